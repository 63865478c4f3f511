import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AuditBucket, AuditBucketProps } from '../../../src';
import { BUCKET_POLICY_LIMIT } from '../../../src/private/facts/aws-limits';
import { AccessModel, TEST_ACCOUNT as ACCOUNT, TEST_REGION as REGION } from '../../support/access';
import { nagFindings } from '../../support/nag';
import { agnosticStack, messageOf, OTHER_ACCOUNT, testStack } from '../../support/stacks';

const trailOf = (account: string, region = 'us-east-1') => `arn:aws:cloudtrail:${region}:${account}:trail/any`;
const OWNED = { 's3:x-amz-acl': 'bucket-owner-full-control' };
const ARN = 'arn:aws:s3:::audit-bucket';
const record = (account = ACCOUNT) => `${ARN}/AWSLogs/${account}/CloudTrail/x.json.gz`;
const INVENTORY = `${ARN}/inventory/source/all/data/x.parquet`;
const naming = {
  resourceName: ({ suffix }: { suffix?: string } = {}) => ['audit-bucket', suffix].filter(Boolean).join('-'),
};
const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };

function setUp(props: AuditBucketProps = { readRoles: [{ name: 'data-admin' }] }) {
  const stack = testStack();
  const audit = new AuditBucket(stack, 'Audit', { ...props, naming });
  const model = AccessModel.fromApp(stack);
  const key = model.key('alias/audit-bucket');
  return {
    audit,
    model,
    key,
    encrypted: { 's3:x-amz-server-side-encryption': 'aws:kms', 's3:x-amz-server-side-encryption-aws-kms-key-id': key },
    cloudTrail: model.service('cloudtrail.amazonaws.com'),
    s3: model.service('s3.amazonaws.com'),
    reader: model.otherRole('data-admin'),
    administrator: model.administrator(),
  };
}

describe('CloudTrail', () => {
  const { model, cloudTrail, key, encrypted } = setUp();
  const delivery = { ...OWNED, ...encrypted, 'aws:SourceArn': trailOf(ACCOUNT) };

  test('can write records of this account and check the bucket', async () => {
    await model.expectAllowed(cloudTrail, 's3:PutObject', record(), delivery);
    await model.expectAllowed(cloudTrail, 's3:GetBucketAcl', ARN, { 'aws:SourceArn': trailOf(ACCOUNT) });
  });

  test.each([
    ['without a header', {}],
    ['with S3 managed encryption', { 's3:x-amz-server-side-encryption': 'AES256' }],
  ])('can write digest files %s', async (_, encryption) => {
    await model.expectAllowed(cloudTrail, 's3:PutObject', `${ARN}/AWSLogs/${ACCOUNT}/CloudTrail-Digest/x`, {
      ...OWNED,
      'aws:SourceArn': trailOf(ACCOUNT),
      ...encryption,
    });
  });

  test.each([
    ['with another key', {}, { 's3:x-amz-server-side-encryption-aws-kms-key-id': `${key}0` }],
    ['for a trail of another account', {}, { 'aws:SourceArn': trailOf(OTHER_ACCOUNT) }],
    ['under the prefix of another account', { resource: record(OTHER_ACCOUNT) }, {}],
    ['at another path', { resource: `${ARN}/elsewhere` }, {}],
    ['without bucket-owner-full-control', {}, { 's3:x-amz-acl': 'private' }],
    ['over plain HTTP', {}, { 'aws:SecureTransport': 'false' }],
  ])('cannot write %s', async (_, { resource = record() }: { resource?: string }, change: object) => {
    await model.expectDenied(cloudTrail, 's3:PutObject', resource, { ...delivery, ...change });
  });

  test.each([
    ['in the context of the trail', { 'kms:EncryptionContext:aws:cloudtrail:arn': trailOf(ACCOUNT) }],
    ['in the context of the bucket', { 'kms:EncryptionContext:aws:s3:arn': ARN }],
  ])('can encrypt with the key %s', async (_, context) => {
    await model.expectAllowed(cloudTrail, 'kms:GenerateDataKey', key, {
      ...context,
      'aws:SourceArn': trailOf(ACCOUNT),
    });
    await model.expectDenied(cloudTrail, 'kms:GenerateDataKey', key, {
      ...context,
      'aws:SourceArn': trailOf(OTHER_ACCOUNT),
    });
    await model.expectDenied(cloudTrail, 'kms:Decrypt', key, { ...context, 'aws:SourceArn': trailOf(ACCOUNT) });
  });

  test('can describe the key only for trails of this account, and can encrypt nothing else', async () => {
    await model.expectAllowed(cloudTrail, 'kms:DescribeKey', key, { 'aws:SourceArn': trailOf(ACCOUNT) });
    await model.expectDenied(cloudTrail, 'kms:DescribeKey', key, { 'aws:SourceArn': trailOf(OTHER_ACCOUNT) });
    await model.expectDenied(cloudTrail, 'kms:GenerateDataKey', key, { 'aws:SourceArn': trailOf(ACCOUNT) });
  });
});

