import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { DataSciencePlatform } from '../../src';
import { CloudFormationTemplate } from '../../src/access/evaluation/resolved-templates';
import { readConfiguration } from '../../src/config/yaml-directory';
import { Compatibility } from '../../src/platform/options/platform-options';
import { MDAA_CONSTRUCT_PATHS } from '../../src/private/facts/mdaa-construct-paths';
import { whyLeftOut } from '../../src/private/facts/mdaa-parameters';
import { copyKit, describeSampleKit, STARTER_KIT } from '../support/kits';

type Resources = NonNullable<CloudFormationTemplate['Resources']>;

function platformOf(app: App, source: string, compatibility?: Compatibility): DataSciencePlatform {
  const { options } = readConfiguration(copyKit(source), { allowCode: true });
  return new DataSciencePlatform(app, 'Platform', { ...options, compatibility });
}

/** The resources of all stacks. */
function resourcesOf(source: string, compatibility?: Compatibility): Resources[string][] {
  const app = new App();
  platformOf(app, source, compatibility);
  return app.synth().stacks.flatMap(({ template }) => Object.values((template as CloudFormationTemplate).Resources!));
}

function parametersOf(resources: readonly Resources[string][]): string[] {
  return resources.filter(({ Type }) => Type === 'AWS::SSM::Parameter')
    .map(({ Properties }) => (Properties as { Name: string }).Name);
}

/** The names of resources whose names can differ from those of MDAA. */
function namesOf(resources: readonly Resources[string][]): string[] {
  const names: { readonly [type: string]: string } = {
    'AWS::Athena::WorkGroup': 'Name',
    'AWS::CloudTrail::Trail': 'TrailName',
    'AWS::EC2::SecurityGroup': 'GroupName',
    'AWS::KMS::Alias': 'AliasName',
    'AWS::S3::Bucket': 'BucketName',
    'AWS::SNS::Topic': 'TopicName',
  };
  return resources.flatMap(({ Type, Properties }) => (
    Type in names ? [String((Properties as { [name: string]: unknown })[names[Type]])] : []
  ));
}

