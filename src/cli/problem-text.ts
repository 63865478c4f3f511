import { readFileSync } from 'fs';
import { resolve } from 'path';
import { Styler } from './style';
import { wrapped } from './wrap';
import { printableLine } from '../private/printable';
import { placeOf, Position, printableProblem, Problem, Severity } from '../private/problems';

/** A line of a configuration file, and the part of it that a problem refers to. */
export interface Excerpt {
  readonly line: string;
  /** Columns, counted from 1; `end` is the first column after the part. */
  readonly start: number;
  readonly end: number;
}

/** Reads the lines that problems refer to, each file once. */
export class SourceExcerpts {
  private readonly files = new Map<string, string[] | undefined>();

  constructor(
    private readonly directory: string,
    private readonly edits: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** The line at a position. Undefined if the file cannot be read, or has changed. */
  public at(position: Position): Excerpt | undefined {
    const line = this.lines(position.file)?.[position.line - 1];
    if (line === undefined || position.column > line.length + 1) return undefined;
    const start = position.column;
    const length = lengthOfToken(line.slice(start - 1), isInBrackets(line.slice(0, start - 1)));
    return { line, start, end: start + Math.max(1, length) };
  }

  private lines(file: string): string[] | undefined {
    if (!this.files.has(file)) this.files.set(file, this.read(resolve(this.directory, file)));
    return this.files.get(file);
  }

  private read(path: string): string[] | undefined {
    const edited = this.edits.get(path);
    return edited === undefined ? read(path) : edited.split(/\r?\n/);
  }
}

/** Whether a text ends within a list in brackets or a map in braces. */
function isInBrackets(text: string): boolean {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|\{\{.*?\}\}/g, '');
  const count = (pattern: RegExp) => plain.match(pattern)?.length ?? 0;
  return count(/[[{]/g) > count(/[\]}]/g);
}

/** Length of the key or scalar at the beginning of a text, in characters. */
function lengthOfToken(text: string, isInFlow: boolean): number {
  const quoted = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'/.exec(text);
  if (quoted) return quoted[0].length;
  // A plain scalar ends before a comment, and before the separator to its value or the next item.
  const plain = isInFlow || /^[[{]/.test(text)
    ? /^(?:[^:#,[\]{}]|:(?!\s|$)|(?<!\s)#|\{\{.*?\}\})+/.exec(text)
    : /^(?:[^:#]|:(?!\s|$)|(?<!\s)#)+/.exec(text);
  return plain?.[0].trimEnd().length ?? 1;
}

function read(path: string): string[] | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '').split(/\r?\n/);
  } catch {
    return undefined;
  }
}

const ELLIPSIS = '\u2026';
const COLORS = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/**
 * A problem as text: location and message, the source line, notes and hint. With `wraps`, lines are wrapped to the
 * width of the terminal.
 */
export function problemText(
  found: Problem,
  severity: Severity,
  options: { excerpts?: SourceExcerpts; style: Styler; width: number; wraps?: boolean },
): string {
  const problem = printableProblem(found);
  const { style, width, wraps = false } = options;
  const line = (text: string, indent: number) => (wraps ? wrapped(text, width, indent) : text);
  const place = placeOf(problem);
  const headline = [
    ...place === undefined ? [] : [`${style('bold', place)}: `],
    `${style(COLORS[severity], `${severity} ${problem.code}`)}: ${problem.message}`,
  ].join('');
  const excerpt = problem.position && options.excerpts?.at(problem.position);
  return [
    line(headline, 2),
    ...excerpt ? excerptLines(excerpt, problem.position!.line, severity, options) : [],
    ...(problem.notes ?? []).map((note) => line(`  ${style('cyan', 'note')}: ${note}`, 8)),
    ...problem.hint === undefined ? [] : [line(`  ${style('green', 'hint')}: ${problem.hint}`, 8)],
  ].join('\n');
}

/**
 * The line with its number, and carets under the relevant part. Of a long line, only the surrounding section is shown.
 */
function excerptLines(
  excerpt: Excerpt,
  number: number,
  severity: Severity,
  { style, width }: { style: Styler; width: number },
): string[] {
  const gutter = `  ${number} | `;
  const room = Math.max(20, width - gutter.length);
  const { text, shift } = window(excerpt, room);
  const start = excerpt.start - 1 - shift;
  const length = Math.max(1, Math.min(excerpt.end, shift + room + 1) - excerpt.start);
  // A tab has the same width in both lines.
  const indent = text.slice(0, start).replace(/[^\t]/g, ' ');
  return [
    `${style('dim', gutter)}${printableLine(text)}`,
    `${style('dim', gutter.replace(/\d/g, ' '))}${indent}${style(COLORS[severity], '^'.repeat(length))}`,
  ];
}

/** The part of a long line around a token, with an ellipsis where it was cut. */
function window({ line, start, end }: Excerpt, room: number): { text: string; shift: number } {
  if (line.length <= room) return { text: line, shift: 0 };
  const shift = end - 1 <= room - 1 ? 0 : Math.max(0, Math.min(start - 1 - 8, line.length - room));
  const text = [...line.slice(shift, shift + room)];
  if (shift > 0) text[0] = ELLIPSIS;
  if (shift + room < line.length) text[text.length - 1] = ELLIPSIS;
  return { text: text.join(''), shift };
}
