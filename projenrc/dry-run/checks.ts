/** The result of the check of a package. */
interface Outcome {
  readonly name: string;
  readonly problem?: string;
}

const outcomes: Outcome[] = [];
const skipped: string[] = [];

/**
 * One line: the check and its result. The action returns a figure to print, or nothing; it throws an error for a
 * problem.
 */
export function check(name: string, action: () => string | void): void {
  try {
    const detail = action();
    outcomes.push({ name });
    console.log(`ok: ${name}${detail === undefined ? '' : ` (${detail})`}`);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    outcomes.push({ name, problem });
    console.log(`FAILED: ${name}: ${problem}`);
  }
}

/** Prints what cannot be checked here, and the reason. */
export function skip(name: string, reason: string): void {
  skipped.push(name);
  console.log(`skipped: ${name}: ${reason}`);
}

/** The last line, and whether all checks passed. */
export function finish(): boolean {
  const failed = outcomes.filter(({ problem }) => problem !== undefined).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed, ${skipped.length} skipped`);
  return failed === 0;
}

/** Throws an error for the problem of a package. */
export function insist(holds: unknown, problem: string): asserts holds {
  if (!holds) throw new Error(problem);
}

/** Throws an error unless both are equal. */
export function same(what: string, found: unknown, expected: unknown): void {
  insist(
    JSON.stringify(found) === JSON.stringify(expected),
    `${what} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`,
  );
}
