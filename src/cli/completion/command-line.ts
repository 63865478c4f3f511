import { Argument, Command, Option } from 'commander';

/** An option for completion. */
export interface CompletedOption {
  /** Its spellings, for example `-c` and `--config`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** The completion of its value. Undefined if it has none. */
  readonly value?: Source;
  readonly placeholder: string;
}

/** An argument for completion. */
export interface CompletedArgument {
  readonly name: string;
  readonly variadic: boolean;
  readonly value: Source;
}

/** A command for completion. */
export interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  readonly arguments: readonly CompletedArgument[];
}

/** A program for completion, as in its help. */
export interface CompletedProgram {
  readonly name: string;
  readonly options: readonly CompletedOption[];
  readonly commands: readonly CompletedCommand[];
}

/** Reads a program, so that nothing is specified twice. */
export function completedProgram(program: Command): CompletedProgram {
  const commands = program.createHelp().visibleCommands(program);
  const names = commands.map((command) => command.name());
  return {
    name: program.name(),
    options: optionsOf(program),
    commands: commands.flatMap((command) => [completedCommand(command, names), ...subcommandsOf(command)]),
  };
}

function completedCommand(command: Command, names: string[]): CompletedCommand {
  const words = command.name() === 'help' ? names : subcommandNames(command);
  return {
    name: command.name(),
    description: command.summary() || command.description(),
    options: optionsOf(command),
    arguments: words.length > 0 && command.registeredArguments.length === 0
      ? [{ name: 'what', variadic: false, value: { kind: 'words', words } }]
      : command.registeredArguments.map((argument) =>
        argumentOf(argument, command.name() === 'help' ? words : undefined)),
  };
}

/** Nested commands, each with its full name: `add team`. */
function subcommandsOf(command: Command): CompletedCommand[] {
  return subcommandNames(command).map((name) => {
    const child = command.commands.find((candidate) => candidate.name() === name)!;
    return { ...completedCommand(child, []), name: `${command.name()} ${name}` };
  });
}

function subcommandNames(command: Command): string[] {
  return command.commands.map((child) => child.name());
}

function optionsOf(command: Command): CompletedOption[] {
  return command.createHelp().visibleOptions(command).map((option: Option) => ({
    flags: [option.short, option.long].filter((flag) => flag !== undefined),
    description: option.description,
    value: option.required || option.optional ? sourceOf(option) : undefined,
    placeholder: /[<[]([^>\].]+)/.exec(option.flags)?.[1] ?? '',
  }));
}

function argumentOf(argument: Argument, words: string[] | undefined): CompletedArgument {
  return {
    name: argument.name(),
    variadic: argument.variadic,
    value: words ? { kind: 'words', words } : sourceOf(argument),
  };
}

/** Levels of a configuration, and entries of its modules, whose names are arguments. */
export type Level = 'domain' | 'env' | 'module' | 'team' | 'user' | 'bucket' | 'database' | 'role';

/** The values that a position of the command line accepts. */
export type Source =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'directories' | 'anything' }
  /** Names of the current configuration, separated by commas. */
  | { readonly kind: 'names'; readonly level: Level };

/** Levels that options are named after. */
const LEVELS: readonly string[] = ['domain', 'env', 'module', 'team'] satisfies Level[];
const SOURCE = Symbol('source of completion');

/**
 * Sets the completion of an option or argument whose name does not indicate it, or whose choices are checked elsewhere.
 */
export function completedWith<T extends Option | Argument>(target: T, source: Source): T {
  return Object.assign(target, { [SOURCE]: source });
}

/**
 * The completion of an option or argument: from a declaration, its choices, or its placeholder.
 */
export function sourceOf(target: Option | Argument): Source {
  const known = (target as { [SOURCE]?: Source })[SOURCE];
  if (known) return known;
  if (target.argChoices) return { kind: 'words', words: target.argChoices };
  if (target instanceof Option && LEVELS.includes(target.attributeName())) {
    return { kind: 'names', level: target.attributeName() as Level };
  }
  const placeholder = target instanceof Option ? (/[<[]([^>\].]+)/.exec(target.flags)?.[1] ?? '') : target.name();
  if (/^dir(ectory)?$/.test(placeholder)) return { kind: 'directories' };
  return { kind: /^(path|file)s?$/.test(placeholder) ? 'files' : 'anything' };
}
