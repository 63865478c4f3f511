import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** Where the pages about codes are, beside the compiled sources. */
export const DIAGNOSTICS = join(__dirname, '..', '..', '..', 'docs', 'diagnostics');

/** What the documents say about one code. */
export interface Diagnostic {
  readonly code: string;
  /** A few words: `Unknown key`. */
  readonly title: string;
  /** The page, relative to the documents: `diagnostics/configuration.md`. */
  readonly page: string;
  /** The section without its heading. */
  readonly markdown: string;
}

/** Every code, in the order of the numbers. */
export function diagnostics(): Diagnostic[] {
  const pages = readdirSync(DIAGNOSTICS).filter((file) => file.endsWith('.md')).sort();
  return pages.flatMap((file) => sectionsOf(`diagnostics/${file}`, readFileSync(join(DIAGNOSTICS, file), 'utf8')))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The sections `## DSPnnn Title` of a page. A line that looks like a heading inside of a fenced block is none. */
export function sectionsOf(page: string, text: string): Diagnostic[] {
  const sections: { code: string; title: string; lines: string[] }[] = [];
  let fenced = false;
  for (const line of text.split(/\r?\n/)) {
    const heading = fenced ? null : /^#{1,2} (?:(DSP\d{3}) )?(.*)$/.exec(line);
    if (line.startsWith('```')) fenced = !fenced;
    if (heading) sections.push({ code: heading[1] ?? '', title: heading[2], lines: [] });
    else sections[sections.length - 1]?.lines.push(line);
  }
  return sections.filter(({ code }) => code !== '').map(({ code, title, lines }) => ({ code, title, page, markdown: lines.join('\n').trim() }));
}
