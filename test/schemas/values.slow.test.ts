import { MODULE_KINDS } from '../../src/platform/module-kinds';
import { isPlainObject } from '../../src/private/collections';
import { readOptions } from '../../src/private/options-reader';
import { moduleSamples } from '../support/samples';
import { allSchemas, compile, contentOf, filesOf, findings } from '../support/schemas';

type Path = (string | number)[];

const validators = compile(allSchemas());
const samples = moduleSamples()
  .filter(({ name }) => !name.endsWith('/minimal'))
  .map(({ name, directory }) => {
    const [, { path, schema }] = filesOf(directory);
    return [
      name,
      {
        schema,
        struct: MODULE_KINDS.find(({ modulePath }) => modulePath === schema)!.struct,
        content: contentOf(path),
      },
    ] as const;
  });

function placesIn(value: unknown, path: Path = []): Path[] {
  const inner = Array.isArray(value) ? [...value.keys()] : isPlainObject(value) ? Object.keys(value) : [];
  return inner.flatMap((key) => [[...path, key], ...placesIn((value as never)[key], [...path, key])]);
}

function replaced(content: unknown, path: Path, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(content)) as never;
  const parent = path.slice(0, -1).reduce((node: never, step) => node[step], copy) as {
    [key: string | number]: unknown;
  };
  parent[path[path.length - 1]] = value;
  return copy;
}

describe.each(samples)('%s', (_, { schema, struct, content }) => {
  const places = placesIn(content).filter((path) => path[0] !== 'nag_suppressions');
  const refused = (values: unknown[]) => places.flatMap((path) => values
    .filter((value) => findings(validators[schema], replaced(content, path, value)).length > 0)
    .map((value) => `${path.join('.')}: ${JSON.stringify(value)}`));

  test('any value can be a reference that is replaced before validation', () => {
    expect(
      refused(['{{context:key}}', '{{env_var:NAME}}', '{{param:list:NAME}}', 'before {{context:key}} behind']),
    ).toEqual([]);
  });

  test('any string can be a reference to another module', () => {
    const texts = places.filter(
      (path) => readOptions(struct, replaced(content, path, 'ssm:/path'), 'yaml').problems.length === 0,
    );

    expect(texts.length).toBeGreaterThan(0);

    for (const value of [
      'ssm:/example-org/shared/lake/kms/arn',
      'generated-role-id:data-admin',
      'generated-role-arn:data-admin',
      'project:databaseName/sales',
    ]) {
      expect(texts.filter((path) => findings(validators[schema], replaced(content, path, value)).length > 0)).toEqual(
        [],
      );
    }
  });

  test('every misspelled key is rejected', () => {
    const keys = places.filter((path) => {
      const parent = path.slice(0, -1).reduce((node: never, step) => node[step], content as never);
      // Excludes user-defined names and free-form values.
      const { problems } = readOptions(
        struct,
        replaced(content, [...path.slice(0, -1), `${path[path.length - 1]}x`], 1),
        'yaml',
      );
      return (
        !Array.isArray(parent) && problems.some(({ code, path: at }) => code === 'DSP110' && at.length === path.length)
      );
    });

    expect(keys.length).toBeGreaterThan(0);

    for (const path of keys) {
      const misspelt = replaced(content, [...path.slice(0, -1), `${path[path.length - 1]}x`], '{{context:key}}');

      expect([path, findings(validators[schema], misspelt).map(({ keyword }) => keyword)]).toEqual([
        path,
        expect.arrayContaining(['additionalProperties']),
      ]);
    }
  });
});

const ROLES = [{ name: 'data-admin' }];
const workgroup = { dataAdminRoles: ROLES, athenaUserRoles: ROLES };
const studio = { authMode: 'IAM', vpcId: 'vpc-0123456789abcdef0', subnetIds: ['subnet-0123456789abcdef0'] };
const team = (more: object) => ({
  team: { dataAdminRoles: ROLES, teamExecutionRole: ROLES[0], studioDomainConfig: { ...studio, ...more } },
});
const platform = (module: unknown, environment: object = {}) => ({
  organization: 'example-org',
  domains: { shared: { environments: { dev: { modules: { module }, ...environment } } } },
});

