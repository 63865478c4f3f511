/*
 * A DataOps project with a database and a crawler: a file becomes a table, and principals outside the project cannot
 * access the data.
 *
 * Changes no account-wide settings. Works with the Lake Formation settings of a new account and with stricter settings:
 * CloudFormation can grant permissions on the database, because it creates the database.
 */
import { ExpectedResult, IApiCall } from '@aws-cdk/integ-tests-alpha';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { AccountNaming } from './support/account-naming';
import { Actor } from './support/actor';
import { call, expectProtectedBucket } from './support/expectations';
import { integApp } from './support/integ-app';
import { testCase } from './support/test-case';
import { DataOpsProject, GlueCrawlers, LakeFormationPermission } from '../../src';

const app = integApp();
const stack = new Stack(app, 'dsp-integ-dataops');
const actor = new Actor(stack, 'Actor');
const admin = Actor.role(stack, 'Admin', ['s3:*']);
const stranger = Actor.role(stack, 'Stranger', ['s3:*', 'kms:*']);
const job = Actor.role(
  stack,
  'Job',
  ['logs:AssociateKmsKey', 'lakeformation:GetDataAccess'],
  new ServicePrincipal('glue.amazonaws.com'),
);
job.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSGlueServiceRole'));
const common = { naming: new AccountNaming('dataops'), removalPolicy: RemovalPolicy.DESTROY };
const project = new DataOpsProject(stack, 'Project', {
  ...common,
  dataAdminRoles: [{ role: admin }],
  projectExecutionRoles: [{ role: job }],
  databases: {
    sales: {
      description: 'Tables of sales',
      lakeFormation: { createReadWriteGrantsForProjectExecutionRoles: LakeFormationPermission.WRITE },
    },
  },
});
const Bucket = project.bucket.bucketName;
const crawlers = new GlueCrawlers(stack, 'Crawlers', {
  ...common,
  project,
  crawlers: {
    sales: {
      description: 'Finds the tables of sales',
      executionRoleArn: job.roleArn,
      databaseName: project.databaseName('sales'),
      targets: { s3Targets: [{ path: `s3://${Bucket}/data/sales` }] },
    },
  },
});

const integ = testCase(app, 'DataOps', [stack]);
expectProtectedBucket(integ, Bucket, project.key);
call(integ, 'Glue', 'getSecurityConfiguration', { Name: project.securityConfigurationName }).assertAtPath(
  'SecurityConfiguration.EncryptionConfiguration.CloudWatchEncryption.CloudWatchEncryptionMode',
  ExpectedResult.stringLikeRegexp('SSE-KMS'),
);
const file = { Bucket, Key: 'data/sales/2026.csv' };
const written = actor.succeeds(integ, job, 'S3', 'PutObject', { ...file, Body: 'id,amount\n1,10\n2,20\n' });
const crawled = inOrder(
  written,
  call(integ, 'Glue', 'startCrawler', { Name: crawlers.crawlerName('sales') }),
  // As the job, because Lake Formation can hide the table from other principals.
  actor.succeeds(integ, job, 'Glue', 'GetTable', { DatabaseName: project.databaseName('sales'), Name: 'sales' })
    .waitForAssertions({ totalTimeout: Duration.minutes(10), interval: Duration.seconds(15) }),
);
crawled.next(call(integ, 'Glue', 'getCrawler', { Name: crawlers.crawlerName('sales') })
  .assertAtPath('Crawler.LastCrawl.Status', ExpectedResult.stringLikeRegexp('SUCCEEDED'))
  .waitForAssertions({ totalTimeout: Duration.minutes(5), interval: Duration.seconds(15) }));
written.next(actor.isRefused(integ, stranger, 'S3', 'GetObject', file));
actor.isRefused(integ, job, 'S3', 'PutObject', { Bucket, Key: 'deployment/job.py', Body: '' });
app.synth();

/** Chains the calls, and returns the last one. */
function inOrder(...calls: IApiCall[]): IApiCall {
  return calls.reduce((before, after) => before.next(after));
}
