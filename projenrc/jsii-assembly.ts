import { readFileSync } from 'fs';
import { join } from 'path';

/** The parts of a jsii assembly that are read here. */
export interface JsiiDocs {
  readonly summary?: string;
  readonly remarks?: string;
  readonly default?: string;
  readonly see?: string;
  readonly custom?: { readonly [tag: string]: string };
}
export interface JsiiTypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: JsiiTypeReference };
}
export interface JsiiProperty {
  readonly name: string;
  readonly optional?: boolean;
  readonly type: JsiiTypeReference;
  readonly docs?: JsiiDocs;
}
export interface JsiiType {
  readonly name: string;
  readonly kind: 'class' | 'enum' | 'interface';
  readonly datatype?: boolean;
  readonly interfaces?: string[];
  readonly properties?: JsiiProperty[];
  readonly docs?: JsiiDocs;
}
interface Assembly {
  readonly types: { readonly [fqn: string]: JsiiType };
}

export const ROOT = join(__dirname, '..');
const PACKAGE = 'cdk-data-science-platform';

/** The types of the library by fully qualified name. */
export const TYPES = (JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as Assembly).types;

/** What was compiled. */
export function compiled<T>(...path: string[]): T {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(join(ROOT, 'lib', ...path)) as T;
}

// Values of enums are not in the assembly, only their names.
const library = compiled<{ [name: string]: { [member: string]: string } }>();

/** The kinds of modules. */
export const { MODULE_KINDS } = compiled<{ MODULE_KINDS: { key: string; modulePath: string; struct: string }[] }>(
  'platform',
  'module-kinds',
);

/** The keys that only YAML has. */
export const { YAML_KEYS, yamlKeysAt, MODULE_SCOPES } = compiled<typeof import('../src/config/yaml-keys')>(
  'config',
'yaml-keys',
);

/** The struct of each level of `mdaa.yaml`. */
export const LEVEL_STRUCTS = {
  platform: 'DataSciencePlatformOptions',
  domain: 'DomainOptions',
  environment: 'EnvironmentOptions',
  module: 'ModuleOptions',
} as const;

/** A type of the library by its name. */
export function typeNamed(name: string): JsiiType {
  return TYPES[`${PACKAGE}.${name}`];
}

/** The values of an enum, as the files spell them. */
export function enumValues(type: JsiiType): string[] {
  return Object.values(library[type.name]);
}

/** The properties of a struct, inherited ones among them, sorted by name. */
export function structProperties(type: JsiiType): JsiiProperty[] {
  const byName = new Map<string, JsiiProperty>();
  for (const fqn of type.interfaces ?? []) {
    if (TYPES[fqn]) for (const property of structProperties(TYPES[fqn])) byName.set(property.name, property);
  }
  for (const property of type.properties ?? []) byName.set(property.name, property);
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The properties of a struct that a configuration can specify. Properties for code only are omitted. */
export function configurableProperties(name: string): JsiiProperty[] {
  return structProperties(typeNamed(name)).filter((property) => {
    const inner = innermost(property.type);
    return !isCodeOnly(property) && (
      inner === undefined ||
      (TYPES[inner] !== undefined && (TYPES[inner].kind === 'enum' || TYPES[inner].datatype === true))
    );
  });
}

/** Whether a property goes with an object of code, so that files do not have it: the doc tag `@codeOnly`. */
export function isCodeOnly({ docs }: JsiiProperty): boolean {
  return docs?.custom?.codeOnly !== undefined;
}

/** Whether a file must specify a property. An alternative for code only is tagged `@unless`. */
export function isRequired({ optional, docs }: JsiiProperty): boolean {
  return !optional || docs?.custom?.unless !== undefined;
}

/** The name of the struct or enum that a type is, or is a collection of. */
export function innermost(type: JsiiTypeReference): string | undefined {
  return type.collection ? innermost(type.collection.elementtype) : type.fqn;
}

/** The spelling of a property in YAML. */
export function spelling(property: JsiiProperty): string {
  return property.docs?.custom?.yaml ?? property.name;
}

/** Text of a docstring on one line, members of enums as the files spell them. */
export function prose(text: string | undefined): string {
  return (text ?? '')
    .replace(/\s+/g, ' ')
    .replace(
      /\b([A-Z]\w+)\.([A-Z][A-Z0-9_]*)\b/g,
      (written, name: string, member: string) => library[name]?.[member] ?? written,
    )
    .trim();
}

/** Meaning of a struct, enum or property: its summary and remarks. */
export function meaning(docs: JsiiDocs | undefined): string {
  return `${prose(docs?.summary)} ${prose(docs?.remarks)}`.trim();
}

/** The default of an optional property as text. */
export function defaultInWords(property: JsiiProperty): string | undefined {
  const { docs } = property;
  return !isRequired(property) && docs?.default !== undefined ? prose(docs.default.replace(/^- /, '')) : undefined;
}

/** The default of a property where it is a literal. By CDK convention, a default as text begins with a hyphen. */
export function literalDefault({ docs, type }: JsiiProperty): boolean | number | string | undefined {
  if (docs?.default === undefined || docs.default.startsWith('- ')) return undefined;
  const text = prose(docs.default).replace(/ - .*$/, '').replace(/^['"`](.*)['"`]$/, '$1');
  if (type.primitive === 'boolean') return text === 'true';
  if (type.primitive === 'number') return Number(text);
  return text;
}

/** The table of formats. */
const { FORMATS } = compiled<typeof import('../src/private/formats')>('private', 'formats');

/** The format of the strings of a property according to its doc tags. */
export interface TextRules {
  /** The name of a format. */
  readonly format?: string;
  readonly keyFormat?: string;
  readonly pattern?: string;
  readonly example?: string;
  /** Completes "... is not". */
  readonly noun?: string;
  readonly distinct: boolean;
}

/** The rules for the texts of a property. Throws for the name of a format that is not in the table. */
export function textRules(property: JsiiProperty): TextRules {
  const tags = property.docs?.custom ?? {};
  const formatOf = (tag: 'format' | 'keyFormat') => {
    const name = tags[tag];
    if (name !== undefined && !Object.hasOwn(FORMATS, name)) {
      throw new Error(`@${tag} ${name} of "${property.name}" is not in src/private/formats`);
    }
    return name as keyof typeof FORMATS | undefined;
  };
  const format = formatOf('format');
  if ((format ?? tags.pattern) !== undefined && innermost(property.type) !== undefined) {
    throw new Error(`"${property.name}" has a format and is no text`);
  }
  return {
    format,
    keyFormat: formatOf('keyFormat'),
    pattern: format === undefined ? tags.pattern : FORMATS[format].pattern.source,
    example: tags.sample ?? (format === undefined ? undefined : FORMATS[format].example),
    noun: format === undefined ? undefined : FORMATS[format].noun,
    distinct: tags.distinct !== undefined,
  };
}
