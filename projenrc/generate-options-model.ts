import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import {
  enumValues,
  isCodeOnly,
  isRequired,
  JsiiProperty,
  JsiiType,
  JsiiTypeReference,
  ROOT,
  structProperties,
  textRules,
  TYPES,
} from './jsii-assembly';
import type { OptionProperty, OptionType } from '../src/private/options-model';

function optionType(reference: JsiiTypeReference): OptionType {
  if (reference.collection) {
    const element = optionType(reference.collection.elementtype);
    return reference.collection.kind === 'array' ? { list: element } : { map: element };
  }
  if (reference.fqn !== undefined) {
    const type = TYPES[reference.fqn] as JsiiType | undefined;
    if (type?.kind === 'enum') return { enum: type.name };
    return type?.datatype ? { struct: type.name } : 'opaque';
  }
  switch (reference.primitive) {
    case 'string': case 'number': case 'boolean': return reference.primitive;
    default: return 'any';
  }
}

/** The type of a property. In files, `true` stands for the value of an enum that is tagged `@whenTrue`. */
function typeOf({ type, docs }: JsiiProperty): OptionType {
  const whenTrue = docs?.custom?.whenTrue;
  const found = optionType(type);
  return whenTrue !== undefined && typeof found === 'object' && 'enum' in found ? { ...found, whenTrue } : found;
}

/** The constraints that the options reader enforces. */
function rulesOf(property: JsiiProperty): Partial<OptionProperty> {
  const { format, keyFormat, pattern, example, distinct } = textRules(property);
  return {
    format: format as OptionProperty['format'],
    keyFormat: keyFormat as OptionProperty['keyFormat'],
    ...format === undefined && pattern !== undefined ? { pattern } : {},
    // Messages show the example of a missing key.
    ...format === undefined && (pattern !== undefined || isRequired(property)) ? { sample: example } : {},
    distinct: distinct ? true : undefined,
  };
}

function propertiesOf(type: JsiiType): { [name: string]: OptionProperty } {
  return Object.fromEntries(structProperties(type).map((property) => [property.name, {
    type: isCodeOnly(property) ? 'opaque' : typeOf(property),
    required: isRequired(property) ? true : undefined,
    unless: property.docs?.custom?.unless,
    yaml: property.docs?.custom?.yaml,
    default: property.docs?.default?.replace(/^- /, '').replace(/\s+/g, ' '),
    localPath: property.docs?.custom?.path === undefined ? undefined : true,
    loaded: property.docs?.custom?.loaded === undefined ? undefined : true,
    ...rulesOf(property),
  }]));
}

const types = Object.values(TYPES).sort((a, b) => (a.name < b.name ? -1 : 1));
const model = {
  structs: Object.fromEntries(types.filter((type) => type.datatype).map((type) => [type.name, propertiesOf(type)])),
  enums: Object.fromEntries(types.filter((type) => type.kind === 'enum').map((type) => [type.name, enumValues(type)])),
};
mkdirSync(join(ROOT, 'schemas'), { recursive: true });
writeFileSync(join(ROOT, 'schemas', 'options.json'), `${JSON.stringify(model, undefined, 1)}\n`);
