import { accessChanges } from '../../../src/cli/diff/access-changes';
import { compareTemplates, Template } from '../../../src/cli/diff/compare-templates';

const of = (Type: string, Properties: object, more: object = {}): Template => (
  { Resources: { R: { Type, Properties: { ...Properties }, ...more } } }
);

const DOMAIN = { DomainName: 'd', AuthMode: 'IAM', KmsKeyId: 'k', SubnetIds: ['subnet-1'], VpcId: 'vpc-1' };

test.each<[string, Template, Template, string, string[]]>([
  [
    'a changed bucket name',
    of('AWS::S3::Bucket', { BucketName: 'a' }), of('AWS::S3::Bucket', { BucketName: 'b' }), 'replaced', ['BucketName'],
  ],
  [
    'a changed bucket lifecycle', of('AWS::S3::Bucket', { BucketName: 'a', LifecycleConfiguration: { Rules: [1] } }),
    of('AWS::S3::Bucket', { BucketName: 'a', LifecycleConfiguration: { Rules: [2] } }), 'changed',
    ['LifecycleConfiguration.Rules'],
  ],
  [
    'a changed domain key', of('AWS::SageMaker::Domain', DOMAIN),
    of('AWS::SageMaker::Domain', { ...DOMAIN, KmsKeyId: 'other' }), 'cannot be replaced', ['KmsKeyId'],
  ],
  [
    'a changed domain key and domain name', of('AWS::SageMaker::Domain', DOMAIN),
    of('AWS::SageMaker::Domain', { ...DOMAIN, KmsKeyId: 'other', DomainName: 'e' }), 'replaced',
    ['DomainName', 'KmsKeyId'],
  ],
  [
    'an additional domain subnet', of('AWS::SageMaker::Domain', DOMAIN),
    of('AWS::SageMaker::Domain', { ...DOMAIN, SubnetIds: ['subnet-1', 'subnet-2'] }), 'cannot be replaced',
    ['SubnetIds'],
  ],
  [
    'a changed profile tag', of('AWS::SageMaker::UserProfile', { UserProfileName: 'ada', Tags: [{ Key: 'a' }] }),
    of('AWS::SageMaker::UserProfile', { UserProfileName: 'ada', Tags: [{ Key: 'b' }] }), 'cannot be replaced', ['Tags'],
  ],
  [
    'the RStudio default resource spec',
    of('AWS::SageMaker::Domain', {
      ...DOMAIN, DomainSettings: { RStudioServerProDomainSettings: { DefaultResourceSpec: { InstanceType: 'a' } } },
    }),
    of('AWS::SageMaker::Domain', {
      ...DOMAIN, DomainSettings: { RStudioServerProDomainSettings: { DefaultResourceSpec: { InstanceType: 'b' } } },
    }),
    'cannot be replaced', ['DomainSettings.RStudioServerProDomainSettings.DefaultResourceSpec.InstanceType'],
  ],
  [
    'changed user settings', of('AWS::SageMaker::Domain', { ...DOMAIN, DefaultUserSettings: { StudioWebPortal: 'A' } }),
    of('AWS::SageMaker::Domain', { ...DOMAIN, DefaultUserSettings: { StudioWebPortal: 'B' } }), 'changed',
    ['DefaultUserSettings.StudioWebPortal'],
  ],
  [
    'a changed key of a security configuration, a type that cannot be updated',
    of('AWS::Glue::SecurityConfiguration', { Name: 'p', EncryptionConfiguration: { Key: 'a' } }),
    of('AWS::Glue::SecurityConfiguration', { Name: 'p', EncryptionConfiguration: { Key: 'b' } }), 'cannot be replaced',
    ['EncryptionConfiguration.Key'],
  ],
  [
    'a profile in another domain', of('AWS::SageMaker::UserProfile', { UserProfileName: 'ada', DomainId: 'd-1' }),
    of('AWS::SageMaker::UserProfile', { UserProfileName: 'ada', DomainId: 'd-2' }), 'replaced', ['DomainId'],
  ],
  [
    'a security group in another VPC', of('AWS::EC2::SecurityGroup', { GroupName: 'g', VpcId: 'vpc-1' }),
    of('AWS::EC2::SecurityGroup', { GroupName: 'g', VpcId: 'vpc-2' }), 'replaced', ['VpcId'],
  ],
  [
    'a changed table name', of('AWS::Glue::Table', { DatabaseName: 'd', TableInput: { Name: 'a' } }),
    of('AWS::Glue::Table', { DatabaseName: 'd', TableInput: { Name: 'b' } }), 'replaced', ['TableInput.Name'],
  ],
  ['a deleted policy', of('AWS::IAM::ManagedPolicy', {}), {}, 'deleted', []],
  ['a retained bucket', of('AWS::S3::Bucket', {}, { DeletionPolicy: 'RetainExceptOnCreate' }), {}, 'retained', []],
  ['a new role', {}, of('AWS::IAM::Role', {}), 'added', []],
  [
    'another type under the same logical ID', of('AWS::SNS::Topic', {}), of('AWS::S3::Bucket', {}), 'replaced',
    ['Type'],
  ],
])('%s', (_, before, after, effect, properties) => {
  expect(compareTemplates(before, after)).toEqual([expect.objectContaining({ effect, properties })]);
});

test('the same template has no changes', () => {
  const [before, after] = [of('AWS::SageMaker::Domain', DOMAIN), of('AWS::SageMaker::Domain', { ...DOMAIN })];

  expect(compareTemplates(before, after)).toEqual([]);
});

test('the most severe changes come first', () => {
  const role = { Type: 'AWS::IAM::Role' };
  const bucket = (BucketName: string) => ({ Type: 'AWS::S3::Bucket', Properties: { BucketName } });
  const before = { Resources: { A: role, Z: bucket('a') } };
  const after = { Resources: { B: role, Z: bucket('b') } };

  expect(compareTemplates(before, after).map(({ effect, logicalId }) => `${effect} ${logicalId}`)).toEqual([
    'replaced Z', 'deleted A', 'added B',
  ]);
});

describe('access', () => {
  const policy = (role: string, Action: string[], Resource: unknown): Template => ({
    Resources: {
      Raw: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'acme-raw' } },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          PolicyDocument: {
            Statement: [{
              Effect: 'Allow',
              Action,
              Resource,
              Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::1:role/${role}`]] } },
            }],
          },
        },
      },
    },
  });
  const data = { 'Fn::Join': ['', ['arn:aws:s3:::', { Ref: 'Raw' }, '/data/*']] };

  test('lists a new reader and a former reader', () => {
    expect(accessChanges(policy('ada', ['s3:GetObject*'], data), policy('bob', ['s3:GetObject*'], data))).toEqual([
      'role ada may no longer read data/ of acme-raw', 'role bob may now read data/ of acme-raw',
    ]);
  });

  test('lists only differences', () => {
    expect(accessChanges(
      policy('ada', ['s3:GetObject'], data), policy('ada', ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], data),
    )).toEqual(['role ada may now write, delete data/ of acme-raw']);
  });

  test('an unchanged policy does not change access', () => {
    expect(accessChanges(policy('ada', ['s3:GetObject'], data), policy('ada', ['s3:GetObject'], data))).toEqual([]);
  });
});
