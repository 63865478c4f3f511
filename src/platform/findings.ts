import { IConstruct } from 'constructs';
import { ConfigurationFiles, MODULE_DEPTH, Origin, SkippedModule } from './origin';
import { formatPath, OptionPath } from '../private/option-path';
import { Problem, sortProblems, throwProblems } from '../private/problems';

/** A problem with the options at a path. */
export interface ProblemAt {
  readonly problem: Problem;
  readonly path: OptionPath;
}

/** Receives problems and warnings of the options at a path. */
export interface Reporter {
  problem(problem: Problem, path: OptionPath): void;
  warning(problem: Problem, path: OptionPath): void;
  /** Notes that are relevant before a deployment but are not problems. */
  note(problem: Problem, path: OptionPath): void;
  /** The problem with the location of an option. */
  locate(problem: Problem, path: OptionPath): Problem;
}

/**
 * Collects problems and warnings while a platform is created, including those of the files from which its options were
 * read, with their locations.
 */
export class Findings implements Reporter {
  private readonly problems: Problem[];
  private readonly worthKnowing: Problem[];
  private readonly remarks: Problem[] = [];

  constructor(private readonly scope: IConstruct, private readonly origin: Origin | undefined) {
    this.problems = [...origin?.problems ?? []];
    this.worthKnowing = [...origin?.warnings ?? []];
  }

  /** Modules that were omitted. */
  public get skipped(): readonly SkippedModule[] {
    return this.origin?.skipped ?? [];
  }

  /** The files with the options of a struct. */
  public filesFor(struct: string): ConfigurationFiles {
    return this.origin?.filesFor?.(struct) ?? { unused: [], used: [] };
  }

  /** Warnings. */
  public get warnings(): readonly Problem[] {
    return sortProblems(this.worthKnowing);
  }

  public get notes(): readonly Problem[] {
    return sortProblems(this.remarks);
  }

  public get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  public problem({ about, ...problem }: Problem, path: OptionPath): void {
    // A missing kind is a consequence of problems that are already reported.
    if (problem.code === 'DSP120' && this.isAffected(path)) return;
    // An error of the CDK can also be a consequence of any other problem.
    if (problem.code === 'DSP312' && this.hasProblems) return;
    if (about !== undefined && this.isOfAffected(about)) return;
    this.problems.push(this.locate(problem, path));
  }

  public warning(problem: Problem, path: OptionPath): void {
    // A warning about a module whose options are incomplete can be a consequence.
    if (this.isAffected(path.slice(0, MODULE_DEPTH))) return;
    this.worthKnowing.push(this.locate(problem, path));
  }

  public note(problem: Problem, path: OptionPath): void {
    this.remarks.push(this.locate(problem, path));
  }

  /** Problems that already have a location. */
  public add(problems: readonly Problem[]): void {
    this.problems.push(...problems);
  }

  /** Whether the files have problems with a module, so that its options are incomplete. */
  public isAffected(modulePath: OptionPath): boolean {
    return this.origin?.affected.some((path) => formatPath(path) === formatPath(modulePath)) ?? false;
  }

  /** Whether a module that the files have problems with would publish a parameter. */
  public isOfAffected(parameter: string): boolean {
    const [, , domain, owner, role = ''] = parameter.split('/');
    return (this.origin?.affected ?? []).some(([, itsDomain, , , , module]) => itsDomain === domain
      && (module === owner || (owner === 'generated-role' && role.startsWith(`${module}-`))));
  }

  /** Throws one error with all problems, if there are any. */
  public throwProblems(): void {
    throwProblems(this.problems, this.warnings);
  }

  /** The problem with the location of an option. */
  public locate(problem: Problem, path: OptionPath): Problem {
    if (problem.position !== undefined) return problem;
    const { isOfKey, ...found } = problem;
    const position = this.origin?.locate(path, isOfKey ? 'key' : 'value');
    return position
      ? { ...this.origin?.asWritten?.(found, path) ?? found, position }
      : { ...found, where: [this.scope.node.path, formatPath(path)].filter(Boolean).join(': ') || undefined };
  }
}
