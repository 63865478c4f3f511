import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { readConfiguration } from '../../src/config/yaml-directory';
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
    [
      '/acme/shared/datazone/main/blueprintIds/DefaultDataLake', '/acme/shared/datazone/main/id',
      '/lakeformation-settings/datazone-manage-access-role-arn',
    ],
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
  ['machine learning operations', `${ROLES}\n${other('mlops')}`, ['roles'], []],
];

test.each(PLATFORMS)('%s synthesizes without the modules of others', (_, modules, names, reads) => {
  const { options, problems } = readConfiguration(directoryWith({ 'mdaa.yaml': mdaaYaml(modules) }), {
    skipUnknownModules: true,
  });
  const app = new App();
  const platform = new DataSciencePlatform(app, 'Platform', options);

  expect(problems).toEqual([]);
  expect(platform.modules.map(({ name }) => name).sort()).toEqual([...names].sort());
  expect(platform.externalParameters.map(({ path }) => path)).toEqual(reads);
  expect(app.synth().stacks.length).toBeGreaterThanOrEqual(names.length);
});
