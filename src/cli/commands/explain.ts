import { readFileSync } from 'fs';
import { join } from 'path';
import { Command, Option } from 'commander';
import { fail } from '../../private/problems';
import { nearest } from '../../private/suggestions';
import { ConfigurationKeys, SCHEMAS } from '../explain/configuration-keys';
import { diagnostics } from '../explain/diagnostics';
import { codeList, codeText, keyText } from '../explain/explanations';
import { formatFor } from '../explain/terminal-text';
import { Terminal } from '../terminal';

interface ExplainOptions {
  readonly output: 'text' | 'json';
  readonly quiet: boolean;
  readonly debug: boolean;
}

/** `dsp explain`: a code or a key in words. `schemas` is the directory of the JSON schemas. */
export function explainCommand(schemas = SCHEMAS): Command {
  return new Command('explain')
    .description('explain the code of a problem, or a key of the configuration; without a word, list all codes')
    .argument('[word]', 'a code such as DSP110, a key, or a path of keys such as datalake.buckets.accessPolicies')
    .addOption(new Option('--output <format>', 'format of what is printed').choices(['text', 'json']).default('text'))
    .option('--quiet', 'no progress messages', false)
    .option('--debug', 'show the stack trace of an unexpected error', false)
    .action((word: string | undefined, options: ExplainOptions) => explain(word, options, schemas));
}

function explain(word: string | undefined, options: ExplainOptions, schemas: string): void {
  const terminal = new Terminal(options);
  const print = (data: unknown, text: () => string) => terminal.data(options.output === 'json' ? JSON.stringify(data, undefined, 2) : text());
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

/** The nearest word of the same sort; of a path, the path with its last step mended. */
function unknown(word: string, codes: string[], keys: ConfigurationKeys): never {
  const isCode = /^dsp/i.test(word);
  const [, path, last] = /^(.*\.)?([^.]*)$/.exec(word)!;
  const match = isCode ? nearest(word, codes) : nearest(last, keys.words);
  const mended = match === undefined || isCode ? match : [`${path ?? ''}${match}`, match].find((candidate) => keys.find(candidate).length > 0);
  return fail({
    code: 'DSP430',
    message: `there is no ${isCode ? 'code' : 'code or key'} "${word}"`,
    hint: mended === undefined ? 'run "dsp explain" to see all codes; docs/reference lists all keys' : `did you mean "${mended}"?`,
  });
}

/** Where the documents are that do not come with the package. */
function documentsUrl(): string {
  const { repository } = JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'package.json'), 'utf8')) as { repository: { url: string } };
  return `${repository.url.replace(/\.git$/, '')}/blob/main/docs`;
}
