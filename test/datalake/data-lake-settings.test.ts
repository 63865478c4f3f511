import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { bucketOf, lake } from './one-bucket';
import { CorsMethod, DataLake } from '../../src';
import { BUCKET_POLICY_LIMIT } from '../../src/private/facts/aws-limits';
import { AccessModel, TEST_ACCOUNT } from '../support/access';
import { nagFindings } from '../support/nag';

test('CORS rules are set on the bucket', () => {
  const rule = {
    id: 'r',
    allowedMethods: [CorsMethod.GET, CorsMethod.PUT],
    allowedOrigins: ['https://example.com'],
    allowedHeaders: ['*'],
    exposedHeaders: ['ETag'],
    maxAge: 60,
  };

  expect(bucketOf(lake({ corsRules: [rule] })).CorsConfiguration).toEqual({
    CorsRules: [
      {
        Id: 'r',
        AllowedMethods: ['GET', 'PUT'],
        AllowedOrigins: ['https://example.com'],
        AllowedHeaders: ['*'],
        ExposedHeaders: ['ETag'],
        MaxAge: 60,
      },
    ],
  });
});

test.each<[string, object, RegExp]>([
  ['without an origin', { allowedOrigins: [] }, /a CORS rule of the bucket "raw" allows no method or no origin/],
  ['without a method', { allowedMethods: [] }, /allows no method or no origin/],
  [
    'with two wildcards',
    { allowedOrigins: ['https://*.example.*'] },
    /has "https:\/\/\*\.example\.\*"\n {2}hint: S3 accepts one wildcard/,
  ],
])('a CORS rule %s is rejected', (_, change, message) => {
  expect(() => lake({ corsRules: [{ allowedMethods: [CorsMethod.GET], allowedOrigins: ['*'], ...change }] })).toThrow(
    message,
  );
});

test('events go to EventBridge without a Lambda function', () => {
  const stack = lake({ enableEventBridgeNotifications: true });

  expect(bucketOf(stack).NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });

  Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
});

test('a folder skeleton creates no resource: access applies to a prefix before its first object exists', () => {
  expect(Template.fromStack(lake({ createFolderSkeleton: true })).toJSON()).toEqual(
    Template.fromStack(lake({})).toJSON(),
  );
});

