import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { explainCommand } from '../../../src/cli/commands/explain';
import { ConfigurationKeys, SCHEMAS } from '../../../src/cli/explain/configuration-keys';
import { diagnostics } from '../../../src/cli/explain/explanations';
import { main } from '../../../src/cli/main';
import { ConfigurationError, Problem } from '../../../src/private/problems';
import { directoryWith } from '../../support/scratch-kit';

const definitions = {
  'empty': { not: { anyOf: [{ type: 'string' }] } },
  'expression': { type: 'string', pattern: '\\{\\{' },
  'string': { anyOf: [{ type: 'string' }, { not: { anyOf: [{ type: 'array' }] } }] },
  'string-list': {
    anyOf: [{ type: 'array', items: { $ref: '#/definitions/string' } }, { $ref: '#/definitions/empty' }],
  },
  'Status': { anyOf: [{ enum: ['Enabled', 'Disabled'] }, { $ref: '#/definitions/expression' }] },
};

const struct = (title: string, properties: object, required: string[] = []) => ({
  title,
  anyOf: [{ type: 'object', additionalProperties: false, required, properties }, { $ref: '#/definitions/expression' }],
});

const mapOf = (name: string) => ({
  anyOf: [{ type: 'object', additionalProperties: { $ref: `#/definitions/${name}` } }, { $ref: '#/definitions/empty' }],
});

const DATALAKE = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: '@aws-mdaa/datalake',
  description: 'Configuration of a data lake.',
  type: ['object', 'null'],
  required: ['buckets'],
  properties: {
    existingKeyArn: {
      description: 'ARN of a key. Default: a new key. https://example.com/keys',
      examples: ['arn:aws:kms:::key/1'],
      $ref: '#/definitions/string',
    },
    buckets: { description: 'Buckets by zone.', ...mapOf('Bucket') },
    lifecycles: { description: 'Lifecycles by name.', ...mapOf('Lifecycle') },
  },
  definitions: {
    ...definitions,
    Bucket: struct('DataLakeBucketOptions', {
      accessPolicies: { description: 'Names of policies.', $ref: '#/definitions/string-list' },
      lifecycle: { description: 'Name of a lifecycle.', default: 'none', $ref: '#/definitions/string' },
    }, ['accessPolicies']),
    Lifecycle: struct('DataLakeLifecycle', {
      Status: { description: 'Whether it is applied.', $ref: '#/definitions/Status' },
      // Refers to itself.
      next: { description: 'What follows.', $ref: '#/definitions/Lifecycle' },
    }),
  },
};

const AUDIT = {
  title: '@aws-mdaa/audit',
  type: 'object',
  properties: {
    existingKeyArn: {
      description: 'ARN of a key. Default: a new key. https://example.com/keys',
      examples: ['arn:aws:kms:::key/1'],
      $ref: '#/definitions/string',
    },
    external: { description: 'Described elsewhere.', $ref: 'other.schema.json' },
    unknown: { $ref: '#/definitions/missing' },
  },
  definitions,
};

const MDAA = {
  title: 'DataSciencePlatformOptions',
  type: 'object',
  properties: {
    data_removal: { description: 'What happens to data.', enum: ['retain', 'destroy'] },
    modules: { description: 'Modules by name.' },
  },
  if: { required: ['template'], properties: { template: {} } },
  else: { properties: { modules: mapOf('Module'), older_modules: mapOf('Module') } },
  definitions: {
    ...definitions,
    Module: {
      title: 'ModuleOptions',
      type: 'object',
      properties: { module_path: { description: 'The kind.', $ref: '#/definitions/string' } },
    },
  },
};

const OPTIONS = {
  structs: {
    DataLakeLifecycle: { status: { type: 'string', yaml: 'Status' } },
    DataSciencePlatformOptions: { removal: { type: 'string', yaml: 'data_removal' } },
  },
};

const schemas = directoryWith({
  'datalake.schema.json': JSON.stringify(DATALAKE),
  'datalake.part.schema.json': JSON.stringify(DATALAKE),
  'audit.schema.json': JSON.stringify(AUDIT),
  'mdaa.schema.json': JSON.stringify(MDAA),
  'broken.schema.json': '{',
  'options.json': JSON.stringify(OPTIONS),
});

