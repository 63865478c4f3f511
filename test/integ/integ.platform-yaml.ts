/*
 * The starter kit, from its YAML files: roles of the kit upload, crawl and query sample data, and each role can do only
 * its own part.
 *
 * CHANGES THE ACCOUNT in this Region: encryption settings of the Glue Data Catalog (the cleanup turns encryption off),
 * and administrators and defaults of Lake Formation (these remain: Lake Formation grants govern new databases).
 */
import { ExpectedResult } from '@aws-cdk/integ-tests-alpha';
import { Duration, Stack } from 'aws-cdk-lib';
import { Actor } from './support/actor';
import { call, expectEnforcedWorkgroup, expectProtectedBucket } from './support/expectations';
import { integApp } from './support/integ-app';
import { kitCopy, MACHINES } from './support/kit-copy';
import { PlatformNetwork } from './support/platform-network';
import { testCase } from './support/test-case';
import { AthenaWorkgroup, DataLake, DataScienceTeam, DataSciencePlatform, GeneratedRoles } from '../../src';

/** The prefix of bucket names, which are globally unique. */
const ORGANIZATION = process.env.DSP_INTEG_ORGANIZATION ?? 'dsp-integ-kit';

const app = integApp();
const network = new PlatformNetwork(app, 'dsp-integ-kit-network');
const platform = DataSciencePlatform.fromYaml(app, 'Platform', kitCopy({
  'organization: example-org': `organization: ${ORGANIZATION}\ndata_removal: destroy`,
  'vpc-0123456789abcdef0': network.vpcId,
  'subnet-0123456789abcdef0': network.subnetId,
}));
const team = platform.module('datascience', 'dev', 'example-team');
team.stack.addStackDependency(network);
const roles = platform.module('shared', 'dev', 'roles').component as GeneratedRoles;
const lake = platform.module('shared', 'dev', 'datalake').component as DataLake;
const workgroup = platform.module('shared', 'dev', 'athena').component as AthenaWorkgroup;
const actors = new Stack(app, 'dsp-integ-kit-actor');
const actor = new Actor(actors, 'Actor');

const integ = testCase(app, 'PlatformFromYaml', [network, ...platform.modules.map(({ stack }) => stack), actors]);
const Bucket = lake.bucket('transformed').bucketName;
expectProtectedBucket(integ, Bucket, lake.key);
expectEnforcedWorkgroup(integ, workgroup);
const { studioDomain } = team.component as DataScienceTeam;
call(integ, 'SageMaker', 'describeDomain', { DomainId: studioDomain!.domainId })
  .assertAtPath('AppNetworkAccessType', ExpectedResult.stringLikeRegexp('^VpcOnly$'));

const [admin, user] = ['data-admin', 'data-user'].map((role) => roles.roleArnOf(role));
const file = { Bucket, Key: 'data/sample_data/machines/machines.csv' };
const uploaded = actor.succeeds(integ, admin, 'S3', 'PutObject', { ...file, Body: MACHINES });
actor.isRefused(integ, user, 'S3', 'PutObject', { ...file, Body: '' });
const database = `${ORGANIZATION}-dev-dataops-example-project-sample-database`;
const crawled = uploaded
  .next(call(integ, 'Glue', 'startCrawler', { Name: `${ORGANIZATION}-dev-dataops-example-crawler-crawler1` }))
  .next(actor.succeeds(integ, user, 'Glue', 'GetTable', { DatabaseName: database, Name: 'machines' })
    .waitForAssertions({ totalTimeout: Duration.minutes(10), interval: Duration.seconds(15) }));
const query = {
  QueryString: `SELECT count(*) FROM "${database}".machines`,
  WorkGroup: workgroup.workgroupName,
};
const started = actor.attempt(integ, {
  role: user,
  service: 'Athena',
  api: 'StartQueryExecution',
  input: query,
  answer: 'QueryExecutionId',
});
crawled.next(started);
call(integ, 'Athena', 'getQueryExecution', { QueryExecutionId: started.getAttString('Payload') })
  .assertAtPath('QueryExecution.Status.State', ExpectedResult.stringLikeRegexp('SUCCEEDED'))
  .waitForAssertions({ totalTimeout: Duration.minutes(3) });
app.synth();
