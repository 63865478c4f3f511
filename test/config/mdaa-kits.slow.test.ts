import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { readConfiguration } from '../../src/config/yaml-directory';
import { Compatibility } from '../../src/platform/options/platform-options';
import { directoryWith } from '../support/scratch-kit';

/** A platform with the structure of a starter kit of AWS MDAA, and what is expected of it. */
interface Kit {
  readonly files: { readonly [name: string]: string };
  /** Modules of the library, as `<domain>/<module>`. */
  readonly modules: string[];
  /** Modules of others, with the modules that read their parameters. */
  readonly skipped: { readonly [name: string]: string[] };
}

const GLUE = '{ trustedPrincipal: service:glue.amazonaws.com, awsManagedPolicies: [service-role/AWSGlueServiceRole] }';
const LAKE = `roles:
  Admins: [{ id: "ssm-org:/shared/generated-role/data-admin/id" }]
  Jobs: [{ id: "ssm-org:/shared/generated-role/etl/id" }]
accessPolicies:
  Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
  Landing: { rule: { prefix: /landing, ReadWriteSuperRoles: [Jobs] } }
  All: { rule: { prefix: /, ReadWriteSuperRoles: [Jobs] } }
  Data: { rule: { prefix: data/, ReadRoles: [Jobs] } }
buckets:
  raw: { enableEventBridgeNotifications: true, accessPolicies: [Root, Landing, Data] }
  curated: { accessPolicies: [Root, All, Data], lakeFormationLocations: { all: { prefix: data } } }`;

/** Modules of a domain with one environment, each with a file of its name: `roles`, or `lake = datalake`. */
function domain(name: string, modules: { readonly [name: string]: string }, more = 'account: default'): string {
  return `  ${name}:\n    environments:\n      dev:\n        ${more}\n        modules:\n`
    + Object.entries(modules).map(([module, path]) => `          ${module}:\n            module_path: "@aws-mdaa/${path}"\n`
      + `            module_configs: [./${name}/${module}.yaml]\n`).join('');
}

function yaml(...domains: string[]): string {
  return `region: default\ntag_config_data: { costcentre: "123456" }\norganization: acme\ndomains:\n${domains.join('')}`;
}

function project(roles: string, more: string): string {
  return `dataAdminRoles: [{ id: "ssm-org:/${roles}/generated-role/data-admin/id" }]
projectExecutionRoles: [{ id: "ssm-org:/${roles}/generated-role/etl/id" }]
databases:
  orders:
    description: Orders
    locationPrefix: data/orders
    ${more}
    lakeFormation: { createSuperGrantsForDataAdminRoles: true, createReadWriteGrantsForProjectExecutionRoles: true }
`;
}

const ROLES = `generateRoles: { data-admin: { trustedPrincipal: this_account }, etl: ${GLUE} }`;

