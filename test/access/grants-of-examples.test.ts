import { App } from 'aws-cdk-lib';
import { GrantsStack } from '../../examples/typescript/lib/grants-stack';
import { AccessModel } from '../support/access';

// The check of the examples compares the templates of this stack in Python, byte by byte.
const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };
const model = AccessModel.fromApp(new GrantsStack(new App(), 'Grants'));
const bucketOf = (part: string) => model.templates.ofType('AWS::S3::Bucket')
  .find(({ logicalId }) => logicalId.startsWith(part))!.attributes.Arn;
const lake = bucketOf('Lake');
const lakeKey = model.key('Grants', 'LakeKey');

test.each<[role: string, allowed: [string, string][], denied: [string, string][]]>([
  ['reader', [['s3:GetObject', `${lake}/data/x`], ['kms:Decrypt', lakeKey]], [
    ['s3:PutObject', `${lake}/data/x`], ['s3:GetObject', `${lake}/other/x`], ['kms:GenerateDataKey', lakeKey],
  ]],
  ['writer', [['s3:PutObject', `${lake}/data/x`], ['kms:GenerateDataKey', lakeKey]], [
    ['s3:DeleteObjectVersion', `${lake}/data/x`], ['s3:PutObject', `${lake}/other/x`],
  ]],
  ['owner', [['s3:DeleteObjectVersion', `${lake}/other/x`], ['kms:GenerateDataKey', lakeKey]], []],
  ['auditor', [['s3:GetObject', `${lake}/audit/x`], ['kms:Decrypt', lakeKey]], [
    ['s3:GetObject', `${lake}/data/x`], ['s3:PutObject', `${lake}/audit/x`],
  ]],
  ['decryptor', [['kms:Decrypt', lakeKey]], [['s3:GetObject', `${lake}/data/x`], ['kms:GenerateDataKey', lakeKey]]],
  ['analyst', [['s3:PutObject', `${bucketOf('Athena')}/athena-results/x`]], [
    ['s3:GetObject', `${bucketOf('Athena')}/x`], ['s3:GetObject', `${lake}/data/x`],
  ]],
  ['member', [['s3:PutObject', `${bucketOf('Team')}/projects/x`]], [
    ['s3:DeleteObjectVersion', `${bucketOf('Team')}/projects/x`], ['s3:GetObject', `${bucketOf('Athena')}/athena-results/x`],
  ]],
  ['job', [['s3:PutObject', `${bucketOf('Project')}/temp/x`], ['s3:GetObject', `${bucketOf('Project')}/deployment/x`]], [
    ['s3:PutObject', `${bucketOf('Project')}/deployment/x`],
  ]],
])('%s has what the example grants, and no more with AdministratorAccess', async (name, allowed, denied) => {
  const role = model.role(name);

  for (const [action, arn] of allowed) await model.expectAllowed(role, action, arn);
  for (const [action, arn] of denied) await model.expectDenied(role.with(EVERYTHING), action, arn);
});
