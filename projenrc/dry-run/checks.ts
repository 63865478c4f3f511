/** What a check of a package found. */
interface Outcome {
  readonly name: string;
  readonly problem?: string;
}

const outcomes: Outcome[] = [];
const skipped: string[] = [];

/**
 * One line: what was checked, and how it ended. The action returns a figure worth printing, or nothing; it throws for a
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

/** Says what cannot be checked here, and why. */
export function skip(name: string, reason: string): void {
  skipped.push(name);
  console.log(`skipped: ${name}: ${reason}`);
}

/** The last line, and whether all is well. */
export function finish(): boolean {
  const failed = outcomes.filter(({ problem }) => problem !== undefined).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed, ${skipped.length} skipped`);
  return failed === 0;
}

/** Throws what is wrong with a package. */
export function insist(holds: unknown, problem: string): asserts holds {
  if (!holds) throw new Error(problem);
}

/** Throws unless both are the same. */
export function same(what: string, found: unknown, expected: unknown): void {
  insist(
    JSON.stringify(found) === JSON.stringify(expected),
    `${what} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`,
  );
}
