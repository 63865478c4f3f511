import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';

export const ROOT = join(__dirname, '..', '..');
export const DOCS = join(ROOT, 'docs');

/** A fenced block of a page. */
export interface Fence {
  /** The words after the fence: the language, then the tag of the block. */
  readonly language: string;
  readonly tag?: string;
  readonly text: string;
  /** The location of the block: `docs/concepts.md:12`. */
  readonly place: string;
}

/** A Markdown page. */
export interface Page {
  /** The path in the repository. */
  readonly name: string;
  readonly fences: Fence[];
  /** The text without fenced blocks, line by line. */
  readonly prose: string[];
}

/** The pages in a directory, and with `deep` also in its subdirectories. */
export function pagesIn(directory: string, { deep = false } = {}): Page[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((item) => {
    if (item.isDirectory()) return deep ? pagesIn(join(directory, item.name), { deep }) : [];
    return item.name.endsWith('.md') ? [readPage(join(directory, item.name))] : [];
  });
}

/** Reads a page. Lines of fenced blocks are empty lines in its prose, so that line numbers stay correct. */
export function readPage(path: string): Page {
  return pageOf(relative(ROOT, path), readFileSync(path, 'utf8'));
}

/** The page for a Markdown text. */
export function pageOf(name: string, markdown: string): Page {
  const fences: Fence[] = [];
  const prose: string[] = [];
  let open: { marker: string; info: string; line: number; text: string[] } | undefined;
  markdown.split('\n').forEach((line, index) => {
    const fence = /^\s*(`{3,}|~{3,})(.*)$/.exec(line);
    if (open === undefined) {
      if (fence) open = { marker: fence[1], info: fence[2].trim(), line: index + 1, text: [] };
      prose.push(fence ? '' : line);
      return;
    }
    prose.push('');
    if (line.trim() !== open.marker) {
      open.text.push(line);
      return;
    }
    const [language = '', tag] = open.info.split(/\s+/);
    fences.push({ language, tag, text: `${open.text.join('\n')}\n`, place: `${name}:${open.line}` });
    open = undefined;
  });
  return { name, fences, prose };
}

/** The anchors of the headings of a page, as GitHub generates them. */
export function anchorsOf(page: Page): string[] {
  const seen = new Map<string, number>();
  return page.prose.flatMap((line) => {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line);
    if (!heading) return [];
    const text = heading[1].replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
    const slug = text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    const number = seen.get(slug) ?? 0;
    seen.set(slug, number + 1);
    return [number === 0 ? slug : `${slug}-${number}`];
  });
}

/** A link on a page to a file of the repository, or to a heading. */
export interface Link {
  readonly place: string;
  readonly target: string;
}

/** The relative links on a page, including those of images. */
export function linksOf(page: Page): Link[] {
  return page.prose.flatMap((line, index) => [...line.replace(/`[^`]*`/g, '').matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, target]) => ({ place: `${page.name}:${index + 1}`, target }))
    .filter(({ target }) => !/^[a-z]+:/.test(target)));
}

/** A `dsp` command line on a page, without the arguments that it passes on to other programs. */
export interface CommandLine {
  readonly place: string;
  readonly words: string[];
}

/** The command lines in the blocks of a page, and in code spans of its text. */
export function commandLinesOf(page: Page): CommandLine[] {
  const inProse = page.prose.flatMap((line, index) =>
    [...line.matchAll(/`((?:npx |bin\/)?dsp [^`]+)`/g)].map(([, text]) => ({
      text,
      place: `${page.name}:${index + 1}`,
    })),
  );
  const inFences = page.fences.flatMap(({ text, place }) => text.split('\n').map((line) => ({ text: line, place })));
  return [...inProse, ...inFences].flatMap(({ text, place }) => text.split(/&&|\||;|[()]/).flatMap((part) => {
    const found = /^(?:\s*(?:\$|-|run:|"[\w-]+":)\s*)*"?(?:npx |bin\/)?dsp (.*)$/.exec(part);
    if (!found) return [];
    const words = found[1].replace(/ (?:#|>|-- ).*$| --$/, '').split(/\s+/).filter((word) => word !== '');
    return words.length === 0 ? [] : [{ place, words }];
  }));
}