test('Storage Lens covers only the buckets of the lake', () => {
  const stack = lake({}, { storageLensEnabled: true });
  Template.fromStack(stack).hasResourceProperties('AWS::S3::StorageLens', {
    StorageLensConfiguration: {
      Id: 'lake',
      IsEnabled: true,
      Include: { Buckets: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::lake-raw']] }] },
    },
  });

  expect(nagFindings(stack)).toEqual([]);
});

describe('inventories', () => {
  const stack = lake({
    inventories: {
      own: { prefix: '/' },
      other: {
        prefix: 'data',
        destinationBucket: 'audit',
        destinationPrefix: '/lists/',
        destinationAccount: '444455556666',
      },
    },
  });

  test('are written to the bucket itself or to another bucket, also in another account', () => {
    const arn = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:s3:::${name}`]] });

    expect(bucketOf(stack).InventoryConfigurations).toMatchObject([
      {
        Id: 'other',
        Enabled: true,
        Prefix: 'data/',
        Destination: { BucketArn: arn('audit'), BucketAccountId: '444455556666', Prefix: 'lists' },
      },
      {
        Id: 'own',
        Enabled: true,
        Destination: { BucketArn: arn('lake-raw'), BucketAccountId: { Ref: 'AWS::AccountId' }, Prefix: 'inventory' },
      },
    ]);
  });

  test('S3 can deliver under their prefix, for this bucket, and can encrypt with the key', async () => {
    const model = AccessModel.fromApp([stack]);
    const bucket = model.bucket('lake-raw');
    const s3 = model.service('s3.amazonaws.com');
    const own = { 'aws:SourceAccount': TEST_ACCOUNT, 'aws:SourceArn': bucket.arn };
    const put = { ...own, 'aws:SecureTransport': 'true' };
    await model.expectAllowed(s3, 's3:PutObject', bucket.object('inventory/x'), put);
    await model.expectDenied(s3, 's3:PutObject', bucket.object('data/x'), put);
    await model.expectDenied(s3, 's3:PutObject', bucket.object('inventory/x'), {
      ...put,
      'aws:SourceArn': 'arn:aws:s3:::other',
    });
    await model.expectAllowed(s3, 'kms:GenerateDataKey', model.key('Stack', 'Lake'), own);
    await model.expectDenied(s3, 'kms:Decrypt', model.key('Stack', 'Lake'), own);
  });

  test('of one bucket of the lake can be written to another one, under their prefix', async () => {
    const model = AccessModel.fromApp([
      lake(
        {},
        {
          buckets: {
            raw: {
              accessPolicies: ['Root'],
              inventories: { list: { prefix: '/', destinationBucket: 'lake-lists', destinationPrefix: 'raw' } },
            },
            lists: { accessPolicies: ['Root'], inventories: { own: { prefix: '/' } } },
            other: { accessPolicies: ['Root'] },
          },
        },
      ),
    ]);
    const s3 = model.service('s3.amazonaws.com');
    const lists = model.bucket('lake-lists');
    const of = (name: string) => ({
      'aws:SourceAccount': TEST_ACCOUNT,
      'aws:SourceArn': model.bucket(name).arn,
      'aws:SecureTransport': 'true',
    });
    await model.expectAllowed(s3, 's3:PutObject', lists.object('raw/x'), of('lake-raw'));
    await model.expectDenied(
      s3,
      's3:PutObject',
      [lists.object('inventory/x'), lists.object('rawer/x'), model.bucket('lake-raw').object('raw/x')],
      of('lake-raw'),
    );
    await model.expectAllowed(s3, 's3:PutObject', lists.object('inventory/x'), of('lake-lists'));
    await model.expectDenied(s3, 's3:PutObject', lists.object('raw/x'), of('lake-other'));
    await model.expectAllowed(s3, 'kms:GenerateDataKey', model.key('Stack', 'Lake'), of('lake-raw'));
    await model.expectDenied(s3, 'kms:GenerateDataKey', model.key('Stack', 'Lake'), of('lake-other'));
  });

  test.each<[string, object, RegExp]>([
    [
      'an account without a bucket',
      { destinationAccount: '444455556666' },
      /has a "destinationAccount" but no "destinationBucket"/,
    ],
    ['an invalid account ID', { destinationBucket: 'b', destinationAccount: '12' }, /DSP304: "12"/],
  ])('%s is rejected', (_, options, message) => {
    expect(() => lake({ inventories: { x: { prefix: '/', ...options } } })).toThrow(message);
  });
});

describe('Lake Formation locations', () => {
  const stack = lake({
    lakeFormationLocations: { read: { prefix: 'data/' }, write: { prefix: '/shared', write: true } },
  });
  const model = AccessModel.fromApp([stack]);
  const object = (key: string) => model.bucket('lake-raw').object(key);

  test('are registered with one role each', () => {
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::LakeFormation::Resource', 2);
    template.hasResourceProperties('AWS::LakeFormation::Resource', {
      ResourceArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::lake-raw/data']] },
      UseServiceLinkedRole: false,
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'lake-location-raw-read',
      AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'lakeformation.amazonaws.com' } }] },
    });

    expect(nagFindings(stack)).toEqual([]);
  });

  test('the read role can only read under its prefix', async () => {
    const role = model.role('location-raw-read');
    await model.expectAllowed(role, ['s3:GetObject'], object('data/x'));
    await model.expectAllowed(role, 'kms:Decrypt', model.key('Stack', 'Lake'));
    await model.expectDenied(role, ['s3:PutObject', 's3:DeleteObject'], object('data/x'));
    await model.expectDenied(role, 's3:GetObject', [object('shared/x'), object('x')]);
    await model.expectDenied(role, 'kms:GenerateDataKey', model.key('Stack', 'Lake'));
  });

  test('the write role can only write under its prefix', async () => {
    const role = model.role('location-raw-write');
    await model.expectAllowed(role, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], object('shared/x'));
    await model.expectDenied(role, ['s3:GetObject', 's3:PutObject'], object('data/x'));
    await model.expectDenied(role, 's3:DeleteObjectVersion', object('shared/x'));
  });

  test('only Lake Formation can assume the roles', async () => {
    const role = model.templates.ofType('AWS::IAM::Role').find(({ ref }) => ref.endsWith('location-raw-read'))!
      .attributes.Arn;
    const lakeFormation = model.service('lakeformation.amazonaws.com');
    await model.expectAllowed(lakeFormation, 'sts:AssumeRole', role);
    await model.expectDenied(model.service('glue.amazonaws.com'), 'sts:AssumeRole', role);
  });

  test('that overlap are rejected', () => {
    expect(() => lake({ lakeFormationLocations: { a: { prefix: 'data/' }, b: { prefix: 'data/deep' } } })).toThrow(
      /location "b" at "data\/deep\/" .* overlap/,
    );
    expect(() => lake({ lakeFormationLocations: { a: { prefix: 'data' }, b: { prefix: 'data2' } } })).not.toThrow();
  });
});

describe('an existing bucket and key', () => {
  const key = 'arn:aws:kms:eu-central-1:111122223333:key/x';

  test('are used without changes', () => {
    const stack = lake({ existingBucketName: 'mine' }, { existingKeyArn: key });
    const template = Template.fromStack(stack);
    for (const type of ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::KMS::Key']) template.resourceCountIs(type, 0);
    const dataLake = stack.node.findChild('Lake') as DataLake;

    expect([dataLake.bucket('raw').bucketName, dataLake.key.keyArn]).toEqual(['mine', key]);
  });

  test('a new bucket can use the existing key', () => {
    expect(bucketOf(lake({}, { existingKeyArn: key })).BucketEncryption).toMatchObject({
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { KMSMasterKeyID: key } }],
    });
  });

  test('can be deploy-time values', () => {
    const stack = lake(
      { existingBucketName: '{{resolve:ssm:/lake/bucket}}', lakeFormationLocations: { all: { prefix: '/' } } },
      { existingKeyArn: '{{resolve:ssm:/lake/key}}' },
    );

    expect((stack.node.findChild('Lake') as DataLake).key.keyArn).toBeDefined();

    Template.fromStack(stack).hasResourceProperties('AWS::LakeFormation::Resource', {
      ResourceArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::{{resolve:ssm:/lake/bucket}}']] },
    });
    const keyed = bucketOf(lake({}, { existingKeyArn: '{{resolve:ssm:/lake/key}}' }));

    expect(keyed.BucketEncryption).toMatchObject({
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { KMSMasterKeyID: '{{resolve:ssm:/lake/key}}' } },
      ],
    });
  });

  test.each<[string, () => Stack, RegExp]>([
    [
      'a URL instead of a name',
      () => lake({ existingBucketName: 's3://mine/data' }),
      /buckets\.raw\.existingBucketName: error DSP304: "s3:\/\/mine\/data" is not a valid S3 bucket name/,
    ],
    [
      'an alias instead of a key',
      () => lake({}, { existingKeyArn: 'arn:aws:kms:eu-central-1:111122223333:alias/mine' }),
      /existingKeyArn: error DSP304: "arn:aws:kms:eu-central-1:111122223333:alias\/mine" is not the ARN of/,
    ],
  ])('%s is rejected', (_, make, message) => {
    expect(make).toThrow(message);
  });

  test('a setting that only the owner of the bucket can change is rejected', () => {
    expect(() => lake({ existingBucketName: 'mine', defaultDeny: false })).toThrow(
      /existing bucket and "defaultDeny", which only its owner can set/,
    );
  });
});

describe('limits', () => {
  const roles = (count: number) => ({
    roles: {
      Many: Array.from({ length: count }, (_, index) => ({
        arn: `arn:aws:iam::111122223333:role/example-org-dev-shared-roles-role-${String(index).padStart(3, '0')}`,
      })),
    },
    accessPolicies: { Root: { rule: { prefix: '/data', readWriteRoles: ['Many'] } } },
  });

  test('60 roles can read and write under a prefix', async () => {
    const stack = lake({}, roles(60));
    const app = stack.node.root as App;

    expect(() => app.synth()).not.toThrow();

    const model = AccessModel.fromApp([lake({}, roles(60))]);
    const last = model.otherRole('arn:aws:iam::111122223333:role/example-org-dev-shared-roles-role-059');
    await model.expectAllowed(last, ['s3:GetObject', 's3:PutObject'], model.bucket('lake-raw').object('data/x'));
    await model.expectDenied(
      last.with({ Effect: 'Allow', Action: '*', Resource: '*' }),
      ['s3:GetObject', 's3:PutObject'],
      model.bucket('lake-raw').object('x'),
    );
  });

  test('a bucket policy that is too long is rejected with its size and the limit', () => {
    expect(() => (lake({}, roles(200)).node.root as App).synth()).toThrow(
      new RegExp(
        'DSP301: the policy of the bucket has about \\d{5} characters without white space, and AWS accepts '
          + `${BUCKET_POLICY_LIMIT}`,
      ),
    );
  });
});
