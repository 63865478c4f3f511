import { FORMATS } from './formats';
import { Format } from './formats/format';
import { describe, isRole, keysOf, shortList } from './option-hints';
import { OptionFinding } from './option-problems';
import { OptionProperty, OptionType } from './options-model';

/** The problem of a required key that is missing, with what to write. */
export function missingKey(key: string, property: OptionProperty, spelling: 'code' | 'yaml'): OptionFinding {
  const hint = spelling === 'yaml' ? yamlHint(key, property) : codeHint(key, property);
  return { code: 'DSP112', message: `"${key}" is missing`, hint };
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
