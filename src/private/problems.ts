/**
 * One thing that is wrong with what the user wrote.
 *
 * Codes are stable: DSP1xx configuration, DSP2xx references, DSP3xx limits and policies, DSP4xx command line.
 */
export interface Problem {
  readonly code: string;
  /** What was found and what was expected: lower case, with the offending value quoted. */
  readonly message: string;
  /** How to mend it. */
  readonly hint?: string;
  /** `file:line:column`, or the path of an option or construct. */
  readonly where?: string;
}

/** The error that carries every problem of a run at once. */
export class ConfigurationError extends Error {
  public readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map((problem) => formatProblem(problem)).join('\n'));
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

/** The text form of a problem: `where: error CODE: message` with the hint on a line of its own. */
export function formatProblem(problem: Problem, severity: 'error' | 'warning' = 'error'): string {
  const place = problem.where ? `${problem.where}: ` : '';
  const hint = problem.hint ? `\n  hint: ${problem.hint}` : '';
  return `${place}${severity} ${problem.code}: ${problem.message}${hint}`;
}

/** Throws the problems, each once, if there are any. */
export function throwProblems(problems: Problem[]): void {
  if (problems.length === 0) return;
  throw new ConfigurationError([...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]);
}

/** Throws one `ConfigurationError` for a single problem. */
export function fail(problem: Problem): never {
  throw new ConfigurationError([problem]);
}
