import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { Command, Option } from 'commander';
import { entryFileOf } from '../../config/document-store';
import { throwProblems } from '../../private/problems';
import { buildModules, newApp, Synthesis, synthesize } from '../assembly';
import { cdkCliIfAny, findCdkCli, runCdkCli } from '../cdk-cli';
import { fixOrder } from '../deployment-order';
import { deploymentSteps, describePlan, runSteps, stackIds } from '../deployment-plan';
import {
  checkEnvironments, checkProtection, environmentsOf, missingDependencies, orphans, withDependencies,
} from '../deployment-scope';
import { diffBaseline } from '../diff/baseline';
import { FailOn } from '../diff/change-report';
import { GuardOptions, guardDeployment, notRead } from '../guard/guard';
import { Example, withExamples } from '../help';
import { SynthOptions, withCommonOptions, withOutputDirectory } from '../options';
import { remainingSamples } from '../sample-values';
import { Terminal } from '../terminal';

const EXAMPLES: { readonly [name in 'deploy' | 'diff' | 'destroy']: readonly Example[] } = {
  deploy: [
    ['dsp deploy', 'deploys every stack'],
    ['dsp deploy -e dev -m roles,datalake', 'deploys these two modules of one environment, and no others'],
    ['dsp deploy -m example-team --with-dependencies', 'deploys a module and its dependencies'],
    ['dsp deploy --dry-run', 'shows what would run, and what would be rejected'],
    ['dsp deploy --allow-replacement DomainA1B2C3D4', 'allows replacing or deleting this resource with its data'],
    ['dsp deploy -- --require-approval never', 'does not ask for approval'],
  ],
  diff: [
    ['dsp diff', 'compares every stack'],
    ['dsp diff -d shared -- --fail', 'compares one domain, and fails on a difference'],
    ['dsp diff --baseline main --fail-on replacement', 'compares with the branch main, without an account'],
  ],
  destroy: [
    ['dsp destroy -e dev', 'deletes the stacks of one environment'],
    ['dsp destroy -m example-team -- --force', 'deletes one module without confirmation'],
  ],
};

/** Output of the aws-cdk CLI on standard output during `cdk diff` in addition to the differences. */
const NOISE = /^(\S+: )?(\[?\d+%\]? )?(start|success|fail|debug): (Building|Built|Publishing|Published) |^Hold on while/;

type Filters = Pick<SynthOptions, 'domain' | 'env' | 'module'>;

interface DeployOptions extends SynthOptions {
  readonly dryRun: boolean;
  readonly withDependencies: boolean;
  readonly adoptExisting: boolean;
  readonly allowReplacement: string[];
}

interface DiffOptions extends Omit<SynthOptions, 'output'> {
  readonly output: 'text' | 'json' | 'markdown';
  readonly baseline?: string;
  readonly failOn?: FailOn;
}

const FORMATS = ['text', 'json', 'markdown'];
const FAIL_ON: readonly FailOn[] = ['replacement', 'deletion', 'any'];

/**
 * `dsp diff`: compares the templates with the deployed ones, or with a baseline. The differences are written to
 * standard output.
 */
export function diffCommand(): Command {
  return passedOnCommand('diff', 'compare the templates with what is deployed, or with a baseline', FORMATS)
    .option('--baseline <directory-or-revision>', 'compare with a configuration, an assembly or a Git revision')
    .addOption(new Option('--fail-on <change>', 'with --baseline: changes that cause exit code 1').choices(FAIL_ON))
    .action(async (passedOn: string[], options: DiffOptions) => {
      const terminal = new Terminal(options);
      const { baseline } = options;
      if (baseline !== undefined) {
        process.exitCode = diffBaseline({ ...options, baseline }, terminal);
        return;
      }
      const executable = findCdkCli();
      const synthesis = await synthesize(options, terminal);
      checkEnvironments(synthesis.modules, passedOn);
      // With --ci, the aws-cdk CLI writes the differences to standard output.
      process.exitCode = await runCdkCli(
        executable,
        ['diff', '--ci', ...colors(), ...stackArguments(synthesis, options), ...passedOn],
        { stacks: environmentsOf(synthesis.modules), isMessage: (line) => NOISE.test(line) },
      );
    });
}

/** `dsp destroy`: deletes only the stacks of the selected modules. */
export function destroyCommand(): Command {
  return passedOnCommand('destroy', 'delete the stacks; resources that hold data are retained')
    .action(async (passedOn: string[], options: SynthOptions) => {
      const terminal = new Terminal(options);
      const executable = findCdkCli();
      const synthesis = await synthesize({ ...options, allowCode: true }, terminal);
      const { modules, platform } = synthesis;
      checkProtection(modules);
      checkEnvironments(modules, passedOn);
      const users = orphans(platform.modules, modules);
      if (users) terminal.warnings([users]);
      fixOrder(synthesis.directory, modules.flatMap(stackIds), passedOn);
      process.exitCode = await runCdkCli(
        executable,
        ['destroy', ...stackArguments(synthesis, options), ...passedOn],
        { stacks: environmentsOf(modules) },
      );
    });
}

/**
 * `dsp deploy`: deploys the stacks in dependency order, with the commands of the modules before and after them.
 * Who deploys a configuration with its commands has chosen its code.
 */
