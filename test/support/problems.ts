import { placeOf, Problem } from '../../src/private/problems';

/** A problem whose place is a text: `file:line:column` where it has a position. */
export function inWords(problem: Problem): Problem {
  const { position: _, option: __, ...rest } = problem;
  return { ...rest, where: placeOf(problem) };
}
