import { App } from 'aws-cdk-lib';
import { directoryWith, mdaaYaml } from './scratch-kit';
import { DataSciencePlatform } from '../../src';
import { ConfigurationError, Problem } from '../../src/private/problems';

/** Ends the line whose key or item is wrong. */
export const MARK = '# <--';

/** What is reported about a module whose configuration this is. */
export function problemsOfModule(module: string, config: string): Problem[] {
  const mdaa = mdaaYaml(`it:\n  module_path: "@aws-mdaa/${module}"\n  module_configs: [./config.yaml]`, 'region: eu-central-1\naccount: "111122223333"\n');
  try {
    DataSciencePlatform.fromYaml(new App(), 'Platform', directoryWith({ 'mdaa.yaml': mdaa, 'config.yaml': config }));
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

/** The key or the item on the line that is marked. */
export function markOf(config: string): { file: string; line: number; column: number } {
  const lines = config.split('\n');
  const line = lines.findIndex((text) => text.includes(MARK));
  return { file: 'config.yaml', line: line + 1, column: /^\s*(- )*/.exec(lines[line])![0].length + 1 };
}

/** Lines below keys, two spaces deeper for each of them. */
export function below(path: string, text: string): string {
  return path.split('.').reduceRight((lines, key) => `${key}:\n${lines.trimEnd().split('\n').map((line) => `  ${line}`).join('\n')}\n`, text);
}
