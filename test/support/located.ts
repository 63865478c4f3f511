import { readdirSync } from 'fs';
import { App } from 'aws-cdk-lib';
import { directoryWith, mdaaYaml } from './scratch-kit';
import { DataSciencePlatform } from '../../src';
import { ConfigurationError, Problem } from '../../src/private/problems';

/** Marks the end of the line whose key or item is invalid. */
export const MARK = '# <--';
/** Marks the end of the first line of an item that is invalid as a whole. */
export const ITEM = `${MARK} item`;
/** Marks the end of a line whose key is invalid, whatever its value. */
export const KEY = `${MARK} key`;

/** The problems of a module with this configuration. */
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

/** The location on the marked line: the value of a scalar, or the start of the key or item of a list or map. */
export function markOf(config: string): { file: string; line: number; column: number } {
  const lines = config.split('\n');
  const line = lines.findIndex((text) => text.includes(MARK));
  const [start] = (
    lines[line].includes(ITEM) || lines[line].includes(KEY) ? /^\s*(?:- )*/ : /^\s*(?:- )*((?:[\w@./ -]+?|"[^"]*"):\s+(?=[^\s#{[&|>]))?/
  ).exec(lines[line])!;
  return { file: 'config.yaml', line: line + 1, column: start.length + 1 };
}

/** Lines under keys, indented by two more spaces for each key. */
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

/** The TypeScript files under a directory, with forward slashes. */
export function sourcesIn(directory: string): string[] {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((file) => file.replace(/\\/g, '/'));
  return files.filter((file) => file.endsWith('.ts'));
}
