import { existsSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { Argument, Command, Option } from 'commander';
import { parseDocument } from 'yaml';
import { isPlainObject, unique } from '../../private/collections';

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

/** Reads a program, so that nothing about it is specified twice. */
export function completedProgram(program: Command): CompletedProgram {
  const commands = program.createHelp().visibleCommands(program);
  const names = commands.map((command) => command.name());
  return {
    name: program.name(),
    options: optionsOf(program),
    commands: commands.map((command) => ({
      name: command.name(),
      description: command.summary() || command.description(),
      options: optionsWithThoseBelow(command),
      arguments: [
        ...command.commands.length === 0 ? [] : [wordsFor(command)],
        ...command.registeredArguments.map((argument) =>
          argumentOf(argument, command.name() === 'help' ? names : undefined),
        ),
      ],
    })),
  };
}

/** The options of a command and of the commands below it, each once. */
function optionsWithThoseBelow(command: Command): CompletedOption[] {
  // Of options with the same name those of the command itself count, which come last here.
  const options = [...command.commands, command].flatMap(optionsOf);
  return [...new Map(options.map((option) => [option.flags.join(), option])).values()];
}

/** The names of the commands below a command, as its first argument. */
function wordsFor(command: Command): CompletedArgument {
  const words = command.commands.map((below) => below.name());
  return { name: 'command', variadic: false, value: { kind: 'words', words } };
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

/**
 * Names of the levels of a configuration, sorted. Only `mdaa.yaml` is read, as far as it can be read: this runs while
 * somebody types.
 */
export function configurationNames(level: Level, config: string): string[] {
  try {
    const file = existsSync(config) && statSync(config).isDirectory() ? join(config, 'mdaa.yaml') : config;
    const top = parseDocument(readFileSync(file, 'utf8'), { logLevel: 'silent' }).toJS() as unknown;
    return unique(namesAt(level, top)).filter((name) => /^[a-z0-9-]+$/.test(name)).sort();
  } catch {
    return [];
  }
}

function namesAt(level: Level, top: unknown): string[] {
  const domains = mapAt(top, 'domains');
  if (level === 'domain') return Object.keys(domains);
  const environments = Object.values(domains).map((domain) => mapAt(domain, 'environments'));
  if (level === 'env') return environments.flatMap((map) => Object.keys(map));
  const templates = [top, ...Object.values(domains)].map((holder) => mapAt(holder, 'env_templates'));
  return [...environments, ...templates]
    .flatMap((map) => Object.values(map))
    .flatMap((environment) => Object.keys(mapAt(environment, 'modules')));
}

function mapAt(holder: unknown, key: string): { [name: string]: unknown } {
  const value = isPlainObject(holder) ? holder[key] : undefined;
  return isPlainObject(value) ? value : {};
}

/** Levels of a configuration whose names the command line takes. */
export type Level = 'domain' | 'env' | 'module';

/** What a place of the command line can take. */
export type Source =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'directories' | 'anything' }
  /** Names of the configuration at hand, separated by commas. */
  | { readonly kind: 'names'; readonly level: Level };

const LEVELS: readonly string[] = ['domain', 'env', 'module'] satisfies Level[];
const SOURCE = Symbol('source of completion');

/** Sets what completes an option or argument whose name does not tell, or whose choices are checked elsewhere. */
export function completedWith<T extends Option | Argument>(target: T, source: Source): T {
  return Object.assign(target, { [SOURCE]: source });
}

/**
 * What completes the value of an option or an argument: what was declared, its choices, or what its placeholder says.
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
