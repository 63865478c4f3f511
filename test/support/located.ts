import { readdirSync } from 'fs';
import { App } from 'aws-cdk-lib';
import { directoryWith, mdaaYaml } from './scratch-kit';
import { DataSciencePlatform } from '../../src';
import { ConfigurationError, Problem } from '../../src/private/problems';

/** Ends the line whose key or item is wrong. */
export const MARK = '# <--';
/** Ends the first line of the item that is wrong as a whole. */
export const ITEM = `${MARK} item`;

/** What is reported about a module whose configuration this is. */
export function problemsOfModule(module: string, config: string): Problem[] {
  const mdaa = mdaaYaml(
    `it:\n  module_path: "@aws-mdaa/${module}"\n  module_configs: [./config.yaml]`,
    'region: eu-central-1\naccount: "111122223333"\n',
  );
  try {
    DataSciencePlatform.fromYaml(new App(), 'Platform', directoryWith({ 'mdaa.yaml': mdaa, 'config.yaml': config }));
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

/** The place on the line that is marked: a scalar where it is written, a list or a map where its key or item begins. */
export function markOf(config: string): { file: string; line: number; column: number } {
  const lines = config.split('\n');
  const line = lines.findIndex((text) => text.includes(MARK));
  const [start] = (
    lines[line].includes(ITEM) ? /^\s*(?:- )*/ : /^\s*(?:- )*((?:[\w@./ -]+?|"[^"]*"):\s+(?=[^\s#{[&|>]))?/
  ).exec(lines[line])!;
  return { file: 'config.yaml', line: line + 1, column: start.length + 1 };
}

/** Lines below keys, two spaces deeper for each of them. */
export function below(path: string, text: string): string {
  return path.split('.').reduceRight(
    (lines, key) =>
      `${key}:\n${lines
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`)
        .join('\n')}\n`,
    text,
  );
}

/** The TypeScript files below a directory, with forward slashes. */
export function sourcesIn(directory: string): string[] {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((file) => file.replace(/\\/g, '/'));
  return files.filter((file) => file.endsWith('.ts'));
}
