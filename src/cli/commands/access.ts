import { Argument, Command, Option } from 'commander';
import { ManagedPolicies } from '../../access/evaluation/managed-policies';
import { ConfigurationError, fail } from '../../private/problems';
import { readAccessFile } from '../access/access-file';
import { answer, answerText, roleAnswers, whoText } from '../access/answers';
import { baselineAccess, changesOutput, reachChanges } from '../access/changes';
import { directoryOf, PlatformAccess, readManagedPolicies } from '../access/platform-access';
import { reachOf } from '../access/reach';
import { REACH_FORMATS, ReachFormat, reachOutput } from '../access/reach-output';
import { completedWith } from '../completion/command-line';
import { withExamples } from '../help';
import { withConfigOption, withSkipOption } from '../options';
import { stylerFor } from '../style';
import { Terminal } from '../terminal';

interface Options {
  readonly config: string;
  readonly allowCode: boolean;
  readonly skipUnknownModules: boolean;
  readonly managedPolicies?: string;
  readonly quiet: boolean;
  readonly debug: boolean;
}

interface TableOptions extends Options {
  readonly output: ReachFormat;
  readonly baseline?: string;
}

interface QuestionOptions extends Options {
  readonly output: 'text' | 'json';
  readonly session?: string;
  readonly context: readonly string[];
}

/** `dsp access`: shows and checks the effective permissions of roles. */
export function accessCommand(): Command {
  const command = withAccessOptions(new Command('access'), REACH_FORMATS)
    .description('show the access of roles according to all policies of the templates')
    .enablePositionalOptions()
    .option('--baseline <directory-or-revision>', 'changes since a configuration, an assembly or a Git revision')
    .addCommand(canCommand())
    .addCommand(whoCommand());
  return withExamples(command, [
    ['dsp access', 'the access of every role'],
    ['dsp access --output html > access.html', 'the same as an HTML page'],
    ['dsp access --baseline main --output markdown', 'changes in access, for a pull request'],
    ['dsp access can shared/data-user read raw/data/x', 'whether a role has access, and why'],
    ['dsp access who write raw/data/x', 'every role with access'],
  ]).action(async (options: TableOptions) => {
    const access = await open(options);
    const reach = reachOf(access);
    const terminal = new Terminal(options);
    if (options.baseline === undefined) {
      terminal.data(reachOutput(reach, options.output, stylerFor(process.stdout)));
    } else {
      const before = baselineAccess(options.baseline, options.config, access, managed(options), options);
      terminal.data(changesOutput(reachChanges(reachOf(before), reach), options.output));
    }
  });
}

function canCommand(): Command {
  return withExamples(withQuestion(new Command('can')
    .description('check whether a role has access, and why; exit code: 0 for yes, 1 for no, 2 for problems')
    .argument('<role>', 'for example shared/data-user, "administrator" or an ARN')), [
    ['dsp access can shared/data-user read raw/data/x', 'one of the words read, write, delete, delete-versions, list'],
    ['dsp access can data-user s3:GetObjectTagging raw/data/x', 'an IAM action'],
    ['dsp access can data-scientist open profile:team1 --session team1', 'in a session with this name'],
    ['dsp access can data-user read raw/data/x --context aws:SecureTransport=false', 'with this request context'],
  ]).action(async (role: string, action: string, resource: string, own: QuestionOptions, command: Command) => {
    const options = withParent(own, command);
    const terminal = new Terminal(options);
    try {
      const question = { ...options, action, resource, context: contextOf(options.context) };
      const found = answer(await open(options), role, question);
      terminal.data(options.output === 'json' ? JSON.stringify(found, undefined, 2) : answerText(found));
      process.exitCode = found.allowed ? 0 : 1;
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      // The exit code 1 is an answer.
      terminal.problems(error.problems);
      process.exitCode = 2;
    }
  });
}

function whoCommand(): Command {
  return withExamples(withQuestion(new Command('who')
    .description('list every role with access, and why')), [
    ['dsp access who write raw/data/x', 'every role that can write an object'],
    ['dsp access who kms:Decrypt key:datalake', 'every role that can decrypt'],
  ]).action(async (action: string, resource: string, own: QuestionOptions, command: Command) => {
    const options = withParent(own, command);
    const question = { ...options, action, resource, context: contextOf(options.context) };
    const answers = roleAnswers(await open(options), question);
    const roles = answers.filter(({ allowed }) => allowed);
    new Terminal(options).data(options.output === 'json' ? JSON.stringify({ roles }, undefined, 2) : whoText(answers));
  });
}

function withAccessOptions(command: Command, formats: readonly string[]): Command {
  return withSkipOption(withConfigOption(command))
    .addOption(completedWith(
      new Option('--managed-policies <dir>', 'JSON of managed policies that roles have, in files NAME.json'),
      { kind: 'directories' },
    ))
    .addOption(new Option('--output <format>', 'output format').choices(formats).default(formats[0]))
    .option('--quiet', 'no progress messages', false)
    .option('--debug', 'show the stack trace of an unexpected error', false);
}

function withQuestion(command: Command): Command {
  return withAccessOptions(command, ['text', 'json'])
    .addArgument(new Argument('<action>', 'for example s3:GetObject, or read'))
    .addArgument(new Argument('<resource>', 'for example raw/data/x, workgroup:athena, an ARN, or *'))
    .option('--session <name>', 'session name of the role')
    .option('--context <key=value>', 'a condition key of the request; can be repeated', collect, []);
}

/** The options of a query, including those before its name. */
function withParent(own: QuestionOptions, command: Command): QuestionOptions {
  const parent = command.parent!;
  const given = Object.entries(parent.opts()).filter(([name]) => (
    parent.getOptionValueSource(name) === 'cli' && command.getOptionValueSource(name) !== 'cli'
  ));
  return { ...own, ...Object.fromEntries(given) };
}

function collect(value: string, others: readonly string[]): string[] {
  return [...others, value];
}

/** A key that is specified several times has several values. */
function contextOf(pairs: readonly string[]): { [key: string]: string | string[] } {
  const context: { [key: string]: string | string[] } = {};
  for (const pair of pairs) {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? fail({
      code: 'DSP456', message: `--context: "${pair}" has no value`, hint: 'write --context KEY=VALUE',
    });
    context[key] = key in context ? [context[key], value].flat() : value;
  }
  return context;
}

/** The managed policies from the option, or from `access.yaml`. */
function managed({ config, managedPolicies }: Pick<Options, 'config' | 'managedPolicies'>): ManagedPolicies {
  if (managedPolicies !== undefined) return readManagedPolicies(managedPolicies);
  const file = readAccessFile(directoryOf(config));
  return readManagedPolicies(file && 'options' in file ? file.managedPolicies : undefined);
}

function open(options: Options): Promise<PlatformAccess> {
  return PlatformAccess.open(options.config, managed(options), options);
}
