import { compareStrings } from '../../private/collections';

/** The maximum number of keys in a note. */
const MOST_KEYS = 8;

/**
 * The context of a level: its own values merged over those of the levels above, and the level that defines each value.
 */
export class Context {
  /** The context without levels. */
  public static readonly EMPTY = new Context({}, []);

  private constructor(
    public readonly values: { readonly [key: string]: unknown },
    private readonly levels: readonly { readonly name: string; readonly keys: readonly string[] }[],
  ) {}

  /** The context of the level below, for example `domain "shared"`. */
  public below(own: { readonly [key: string]: unknown }, level: string): Context {
    const keys = Object.keys(own).sort(compareStrings);
    return new Context({ ...this.values, ...own }, [...this.levels, ...keys.length > 0 ? [{ name: level, keys }] : []]);
  }

  /** The levels that were searched, as notes of a problem. */
  public get notes(): string[] {
    if (this.levels.length === 0) return ['no level above defines a context value'];
    return this.levels.map(({ name, keys }) => {
      const shown = keys.slice(0, MOST_KEYS).map((key) => `"${key}"`).join(', ');
      return `${name} defines ${shown}${keys.length > MOST_KEYS ? ` and ${keys.length - MOST_KEYS} more` : ''}`;
    });
  }
}
