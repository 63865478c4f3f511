import { readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';

export const ROOT = join(__dirname, '..', '..');

/** A fenced block of a document. */
export interface FencedBlock {
  /** What follows the opening fence: `yaml broken`. */
  readonly tag: string;
  readonly text: string;
  readonly line: number;
}

/** Every Markdown file of a directory and those below, relative to the root of the repository. */
export function markdownFiles(directory: string): string[] {
  return readdirSync(join(ROOT, directory), { withFileTypes: true }).flatMap((item) => {
    const path = join(directory, item.name);
    if (item.isDirectory()) return markdownFiles(path);
    return item.name.endsWith('.md') ? [relative(ROOT, join(ROOT, path))] : [];
  }).sort();
}

export function readDocument(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The fenced blocks of a document. */
export function fencedBlocks(markdown: string): FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { tag: string; lines: string[]; line: number } | undefined;
  markdown.split('\n').forEach((line, index) => {
    if (!line.startsWith('```')) {open?.lines.push(line);} else if (open === undefined) {open = { tag: line.slice(3).trim(), lines: [], line: index + 1 };} else {
      blocks.push({ tag: open.tag, text: `${open.lines.join('\n')}\n`, line: open.line });
      open = undefined;
    }
  });
  return blocks;
}

/** A document without its fenced blocks. */
export function withoutBlocks(markdown: string): string {
  return markdown.replace(/^```[^]*?^```$/gm, '');
}

/** The anchors that the headings of a document make, as GitHub makes them. */
export function anchorsOf(markdown: string): string[] {
  const seen = new Map<string, number>();
  return [...withoutBlocks(markdown).matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) => {
    const slug = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

/** The targets of the links of a document that lead into the repository. */
export function localLinks(markdown: string): string[] {
  return [...withoutBlocks(markdown).replace(/`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target).filter((target) => !/^[a-z]+:/.test(target));
}
