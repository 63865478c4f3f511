import { readFileSync } from 'fs';
import { join } from 'path';
import { Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { isPlainObject, sortedEntries } from './collections';
import { OptionPath } from './option-path';
import { OptionFinding, optionProblem } from './option-problems';
import { throwProblems } from './problems';
import { didYouMean, nearest, suggestedBy } from './suggestions';

/** The type of an option. `any` is free-form data, `opaque` is something only code can give. */
export type OptionType =
  | 'string' | 'number' | 'boolean' | 'any' | 'opaque'
  | { readonly list: OptionType }
  | { readonly map: OptionType }
  | { readonly struct: string }
  | { readonly enum: string };

/** One property of an options struct. */
export interface OptionProperty {
  readonly type: OptionType;
  readonly required?: boolean;
  /** The property that code may give instead of a required one. */
  readonly unless?: string;
  /** The spelling in YAML, where it differs from the name of the property. */
  readonly yaml?: string;
  /** What holds where the option is not given, in words. */
  readonly default?: string;
  /** Whether the value is the path of a local file or directory. */
  readonly localPath?: boolean;
}

/** Everything the build reads from the compiled structs: see `projenrc/generate-options-model.ts`. */
interface OptionsModel {
  readonly structs: { readonly [name: string]: { readonly [property: string]: OptionProperty } };
  readonly enums: { readonly [name: string]: string[] };
}

/** Something wrong with an option. */
export interface OptionProblem extends OptionFinding {
  readonly path: OptionPath;
}

/** `code`: names of properties, as in TypeScript. `yaml`: the spelling of the files, scalars converted where that is safe. */
export type Spelling = 'code' | 'yaml';

/** A file of the wrong kind can have thousands of unknown keys in one map, of which the first ones tell enough. */
const MOST_UNKNOWN_KEYS = 20;
/** Characters of a value that a message shows. */
const LONGEST_VALUE = 80;

let model: OptionsModel | undefined;

function optionsModel(): OptionsModel {
  model ??= JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', 'options.json'), 'utf8')) as OptionsModel;
  return model;
}

/** The properties of a struct. */
export function propertiesOf(struct: string): { readonly [property: string]: OptionProperty } {
  const properties = optionsModel().structs[struct];
  if (properties === undefined) throw new Error(`no struct "${struct}" in schemas/options.json: compile the library`);
  return properties;
}

/** Throws for every unknown key, missing key and wrong type, at any depth: what jsii cannot check in dicts of other languages. */
export function checkOptions(scope: IConstruct, struct: string, options: unknown): void {
  const { problems } = readOptions(struct, options, 'code');
  throwProblems(problems.map(({ path, ...problem }) => optionProblem(scope, path, problem)));
}

/**
 * A copy of `value` with the names of properties, and what is wrong with it. What does not fit is left out of the copy; what is misspelt is in it, as
 * what it was most likely meant to be. Paths are in the spelling of `value`.
 */
export function readOptions(struct: string, value: unknown, spelling: Spelling): { value: unknown; problems: OptionProblem[] } {
  const reader = new OptionsReader(spelling);
  return { value: reader.read({ struct }, value, []), problems: reader.problems };
}

/** The same path in the spelling of the files. */
export function toYamlPath(struct: string, path: OptionPath): OptionPath {
  let type: OptionType = { struct };
  return path.map((step) => {
    if (typeof type === 'string') return step;
    if ('struct' in type) {
      const properties = propertiesOf(type.struct);
      const property = Object.hasOwn(properties, step) ? properties[step] : undefined;
      type = property?.type ?? 'any';
      return property?.yaml ?? step;
    }
    if ('map' in type) type = type.map;
    else if ('list' in type) type = type.list;
    return step;
  });
}

class OptionsReader {
  public readonly problems: OptionProblem[] = [];

  /** The structs that are being read, from the outermost, with the length of the path to each. */
  private open: readonly { readonly struct: string; readonly depth: number }[] = [];

  constructor(private readonly spelling: Spelling) {}

  public read(type: OptionType, value: unknown, path: OptionPath): unknown {
    if (typeof type === 'string') return this.readScalar(type, value, path);
    if ('enum' in type) return this.readEnum(type.enum, value, path);
    if ('list' in type) return this.readList(type.list, value, path);
    if (!isPlainObject(value) && !(this.spelling === 'code' && typeof value === 'object' && value !== null && !Array.isArray(value))) {
      return this.wrongType('a map', value, path);
    }
    return 'map' in type
      ? this.readMap(type.map, value as { [key: string]: unknown }, path)
      : this.readStruct(type.struct, value as { [key: string]: unknown }, path);
  }

  private readStruct(struct: string, value: { [key: string]: unknown }, path: OptionPath): unknown {
    const properties = this.spelling === 'code' ? propertiesOf(struct) : configurable(propertiesOf(struct));
    const spelt = new Map(Object.entries(properties).map(([name, property]) => [this.spell(name, property), name]));
    const result: { [key: string]: unknown } = {};
    const outer = this.open;
    // In YAML the options of a component are a file of their own.
    const isFile = this.spelling === 'yaml' && outer[outer.length - 1]?.struct === 'ModuleOptions';
    this.open = [...isFile ? [] : outer, { struct, depth: path.length }];
    const unknown = Object.keys(value).filter((key) => value[key] !== undefined && !spelt.has(key));
    const unread = new Set(unknown.slice(MOST_UNKNOWN_KEYS));
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined || unread.has(key)) continue;
      // What is misspelt is read as what it was most likely meant to be, so that nothing else is reported for it.
      const meant = spelt.has(key) ? key : this.unknownKey(key, struct, [...spelt.keys()], value, path);
      const name = spelt.get(meant ?? '');
      const read = name === undefined || item === null ? undefined : this.read(properties[name].type, item, [...path, key]);
      if (read !== undefined) result[name!] = read;
    }
    if (unread.size > 0) {
      this.problems.push({ code: 'DSP110', path: [...path, unknown[MOST_UNKNOWN_KEYS]], message: `${unread.size} more unknown ${unread.size === 1 ? 'key' : 'keys'}`, hint: 'mend the first ones' });
    }
    this.open = outer;
    for (const [name, property] of sortedEntries(properties)) {
      const key = this.spell(name, property);
      if (property.required && isAbsent(value[key]) && result[name] === undefined && isAbsent(result[property.unless ?? ''])) {
        this.problems.push({ code: 'DSP112', path, message: `"${key}" is missing`, hint: `add the key "${key}": ${describe(property.type)}` });
      }
    }
    return result;
  }

  /** Reports the key, and gives the key that it was most likely meant to be, where that is not there as well. */
  private unknownKey(key: string, struct: string, known: string[], map: { readonly [key: string]: unknown }, path: OptionPath): string | undefined {
    const present = known.filter((other) => !isAbsent(map[other]));
    const hint = this.homeOf(key, struct, path) ?? didYouMean(key, known, present);
    this.problems.push({ code: 'DSP110', path: [...path, key], message: `unknown key "${key}"`, hint });
    const meant = suggestedBy(hint);
    return meant === undefined || present.includes(meant) ? undefined : meant;
  }

  /** Where a key belongs that is right one or more levels down or up, unless it is a typo of a key of this level. */
  private homeOf(key: string, struct: string, path: OptionPath): string | undefined {
    const properties = Object.entries(propertiesOf(struct));
    if (nearest(key, properties.map(([name, property]) => this.spell(name, property))) !== undefined) return undefined;
    const below = properties.find(([, { type }]) => this.takes(structIn(type), key));
    if (below) return `"${key}" belongs in "${this.spell(...below)}"`;
    const above = [...this.open].reverse().find((level) => this.takes(level.struct, key));
    return above && `"${key}" belongs beside "${path[above.depth]}"`;
  }

  private takes(struct: string | undefined, key: string): boolean {
    return struct !== undefined && Object.entries(propertiesOf(struct)).some(([name, property]) => this.spell(name, property) === key);
  }

  private readMap(type: OptionType, value: { [key: string]: unknown }, path: OptionPath): unknown {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(entries.map(([key, item]) => [key, this.read(type, item, [...path, key])]).filter(([, item]) => item !== undefined));
  }

  private readList(type: OptionType, value: unknown, path: OptionPath): unknown {
    if (isParameter(value, 'list')) return value;
    if (!Array.isArray(value)) return this.wrongType('a list', value, path);
    if (Token.isUnresolved(value)) return value;
    return value.map((item, index) => this.read(type, item, [...path, index])).filter((item) => item !== undefined);
  }

  private readEnum(name: string, value: unknown, path: OptionPath): unknown {
    const values = optionsModel().enums[name];
    if (typeof value === 'string' && values.includes(value)) return value;
    const hint = typeof value === 'string' ? didYouMean(value, values) : undefined;
    this.problems.push({ code: 'DSP113', path, message: `${describeValue(value)} is not one of ${values.join(', ')}`, hint });
    return suggestedBy(hint);
  }

  private readScalar(type: string, value: unknown, path: OptionPath): unknown {
    if (type === 'any' || type === 'opaque' || typeof value === type || (type === 'number' && isParameter(value, type))) return value;
    if (this.spelling === 'yaml') {
      if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
      if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
      if (type === 'number' && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
    }
    return this.wrongType(describe(type as OptionType), value, path);
  }

  private wrongType(expected: string, value: unknown, path: OptionPath): undefined {
    this.problems.push({ code: 'DSP111', path, message: `expected ${expected}, found ${describeValue(value)}` });
    return undefined;
  }

  private spell(name: string, property: OptionProperty): string {
    return this.spelling === 'yaml' ? property.yaml ?? name : name;
  }
}

