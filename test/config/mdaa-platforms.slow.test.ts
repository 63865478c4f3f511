import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { readConfiguration } from '../../src/config/yaml-directory';
import { Compatibility } from '../../src/platform/options/platform-options';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

const ROLES = `roles:
  module_path: "@aws-mdaa/roles"
  module_config_data:
    generateRoles:
      data-admin: { trustedPrincipal: this_account }
      etl: { trustedPrincipal: service:glue.amazonaws.com }`;
const LAKE = `datalake:
  module_path: "@aws-mdaa/datalake@1.6.0"
  module_config_data:
    roles: { Admins: [{ id: generated-role-id:data-admin }], Jobs: [{ id: "ssm-org:/shared/generated-role/etl/id" }] }
    accessPolicies:
      Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
      Data: { rule: { prefix: data/, ReadWriteRoles: [Jobs] } }
    buckets: { raw: { accessPolicies: [Root, Data] } }`;
const SETTINGS = `lakeformation:
  module_path: "@aws-mdaa/lakeformation-settings"
  module_config_data:
    lakeFormationAdminRoles: [{ id: generated-role-id:data-admin }]
    iamAllowedPrincipalsDefault: false
    createDataZoneAdminRole: true`;

function project(more: string): string {
  return `project:
  module_path: "@aws-mdaa/dataops-project"
  module_config_data:
    dataAdminRoles: [{ id: generated-role-id:data-admin }]
    projectExecutionRoles: [{ id: generated-role-id:etl }]
${more.replace(/^/gm, '    ')}`;
}

function other(...names: string[]): string {
  return names.map((name) => `${name}:\n  module_path: "@aws-mdaa/${name}"\n  module_configs: [./missing.yaml]`).join('\n');
}

/** Platforms as users of AWS MDAA have them: the modules, what is left of them, and what they read from elsewhere. */
const PLATFORMS: [string, string, string[], string[]][] = [
  ['a data lake', `${ROLES}\n${LAKE}\n${other('quicksight-account')}`, ['roles', 'datalake'], []],
  [
    'a governed lakehouse with a domain of another module',
    `${ROLES}\n${SETTINGS}\n${LAKE}\n${other('datazone')}\n${project(`datazone:
  domainConfigSSMParam: /{{org}}/{{domain}}/datazone/main
  project: { ownerUsers: { lead: "arn:aws:iam::111122223333:role/lead" } }
databases:
  orders:
    description: Orders
    createDatazoneDatasource: true
    locationPrefix: data/orders
    lakeFormation: { createReadWriteGrantsForProjectExecutionRoles: super }`)}`,
    ['roles', 'lakeformation', 'datalake', 'project'],
    ['/acme/shared/datazone/main/blueprintIds/DefaultDataLake', '/acme/shared/datazone/main/id'],
  ],
  [
    'a data mesh with project profiles of another module',
    `${ROLES}\n${other('sagemaker-domain', 'sagemaker-project')}\n${project(`sagemaker:
  domainConfigSSMParam: /{{org}}/{{domain}}/sagemaker-domain/mesh
  project: { profileName: team }
  createDataAdminOwners: true
databases: { orders: { description: Orders, createSagemakerDatasource: true } }`)}`,
    ['roles', 'project'],
    ['/acme/shared/sagemaker-domain/mesh/id', '/acme/shared/sagemaker-domain/mesh/project_profile/team/id'],
  ],
  [
    'pipelines of modules that refer to each other',
    `${ROLES}\n${LAKE}\n${other('dataops-job', 'dataops-lambda', 'dataops-stepfunction', 'dataops-dynamodb')}
${project('lifecycleConfiguration: [{ id: old, status: enabled, prefix: temp/, expirationdays: 30 }]')}`,
    ['roles', 'datalake', 'project'],
    [],
  ],
  [
    'a role of a skipped module',
    `${other('m2m-api')}\naudit:\n  module_path: "@aws-mdaa/audit"\n  module_config_data:
    readRoles: [{ arn: "ssm-domain:/m2m-api/role/arn" }]`,
    ['audit'],
    ['/acme/shared/m2m-api/role/arn'],
  ],
  ['generative AI', `${ROLES}\n${LAKE}\n${other('bedrock-builder', 'gaia')}`, ['roles', 'datalake'], []],
  [
    'a project of a domain in another account, with a key at the path that MDAA has for it',
    `${ROLES}\n${other('sagemaker-project')}\n${project(`sagemaker:
  domainConfigSSMParam: arn:aws:ssm:eu-central-1:444455556666:parameter/acme/mesh/domain/config
  project:
    profileName: team
    environmentConfigs: { table: { parameters: { kmsKey: "{{ref:/ProjectKmsKey/Resource:Arn}}" } } }
databases: { orders: { description: Orders, createSagemakerDatasource: true } }`)}`,
    ['roles', 'project'],
    [
      'arn:aws:ssm:eu-central-1:444455556666:parameter/acme/mesh/domain/config/id',
      'arn:aws:ssm:eu-central-1:444455556666:parameter/acme/mesh/domain/config/project_profile/team/id',
    ],
  ],
  [
    'the trails of version 1.8',
    `audit:\n  module_path: "@aws-mdaa/audit"\n  module_config_data: {}
audit-trail:
  module_path: "@aws-mdaa/audit-trail"
  module_config_data:
    trails:
      s3-audit:
        cloudTrailAuditBucketName: ssm-domain:/audit/bucket/name
        cloudTrailAuditKmsKeyArn: ssm-domain:/audit/kms/arn
        eventSelectors: [{ bucketName: orders }]`,
    ['audit', 'audit-trail'],
    [],
  ],
  ['no module of the library', other('sagemaker-mlops', 'bedrock-agentcore-runtime'), [], []],
  ['machine learning operations', `${ROLES}\n${other('mlops')}`, ['roles'], []],
];

