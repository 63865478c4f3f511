import { Position } from '../private/position';
import { Problem, throwProblems } from '../private/problems';

/** Collects what is wrong, and what is worth knowing, while files are read. */
export class Report {
  public readonly warnings: Problem[] = [];
  private readonly problems: Problem[] = [];

  /** Something wrong at a position; without one, in the file as a whole. */
  public problem(problem: Problem, position?: Position): void {
    this.problems.push(position ? { ...problem, position } : problem);
  }

  /** Something worth knowing. */
  public warning(problem: Problem, position: Position): void {
    this.warnings.push({ ...problem, position });
  }

  /** Throws one error with all problems, if there are any. */
  public throwProblems(): void {
    // What follows from a placeholder that nobody filled in is not worth a message of its own.
    const unfilled = this.problems.filter((problem) => problem.code === 'DSP107');
    throwProblems(unfilled.length > 0 ? unfilled : this.problems);
  }
}
