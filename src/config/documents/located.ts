import { isPlainObject } from '../../private/collections';
import { Position } from '../../private/problems';
import { SpelledScalar } from '../../private/spelled-scalar';

/** A value of a configuration file with its position. Trees are immutable: changes create copies. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

export type Scalar = string | number | boolean | null;

interface LocatedValue {
  readonly position: Position;
  /** The text in the file, if references in it were replaced. */
  readonly source?: string;
}

export interface LocatedScalar extends LocatedValue {
  readonly kind: 'scalar';
  readonly value: Scalar;
  /** The spelling of a number or boolean, if it differs from that of JavaScript. */
  readonly spelling?: string;
}

export interface LocatedList extends LocatedValue {
  readonly kind: 'list';
  readonly items: readonly Located[];
}

export interface LocatedMap extends LocatedValue {
  readonly kind: 'map';
  /** In the order of the file. */
  readonly entries: ReadonlyMap<string, LocatedEntry>;
  /**
   * The value that code created from the map. It is the value of the option; the map has the positions of its parts.
   */
  readonly object?: object;
}

export interface LocatedEntry {
  readonly key: string;
  readonly keyPosition: Position;
  readonly value: Located;
}

/** The tree as plain data. */
export function toPlain(node: Located): unknown {
  switch (node.kind) {
    case 'scalar': return node.value;
    case 'list': return node.items.map(toPlain);
    // fromEntries defines properties and does not call setters: even a key `__proto__` does not change a prototype.
    case 'map': return Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, toPlain(value)]));
  }
}

/** The same, but numbers with a special spelling keep it, for options that are strings. */
export function toOptions(node: Located): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.spelling === undefined
        ? node.value
        : new SpelledScalar(node.value as number | boolean, node.spelling);
    case 'list':
      return node.items.map(toOptions);
    case 'map':
      return node.object
        ?? Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, toOptions(value)]));
  }
}

/** Plain data as a tree whose parts all have the same position. Keys with undefined values are omitted. */
export function fromPlain(value: unknown, position: Position): Located {
  if (Array.isArray(value)) return { kind: 'list', position, items: value.map((item) => fromPlain(item, position)) };
  if (isPlainObject(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return {
      kind: 'map',
      position,
      entries: new Map(
        entries.map(([key, item]) => [key, { key, keyPosition: position, value: fromPlain(item, position) }]),
      ),
    };
  }
  if (value instanceof SpelledScalar) {
    return { kind: 'scalar', position, value: value.value, spelling: value.toString() };
  }
  if (value === undefined || value === null) return { kind: 'scalar', position, value: null };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'scalar', position, value };
  }
  throw new TypeError(`a ${typeof value} is not plain data`);
}

/**
 * The position of the value at `path`: that of a scalar itself, or of the key of a list or map. With `'key'`, always
 * that of the key. If the path does not exist, the position of its last existing part, where something is missing.
 */
export function locate(node: Located, path: readonly (string | number)[], at: 'value' | 'key' = 'value'): Position {
  const found = follow(node, path);
  const isScalar = found.value.kind === 'scalar' && found.value.value !== null;
  return at === 'value' && found.isWhole && isScalar ? found.value.position : found.position;
}

/** The value at `path`, or undefined if the path does not exist. */
export function valueAt(node: Located, path: readonly (string | number)[]): Located | undefined {
  const found = follow(node, path);
  return found.isWhole ? found.value : undefined;
}

/** The last existing value on the path, the position of its key or item, and whether the path ends there. */
function follow(
  node: Located,
  path: readonly (string | number)[],
): { value: Located; position: Position; isWhole: boolean } {
  let value = node;
  let position = node.position;
  for (const step of path) {
    if (value.kind === 'scalar') return { value, position, isWhole: false };
    const next = value.kind === 'map' ? value.entries.get(String(step)) : value.items[Number(step)];
    if (next === undefined) return { value, position, isWhole: false };
    position = 'key' in next ? next.keyPosition : next.position;
    value = 'key' in next ? next.value : next;
  }
  return { value, position, isWhole: true };
}

/**
 * Merges `override` into `base`: maps are merged key by key at every depth, lists are replaced or joined, and other
 * values are replaced as a whole. A replaced key has the position of the override, and an explicit null removes the
 * earlier value.
 */
export function mergeLocated(base: Located, override: Located, lists: 'replaced' | 'joined' = 'replaced'): Located {
  if (lists === 'joined' && base.kind === 'list' && override.kind === 'list') {
    return { ...override, items: [...base.items, ...override.items] };
  }
  if (base.kind !== 'map' || override.kind !== 'map') return override;
  const entries = new Map(base.entries);
  for (const [key, item] of override.entries) {
    const below = base.entries.get(key);
    entries.set(key, below ? { ...item, value: mergeLocated(below.value, item.value, lists) } : item);
  }
  return { ...override, entries };
}

/** Merges `override` into `base`: each of its keys replaces the value of the key as a whole. */
export function replaceEntries(base: LocatedMap, override: LocatedMap): LocatedMap {
  return { ...override, entries: new Map([...base.entries, ...override.entries]) };
}

/** A map without entries. */
export function emptyMap(position: Position): LocatedMap {
  return { kind: 'map', position, entries: new Map() };
}

/** The value of a key. A key without a value is treated as absent. */
export function entry(map: LocatedMap, key: string): Located | undefined {
  const value = map.entries.get(key)?.value;
  return value?.kind === 'scalar' && value.value === null ? undefined : value;
}

/** The value of the first existing key of several alternative spellings. */
export function firstOf(map: LocatedMap, keys: string[]): Located | undefined {
  return keys.map((key) => entry(map, key)).find((value) => value !== undefined);
}

/** The string of a scalar that is a string. */
export function scalarText(node: Located | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** A list with each item converted. Other values are returned unchanged. */
export function mapItems(node: Located, convert: (item: Located) => Located): Located {
  return node.kind === 'list' ? { ...node, items: node.items.map(convert) } : node;
}

/** A map with each value that is a map converted. Other values are returned unchanged. */
export function mapChildren(
  node: Located, convert: (child: LocatedMap, name: string) => Located | undefined,
): Located {
  if (node.kind !== 'map') return node;
  return {
    ...node,
    entries: new Map([...node.entries].flatMap(([key, item]): [string, LocatedEntry][] => {
      const value = item.value.kind === 'map' ? convert(item.value, key) : item.value;
      return value === undefined ? [] : [[key, { ...item, value }]];
    })),
  };
}

/** The map without some of its keys. */
export function withoutKeys(map: LocatedMap, keys: string[]): LocatedMap {
  return { ...map, entries: new Map([...map.entries].filter(([key]) => !keys.includes(key))) };
}

/** The map with additional entries, whose keys have the positions that they have in `from`. */
export function withEntries(map: LocatedMap, added: { key: string; from: LocatedMap; value: Located }[]): LocatedMap {
  const entries = new Map(map.entries);
  for (const { key, from, value } of added) {
    entries.set(key, { key, keyPosition: from.entries.get(key)?.keyPosition ?? value.position, value });
  }
  return { ...map, entries };
}
