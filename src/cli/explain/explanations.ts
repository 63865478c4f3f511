import { KeyMeaning, KeyPlace } from './configuration-keys';
import { bold, renderMarkdown, TextFormat, wrap } from './terminal-text';
import { Diagnostic, diagnosticMarkdown } from '../../private/diagnostics/diagnostic';
import { DIAGNOSTIC_PAGES } from '../../private/diagnostics/pages';

/** Maximum number of locations that are shown for a key; JSON contains all of them. */
const MAX_PLACES = 8;
const INDENT = '  ';

/** The section about a code. `documents` is the base URL of the documentation. */
export function codeText(
  { code, title, page, markdown }: ExplainedDiagnostic,
  format: TextFormat,
  documents: string,
): string {
  const linkTo = (target: string) => {
    const own = /(?:^|\/)?#dsp(\d{3})-/.exec(target)?.[1];
    return own === undefined ? new URL(target, `${documents}/${page}`).href : `dsp explain DSP${own}`;
  };
  return `${bold(`${code} ${title}`, format)}\n\n${renderMarkdown(markdown, format, linkTo)}`;
}

/** All codes with their titles. */
export function codeList(codes: ExplainedDiagnostic[]): string {
  return codes.map(({ code, title }) => `${code}  ${title}`).join('\n');
}

/** The meaning of a key, once for each meaning. */
export function keyText(meanings: KeyMeaning[], format: TextFormat): string {
  return meanings.map((meaning) => oneKey(meaning, format)).join('\n\n');
}

function oneKey(meaning: KeyMeaning, format: TextFormat): string {
  const { key, code, description, type, values, required, link, examples = [], keys = [], places } = meaning;
  const line = (label: string, text: string | undefined) =>
    text === undefined ? [] : [wrap(text, format, INDENT.repeat(2), `${INDENT}${label}: `)];
  return [
    bold(key, format),
    ...description === '' ? [] : [wrap(description, format, INDENT)],
    ...line('type', `${type}${required ? ', required' : ''}`),
    ...line('values', values?.join(', ')),
    ...line('default', meaning.default),
    ...line('in code', code),
    ...line(
      'keys',
      keys.length === 0
        ? undefined
        : keys.map((item) => (item.required ? `${item.key} (required)` : item.key)).join(', '),
    ),
    ...examples.flatMap((example) => line('example', typeof example === 'string' ? example : JSON.stringify(example))),
    ...line('see', link),
    ...placesText(places),
  ].join('\n');
}

function placesText(places: KeyPlace[]): string[] {
  const shown = places
    .slice(0, MAX_PLACES)
    .map(
      ({ module, struct, path }) =>
        `${INDENT.repeat(2)}${placeText(module, path)}${struct === undefined ? '' : ` (${struct})`}`,
    );
  const rest = places.length - shown.length;
  return [`${INDENT}allowed in:`, ...shown, ...rest > 0 ? [`${INDENT.repeat(2)}and ${rest} more`] : []];
}

function placeText(module: string, path: string): string {
  const file = module === 'mdaa' || module === 'tags' ? `${module}.yaml` : `@aws-mdaa/${module}`;
  return path === '' ? file : `${file}: ${path}`;
}

/** The entry of a code in the registry. */
export interface ExplainedDiagnostic {
  readonly code: string;
  /** A few words: `Unknown key`. */
  readonly title: string;
  /** The page, relative to the documentation: `diagnostics/configuration.md`. */
  readonly page: string;
  /** The section without its heading. */
  readonly markdown: string;
}

/** Every code, sorted by number. */
export function diagnostics(): ExplainedDiagnostic[] {
  return DIAGNOSTIC_PAGES.flatMap(({ file, diagnostics: ofPage }) =>
    Object.entries<Diagnostic>(ofPage).map(([code, diagnostic]) => ({
      code,
      title: diagnostic.title,
      page: `diagnostics/${file}.md`,
      markdown: diagnosticMarkdown(diagnostic),
    })),
  ).sort((one, other) => (one.code < other.code ? -1 : 1));
}
