import { Construct } from 'constructs';
import { isPlainObject } from './collections';
import { formatFinding, FORMATS } from './formats';
import { OptionPath } from './option-path';
import { configurableProperties, OptionProperty, optionsModel, OptionType } from './options-model';
import { shownScalar, yamlText } from './scalar-hints';
import { withoutSpelling } from './spelled-scalar';
import { nearest } from './suggestions';

/** Keys that a hint lists. */
const MOST_KEYS = 6;
/** Letters that a part of a key must have to be recognized. */
const SHORTEST_PART = 5;

const ROLE_REF = 'RoleRef';
const LIST_HINT = 'write one entry per line, each after "- "';
const MAP_HINT = 'write one entry per line, each as "name: value", indented below the key';

export function describe(type: OptionType): string {
  if (typeof type === 'string') {
    return { string: 'a string', number: 'a number', boolean: 'true or false', any: 'a value', opaque: 'a construct' }[
      type
    ];
  }
  if ('list' in type) return 'a list';
  if ('enum' in type) return `one of ${optionsModel().enums[type.enum].join(', ')}`;
  return 'a map';
}

/** A value as shown in a message: a scalar is quoted. */
export function describeValue(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (Construct.isConstruct(value)) return 'a construct';
  if (typeof value === 'object') return 'a map';
  return shownScalar(value as string | number | boolean);
}

/** The reference to a role that the platform generates under a name, for the option at a path. */
export type RoleFinder = (name: string, path: OptionPath) => string | undefined;

/** What to write in YAML instead of `value` for an option that is a list of `type`. */
export function listHint(type: OptionType, value: unknown, path: OptionPath, roleOf?: RoleFinder): string {
  if (typeof value === 'string') {
    const items = value.split(/\s*[,;]\s*/).filter((item) => item !== '');
    if (typeof type === 'string' || 'enum' in type) {
      return `write [${items.map(yamlText).join(', ')}], or one entry per line, each after "- "`;
    }
    const first = items[0] ?? value;
    return isRole(type)
      ? `write one entry per line: ${rolesAs(first, (entry) => `- ${entry}`, roleOf?.(first, path))}`
      : LIST_HINT;
  }
  if (!isPlainObject(value)) return LIST_HINT;
  const [first] = Object.keys(value);
  const isItem = typeof type === 'object' && 'struct' in type && keysOf(type.struct).includes(first);
  return isItem ? `write "- " before "${first}", and indent the other keys of the entry like it` : LIST_HINT;
}

/** The expected structure of a map. */
export function shapeHint(type: OptionType, given: unknown, path: OptionPath, roleOf?: RoleFinder): string {
  const value = withoutSpelling(given);
  if (typeof type !== 'object') return MAP_HINT;
  if ('map' in type && type.map === 'any' && typeof value === 'string' && value.trimStart().startsWith('{')) {
    return 'remove the "|" or the quotes: JSON is valid YAML';
  }
  if ('map' in type) return mapHint(type.map, value);
  if (!('struct' in type)) return MAP_HINT;
  if (isRole(type) && typeof value === 'string') return `write ${roleShape(value, roleOf?.(value, path))}`;
  if (Array.isArray(value) && value.length === 1 && isPlainObject(value[0])) {
    return 'remove the "- ": it is one map, not a list';
  }
  const keys = keysOf(type.struct);
  const required = requiredKeys(type.struct);
  if (value === null && required.length === 0) {
    const name = String(path[path.length - 1]);
    return !takesUserRole(type.struct)
      ? `write "${name}: {}" for the defaults, or its keys below it: ${shortList(keys)}`
      : `write ${emptyEntry(type.struct, name)}`;
  }
  if (typeof value === 'boolean' && keys.includes('enabled')) return `write { enabled: ${value} }`;
  const only = keys.length === 1 ? keys : required;
  if (typeof value === 'string' && only.length === 1) {
    return `write { ${only[0]}: ${describeValue(acceptedBy(type.struct, only[0], value))} }`;
  }
  if (typeof value === 'string' && required.length > 1) {
    return `write { ${required.slice(0, MOST_KEYS).map((key) => `${key}: ...`).join(', ')} }`;
  }
  return `write its keys below it, indented: ${shortList([...required, ...keys.filter((key) => !required.includes(key))])}`;
}

/** A string for a key, or an example if the key does not accept the string. */
function acceptedBy(struct: string, key: string, text: string): string {
  const properties = Object.entries(configurableProperties(struct));
  const format = properties.find(([name, { yaml }]) => (yaml ?? name) === key)?.[1].format;
  const finding = format === undefined ? undefined : formatFinding(format, text);
  if (finding === undefined) return text;
  return /^write "([^"]+)"$/.exec(finding.hint ?? '')?.[1] ?? FORMATS[format!].example;
}

/** The expected structure of an object in code. */
export function codeShapeHint(type: OptionType, value: unknown): string {
  if (typeof type !== 'object' || !('struct' in type)) return 'specify an object whose keys are names';
  if (isRole(type) && typeof value === 'string') return `write ${roleShape(value)}`;
  return `specify an object with the keys ${shortList(keysOf(type.struct))}`;
}