async function explain(...args: string[]): Promise<string> {
  const written: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  try {
    await explainCommand(schemas).parseAsync(args, { from: 'user' });
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}

async function problemOf(...args: string[]): Promise<Problem> {
  return explain(...args).then(() => {
    throw new Error('no problem');
  }, (error: ConfigurationError) => error.problems[0]);
}

describe('codes', () => {
  test('prints a section as text without styles, at most 100 columns wide', async () => {
    const text = await explain('DSP110');

    expect(text).toMatch(/^DSP110 Unknown key\n\nA key is not valid at its location\./);
    expect(text).toContain('\nbroken:\n    # datalake.yaml\n');
    expect(text).not.toContain('\u001b[');
    expect(text).not.toMatch(/\*\*|```|\]\(/);

    for (const line of text.split('\n').filter((candidate) => !/^ {4}|https:/.test(candidate))) {
      expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  test('uses bold headings and the line width in a terminal, and no styles with NO_COLOR', async () => {
    const before = { isTTY: process.stdout.isTTY, columns: process.stdout.columns, noColor: process.env.NO_COLOR };
    Object.assign(process.stdout, { isTTY: true, columns: 60 });
    delete process.env.NO_COLOR;
    try {
      const text = await explain('DSP120');

      expect(text).toContain('\u001b[1mDSP120 Module of no kind or several kinds\u001b[22m\n');

      // eslint-disable-next-line no-control-regex
      for (const line of text
        .replace(/\u001b\[\d+m/g, '')
        .split('\n')
        .filter((candidate) => !candidate.startsWith('    '))) {expect(line.length).toBeLessThanOrEqual(60);}
      process.env.NO_COLOR = '1';

      expect(await explain('DSP120')).not.toContain('\u001b[');
    } finally {
      Object.assign(process.stdout, { isTTY: before.isTTY, columns: before.columns });
      if (before.noColor === undefined) delete process.env.NO_COLOR;
      else process.env.NO_COLOR = before.noColor;
    }
  });

  test('accepts lowercase', async () => {
    expect(await explain('dsp110')).toBe(await explain('DSP110'));
  });

  test('prints a link to another code as a command, and a link to another document as its URL', async () => {
    expect((await explain('DSP120')).replace(/\s+/g, ' ')).toContain('DSP112 <dsp explain DSP112>');
    expect((await explain('DSP130')).replace(/\s+/g, ' ')).toMatch(
      /<https:\/\/\S+\/docs\/mdaa-yaml\.md#ignored-keys>/,
    );
  });

  test('lists all codes with their titles if there is no argument', async () => {
    const lines = (await explain()).trim().split('\n');

    expect(lines).toHaveLength(diagnostics().length);
    expect(lines).toContain('DSP110  Unknown key');
    expect([...lines].sort()).toEqual(lines);
  });

  test('prints JSON', async () => {
    expect(JSON.parse(await explain('DSP110', '--output', 'json'))).toMatchObject({
      code: 'DSP110',
      title: 'Unknown key',
      page: 'diagnostics/configuration.md',
    });
    expect(JSON.parse(await explain('--output', 'json'))).toContainEqual({
      code: 'DSP110',
      title: 'Unknown key',
      page: 'diagnostics/configuration.md',
    });
  });
});

describe('keys', () => {
  test('shows where a key is allowed, its type, default and link; merges modules with the same meaning', async () => {
    expect(await explain('existingKeyArn')).toBe([
      'existingKeyArn',
      '  ARN of a key.',
      '  type: string',
      '  default: a new key',
      '  example: arn:aws:kms:::key/1',
      '  see: https://example.com/keys',
      '  allowed in:',
      '    @aws-mdaa/audit: existingKeyArn (AuditBucketOptions)',
      '    @aws-mdaa/datalake: existingKeyArn (DataLakeOptions)',
      '',
    ].join('\n'));
  });

  test('shows allowed values and the name in code, for either spelling', async () => {
    const text = await explain('Status');

    expect(text).toContain('  values: Enabled, Disabled\n  in code: status\n');
    expect(text).toContain('@aws-mdaa/datalake: lifecycles.<name>.Status (DataLakeLifecycle)');
    expect(await explain('status')).toBe(text);
    expect(await explain('removal')).toMatch(/^data_removal\n/);
  });

  test.each([
    'datalake.buckets.accessPolicies',
    'datalake.accessPolicies',
    'buckets.accessPolicies',
    'datalake.buckets.raw.accessPolicies',
    'accesspolicies',
    'datalake.buckets[].accessPolicies',
  ])('%s', async (query) => {
    const text = await explain(query);

    expect(text).toContain('type: list of string, required');
    expect(text).toContain('@aws-mdaa/datalake: buckets.<name>.accessPolicies (DataLakeBucketOptions)');
  });

  test('a path does not match keys of another branch', async () => {
    await expect(explain('lifecycles.accessPolicies')).rejects.toThrow('DSP430');
    await expect(explain('audit.accessPolicies')).rejects.toThrow('DSP430');
  });

  test('shows the keys under a map of structs', async () => {
    expect(await explain('buckets')).toContain(
      '  type: map of DataLakeBucketOptions, required\n  keys: accessPolicies (required), lifecycle\n',
    );
  });

  test('explains a module as a whole, and the keys that a condition adds to a level', async () => {
    expect(await explain('datalake')).toContain(
      'Configuration of a data lake.\n  type: DataLakeOptions\n  keys: buckets (required), existingKeyArn, '
        + 'lifecycles\n',
    );
    expect(await explain('module_path')).toContain('    mdaa.yaml: modules.<name>.module_path (ModuleOptions)\n');
  });

  test('an older spelling that a condition silently allows is not a key', async () => {
    await expect(explain('older_modules')).rejects.toThrow('DSP430');
  });

  test('a reference outside the file, or to nothing, is any value', async () => {
    expect(await explain('external')).toContain('Described elsewhere.\n  type: any\n');
    expect(await explain('unknown')).toContain('type: any\n');
  });

  test('a struct that contains itself terminates', () => {
    expect(new ConfigurationKeys(schemas).find('next')).toHaveLength(1);
  });

  test('prints JSON', async () => {
    expect(JSON.parse(await explain('datalake.buckets.lifecycle', '--output', 'json'))).toEqual([{
      key: 'lifecycle',
      description: 'Name of a lifecycle.',
      type: 'string',
      default: '"none"',
      required: false,
      places: [{ module: 'datalake', struct: 'DataLakeBucketOptions', path: 'buckets.<name>.lifecycle' }],
    }]);
  });
});

describe('unknown words', () => {
  test.each([
    ['a code', 'DSP11O', 'there is no code "DSP11O"', 'did you mean "DSP110"?'],
    ['a key', 'accesPolicies', 'there is no code or key "accesPolicies"', 'did you mean "accessPolicies"?'],
    [
      'a path',
      'buckets.accesPolicies',
      'there is no code or key "buckets.accesPolicies"',
      'did you mean "buckets.accessPolicies"?',
    ],
    [
      'a path with two errors',
      'bukets.accesPolicies',
      'there is no code or key "bukets.accesPolicies"',
      'did you mean "accessPolicies"?',
    ],
    [
      'no near match',
      'zzzzzzzzzz',
      'there is no code or key "zzzzzzzzzz"',
      'run "dsp explain" to see all codes; docs/reference lists all keys',
    ],
    [
      'an empty word',
      '',
      'there is no code or key ""',
      'run "dsp explain" to see all codes; docs/reference lists all keys',
    ],
    [
      'only dots',
      '..',
      'there is no code or key ".."',
      'run "dsp explain" to see all codes; docs/reference lists all keys',
    ],
  ])('%s', async (_, word, message, hint) => {
    expect(await problemOf(word)).toEqual({ code: 'DSP430', message, hint });
  });

  test('without schemas, no keys are found', () => {
    expect(new ConfigurationKeys('/nowhere').find('buckets')).toEqual([]);
  });

  test('sets the exit code to 1, and stdout stays empty', async () => {
    const stdout = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
    const stderr = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      expect(await main(['explain', 'DSP999'])).toBe(1);
      expect(stdout).not.toHaveBeenCalled();
      expect(stderr.mock.calls.join('')).toContain('error DSP430: there is no code "DSP999"');
    } finally {
      stdout.mockRestore();
      stderr.mockRestore();
    }
  });
});

const shipped = existsSync(SCHEMAS) ? readdirSync(SCHEMAS).filter((file) => file.endsWith('.schema.json')) : [];
(shipped.length > 0 ? describe : describe.skip)('the schemas of the package', () => {
  const keys = new ConfigurationKeys();

  test('every key with a description has its own location', () => {
    const all = keys.words.flatMap((word) => keys.find(word));

    expect(
      all
        .filter(({ key, description }) => description === '' && !existsSync(join(SCHEMAS, `${key}.schema.json`)))
        .map(({ key }) => key),
    ).toEqual([]);
    expect(all.filter(({ places }) => places.length === 0)).toEqual([]);
  });

  test.each([
    'accessPolicies',
    'datalake.buckets.lifecycleConfiguration',
    'readWriteSuperRoles',
    'ReadWriteSuperRoles',
    'module_path',
    'customNaming',
    'studioDomainConfig.vpcId',
  ])('%s', (word) => {
    expect(keys.find(word)).not.toEqual([]);
  });
});
