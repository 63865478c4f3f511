/*
 * An Athena workgroup: its settings are enforced, a user can query in it, and another principal cannot access the
 * results.
 *
 * Changes no account-wide settings.
 */
import { ExpectedResult } from '@aws-cdk/integ-tests-alpha';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountNaming } from './support/account-naming';
import { Actor } from './support/actor';
import { call, expectEnforcedWorkgroup, expectProtectedBucket } from './support/expectations';
import { integApp } from './support/integ-app';
import { testCase } from './support/test-case';
import { AthenaWorkgroup } from '../../src';

const app = integApp();
const stack = new Stack(app, 'dsp-integ-athena-workgroup');
const actor = new Actor(stack, 'Actor');
const admin = Actor.role(stack, 'Admin', ['s3:*']);
// Has no Athena permissions: the component grants them.
const user = Actor.role(stack, 'User', []);
const stranger = Actor.role(stack, 'Stranger', ['s3:*', 'kms:*']);
const athena = new AthenaWorkgroup(stack, 'Athena', {
  naming: new AccountNaming('athena'),
  removalPolicy: RemovalPolicy.DESTROY,
  dataAdminRoles: [{ role: admin }],
  athenaUserRoles: [{ role: user }],
  workgroupConfiguration: { bytesScannedCutoffPerQuery: 10_000_000 },
});
const Bucket = athena.resultsBucket.bucketName;

const integ = testCase(app, 'AthenaWorkgroup', [stack]);
expectEnforcedWorkgroup(integ, athena);
expectProtectedBucket(integ, Bucket, athena.key);
const query = { QueryString: 'SELECT 1', WorkGroup: athena.workgroupName };
const started = actor.attempt(integ, {
  role: user.roleArn,
  service: 'Athena',
  api: 'StartQueryExecution',
  input: query,
  answer: 'QueryExecutionId',
});
const QueryExecutionId = started.getAttString('Payload');
const finished = call(integ, 'Athena', 'getQueryExecution', { QueryExecutionId })
  .assertAtPath('QueryExecution.Status.State', ExpectedResult.stringLikeRegexp('SUCCEEDED'))
  .waitForAssertions({ totalTimeout: Duration.minutes(3) });
finished.next(actor.succeeds(integ, user, 'Athena', 'GetQueryResults', { QueryExecutionId }));
finished.next(
  actor.isRefused(integ, stranger, 'S3', 'GetObject', { Bucket, Key: `athena-results/${QueryExecutionId}.csv` }),
);
actor.isRefused(
  integ,
  user,
  'Athena',
  'StartQueryExecution',
  { ...query, WorkGroup: 'primary' },
  'AccessDeniedException',
);
actor.isRefused(integ, user, 'S3', 'PutObject', { Bucket, Key: 'elsewhere/results.csv', Body: '1' });
// Client settings have no effect: the results are written to the location that the workgroup specifies.
const led = actor.attempt(integ, {
  role: user.roleArn,
  service: 'Athena',
  api: 'StartQueryExecution',
  input: { ...query, ResultConfiguration: { OutputLocation: `s3://${Bucket}/elsewhere/` } },
  answer: 'QueryExecutionId',
});
call(integ, 'Athena', 'getQueryExecution', { QueryExecutionId: led.getAttString('Payload') }).assertAtPath(
  'QueryExecution.ResultConfiguration.OutputLocation',
  ExpectedResult.stringLikeRegexp('/athena-results/'),
);
app.synth();
