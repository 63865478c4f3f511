import type { ErrorObject, Options, ValidateFunction } from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types';
import { isPlainObject } from '../../private/collections';
import { formatFinding, FormatName, FORMATS } from '../../private/formats';
import { describeValue } from '../../private/option-hints';
import { OptionPath } from '../../private/option-path';
import { OptionFinding } from '../../private/option-problems';
import { isReference, OptionProblem, Spelling } from '../../private/options-reader';
import { fail } from '../../private/problems';
import { scalarAs, SpelledScalar, withoutSpelling } from '../../private/spelled-scalar';
import { didYouMean } from '../../private/suggestions';

/** Options that were validated against a JSON Schema. */
export interface CheckedOptions {
  /** The options with defaults. YAML scalars are converted to the types that the schema specifies, if that is safe. */
  readonly options: { [name: string]: unknown };
  readonly problems: OptionProblem[];
  /** The paths of options that the schema marks as local files: `"localPath": true`. */
  readonly localPaths: OptionPath[];
}

/** Marks a string as the path of a local file. */
const LOCAL_PATH = 'localPath';

/** A part of a schema that describes an error better than the error itself. */
interface SchemaPart {
  readonly type?: string | string[];
  readonly properties?: { readonly [name: string]: { readonly default?: unknown } };
}

/**
 * Validates options against the JSON Schema of a custom module. Strings with references are not validated, because
 * their values are known later.
 */
export function checkSchema(schema: unknown, options: unknown, spelling: Spelling, where: string): CheckedOptions {
  const localPaths = new Set<string>();
  const validate = compile(schema, where, localPaths);
  const spellings = new Map<string, string>();
  const checked = plainCopy(options, '', spellings) as { [name: string]: unknown };
  let errors = errorsOf(validate, checked);
  if (spelling === 'yaml' && errors.filter((error) => convert(checked, error, spellings)).length > 0) {
    errors = errorsOf(validate, checked);
  }
  return { options: checked, problems: errors.map(problemOf), localPaths: [...localPaths].map(pathOf) };
}

