import { contextHint } from './context-hints';
import { FileUse } from './document-store';
import { entry, Located, LocatedMap, locate, scalarText, toOptions, toPlain, valueAt } from './documents/located';
import { filesFor } from './files-for';
import { otherModuleHint } from './foreign-keys';
import { generatedRoleFinder } from './generated-role-names';
import { incompleteProblem } from './incomplete-problem';
import { referenceFinder } from './reference-finder';
import { Report } from './report';
import { withOwnUserRole } from './user-role-hints';
import { asWritten, withReferences } from './written-references';
import { DataSciencePlatformOptions } from '../platform/options/platform-options';
import { MODULE_DEPTH } from '../platform/origin';
import { groupBy } from '../private/collections';
import { formatPath, OptionPath } from '../private/option-path';
import { toYamlPath } from '../private/options-model';
import { OptionProblem, readOptions } from '../private/options-reader';
import { formatPosition, Position, Problem, throwProblems } from '../private/problems';
import { listsChoices } from '../private/suggestions';

const STRUCT = 'DataSciencePlatformOptions';
/** Codes of problems with a value that does not match its option. */
const WRONG_TYPE = 'DSP111';
const UNFIT = [WRONG_TYPE, 'DSP113'];

/** The context of a level, as specified. */
export interface LevelContext {
  readonly path: OptionPath;
  readonly values: LocatedMap;
}

/** The parts of a configuration. */
export interface ConfigurationParts {
  readonly platform: LocatedMap;
  readonly report: Report;
  readonly files: readonly FileUse[];
  readonly contexts: readonly LevelContext[];
  readonly directory: string;
}

/** The options in the files of a directory, and the position of each of them. */
export class Configuration {
  public readonly options: DataSciencePlatformOptions;

  constructor(private readonly parts: ConfigurationParts) {
    const { platform, report } = parts;
    const { value, problems, warnings } = readOptions(STRUCT, toOptions(platform), 'yaml', {
      roleOf: generatedRoleFinder(platform), referencesFor: referenceFinder(platform),
    });
    for (const { path, isOfKey, ...warning } of warnings) {
      report.warning(warning, locate(platform, path, isOfKey ? 'key' : 'value'));
    }
    const unread = new Set(report.affected.map(formatPath));
    const explained = new Set(report.problems.flatMap(({ position }) => (position ? [formatPosition(position)] : [])));
    const incomplete = this.reportIncomplete(problems);
    for (const problem of problems) {
      if (incomplete.has(problem)) continue;
      // A missing key may be in a part that could not be read.
      if (problem.code !== 'DSP112' || !unread.has(formatPath(problem.path.slice(0, MODULE_DEPTH)))) {
        this.report(problem, explained);
      }
    }
    const options = withoutBrokenLevels(value as DataSciencePlatformOptions | undefined);
    if (options === undefined) throwProblems(report.problems);
    const { warnings: ofFiles, problems: found, affected, skipped } = report;
    this.options = {
      ...options!,
      _origin: {
        locate: (path, part) => this.positionOf(path, part),
        asWritten: (problem, path) => this.asWritten(problem, toYamlPath(STRUCT, path)),
        filesFor: (struct) => filesFor(this.directory, new Set(this.files.map(({ file }) => file)), struct),
        skipped,
        warnings: ofFiles,
        problems: found,
        affected,
      },
    };
  }

  /** The directory that `mdaa.yaml` is in. */
  public get directory(): string {
    return this.parts.directory;
  }

  /** The problems with the files. The platform adds the problems that it finds. */
  public get problems(): readonly Problem[] {
    return this.parts.report.problems;
  }

  /** Every file that was read, and the part of the platform that it configures. */
  public get files(): readonly FileUse[] {
    return this.parts.files;
  }

  /** The position of the value or the key of an option. */
  public positionOf(path: OptionPath, part: 'key' | 'value' = 'value'): Position {
    return locate(this.parts.platform, toYamlPath(STRUCT, path), part);
  }

  /** The value of an option in the files, or undefined if it is not specified. */
  public valueAt(path: OptionPath): Located | undefined {
    return valueAt(this.parts.platform, toYamlPath(STRUCT, path));
  }

  /** The same as plain data. */
  public plainAt(path: OptionPath): unknown {
    const located = this.valueAt(path);
    return located && toPlain(located);
  }

  /** The contexts of a part of the platform, the nearest first. */
  public contextsOf(path: OptionPath): LevelContext[] {
    const isAbove = (level: OptionPath) => level.every((step, index) => path[index] === step);
    return this.parts.contexts.filter((context) => isAbove(context.path)).sort((a, b) => b.path.length - a.path.length);
  }

