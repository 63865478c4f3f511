import { IncompleteEntry } from './incomplete-entries';
import { SkippedModule } from '../platform/origin';
import { OptionPath } from '../private/option-path';
import { Position, Problem } from '../private/problems';

/** An entry of a module that is incomplete in one of the files that are merged. */
export interface IncompletePart {
  readonly module: OptionPath;
  readonly found: IncompleteEntry;
}

/** Collects problems and warnings while files are read. */
export class Report {
  public readonly warnings: Problem[] = [];
  /** Modules that were omitted. */
  public readonly skipped: SkippedModule[] = [];
  /** Entries that are incomplete in one of the merged files. */
  public readonly incomplete: IncompletePart[] = [];
  private readonly found: Problem[] = [];
  private readonly touched = new Map<string, OptionPath>();
  private here: OptionPath = [];

  /** The part of the platform that is being read. */
  public get place(): OptionPath {
    return this.here;
  }

  /** The problems, without consequences of unresolved placeholders. */
  public get problems(): Problem[] {
    const unfilled = this.found.filter((problem) => problem.code === 'DSP107');
    return unfilled.length > 0 ? unfilled : this.found;
  }

  /** Parts of the platform (levels or modules) with problems. */
  public get affected(): OptionPath[] {
    return [...this.touched.values()];
  }

  /** Whether there is an unresolved placeholder, so that the rest cannot be checked. */
  public get isUnfilled(): boolean {
    return this.found.some((problem) => problem.code === 'DSP107');
  }

  /** Reads a part of the platform: problems that are found during the call affect that part. */
  public within<T>(path: OptionPath, read: () => T): T {
    const above = this.here;
    this.here = path;
    try {
      return read();
    } finally {
      this.here = above;
    }
  }

  /** A problem at a position; without one, in the file as a whole. */
  public problem(problem: Problem, position?: Position): void {
    this.found.push(position ? { ...problem, position } : problem);
    this.affect();
  }

  /** Records that the current part is affected by a problem that was reported elsewhere. */
  public affect(path: OptionPath = this.here): void {
    this.touched.set(JSON.stringify(path), path);
  }

  /** A warning. */
  public warning(problem: Problem, position: Position): void {
    this.warnings.push({ ...problem, position });
  }
}
