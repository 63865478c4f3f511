import { spawn } from 'child_process';
import { existsSync } from 'fs';
import { constants } from 'os';
import { delimiter, dirname, join, resolve } from 'path';
import { fail, Problem } from '../private/problems';

/** What the aws-cdk CLI says when something outside of the templates is missing. */
const KNOWN_FAILURES: { pattern: RegExp; problem: Problem }[] = [
  {
    pattern: /bootstrap stack|has the environment been bootstrapped|\/cdk-bootstrap\//i,
    problem: {
      code: 'DSP412',
      message: 'the account and region are not bootstrapped for the AWS CDK',
      hint: 'run "npx cdk bootstrap aws://ACCOUNT/REGION" once for each account and region, then run this again',
    },
  },
  {
    pattern:
      /unable to resolve aws account|no credentials|credentials (?:have|has) (?:not )?(?:been )?(?:configured|expired)|could not load credentials|expiredtoken|security token .* (?:invalid|expired)|need to perform aws calls|unable to locate credentials|specify a region/i,
    problem: {
      code: 'DSP411',
      message: 'there are no valid AWS credentials, or no region',
      hint: 'sign in (for example "aws sso login", or set AWS_PROFILE and AWS_REGION), check with "aws sts '
        + 'get-caller-identity", then run this again',
    },
  },
];

/** Signals that reach only this process. Ctrl-C, which a terminal sends to all processes, is not one of them. */
const PASSED_ON: NodeJS.Signals[] = ['SIGTERM', 'SIGHUP'];

/** The aws-cdk CLI of the project at hand, else the one on the PATH. */
export function findCdkCli(from: string = process.cwd()): string {
  for (let directory = resolve(from); ; directory = dirname(directory)) {
    const local = join(directory, 'node_modules', '.bin', 'cdk');
    if (existsSync(local)) return local;
    if (dirname(directory) === directory) break;
  }
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const onPath = join(directory, 'cdk');
    if (directory !== '' && existsSync(onPath)) return onPath;
  }
  return fail({
    code: 'DSP410',
    message: 'the aws-cdk CLI, which carries out this command, is not installed',
    hint: 'run "npm install --save-dev aws-cdk@2.1148.1" in this directory, or "npm install --global '
      + 'aws-cdk@2.1148.1", then run this again',
  });
}

/**
 * Runs the aws-cdk CLI, passing its output through. Gives its exit code; throws where the reason of a failure is known.
 */
export async function runCdkCli(executable: string, args: string[]): Promise<number> {
  const child = spawn(executable, args, { stdio: ['inherit', 'inherit', 'pipe'] });
  let tail = '';
  child.stderr.on('data', (chunk: Buffer) => {
    process.stderr.write(chunk);
    tail = (tail + chunk.toString()).slice(-20_000);
  });
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of PASSED_ON) process.on(signal, passOn);
  const code = await new Promise<number>((done, failed) => {
    child.on('error', failed);
    child.on('close', (status, signal) => done(status ?? (signal ? 128 + constants.signals[signal] : 0)));
  }).finally(() => PASSED_ON.forEach((signal) => process.off(signal, passOn)));
  if (code !== 0) {
    const known = KNOWN_FAILURES.find(({ pattern }) => pattern.test(tail));
    if (known) fail(known.problem);
  }
  return code;
}
