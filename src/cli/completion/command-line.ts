import { Argument, Command, Option } from 'commander';
import { Source, sourceOf } from './source';

/** An option as it is completed. */
export interface CompletedOption {
  /** Its spellings, for example `-c` and `--config`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** What completes its value; undefined where it takes none. */
  readonly value?: Source;
  readonly placeholder: string;
}

/** An argument as it is completed. */
export interface CompletedArgument {
  readonly name: string;
  readonly variadic: boolean;
  readonly value: Source;
}

/** A command as it is completed. */
export interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  readonly arguments: readonly CompletedArgument[];
}

/** A program as it is completed: what its help shows. */
export interface CompletedProgram {
  readonly name: string;
  readonly options: readonly CompletedOption[];
  readonly commands: readonly CompletedCommand[];
}

/** Reads a program, so that nothing about it is said twice. */
export function completedProgram(program: Command): CompletedProgram {
  const commands = program.createHelp().visibleCommands(program);
  const names = commands.map((command) => command.name());
  return {
    name: program.name(),
    options: optionsOf(program),
    commands: commands.map((command) => ({
      name: command.name(),
      description: command.summary() || command.description(),
      options: optionsOf(command),
      arguments: command.registeredArguments.map((argument) => argumentOf(argument, command.name() === 'help' ? names : undefined)),
    })),
  };
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
  return { name: argument.name(), variadic: argument.variadic, value: words ? { kind: 'words', words } : sourceOf(argument) };
}
