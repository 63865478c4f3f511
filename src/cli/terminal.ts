import { formatProblem, Problem } from '../private/problems';

/** Data goes to stdout, messages go to stderr, so that output can be piped. */
export class Terminal {
  constructor(private readonly options: { readonly quiet: boolean }) {}

  /** What the command was asked for. */
  public data(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** Progress, which `--quiet` silences. */
  public progress(text: string): void {
    if (!this.options.quiet) process.stderr.write(`${text}\n`);
  }

  /** Problems, and how many there are. */
  public problems(problems: Problem[]): void {
    for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
    process.stderr.write(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}\n`);
  }
}

/** Rows in columns that are as wide as their widest cell. */
export function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column].length))) ?? [];
  return rows.map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]))).join('  ').trimEnd()).join('\n');
}
