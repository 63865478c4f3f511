import { unique } from '../private/collections';
import { placeOf, Problem } from '../private/problems';
import { quotedList } from '../private/suggestions';

/** The name of a module in a message: `"domain/environment/module"`. */
const MODULE = /"([^"/\s]+)\/([^"/\s]+)\/([^"/\s]+)"/g;

/**
 * Merges problems of one line that differ only in the environment into the first of them, with the names of all
 * environments.
 */
export function mergedProblems(problems: readonly Problem[]): Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = JSON.stringify([placeOf(problem), problem.code, ...textsOf(problem).map(withoutEnvironments)]);
    groups.set(key, [...groups.get(key) ?? [], problem]);
  }
  return [...groups.values()].map((group) => {
    const environments = unique(group.flatMap((problem) => textsOf(problem).flatMap(environmentsIn)));
    const [first] = group;
    return group.length === 1 || environments.length < 2
      ? first
      : { ...first, notes: [...first.notes ?? [], `the same in the environments ${quotedList(environments, 'and')}`] };
  });
}

function textsOf({ message, hint, notes = [] }: Problem): string[] {
  return [message, hint ?? '', ...notes];
}

function withoutEnvironments(text: string): string {
  return text.replace(MODULE, '"$1//$3"');
}

function environmentsIn(text: string): string[] {
  return [...text.matchAll(MODULE)].map(([, , environment]) => environment);
}