describe('compatibility with MDAA', () => {
  test('gives resources the names of MDAA', () => {
    const resources = resourcesOf(STARTER_KIT, Compatibility.MDAA);
    const policies = resources.map(({ Properties }) => (Properties as { ManagedPolicyName?: string }))
      .map(({ ManagedPolicyName }) => ManagedPolicyName);
    const team = 'example-org-dev-datascience-example-team';
    const project = 'example-org-dev-dataops-example-project';

    expect(namesOf(resources)).toEqual(expect.arrayContaining([
      `${team}-minilake-projects`, `${team}-athena`, `alias/${team}-minilake`, `${team}-${team}`,
      `alias/${project}-cmk`, `${project}-dataops-sns-topic`, project,
      'alias/example-org-dev-shared-athena-key', 'example-org-dev-shared-audit-trail-s3-audit',
    ]));
    expect(policies).toEqual(expect.arrayContaining([
      'example-org-dev-shared-athena-wg-usage', `${team}-athena-wg-usage`, `${project}-catalog-key-access`,
    ]));
  });

  test('changes no name in an adopted stack, whose names may have been written without it', () => {
    const app = new App();
    const name = 'acme-dev-shared-trail';
    const auditTrail = {
      trail: {
        cloudTrailAuditBucketName: 'audit', cloudTrailAuditKmsKeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/1',
      },
    };
    new DataSciencePlatform(app, 'Platform', {
      organization: 'acme',
      account: '111122223333',
      region: 'eu-central-1',
      compatibility: Compatibility.MDAA,
      adopted: { [name]: { names: { trail: { [name]: 'the-old-trail' } } } },
      domains: { shared: { environments: { dev: { modules: { trail: { auditTrail } } } } } },
    });
    const { Resources } = app.synth().stacks[0].template as CloudFormationTemplate;

    expect(namesOf(Object.values(Resources!))).toEqual(['the-old-trail']);
  });

  test('has a resource for each construct path of MDAA', () => {
    const { modules } = platformOf(new App(), STARTER_KIT, Compatibility.MDAA);
    const pathsOf = ({ stack }: { readonly stack: Stack }) => (
      stack.node.findAll().map(({ node }) => node.path.slice(stack.node.path.length + 1))
    );
    const paths = new Map(modules.map((module) => [module.kind, pathsOf(module)]));

    const missing = Object.entries(MDAA_CONSTRUCT_PATHS).flatMap(([kind, mapped]) => (
      Object.values(mapped).filter((own) => !(paths.get(kind) ?? []).some((path) => (
        own.includes('*') ? path.startsWith(own.split('*')[0]) && path.endsWith(own.split('*')[1]) : path === own
      )))
    ));

    expect(missing).toEqual([]);
  });

  test('adds parameters under the paths of MDAA, and removes none', () => {
    const [without, compatible] = [undefined, Compatibility.MDAA].map((value) => (
      parametersOf(resourcesOf(STARTER_KIT, value))
    ));

    expect(compatible).toEqual(expect.arrayContaining([
      ...without,
      '/example-org/dataops/example-project/kms/cmk/arn',
      '/example-org/datascience/example-team-minilake/bucket/projects/name',
      '/example-org/datascience/example-team-athena/workgroup/name',
      '/example-org/shared/roles/role/data-admin/id',
      '/example-org/shared/athena/kms/key/arn',
      '/glue-catalog-settings/catalog-kms-key',
    ]));
  });

  test('a module that reads a parameter of another one depends on that module, for every path', () => {
    const { options } = readConfiguration(copyKit(STARTER_KIT), { allowCode: true });
    const publishers = new Map(platformOf(new App(), STARTER_KIT, Compatibility.MDAA).modules.flatMap(
      ({ stack, domain, environment, name }) => stack.node.findAll()
        .filter((construct) => construct instanceof CfnParameter)
        .map((parameter) => [parameter.name!, `${domain}/${environment}/${name}`] as const),
    ));
    // Without dependencies, readers would be first.
    const readers = Object.fromEntries([...publishers.keys()].map((path, index) => (
      [`reader${index}`, { auditBucket: {}, tags: { parameter: `ssm:${path}` } }]
    )));
    const domains = { a: { environments: { dev: { modules: readers } } }, ...options.domains };

    const platform = new DataSciencePlatform(new App(), 'Platform', {
      ...options, compatibility: Compatibility.MDAA, domains,
    });

    const read = platform.modules.filter(({ domain }) => domain === 'a').flatMap(({ dependencies }) => (
      dependencies.flatMap(({ module, paths }) => paths.map((path) => [path, module] as const))
    ));

    expect(new Map(read)).toEqual(publishers);
    expect(platform.externalParameters).toEqual([]);
  });

  test('tags a bucket with its location, but not a Studio domain, which would be replaced', () => {
    const resources = resourcesOf(STARTER_KIT, Compatibility.MDAA);
    const tagsOf = (type: string) => resources.filter(({ Type }) => Type === type).map(({ Properties }) => (
      JSON.stringify((Properties as { Tags?: unknown }).Tags ?? [])
    ));

    expect(tagsOf('AWS::S3::Bucket').every((tags) => tags.includes('mdaa_module_name'))).toBe(true);
    expect(tagsOf('AWS::SageMaker::Domain').some((tags) => tags.includes('mdaa_'))).toBe(false);
  });

  test('adds the parameter with the role for Amazon DataZone, which projects without an environment read', () => {
    const app = new App();
    const lakeFormationSettings = {
      lakeFormationAdminRoles: [{ name: 'admin' }], iamAllowedPrincipalsDefault: false, createDataZoneAdminRole: true,
    };
    new DataSciencePlatform(app, 'Platform', {
      organization: 'acme',
      account: '111122223333',
      region: 'eu-central-1',
      compatibility: Compatibility.MDAA,
      domains: { shared: { environments: { dev: { modules: { settings: { lakeFormationSettings } } } } } },
    });
    const { Resources } = app.synth().stacks[0].template as CloudFormationTemplate;

    expect(parametersOf(Object.values(Resources!))).toContain(
      '/lakeformation-settings/datazone-manage-access-role-arn',
    );
  });

  test('creates what holds data and exists only in MDAA, retained and with its names', () => {
    const resources = resourcesOf(STARTER_KIT, Compatibility.MDAA);
    const retained = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
    const database = (name: string) => expect.objectContaining({
      Type: 'AWS::Glue::Database', ...retained, Properties: expect.objectContaining({ DatabaseInput: { Name: name } }),
    });

    expect(resources).toEqual(expect.arrayContaining([
      database('example_org_dev_shared_audit'),
      database('example_org_dev_shared_datalake_util'),
      database('example_org_dev_datascience_example_team_minilake_util'),
      expect.objectContaining({
        Type: 'AWS::Athena::WorkGroup',
        ...retained,
        Properties: expect.objectContaining({ Name: 'example-org-dev-dataops-example-project' }),
      }),
      expect.objectContaining({
        Type: 'AWS::Glue::Table',
        ...retained,
        Properties: expect.objectContaining({ TableInput: expect.objectContaining({ Name: 'cloudtrail_audit' }) }),
      }),
    ]));
  });

  test('finds the audit records of every source account and Region', () => {
    const app = new App();
    const auditBucket = {
      sourceAccounts: ['444455556666', '111122223333'], sourceRegions: ['eu-central-1', 'us-east-1'],
    };
    new DataSciencePlatform(app, 'Platform', {
      organization: 'acme',
      account: '111122223333',
      region: 'eu-central-1',
      compatibility: Compatibility.MDAA,
      domains: { shared: { environments: { dev: { modules: { audit: { auditBucket } } } } } },
    });
    const { Resources } = app.synth().stacks[0].template as CloudFormationTemplate;
    const table = Object.values(Resources!).find(({ Type }) => Type === 'AWS::Glue::Table')!;

    expect(table.Properties).toMatchObject({
      TableInput: {
        Parameters: {
          'projection.account.values': '111122223333,444455556666',
          'projection.region.values': 'eu-central-1,us-east-1',
        },
      },
    });
  });

  test('is off by default', () => {
    const resources = resourcesOf(STARTER_KIT);
    const text = JSON.stringify(resources);

    expect(text).not.toContain('mdaa_');
    expect(text).not.toContain('minilake');
    expect(resources.map(({ Type }) => Type)).not.toContain('AWS::Glue::Table');
  });
});

