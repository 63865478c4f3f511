/*
 * An audit bucket and a trail that writes to it: the trail logs, records arrive, readers can read them, and no
 * principal can delete them.
 *
 * Changes no account-wide settings, but data events are recorded and billed while the test runs.
 */
import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountNaming } from './support/account-naming';
import { Actor } from './support/actor';
import { call, expectProtectedBucket } from './support/expectations';
import { integApp } from './support/integ-app';
import { testCase } from './support/test-case';
import { AuditBucket, AuditTrail } from '../../src';

const app = integApp();
const stack = new Stack(app, 'dsp-integ-audit');
const actor = new Actor(stack, 'Actor');
const [reader, stranger] = ['Reader', 'Stranger'].map((id) => Actor.role(stack, id, ['s3:*', 'kms:*']));
const common = { naming: new AccountNaming('audit'), removalPolicy: RemovalPolicy.DESTROY };
const audit = new AuditBucket(stack, 'Audit', { ...common, readRoles: [{ role: reader }] });
const { trail } = new AuditTrail(stack, 'Trail', {
  ...common,
  trail: { cloudTrailAuditBucketName: audit.bucket.bucketName, cloudTrailAuditKmsKeyArn: audit.key.keyArn },
});
trail.node.addDependency(audit);
const Bucket = audit.bucket.bucketName;
const Prefix = `AWSLogs/${stack.account}/CloudTrail/`;

const integ = testCase(app, 'Audit', [stack]);
expectProtectedBucket(integ, Bucket, audit.key);
call(integ, 'CloudTrail', 'describeTrails', { trailNameList: [trail.ref] }).expect(
  ExpectedResult.objectLike({
    trailList: [
      Match.objectLike({
        S3BucketName: Bucket,
        KmsKeyId: audit.key.keyArn,
        IsMultiRegionTrail: true,
        LogFileValidationEnabled: true,
      }),
    ],
  }),
);
call(integ, 'CloudTrail', 'getTrailStatus', { Name: trail.ref }).expect(ExpectedResult.objectLike({ IsLogging: true }));
// Records arrive within about ten minutes.
const list = (answer: string) =>
  actor.attempt(integ, {
    role: reader.roleArn,
    service: 'S3',
    api: 'ListObjectsV2',
    input: { Bucket, Prefix },
    answer,
  });
const listed = list('KeyCount')
  .expect(ExpectedResult.objectLike({ Payload: Match.stringLikeRegexp('^"[1-9]') }))
  .waitForAssertions({ totalTimeout: Duration.minutes(20), interval: Duration.seconds(30) });
const found = list('Contents.0.Key');
listed.next(found);
const record = { Bucket, Key: found.getAttString('Payload') };
actor.succeeds(integ, reader, 'S3', 'GetObject', record);
actor.isRefused(integ, stranger, 'S3', 'GetObject', record);
for (const role of [reader, stranger]) {
  actor.isRefused(integ, role, 'S3', 'PutObject', { Bucket, Key: `${Prefix}forged.json`, Body: '{}' });
  actor.isRefused(integ, role, 'S3', 'DeleteObject', record);
}
app.synth();
