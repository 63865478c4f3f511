import { Located, LocatedEntry, LocatedMap } from './documents/located';
import { unique } from '../private/collections';
import { requiredKeys } from '../private/option-hints';
import { OptionType, propertiesOf } from '../private/options-model';
import { nearest } from '../private/suggestions';

/** An entry of one file that is probably a part of an entry with another name in the file that it is merged with. */
export interface IncompleteEntry {
  /** The key of the map. */
  readonly key: string;
  readonly entry: LocatedEntry;
  /** The entries of the other file that it can be a part of. */
  readonly meant: readonly LocatedEntry[];
  /** What all entries of the other file have, and this one does not. None if the only sign is what refers to it. */
  readonly lacks: readonly string[];
  /** Whether it lacks a required key. */
  readonly isInvalid: boolean;
}

/** Two parts of a merged configuration with the same path. */
interface Files {
  readonly own: LocatedMap;
  readonly other: LocatedMap;
}

/** The entries of one of two files, merged as options of `struct`, that are probably incomplete. */
export function incompleteEntries(struct: string, base: Located, override: Located): IncompleteEntry[] {
  if (base.kind !== 'map' || override.kind !== 'map') return [];
  return inStruct(struct, { own: override, other: base }, { own: override, other: base });
}

function inStruct(struct: string, { own, other }: Files, whole: Files): IncompleteEntry[] {
  return Object.entries(propertiesOf(struct)).flatMap(([name, { type, yaml = name }]) => {
    const [value, otherValue] = [own, other].map((map) => map.entries.get(yaml)?.value);
    return value?.kind === 'map' && otherValue?.kind === 'map'
      ? inMap(yaml, type, { own: value, other: otherValue }, whole)
      : [];
  });
}

function inMap(key: string, type: OptionType, files: Files, whole: Files): IncompleteEntry[] {
  if (typeof type === 'string') return [];
  if ('struct' in type) return inStruct(type.struct, files, whole);
  if (!('map' in type)) return [];
  const required = typeof type.map === 'object' && 'struct' in type.map ? requiredKeys(type.map.struct) : [];
  const found = [...ofNames(key, files, whole, required), ...ofNames(key, turned(files), turned(whole), required)];
  return found.length > 0 ? found : [...files.own.entries].flatMap(([name, { value }]) => {
    const otherValue = files.other.entries.get(name)?.value;
    return value.kind === 'map' && otherValue?.kind === 'map'
      ? inMap(name, type.map, { own: value, other: otherValue }, whole)
      : [];
  });
}

function turned({ own, other }: Files): Files {
  return { own: other, other: own };
}

/** The incomplete entries of a map whose keys are names. */
function ofNames(key: string, { own, other }: Files, whole: Files, required: readonly string[]): IncompleteEntry[] {
  const onlyThere = [...other.entries.values()].filter((entry) => !own.entries.has(entry.key));
  const common = [...own.entries.values()].filter((entry) => other.entries.has(entry.key));
  const unused = onlyThere.filter((entry) => !mentions(whole.own, entry.key) && !mentions(whole.other, entry.key));
  const isAddition = averageSize(own) < averageSize(other);
  const onlyHere = [...own.entries.values()].filter((entry) => !other.entries.has(entry.key));
  return onlyHere.flatMap((entry): IncompleteEntry[] => {
    const missing = required.filter((name) => !hasKey(entry, name));
    const complements = onlyThere.filter((candidate) => missing.some((name) => hasKey(candidate, name)));
    if (complements.length > 0) return [{ key, entry, meant: complements, lacks: missing, isInvalid: true }];
    const lacks = isAddition ? lackOf(entry.value, [...other.entries.values()].map(({ value }) => value)) : [];
    const similar = nearest(entry.key, onlyThere.map((candidate) => candidate.key).filter((name) => (
      digits(name) === digits(entry.key)
    )));
    const isPart = similar !== undefined || onlyThere.every(({ value }) => hasNoKeyOf(value, entry.value))
      || common.some((sibling) => isAlike(entry.value, sibling.value));
    if (onlyThere.length > 0 && lacks.length > 0 && isPart) {
      const meant = onlyThere.filter((candidate) => similar === undefined || candidate.key === similar);
      return [{ key, entry, meant, lacks, isInvalid: false }];
    }
    // The other file refers to a name that it does not define, and defines one to which nothing refers.
    return unused.length > 0 && mentions(whole.other, entry.key)
      ? [{ key, entry, meant: unused, lacks: [], isInvalid: false }]
      : [];
  });
}

/** `raw2` is no typing error of `raw`. */
function digits(name: string): string {
  return name.replace(/\D/g, '');
}

function hasKey({ value }: LocatedEntry, key: string): boolean {
  return value.kind === 'map' && value.entries.has(key);
}

/** The number of values in the entries of a map. */
function averageSize(map: LocatedMap): number {
  return sizeOf(map) / Math.max(1, map.entries.size);
}

function sizeOf(tree: Located): number {
  if (tree.kind === 'scalar') return 1;
  const parts = tree.kind === 'list' ? tree.items : [...tree.entries.values()].map(({ value }) => value);
  return parts.reduce((sum, part) => sum + sizeOf(part), 0);
}

/** The keys, and the items of their lists, that all other values have and this one does not. */
function lackOf(value: Located, others: readonly Located[]): string[] {
  if (value.kind !== 'map' || !others.every((other) => other.kind === 'map')) return [];
  const [first, ...rest] = others;
  const inAll = [...first.entries.values()].filter(({ key }) => rest.every(({ entries }) => entries.has(key)));
  return unique(inAll.flatMap(({ key, value: example }) => {
    const own = value.entries.get(key)?.value;
    if (own === undefined) return [key];
    if (own.kind !== 'list' || own.items.length === 0) return [];
    const texts = textsIn(own);
    return textsIn(example).filter((text) => !texts.includes(text)
      && rest.every(({ entries }) => textsIn(entries.get(key)!.value).includes(text)));
  }));
}

/** Whether a map has none of the keys of another one. */
function hasNoKeyOf(value: Located, keyed: Located): boolean {
  return value.kind === 'map' && keyed.kind === 'map' && keyed.entries.size > 0
    && [...keyed.entries.keys()].every((key) => !value.entries.has(key));
}

/** Whether two entries add the same keys, and items of lists, to what another file has. */
function isAlike(value: Located, sibling: Located): boolean {
  if (value.kind !== 'map' || sibling.kind !== 'map' || value.entries.size !== sibling.entries.size) return false;
  return [...value.entries.values()].every(({ key, value: part }) => {
    const other = sibling.entries.get(key)?.value;
    const texts = other === undefined ? [] : textsIn(other);
    return other !== undefined && (part.kind !== 'list' || textsIn(part).some((text) => texts.includes(text)));
  });
}

/** The strings of a list. */
function textsIn(value: Located): string[] {
  return value.kind !== 'list' ? []
    : value.items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : []));
}

/** Whether a value in a tree is a name. */
function mentions(tree: Located, name: string): boolean {
  if (tree.kind === 'scalar') return tree.value === name;
  const parts = tree.kind === 'list' ? tree.items : [...tree.entries.values()].map(({ value }) => value);
  return parts.some((part) => mentions(part, name));
}
