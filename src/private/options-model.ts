import type { FormatName } from './formats';
import { OptionPath } from './option-path';
import { readJsonOfPackage } from './package-directory';

/** The type of an option. `any` is free-form data, `opaque` is a value that exists only in code. */
export type OptionType =
  | 'string' | 'number' | 'boolean' | 'any' | 'opaque'
  | { readonly list: OptionType }
  | { readonly map: OptionType }
  | { readonly struct: string }
  | EnumType;

/** A value of an enum. */
export interface EnumType {
  readonly enum: string;
  /** The value that `true` represents in files, in which `false` represents no value. */
  readonly whenTrue?: string;
}

/** One property of an options struct. */
export interface OptionProperty {
  readonly type: OptionType;
  readonly required?: boolean;
  /** The property that code can specify instead of a required one. */
  readonly unless?: string;
  /** The spelling in YAML, if it differs from the name of the property. */
  readonly yaml?: string;
  /** The default, as text. */
  readonly default?: string;
  /** Whether the value is the path of a local file or directory. */
  readonly localPath?: boolean;
  /** Whether the file reader creates the object from a file with code. */
  readonly loaded?: boolean;
  /** The format of the string, or of each string in a list or map. */
  readonly format?: FormatName;
  /** The format of the keys of a map. */
  readonly keyFormat?: FormatName;
  /** A regular expression for a string whose format no other option has. */
  readonly pattern?: string;
  /** An example. It matches the pattern, if there is one. */
  readonly sample?: string;
  /** Whether a list cannot contain duplicates. */
  readonly distinct?: boolean;
}

/** The data that the build reads from the compiled structs: see `projenrc/generate-options-model.ts`. */
interface OptionsModel {
  readonly structs: { readonly [name: string]: { readonly [property: string]: OptionProperty } };
  readonly enums: { readonly [name: string]: string[] };
}

let model: OptionsModel | undefined;

/** The structs and enums of the library. */
export function optionsModel(): OptionsModel {
  model ??= readJsonOfPackage<OptionsModel>('schemas', 'options.json');
  return model;
}

/** The properties of a struct. */
export function propertiesOf(struct: string): { readonly [property: string]: OptionProperty } {
  const properties = optionsModel().structs[struct];
  if (properties === undefined) throw new Error(`no struct "${struct}" in schemas/options.json: compile the library`);
  return properties;
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

/** Whether only code can provide a value of the type, or the type is a collection of such values. */
export function isOpaque(type: OptionType): boolean {
  if (typeof type === 'string') return type === 'opaque';
  if ('list' in type) return isOpaque(type.list);
  return 'map' in type && isOpaque(type.map);
}

/**
 * The properties that a file can specify: without those that exist only in code, unless the file reader creates them.
 */
export function configurableProperties(struct: string): { readonly [property: string]: OptionProperty } {
  return Object.fromEntries(
    Object.entries(propertiesOf(struct)).filter(([, { type, loaded }]) => loaded || !isOpaque(type)),
  );
}
