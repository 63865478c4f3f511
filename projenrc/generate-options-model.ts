import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import type { OptionProperty, OptionType } from '../src/private/options-model';

/** The part of a jsii assembly that is read here. */
interface Assembly {
  readonly name: string;
  readonly types: { [fqn: string]: JsiiType };
}
interface JsiiType {
  readonly name: string;
  readonly kind: 'class' | 'enum' | 'interface';
  readonly datatype?: boolean;
  readonly interfaces?: string[];
  readonly properties?: { name: string; optional?: boolean; type: JsiiTypeReference; docs?: { custom?: { [tag: string]: string } } }[];
}
interface JsiiTypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { kind: 'array' | 'map'; elementtype: JsiiTypeReference };
}

const root = join(__dirname, '..');
const assembly = JSON.parse(readFileSync(join(root, '.jsii'), 'utf8')) as Assembly;
// Values of enums are not in the assembly, only their names.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const library = require(join(root, 'lib')) as { [name: string]: { [member: string]: string } };

function optionType(reference: JsiiTypeReference): OptionType {
  if (reference.collection) {
    const element = optionType(reference.collection.elementtype);
    return reference.collection.kind === 'array' ? { list: element } : { map: element };
  }
  if (reference.fqn !== undefined) {
    const type = assembly.types[reference.fqn];
    if (type?.kind === 'enum') return { enum: type.name };
    return type?.datatype ? { struct: type.name } : 'opaque';
  }
  switch (reference.primitive) {
    case 'string': case 'number': case 'boolean': return reference.primitive;
    default: return 'any';
  }
}

function propertiesOf(type: JsiiType): { [name: string]: OptionProperty } {
  const inherited = (type.interfaces ?? []).filter((fqn) => assembly.types[fqn]).map((fqn) => propertiesOf(assembly.types[fqn]));
  const own = (type.properties ?? []).map((property): [string, OptionProperty] => [property.name, {
    type: optionType(property.type),
    required: property.optional ? undefined : true,
    yaml: property.docs?.custom?.yaml,
    localPath: property.docs?.custom?.path === undefined ? undefined : true,
  }]);
  return Object.fromEntries(Object.entries(Object.assign({}, ...inherited, Object.fromEntries(own))).sort(([a], [b]) => (a < b ? -1 : 1))) as {
    [name: string]: OptionProperty;
  };
}

const types = Object.values(assembly.types).sort((a, b) => (a.name < b.name ? -1 : 1));
const model = {
  structs: Object.fromEntries(types.filter((type) => type.datatype).map((type) => [type.name, propertiesOf(type)])),
  enums: Object.fromEntries(types.filter((type) => type.kind === 'enum').map((type) => [type.name, Object.values(library[type.name])])),
};
mkdirSync(join(root, 'schemas'), { recursive: true });
writeFileSync(join(root, 'schemas', 'options.json'), `${JSON.stringify(model, undefined, 1)}\n`);
