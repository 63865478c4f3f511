/** Entries of a map in code-unit order, so that the order of keys in the input does not affect templates. */
export function sortedEntries<T>(map: { [key: string]: T } | undefined): [string, T][] {
  return Object.entries(map ?? {}).sort(([a], [b]) => compareStrings(a, b));
}

/** Locale-independent comparison. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The distinct values, in the order of their first appearance. */
export function unique<T>(values: Iterable<T>): T[] {
  return [...new Set(values)];
}

/** Values by each of their keys, in the order of the values. */
export function groupBy<K, T>(values: Iterable<T>, keysOf: (value: T) => readonly K[]): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    for (const key of keysOf(value)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [value]);
      else group.push(value);
    }
  }
  return groups;
}

/** A deep copy of plain data with the keys of every map sorted. Class instances are not copied. */
export function sortKeysDeep<T>(value: T): T {
  if (Array.isArray(value)) return value.map(sortKeysDeep) as T;
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(sortedEntries(value).map(([key, item]) => [key, sortKeysDeep(item)])) as T;
}

/** Whether a value is a map or struct, and not a list, scalar or class instance. */
export function isPlainObject(value: unknown): value is { [key: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
