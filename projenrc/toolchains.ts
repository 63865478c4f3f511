import { spawnSync } from 'child_process';

/** A language that packages are built for. */
export interface Language {
  readonly name: string;
  /** Commands that must succeed to build a package on this machine. */
  readonly tools: string[][];
  /** Additional required output of the first tool, if it can run without required components. */
  readonly prints?: RegExp;
  /** Whether the generated sources are useful if the tools are missing. */
  readonly sources?: boolean;
}

/** Packs the payload of every language but TypeScript. */
export const PACK_FOR_BINDINGS = 'node -r ts-node/register/transpile-only projenrc/pack-for-bindings.ts';

/** Makes the console script of the Python packages start Node.js directly. */
export const PYTHON_LAUNCHER = 'python3 projenrc/python-launcher.py dist/python';

/** The languages, in the order in which their packages are built. */
export const LANGUAGES: Language[] = [
  { name: 'js', tools: [] },
  { name: 'python', tools: [['python3', '-c', 'import venv, ensurepip']] },
  { name: 'java', tools: [['javac', '-version'], ['mvn', '--version']] },
  { name: 'dotnet', tools: [['dotnet', '--list-sdks']], prints: /\d/, sources: true },
  { name: 'go', tools: [['go', 'version']] },
];

/** The missing tool of a language on this machine, as text; undefined if all tools are available. */
export function missingTool({ tools, prints }: Language): string | undefined {
  for (const [command, ...args] of tools) {
    const { error, status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
    if (error) return `"${command}" is not on the path`;
    if (status !== 0 || (prints && !prints.test(stdout))) {
      return `"${[command, ...args].join(' ')}" does not find its required components`;
    }
  }
  return undefined;
}
