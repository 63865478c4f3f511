import { Located, LocatedMap } from './documents/located';
import { Position } from '../private/position';

/** A map without entries. */
export function emptyMap(position: Position): LocatedMap {
  return { kind: 'map', position, entries: new Map() };
}

/** The value of a key; a key without a value counts as absent. */
export function entry(map: LocatedMap, key: string): Located | undefined {
  const value = map.entries.get(key)?.value;
  return value?.kind === 'scalar' && value.value === null ? undefined : value;
}

/** The value of the first of several keys that is there: spellings of the same. */
export function firstOf(map: LocatedMap, keys: string[]): Located | undefined {
  return keys.map((key) => entry(map, key)).find((value) => value !== undefined);
}

/** The text of a scalar that is one. */
export function scalarText(node: Located | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** A list with each item converted; anything else as it is. */
export function mapItems(node: Located, convert: (item: Located) => Located): Located {
  return node.kind === 'list' ? { ...node, items: node.items.map(convert) } : node;
}

/** A map with each value that is a map converted; anything else as it is. */
export function mapChildren(node: Located, convert: (child: LocatedMap, name: string) => Located): Located {
  if (node.kind !== 'map') return node;
  return { ...node, entries: new Map([...node.entries].map(([key, item]) => [key, { ...item, value: item.value.kind === 'map' ? convert(item.value, key) : item.value }])) };
}

/** The map without some of its keys. */
export function withoutKeys(map: LocatedMap, keys: string[]): LocatedMap {
  return { ...map, entries: new Map([...map.entries].filter(([key]) => !keys.includes(key))) };
}

/** The map with more entries, whose keys stand where they stand in `from`. */
export function withEntries(map: LocatedMap, added: { key: string; from: LocatedMap; value: Located }[]): LocatedMap {
  const entries = new Map(map.entries);
  for (const { key, from, value } of added) {
    entries.set(key, { key, keyPosition: from.entries.get(key)?.keyPosition ?? value.position, value });
  }
  return { ...map, entries };
}
