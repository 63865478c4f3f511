import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { KeyMeaning, KeyPlace } from './configuration-keys';
import { bold, renderMarkdown, TextFormat, wrap } from './terminal-text';

/** Places that are shown of a key; JSON has all of them. */
const MAX_PLACES = 8;
const INDENT = '  ';

/** The section about a code. `documents` is the URL below which the documents are. */
export function codeText({ code, title, page, markdown }: Diagnostic, format: TextFormat, documents: string): string {
  const linkTo = (target: string) => {
    const own = /(?:^|\/)?#dsp(\d{3})-/.exec(target)?.[1];
    return own === undefined ? new URL(target, `${documents}/${page}`).href : `dsp explain DSP${own}`;
  };
  return `${bold(`${code} ${title}`, format)}\n\n${renderMarkdown(markdown, format, linkTo)}`;
}

/** All codes with their titles. */
export function codeList(codes: Diagnostic[]): string {
  return codes.map(({ code, title }) => `${code}  ${title}`).join('\n');
}

/** What a key means, once for each of its meanings. */
export function keyText(meanings: KeyMeaning[], format: TextFormat): string {
  return meanings.map((meaning) => oneKey(meaning, format)).join('\n\n');
}

function oneKey(meaning: KeyMeaning, format: TextFormat): string {
  const { key, code, description, type, values, required, link, examples = [], keys = [], places } = meaning;
  const line = (label: string, text: string | undefined) => (text === undefined ? [] : [wrap(text, format, INDENT.repeat(2), `${INDENT}${label}: `)]);
  return [
    bold(key, format),
    ...description === '' ? [] : [wrap(description, format, INDENT)],
    ...line('type', `${type}${required ? ', required' : ''}`),
    ...line('values', values?.join(', ')),
    ...line('default', meaning.default),
    ...line('in code', code),
    ...line('keys', keys.length === 0 ? undefined : keys.map((item) => (item.required ? `${item.key} (required)` : item.key)).join(', ')),
    ...examples.flatMap((example) => line('example', typeof example === 'string' ? example : JSON.stringify(example))),
    ...line('see', link),
    ...placesText(places),
  ].join('\n');
}

function placesText(places: KeyPlace[]): string[] {
  const shown = places.slice(0, MAX_PLACES).map(({ module, struct, path }) => `${INDENT.repeat(2)}${placeText(module, path)}${struct === undefined ? '' : ` (${struct})`}`);
  const rest = places.length - shown.length;
  return [`${INDENT}allowed in:`, ...shown, ...rest > 0 ? [`${INDENT.repeat(2)}and ${rest} more`] : []];
}

function placeText(module: string, path: string): string {
  const file = module === 'mdaa' || module === 'tags' ? `${module}.yaml` : `@aws-mdaa/${module}`;
  return path === '' ? file : `${file}: ${path}`;
}

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