  private report(
    { isOfKey, path, ...problem }: OptionProblem, explained: ReadonlySet<string>,
  ): void {
    const { platform, report } = this.parts;
    const position = locate(platform, path, isOfKey ? 'key' : 'value');
    const isExplained = explained.has(formatPosition(position));
    // A value that is invalid because of a problem with a reference in it is not reported separately.
    report.within(path.slice(0, MODULE_DEPTH), () => {
      if (isExplained && UNFIT.includes(problem.code)) return report.affect();
      const explainedProblem = withOwnUserRole(withOtherModule(problem, path), path, platform);
      const written = this.asWritten(explainedProblem, path);
      report.problem(...this.located({ ...written, isOfKey }, path, position));
    });
  }

  /**
   * A problem with a value of the context is located there, with a note about the option that refers to it. A problem
   * with the key of that option, or with the type of the value, is located at the reference: the value may be right.
   */
  private located(
    { isOfKey, ...problem }: Omit<OptionProblem, 'path'>, path: OptionPath, position: Position,
  ): [Problem, Position] {
    const origin = this.contextOrigin(path);
    const isReference = origin?.depth === path.length;
    if (origin === undefined || (isOfKey && isReference)) return [problem, position];
    const { notes = [], message } = problem;
    if (isReference && problem.code === WRONG_TYPE) {
      const values = new Map(this.contextsOf(path).reverse().flatMap((context) =>
        [...context.values.entries].map(([key, { value }]) => [key, value] as const)));
      const parent = valueAt(this.parts.platform, path.slice(0, -1));
      const hint = contextHint({ ...problem, key: origin.key, path, parent, message, values });
      const note = `the value of "{{context:${origin.key}}}" is at ${formatPosition(origin.position)}`;
      return [{ ...problem, notes: [...notes, note], hint }, position];
    }
    const note = `it is used at ${formatPosition(position)}, as "{{context:${origin.key}}}"`;
    return [{ ...problem, notes: [...notes, note] }, origin.position];
  }

  /**
   * Reports entries that are incomplete in one of the merged files: a problem if a required key is missing for this
   * reason. Returns the problems that are explained thereby.
   */
  private reportIncomplete(problems: readonly OptionProblem[]): Set<OptionProblem> {
    const { platform, report } = this.parts;
    const parts = groupBy(report.incomplete, ({ found }) => [formatPosition(found.entry.keyPosition)]);
    const explained = [...parts].flatMap(([place, [{ module, found }, ...others]]) => {
      const { keyPosition } = found.entry;
      const modules = [module, ...others.map((other) => other.module)];
      const problem = incompleteProblem(found, platform, modules);
      if (!found.isInvalid) report.warning(problem, keyPosition);
      else for (const path of modules) report.within(path, () => report.problem(problem, keyPosition));
      return problems.filter(({ code, path }) => (
        found.isInvalid && code === 'DSP112' && formatPosition(locate(platform, path)) === place
      ));
    });
    return new Set(explained);
  }

  private asWritten<T extends Omit<Problem, 'position'>>(problem: T, path: OptionPath): T {
    const { platform } = this.parts;
    const found = valueAt(platform, path);
    const text = found?.source ?? scalarText(found);
    return asWritten(withReferences(problem, text), text, scalarText(entry(platform, 'organization')));
  }

  /**
   * Where the value of an option is, and its context key, if the option or a part around it refers to the context.
   * `depth` is the length of the path of the reference.
   */
  private contextOrigin(
    path: OptionPath,
  ): { readonly key: string; readonly position: Position; readonly depth: number } | undefined {
    for (let length = path.length; length > 0; length--) {
      const source = valueAt(this.parts.platform, path.slice(0, length))?.source ?? '';
      const [, key] = /^\{\{context:([^{}]+)\}\}$/.exec(source) ?? [];
      const level = key === undefined ? undefined : this.contextsOf(path).find(({ values }) => values.entries.has(key));
      if (level === undefined) continue;
      return { key, position: locate(level.values, [key, ...path.slice(length)]), depth: length };
    }
    return undefined;
  }
}

/** The problem with the kinds of modules that have an unknown key of a module, if nothing else is likely. */
function withOtherModule<T extends Pick<Problem, 'code' | 'hint'>>(problem: T, path: OptionPath): T {
  const isOfModule = problem.code === 'DSP110' && path.length === MODULE_DEPTH + 2;
  const hint = isOfModule && listsChoices(problem.hint)
    ? otherModuleHint(String(path[path.length - 1]))
    : undefined;
  return hint === undefined ? problem : { ...problem, hint };
}

/**
 * The options without incomplete levels, so that the rest can be checked. Undefined if nothing remains.
 */
function withoutBrokenLevels(options: DataSciencePlatformOptions | undefined): DataSciencePlatformOptions | undefined {
  if (typeof options?.organization !== 'string' || options.domains === undefined) return undefined;
  const domains = Object.entries(options.domains)
    .filter(([, domain]) => domain.environments !== undefined)
    .map(([name, domain]) => [
      name,
      {
        ...domain,
        environments: Object.fromEntries(
          Object.entries(domain.environments).filter(([, environment]) => environment.modules !== undefined),
        ),
      },
    ]);
  return { ...options, domains: Object.fromEntries(domains) as DataSciencePlatformOptions['domains'] };
}
