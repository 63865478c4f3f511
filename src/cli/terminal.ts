import { dirname } from 'path';
import { mergedProblems } from './merged-problems';
import { problemText, SourceExcerpts } from './problem-text';
import { stylerFor, widthOf } from './style';
import { columnsOf, wrapped } from './wrap';
import { entryFileOf } from '../config/document-store';
import { Problem, Severity } from '../private/problems';

/** The options of a terminal. */
export interface TerminalOptions {
  readonly quiet: boolean;
  /** The configuration, whose lines are shown in problems: `mdaa.yaml`, or its directory. */
  readonly config?: string;
  /** Edits of its files that are not written yet, by absolute path. */
  readonly edits?: ReadonlyMap<string, string>;
}

/** A file of the wrong kind can have thousands of problems, of which the first ones are enough. */
const MOST_PROBLEMS = 100;

/** Data goes to stdout, messages go to stderr, so that output can be piped. */
export class Terminal {
  private readonly excerpts?: SourceExcerpts;

  constructor(private readonly options: TerminalOptions) {
    this.excerpts =
      options.config === undefined
        ? undefined
        : new SourceExcerpts(dirname(entryFileOf(options.config)), options.edits);
  }

  /** The output of the command. */
  public data(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** Progress, which `--quiet` hides. */
  public progress(text: string): void {
    if (!this.options.quiet) process.stderr.write(`${fittingText(text, process.stderr)}\n`);
  }

  /** Warnings and notes, which `--quiet` also hides. */
  public warnings(problems: readonly Problem[], severity: 'warning' | 'note' = 'warning'): void {
    for (const problem of mergedProblems(problems)) this.progress(this.text(problem, severity));
  }

  /** A warning that `--quiet` does not hide, because a check did not run. */
  public alert(problem: Problem): void {
    process.stderr.write(`${this.text(problem, 'warning')}\n`);
  }

  /** Problems, and their number. */
  public problems(found: readonly Problem[]): void {
    const problems = mergedProblems(found);
    for (const problem of problems.slice(0, MOST_PROBLEMS)) process.stderr.write(`${this.text(problem, 'error')}\n`);
    if (problems.length > MOST_PROBLEMS) {
      process.stderr.write(`${problems.length - MOST_PROBLEMS} more are not shown: fix these first\n`);
    }
    process.stderr.write(`${count(problems.length, 'problem')}; "dsp explain ${problems[0].code}" explains it\n`);
  }

  private text(problem: Problem, severity: Severity): string {
    return problemText(problem, severity, {
      excerpts: this.excerpts,
      style: stylerFor(process.stderr),
      width: widthOf(process.stderr),
      wraps: process.stderr.isTTY === true,
    });
  }
}

/** `1 problem`, `2 problems`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Lines of text that are wrapped between words in a terminal. Items of a list keep their indentation. */
function fittingText(text: string, stream: { readonly isTTY?: boolean; readonly columns?: number }): string {
  if (stream.isTTY !== true) return text;
  return text
    .split('\n')
    .map((line) => (columnsOf(line) <= widthOf(stream) ? line : wrapped(line, widthOf(stream), /^ *(- )?/.exec(line)![0].length)))
    .join('\n');
}

/** A table, or its cells one below the other in a terminal that is too narrow for it. */
export function fittingTable(
  rows: string[][], stream: { readonly isTTY?: boolean; readonly columns?: number },
): string {
  if (stream.isTTY !== true || tableWidth(rows) <= widthOf(stream)) return table(rows);
  return rows
    .flatMap(([first, ...others]) => [
      ...columnsOf(first) === 0 ? [] : [first], ...others.map((cell) => wrapped(`  ${cell}`, widthOf(stream), 4)),
    ])
    .join('\n');
}

/** Rows in columns that are as wide as their widest cell. */
export function table(rows: string[][]): string {
  const widths = widthsOf(rows);
  const padded = (cell: string, width: number) => cell + ' '.repeat(width - columnsOf(cell));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : padded(cell, widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/**
 * Rows without the columns in `dropped`, in this order, until the others fit into `width`. Columns are identified by
 * the cells of the first row.
 */
export function fittingRows(rows: string[][], width: number, dropped: readonly string[]): string[][] {
  const [column, ...others] = dropped;
  if (column === undefined || tableWidth(rows) <= width) return rows;
  const index = rows[0].indexOf(column);
  return fittingRows(index < 0 ? rows : rows.map((row) => row.filter((_, other) => other !== index)), width, others);
}

function tableWidth(rows: string[][]): number {
  const widths = widthsOf(rows).filter((width) => width > 0);
  return widths.reduce((sum, width) => sum + width + 2, -2);
}

function widthsOf(rows: string[][]): number[] {
  return rows[0]?.map((_, column) => Math.max(...rows.map((row) => columnsOf(row[column])))) ?? [];
}