describe('S3 inventories', () => {
  const { model, s3, key, encrypted } = setUp();
  const source = { 'aws:SourceAccount': ACCOUNT, 'aws:SourceArn': 'arn:aws:s3:::source' };
  const context = { ...OWNED, ...source };

  test('are delivered, encrypted by default or with the key of the bucket', async () => {
    await model.expectAllowed(s3, 's3:PutObject', INVENTORY, context);
    await model.expectAllowed(s3, 's3:PutObject', INVENTORY, { ...context, ...encrypted });
    await model.expectAllowed(s3, 'kms:GenerateDataKey', key, source);
  });

  test('are rejected for other accounts, at other paths or with other encryption', async () => {
    const foreign = { 'aws:SourceAccount': OTHER_ACCOUNT };
    await model.expectDenied(s3, 's3:PutObject', INVENTORY, { ...context, ...foreign });
    await model.expectDenied(s3, 'kms:GenerateDataKey', key, { ...source, ...foreign });
    await model.expectDenied(s3, 's3:PutObject', record(), context);
    await model.expectDenied(s3, 's3:PutObject', INVENTORY, {
      ...context,
      's3:x-amz-server-side-encryption': 'AES256',
    });
  });

  test('have a configurable prefix', async () => {
    const other = setUp({ inventoryPrefix: '/lists/' });
    await other.model.expectAllowed(other.s3, 's3:PutObject', `${ARN}/lists/source/x`, context);
    await other.model.expectDenied(other.s3, 's3:PutObject', INVENTORY, context);
  });
});

describe('readers and administrators', () => {
  const { model, key, encrypted, reader, administrator, cloudTrail, s3 } = setUp();

  test('a reader can read, list and decrypt', async () => {
    await model.expectAllowed(reader, 's3:GetObject', record());
    await model.expectAllowed(reader, 's3:ListBucket', ARN);
    await model.expectAllowed(reader, 'kms:Decrypt', key);
    await model.expectDenied(reader.with(EVERYTHING), 'kms:GenerateDataKey', key);
  });

  test('an account administrator who is not a reader cannot read or decrypt', async () => {
    await model.expectDenied(administrator, 's3:GetObject', record());
    await model.expectDenied(administrator, 'kms:Decrypt', key);
  });

  test('no principal can write, change or delete records, including readers and administrators', async () => {
    for (const principal of [reader.with(EVERYTHING), administrator]) {
      await model.expectDenied(principal, 's3:PutObject', record(), encrypted);
      await model.expectDenied(
        principal,
        [
          's3:PutObjectTagging',
          's3:DeleteObject',
          's3:DeleteObjectVersion',
          's3:DeleteObjectTagging',
          's3:PutObjectRetention',
          's3:BypassGovernanceRetention',
          's3:PutObjectLegalHold',
          's3:AbortMultipartUpload',
        ],
        record(),
      );
    }
  });

  test('services cannot delete records either', async () => {
    for (const service of [cloudTrail, s3]) {
      await model.expectDenied(service, ['s3:DeleteObject', 's3:DeleteObjectVersion'], record(), {
        'aws:SourceArn': trailOf(ACCOUNT),
      });
    }
  });

  test('an administrator can still change the policy and lifecycle of the bucket', async () => {
    await model.expectAllowed(administrator, ['s3:PutBucketPolicy', 's3:PutLifecycleConfiguration'], ARN);
  });

  test('without readers, no principal can read', async () => {
    const closed = setUp({});
    await closed.model.expectDenied(closed.reader.with(EVERYTHING), 's3:GetObject', record());
    await closed.model.expectAllowed(closed.cloudTrail, 's3:PutObject', record(), {
      ...OWNED,
      'aws:SourceArn': trailOf(ACCOUNT),
    });
  });
});

