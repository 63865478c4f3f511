/*
 * A data lake with one bucket: the bucket is protected, and the access policies apply to real role sessions, allowed
 * and denied.
 *
 * Changes no account-wide settings.
 */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountNaming } from './support/account-naming';
import { Actor } from './support/actor';
import { expectProtectedBucket } from './support/expectations';
import { integApp } from './support/integ-app';
import { testCase } from './support/test-case';
import { DataLake } from '../../src';

const app = integApp();
const stack = new Stack(app, 'dsp-integ-data-lake');
const actor = new Actor(stack, 'Actor');
// The identity policies of all roles allow everything, so that only the lake can deny a request.
const [admin, reader, stranger] = ['Admin', 'Reader', 'Stranger'].map((id) => Actor.role(stack, id, ['s3:*', 'kms:*']));
const lake = new DataLake(stack, 'Lake', {
  naming: new AccountNaming('lake'),
  removalPolicy: RemovalPolicy.DESTROY,
  roles: { Admins: [{ role: admin }], Readers: [{ role: reader }] },
  accessPolicies: {
    Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } },
    Data: { rule: { prefix: 'data/', readRoles: ['Readers'] } },
  },
  buckets: { raw: { accessPolicies: ['Root', 'Data'] } },
});
const Bucket = lake.bucket('raw').bucketName;
const open = { Bucket, Key: 'data/machines.csv' };
const closed = { Bucket, Key: 'plans/machines.csv' };

const integ = testCase(app, 'DataLake', [stack]);
expectProtectedBucket(integ, Bucket, lake.key);
const written = [open, closed].map((object) =>
  actor.succeeds(integ, admin, 'S3', 'PutObject', { ...object, Body: 'id\n1\n' }),
);
const afterwards = [
  actor.succeeds(integ, reader, 'S3', 'GetObject', open),
  actor.isRefused(integ, reader, 'S3', 'GetObject', closed),
  actor.isRefused(integ, reader, 'S3', 'PutObject', { ...open, Body: 'id\n2\n' }),
  actor.isRefused(integ, reader, 'S3', 'DeleteObject', open),
  actor.isRefused(integ, stranger, 'S3', 'GetObject', open),
  // Even an administrator cannot write with another encryption key.
  actor.isRefused(integ, admin, 'S3', 'PutObject', { ...open, Body: 'id\n3\n', ServerSideEncryption: 'AES256' }),
  actor.isRefused(
    integ,
    stranger,
    'KMS',
    'GenerateDataKey',
    { KeyId: lake.key.keyArn, KeySpec: 'AES_256' },
    'AccessDeniedException',
  ),
];
for (const call of afterwards) written.forEach((before) => call.node.addDependency(before));
app.synth();
