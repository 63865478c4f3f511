import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { DataSciencePlatform, DataSciencePlatformOptions } from '../../src';
import { readConfiguration } from '../../src/config/yaml-directory';
import { ConfigurationError, Problem } from '../../src/private/problems';
import { describeSampleKit } from '../support/kits';
import { inWords } from '../support/problems';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

const ROLES = 'roles:\n  module_path: "@aws-mdaa/roles"\n  module_configs:\n    - ./roles.yaml';
const ATHENA = 'athena:\n  module_path: "@aws-mdaa/athena-workgroup"\n  module_configs:\n    - ./athena.yaml';
const ROLES_YAML = 'generateRoles:\n  data-admin:\n    trustedPrincipal: this_account\n';

/** The options in a directory, without their source locations. */
function optionsIn(path: string): DataSciencePlatformOptions {
  const { _origin, ...options } = readConfiguration(path, { allowCode: true }).options;
  return options;
}

/** The problems of the platform in a directory. */
function problemsOf(directory: string): Problem[] {
  try {
    DataSciencePlatform.fromYaml(new App(), 'Platform', directory);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map(inWords);
    throw error;
  }
  return [];
}

function problemsWith(athena: string, more: { [file: string]: string } = {}): Problem[] {
  return problemsOf(
    directoryWith({
      'mdaa.yaml': mdaaYaml(`${ROLES}\n${ATHENA}`),
      'roles.yaml': ROLES_YAML,
      'athena.yaml': athena,
      ...more,
    }),
  );
}

const GOOD_ATHENA = 'dataAdminRoles:\n  - id: generated-role-id:data-admin\nathenaUserRoles: []\n';

test('a directory and the file in it are equivalent', () => {
  const directory = directoryWith({ 'mdaa.yaml': mdaaYaml(ROLES), 'roles.yaml': ROLES_YAML });

  expect(optionsIn(directory)).toEqual(optionsIn(join(directory, 'mdaa.yaml')));
});

test('files produce the same options as code', () => {
  const lake = `datalake:
  module_path: "@aws-mdaa/datalake@1.2.3"
  context: { zone: raw }
  module_configs: [./lake.yaml, ./more.yaml]
  module_config_data: { buckets: { "{{context:zone}}": { accessPolicies: [P, Q], defaultDeny: false } } }
  tag_configs: [./tags.yaml]
  tag_config_data: { team: "{{org}}" }`;
  const directory = directoryWith({
    'mdaa.yaml': mdaaYaml(lake, 'region: eu-central-1\naccount: 012345678901\n'),
    'lake.yaml':
      'roles: { R: [{ name: r }] }\naccessPolicies: { P: { rule: { prefix: /, ReadRoles: [R] } } }\nbuckets: { raw: { '
        + 'accessPolicies: [P], defaultDeny: false } }\n',
    'more.yaml': 'accessPolicies: { Q: { rule: { prefix: q/, ReadWriteSuperRoles: [R] } } }\n',
    'tags.yaml': 'tags: { team: nobody, cost: 12 }\n',
  });

  expect(optionsIn(directory)).toEqual({
    organization: 'acme',
    region: 'eu-central-1',
    account: '012345678901',
    domains: {
      shared: {
        environments: {
          dev: {
            modules: {
              datalake: {
                context: { zone: 'raw' },
                tags: { team: 'acme', cost: '12' },
                dataLake: {
                  roles: { R: [{ name: 'r' }] },
                  accessPolicies: {
                    P: { rule: { prefix: '/', readRoles: ['R'] } },
                    Q: { rule: { prefix: 'q/', readWriteSuperRoles: ['R'] } },
                  },
                  buckets: { raw: { accessPolicies: ['P', 'Q'], defaultDeny: false } },
                },
              },
            },
          },
        },
      },
    },
  });
});

test('a valid platform has no problems', () => {
  expect(problemsWith(GOOD_ATHENA)).toEqual([]);
});

