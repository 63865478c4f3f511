/** Of the generator of Park and Miller. */
const MODULUS = 2 ** 31 - 1;

/** Numbers that look random and are the same in every run. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 7_919 + 1) % MODULUS;
    this.next();
  }

  /** A number from 0 to below 1. */
  public next(): number {
    this.state = (this.state * 48_271) % MODULUS;
    return this.state / MODULUS;
  }

  /** A whole number from 0 to below `end`. */
  public below(end: number): number {
    return Math.floor(this.next() * end);
  }

  public pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  /** At most `count` of the items, in an order of its own. */
  public sample<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    for (let i = left.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [left[i], left[j]] = [left[j], left[i]];
    }
    return left.slice(0, count);
  }
}
