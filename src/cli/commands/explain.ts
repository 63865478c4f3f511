import { Argument, Command } from 'commander';
import { readJsonOfPackage } from '../../private/package-directory';
import { fail } from '../../private/problems';
import { nearest } from '../../private/suggestions';
import { completedWith, Source } from '../completion/command-line';
import { ConfigurationKeys, SCHEMAS } from '../explain/configuration-keys';
import { diagnostics, codeList, codeText, keyText } from '../explain/explanations';
import { formatFor } from '../explain/terminal-text';
import { withExamples } from '../help';
import { OutputOptions, withOutputOptions } from '../options';
import { Terminal } from '../terminal';

/** Codes, and keys of the configuration. */
const WORDS: Source = {
  kind: 'words',
  get words() { return [...diagnostics().map(({ code }) => code), ...new ConfigurationKeys(SCHEMAS).words]; },
};

/** `dsp explain`: the meaning of a code or a key. `schemas` is the directory of the JSON schemas. */
export function explainCommand(schemas = SCHEMAS): Command {
  const word = new Argument(
    '[word]',
    'a code such as DSP110, a key, or a path of keys such as datalake.buckets.accessPolicies',
  );
  const command = new Command('explain')
    .description('explain the code of a problem, or a key of the configuration; without a word, list all codes')
    .addArgument(completedWith(word, WORDS));
  return withExamples(withOutputOptions(command), [
    ['dsp explain', 'all codes'],
    ['dsp explain DSP110', 'what a code means, and how to fix it'],
    ['dsp explain accessPolicies', 'what a key means, in every location'],
    ['dsp explain datalake.buckets', 'the key of one module'],
  ]).action((asked: string | undefined, options: OutputOptions) => explain(asked, options, schemas));
}

function explain(word: string | undefined, options: OutputOptions, schemas: string): void {
  const terminal = new Terminal(options);
  const print = (data: unknown, text: () => string) =>
    terminal.data(options.output === 'json' ? JSON.stringify(data, undefined, 2) : text());
  const codes = diagnostics();
  const format = formatFor(process.stdout);
  if (word === undefined) {
    print(codes.map(({ code, title, page }) => ({ code, title, page })), () => codeList(codes));
    return;
  }
  const code = codes.find((candidate) => candidate.code === word.toUpperCase());
  if (code !== undefined) {
    print(code, () => codeText(code, format, documentsUrl()));
    return;
  }
  const keys = new ConfigurationKeys(schemas);
  const meanings = keys.find(word);
  if (meanings.length === 0) unknown(word, codes.map((candidate) => candidate.code), keys);
  print(meanings, () => keyText(meanings, format));
}

/** The nearest word of the same kind; for a path, the path with its last step corrected. */
function unknown(word: string, codes: string[], keys: ConfigurationKeys): never {
  const isCode = /^dsp/i.test(word);
  const [, path, last] = /^(.*\.)?([^.]*)$/.exec(word)!;
  const match = isCode ? nearest(word, codes) : nearest(last, keys.words);
  const corrected =
    match === undefined || isCode
      ? match
      : [`${path ?? ''}${match}`, match].find((candidate) => keys.find(candidate).length > 0);
  return fail({
    code: 'DSP430',
    message: `there is no ${isCode ? 'code' : 'code or key'} "${word}"`,
    hint:
      corrected === undefined
        ? 'run "dsp explain" to see all codes; docs/reference lists all keys'
        : `did you mean "${corrected}"?`,
  });
}

/** The URL of the documentation that is not in the package. */
function documentsUrl(): string {
  const { repository } = readJsonOfPackage<{ repository: { url: string } }>('package.json');
  return `${repository.url.replace(/\.git$/, '')}/blob/main/docs`;
}
