import { isPlainObject } from './collections';
import { keysOf } from './option-hints';
import { OptionPath } from './option-path';
import { OptionProperty, OptionType, propertiesOf } from './options-model';

/** A struct that is being read, with the length of the path to it. */
export interface OpenStruct {
  readonly struct: string;
  readonly depth: number;
}

/** The options around a value: the path to it, and the structs from the outermost. */
export interface Surroundings {
  readonly path: OptionPath;
  readonly open: readonly OpenStruct[];
}

/**
 * How to move an unknown key whose value is an entry of the map that contains the entry in which it is:
 * `buckets: { raw: { transformed: { accessPolicies } } }`.
 */
export function entryHint(key: string, value: unknown, { path, open }: Surroundings): string | undefined {
  const [outer, own] = open.slice(-2);
  if (own === undefined || path.length !== outer.depth + 2 || !isPlainObject(value)) return undefined;
  const keys = Object.keys(value);
  const map = String(path[outer.depth]);
  const type = typeOf(outer.struct, map);
  const isEntry = typeof type === 'object' && 'map' in type && isStruct(type.map, own.struct) && keys.length > 0
    && keys.every((name) => keysOf(own.struct).includes(name));
  return isEntry
    ? `if "${key}" is an entry of "${map}", indent it like "${path[path.length - 1]}", and its keys one level deeper`
    : undefined;
}

/** Whether an entry of a map of structs is rather a key of the entry before it, with too little indentation. */
export function isOutdented(key: string, value: unknown, type: OptionType): boolean {
  if (typeof type !== 'object' || !('struct' in type) || value === null) return false;
  const keys = keysOf(type.struct);
  if (!keys.includes(key)) return false;
  const own = isPlainObject(value) ? Object.keys(value) : [];
  return own.every((name) => !keys.includes(name)) && (own.length > 0 || !isPlainObject(value));
}

/** How to write the name of an entry of another option, where the content of the entry was written. */
export function nameHint(value: unknown, { path, open }: Surroundings): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const key = String([...path].reverse().find((step) => typeof step === 'string'));
  for (const { struct, depth } of [...open].reverse()) {
    if (depth >= path.length - 1) continue;
    for (const map of [key, `${key}s`]) {
      const type = typeOf(struct, map);
      if (typeof type !== 'object' || !('map' in type) || path[depth] === map) continue;
      return `write only the name of an entry of "${map}", for example "${key}: NAME", and the content in "${map}", `
        + 'below NAME';
    }
  }
  return undefined;
}

function typeOf(struct: string, key: string): OptionType | undefined {
  const properties: { readonly [name: string]: OptionProperty } = propertiesOf(struct);
  return Object.entries(properties).find(([name, { yaml }]) => (yaml ?? name) === key)?.[1].type;
}

function isStruct(type: OptionType, struct: string): boolean {
  return typeof type === 'object' && 'struct' in type && type.struct === struct;
}
