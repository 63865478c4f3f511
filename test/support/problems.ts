import { placeOf, Problem } from '../../src/private/problems';

/** A problem whose location is a string: `file:line:column` if it has a position. */
export function inWords(problem: Problem): Problem {
  const { position: _, option: __, ...rest } = problem;
  return { ...rest, where: placeOf(problem) };
}
