import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import Ajv, { ErrorObject, ValidateFunction } from 'ajv';
import { loadDocument } from '../../src/config/documents/load-document';
import { toPlain } from '../../src/config/documents/located';
import { isPlainObject } from '../../src/private/collections';

export const SCHEMAS = join(__dirname, '..', '..', 'schemas');
const SUFFIX = '.schema.json';

export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** A file of a configuration, and its schema. */
export interface ConfigurationFile {
  readonly path: string;
  readonly schema: string;
}

/** Every schema by name: of a module, of a partial module configuration (`datalake.part`), `mdaa` and `tags`. */
export function allSchemas(): { [name: string]: JsonSchema } {
  const names = readdirSync(SCHEMAS)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));
  return Object.fromEntries(
    names.map((name) => [name, JSON.parse(readFileSync(join(SCHEMAS, `${name}${SUFFIX}`), 'utf8')) as JsonSchema]),
  );
}

/** The schemas, compiled in the strictest mode. */
export function compile(schemas: { [name: string]: JsonSchema }): { [name: string]: ValidateFunction } {
  const ajv = new Ajv({ strict: true, allErrors: true });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, `${name}${SUFFIX}`);
  return Object.fromEntries(Object.keys(schemas).map((name) => [name, ajv.getSchema(`${name}${SUFFIX}`)!]));
}

/** The errors of a schema for a value. */
export function findings(validate: ValidateFunction, value: unknown): ErrorObject[] {
  return validate(value) === true ? [] : [...validate.errors!];
}

/** A copy in which strings can have any format. */
export function withoutFormats<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(withoutFormats) as T;
  if (!isPlainObject(schema)) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withoutFormats(value)]));
  const first = (copy.anyOf as JsonSchema[] | undefined)?.[0];
  if (first?.type === 'string' && first.pattern !== undefined) {
    copy.anyOf = [{ type: 'string' }, ...(copy.anyOf as JsonSchema[]).slice(1)];
  }
  return copy as T;
}

/** Every schema inside a schema, including itself. */
export function partsOf(schema: unknown): JsonSchema[] {
  if (Array.isArray(schema)) return schema.flatMap(partsOf);
  return isPlainObject(schema) ? [schema, ...Object.values(schema).flatMap(partsOf)] : [];
}

/** The content of a YAML file. */
export function contentOf(path: string): { [key: string]: unknown } {
  const { document, problems } = loadDocument(path, path, { allowEmpty: true });
  if (document === undefined) throw new Error(JSON.stringify(problems));
  return toPlain(document) as { [key: string]: unknown };
}

/** The files of the configuration in a directory. If a module has several files, each is a partial configuration. */
export function filesOf(directory: string): ConfigurationFile[] {
  const found = new Map<string, string>([['mdaa.yaml', 'mdaa']]);
  const visit = (node: unknown) => {
    if (!isPlainObject(node)) return;
    for (const file of (node.tag_configs ?? []) as string[]) found.set(file, 'tags');
    const files = (node.module_configs ?? []) as string[];
    const module = String(node.module_path).replace(/^@aws-mdaa\/([a-z-]+).*$/, '$1');
    for (const file of files) {
      found.set(file, files.length > 1 || node.module_config_data !== undefined ? `${module}.part` : module);
    }
    Object.values(node).forEach(visit);
  };
  visit(contentOf(join(directory, 'mdaa.yaml')));
  if (existsSync(join(directory, 'access.yaml'))) found.set('access.yaml', 'access');
  return [...found].map(([file, schema]) => ({ path: resolve(directory, file), schema }));
}
