import { hasColor, paint } from '../style';
import { wordLines } from '../wrap';

/** The format of text for a terminal. */
export interface TextFormat {
  /** Maximum line length, in characters. */
  readonly width: number;
  /** Whether headings and labels are styled. */
  readonly styled: boolean;
}

const MAX_WIDTH = 100;

/** The format that is suitable for the output. */
export function formatFor(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  env = process.env,
): TextFormat {
  return {
    width: Math.min(stream.columns !== undefined && stream.columns > 0 ? stream.columns : MAX_WIDTH, MAX_WIDTH),
    styled: hasColor(stream, env),
  };
}

/** Bold, if text is styled. */
export function bold(text: string, { styled }: TextFormat): string {
  return styled ? paint('bold', text) : text;
}

/** Lines of whole words that fit the width; a longer word is not split. */
export function wrap(text: string, { width }: TextFormat, indent = '', first = indent): string {
  return wordLines(text.split(/\s+/).filter((word) => word !== ''), width, indent, first).join('\n');
}

/**
 * The Markdown of the documentation as text: blocks are indented, links are followed by their targets, and `code` is
 * not changed.
 */
export function renderMarkdown(markdown: string, format: TextFormat, linkTo: (target: string) => string): string {
  return blocksOf(markdown).map((block) => {
    if (block.fence !== undefined) return renderFence(block.fence, block.lines, format);
    const [head, ...rest] = block.lines;
    const heading = /^#+ (.*)$/.exec(head);
    if (heading) return [bold(inline(heading[1], { ...format, styled: false }, linkTo), format), ...rest].join('\n');
    if (head.startsWith('|')) return block.lines.join('\n');
    if (!head.startsWith('- ')) return wrap(inline(block.lines.join(' '), format, linkTo), format);
    const items = block.lines.join('\n').split(/\n(?=- )/).map((item) => item.slice(2).replace(/\n/g, ' '));
    return items.map((item) => wrap(inline(item, format, linkTo), format, '  ', '- ')).join('\n');
  }).join('\n\n');
}

interface Block {
  readonly lines: string[];
  /** The text after the opening fence. */
  readonly fence?: string;
}

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of markdown.split(/\r?\n/)) {
    if (line.startsWith('```') && open?.fence !== undefined) {
      open = undefined;
    } else if (line.startsWith('```')) {
      blocks.push(open = { lines: [], fence: line.slice(3).trim() });
    } else if (line.trim() === '' && open?.fence === undefined) {
      open = undefined;
    } else {
      if (open === undefined) blocks.push(open = { lines: [] });
      open.lines.push(line);
    }
  }
  return blocks;
}

/** `yaml broken` becomes a label above the block. */
function renderFence(fence: string, lines: string[], format: TextFormat): string {
  const label = fence.split(' ')[1];
  return [
    ...(label === undefined ? [] : [bold(`${label}:`, format)]),
    ...lines.map((line) => (line === '' ? '' : `    ${line}`)),
  ].join('\n');
}

/** Emphasis and links; text in backticks is unchanged. */
function inline(text: string, format: TextFormat, linkTo: (target: string) => string): string {
  return text
    .split(/(`[^`]*`)/)
    .reduce(
      (done, part, index) =>
        done +
        (index % 2 === 1
          ? part
          : part.replace(/\*\*([^*]+)\*\*/g, (_, strong: string) =>
            strong
              .split(' ')
              .map((word) => bold(word, format))
              .join(' '),
          )),
      '',
    )
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label: string, target: string) => `${label} <${linkTo(target)}>`);
}
