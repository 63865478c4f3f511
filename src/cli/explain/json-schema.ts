import { isPlainObject } from '../../private/collections';

/**
 * A JSON Schema of draft 07, with the keywords that are read here. Everything is optional, because the files are data.
 */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The type of a value, after references and alternatives are resolved. */
export interface Shape {
  /** As text: `list of string`. */
  readonly type: string;
  readonly values: string[];
  /** The struct of the value or its elements. */
  readonly struct?: string;
  /** Keys of the value or of its elements, if they are known. */
  readonly properties: { readonly [key: string]: JsonSchema };
  readonly required: string[];
  /** The path between the key and the keys below it: `<name>` for each map, `[]` for each list. */
  readonly between: string[];
}

/** A schema file. References to other files are not resolved. */
export class SchemaFile {
  private readonly definitions: JsonSchema;

  constructor(public readonly root: JsonSchema) {
    this.definitions = isPlainObject(root.definitions) ? root.definitions : {};
  }

  public shape(schema: JsonSchema, depth = 0): Shape {
    const found = this.usual(schema);
    const properties = this.properties(found);
    const plain = { values: [], properties, required: texts(found.required), between: [] };
    if (depth > 8) return { ...plain, type: 'any' };
    if (Array.isArray(found.enum)) {
      return { ...plain, type: 'one of the allowed values', values: found.enum.map(String) };
    }
    if (isPlainObject(found.items)) return this.collection('list', '[]', found.items, depth);
    if (Object.keys(properties).length > 0) {
      return { ...plain, type: typeof found.title === 'string' ? found.title : 'map', struct: text(found.title) };
    }
    if (isPlainObject(found.additionalProperties)) {
      return this.collection('map', '<name>', found.additionalProperties, depth);
    }
    return {
      ...plain,
      type: { boolean: 'true or false', object: 'map', array: 'list' }[typeName(found)] ?? typeName(found),
    };
  }

  private collection(kind: string, step: string, element: JsonSchema, depth: number): Shape {
    const shape = this.shape(element, depth + 1);
    return { ...shape, type: `${kind} of ${shape.type}`, between: [step, ...shape.between] };
  }

  /**
   * The schema itself merged with the first of its alternatives, which is the usual one; the others are references
   * instead of values.
   */
  private usual(schema: JsonSchema, depth = 0): JsonSchema {
    if (depth > 16) return schema;
    const { $ref, anyOf, oneOf, ...own } = schema;
    if (typeof $ref === 'string') {
      const target = $ref.startsWith('#/definitions/')
        ? this.definitions[$ref.slice('#/definitions/'.length)]
        : undefined;
      return { ...(isPlainObject(target) ? this.usual(target, depth + 1) : {}), ...own };
    }
    const alternatives = [anyOf, oneOf]
      .flat()
      .filter((item): item is JsonSchema => isPlainObject(item) && item.not === undefined);
    // Conditions on keys are also alternatives, but do not describe the value.
    if (alternatives.length === 0 || own.properties !== undefined) return own;
    return { ...this.usual(alternatives[0], depth + 1), ...own };
  }

  /** The keys of a schema, including keys that only a condition adds or describes. */
  private properties(schema: JsonSchema, depth = 0): { [key: string]: JsonSchema } {
    const own = entriesOf(schema.properties);
    const parts =
      depth > 4 ? [] : [schema.then, schema.else, ...(Array.isArray(schema.allOf) ? (schema.allOf as unknown[]) : [])];
    const conditional = parts
      .flatMap((part) => (isPlainObject(part) ? entriesOf(this.properties(this.usual(part), depth + 1)) : []))
      // A key that a condition only allows, such as an older spelling, is not a separate key.
      .filter(([key, value]) => depth > 0 || value.description !== undefined || own.some(([name]) => name === key));
    const properties: { [key: string]: JsonSchema } = {};
    for (const [key, value] of [...conditional, ...own]) properties[key] = { ...properties[key], ...value };
    return properties;
  }
}

function entriesOf(map: unknown): [string, JsonSchema][] {
  return Object.entries(isPlainObject(map) ? map : {}).filter((item): item is [string, JsonSchema] =>
    isPlainObject(item[1]),
  );
}

function typeName({ type }: JsonSchema): string {
  return texts([type].flat()).find((name) => name !== 'null') ?? 'any';
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
