import { Located, toPlain } from './located';

/** An item that is in both of two lists which are joined. */
export interface RepeatedItem {
  readonly key: string;
  readonly first: Located;
  readonly again: Located;
}

/** The first item of each list of `override` that the list of the same key in `base` has already. */
export function repeatedItems(base: Located, override: Located, key = ''): RepeatedItem[] {
  if (base.kind === 'map' && override.kind === 'map') {
    return [...override.entries].flatMap(([name, { value }]) => {
      const below = base.entries.get(name);
      return below === undefined ? [] : repeatedItems(below.value, value, name);
    });
  }
  if (base.kind !== 'list' || override.kind !== 'list') return [];
  const known = new Map(base.items.map((item) => [JSON.stringify(toPlain(item)), item]));
  const again = override.items.find((item) => known.has(JSON.stringify(toPlain(item))));
  return again === undefined ? [] : [{ key, again, first: known.get(JSON.stringify(toPlain(again)))! }];
}