function compile(schema: unknown, where: string, localPaths: Set<string>): ValidateFunction {
  const version = isPlainObject(schema) ? String(schema.$schema ?? '') : '';
  const dialect = /2019-09|2020-12/.exec(version)?.[0].slice(0, 4);
  const settings: Options = {
    allErrors: true,
    verbose: true,
    strict: false,
    useDefaults: true,
    logger: false,
    formats: Object.fromEntries(Object.keys(FORMATS).map((name) => [
      name,
      (text: string) => formatFinding(name as FormatName, text) === undefined,
    ])),
  };
  try {
    const { default: Ajv } = implementationOf(dialect);
    const ajv = new Ajv(settings);
    ajv.addKeyword({
      keyword: LOCAL_PATH,
      schemaType: 'boolean',
      validate: (isPath: boolean, _: unknown, _schema?: unknown, place?: DataValidationCxt) => {
        if (isPath && place) localPaths.add(place.instancePath);
        return true;
      },
    });
    return ajv.compile(schema as object);
  } catch (error) {
    return fail({
      code: 'DSP215',
      message: `the schema of ${where} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
      hint: 'use JSON Schema draft-07, 2019-09 or 2020-12',
    });
  }
}

/* eslint-disable @typescript-eslint/no-require-imports -- Only modules of users have schemas to check at run time. */
function implementationOf(dialect: string | undefined): typeof import('ajv') {
  switch (dialect) {
    case '2019': return require('ajv/dist/2019') as typeof import('ajv');
    case '2020': return require('ajv/dist/2020') as typeof import('ajv');
    default: return require('ajv') as typeof import('ajv');
  }
}
/* eslint-enable @typescript-eslint/no-require-imports */

/** Whether another error is more specific. */
const COMPOSED = ['anyOf', 'oneOf', 'allOf', 'if', 'not', 'propertyNames'];

function errorsOf(validate: ValidateFunction, options: unknown): ErrorObject[] {
  if (validate(options)) return [];
  const errors = validate.errors ?? [];
  const isAboutReference = ({ data }: ErrorObject) => typeof data === 'string' && isReference(data);
  const exact = errors.filter((error) => !COMPOSED.includes(error.keyword) && !isAboutReference(error));
  const composed = errors.filter((error) => {
    if (!COMPOSED.includes(error.keyword) || isAboutReference(error)) return false;
    const below = errors.filter((other) => other !== error && other.instancePath.startsWith(error.instancePath));
    // A value that does not match because of a reference may match after the reference is replaced.
    return !exact.some((other) => below.includes(other)) && !below.some(isAboutReference);
  });
  return [...exact, ...composed];
}

type Tree = { [step: string]: unknown };

/** Converts a YAML scalar to the type that the schema specifies. Returns whether that was possible. */
function convert(
  options: { [name: string]: unknown }, error: ErrorObject, spellings: ReadonlyMap<string, string>,
): boolean {
  if (error.keyword !== 'type') return false;
  const wanted = [(error.schema as string | string[])].flat();
  const converted = scalarOf(error.data, wanted, spellings.get(error.instancePath));
  if (converted === undefined) return false;
  const path = pathOf(error.instancePath);
  const parent = path.slice(0, -1).reduce<Tree>((node, step) => node[step] as Tree, options);
  parent[path[path.length - 1]] = converted;
  return true;
}

function scalarOf(value: unknown, wanted: string[], spelling: string | undefined): unknown {
  const text = wanted.includes('string') ? scalarAs('string', value) : undefined;
  if (text !== undefined) return spelling ?? text;
  const types = wanted.map((type) => type === 'integer' ? 'number' : type).filter((type) => type !== 'string');
  return types.map((type) => scalarAs(type, value)).find((scalar) => scalar !== undefined);
}

/** A copy without keys that have no value. The original spelling of numbers is kept. */
function plainCopy(value: unknown, pointer: string, spellings: Map<string, string>): unknown {
  if (value instanceof SpelledScalar) {
    spellings.set(pointer, value.toString());
    return withoutSpelling(value);
  }
  if (Array.isArray(value)) return value.map((item, index) => plainCopy(item, `${pointer}/${index}`, spellings));
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(entries.map(([key, item]) => {
    const step = key.replace(/~/g, '~0').replace(/\//g, '~1');
    return [key, plainCopy(item, `${pointer}/${step}`, spellings)];
  }));
}

function pathOf(pointer: string): string[] {
  return pointer.split('/').slice(1).map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function problemOf(error: ErrorObject): OptionProblem {
  const path: OptionPath = pathOf(error.instancePath);
  const { params } = error as { params: { [name: string]: unknown } };
  if (error.keyword === 'additionalProperties' || error.keyword === 'unevaluatedProperties') {
    const key = String(params.additionalProperty ?? params.unevaluatedProperty);
    const { properties = {} } = (error.parentSchema ?? {}) as SchemaPart;
    // A key with a default is always there.
    const present = Object.keys(error.data as object).filter((other) => properties[other]?.default === undefined);
    const hint = didYouMean(key, Object.keys(properties), present);
    return { code: 'DSP110', path: [...path, key], message: `unknown key "${key}"`, hint };
  }
  return { ...findingOf(error, params), path };
}

function findingOf(error: ErrorObject, params: { readonly [name: string]: unknown }): OptionFinding {
  const shown = describeValue(error.data);
  switch (error.keyword) {
    case 'required': {
      const key = String(params.missingProperty);
      return { code: 'DSP112', message: `"${key}" is missing`, hint: `add the key "${key}"` };
    }
    case 'type':
      return { code: 'DSP111', message: `expected ${typeInWords(error.schema as string | string[])}, found ${shown}` };
    case 'enum': {
      const values = (params.allowedValues as unknown[]).map(String);
      const hint = typeof error.data === 'string' ? didYouMean(error.data, values) : undefined;
      return { code: 'DSP113', message: `${shown} is not one of ${values.join(', ')}`, hint };
    }
    case 'const':
      return { code: 'DSP113', message: `${shown} is not ${describeValue(params.allowedValue)}` };
    case 'format':
      return formatFinding(params.format as FormatName, String(error.data))!;
    case 'pattern':
      return { code: 'DSP304', message: `${shown} does not match ${String(params.pattern)}` };
    case 'uniqueItems':
      return { code: 'DSP316', message: `items ${String(params.i)} and ${String(params.j)} of the list are equal` };
    case 'minimum': case 'maximum': case 'exclusiveMinimum': case 'exclusiveMaximum': case 'multipleOf':
    case 'minLength': case 'maxLength': case 'minItems': case 'maxItems': case 'minProperties': case 'maxProperties':
      return { code: 'DSP313', message: `${shown} ${error.message}` };
    default:
      return { code: 'DSP314', message: `${shown} ${error.message ?? 'does not match the schema'}` };
  }
}

const TYPES: { readonly [type: string]: string } = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'nothing',
};

function typeInWords(types: string | string[]): string {
  return [types].flat().map((type) => TYPES[type] ?? type).join(' or ');
}
