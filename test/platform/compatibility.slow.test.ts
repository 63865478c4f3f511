import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { CloudFormationTemplate } from '../../src/access/evaluation/resolved-templates';
import { readConfiguration } from '../../src/config/yaml-directory';
import { Compatibility } from '../../src/platform/options/platform-options';
import { whyLeftOut } from '../../src/private/facts/mdaa-parameters';
import { copyKit, describeSampleKit, STARTER_KIT } from '../support/kits';

type Resources = NonNullable<CloudFormationTemplate['Resources']>;

/** The resources of all stacks. */
function resourcesOf(source: string, compatibility?: Compatibility): Resources[string][] {
  const app = new App();
  const { options } = readConfiguration(copyKit(source), { allowCode: true });
  new DataSciencePlatform(app, 'Platform', { ...options, compatibility });
  return app.synth().stacks.flatMap(({ template }) => Object.values((template as CloudFormationTemplate).Resources!));
}

function parametersOf(resources: readonly Resources[string][]): string[] {
  return resources.filter(({ Type }) => Type === 'AWS::SSM::Parameter')
    .map(({ Properties }) => (Properties as { Name: string }).Name);
}

describe('compatibility with MDAA', () => {
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
  });
}
