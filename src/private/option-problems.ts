import { IConstruct } from 'constructs';
import { formatPath, OptionPath } from './option-path';
import { ConfigurationError, Problem } from './problems';

/** Something wrong with an option, before it is known where the options stand. */
export type OptionFinding = Omit<Problem, 'where' | 'position' | 'option'>;

const places = new WeakMap<IConstruct, OptionPath>();
const placesOfParts = new WeakMap<IConstruct, Map<string, OptionPath>>();

/**
 * Says where the options of a construct stand in those of the component that made it. Called in the component, or first thing in the constructor of
 * the part; the path is relative to the nearest construct above of which the same is known.
 */
export function optionsStandAt(construct: IConstruct, path: OptionPath): void {
  places.set(construct, path);
}

/** The same of the child of this id that is yet to be made: one that is a component of its own, and so knows nothing of where it stands. */
export function optionsOfPartStandAt(construct: IConstruct, id: string, path: OptionPath): void {
  const parts = placesOfParts.get(construct) ?? new Map<string, OptionPath>();
  placesOfParts.set(construct, parts.set(id, path));
}

/** The path of an option of `scope` in the options of the component that it belongs to. */
export function optionPathOf(scope: IConstruct, path: OptionPath): OptionPath {
  return [...scope.node.scopes.flatMap((construct) => standsAt(construct) ?? []), ...path];
}

function standsAt(construct: IConstruct): OptionPath | undefined {
  const { id, scope } = construct.node;
  return places.get(construct) ?? (scope && placesOfParts.get(scope)?.get(id));
}

/** A problem with the option of `scope` at `path`: the platform turns the path into file, line and column. */
export function optionProblem(scope: IConstruct, path: OptionPath, finding: OptionFinding): Problem {
  const option = optionPathOf(scope, path);
  return { ...finding, where: [scope.node.path, formatPath(option)].filter(Boolean).join(': ') || undefined, option };
}

/** Throws one `ConfigurationError` for a problem with the option of `scope` at `path`; `[]` for its options as a whole. */
export function failAt(scope: IConstruct, path: OptionPath, finding: OptionFinding): never {
  throw new ConfigurationError([optionProblem(scope, path, finding)]);
}

/** What `make` makes. A problem in it that names no option is one of the option of `scope` at `path`. */
export function standingAt<T>(scope: IConstruct, path: OptionPath, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new ConfigurationError(error.problems.map((problem) => (problem.option ? problem : optionProblem(scope, path, problem))));
  }
}
