import { SourceText } from './source-text';
import { Problem } from '../../private/problems';

/** A problem whose position is not yet known. */
export type Finding = Omit<Problem, 'where' | 'position'>;

/** A broken file can have thousands of errors, of which the first ones are enough. */
const MAX_REPORTED = 20;

/** The problems of one file. */
export class DocumentProblems {
  private readonly found: { offset: number; finding: Finding }[] = [];

  constructor(private readonly source: SourceText) {}

  public get any(): boolean {
    return this.found.length > 0;
  }

  public report(offset: number, finding: Finding): void {
    this.found.push({ offset, finding });
  }

  /** For problems after which reading the file is useless or unsafe. */
  public refuse(offset: number, finding: Finding): never {
    this.report(offset, finding);
    throw new DocumentRefused();
  }

  /** The problems in the order of the file; only the first ones if there are many. */
  public list(): Problem[] {
    return [...this.found]
      .sort((a, b) => a.offset - b.offset)
      .slice(0, MAX_REPORTED)
      .map(({ offset, finding }) => ({ ...finding, position: this.source.position(offset) }));
  }
}

/** A part of the file for a message: on one line, and short. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text);
}

/** Stops the processing of a file whose problem has been reported. */
export class DocumentRefused extends Error {}