describe.each([undefined, Compatibility.MDAA])('with compatibility %s', (compatibility) => {
  test.each(PLATFORMS)('%s synthesizes without the modules of others', (_, modules, names, reads) => {
    const { options, problems } = readConfiguration(directoryWith({ 'mdaa.yaml': mdaaYaml(modules) }), {
      skipUnknownModules: true,
    });
    const app = new App();
    const platform = new DataSciencePlatform(app, 'Platform', { ...options, compatibility });

    expect(problems).toEqual([]);
    expect(platform.modules.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(platform.externalParameters.map(({ path }) => path)).toEqual(reads);
    expect(app.synth().stacks.length).toBeGreaterThanOrEqual(names.length);
  });
});

test('a project reads the role for Amazon DataZone from the settings of its account', () => {
  const [, modules] = PLATFORMS.find(([name]) => name.startsWith('a governed lakehouse'))!;
  const directory = directoryWith({ 'mdaa.yaml': mdaaYaml(modules) });
  const { options } = readConfiguration(directory, { skipUnknownModules: true });

  const platform = new DataSciencePlatform(new App(), 'Platform', options);

  const reader = platform.modules.find(({ name }) => name === 'project')!;

  expect(reader.dependencies).toContainEqual(expect.objectContaining({
    module: 'shared/dev/lakeformation', paths: ['/lakeformation-settings/datazone-manage-access-role-arn'],
  }));
});

test('a parameter for the account that its settings do not publish is external', () => {
  const audit = `audit:\n  module_path: "@aws-mdaa/audit"\n  module_config_data:
    readRoles: [{ arn: "ssm:/lakeformation-settings/datazone-manage-access-role-arn" }]`;
  const settings = SETTINGS.replace('createDataZoneAdminRole: true', 'createDataZoneAdminRole: false');
  const directory = directoryWith({ 'mdaa.yaml': mdaaYaml(`${ROLES}\n${settings}\n${audit}`) });

  const platform = DataSciencePlatform.fromYaml(new App(), 'Platform', directory);

  expect(platform.externalParameters.map(({ path }) => path)).toEqual([
    '/lakeformation-settings/datazone-manage-access-role-arn',
  ]);
});

test.each([
  ['of a team', '/acme/shared/team-minilake/kms/arn'], ['of the account', '/glue-catalog-settings/catalog-kms-key'],
])('a parameter %s that only MDAA publishes is one of the platform with compatibility', (_, path) => {
  const modules = `${ROLES.replace('glue.amazonaws.com', 'sagemaker.amazonaws.com')}
catalog: { module_path: "@aws-mdaa/glue-catalog" }
a-lake:
  module_path: "@aws-mdaa/datalake"
  module_config_data: { existingKeyArn: "ssm:${path}", roles: {}, accessPolicies: {}, buckets: {} }
team:
  module_path: "@aws-mdaa/datascience-team"
  module_config_data:
    team:
      dataAdminRoles: [{ id: generated-role-id:data-admin }]
      teamUserRoles: [{ id: generated-role-id:data-admin }]
      teamExecutionRole: { id: generated-role-id:etl }`;
  const { options } = readConfiguration(directoryWith({ 'mdaa.yaml': mdaaYaml(modules) }));

  const platform = new DataSciencePlatform(new App(), 'Platform', { ...options, compatibility: Compatibility.MDAA });

  expect(platform.externalParameters).toEqual([]);
  expect(platform.modules.find(({ name }) => name === 'a-lake')!.dependencies.flatMap(({ paths }) => paths)).toEqual([
    path,
  ]);
});

test('the name of a crawler under its project needs compatibility, as the error says', () => {
  const modules = `${ROLES}
a-lake:
  module_path: "@aws-mdaa/datalake"
  tag_config_data: { crawler: "ssm:/{{org}}/{{domain}}/project/crawler/name/orders" }
  module_config_data: { roles: {}, accessPolicies: {}, buckets: {} }
${project('databases: { orders: { description: Orders } }')}
crawlers:
  module_path: "@aws-mdaa/dataops-crawler"
  module_config_data:
    projectName: project
    crawlers:
      orders:
        executionRoleArn: generated-role-arn:etl
        databaseName: project:databaseName/orders
        description: Orders
        targets: { s3Targets: [{ path: s3://acme-orders/data }] }`;
  const { options } = readConfiguration(directoryWith({ 'mdaa.yaml': mdaaYaml(modules) }));

  const platform = new DataSciencePlatform(new App(), 'Platform', { ...options, compatibility: Compatibility.MDAA });

  expect(platform.modules.find(({ name }) => name === 'a-lake')!.dependencies).toContainEqual(expect.objectContaining({
    module: 'shared/dev/crawlers', paths: ['/acme/shared/project/crawler/name/orders'],
  }));
  expect(() => new DataSciencePlatform(new App(), 'Platform', options)).toThrow(
    /DSP201: .*\n.*\n +hint: set "compatibility: mdaa": with it, "shared\/dev\/crawlers" publishes this path/,
  );
});