describe('readers of each kind can read, and other principals cannot', () => {
  const SSO = `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/${REGION}/AWSReservedSSO`;

  test.each([
    ['by name', { name: 'auditor' }, 'auditor', 'auditor2'],
    [
      'by ARN',
      { arn: `arn:aws:iam::${ACCOUNT}:role/team/auditor` },
      `arn:aws:iam::${ACCOUNT}:role/team/auditor`,
      'other',
    ],
    [
      'of another account',
      { arn: `arn:aws:iam::${OTHER_ACCOUNT}:role/auditor` },
      `arn:aws:iam::${OTHER_ACCOUNT}:role/auditor`,
      `arn:aws:iam::${OTHER_ACCOUNT}:role/other`,
    ],
    ['immutable', { name: 'auditor', immutable: true }, 'auditor', 'other'],
    [
      'of a permission set',
      { name: 'Auditors', sso: true },
      `${SSO}_Auditors_0123456789abcdef`,
      `${SSO}_Others_0123456789abcdef`,
    ],
    [
      'of a permission set with the same name prefix',
      { name: 'Auditors', sso: true },
      `${SSO}_Auditors_0123456789abcdef`,
      `${SSO}_Auditors_Contractors_0123456789abcdef`,
    ],
    [
      'of a permission set by a pattern',
      { arn: `${SSO}_Auditors_*`, sso: true },
      `${SSO}_Auditors_0123456789abcdef`,
      `${SSO}_Auditors_Contractors_0123456789abcdef`,
    ],
  ])('%s', async (_, role, allowed, denied) => {
    const { model, key } = setUp({ readRoles: [role] });
    const identity = { Effect: 'Allow', Action: ['s3:GetObject', 'kms:Decrypt'], Resource: '*' };
    await model.expectAllowed(model.otherRole(allowed, identity), 's3:GetObject', record());
    await model.expectAllowed(model.otherRole(allowed, identity), 'kms:Decrypt', key);
    await model.expectDenied(model.otherRole(denied, identity), 's3:GetObject', record());
    await model.expectDenied(model.otherRole(denied, identity), 'kms:Decrypt', key);
    await model.expectDenied(model.otherRole(allowed, EVERYTHING), 's3:DeleteObject', record());
  });

  test('by unique ID', async () => {
    const { model, key } = setUp({ readRoles: [{ id: 'AROAEXAMPLEEXAMPLE001' }] });
    const identity = { Effect: 'Allow', Action: ['s3:GetObject', 'kms:Decrypt'], Resource: '*' };
    const somebody = model.otherRole('somebody', identity);
    for (const [action, resource] of [['s3:GetObject', record()], ['kms:Decrypt', key]]) {
      await model.expectAllowed(somebody, action, resource, { 'aws:userid': 'AROAEXAMPLEEXAMPLE001:jane' });
      await model.expectDenied(somebody, action, resource, { 'aws:userid': 'AROAEXAMPLEEXAMPLE002:jane' });
    }
  });
});

