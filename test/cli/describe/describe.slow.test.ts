import { parse } from 'yaml';
import { runDsp } from '../../support/command-line';
import { STARTER_KIT } from '../../support/kits';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';

const ROLES =
  'roles: { module_path: "@aws-mdaa/roles", module_config_data: { generateRoles: { admin: { trustedPrincipal: '
    + 'this_account } } } }';
const LAKE = `lake:
  module_path: "@aws-mdaa/datalake"
  module_configs: [./lake.yaml, ./more.yaml]
  context: { prefix: own/ }`;

const directory = directoryWith({
  'mdaa.yaml': mdaaYaml(
    `${ROLES}\n${LAKE}`,
    'context: { prefix: top/, readers: [Readers] }\ntag_config_data: { team: a }\nregion: eu-central-1\n',
  ),
  'lake.yaml': `roles:
  Readers:
    - id: generated-role-id:admin
accessPolicies:
  Data:
    rule:
      prefix: "{{context:prefix}}"
      ReadRoles: "{{context:readers}}"
  More:
    rule: { prefix: more/, ReadRoles: [Readers] }
buckets:
  raw:
    accessPolicies: [Data]
`,
  'more.yaml': 'buckets:\n  raw:\n    accessPolicies: [More]\n    defaultDeny: false\n',
});
const describeLake = (...more: string[]) => runDsp(['describe', 'lake', '-c', directory, ...more]);

test('each value has its file and line, its context level, or its default', async () => {
  const { code, stdout, stderr } = await describeLake();

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });

  const lines = stdout.split('\n').map((line) => line.trim().replace(/ {2,}/g, '  '));

  expect(lines).toEqual(expect.arrayContaining([
    'module  shared/dev/lake (dataLake)',
    'stack  acme-dev-shared-lake, account default, region eu-central-1',
    'depends on  shared/dev/roles: role: admin',
    'region  eu-central-1  mdaa.yaml:4:9; top level',
    'tag_config_data.team  a  mdaa.yaml:3:26; top level',
    'context.prefix  own/  mdaa.yaml:14:32; module "lake"',
    'prefix: own/  lake.yaml:7:15; from {{context:prefix}}; context "prefix" of the module "lake", mdaa.yaml:14:24',
    'ReadRoles:  lake.yaml:8:7; from {{context:readers}}; context "readers" of the top level, mdaa.yaml:2:26',
    'defaultDeny: false  more.yaml:4:18',
    'createFolderSkeleton:  default: false',
  ]));
});

test('all forms of a role reference are shown as the resolved role', async () => {
  const { stdout } = await describeLake('--output', 'json');
  const { values, configuration } = JSON.parse(stdout) as {
    values: { path: string; value: unknown; reference?: string }[];
    configuration: { roles: unknown };
  };

  expect(values).toContainEqual({
    path: 'roles.Readers[0].name',
    value: 'acme-dev-shared-roles-admin',
    file: 'lake.yaml',
    line: 3,
    column: 11,
    reference: 'generated-role-id:admin',
  });
  expect(configuration.roles).toMatchObject({
    Readers: [{ arn: 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/acme-dev-shared-roles-admin' }],
  });
});

test('a later file takes precedence, and its location is shown', async () => {
  const { values } = JSON.parse((await describeLake('--output', 'json')).stdout) as {
    values: { path: string; file?: string; default?: string }[];
  };

  expect(values.find(({ path }) => path === 'buckets.raw.accessPolicies[1]')).toMatchObject({
    file: 'more.yaml',
    line: 3,
  });
  expect(values.find(({ path }) => path === 'existingKeyArn')).toEqual({
    path: 'existingKeyArn',
    default: 'a new key',
  });
});

test('the YAML output with comments is valid YAML and has the same content as JSON', async () => {
  const yaml = parse((await describeLake('--output', 'yaml')).stdout) as unknown;
  const { configuration } = JSON.parse((await describeLake('--output', 'json')).stdout) as { configuration: unknown };

  expect(yaml).toEqual(configuration);
});

test.each(['roles', 'datalake', 'example-project', 'example-team', 'glue-catalog'])(
  'the YAML output for %s of the starter kit is valid YAML, with and without defaults',
  async (name) => {
    const wanted = name === 'roles' ? 'shared/dev/roles' : name;
    const run = async (...more: string[]) =>
      parse((await runDsp(['describe', wanted, '-c', STARTER_KIT, '--output', 'yaml', ...more])).stdout) as unknown;

    expect(await run()).toEqual(await run('--no-defaults'));
  },
);

test.each([
  ['datalak', 'error DSP431: there is no module "datalak"', 'did you mean "datalake"?'],
  [
    'roles',
    'error DSP431: several modules have the name "roles"',
    'choose one of shared/dev/roles, datascience/dev/roles',
  ],
])('%s does not select exactly one module', async (name, message, hint) => {
  const { code, stdout, stderr } = await runDsp(['describe', name, '-c', STARTER_KIT]);

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toContain(`hint: ${hint}`);
});
