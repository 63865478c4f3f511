import { Located, LocatedEntry, toPlain } from './located';

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

/** A key that has a map in one of two files, and a list or a value in the other. */
export interface DifferentShape {
  readonly key: string;
  readonly first: LocatedEntry;
  readonly again: LocatedEntry;
}

/** The keys of `override` that cannot be merged with those of `base`. A key without a value removes the earlier one. */
export function differentShapes(base: Located, override: Located): DifferentShape[] {
  if (base.kind !== 'map' || override.kind !== 'map') return [];
  return [...override.entries].flatMap(([key, again]) => {
    const first = base.entries.get(key);
    if (first === undefined || isNothing(first.value) || isNothing(again.value)) return [];
    const isMapInOne = (first.value.kind === 'map') !== (again.value.kind === 'map');
    return isMapInOne ? [{ key, first, again }] : differentShapes(first.value, again.value);
  });
}

/** The kind of a value in a message. */
export function shapeOf(value: Located): string {
  return { map: 'a map', list: 'a list', scalar: 'a single value' }[value.kind];
}

function isNothing(value: Located): boolean {
  return value.kind === 'scalar' && value.value === null;
}
