/** The definition of a code, except its messages, which quote the invalid value. Strings are Markdown. */
export interface Diagnostic {
  /** A few words: `Unknown key`. */
  readonly title: string;
  readonly meaning: string;
  /** Why it is reported. */
  readonly why: string;
  /** How to fix it, for the documentation. */
  readonly fix: string;
  /** The hint of messages without a hint. */
  readonly hint?: string;
  /** @default error */
  readonly severity?: 'warning' | 'note' | 'error or warning';
  /** A whole `mdaa.yaml`, or the configuration of the module that the first line specifies, with only this problem. */
  readonly broken?: string;
  /** The same without the problem. */
  readonly fixed?: string;
  /** Part of a configuration, if a whole one would be long. */
  readonly fragment?: string;
  /** The output of `dsp`. */
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