/** The properties that a file can give: what only code has is no key of a file. */
function configurable(properties: { readonly [property: string]: OptionProperty }): { readonly [property: string]: OptionProperty } {
  return Object.fromEntries(Object.entries(properties).filter(([, { type }]) => !isOpaque(type)));
}

/** Whether a value of the type is something that code alone can give, or a collection of such. */
export function isOpaque(type: OptionType): boolean {
  if (typeof type === 'string') return type === 'opaque';
  if ('list' in type) return isOpaque(type.list);
  return 'map' in type && isOpaque(type.map);
}

/** `{{param:number:NAME}}`: the value is known at deployment, and of that type. */
function isParameter(value: unknown, type: 'number' | 'list'): boolean {
  return typeof value === 'string' && new RegExp(`^\\{\\{param:${type}:[^{}]+\\}\\}$`).test(value);
}

/** The struct that a type is made of, in lists and maps too. */
function structIn(type: OptionType): string | undefined {
  if (typeof type === 'string') return undefined;
  if ('list' in type) return structIn(type.list);
  if ('map' in type) return structIn(type.map);
  return 'struct' in type ? type.struct : undefined;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function describe(type: OptionType): string {
  if (typeof type === 'string') return { string: 'a string', number: 'a number', boolean: 'true or false', any: 'a value', opaque: 'a construct' }[type];
  if ('list' in type) return 'a list';
  if ('enum' in type) return `one of ${optionsModel().enums[type.enum].join(', ')}`;
  return 'a map';
}

/** A value in the words of a message: quoted where it is a scalar. */
export function describeValue(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
}