const KITS: { readonly [name: string]: Kit } = {
  'a data lake with rules of data quality': {
    files: {
      'mdaa.yaml': yaml(
        domain('shared', { roles: 'roles', lake: 'datalake', audit: 'audit', trail: 'audit-trail' }),
        domain('ops', { project: 'dataops-project', crawler: 'dataops-crawler', quality: 'dataops-data-quality' }),
      ),
      'shared/roles.yaml': ROLES,
      'shared/lake.yaml': LAKE,
      'shared/audit.yaml': 'readRoles: [{ id: generated-role-id:data-admin }]',
      'shared/trail.yaml': `trail:
  cloudTrailAuditBucketName: ssm:/{{org}}/shared/audit/bucket/name
  cloudTrailAuditKmsKeyArn: ssm:/{{org}}/shared/audit/kms/arn`,
      'ops/project.yaml': `${project('shared', 'locationBucketName: ssm-org:/shared/lake/bucket/curated/name')}
s3OutputKmsKeyArn: ssm-org:/shared/lake/kms/arn`,
      'ops/crawler.yaml': `projectName: project
crawlers:
  orders:
    executionRoleArn: ssm:/{{org}}/shared/generated-role/etl/arn
    databaseName: project:databaseName/orders
    description: Orders
    targets: { s3Targets: [{ path: "s3://{{resolve:ssm:/{{org}}/shared/lake/bucket/curated/name}}/data/orders" }] }`,
    },
    modules: ['shared/roles', 'shared/lake', 'shared/audit', 'shared/trail', 'ops/project', 'ops/crawler'],
    skipped: { quality: [] },
  },
  'health data, whose roles are in two domains': {
    files: {
      'mdaa.yaml': `${yaml(
        domain('shared', { roles: 'roles', lake: 'datalake', settings: 'lakeformation-settings' }),
        domain('ops', {
          roles: 'roles',
          project: 'dataops-project',
          tables: 'dataops-dynamodb',
          jobs: 'dataops-job',
          lambdas: 'dataops-lambda',
          workflow: 'dataops-stepfunction',
          replication: 'dataops-dms',
        }),
      )}            predeploy: { command: "./load.sh {{org}}", exit_if_fail: true }\n`,
      'shared/roles.yaml': `generateRoles:
  data-admin: { trustedPrincipal: this_account }
  etl: ${GLUE}
  dms: { trustedPrincipal: "service:dms.{{region}}.amazonaws.com" }`,
      'shared/lake.yaml': LAKE,
      'shared/settings.yaml': 'lakeFormationAdminRoles: []\niamAllowedPrincipalsDefault: true',
      'ops/roles.yaml': `generatePolicies:
  Writer:
    policyDocument:
      Statement:
        - SID: Writer
          Effect: Allow
          Resource: ["arn:{{partition}}:dynamodb:{{region}}:{{account}}:table/*"]
          Action: [dynamodb:PutItem]
generateRoles:
  files: { trustedPrincipal: service:lambda.amazonaws.com, generatedPolicies: [Writer] }`,
      'ops/project.yaml': project('shared', ''),
    },
    modules: ['shared/roles', 'shared/lake', 'shared/settings', 'ops/roles', 'ops/project'],
    skipped: { tables: [], jobs: [], lambdas: [], workflow: [], replication: [] },
  },
  'a governed lakehouse with a domain unit for each project': {
    files: {
      'mdaa.yaml': yaml(
        domain('shared', {
          roles: 'roles', catalog: 'glue-catalog', settings: 'lakeformation-settings', datazone: 'datazone',
        }),
        domain('data', { lake: 'datalake' }),
        domain('ops', { project1: 'dataops-project', project2: 'dataops-project' }),
      ),
      'shared/roles.yaml': ROLES,
      'shared/catalog.yaml': '{}',
      'shared/settings.yaml': `lakeFormationAdminRoles: [{ id: generated-role-id:data-admin }]
iamAllowedPrincipalsDefault: false
createDataZoneAdminRole: true
createCdkLFAdmin: true`,
      'data/lake.yaml': LAKE,
      ...Object.fromEntries(['project1', 'project2'].map((name) => [
        `ops/${name}.yaml`,
        `${project('shared', name === 'project1' ? 'createDatazoneDatasource: true' : '')}
glueCatalogKmsKeyArn: ssm:/{{org}}/shared/catalog/kms/arn
datazone: { project: { domainConfigSSMParam: "/{{org}}/shared/datazone/domain/main/config", domainUnit: /${name} } }`,
      ])),
    },
    modules: ['shared/roles', 'shared/catalog', 'shared/settings', 'data/lake', 'ops/project1', 'ops/project2'],
    skipped: { datazone: ['ops/dev/project1', 'ops/dev/project2'] },
  },
  'a data mesh of several accounts, whose modules come from a template': {
    files: {
      'mdaa.yaml': `region: default
organization: acme
useStaging: false
context: { main: "111122223333", team: "222233334444", lead: 94482488-3041-7026-18f2-bc8c0bd18000 }
env_templates:
  common:
    modules:
      catalog: { module_path: "@aws-mdaa/glue-catalog", module_configs: [./common/catalog.yaml] }
      roles: { module_path: "@aws-mdaa/roles", module_configs: [./common/roles.yaml] }
      settings: { module_path: "@aws-mdaa/lakeformation-settings", module_configs: [./common/settings.yaml] }
domains:
  shared: { environments: { dev: { account: default, template: common } } }
  team: { environments: { dev: { account: "{{context:team}}", template: common } } }
  data:
    environments:
      dev:
        account: default
        modules:
          studio:
            module_path: "@aws-mdaa/sagemaker"
            module_configs: [./data/studio.yaml]
            additional_accounts: ["{{context:team}}"]
          lake: { cdk_app: "@aws-caef/datalake", app_configs: [./data/lake.yaml] }
${domain('work', { project: 'dataops-project' }, 'account: "{{context:team}}"')}`,
      'common/catalog.yaml': 'consumerAccounts: { main: "{{context:main}}", team: "{{context:team}}" }',
      'common/roles.yaml': `createPersonaManagedPolicies: false\n${ROLES}`,
      'common/settings.yaml': `lakeFormationAdminRoles: [{ id: "ssm-domain:/generated-role/data-admin/id" }]
iamAllowedPrincipalsDefault: false
createDataZoneAdminRole: true
dataZoneAdminTrustAccounts: ["{{context:main}}"]
createCdkLFAdmin: true`,
      'data/lake.yaml': LAKE,
      'work/project.yaml': `${project('team', `createSagemakerDatasource: true
    crawler: { role: { arn: "ssm-org:/team/generated-role/etl/arn" } }`)}
sagemaker:
  domainConfigSSMParam: arn:aws:ssm:{{region}}:{{context:main}}:parameter/{{org}}/data/studio/domain/main/config
  project:
    profileName: team
    domainUnit: /teams/team
    ownerUsers: { lead: "{{context:lead}}" }
    environmentConfigs: { table: { parameters: { kmsKey: "{{ref:/ProjectKmsKey/Resource:Arn}}" } } }`,
    },
    modules: [
      'shared/catalog', 'shared/roles', 'shared/settings', 'team/catalog', 'team/roles', 'team/settings', 'data/lake',
      'work/project',
    ],
    skipped: { studio: ['work/dev/project'] },
  },
  'generative AI on a bucket of documents': {
    files: {
      'mdaa.yaml': yaml(domain('shared', {
        roles: 'roles', documents: 'datalake', builder: 'bedrock-builder', chatbot: 'gaia-v2',
      })),
      'shared/roles.yaml': `${ROLES}
generatePolicies:
  Models:
    policyDocument:
      Statement:
        - SID: Models
          Effect: Allow
          Action: [bedrock:InvokeModel]
          Resource: ["arn:{{partition}}:bedrock:*:{{account}}:inference-profile/us.*"]
          Condition: { StringEquals: { aws:CalledViaLast: bedrock.amazonaws.com } }`,
      'shared/documents.yaml': LAKE,
    },
    modules: ['shared/roles', 'shared/documents'],
    skipped: { builder: [], chatbot: [] },
  },
  'machine learning operations, with no module of the library': {
    files: { 'mdaa.yaml': yaml(domain('ml', { core: 'sagemaker-mlops' })) },
    modules: [],
    skipped: { core: [] },
  },
};

describe.each(Object.entries(KITS))('%s', (_, { files, modules, skipped }) => {
  test.each([undefined, Compatibility.MDAA])('synthesizes its modules, with compatibility %s', (compatibility) => {
    const { options, problems } = readConfiguration(directoryWith(files), { skipUnknownModules: true });
    const app = new App();

    const platform = new DataSciencePlatform(app, 'Platform', { ...options, compatibility });

    expect(problems).toEqual([]);
    expect(platform.modules.map(({ domain: of, name }) => `${of}/${name}`).sort()).toEqual([...modules].sort());
    expect(app.synth().stacks).toHaveLength(modules.length);
  });

  test('omits the other modules, and lists what reads their parameters', () => {
    const { options } = readConfiguration(directoryWith(files), { skipUnknownModules: true });

    const { _build: { warnings } } = new DataSciencePlatform(new App(), 'Platform', options);

    const listed = warnings.filter(({ code }) => code === 'DSP134').map(({ message, notes = [] }) => [
      /^the module "([^"]+)"/.exec(message)![1],
      [...new Set(notes.flatMap((note) => note.split(' is read by ')[1].match(/[\w/]+/g)!))].sort(),
    ]);

    expect(Object.fromEntries(listed)).toEqual(skipped);
  });
});
