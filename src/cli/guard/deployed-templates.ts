import { spawn } from 'child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { NO_BUILD } from '../cdk-cli';
import { runChild } from '../child-process';
import { Template } from '../diff/template';

/** What happens to stacks that CloudFormation still changes, for example after an interrupted deployment. */
export interface BusyStacks {
  /** Whether their templates are read only when CloudFormation has completed the change or rolled it back. */
  readonly wait: boolean;
  /** Called for each of them, and for each new status while it is waited for. */
  readonly report: (stackName: string, status: string) => void;
}

/** The deployed templates that could be read. */
export interface DeployedTemplates {
  /** Templates by the path of the stack in the assembly; an empty one for a stack that is not deployed. */
  readonly templates: ReadonlyMap<string, Template>;
  /** The reason why templates are missing. */
  readonly failure?: string;
  /** Whether the reading was interrupted. */
  readonly interrupted: boolean;
}

const POLLING_MILLISECONDS = 2_000;

/**
 * `cdk diff` does not print templates, and an AWS SDK would be many times larger than this package. Therefore `cdk
 * diff` runs unchanged, with the credentials, roles, proxies and plugins of the deployment, and the templates that it
 * reads are recorded. If its version reads them differently, nothing is recorded, and the user gets a warning. `cdk
 * deploy` skips a stack with an unchanged template even while CloudFormation is still creating it, and would deploy the
 * stacks that depend on it too early. Therefore, this waits for it.
 */
const RECORDER = `
const { writeFileSync } = require('fs');
const [library, file, wait] = process.argv.splice(1, 3);
const { cli, CloudFormationStack, Deployments } = require(library);
const templates = {};
const template = CloudFormationStack.prototype.template;
const isBusy = ({ exists, stackStatus: { name } }) => exists && /(?<!^REVIEW)_IN_PROGRESS$/.test(name);
const settled = async (stack, reported) => {
  if (!isBusy(stack)) return stack;
  const status = stack.stackStatus.name;
  if (status !== reported) process.send([stack.stackName, status]);
  if (wait !== 'wait') return stack;
  await new Promise((done) => setTimeout(done, ${POLLING_MILLISECONDS}));
  return settled(await CloudFormationStack.lookup(stack.cfn, stack.stackName), status);
};
CloudFormationStack.prototype.template = async function () {
  const stack = await settled(this);
  // Of a stack that was not created, the template describes nothing that exists.
  const unfinished = ['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'REVIEW_IN_PROGRESS', 'DELETE_COMPLETE'];
  return stack.exists && unfinished.includes(stack.stackStatus.name) ? {} : template.call(stack);
};
const read = Deployments.prototype.readCurrentTemplateWithNestedStacks;
Deployments.prototype.readCurrentTemplateWithNestedStacks = async function (stack, ...rest) {
  const found = await read.call(this, stack, ...rest);
  templates[stack.hierarchicalId] = found.deployedRootTemplate;
  return found;
};
process.on('exit', () => writeFileSync(file, JSON.stringify(templates)));
cli(process.argv.slice(1));
`;

/** Options of a deployment that determine access to the account, and have a value. */
const ACCESS_OPTIONS = ['--profile', '--region', '--proxy', '--ca-bundle-path', '--plugin', '-p', '--role-arn', '-r'];
const TAIL = 4_000;

/** Reads the templates of deployed stacks, each in its own account and Region. */
export async function deployedTemplates(
  executable: string, directory: string, stacks: readonly string[], passedOn: readonly string[], busy?: BusyStacks,
): Promise<DeployedTemplates> {
  const none = { templates: new Map<string, Template>(), interrupted: false };
  const library = libraryOf(executable);
  if (library === undefined) return { ...none, failure: `"${executable}" is not part of an aws-cdk package` };
  const scratch = mkdtempSync(join(tmpdir(), 'dsp-guard-'));
  const file = join(scratch, 'templates.json');
  try {
    let tail = '';
    const { code, interrupted } = await runChild(() => {
      const child = spawn(process.execPath, [
        '-e', RECORDER, '--', library, file, busy?.wait === true ? 'wait' : 'read',
        'diff', NO_BUILD, '--app', directory, ...stacks, '--exclusively', '--method=template', '--no-fail',
        '--no-notices', '--ci=false', '--no-color', ...accessOptions(passedOn),
      ], { stdio: ['inherit', process.stderr.isTTY ? 2 : 'ignore', 'pipe', 'ipc'] });
      child.on('message', ([stackName, status]: [string, string]) => busy?.report(stackName, status));
      child.stderr!.on('data', (chunk: Buffer) => {
        tail = (tail + chunk.toString()).slice(-TAIL);
      });
      return child;
    });
    const templates = new Map(Object.entries(
      existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as { [stack: string]: Template } : {},
    ));
    if (stacks.every((stack) => templates.has(stack))) return { templates, interrupted };
    const failure = code === 0 ? 'this version of the aws-cdk CLI reads them in an unknown way' : reason(tail);
    return { templates, failure, interrupted };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The code of the aws-cdk package that an executable belongs to: a link to it, or a script next to it. */
function libraryOf(executable: string): string | undefined {
  const packages = [
    join(dirname(realpathSync(executable)), '..'),
    join(dirname(executable), '..', 'aws-cdk'),
    join(dirname(executable), 'node_modules', 'aws-cdk'),
  ];
  return packages.filter((root) => nameOf(root) === 'aws-cdk').map((root) => join(root, 'lib', 'index.js'))
    .find((library) => existsSync(library));
}

function nameOf(root: string): string | undefined {
  const file = join(root, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name : undefined;
}

function accessOptions(passedOn: readonly string[]): string[] {
  return passedOn.flatMap((argument, index) => {
    if (ACCESS_OPTIONS.includes(argument)) return passedOn.slice(index, index + 2);
    return ACCESS_OPTIONS.some((option) => argument.startsWith(`${option}=`)) ? [argument] : [];
  });
}

/** The last error of the output, otherwise its last line. */
function reason(output: string): string {
  const lines = output.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !/^at /.test(line));
  const errors = lines.filter((line) => /error|fail|unable|denied|not authorized|could not|credential/i.test(line));
  return (errors.length > 0 ? errors : lines).slice(-1)[0] ?? 'the aws-cdk CLI did not report a reason';
}
