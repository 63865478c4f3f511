import { accessChanges } from '../../../src/cli/diff/access-changes';
import { compareTemplates, isRefused } from '../../../src/cli/diff/compare-templates';
import { stepsFor } from '../../../src/cli/diff/steps';
import { Template } from '../../../src/cli/diff/template';

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
    'a changed retention', of('AWS::S3::Bucket', { BucketName: 'a' }, { DeletionPolicy: 'Retain' }),
    of('AWS::S3::Bucket', { BucketName: 'a' }, { DeletionPolicy: 'Delete' }), 'changed', ['DeletionPolicy'],
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
    'a changed profile tag',
    of('AWS::SageMaker::UserProfile', { UserProfileName: 'ada', DomainId: 'd-1', Tags: [{ Key: 'a' }] }),
    of('AWS::SageMaker::UserProfile', { UserProfileName: 'ada', DomainId: 'd-1', Tags: [{ Key: 'b' }] }),
    'cannot be replaced', ['Tags'],
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
    'a changed row filter, whose old resource is deleted before the new one is created',
    of('AWS::LakeFormation::DataCellsFilter', { Name: 'f', TableName: 't', RowFilter: { FilterExpression: 'a' } }),
    of('AWS::LakeFormation::DataCellsFilter', { Name: 'f', TableName: 't', RowFilter: { FilterExpression: 'b' } }),
    'replaced', ['RowFilter.FilterExpression'],
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
    'another type under the same logical ID, which CloudFormation refuses', of('AWS::SNS::Topic', {}),
    of('AWS::S3::Bucket', {}), 'cannot be replaced', ['Type'],
  ],
])('%s', (_, before, after, effect, properties) => {
  expect(compareTemplates(before, after)).toEqual([expect.objectContaining({ effect, properties })]);
});

const platform = (domain: object, profile: object = { DomainId: { Ref: 'Domain' } }): Template => ({
  Resources: {
    Domain: { Type: 'AWS::SageMaker::Domain', Properties: { ...DOMAIN, ...domain } },
    Profile: { Type: 'AWS::SageMaker::UserProfile', Properties: { UserProfileName: 'ada', ...profile } },
    Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Resource: { Ref: 'Domain' } } } },
  },
});

test.each<[string, object]>([
  ['Ref', { DomainId: { Ref: 'Domain' } }],
  ['Fn::GetAtt', { DomainId: { 'Fn::GetAtt': ['Domain', 'DomainId'] } }],
  ['Fn::Sub', { DomainId: { 'Fn::Sub': '${Domain}' } }],
  ['Fn::Join', { DomainId: { 'Fn::Join': ['', ['', { Ref: 'Domain' }]] } }],
])('a profile that refers to a replaced domain by %s is replaced with it, and a policy is not', (_, profile) => {
  const changes = compareTemplates(platform({}, profile), platform({ DomainName: 'e', KmsKeyId: 'other' }, profile));

  expect(changes).toEqual([
    expect.objectContaining({ effect: 'replaced', logicalId: 'Domain', isConsequence: false }),
    expect.objectContaining({
      effect: 'replaced', logicalId: 'Profile', isConsequence: true, properties: ['DomainId'],
    }),
  ]);
});

test('a profile is kept if its domain changes in place', () => {
  const changes = compareTemplates(platform({}), platform({ DefaultUserSettings: { StudioWebPortal: 'B' } }));

  expect(changes.map(({ logicalId }) => logicalId)).toEqual(['Domain']);
});

