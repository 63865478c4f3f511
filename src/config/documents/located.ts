import { isPlainObject } from '../../private/collections';
import { Position } from '../../private/position';

/** A value of a configuration file that knows where it stands. Trees are never changed: what changes is copied. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

export type Scalar = string | number | boolean | null;

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly position: Position;
  readonly value: Scalar;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly position: Position;
  readonly items: readonly Located[];
}

export interface LocatedMap {
  readonly kind: 'map';
  readonly position: Position;
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
 * Where the value at `path` stands: its key in a map, the item in a list.
 * Where the path leaves the tree it is the last part that exists, which is where something is missing.
 */
export function locate(node: Located, path: readonly (string | number)[]): Position {
  let current = node;
  let position = node.position;
  for (const step of path) {
    if (current.kind === 'map') {
      const entry = current.entries.get(String(step));
      if (entry === undefined) return position;
      position = entry.keyPosition;
      current = entry.value;
    } else if (current.kind === 'list') {
      const item = current.items[Number(step)];
      if (item === undefined) return position;
      position = item.position;
      current = item;
    } else {
      return position;
    }
  }
  return position;
}