describe('source accounts', () => {
  const { model, cloudTrail, s3, key } = setUp({ sourceAccounts: [OTHER_ACCOUNT] });

  test('can deliver under their own prefix, in addition to this account', async () => {
    const foreign = { ...OWNED, 'aws:SourceArn': trailOf(OTHER_ACCOUNT) };
    await model.expectAllowed(cloudTrail, 's3:PutObject', record(), { ...OWNED, 'aws:SourceArn': trailOf(ACCOUNT) });
    await model.expectAllowed(cloudTrail, 's3:PutObject', record(OTHER_ACCOUNT), foreign);
    await model.expectDenied(cloudTrail, 's3:PutObject', record(ACCOUNT), foreign);
    await model.expectAllowed(cloudTrail, 'kms:GenerateDataKey', key, {
      'aws:SourceArn': trailOf(OTHER_ACCOUNT), 'kms:EncryptionContext:aws:cloudtrail:arn': trailOf(OTHER_ACCOUNT),
    });
    await model.expectAllowed(s3, 's3:PutObject', INVENTORY, {
      ...OWNED,
      'aws:SourceAccount': OTHER_ACCOUNT,
      'aws:SourceArn': 'arn:aws:s3:::theirs',
    });
    await model.expectDenied(s3, 's3:PutObject', INVENTORY, {
      ...OWNED,
      'aws:SourceAccount': '999988887777',
      'aws:SourceArn': 'arn:aws:s3:::theirs',
    });
  });

  test('must be account IDs', () => {
    expect(messageOf((scope) => new AuditBucket(scope, 'Audit', { sourceAccounts: ['12345'] }))).toMatch(
      /DSP304.*"12345"/,
    );
  });

  test('can be deploy-time values', () => {
    const stack = testStack();
    new AuditBucket(stack, 'Audit', { sourceAccounts: ['{{resolve:ssm:/other/account}}'] });

    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::S3::BucketPolicy'))).toContain(
      'AWSLogs/{{resolve:ssm:/other/account}}/*',
    );
  });

  test('that make the policy too long for S3 are an error', () => {
    const sourceAccounts = Array.from({ length: 60 }, (_, index) => String(100000000000 + index));

    expect(messageOf((scope) => new AuditBucket(scope, 'Audit', { sourceAccounts }))).toMatch(
      new RegExp(`DSP320: the policy of the bucket has about \\d+ characters, and S3 accepts ${BUCKET_POLICY_LIMIT}`),
    );
    expect(() => new AuditBucket(testStack(), 'Audit', { sourceAccounts: sourceAccounts.slice(0, 25) })).not.toThrow();
  });
});

describe('source Regions', () => {
  const { model, cloudTrail, key } = setUp({ sourceAccounts: [OTHER_ACCOUNT], sourceRegions: ['eu-central-1'] });

  test.each([ACCOUNT, OTHER_ACCOUNT])(
    'and the Region of the bucket are the only Regions for trails of %s',
    async (account) => {
      for (const [region, verdict] of [
        ['eu-central-1', 'expectAllowed'],
        [REGION, 'expectAllowed'],
        ['eu-west-1', 'expectDenied'],
      ] as const) {
        const from = { 'aws:SourceArn': trailOf(account, region) };
        await model[verdict](cloudTrail, 's3:PutObject', record(account), { ...OWNED, ...from });
        await model[verdict](cloudTrail, 's3:GetBucketAcl', ARN, from);
        await model[verdict](cloudTrail, 'kms:DescribeKey', key, from);
        await model[verdict](cloudTrail, 'kms:GenerateDataKey', key, {
          ...from,
          'kms:EncryptionContext:aws:cloudtrail:arn': trailOf(account, region),
        });
      }
    },
  );

  test('are not restricted if none is specified', async () => {
    const open = setUp();
    await open.model.expectAllowed(open.cloudTrail, 's3:PutObject', record(), {
      ...OWNED,
      'aws:SourceArn': trailOf(ACCOUNT, 'ap-southeast-2'),
    });
  });

  test('must be Regions', () => {
    expect(messageOf((scope) => new AuditBucket(scope, 'Audit', { sourceRegions: ['Frankfurt'] }))).toMatch(
      /DSP304: "Frankfurt" is not an AWS Region/,
    );

    for (const region of ['us-gov-west-1', 'eusc-de-east-1', '{{resolve:ssm:/region}}']) {
      expect(() => new AuditBucket(testStack(), 'Audit', { sourceRegions: [region] })).not.toThrow();
    }
  });
});