test.each<[string, string, Problem]>([
  [
    'a misspelled key',
    GOOD_ATHENA.replace('athenaUserRoles', 'athenaUserRole'),
    {
      code: 'DSP110',
      where: 'athena.yaml:3:1',
      message: 'unknown key "athenaUserRole"',
      hint: 'did you mean "athenaUserRoles"?',
    },
  ],
  [
    'a wrong type',
    'dataAdminRoles: x\nathenaUserRoles: []\n',
    {
      code: 'DSP111',
      where: 'athena.yaml:1:17',
      message: 'expected a list, found "x"',
      hint: 'write one entry per line: - name: x for a role of that name, or - id: generated-role-id:x for a role that '
        + 'a roles module of the domain generates',
    },
  ],
  [
    'a role that is not generated',
    GOOD_ATHENA.replace('data-admin', 'data-admni'),
    {
      code: 'DSP202',
      where: 'athena.yaml:2:9',
      message: expect.stringContaining('no roles module of domain "shared" generates a role "data-admni"') as string,
      notes: ['looked in "shared/dev/roles", which generates 1 role'],
      hint: 'did you mean "data-admin"?',
    },
  ],
  [
    'a value that is not published',
    'dataAdminRoles:\n  - arn: ssm:/acme/shared/roles/nothing\nathenaUserRoles: []\n',
    {
      code: 'DSP201',
      where: 'athena.yaml:2:10',
      message: '"/acme/shared/roles/nothing" is not published by "shared/dev/roles"',
      notes: ['"shared/dev/roles" publishes "generated-role/data-admin/arn", "generated-role/data-admin/id", '
        + '"generated-role/data-admin/name"'],
      hint: expect.any(String) as string,
    },
  ],
  [
    'a missing context value',
    'dataAdminRoles: "{{context:admins}}"\nathenaUserRoles: []\n',
    {
      code: 'DSP209',
      where: 'athena.yaml:1:17',
      message: 'no context value "admins"',
      notes: ['no level above defines a context value'],
      hint: 'add "admins" to "context" in mdaa.yaml',
    },
  ],
  [
    'a role without a name',
    'dataAdminRoles:\n  - refId: x\nathenaUserRoles: []\n',
    {
      code: 'DSP203',
      where: 'athena.yaml:2:5',
      message: expect.stringContaining('"arn", a "name" or an "id"') as string,
      hint: expect.any(String) as string,
    },
  ],
])('%s is one located problem', (_, athena, problem) => {
  const problems = problemsWith(athena).filter(({ code }) => code === problem.code);

  expect(problems).toEqual([problem]);
});

test('a missing file is reported at its reference', () => {
  const directory = directoryWith({ 'mdaa.yaml': mdaaYaml(ROLES) });

  expect(problemsOf(directory)).toEqual([expect.objectContaining({ code: 'DSP101', where: 'mdaa.yaml:10:17' })]);
});

test('an unknown module is reported with the nearest name', () => {
  const directory = directoryWith({ 'mdaa.yaml': mdaaYaml('x:\n  module_path: "@aws-mdaa/datalak"') });

  expect(problemsOf(directory)).toEqual([
    {
      code: 'DSP122',
      where: 'mdaa.yaml:8:26',
      message: 'unknown module "@aws-mdaa/datalak"',
      notes: [expect.stringContaining('--skip-unknown-modules')],
      hint: 'did you mean "@aws-mdaa/datalake"?',
    },
  ]);
});

test.each([
  'data-warehouse', 'datazone', 'dataops-dashboard', 'dataops-dms', 'dataops-dynamodb', 'dataops-job', 'dataops-lambda',
  'dataops-stepfunction', 'dataops-workflow', 'glue', 'quicksight-project', 'sagemaker', 'service-catalog',
])('no other module is suggested for "@aws-mdaa/%s", which MDAA has', (name) => {
  const directory = directoryWith({ 'mdaa.yaml': mdaaYaml(`x:\n  module_path: "@aws-mdaa/${name}"`) });

  expect(problemsOf(directory)).toEqual([
    expect.objectContaining({ code: 'DSP122', hint: expect.stringContaining('you can add a module kind') }),
  ]);
});

test('two spellings of one key are a duplicate', () => {
  const twice =
    'generateRoles:\n  acme: { trustedPrincipal: this_account }\n  "{{org}}": { trustedPrincipal: this_account }\n';

  expect(problemsWith(GOOD_ATHENA, { 'roles.yaml': twice })).toContainEqual({
    code: 'DSP105',
    where: 'roles.yaml:3:3',
    message: 'the key "acme" is specified twice, once as "{{org}}"',
    hint: 'remove or rename one of the two',
  });
});

test('all problems of all files are reported together', () => {
  const problems = problemsWith('dataAdminRole: []\nathenaUserRoles: {}\n', { 'roles.yaml': 'generateRole: {}\n' });

  expect(problems.map(({ where }) => where)).toEqual(['athena.yaml:1:1', 'athena.yaml:2:1', 'roles.yaml:1:1']);
});

test('a reference to an external parameter is resolved at deployment', () => {
  expect(problemsWith('dataAdminRoles:\n  - arn: ssm:/other/admin/arn\nathenaUserRoles: []\n')).toEqual([]);
});

