import { Annotations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { formatPath, OptionPath } from './option-path';
import { ConfigurationError, formatProblem, Problem } from './problems';

/** A problem with an option, before the location of the options is known. */
export type OptionFinding = Omit<Problem, 'where' | 'position' | 'option'>;

/** Properties of a construct that is part of a component. */
const PATH = Symbol('path of the options');
const PATHS_OF_PARTS = Symbol('paths of the options of parts');

interface Part {
  [PATH]?: OptionPath;
  [PATHS_OF_PARTS]?: { readonly [id: string]: OptionPath };
}

/**
 * Sets the path of the options of `part` in the options of the component that creates it. Call it first in the
 * constructor of the part. The path is relative to the nearest parent construct with a path. `children` contains the
 * paths of children that are components themselves, by ID.
 */
export function placeOptions(
  part: IConstruct,
  path: OptionPath,
  children: { readonly [id: string]: OptionPath } = {},
): void {
  Object.assign(part, { [PATH]: path, [PATHS_OF_PARTS]: children } satisfies Part);
}

/** The path of an option of `scope` in the options of the component that it belongs to. */
export function optionPathOf(scope: IConstruct, path: OptionPath): OptionPath {
  return [...scope.node.scopes.flatMap((construct) => pathOf(construct) ?? []), ...path];
}

function pathOf(construct: IConstruct & Part): OptionPath | undefined {
  const { id, scope } = construct.node;
  return construct[PATH] ?? (scope as Part | undefined)?.[PATHS_OF_PARTS]?.[id];
}

/** A problem with the option of `scope` at `path`: the platform turns the path into file, line and column. */
export function optionProblem(scope: IConstruct, path: OptionPath, finding: OptionFinding): Problem {
  const option = optionPathOf(scope, path);
  return { ...finding, where: [scope.node.path, formatPath(option)].filter(Boolean).join(': ') || undefined, option };
}

/**
 * Throws one `ConfigurationError` for a problem with the option of `scope` at `path`; `[]` for its options as a whole.
 */
export function failAt(scope: IConstruct, path: OptionPath, finding: OptionFinding): never {
  throw new ConfigurationError([optionProblem(scope, path, finding)]);
}

/** Context key of stacks of a platform, which shows warnings with their location in the files. */
const TAKE_WARNING = 'cdk-data-science-platform:takeWarning';

/** Passes the warnings about components in `scope` to `take`. Call it before anything is created there. */
export function collectWarnings(scope: IConstruct, take: (warning: Problem) => void): void {
  scope.node.setContext(TAKE_WARNING, take);
}

/**
 * Warns about the option of `scope` at `path`: in a platform with file, line and column, otherwise as an annotation of
 * the construct.
 */
export function warnAt(scope: IConstruct, path: OptionPath, finding: OptionFinding): void {
  const warning = optionProblem(scope, path, finding);
  const take: unknown = scope.node.tryGetContext(TAKE_WARNING);
  if (typeof take === 'function') {
    take(warning);
  } else {
    const id = [finding.code, ...path].join('.');
    Annotations.of(scope).addWarningV2(`cdk-data-science-platform:${id}`, formatProblem(warning, 'warning'));
  }
}

/** The result of `make`. A problem in it without an option is reported for the option of `scope` at `path`. */
export function standingAt<T>(scope: IConstruct, path: OptionPath, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new ConfigurationError(
      error.problems.map((problem) => (problem.option ? problem : optionProblem(scope, path, problem))),
    );
  }
}
