import { compareStrings } from './collections';
import { DiagnosticCode, hintOf } from './diagnostics/pages';
import { OptionPath } from './option-path';
import { printable } from './printable';

/** A position in a configuration file. Lines and columns count from 1. */
export interface Position {
  /** Path relative to the directory of the entry file, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `file:line:column`. */
export function formatPosition(position: Position): string {
  return `${position.file}:${position.line}:${position.column}`;
}

/**
 * A problem in the user's configuration. Codes are stable: DSP1xx configuration, DSP2xx references, DSP3xx limits and
 * policies, DSP4xx command line. `diagnostics/` defines all of them.
 */
export interface Problem {
  readonly code: DiagnosticCode;
  /** The found and the expected value: lowercase, with the invalid value quoted. */
  readonly message: string;
  /** How to fix it, if it is more specific than the hint of the code. */
  readonly hint?: string;
  /**
   * Additional information, such as searched locations or other uses of the name. One sentence each, without a period.
   */
  readonly notes?: readonly string[];
  /** The path of a construct or of one of its options, or the name of a file, if there is no position. */
  readonly where?: string;
  /** The position in a configuration file. */
  readonly position?: Position;
  /** The original error, for `--debug`. */
  readonly cause?: unknown;
  /** The path of the parameter that does not exist, if the problem is with a reference. */
  readonly about?: string;
  /** What the problem says, as the probable cause of sentences of `access.yaml` that are not true. */
  readonly asCause?: string;
  /** The access that differs from `access.yaml`, if the problem is about it. */
  readonly access?: DifferentAccess;
  /** The option, as a path in the options of the component in which the problem was found. */
  readonly option?: OptionPath;
  /** Whether it is a problem with the last key of the path of the option and not with its value. */
  readonly isOfKey?: boolean;
}

/** Access that differs from what a sentence specifies. */
export interface DifferentAccess {
  /** Whether it is allowed. */
  readonly isAllowed: boolean;
  readonly roles: readonly string[];
  /** The names of the stacks of the roles and resources. */
  readonly stacks: readonly string[];
}

/** The error that contains all problems of a run. */
export class ConfigurationError extends Error {
  public readonly problems: Problem[];

  /** `warnings` were found in the same run. */
  constructor(problems: Problem[], public readonly warnings: readonly Problem[] = []) {
    const shown = problems.map(printableProblem);
    super(shown.map((problem) => formatProblem(problem)).join('\n'));
    this.name = 'ConfigurationError';
    this.problems = shown;
  }
}

/** The problem without control characters, because its messages quote user input. */
export function printableProblem(problem: Problem): Problem {
  const { message, hint = hintOf(problem.code), notes, where } = problem;
  return {
    ...problem,
    message: printable(message),
    ...hint === undefined ? {} : { hint: printable(hint) },
    ...notes === undefined ? {} : { notes: notes.map(printable) },
    ...where === undefined ? {} : { where: printable(where) },
  };
}

/** The severity of a problem: an error stops the run, and a note is only information. */
export type Severity = 'error' | 'warning' | 'note';

/** The location of a problem as a string: `file:line:column`, or an alternative. */
export function placeOf(problem: Problem): string | undefined {
  return problem.position ? formatPosition(problem.position) : problem.where;
}

/** The text form of a problem: `where: error CODE: message` with notes and hint on separate lines. */
export function formatProblem(problem: Problem, severity: Severity = 'error'): string {
  const place = placeOf(problem);
  const notes = (problem.notes ?? []).map((note) => `\n  note: ${note}`).join('');
  const hint = problem.hint ?? hintOf(problem.code);
  const last = hint ? `\n  hint: ${hint}` : '';
  return `${place ? `${place}: ` : ''}${severity} ${problem.code}: ${problem.message}${notes}${last}`;
}

/** Throws the problems, without duplicates and in the order of files and lines, if there are any. */
export function throwProblems(problems: readonly Problem[], warnings: readonly Problem[] = []): void {
  if (problems.length === 0) return;
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  throw new ConfigurationError(sortProblems([...distinct.values()]), warnings);
}

/** Sorts by file, line and column; problems without a position are last, in their original order. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(({ position: a }, { position: b }) => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return compareStrings(a.file, b.file) || a.line - b.line || a.column - b.column;
  });
}

/** Throws one `ConfigurationError` for a single problem. */
export function fail(problem: Problem): never {
  throw new ConfigurationError([problem]);
}
