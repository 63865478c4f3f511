import { FormatName, FORMATS } from './formats';
import { Format } from './formats/format';
import { describe, isRole, keysOf, shortList } from './option-hints';
import { OptionPath } from './option-path';
import { OptionFinding } from './option-problems';
import { OptionProperty, OptionType } from './options-model';

/** References that a hint lists. */
const MOST_REFERENCES = 4;

/** An option without a value. */
export interface WantedOption {
  /** The key in the files. */
  readonly key: string;
  /** The format of the string; none for a role. */
  readonly format?: FormatName;
}

/** The references to published values that are likely for an option of the map at a path. */
export type ReferenceFinder = (option: WantedOption, path: OptionPath) => string[];

/** The problem of a required key that is missing, with what to write. `find` returns references for the option. */
export function missingKey(
  key: string, property: OptionProperty, spelling: 'code' | 'yaml', find: (option: WantedOption) => string[] = () => [],
): OptionFinding {
  const hint = spelling === 'yaml'
    ? referenceHint(key, property, find) ?? yamlHint(key, property)
    : codeHint(key, property);
  return { code: 'DSP112', message: `"${key}" is missing`, hint };
}

/** The references that fit an option. Undefined if there are none or many. */
function referenceHint(
  key: string, { type, format }: OptionProperty, find: (option: WantedOption) => string[],
): string | undefined {
  const isOfRoles = isRole(type) || (typeof type === 'object' && 'list' in type && isRole(type.list));
  const isOfTexts = type === 'string' || (typeof type === 'object' && 'list' in type && type.list === 'string');
  if (!isOfRoles && (!isOfTexts || format === undefined)) return undefined;
  const references = find({ key, format: isOfRoles ? undefined : format });
  if (references.length === 0 || references.length > MOST_REFERENCES) return undefined;
  if (isOfTexts) return `add ${references.map((reference) => written(key, reference, type)).join(' or ')}`;
  const item = isRole(type) ? 'id' : '- id';
  return `add "${key}:" with ${references.map((reference) => `"${item}: ${reference}"`).join(' or ')} below it`;
}

/** A key with its value. A reference in quotes is that to a whole value of the context, which can be a list. */
function written(key: string, reference: string, type: OptionType): string {
  if (reference.startsWith('"')) return `${key}: ${reference}`;
  return type === 'string' ? `"${key}: ${reference}"` : `"${key}: [${reference}]"`;
}

function yamlHint(key: string, property: OptionProperty): string {
  const { type } = property;
  const example = exampleOf(property);
  if (type === 'boolean') return `add "${key}: true" or "${key}: false"`;
  if (isRole(type)) return 'add the key with a role below it, for example "id: generated-role-id:NAME"';
  if (typeof type === 'string') {
    return `add the key with ${nounOf(property)}${example === undefined ? '' : `, for example "${key}: ${example}"`}`;
  }
  if ('enum' in type) return `add the key with ${describe(type)}`;
  if ('struct' in type) return `add the key with its own keys below it: ${shortList(keysOf(type.struct))}`;
  if ('map' in type) return 'add the key with one entry per line below it, each as "name: value"';
  if (isRole(type.list)) return 'add the key with roles below it, for example "- id: generated-role-id:NAME"';
  return `add the key with a list${example === undefined ? '' : `, for example "${key}: [${example}]"`}`;
}

function codeHint(key: string, property: OptionProperty): string {
  const example = exampleOf(property);
  return `specify "${key}": ${nounOf(property)}${example === undefined ? '' : `, for example "${example}"`}`;
}

/** The meaning of a value: that of its format, or its type. */
function nounOf({ type, format }: OptionProperty): string {
  return format === undefined || type !== 'string' ? describe(type) : (FORMATS[format] as Format).noun;
}

/** An example of a string, or of each string in a list. */
function exampleOf({ type, format, sample }: OptionProperty): string | undefined {
  const isText = innermost(type) === 'string' || innermost(type) === 'number';
  return isText ? sample ?? (format === undefined ? undefined : FORMATS[format].example) : undefined;
}

function innermost(type: OptionType): OptionType {
  return typeof type === 'object' && 'list' in type ? type.list : type;
}
