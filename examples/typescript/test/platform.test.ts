import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DataSciencePlatform } from 'cdk-data-science-platform';
import { PLATFORM } from '../lib/platform';

const KIT = process.env.DSP_KIT ?? 'my-platform';

function templatesOf({ modules }: DataSciencePlatform): { [stack: string]: unknown } {
  return Object.fromEntries(modules.map(({ stack }) => [stack.stackName, Template.fromStack(stack as Stack).toJSON()]));
}

test('the platform in code is the platform of the starter kit', () => {
  const fromYaml = DataSciencePlatform.fromYaml(new App(), 'Platform', KIT);
  const typed = new DataSciencePlatform(new App(), 'Platform', PLATFORM);
  expect(fromYaml.modules).toHaveLength(11);
  expect(templatesOf(typed)).toEqual(templatesOf(fromYaml));
});

test('the data lake encrypts every bucket with its own key', () => {
  const platform = new DataSciencePlatform(new App(), 'Platform', PLATFORM);
  const lake = Template.fromStack(platform.module('shared', 'dev', 'datalake').stack);
  lake.resourceCountIs('AWS::S3::Bucket', 2);
  lake.allResourcesProperties('AWS::S3::Bucket', {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Match.anyValue() } }] },
  });
});

test('an invalid reference is an error with its location and a suggestion', () => {
  const team = PLATFORM.domains!.datascience.environments!.dev.modules!['example-team'].dataScienceTeam!;
  const compose = () => new DataSciencePlatform(new App(), 'Platform', {
    ...PLATFORM,
    domains: {
      ...PLATFORM.domains,
      datascience: { environments: { dev: { modules: {
        'roles': PLATFORM.domains!.datascience.environments!.dev.modules!.roles,
        'example-team': { dataScienceTeam: { team: { ...team.team, dataAdminRoles: [{ id: 'generated-role-id:data-admim' }] } } },
      } } } },
    },
  });
  expect(compose).toThrow(/DSP2\d\d.*data-admim[^]*did you mean/);
});
