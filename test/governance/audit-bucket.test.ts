import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ACCOUNT, ADMINISTRATOR, agnosticStack, allowed, messageOf, nagFindings, OTHER_ACCOUNT, propertiesOf, REGION, testStack } from './simulate';
import { AuditBucket, AuditBucketProps } from '../../src';

const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1`;
const CLOUDTRAIL = 'cloudtrail.amazonaws.com';
const READER = `arn:aws:iam::${ACCOUNT}:role/data-admin`;
const SOMEBODY = `arn:aws:iam::${ACCOUNT}:role/somebody`;
const ENCRYPTED = { 's3:x-amz-server-side-encryption': 'aws:kms', 's3:x-amz-server-side-encryption-aws-kms-key-id': KEY };
const trailOf = (account: string) => `arn:aws:cloudtrail:us-east-1:${account}:trail/any`;
const OWNED = { 's3:x-amz-acl': 'bucket-owner-full-control' };

function policies(props: AuditBucketProps = { readRoles: [{ name: 'data-admin' }] }) {
  const stack = testStack();
  new AuditBucket(stack, 'Audit', { ...props, naming: { resourceName: () => 'audit-bucket' } });
  return { bucket: propertiesOf(stack, 'AWS::S3::BucketPolicy').PolicyDocument, key: propertiesOf(stack, 'AWS::KMS::Key').KeyPolicy };
}

const record = (account = ACCOUNT) => `arn:aws:s3:::audit-bucket/AWSLogs/${account}/CloudTrail/x.json.gz`;
const INVENTORY = 'arn:aws:s3:::audit-bucket/inventory/source/all/data/x.parquet';
const delivery = { ...OWNED, ...ENCRYPTED, 'aws:SourceArn': trailOf(ACCOUNT), 'aws:SourceAccount': ACCOUNT };
const put = { principal: CLOUDTRAIL, action: 's3:PutObject', resource: record(), context: delivery };

describe('CloudTrail', () => {
  const { bucket, key } = policies();

  test('writes records of this account, and checks the bucket', async () => {
    expect(await allowed(bucket, put)).toBe(true);
    expect(await allowed(bucket, { ...put, action: 's3:GetBucketAcl', resource: 'arn:aws:s3:::audit-bucket', context: { 'aws:SourceArn': trailOf(ACCOUNT) } })).toBe(true);
  });

  test.each([
    ['without a header', {}],
    ['with encryption by S3', { 's3:x-amz-server-side-encryption': 'AES256' }],
  ])('writes digest files %s', async (_, encryption) => {
    const context = { ...OWNED, 'aws:SourceArn': trailOf(ACCOUNT), ...encryption };
    expect(await allowed(bucket, { ...put, resource: `arn:aws:s3:::audit-bucket/AWSLogs/${ACCOUNT}/CloudTrail-Digest/x`, context })).toBe(true);
  });

  test.each([
    ['with another key', { context: { ...delivery, 's3:x-amz-server-side-encryption-aws-kms-key-id': `${KEY}0` } }],
    ['for a trail of another account', { context: { ...delivery, 'aws:SourceArn': trailOf(OTHER_ACCOUNT) } }],
    ['below the prefix of another account', { resource: record(OTHER_ACCOUNT) }],
    ['at another place', { resource: 'arn:aws:s3:::audit-bucket/elsewhere' }],
    ['without ownership for the bucket', { context: { ...delivery, 's3:x-amz-acl': 'private' } }],
    ['over plain HTTP', { context: { ...delivery, 'aws:SecureTransport': 'false' } }],
  ])('does not write %s', async (_, change) => {
    expect(await allowed(bucket, { ...put, ...change })).toBe(false);
  });

  test.each([
    ['in the context of the trail', { 'kms:EncryptionContext:aws:cloudtrail:arn': trailOf(ACCOUNT) }],
    ['in the context of the bucket', { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::audit-bucket' }],
  ])('encrypts with the key %s', async (_, context) => {
    const request = { principal: CLOUDTRAIL, action: 'kms:GenerateDataKey', resource: KEY };
    expect(await allowed(key, { ...request, context: { ...context, 'aws:SourceArn': trailOf(ACCOUNT) } })).toBe(true);
    expect(await allowed(key, { ...request, context: { ...context, 'aws:SourceArn': trailOf(OTHER_ACCOUNT) } })).toBe(false);
    expect(await allowed(key, { ...request, action: 'kms:Decrypt', context: { ...context, 'aws:SourceArn': trailOf(ACCOUNT) } })).toBe(false);
  });

  test('describes the key for trails of this account only, and encrypts nothing else', async () => {
    const request = { principal: CLOUDTRAIL, action: 'kms:DescribeKey', resource: KEY };
    expect(await allowed(key, { ...request, context: { 'aws:SourceArn': trailOf(ACCOUNT) } })).toBe(true);
    expect(await allowed(key, { ...request, context: { 'aws:SourceArn': trailOf(OTHER_ACCOUNT) } })).toBe(false);
    expect(await allowed(key, { ...request, action: 'kms:GenerateDataKey', context: { 'aws:SourceArn': trailOf(ACCOUNT) } })).toBe(false);
  });
});

describe('S3 inventories', () => {
  const { bucket, key } = policies();
  const context = { ...OWNED, 'aws:SourceAccount': ACCOUNT, 'aws:SourceArn': 'arn:aws:s3:::source' };
  const inventory = { principal: 's3.amazonaws.com', action: 's3:PutObject', resource: INVENTORY, context };
  const encrypt = { principal: 's3.amazonaws.com', action: 'kms:GenerateDataKey', resource: KEY, context };

  test('are delivered, encrypted by the default of the bucket or with its key', async () => {
    expect(await allowed(bucket, inventory)).toBe(true);
    expect(await allowed(bucket, { ...inventory, context: { ...context, ...ENCRYPTED } })).toBe(true);
    expect(await allowed(key, encrypt)).toBe(true);
  });

  test('are not delivered for other accounts, at another place or encrypted otherwise', async () => {
    const foreign = { ...context, 'aws:SourceAccount': OTHER_ACCOUNT };
    expect(await allowed(bucket, { ...inventory, context: foreign })).toBe(false);
    expect(await allowed(key, { ...encrypt, context: foreign })).toBe(false);
    expect(await allowed(bucket, { ...inventory, resource: record() })).toBe(false);
    expect(await allowed(bucket, { ...inventory, context: { ...context, 's3:x-amz-server-side-encryption': 'AES256' } })).toBe(false);
  });

  test('have a prefix to choose', async () => {
    const other = policies({ inventoryPrefix: '/lists/' }).bucket;
    expect(await allowed(other, { ...inventory, resource: 'arn:aws:s3:::audit-bucket/lists/source/x' })).toBe(true);
    expect(await allowed(other, inventory)).toBe(false);
  });
});

describe('people', () => {
  const { bucket, key } = policies();

  test('a reader reads, lists and decrypts', async () => {
    expect(await allowed(bucket, { principal: READER, action: 's3:GetObject', resource: record() })).toBe(true);
    expect(await allowed(bucket, { principal: READER, action: 's3:ListBucket', resource: 'arn:aws:s3:::audit-bucket' })).toBe(true);
    expect(await allowed(key, { principal: READER, action: 'kms:Decrypt', resource: KEY })).toBe(true);
    expect(await allowed(key, { principal: READER, action: 'kms:GenerateDataKey', resource: KEY, identity: ADMINISTRATOR })).toBe(false);
  });

  test('an administrator of the account who is no reader does not read or decrypt', async () => {
    expect(await allowed(bucket, { principal: SOMEBODY, action: 's3:GetObject', resource: record(), identity: ADMINISTRATOR })).toBe(false);
    expect(await allowed(key, { principal: SOMEBODY, action: 'kms:Decrypt', resource: KEY, identity: ADMINISTRATOR })).toBe(false);
  });

  test.each([
    's3:PutObject', 's3:PutObjectTagging', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:DeleteObjectTagging', 's3:PutObjectRetention',
    's3:BypassGovernanceRetention', 's3:PutObjectLegalHold', 's3:AbortMultipartUpload',
  ])('nobody has %s, readers and administrators included', async (action) => {
    for (const principal of [READER, SOMEBODY]) {
      expect(await allowed(bucket, { principal, action, resource: record(), context: ENCRYPTED, identity: ADMINISTRATOR })).toBe(false);
    }
  });

  test.each(['s3:DeleteObject', 's3:DeleteObjectVersion'])('services do not have %s either', async (action) => {
    for (const principal of [CLOUDTRAIL, 's3.amazonaws.com']) {
      expect(await allowed(bucket, { principal, action, resource: record(), context: delivery, identity: ADMINISTRATOR })).toBe(false);
    }
  });

  test('an administrator keeps the way back: policy and lifecycle of the bucket', async () => {
    for (const action of ['s3:PutBucketPolicy', 's3:PutLifecycleConfiguration']) {
      expect(await allowed(bucket, { principal: SOMEBODY, action, resource: 'arn:aws:s3:::audit-bucket', identity: ADMINISTRATOR })).toBe(true);
    }
  });

  test('without readers nobody reads', async () => {
    const closed = policies({}).bucket;
    expect(await allowed(closed, { principal: READER, action: 's3:GetObject', resource: record(), identity: ADMINISTRATOR })).toBe(false);
    expect(await allowed(closed, put)).toBe(true);
  });
});

describe('source accounts', () => {
  const { bucket, key } = policies({ sourceAccounts: [OTHER_ACCOUNT] });

  test('deliver below their own prefix, besides this account', async () => {
    const foreign = { ...put, context: { ...delivery, 'aws:SourceArn': trailOf(OTHER_ACCOUNT) } };
    expect(await allowed(bucket, put)).toBe(true);
    expect(await allowed(bucket, { ...foreign, resource: record(OTHER_ACCOUNT) })).toBe(true);
    expect(await allowed(bucket, { ...foreign, resource: record(ACCOUNT) })).toBe(false);
    const context = { 'aws:SourceArn': trailOf(OTHER_ACCOUNT), 'kms:EncryptionContext:aws:cloudtrail:arn': trailOf(OTHER_ACCOUNT) };
    expect(await allowed(key, { principal: CLOUDTRAIL, action: 'kms:GenerateDataKey', resource: KEY, context })).toBe(true);
  });

  test('must be accounts', () => {
    const text = messageOf((scope) => new AuditBucket(scope, 'Audit', { sourceAccounts: ['12345'] }));
    expect(text).toMatch(/DSP308.*"12345"/);
  });
});

test('is kept, versioned and closed', () => {
  const stack = agnosticStack();
  new AuditBucket(stack, 'Audit');
  Template.fromStack(stack).hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'Retain',
    Properties: { VersioningConfiguration: { Status: 'Enabled' }, PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true } },
  });
});

test('has no findings', () => {
  const stack: Stack = agnosticStack();
  new AuditBucket(stack, 'Audit', { readRoles: [{ name: 'data-admin' }] });
  expect(nagFindings(stack)).toEqual([]);
});
