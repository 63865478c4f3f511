/** Everything that is known of one code, except its messages, which quote what is wrong. Texts are Markdown. */
export interface Diagnostic {
  /** A few words: `Unknown key`. */
  readonly title: string;
  readonly meaning: string;
  /** Why it is reported. */
  readonly why: string;
  /** How to fix it, for the documents. */
  readonly fix: string;
  /** The hint of a message that has none of its own. */
  readonly hint?: string;
  /** @default error */
  readonly severity?: 'warning' | 'note' | 'error or warning';
  /** A whole `mdaa.yaml`, or the configuration of the module that the first line names, with only this problem. */
  readonly broken?: string;
  /** The same without the problem. */
  readonly fixed?: string;
  /** A part of a configuration, where a whole one would be long. */
  readonly fragment?: string;
  /** What `dsp` prints. */
  readonly output?: string;
}

const ARTICLES = {
  'error': 'an error',
  'warning': 'a warning',
  'note': 'a note',
  'error or warning': 'an error or a warning',
};

/** The section about a diagnostic, without its heading. */
export function diagnosticMarkdown(diagnostic: Diagnostic): string {
  const { meaning, why, fix, severity = 'error', broken, fixed, fragment, output } = diagnostic;
  const block = (tag: string, text: string | undefined) =>
    text === undefined ? [] : [`\`\`\`${tag}\n${text}\n\`\`\``];
  return [
    meaning,
    `**Why it is ${ARTICLES[severity]}:** ${why}`,
    `**Fix:** ${fix}`,
    ...block('yaml broken', broken),
    ...block('yaml fixed', fixed),
    ...block('yaml fragment', fragment),
    ...block('console', output),
  ].join('\n\n');
}