/** A map whose keys are names, for which a list or a string was written. */
function mapHint(type: OptionType, value: unknown): string {
  const items: unknown[] = typeof value === 'string' ? value.split(/\s*[,;]\s*/) : Array.isArray(value) ? value : [];
  const names = items.map((item) => (isPlainObject(item) ? item.name : item));
  const pairs = pairsHint(items);
  if (pairs !== undefined) return pairs;
  if (items.length === 0 || names.some((name) => typeof name !== 'string')) return MAP_HINT;
  const [name] = names as string[];
  if (items.every(isPlainObject)) {
    return `write the names as keys: "${name}:" instead of "- name: ${name}", with its other keys indented below it`;
  }
  const isEmpty = typeof type === 'object' && 'struct' in type && requiredKeys(type.struct).length === 0;
  return isEmpty ? `write one entry per line, for example ${emptyEntry(type.struct, name)}` : MAP_HINT;
}

/** An entry without values, or with the role that it may need. */
function emptyEntry(struct: string, name: string): string {
  return takesUserRole(struct)
    ? `"${name}: { userRole: { id: generated-role-id:NAME } }", or "${name}: {}" if the module creates the role`
    : `"${name}: {}"`;
}

/** Whether each entry needs the role of its user, unless the module creates one. */
function takesUserRole(struct: string): boolean {
  return keysOf(struct).includes('userRole');
}

/** Entries of a map that are written as a list of maps: `- name: value`, or `- Key: name` with `Value: value`. */
function pairsHint(items: readonly unknown[]): string | undefined {
  const entries = items.map((item) => (isPlainObject(item) ? Object.entries(item) : []));
  if (entries.length > 0 && entries.every(([entry, ...more]) => entry?.[0] !== 'name' && entry && more.length === 0)) {
    return 'remove the "- " before each entry: it is a map, not a list';
  }
  const [first] = items;
  const [key, value] = isPlainObject(first) ? [first.Key ?? first.key, first.Value ?? first.value] : [];
  return typeof key === 'string' && value !== undefined
    ? `write one entry per line without "- ": "${key}: ${String(value)}"`
    : undefined;
}

/** A key that contains, or is part of, exactly one other key of several words: `studioDomain`, `monthlyBudget`. */
export function containedIn(key: string, candidates: readonly string[]): string | undefined {
  const word = key.toLowerCase();
  const close = candidates.filter((candidate) => {
    const other = candidate.toLowerCase();
    const [short, long] = word.length < other.length ? [word, other] : [other, word];
    return short.length >= SHORTEST_PART && (long.startsWith(short) || long.endsWith(short));
  });
  const isNear = nearest(key, candidates) !== undefined;
  return close.length === 1 && !isNear ? `did you mean "${close[0]}"?` : undefined;
}

/** A key that is probably part of a missing option whose content is free-form. */
export function belongsInFreeForm(
  key: string, properties: { readonly [name: string]: OptionProperty }, present: readonly string[],
): string | undefined {
  const missing = Object.entries(properties).find(([name, property]) =>
    (property.required || property.unless !== undefined) && isFreeForm(property.type)
    && !present.includes(property.yaml ?? name));
  if (missing === undefined || nearest(key, Object.keys(properties)) !== undefined) return undefined;
  return `if "${key}" is part of "${missing[1].yaml ?? missing[0]}", indent it below that key`;
}

function isFreeForm(type: OptionType): boolean {
  return type === 'any' || (typeof type === 'object' && 'map' in type && type.map === 'any');
}

/** Whether the type is a reference to a role. */
export function isRole(type: OptionType): boolean {
  return typeof type === 'object' && 'struct' in type && type.struct === ROLE_REF;
}

function roleShape(value: string, generated?: string): string {
  return rolesAs(value, (entry) => `{ ${entry} }`, generated && quotedInMap(generated));
}

/** A reference in a map in braces needs quotes if it contains braces itself. */
function quotedInMap(reference: string): string {
  return reference.includes('{{') ? JSON.stringify(reference) : reference;
}

/** The ways to write a role for which only a string was written. `generated` is the reference to a generated role. */
function rolesAs(value: string, entry: (text: string) => string, generated?: string): string {
  const [, key, rest] = /^(id|name|arn(?!:aws))(?:\s+|:\s*)(\S.*)$/.exec(value) ?? [];
  if (key !== undefined) return entry(`${key}: ${rest}`);
  if (value.startsWith('arn:')) return entry(`arn: ${describeValue(value)}`);
  if (/^(generated-role-|ssm(-org|-domain|-env)?:)/.test(value)) return entry(`id: ${value}`);
  if (generated !== undefined) return entry(`id: ${generated}`);
  return `${entry(`name: ${value}`)} for a role of that name, or ${entry(`id: generated-role-id:${value}`)} for a role that `
    + 'a roles module of the domain generates';
}

/** The keys of a struct in files. */
export function keysOf(struct: string): string[] {
  return Object.entries(configurableProperties(struct)).map(([name, property]) => property.yaml ?? name);
}

/** The required keys of a struct in files. */
export function requiredKeys(struct: string): string[] {
  return Object.entries(configurableProperties(struct))
    .filter(([, property]) => property.required)
    .map(([name, property]) => property.yaml ?? name);
}

/** The first keys of a list. */
export function shortList(keys: readonly string[]): string {
  return `${keys.slice(0, MOST_KEYS).join(', ')}${keys.length > MOST_KEYS ? ', ...' : ''}`;
}