describe('a new resource with another logical ID', () => {
  const bucket = (id: string, BucketName: unknown, more: object = {}): Template => (
    { Resources: { [id]: { Type: 'AWS::S3::Bucket', Properties: { BucketName }, ...more } } }
  );

  test.each([['deleted', {}], ['retained', { DeletionPolicy: 'Retain' }]])(
    'with the name of a %s cannot be created', (effect, policy) => {
      const changes = compareTemplates(bucket('Old', 'raw', policy), bucket('New', 'raw'));

      expect(changes).toEqual([
        expect.objectContaining({ effect: 'cannot be created', logicalId: 'New', name: 'raw' }),
        expect.objectContaining({ effect, logicalId: 'Old' }),
      ]);
    },
  );

  test.each([
    ['deleted', {}, /, or remove the old one in one deployment and add the new one in the next$/],
    ['retained', { DeletionPolicy: 'RetainExceptOnCreate' }, /in the next, with "--adopt-existing", which imports the retained/],
  ])('with the name of a %s has steps that work', (_, policy, steps) => {
    const [change] = compareTemplates(bucket('Old', 'raw', policy), bucket('New', 'raw'));

    expect(stepsFor(change)).toMatch(steps);
  });

  test('with another name is added', () => {
    const changes = compareTemplates(bucket('Old', 'raw'), bucket('New', 'other'));

    expect(changes.map(({ effect }) => effect)).toEqual(['deleted', 'added']);
  });

  test('of a type whose names are not unique is added', () => {
    const query = (id: string): Template => (
      { Resources: { [id]: { Type: 'AWS::Athena::NamedQuery', Properties: { Name: 'q', Database: 'd' } } } }
    );

    expect(compareTemplates(query('Old'), query('New')).map(({ effect }) => effect)).toEqual(['deleted', 'added']);
  });
});

test('a role holds data only if the library retains it', () => {
  const role = (policy: object) => compareTemplates(of('AWS::IAM::Role', {}, policy), {})[0].holdsData;

  expect([role({}), role({ DeletionPolicy: 'RetainExceptOnCreate' })]).toEqual([false, true]);
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
      'role ada can no longer read data/ of acme-raw', 'role bob can now read data/ of acme-raw',
    ]);
  });

  test('lists only differences', () => {
    expect(accessChanges(
      policy('ada', ['s3:GetObject'], data), policy('ada', ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], data),
    )).toEqual(['role ada can now write, delete data/ of acme-raw']);
  });

  test('a narrowed prefix and a widened one show the remaining access', () => {
    const sales = { 'Fn::Join': ['', ['arn:aws:s3:::', { Ref: 'Raw' }, '/data/sales/*']] };
    const [wide, narrow] = [policy('ada', ['s3:GetObject'], data), policy('ada', ['s3:GetObject'], sales)];

    expect(accessChanges(wide, narrow)).toEqual([
      'role ada can no longer read data/ of acme-raw, except data/sales/',
    ]);
    expect(accessChanges(narrow, wide)).toEqual([
      'role ada can now read data/ of acme-raw, instead of only data/sales/',
    ]);
  });

  test.each<[string, object, string]>([
    ['the ID of a role', { StringLike: { 'aws:userId': ['AROAEXAMPLE:*'] } }, 'role with the ID AROAEXAMPLE'],
    [
      'a permission set', {
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::1:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Analyst_*' },
      }, 'permission set Analyst',
    ],
    ['the ARN of a role', { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::1:role/team/ada' } }, 'role ada'],
    ['a VPC endpoint, which names no principal', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, 'every principal'],
  ])('a condition with %s identifies the principals', (_, Condition, who) => {
    const granted: Template = {
      Resources: {
        Raw: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'acme-raw' } },
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', Action: 's3:GetObject', Resource: data, Principal: { AWS: '*' }, Condition },
              ],
            },
          },
        },
      },
    };

    expect(accessChanges({}, granted)).toEqual([`${who} can now read data/ of acme-raw`]);
  });

  test('an unchanged policy does not change access', () => {
    expect(accessChanges(policy('ada', ['s3:GetObject'], data), policy('ada', ['s3:GetObject'], data))).toEqual([]);
  });
});

test.each([
  ['AWS::DynamoDB::Table', {}, true],
  ['AWS::EFS::FileSystem', {}, true],
  ['AWS::SageMaker::FeatureGroup', {}, true],
  ['AWS::Logs::LogGroup', {}, true],
  ['AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' }, false],
  ['AWS::SageMaker::UserProfile', {}, false],
  ['AWS::SNS::Topic', {}, false],
])('the deletion of %s %j loses data: %s', (type, policy, holdsData) => {
  const [deletion] = compareTemplates(of(type, {}, policy), { Resources: {} });

  expect(deletion).toMatchObject({ effect: 'deleted', holdsData });
  expect(isRefused(deletion)).toBe(holdsData);
});
