import {
  configurableProperties,
  defaultInWords,
  enumValues,
  isRequired,
  JsiiProperty,
  JsiiTypeReference,
  literalDefault,
  meaning,
  spelling,
  TextRules,
  textRules,
  typeNamed,
  TYPES,
} from './jsii-assembly';

/** A JSON Schema of draft 07, which editors know best. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

/** Matches a string with a reference, which is replaced before the value is validated. */
const EXPRESSION = '\\{\\{';

/**
 * Definitions for every file. An editor reports the first alternative that does not match, and completes with all of
 * them. Therefore the usual alternative is first, and tolerated values (no value, numbers and booleans as strings) are
 * specified by what they are not, so that they are not suggested. The titles prevent an editor that compares
 * alternatives by their titles from showing all of them.
 */
const COMMON: { readonly [name: string]: JsonSchema } = {
  expression: { title: 'Reference', type: 'string', pattern: EXPRESSION },
  reference: { title: 'Reference', type: 'string', pattern: `${EXPRESSION}|^(ssm:/|generated-role-|project:)` },
  empty: { title: 'Nothing', ...noneOf('string', 'number', 'boolean', 'array', 'object') },
  unquoted: { title: 'Number, boolean', ...noneOf('string', 'array', 'object') },
  string: { anyOf: [{ type: 'string' }, refer('unquoted')] },
  boolean: {
    anyOf: [
      { type: 'boolean' },
      { title: 'Reference', type: 'string', pattern: `^(true|false)$|${EXPRESSION}` },
      refer('empty'),
    ],
  },
  number: {
    anyOf: [
      { type: 'number' },
      { title: 'Reference', type: 'string', pattern: `^-?\\d+(\\.\\d+)?$|${EXPRESSION}` },
      refer('empty'),
    ],
  },
};

/** The format of the strings of a property. */
type Format = Pick<TextRules, 'pattern' | 'example' | 'distinct'>;

/** A reference to a definition of the same file. */
export function refer(definition: string): JsonSchema {
  return { $ref: `#/definitions/${definition}` };
}

function noneOf(...types: string[]): JsonSchema {
  return { not: { anyOf: types.map((type) => ({ type })) } };
}

/** Adds the schemas of options to the definitions of one file. */
export class Definitions {
  private readonly definitions: { [name: string]: JsonSchema } = {};

  /** `partial`: no key is required, because other files can contain it. */
  constructor(private readonly partial = false) {}

  /** The definitions, by name. */
  public all(): { [name: string]: JsonSchema } {
    return Object.fromEntries(Object.entries(this.definitions).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** A reference to a definition, which is created on first use. */
  public define(name: string, make: () => JsonSchema): JsonSchema {
    if (!(name in this.definitions)) {
      this.definitions[name] = {};
      this.definitions[name] = make();
    }
    return refer(name);
  }

  /** A reference to a definition that every file can use. */
  public common(name: string): JsonSchema {
    return this.define(name, () => {
      const text = JSON.stringify(COMMON[name]);
      for (const [, other] of text.matchAll(/#\/definitions\/(\w+)/g)) this.common(other);
      return COMMON[name];
    });
  }

  /**
   * The schema of a map with the keys of a struct. `more` are additional properties, and `without` are properties that
   * are not for files.
   */
  public object(struct: string, more: { [key: string]: JsonSchema } = {}, without: string[] = []): JsonSchema {
    const properties = configurableProperties(struct);
    const required = properties.filter(isRequired).map(spelling).sort();
    const own = properties
      .filter(({ name }) => !without.includes(name))
      .map((property) => [spelling(property), this.property(property)]);
    const all = { ...(Object.fromEntries(own) as { [key: string]: JsonSchema }), ...more };
    return {
      type: 'object',
      additionalProperties: false,
      ...required.length > 0 && !this.partial ? { required } : {},
      properties: Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))),
      // A key can be a reference, too.
      patternProperties: { [EXPRESSION]: {} },
    };
  }

  /** The schema of one property. */
  public property(property: JsiiProperty): JsonSchema {
    const value = literalDefault(property);
    return {
      description: describe(property),
      ...value === undefined ? {} : { default: value },
      ...property.docs?.custom?.whenTrue === undefined
        ? this.type(property.type, textRules(property))
        : { anyOf: [this.common('boolean'), this.type(property.type)] },
    };
  }

  /** The schema of a type. The format is that of the scalars in it. */
  public type(reference: JsiiTypeReference, format: Format = { distinct: false }): JsonSchema {
    if (reference.collection) return this.collection(reference.collection, format);
    const found = reference.fqn === undefined ? undefined : TYPES[reference.fqn];
    if (found?.kind === 'enum') {
      return this.define(found.name, () => ({
        anyOf: [{ enum: enumValues(found) }, this.common('expression'), this.common('empty')],
      }));
    }
    if (found) return this.struct(found.name);
    if (reference.primitive === 'string') return { ...examples(format.example), ...this.text(format.pattern) };
    if (reference.primitive !== 'number' && reference.primitive !== 'boolean') return {};
    return {
      ...examples(format.example === undefined ? undefined : Number(format.example)),
      ...this.common(reference.primitive),
    };
  }

  private struct(name: string): JsonSchema {
    const { docs } = typeNamed(name);
    return this.define(name, () => ({
      title: name,
      description: meaning(docs) + (docs?.see === undefined ? '' : ` ${docs.see}`),
      anyOf: [this.object(name), this.common('expression'), this.common('empty')],
    }));
  }

  private text(pattern: string | undefined): JsonSchema {
    return pattern === undefined
      ? this.common('string')
      : { anyOf: [{ type: 'string', pattern }, this.common('reference'), this.common('unquoted')] };
  }

  private collection({ kind, elementtype }: NonNullable<JsiiTypeReference['collection']>, format: Format): JsonSchema {
    const make = () => {
      const element = this.type(elementtype, format);
      const collection =
        kind === 'array'
          ? { type: 'array', items: element, ...(format.distinct ? { uniqueItems: true } : {}) }
          : { type: 'object', additionalProperties: element };
      return { anyOf: [collection, this.common('expression'), this.common('empty')] };
    };
    const isShared = format.pattern === undefined && format.example === undefined && !format.distinct;
    return isShared ? this.define(`${nameOf(elementtype)}-${kind === 'array' ? 'list' : 'map'}`, make) : make();
  }
}

function examples(sample: string | number | undefined): JsonSchema {
  return sample === undefined ? {} : { examples: [sample] };
}

function nameOf(type: JsiiTypeReference): string {
  if (type.collection) {
    return `${nameOf(type.collection.elementtype)}-${type.collection.kind === 'array' ? 'list' : 'map'}`;
  }
  return type.fqn === undefined ? (type.primitive ?? 'any') : TYPES[type.fqn].name;
}

function describe(property: JsiiProperty): string {
  const fallback = defaultInWords(property);
  return [
    meaning(property.docs),
    ...fallback === undefined ? [] : [`Default: ${fallback}.`],
    ...property.docs?.see === undefined ? [] : [property.docs.see],
  ].join(' ');
}
