import { checkSchema } from '../../../src/platform/custom/options-schema';
import { SpelledScalar } from '../../../src/private/spelled-scalar';

function inYaml(schema: object, options: unknown): ReturnType<typeof checkSchema> {
  return checkSchema(schema, options, 'yaml', 'Test');
}

function problemsOf(schema: object, options: unknown): string[] {
  return inYaml(schema, options).problems.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
}

const WORKERS = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 2 },
    workers: { type: 'integer', minimum: 2 },
    size: { enum: ['small', 'large'], default: 'small' },
    fixed: { const: 1 },
    pattern: { type: 'string', pattern: '^a' },
    list: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    on: { type: 'boolean' },
    either: { anyOf: [{ type: 'string', pattern: '^x' }, { type: 'integer' }] },
  },
};

test.each<[string, object, string]>([
  ['a missing key', {}, 'DSP112 : "name" is missing'],
  ['an unknown key', { name: 'ab', worker: 2 }, 'DSP110 worker: unknown key "worker"'],
  ['another type', { name: 'ab', workers: [] }, 'DSP111 workers: expected an integer, found a list'],
  ['a number that is too small', { name: 'ab', workers: 1 }, 'DSP313 workers: 1 must be >= 2'],
  ['a string that is too short', { name: 'a' }, 'DSP313 name: "a" must NOT have fewer than 2 characters'],
  ['a value that is not in the enum', { name: 'ab', size: 'smal' }, 'DSP113 size: "smal" is not one of small, large'],
  ['another constant', { name: 'ab', fixed: 2 }, 'DSP113 fixed: 2 is not 1'],
  ['a string that does not match the pattern', { name: 'ab', pattern: 'b' }, 'DSP304 pattern: "b" does not match ^a'],
  ['a duplicate string', { name: 'ab', list: ['x', 'x'] }, 'DSP316 list: items 0 and 1 of the list are equal'],
])('%s is a problem', (_, options, expected) => {
  expect(problemsOf(WORKERS, options)).toEqual([expected]);
});

test('a misspelled key is reported with the nearest key', () => {
  expect(inYaml(WORKERS, { name: 'ab', worker: 2 }).problems[0].hint).toBe('did you mean "workers"?');
});

test('a value that matches no alternative of a schema is a problem', () => {
  expect(problemsOf(WORKERS, { name: 'ab', either: 'y' })).toContain('DSP304 either: "y" does not match ^x');
});

test.each(['{{context:x}}', 'ssm:/acme/x', 'generated-role-id:x', 'project:x/y', '{{resolve:ssm:/x}}'])(
  'the reference %s is valid everywhere', (reference) => {
    const everywhere = ['name', 'workers', 'size', 'pattern', 'either'].map((key) => [key, reference]);

    expect(problemsOf(WORKERS, { ...Object.fromEntries(everywhere), list: [reference] })).toEqual([]);
  },
);

test('YAML scalars are converted to the requested type and keep their spelling', () => {
  const options = { name: new SpelledScalar(1.1, '1.10'), workers: '3', on: 'true', list: [1, true] };

  expect(inYaml(WORKERS, options)).toMatchObject({
    problems: [],
    options: { name: '1.10', workers: 3, on: true, list: ['1', 'true'], size: 'small' },
  });
});

test('values from code are not converted', () => {
  expect(checkSchema(WORKERS, { name: 1 }, 'code', 'Test').problems).toHaveLength(1);
});

test('an empty key counts as absent, and options are not changed', () => {
  const options = { name: 'ab', workers: null };
  const { options: checked } = inYaml(WORKERS, options);

  expect(checked).toEqual({ name: 'ab', size: 'small' });
  expect(options).toEqual({ name: 'ab', workers: null });
});

test('paths of local files are found, including those under schema references', () => {
  const schema = {
    $defs: { file: { type: 'string', localPath: true } },
    properties: { scripts: { additionalProperties: { $ref: '#/$defs/file' } }, other: { type: 'string' } },
  };

  expect(inYaml(schema, { scripts: { 'a/b': './x.py' }, other: './y' }).localPaths).toEqual([['scripts', 'a/b']]);
});

test.each(['http://json-schema.org/draft-07/schema#', 'https://json-schema.org/draft/2019-09/schema',
  'https://json-schema.org/draft/2020-12/schema'])('the dialect %s is supported', ($schema) => {
  expect(problemsOf({ $schema, ...WORKERS }, { name: 'ab', other: 1 })).toHaveLength(1);
});

test.each([
  { type: 'nonsense' },
  { $schema: 'http://json-schema.org/draft-04/schema#', type: 'object' },
  { $ref: '#/definitions/missing' },
  'text',
])('the schema %p cannot be used', (schema) => {
  expect(() => inYaml(schema as object, {})).toThrow(/DSP215: the schema of Test cannot be used/);
});
