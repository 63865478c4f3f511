import { Command, CommanderError } from 'commander';
import { ConfigurationError, formatProblem } from '../private/problems';
import { accessCommand } from './commands/access';
import { addCommand } from './commands/add';
import { adoptCommand } from './commands/adopt';
import { buildPartCommand } from './commands/build-part';
import { deployCommand, destroyCommand, diffCommand } from './commands/cdk';
import { candidatesCommand, completionCommand, namesCommand } from './commands/completion';
import { describeCommand } from './commands/describe';
import { explainCommand } from './commands/explain';
import { graphCommand } from './commands/graph';
import { initCommand } from './commands/init';
import { lsCommand } from './commands/ls';
import { removeCommand } from './commands/remove';
import { synthCommand } from './commands/synth';
import { validateCommand } from './commands/validate';
import { fitNarrowTerminal } from './help';
import { INTERRUPTED, Interrupted } from './interrupted';
import { BUILD_PART } from './partitions/part-messages';
import { shareLibrary } from './shared-library';
import { Terminal } from './terminal';
import { readJsonOfPackage } from '../private/package-directory';

/** Runs a command line and returns its exit code: 0 for success, 1 for problems, 2 for incorrect usage. */
export async function main(args: string[]): Promise<number> {
  endWithReader();
  shareLibrary();
  const dsp = program(args[0]);
  let config: string | undefined;
  dsp.hook('preAction', (_, command) => {
    config = command.opts<{ config?: string }>().config;
  });
  try {
    await dsp.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof Interrupted) {
      process.stderr.write(`${error.message}\n`);
      return INTERRUPTED;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof ConfigurationError) {
      new Terminal({ quiet: false, config }).problems(error.problems);
      if (args.includes('--debug')) {
        for (const { cause } of error.problems) if (cause instanceof Error) process.stderr.write(`${cause.stack}\n`);
      }
      return 1;
    }
    process.stderr.write(`${unexpected(error, args.includes('--debug'))}\n`);
    return 1;
  }
}

/** Ends without a message when the reader of the output ends first, for example `head`. */
function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.listenerCount('error') > 0) continue;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
}

/** The commands, in the order of the help. */
const COMMANDS: { readonly [name: string]: () => Command } = {
  init: () => initCommand(),
  validate: () => validateCommand(),
  add: () => addCommand(),
  remove: () => removeCommand(),
  ls: () => lsCommand(),
  describe: () => describeCommand(),
  graph: () => graphCommand(),
  access: () => accessCommand(),
  synth: () => synthCommand(),
  adopt: () => adoptCommand(),
  deploy: () => deployCommand(),
  diff: () => diffCommand(),
  destroy: () => destroyCommand(),
  explain: () => explainCommand(),
  completion: () => completionCommand(),
};

/** What shells and `dsp` itself call. */
const HIDDEN: { readonly [name: string]: () => Command } = {
  __complete: () => namesCommand(),
  __candidates: () => candidatesCommand(),
  [BUILD_PART]: () => buildPartCommand(),
};

/** Commands about all commands. */
const OF_ALL = ['completion', '__candidates'];

/** The command line with all commands, or only with the command that it runs, which is faster. */
export function program(name?: string): Command {
  const { version } = readJsonOfPackage<{ version: string }>('package.json');
  const dsp = new Command('dsp')
    .description('a secure, team-centered data science platform on AWS, defined in YAML')
    .version(version)
    .showHelpAfterError('run the command with --help to list commands and options');
  const isAlone = name !== undefined && !OF_ALL.includes(name)
    && (Object.hasOwn(COMMANDS, name) || Object.hasOwn(HIDDEN, name));
  const isNeeded = (other: string) => other === name || !isAlone;
  for (const [other, create] of Object.entries(COMMANDS)) if (isNeeded(other)) dsp.addCommand(create());
  for (const [other, create] of Object.entries(HIDDEN)) {
    if (isNeeded(other)) dsp.addCommand(create(), { hidden: true });
  }
  for (const command of withNested(dsp)) {
    command.exitOverride();
    fitNarrowTerminal(command);
  }
  return dsp;
}

/** A command and all commands below it. */
function withNested(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withNested)];
}

function unexpected(error: unknown, debug: boolean): string {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  if (debug && stack !== undefined) return stack;
  return formatProblem({
    code: 'DSP400',
    message: message.split('\n')[0],
    hint: 'run the command again with --debug to see where the error occurs',
  });
}
