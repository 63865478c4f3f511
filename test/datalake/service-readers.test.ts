import { DataLake } from '../../src';
import { AccessModel } from '../support/access';
import { testStack } from '../support/stacks';

const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };
const READERS = {
  'Amazon Macie': 'role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie',
  'AWS Backup': 'role/service-role/AWSBackupDefaultServiceRole',
  'GuardDuty Malware Protection': 'role/guardduty-malware-protection',
  'Lake Formation':
    'role/aws-service-role/lakeformation.amazonaws.com/AWSServiceRoleForLakeFormationDataAccess',
};

test.each(Object.entries(READERS))('%s reads a bucket whose access policy names its role', async (_, name) => {
  const stack = testStack();
  const arn = `arn:aws:iam::111122223333:${name}`;
  new DataLake(stack, 'Lake', {
    roles: { services: [{ arn, immutable: true }] },
    accessPolicies: { all: { rule: { prefix: 'data/', readRoles: ['services'] } } },
    buckets: { raw: { accessPolicies: ['all'] } },
  });
  const model = AccessModel.fromApp(stack);
  const bucket = model.bucket('raw');
  const [key] = model.templates.ofType('AWS::KMS::Key');
  const service = model.otherRole(arn, EVERYTHING);

  await model.expectAllowed(service, ['s3:GetObject', 's3:GetObjectTagging'], bucket.object('data/x'));
  await model.expectAllowed(service, 'kms:Decrypt', key.attributes.Arn);
  await model.expectDenied(service, ['s3:PutObject', 's3:DeleteObject'], bucket.object('data/x'));
  await model.expectDenied(service, 's3:GetObject', bucket.object('private/x'));
  await model.expectDenied(model.otherRole(`${arn}2`, EVERYTHING), 's3:GetObject', bucket.object('data/x'));
});