export function deployCommand(): Command {
  return passedOnCommand('deploy', 'deploy the stacks in dependency order')
    .option('--dry-run', 'show the stacks and commands in order without running them', false)
    .option('--with-dependencies', 'also deploy the modules that the selected modules depend on', false)
    .option('--adopt-existing', 'import existing resources into the stacks, if CloudFormation supports it', false)
    .option(
      '--allow-replacement <logical-id>', 'allow replacing or deleting this resource, which holds data; repeatable',
      (id: string, ids: string[]) => [...ids, id], [],
    )
    .action(async (passedOn: string[], options: DeployOptions) => {
      const terminal = new Terminal(options);
      if (options.dryRun) {
        process.exitCode = await dryRun(options, passedOn, terminal);
        return;
      }
      const executable = findCdkCli();
      const synthesis = await synthesize({ ...options, allowCode: true }, terminal);
      checkSamples(synthesis, terminal);
      const modules = deployed(synthesis, options, terminal);
      checkEnvironments(modules, passedOn);
      terminal.warnings(synthesis.platform._build.notes, 'note');
      const refused = await refusal({ executable, synthesis, modules, passedOn }, options, terminal);
      if (refused !== 0) {
        process.exitCode = refused;
        return;
      }
      fixOrder(synthesis.directory, modules.flatMap(stackIds), passedOn);
      const steps = deploymentSteps(modules);
      const deploy = (stacks: string[]) => runCdkCli(
        executable,
        [
          'deploy', '--app', synthesis.directory, ...stacks,
          ...stacks.length < synthesis.assembly.stacks.length || isFiltered(options) ? ['--exclusively'] : [],
          ...options.adoptExisting ? ['--import-existing-resources'] : [],
          ...passedOn,
        ],
        { stacks: environmentsOf(modules) },
      );
      process.exitCode = await runSteps(steps, deploy, { directory: dirname(entryFileOf(options.config)), terminal });
    });
}

/** Shows what would run and what would be rejected, and returns the exit code. */
async function dryRun(options: DeployOptions, passedOn: string[], terminal: Terminal): Promise<number> {
  const executable = cdkCliIfAny();
  if (executable === undefined) {
    const built = buildModules(newApp(), options, terminal);
    terminal.data(describePlan(deploymentSteps(deployed(built, options, terminal))));
    terminal.warnings(built.platform._build.notes, 'note');
    terminal.alert(notRead(undefined, 'the aws-cdk CLI is not installed'));
    return 0;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'dsp-dry-run-'));
  try {
    const synthesis = await synthesize({ ...options, outputDir: join(scratch, 'cdk.out') }, terminal, () => undefined);
    const modules = deployed(synthesis, options, terminal);
    terminal.data(describePlan(deploymentSteps(modules)));
    terminal.warnings(synthesis.platform._build.notes, 'note');
    return await refusal({ executable, synthesis, modules, passedOn }, options, terminal);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Values of the starter kit can be deployed only to an emulator. */
function checkSamples({ configuration }: Synthesis, terminal: Terminal): void {
  const samples = remainingSamples(configuration);
  if (process.env.AWS_ENDPOINT_URL === undefined) throwProblems(samples);
  terminal.warnings(samples);
}

/** Reports changes of resources that hold data. The exit code is not 0 if the deployment must not start. */
async function refusal(
  guarded: Omit<GuardOptions, 'allowed' | 'busy'>, options: DeployOptions, terminal: Terminal,
): Promise<number> {
  const [wait, what] = options.dryRun ? [false, 'would wait'] : [true, 'waiting'];
  const findings = await guardDeployment({
    ...guarded,
    allowed: options.allowReplacement,
    busy: { wait, report: (stackName, status) => terminal.progress(`${what} for ${stackName}, which is in ${status}`) },
  });
  if (findings === undefined) return 130;
  if (findings.gap) terminal.alert(findings.gap);
  terminal.warnings(findings.warnings);
  terminal.warnings(findings.notes, 'note');
  if (findings.problems.length === 0) return 0;
  terminal.problems(findings.problems);
  return 1;
}

/** The modules to deploy, after reporting their missing dependencies. */
function deployed(
  { modules, platform }: Pick<Synthesis, 'modules' | 'platform'>, options: DeployOptions, terminal: Terminal,
): Synthesis['modules'] {
  if (options.withDependencies) return withDependencies(platform.modules, modules);
  const missing = missingDependencies(modules);
  if (missing) terminal.warnings([missing], 'note');
  return modules;
}

/** The assembly and stacks of the selected modules, or all if there is no selection. */
function stackArguments({ modules, directory }: Synthesis, options: Filters): string[] {
  return ['--app', directory, ...modules.flatMap(stackIds), ...isFiltered(options) ? ['--exclusively'] : []];
}

function isFiltered({ domain, env, module }: Filters): boolean {
  return (domain ?? env ?? module) !== undefined;
}

function colors(): string[] {
  return process.stdout.isTTY && process.env.NO_COLOR === undefined ? ['--color'] : [];
}

function passedOnCommand(name: keyof typeof EXAMPLES, description: string, formats?: readonly string[]): Command {
  return withExamples(withOutputDirectory(withCommonOptions(new Command(name), formats)), EXAMPLES[name])
    .description(`${description}, with the aws-cdk CLI; arguments after "--" are passed on to it`)
    .argument('[arguments...]', 'passed on to the aws-cdk CLI');
}
