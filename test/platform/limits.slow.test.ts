import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataSciencePlatformOptions, ModuleOptions } from '../../src';
import { ConfigurationError } from '../../src/private/problems';
import { nagFindings } from '../support/nag';
import { moduleSamples, optionsOf, platformFrom, withExecutionRole, withoutAccountWide } from '../support/samples';
import { TemplateResource } from '../support/stateful';

function platformWith(module: ModuleOptions): DataSciencePlatformOptions {
  return { organization: 'acme', domains: { shared: { environments: { dev: { modules: { sample: module } } } } } };
}

function messageOf(options: DataSciencePlatformOptions): string {
  try {
    platformFrom(options);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return '';
}

function resourcesOf(stack: Stack): TemplateResource[] {
  return Object.values(
    (Template.fromStack(stack).toJSON() as { Resources?: { [id: string]: TemplateResource } }).Resources ?? {},
  );
}

/** Properties that name a resource, with the maximum length that its service allows. */
const NAMES: { readonly [type: string]: readonly [property: string, limit: number] } = {
  'AWS::S3::Bucket': ['BucketName', 63],
  'AWS::IAM::Role': ['RoleName', 64],
  'AWS::IAM::ManagedPolicy': ['ManagedPolicyName', 128],
  'AWS::KMS::Alias': ['AliasName', 256],
  'AWS::Athena::WorkGroup': ['Name', 128],
  'AWS::CloudTrail::Trail': ['TrailName', 128],
  'AWS::SNS::Topic': ['TopicName', 256],
  'AWS::Glue::Crawler': ['Name', 255],
  'AWS::Glue::SecurityConfiguration': ['Name', 255],
  'AWS::SageMaker::Domain': ['DomainName', 63],
  'AWS::SageMaker::UserProfile': ['UserProfileName', 63],
  'AWS::SageMaker::Space': ['SpaceName', 63],
  'AWS::SageMaker::StudioLifecycleConfig': ['StudioLifecycleConfigName', 63],
  'AWS::SageMaker::MlflowTrackingServer': ['TrackingServerName', 256],
  'AWS::EC2::SecurityGroup': ['GroupName', 255],
};

describe.each(moduleSamples().map((sample) => [sample.name, optionsOf(sample)] as const))('%s', (_, options) => {
  test('names of maximum length are truncated, stay unique, and stay within the service limits', () => {
    const organization = 'an-organization-with-a-name-that-nobody-would-like-to-write-twice';
    const long = (text: string) => text.repeat(6);
    const module = options.domains.shared.environments.dev.modules.sample;
    const platform = platformFrom({
      organization,
      domains: {
        [long('domain-')]: {
          environments: {
            [long('environment-')]: {
              modules: { [long('module-one-')]: module, [long('module-two-')]: withoutVerbatimNames(module) },
            },
          },
        },
      },
    });
    const stacks = platform.modules.flatMap((made) => [made.stack, ...made.additionalStacks]);
    for (const { stackName } of stacks) expect(stackName.length).toBeLessThanOrEqual(128);

    expect(new Set(stacks.map(({ stackName }) => stackName)).size).toBe(stacks.length);

    for (const { Type: type, Properties: properties } of stacks.flatMap(resourcesOf)) {
      const [property, limit] = NAMES[type] ?? [];
      const name: unknown = property && properties?.[property];
      if (typeof name === 'string') {
        expect({ type, name, isShort: name.length <= limit! }).toEqual({ type, name, isShort: true });
      }
    }
  });
});

/** The same module, where each copy needs its own names. */
function withoutVerbatimNames(module: ModuleOptions): ModuleOptions {
  const text = JSON.stringify(module)
    .replace(/"(verbatim(?:Role|Policy)?Name)":true/g, '"$1":false')
    .replace(/"verbatimPolicyNamePrefix":"[^"]*",?/g, '');
  const { roles, ...rest } = withExecutionRole(withoutAccountWide(JSON.parse(text) as ModuleOptions), 'two');
  if (roles?.generateRoles === undefined) return rest;
  return {
    roles: {
      ...roles,
      generateRoles: Object.fromEntries(
        Object.entries(roles.generateRoles).map(([name, role]) => [`${name}-two`, role]),
      ),
    },
  };
}

test('600 resources in one module are rejected with the number and the limit', () => {
  const generateRoles = Object.fromEntries(
    Array.from({ length: 600 }, (_, index) => [`role-${index}`, { trustedPrincipal: 'this_account' }]),
  );

  expect(messageOf(platformWith({ roles: { generateRoles } }))).toMatch(
    /DSP310: the module has 2\d{3} resources, and CloudFormation accepts 500 in one stack\n {2}hint: split it/,
  );
});

test('60 roles in one data lake', () => {
  const roles = Array.from({ length: 60 }, (_, index) => `role-${index}`);
  const platform = platformFrom({
    organization: 'acme',
    domains: {
      shared: {
        environments: {
          dev: {
            modules: {
              roles: {
                roles: {
                  generateRoles: Object.fromEntries(roles.map((name) => [name, { trustedPrincipal: 'this_account' }])),
                },
              },
              lake: {
                dataLake: {
                  roles: { All: roles.map((name) => ({ id: `generated-role-id:${name}` })) },
                  accessPolicies: { Data: { rule: { prefix: 'data/', readWriteRoles: ['All'] } } },
                  buckets: { raw: { accessPolicies: ['Data'] } },
                },
              },
            },
          },
        },
      },
    },
  });

  expect(nagFindings(platform.module('shared', 'dev', 'lake').stack)).toEqual([]);
});

test('30 user profiles', () => {
  const userProfiles = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `scientist-${index}`,
      { userRole: { name: 'data-scientist', id: 'AROAEXAMPLEEXAMPLE111' } },
    ]),
  );
  const [, options] = moduleSamples()
    .map((sample) => [sample.name, optionsOf(sample)] as const)
    .find(([name]) => name === 'datascience-team/comprehensive')!;
  const team = options.domains.shared.environments.dev.modules.sample.dataScienceTeam!.team;
  const platform = platformFrom(
    platformWith({
      dataScienceTeam: { team: { ...team, studioDomainConfig: { ...team.studioDomainConfig!, userProfiles } } },
    }),
  );

  expect(
    resourcesOf(platform.modules[0].stack).filter(({ Type: type }) => type === 'AWS::SageMaker::UserProfile'),
  ).toHaveLength(30);
});

test('25 databases with 10 grants each', () => {
  const principalArns = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [`p${index}`, `arn:aws:iam::111122223333:role/role-${index}`]),
  );
  const databases = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `db${index}`,
        { description: 'd', lakeFormation: { grants: { all: { principalArns } } } },
      ]),
    );
  const project = (count: number) =>
    platformWith({ dataOpsProject: { dataAdminRoles: [{ name: 'admin' }], databases: databases(count) } });

  expect(messageOf(project(20))).toBe('');
  expect(messageOf(project(25))).toMatch(/DSP310: the module has 5\d\d resources, and CloudFormation accepts 500/);
});
