import { spawn } from 'child_process';
import { existsSync } from 'fs';
import { delimiter, dirname, join, resolve } from 'path';
import { createInterface } from 'readline';
import { knownFailure, StackEnvironment } from './cdk-failures';
import { runChild } from './child-process';
import { fail } from '../private/problems';

/** The aws-cdk CLI of the current project, otherwise the one on the PATH, if any. */
export function cdkCliIfAny(from: string = process.cwd()): string | undefined {
  for (let directory = resolve(from); ; directory = dirname(directory)) {
    const local = join(directory, 'node_modules', '.bin', 'cdk');
    if (existsSync(local)) return local;
    if (dirname(directory) === directory) break;
  }
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const onPath = join(directory, 'cdk');
    if (directory !== '' && existsSync(onPath)) return onPath;
  }
  return undefined;
}

/** The same. Throws an error if there is none. */
export function findCdkCli(): string {
  return cdkCliIfAny() ?? fail({
    code: 'DSP410',
    message: 'the aws-cdk CLI, which runs this command, is not installed',
    hint: 'run "npm install --save-dev aws-cdk@2.1148.1" in this directory, or "npm install --global '
      + 'aws-cdk@2.1148.1", then run the command again',
  });
}

/** Options for running the aws-cdk CLI. */
export interface CdkRun {
  /** The stacks to which failures are assigned. */
  readonly stacks: readonly StackEnvironment[];
  /** Receives the lines of its standard output, if they are not passed through. */
  readonly isMessage?: (line: string) => boolean;
}

/** The assembly is complete: "build" of cdk.json in the current directory is not for it. */
export const NO_BUILD = '--build=';
/** Printed when a deployment is interrupted: CloudFormation continues when the program that started it stops. */
const INTERRUPTED =
  'interrupted: CloudFormation completes or rolls back the current operation; run the command again to continue';
const TAIL = 20_000;
/** The exit code of every failure, regardless of the code of the aws-cdk CLI. */
const FAILED = 1;

/**
 * Runs the aws-cdk CLI and passes its output through. Returns the exit code: 0, 1 if it failed, or 128 plus the number
 * of the signal that interrupted it. Throws an error if the reason for a failure is known.
 */
export async function runCdkCli(executable: string, args: string[], run: CdkRun): Promise<number> {
  // With CI, the aws-cdk CLI writes everything to standard output, including failures.
  const reads = run.isMessage !== undefined || isTrue(process.env.CI);
  let tail = '';
  const keep = (text: string) => {
    tail = (tail + text).slice(-TAIL);
  };
  const { code, interrupted } = await runChild(() => {
    const [command, ...rest] = args;
    const child = spawn(executable, [command, NO_BUILD, ...rest], {
      stdio: ['inherit', reads ? 'pipe' : 'inherit', 'pipe'],
    });
    child.stderr!.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk);
      keep(chunk.toString());
    });
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        (run.isMessage?.(line) ? process.stderr : process.stdout).write(`${line}\n`);
        keep(`${line}\n`);
      });
    }
    return child;
  });
  if (interrupted) {
    process.stderr.write(`${INTERRUPTED}\n`);
    return code;
  }
  if (code === 0) return 0;
  const known = knownFailure(tail, run.stacks);
  if (known) fail(known);
  return FAILED;
}

function isTrue(text: string | undefined): boolean {
  return text !== undefined && !['', '0', 'false'].includes(text);
}