test('circular references between modules are a problem', () => {
  const module = (name: string) =>
    `${name}:\n  module_path: "@aws-mdaa/athena-workgroup"\n  module_configs: [./${name}.yaml]`;
  const config = (other: string) => `dataAdminRoles:\n  - arn: ssm:/acme/shared/${other}/x\nathenaUserRoles: []\n`;
  const directory = directoryWith({
    'mdaa.yaml': mdaaYaml(`${module('a')}\n${module('b')}`),
    'a.yaml': config('b'),
    'b.yaml': config('a'),
  });

  expect(problemsOf(directory)).toEqual([
    expect.objectContaining({
      code: 'DSP205',
      message: 'modules have circular references: shared/dev/a -> shared/dev/b -> shared/dev/a',
    }),
  ]);
});

test('two modules cannot publish the same path', () => {
  const roles = (name: string) => ROLES.replace('roles:', `${name}:`);
  const directory = directoryWith({ 'mdaa.yaml': mdaaYaml(`${roles('a')}\n${roles('b')}`), 'roles.yaml': ROLES_YAML });

  expect(problemsOf(directory).map(({ code }) => code)).toContain('DSP211');
});

describeSampleKit((source) => {
  test('one message for each placeholder', () => {
    expect(problemsOf(source)).toEqual(
      [
        ['mdaa.yaml:15:15', '<unique org name>'],
        ['mdaa.yaml:19:11', '<your vpc id>'],
        ['mdaa.yaml:20:14', '<your subnet id>'],
        ['mdaa.yaml:21:26', '<your datascience team name>'],
      ].map(
        ([where, placeholder]) =>
          expect.objectContaining({
            code: 'DSP107',
            where,
            message: `"${placeholder}" is a placeholder`,
          }) as Problem,
      ),
    );
  });
});

describe('one run reports problems of every stage', () => {
  const at = (problems: Problem[]) => problems.map(({ code, where }) => `${code} ${where}`);

  test('syntax, keys, types, references and components of different modules', () => {
    const lake = 'datalake:\n  module_path: "@aws-mdaa/datalake"\n  module_configs: [./lake.yaml]';
    const broken = 'broken:\n  module_path: "@aws-mdaa/roles"\n  module_configs: [./broken.yaml]';
    const trail =
      'trail:\n  module_path: "@aws-mdaa/audit-trail"\n  module_config_data: { trail: { cloudTrailAuditBucketName: '
        + '"ssm:/acme/shared/datalake/nothing", cloudTrailAuditKmsKeyArn: "{{context:key}}" } }';
    const directory = directoryWith({
      'mdaa.yaml': mdaaYaml([ROLES, ATHENA, lake, broken, trail].join('\n')),
      'athena.yaml': GOOD_ATHENA.replace('athenaUserRoles', 'athenaUserRole'),
      'broken.yaml': 'a: "b',
      'lake.yaml':
        'roles: { R: [{ name: r }] }\naccessPolicies: { P: { rule: { prefix: /, ReadRoles: [R] } } }\nbuckets: { raw: '
          + '{ accessPolicies: [Q] } }\n',
      'roles.yaml': `${ROLES_YAML}  data-user:\n    trustedPrincipal: nobody\n`,
    });

    expect(at(problemsOf(directory))).toEqual([
      'DSP110 athena.yaml:3:1',
      'DSP103 broken.yaml:1:1',
      expect.stringMatching(/^DSP204 lake\.yaml:1:1$|^DSP204 lake.yaml:3:/),
      expect.stringMatching(/^DSP209 mdaa\.yaml:/),
      expect.stringMatching(/^DSP\d{3} roles\.yaml:/),
    ]);
  });

  test('a misspelled key of a level is one problem, and the content under it is read', () => {
    const text = mdaaYaml(ROLES)
      .replace('modules:', 'modulez:')
      .replace('domains:', 'contxt: { role: data-admin }\ndomains:');
    const problems = problemsOf(
      directoryWith({
        'mdaa.yaml': text,
        'roles.yaml': 'generateRoles:\n  "{{context:role}}":\n    trustedPrincipal: this_account\n    inlin: 1\n',
      }),
    );

    expect(problems.map(({ code, hint }) => [code, hint])).toEqual([
      ['DSP110', 'did you mean "context"?'], ['DSP110', 'did you mean "modules"?'], ['DSP110', expect.any(String)],
    ]);
  });

  test('a module that reads from an invalid module is not reported for missing values', () => {
    const problems = problemsWith('dataAdminRoles:\n  - arn: ssm:/acme/shared/roles/x/arn\nathenaUserRoles: []\n', {
      'roles.yaml': 'generateRoles: 1\n',
    });

    expect(at(problems)).toEqual(['DSP111 roles.yaml:1:16']);
  });
});
