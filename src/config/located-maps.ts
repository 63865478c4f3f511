import { Located, LocatedMap, Position } from './documents/located';

/** A map without entries. */
export function emptyMap(position: Position): LocatedMap {
  return { kind: 'map', position, entries: new Map() };
}

/** The value of a key; a key without a value counts as absent. */
export function entry(map: LocatedMap, key: string): Located | undefined {
  const value = map.entries.get(key)?.value;
  return value?.kind === 'scalar' && value.value === null ? undefined : value;
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
