/** The constants of the Park-Miller generator. */
const MODULUS = 2 ** 31 - 1;

/** Pseudorandom numbers that are the same in every run. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 7_919 + 1) % MODULUS;
    this.next();
  }

  /** A number from 0 (inclusive) to 1 (exclusive). */
  public next(): number {
    this.state = (this.state * 48_271) % MODULUS;
    return this.state / MODULUS;
  }

  /** An integer from 0 (inclusive) to `end` (exclusive). */
  public below(end: number): number {
    return Math.floor(this.next() * end);
  }

  public pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  /** At most `count` of the items, in pseudorandom order. */
  public sample<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    for (let i = left.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [left[i], left[j]] = [left[j], left[i]];
    }
    return left.slice(0, count);
  }
}
