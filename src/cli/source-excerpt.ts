import { readFileSync } from 'fs';
import { resolve } from 'path';
import { Position } from '../private/position';

/** A line of a configuration file, and the part of it that a problem is about. */
export interface Excerpt {
  readonly line: string;
  /** Columns, counted from 1; `end` is the first one behind the part. */
  readonly start: number;
  readonly end: number;
}

/** Reads the lines that problems point at, each file once. */
export class SourceExcerpts {
  private readonly files = new Map<string, string[] | undefined>();

  constructor(private readonly directory: string) {}

  /** The line at a position. Undefined where the file cannot be read, or is not what it was. */
  public at(position: Position): Excerpt | undefined {
    const line = this.lines(position.file)?.[position.line - 1];
    if (line === undefined || position.column > line.length + 1) return undefined;
    const start = position.column;
    return { line, start, end: start + Math.max(1, lengthOfToken(line.slice(start - 1))) };
  }

  private lines(file: string): string[] | undefined {
    if (!this.files.has(file)) this.files.set(file, read(resolve(this.directory, file)));
    return this.files.get(file);
  }
}

/** Characters of the key or the scalar that a text begins with. */
function lengthOfToken(text: string): number {
  const quoted = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'/.exec(text);
  if (quoted) return quoted[0].length;
  // A plain scalar ends before a comment, and before what separates it from its value or its neighbour.
  const plain = /^(?:[^:#,[\]{}]|:(?!\s|$)|(?<!\s)#|\{\{.*?\}\})+/.exec(text);
  return plain?.[0].trimEnd().length ?? 1;
}

function read(path: string): string[] | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '').split(/\r?\n/);
  } catch {
    return undefined;
  }
}