describe('existing resources', () => {
  const existingKeyArn = `arn:aws:kms:${REGION}:${ACCOUNT}:key/existing`;

  test('a key encrypts the bucket and keeps its policy', () => {
    const stack = testStack();
    const audit = new AuditBucket(stack, 'Audit', { existingKeyArn });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { KMSMasterKeyID: existingKeyArn, SSEAlgorithm: 'aws:kms' } },
        ],
      },
    });

    expect(audit.key.keyArn).toBe(existingKeyArn);
  });

  test('a bucket keeps its policy; the key policy lets CloudTrail encrypt for it', async () => {
    const stack = testStack();
    const audit = new AuditBucket(stack, 'Audit', { existingBucketName: 'theirs', naming });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::S3::Bucket', 0);
    template.resourceCountIs('AWS::S3::BucketPolicy', 0);

    expect(audit.bucket.bucketName).toBe('theirs');

    const model = AccessModel.fromApp(stack);
    const context = (bucket: string) => ({
      'aws:SourceArn': trailOf(ACCOUNT),
      'kms:EncryptionContext:aws:s3:arn': `arn:aws:s3:::${bucket}`,
    });
    await model.expectAllowed(
      model.service('cloudtrail.amazonaws.com'),
      'kms:GenerateDataKey',
      model.key('alias/audit-bucket'),
      context('theirs'),
    );
    await model.expectDenied(
      model.service('cloudtrail.amazonaws.com'),
      'kms:GenerateDataKey',
      model.key('alias/audit-bucket'),
      context('audit-bucket'),
    );
  });

  test('with both, no bucket and no key is created', () => {
    const stack = testStack();
    new AuditBucket(stack, 'Audit', { existingBucketName: 'theirs', existingKeyArn, readRoles: [{ name: 'auditor' }] });

    expect(Template.fromStack(stack).toJSON().Resources).toBeUndefined();
  });
});

test.each([{ sourceAccounts: [OTHER_ACCOUNT] }, { sourceRegions: ['eu-central-1'] }])(
  '%j has no effect on existing resources, which is an error',
  (props) => {
    const existing = { existingBucketName: 'theirs', existingKeyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/existing` };

    expect(messageOf((scope) => new AuditBucket(scope, 'Audit', { ...existing, ...props }))).toMatch(
      /DSP315: "source\w+" has no effect with/,
    );
  },
);

test('is retained, versioned and not public', () => {
  const stack = agnosticStack();
  new AuditBucket(stack, 'Audit');
  Template.fromStack(stack).hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: {
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    },
  });
});

test.each([
  ['plain', {}],
  [
    'with all options',
    {
      sourceAccounts: [OTHER_ACCOUNT],
      sourceRegions: ['eu-central-1'],
      inventories: [{ bucketName: 'lake', inventoryName: 'all' }],
      readRoles: [{ name: 'data-admin' }, { id: 'AROAEXAMPLEEXAMPLE001' }, { name: 'Auditors', sso: true }],
    },
  ],
  [
    'with an existing bucket and key',
    {
      existingBucketName: 'theirs',
      existingKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1',
      inventories: [{ bucketName: 'lake', inventoryName: 'all' }],
    },
  ],
])('has no compliance findings: %s', (_, props: AuditBucketProps) => {
  const stack = new Stack(new App(), 'Stack');
  new AuditBucket(stack, 'Audit', { readRoles: [{ name: 'data-admin' }], ...props });

  expect(nagFindings(stack)).toEqual([]);
});
