import { readdirSync } from 'fs';
import { homedir } from 'os';
import { resolve } from 'path';
import { CompletedCommand, CompletedOption, CompletedProgram, Source } from './command-line';
import { configurationNames } from './configuration-names';

/** A candidate for the word at the cursor. */
export interface Candidate {
  readonly value: string;
  readonly description?: string;
}

/** A command line up to the word that is completed. */
interface Line {
  readonly command?: CompletedCommand;
  /** Options of the command, or of the program. */
  readonly options: readonly CompletedOption[];
  /** The option whose value is completed. */
  readonly open?: CompletedOption;
  readonly arguments: number;
  readonly config: string;
}

/** The candidates for `current` after these words. */
export function candidates(program: CompletedProgram, words: readonly string[], current: string): Candidate[] {
  if (words.includes('--')) return [];
  const line = readLine(program, words);
  // The value of an option in the same word: --output=json.
  const [, flag, value] = /^(--[^=]+=)(.*)$/s.exec(current) ?? [];
  if (flag !== undefined) {
    const option = line.options.find(({ flags }) => flags.includes(flag.slice(0, -1)));
    return option?.value === undefined ? [] : fromSource(option.value, value, line, flag);
  }
  if (line.open !== undefined) return fromSource(line.open.value!, current, line);
  if (current.startsWith('-')) {
    return line.options
      .flatMap(({ flags, description }) => flags.map((spelling) => ({ value: spelling, description })))
      .filter((candidate) => candidate.value.startsWith(current));
  }
  if (line.command === undefined) {
    return program.commands
      .filter(({ name }) => !name.includes(' ') && name.startsWith(current))
      .map(({ name, description }) => ({ value: name, description }));
  }
  const { arguments: all } = line.command;
  const argument = all[line.arguments] ?? [...all].reverse().find(({ variadic }) => variadic);
  return argument === undefined ? [] : fromSource(argument.value, current, line);
}

function readLine(program: CompletedProgram, words: readonly string[]): Line {
  let line: Line = { options: program.options, arguments: 0, config: 'mdaa.yaml' };
  for (const word of words) {
    if (line.open !== undefined) {
      const isConfig = line.open.flags.includes('--config');
      line = { ...line, open: undefined, ...isConfig ? { config: word } : {} };
    } else if (word.startsWith('-')) {
      const [, config] = /^--config=(.*)$/s.exec(word) ?? [];
      const open = line.options.find(({ flags, value }) => value !== undefined && flags.includes(word));
      line = { ...line, open, ...config === undefined ? {} : { config } };
    } else {
      const name = line.command === undefined ? word : `${line.command.name} ${word}`;
      const command = line.arguments === 0 ? program.commands.find((candidate) => candidate.name === name) : undefined;
      line = command === undefined
        ? { ...line, arguments: line.arguments + 1 }
        : { ...line, command, options: command.options };
    }
  }
  return line;
}

function fromSource(source: Source, current: string, { config }: Line, before = ''): Candidate[] {
  const values = valuesOf(source, current, config);
  return values.filter((value) => value.startsWith(current)).map((value) => ({ value: `${before}${value}` }));
}

function valuesOf(source: Source, current: string, config: string): readonly string[] {
  switch (source.kind) {
    case 'words': return source.words;
    case 'names': return names(configurationNames(source.level, inHome(config)), current);
    case 'files': return paths(current, () => true);
    case 'directories': return paths(current, (isDirectory) => isDirectory);
    case 'anything': return [];
  }
}

/** Completes names after those that are already in the list. */
function names(known: readonly string[], current: string): string[] {
  const given = current.split(',').slice(0, -1);
  return known
    .filter((name) => !given.includes(name))
    .map((name) => [...given, name].join(','));
}

function paths(current: string, isWanted: (isDirectory: boolean) => boolean): string[] {
  const folder = current.slice(0, current.lastIndexOf('/') + 1);
  try {
    return readdirSync(resolve(inHome(folder)), { withFileTypes: true })
      .filter((entry) => isWanted(entry.isDirectory()))
      .map((entry) => `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`)
      .sort();
  } catch {
    return [];
  }
}

function inHome(path: string): string {
  return path.replace(/^~(?=\/)/, homedir());
}