test.each<[string, string, unknown]>([
  ['a missing key', 'athena-workgroup', { dataAdminRoles: ROLES }],
  ['a missing nested key', 'datalake', { roles: {}, accessPolicies: { a: {} }, buckets: {} }],
  ['a string instead of a list', 'athena-workgroup', { ...workgroup, dataAdminRoles: 'data-admin' }],
  ['a list instead of a map', 'athena-workgroup', { ...workgroup, workgroupConfiguration: [] }],
  ['a string instead of a map', 'athena-workgroup', { ...workgroup, workgroupConfiguration: 'none' }],
  [
    'a word instead of a boolean',
    'athena-workgroup',
    { ...workgroup, dataAdminRoles: [{ name: 'x', sso: 'yes' }] },
  ],
  [
    'a word instead of a number',
    'athena-workgroup',
    { ...workgroup, workgroupConfiguration: { bytesScannedCutoffPerQuery: 'many' } },
  ],
  ['a value that is not allowed', 'datascience-team', team({ authMode: 'LDAP' })],
  ['an ID of another resource type', 'datascience-team', team({ vpcId: 'subnet-0123456789abcdef0' })],
  ['an ID of another resource type in a list', 'datascience-team', team({ subnetIds: ['vpc-0123456789abcdef0'] })],
  ['a list instead of a string', 'datascience-team', team({ vpcId: ['vpc-0123456789abcdef0'] })],
  ['an account of 11 digits', 'audit', { sourceAccounts: ['11112222333'] }],
  ['an unknown module', 'mdaa', platform({ module_path: '@aws-mdaa/datalek' })],
  ['a module without a kind', 'mdaa', platform({ module_configs: [] })],
  ['a Terraform module', 'mdaa', platform({ module_path: '@aws-mdaa/roles', module_type: 'tf' })],
  ['an unknown key of a module', 'mdaa', platform({ module_path: '@aws-mdaa/roles', module_config: [] })],
  [
    'an unknown key in the configuration of a module',
    'mdaa',
    platform({ module_path: '@aws-mdaa/roles', module_config_data: { generateRole: {} } }),
  ],
  [
    'the configuration of another module',
    'mdaa',
    platform({ module_path: '@aws-mdaa/roles', module_config_data: { buckets: {} } }),
  ],
  [
    'an incomplete configuration without files',
    'mdaa',
    platform({ module_path: '@aws-mdaa/datalake', module_config_data: { roles: {} } }),
  ],
  ['an environment without modules', 'mdaa', { organization: 'x', domains: { shared: { environments: { dev: {} } } } }],
  [
    'a naming scheme without its class',
    'mdaa',
    { ...platform({ module_path: '@aws-mdaa/roles' }), naming_module: './naming.js' },
  ],
  ['tags next to "tags"', 'tags', { owner: 'x' }],
])('%s is rejected', (_, schema, value) => {
  expect(findings(validators[schema], value)).not.toEqual([]);
});

test.each<[string, string, unknown]>([
  ['a file without content', 'athena-workgroup', null],
  ['a key without a value', 'athena-workgroup', { ...workgroup, existingKeyArn: null, workgroupConfiguration: null }],
  ['an account without quotes', 'audit', { sourceAccounts: [111122223333] }],
  [
    'a boolean and a number in quotes',
    'datalake',
    {
      roles: {},
      accessPolicies: {},
      buckets: {},
      storageLensEnabled: 'true',
      lifecycleConfigurations: { a: { b: { Status: 'Enabled', ExpirationDays: '30' } } },
    },
  ],
  [
    'other scopes and versions of modules',
    'mdaa',
    platform({ module_path: '@aws-caef/datalake@1.2.3', module_configs: ['./x.yaml'] }),
  ],
  [
    'older spellings',
    'mdaa',
    platform({
      cdk_app: '@aws-caef/datalake',
      app_configs: ['./x.yaml'],
      app_config_data: { buckets: {} },
      additional_context: { zone: 'raw' },
    }),
  ],
  [
    'keys of other tools',
    'mdaa',
    {
      ...platform({ module_path: '@aws-mdaa/roles', mdaa_compliant: true }),
      mdaa_version: '1.0.0',
      use_bootstrap: true,
      devops: { x: 1 },
    },
  ],
  [
    'a partial configuration in addition to files',
    'mdaa',
    platform({
      module_path: '@aws-mdaa/datalake',
      module_configs: ['./x.yaml'],
      module_config_data: { buckets: { raw: { defaultDeny: false } } },
    }),
  ],
  [
    'a configuration that is a reference',
    'mdaa',
    platform({ module_path: '@aws-mdaa/datalake', module_config_data: '{{context:lake}}' }),
  ],
  [
    'modules that a template completes',
    'mdaa',
    {
      env_templates: { base: { modules: { module: { module_path: '@aws-mdaa/roles' } } } },
      ...platform({ context: { zone: 'raw' } }, { template: 'base' }),
    },
  ],
  [
    'accepted findings in the configuration of a module',
    'roles',
    {
      nag_suppressions: {
        by_path: [{ path: 'Roles', suppressions: [{ id: 'AwsSolutions-IAM4', reason: 'Approved' }] }],
      },
    },
  ],
])('%s is accepted', (_, schema, value) => {
  expect(findings(validators[schema], value)).toEqual([]);
});
