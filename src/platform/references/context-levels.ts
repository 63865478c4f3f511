import { compareStrings } from '../../private/collections';

/** Context of a level by key, with that of the levels above it. */
export type Context = { readonly [key: string]: unknown };

interface Level {
  readonly name: string;
  readonly keys: string[];
}

/** Where the keys of a merged context come from: known for what `withContext` made. */
const levels = new WeakMap<Context, Level[]>();

/** The context of a level: its own keys over those of the levels above. `level` says which one it is, for example `domain "shared"`. */
export function withContext(above: Context, own: Context, level: string): Context {
  const merged = { ...above, ...own };
  const keys = Object.keys(own).sort(compareStrings);
  levels.set(merged, [...levels.get(above) ?? [], ...keys.length > 0 ? [{ name: level, keys }] : []]);
  return merged;
}

/** Which levels were looked in, as notes of a problem. */
export function contextNotes(context: Context): string[] {
  const known = levels.get(context);
  if (known === undefined) return [];
  if (known.length === 0) return ['no level above defines a context value'];
  return known.map(({ name, keys }) => `${name} defines ${keys.slice(0, 8).map((key) => `"${key}"`).join(', ')}${keys.length > 8 ? ` and ${keys.length - 8} more` : ''}`);
}
