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

/** The types of the library by fully qualified name. */
export const TYPES = (JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as Assembly).types;

// Values of enums are not in the assembly, only their names.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const library = require(join(ROOT, 'lib')) as { [name: string]: { [member: string]: string } };

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
