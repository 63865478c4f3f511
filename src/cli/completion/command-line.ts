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

/** Commands below a command, each with the name of both: `add team`. */
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
  if (level === 'team') return teamNames(top, domains);
  const environments = Object.values(domains).map((domain) => mapAt(domain, 'environments'));
  if (level === 'env') return environments.flatMap((map) => Object.keys(map));
  const templates = [top, ...Object.values(domains)].map((holder) => mapAt(holder, 'env_templates'));
  return [...environments, ...templates]
    .flatMap((map) => Object.values(map))
    .flatMap((environment) => Object.keys(mapAt(environment, 'modules')));
}

/** Modules of teams, those in templates of environments included. */
function teamNames(top: unknown, domains: { [name: string]: unknown }): string[] {
  const holders = [mapAt(top, 'env_templates'), ...Object.values(domains).flatMap((domain) =>
    [mapAt(domain, 'environments'), mapAt(domain, 'env_templates')])];
  return holders
    .flatMap((holder) => Object.values(holder))
    .flatMap((environment) => Object.entries(mapAt(environment, 'modules')))
    .filter(([, module]) => isPlainObject(module) && /\/datascience-team(@|$)/.test(String(module.module_path)))
    .map(([name]) => name);
}

function mapAt(holder: unknown, key: string): { [name: string]: unknown } {
  const value = isPlainObject(holder) ? holder[key] : undefined;
  return isPlainObject(value) ? value : {};
}

/** Levels of a configuration whose names the command line takes. */
export type Level = 'domain' | 'env' | 'module' | 'team';

/** What a place of the command line can take. */
export type Source =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'directories' | 'anything' }
  /** Names of the configuration at hand, separated by commas. */
  | { readonly kind: 'names'; readonly level: Level };

const LEVELS: readonly string[] = ['domain', 'env', 'module', 'team'] satisfies Level[];
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
