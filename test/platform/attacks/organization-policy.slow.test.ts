import { readFileSync } from 'fs';
import { join } from 'path';
import { AccessModel, Statement } from '../../support/access';
import { platformOf, STARTER_KIT } from '../../support/kits';

// The service control policy that docs/security.md shows. Like a permissions boundary, it limits what identity policies
// allow.
const PAGE = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'security.md'), 'utf8');
const POLICY = JSON.parse(/```json\n([\s\S]+?)```/.exec(PAGE)![1]) as { Statement: Statement[] };
const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' } as const;

const model = AccessModel.fromApp(platformOf(STARTER_KIT, 'example-org').app);
const limited = (name: string) => model.otherRole(name, EVERYTHING).withBoundary(EVERYTHING, ...POLICY.Statement);
const administrator = limited('AccountAdministrator');
const deployment = limited('cdk-hnb659fds-cfn-exec-role-111122223333-us-east-1');

const REQUESTS: readonly [string, string, { [key: string]: string | string[] }?][] = [
  ['iam:PassRole', 'arn:aws:iam::111122223333:role/example-org-dev-datascience-roles-team-execution', {
    'iam:PassedToService': 'sagemaker.amazonaws.com',
  }],
  ['iam:PassRole', 'arn:aws:iam::111122223333:role/example-org-dev-shared-roles-glue-etl', {
    'iam:PassedToService': 'glue.amazonaws.com',
  }],
  ...[
    'DeleteBucket', 'PutBucketPolicy', 'PutBucketVersioning', 'PutLifecycleConfiguration',
    'PutReplicationConfiguration',
  ].map((action): [string, string] => [`s3:${action}`, 'arn:aws:s3:::example-org-dev-shared-audit']),
  ...['DeleteTrail', 'PutEventSelectors', 'StopLogging', 'UpdateTrail'].map((action): [string, string] => [
    `cloudtrail:${action}`, 'arn:aws:cloudtrail:us-east-1:111122223333:trail/example-org-dev-shared-audit-trail-trail',
  ]),
  ...['DisableKey', 'PutKeyPolicy', 'ScheduleKeyDeletion'].map((action): [string, string] => [
    `kms:${action}`, model.key('example-org-dev-shared-audit', 'AuditBucketKey'),
  ]),
];

test('the policy restricts an administrator', async () => {
  const profile = 'arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-x/team1';
  const foreign = { 'aws:ResourceTag/userid': 'AROAEXAMPLE:team1' };

  for (const request of REQUESTS) {
    await model.expectAllowed(model.administrator(), ...request);
    await model.expectDenied(administrator, ...request);
  }
  await model.expectDenied(administrator, 'sagemaker:CreatePresignedDomainUrl', profile, foreign);
  for (const key of ['userid', 'UserId']) {
    await model.expectDenied(administrator, ['sagemaker:AddTags', 'sagemaker:DeleteTags'], profile, {
      'aws:TagKeys': [key],
    });
  }
});

test('the policy restricts neither the deployment nor other work of administrators', async () => {
  for (const request of REQUESTS) await model.expectAllowed(deployment, ...request);
  await model.expectAllowed(administrator, 's3:GetBucketPolicy', 'arn:aws:s3:::example-org-dev-shared-audit');
  await model.expectAllowed(administrator, 's3:PutBucketPolicy', model.external('arn:aws:s3:::another-bucket'));
  await model.expectAllowed(administrator, 'iam:PassRole', 'arn:aws:iam::111122223333:role/another', {
    'iam:PassedToService': 'lambda.amazonaws.com',
  });
  const key = model.key('example-org-dev-shared-audit', 'AuditBucketKey');
  await model.expectAllowed(administrator, 'kms:EnableKey', key);
});