/** The logical ID that the AWS CDK gives a resource at this path. */
function logicalIdAt(path: string): string {
  const ids = path.split('/');
  const stack = new Stack();
  const scope = ids.slice(0, -1).reduce<Construct>((parent, id) => new Construct(parent, id), stack);
  return String(stack.resolve(new CfnResource(scope, ids.at(-1)!, { type: 'AWS::S3::Bucket' }).logicalId));
}

const DEPLOYED = process.env.DSP_DEPLOYED_TEMPLATES;

if (DEPLOYED === undefined || !existsSync(DEPLOYED)) {
  describe.skip('deployed templates', () => test('DSP_DEPLOYED_TEMPLATES is not set', () => undefined));
} else {
  describeSampleKit((source) => {
    test('each parameter of MDAA is published, or omitted for a documented reason', () => {
      const deployed = readdirSync(DEPLOYED).filter((file) => file.endsWith('.template.json')).flatMap((file) => {
        const { Resources } = JSON.parse(readFileSync(join(DEPLOYED, file), 'utf8')) as { Resources: Resources };
        return parametersOf(Object.values(Resources));
      });

      const published = new Set(parametersOf(resourcesOf(source, Compatibility.MDAA)));

      expect(deployed.length).toBe(210);
      expect(deployed.filter((path) => published.has(path)).length).toBe(124);
      expect(deployed.filter((path) => !published.has(path) && whyLeftOut(path) === undefined)).toEqual([]);
    });

    test('buckets, keys, workgroups, topics, trails and security groups have the deployed names', () => {
      const deployed = readdirSync(DEPLOYED).filter((file) => file.endsWith('.template.json')).flatMap((file) => {
        const { Resources } = JSON.parse(readFileSync(join(DEPLOYED, file), 'utf8')) as { Resources: Resources };
        return namesOf(Object.values(Resources));
      });

      const names = namesOf(resourcesOf(source, Compatibility.MDAA));

      expect(deployed.filter((name) => !names.includes(name))).toEqual([]);
    });

    test('each construct path of MDAA has the logical ID of a deployed resource', () => {
      const deployed = readdirSync(DEPLOYED).filter((file) => file.endsWith('.template.json')).flatMap((file) => (
        Object.keys((JSON.parse(readFileSync(join(DEPLOYED, file), 'utf8')) as { Resources: Resources }).Resources)
      ));
      const keys = ['raw', 'sample-database', 'team1', 'crawler1', 'GlueJobPolicy', 'data-admin'];

      const unknown = Object.values(MDAA_CONSTRUCT_PATHS).flatMap((paths) => Object.keys(paths)).filter((path) => (
        !keys.some((key) => [path, `${path}/Resource`].some((candidate) => (
          deployed.includes(logicalIdAt(candidate.replace('*', key)))
        )))
      ));

      expect(unknown).toEqual([]);
    });
  });
}
