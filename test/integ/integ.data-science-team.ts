/*
 * A data science team with a Studio domain in a VPC of the test: the domain has no internet access, members can open
 * only their own profile, jobs outside a VPC are denied, and other principals cannot access the data.
 *
 * Changes no account-wide settings. No application starts, so the domain is free of charge; the cleanup removes its
 * file system.
 */
import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { AccountNaming } from './support/account-naming';
import { Actor } from './support/actor';
import { call, expectEnforcedWorkgroup, expectProtectedBucket } from './support/expectations';
import { integApp } from './support/integ-app';
import { IsolatedNetwork } from './support/isolated-network';
import { testCase } from './support/test-case';
import { DataScienceTeam, StudioAuthMode } from '../../src';

const app = integApp();
const stack = new Stack(app, 'dsp-integ-data-science-team');
const actor = new Actor(stack, 'Actor');
const { vpc, subnet } = new IsolatedNetwork(stack, 'Network');
const admin = Actor.role(stack, 'Admin', ['s3:*']);
const scientist = Actor.role(stack, 'Scientist', ['s3:*']);
const execution = Actor.role(
  stack,
  'Execution',
  ['s3:*', 'sagemaker:*', 'iam:PassRole'],
  new ServicePrincipal('sagemaker.amazonaws.com'),
);
const stranger = Actor.role(stack, 'Stranger', ['s3:*', 'kms:*']);
const team = new DataScienceTeam(stack, 'Team', {
  naming: new AccountNaming('team'),
  removalPolicy: RemovalPolicy.DESTROY,
  team: {
    dataAdminRoles: [{ role: admin }],
    teamUserRoles: [{ role: scientist }],
    teamExecutionRole: { role: execution },
    studioDomainConfig: {
      authMode: StudioAuthMode.IAM,
      vpcId: vpc.vpcId,
      subnetIds: [subnet.subnetId],
      userProfiles: { jane: { userRole: { role: scientist } }, john: { userRole: { role: scientist } } },
    },
  },
});
const DomainId = team.studioDomain!.domainId;

const integ = testCase(app, 'DataScienceTeam', [stack]);
expectProtectedBucket(integ, team.bucket.bucketName, team.key);
expectEnforcedWorkgroup(integ, team.athenaWorkgroup);
call(integ, 'SageMaker', 'describeDomain', { DomainId }).expect(
  ExpectedResult.objectLike({
    AppNetworkAccessType: 'VpcOnly',
    AuthMode: 'IAM',
    KmsKeyId: Match.stringLikeRegexp(team.key.keyId),
    VpcId: vpc.vpcId,
    DefaultUserSettings: { ExecutionRole: execution.roleArn },
  }),
);
const profileOf = (session: string, UserProfileName: string, answer?: string) =>
  actor.attempt(integ, {
    role: scientist.roleArn,
    session,
    service: 'SageMaker',
    api: 'CreatePresignedDomainUrl',
    input: { DomainId, UserProfileName },
    answer,
  });
profileOf('jane', 'jane').expect(ExpectedResult.objectLike({ Payload: '"done"' }));
profileOf('jane', 'john').expect(ExpectedResult.objectLike({ Payload: '"AccessDeniedException"' }));
// Whatever its own policies allow, the execution role cannot create a model outside a VPC.
actor.isRefused(
  integ,
  execution,
  'SageMaker',
  'CreateModel',
  { ModelName: 'dsp-integ', ExecutionRoleArn: execution.roleArn },
  'AccessDeniedException',
);

const query = { QueryString: 'SELECT 1', WorkGroup: team.athenaWorkgroup.workgroupName };
const started = actor.attempt(integ, {
  role: scientist.roleArn,
  service: 'Athena',
  api: 'StartQueryExecution',
  input: query,
  answer: 'QueryExecutionId',
});
call(integ, 'Athena', 'getQueryExecution', { QueryExecutionId: started.getAttString('Payload') })
  .assertAtPath('QueryExecution.Status.State', ExpectedResult.stringLikeRegexp('SUCCEEDED'))
  .waitForAssertions({ totalTimeout: Duration.minutes(3) });

const file = { Bucket: team.bucket.bucketName, Key: 'projects/notes.txt' };
const written = actor.succeeds(integ, scientist, 'S3', 'PutObject', { ...file, Body: 'notes' });
written.next(actor.succeeds(integ, execution, 'S3', 'GetObject', file));
written.next(actor.isRefused(integ, stranger, 'S3', 'GetObject', file));
app.synth();
