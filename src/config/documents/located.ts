import { isPlainObject } from '../../private/collections';
import { Position } from '../../private/position';

/** A value of a configuration file that knows where it stands. Trees are never changed: what changes is copied. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

export type Scalar = string | number | boolean | null;

interface LocatedValue {
  readonly position: Position;
  /** The text as it stands in the file, where references in it were replaced. */
  readonly source?: string;
}

export interface LocatedScalar extends LocatedValue {
  readonly kind: 'scalar';
  readonly value: Scalar;
}

export interface LocatedList extends LocatedValue {
  readonly kind: 'list';
  readonly items: readonly Located[];
}

export interface LocatedMap extends LocatedValue {
  readonly kind: 'map';
  /** In the order of the file. */
  readonly entries: ReadonlyMap<string, LocatedEntry>;
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
    // fromEntries defines properties and calls no setter: not even a key `__proto__` reaches a prototype.
    case 'map': return Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, toPlain(value)]));
  }
}

/** Plain data as a tree, every part of which stands at one position. Keys whose value is undefined are left out. */
export function fromPlain(value: unknown, position: Position): Located {
  if (Array.isArray(value)) return { kind: 'list', position, items: value.map((item) => fromPlain(item, position)) };
  if (isPlainObject(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return {
      kind: 'map',
      position,
      entries: new Map(entries.map(([key, item]) => [key, { key, keyPosition: position, value: fromPlain(item, position) }])),
    };
  }
  if (value === undefined || value === null) return { kind: 'scalar', position, value: null };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { kind: 'scalar', position, value };
  throw new TypeError(`a ${typeof value} is not plain data`);
}

/**
 * Where the value at `path` stands: a scalar where it is, a list or a map where its key is. With `'key'`, always the key.
 * Where the path leaves the tree it is the last part that exists, which is where something is missing.
 */
export function locate(node: Located, path: readonly (string | number)[], at: 'value' | 'key' = 'value'): Position {
  const found = follow(node, path);
  const isScalar = found.value.kind === 'scalar' && found.value.value !== null;
  return at === 'value' && found.isWhole && isScalar ? found.value.position : found.position;
}

/** The value at `path`, or undefined where the path leaves the tree. */
export function valueAt(node: Located, path: readonly (string | number)[]): Located | undefined {
  const found = follow(node, path);
  return found.isWhole ? found.value : undefined;
}

/** The last value on the path that exists, where its key or item stands, and whether the path ends there. */
function follow(node: Located, path: readonly (string | number)[]): { value: Located; position: Position; isWhole: boolean } {
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
