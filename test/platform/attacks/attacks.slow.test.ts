import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../../src';
import { CATALOG_SETTINGS } from '../../../src/private/facts/catalog-settings';
import { AccessModel } from '../../support/access';
import { describeKits, platformOf, STARTER_KIT } from '../../support/kits';
import { SAMPLES } from '../../support/samples';

// Requests of principals that want more than the configuration specifies, on synthesized platforms.
const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };
const SHARED_CATALOG = 'arn:aws:glue:us-east-1:111122223333:catalog';

describeKits(({ source, organization }) => {
  const { app } = platformOf(source, organization);
  const model = AccessModel.fromApp(app);
  const shared = (name: string) => model.role(`${organization}-dev-shared-roles-${name}`);
  const inTeam = (name: string) => model.role(`${organization}-dev-datascience-roles-${name}`);

  const withGlue = [shared, inTeam].flatMap((of) => ['data-admin', 'glue-etl'].map(of));

  test.each(withGlue)('code that runs as %s cannot open or decrypt the catalog', async (role) => {
    await model.expectDenied(role.with(EVERYTHING), [...CATALOG_SETTINGS], SHARED_CATALOG);
  });

  test.each([shared, inTeam].map((of) => of('data-admin')))('%s cannot change the owner of a profile', async (role) => {
    const profile = 'arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-x/team1';
    const tag = (key: string) => ({ 'aws:TagKeys': [key] });
    await model.expectAllowed(role, ['sagemaker:AddTags', 'sagemaker:DeleteTags'], profile, tag('project'));
    await model.expectDenied(role, ['sagemaker:AddTags', 'sagemaker:DeleteTags'], profile, tag('userid'));
    await model.expectDenied(role, ['sagemaker:AddTags', 'sagemaker:DeleteTags'], profile, tag('UserID'));
  });

  test.each(withGlue)('%s cannot copy data to a bucket of another account', async (role) => {
    const bucket = 'arn:aws:s3:::aws-glue-foreign';
    const open = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow' as const, Principal: '*', Action: 's3:*', Resource: '*' }],
    };
    model.external(bucket, { account: '999999999999', policy: open });

    await model.expectDenied(role.with(EVERYTHING), ['s3:PutObject', 's3:DeleteObject'], `${bucket}/stolen`);
    await model.expectAllowed(role, 's3:GetObject', `${bucket}/library`);
  });

  test.each(['data-admin', 'data-user', 'glue-etl'])('%s cannot change a record of the audit bucket', async (name) => {
    const bucket = model.templates.ofType('AWS::S3::Bucket').find(({ ref }) => ref.endsWith('-shared-audit'))!;
    const record = `${bucket.attributes.Arn}/AWSLogs/111122223333/CloudTrail/x`;
    const changes = [
      's3:PutObject',
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:PutObjectRetention',
      's3:BypassGovernanceRetention',
      's3:UpdateObjectEncryption',
      's3:ReplicateDelete',
    ];

    await model.expectDenied(shared(name).with(EVERYTHING), changes, record);
  });

  test('a member cannot assume the execution role or pass it to another service', async () => {
    const execution = inTeam('team-execution');
    const roleArn = `arn:aws:iam::111122223333:role/${organization}-dev-datascience-roles-team-execution`;
    const to = (service: string) => ({ 'iam:PassedToService': service });

    await model.expectDenied(inTeam('data-scientist'), 'sts:AssumeRole', roleArn);
    await model.expectAllowed(execution, 'iam:PassRole', roleArn, to('sagemaker.amazonaws.com'));
    await model.expectDenied(execution, 'iam:PassRole', roleArn, to('glue.amazonaws.com'));
    await model.expectDenied(execution, 'iam:PassRole', roleArn.replace('team-execution', 'data-admin'), {
      'iam:PassedToService': 'sagemaker.amazonaws.com',
    });
  });

  test('code in a notebook cannot read or write data of the lake without an access policy', async () => {
    const bucket = model.bucket(`${organization}-dev-shared-datalake-raw`);
    const execution = inTeam('team-execution').with(EVERYTHING);

    await model.expectDenied(execution, ['s3:GetObject', 's3:PutObject'], bucket.object('data/x'));
    await model.expectDenied(execution, ['s3:PutObject', 's3:DeleteObject'], bucket.object('data/sample_data/x'));
  });
});

describe('trust policies of the starter kit', () => {
  const model = AccessModel.fromApp(platformOf(STARTER_KIT, 'example-org').app);
  const roleArn = (domain: string, name: string) => (
    `arn:aws:iam::111122223333:role/example-org-dev-${domain}-roles-${name}`
  );

  test.each(['shared', 'datascience'])('only data administrators become data-admin of %s', async (domain) => {
    const role = roleArn(domain, 'data-admin');
    await model.expectAllowed(model.otherRole('data-administrators', EVERYTHING), 'sts:AssumeRole', role);
    await model.expectDenied(model.administrator(), 'sts:AssumeRole', role);
    await model.expectDenied(model.otherRole('data-administrators-2', EVERYTHING), 'sts:AssumeRole', role);
  });

  test.each(['shared', 'datascience'])('SageMaker assumes a role of %s for this account', async (domain) => {
    const service = model.service('sagemaker.amazonaws.com');
    const role = roleArn(domain, 'team-execution');
    await model.expectAllowed(service, 'sts:AssumeRole', role, { 'aws:SourceAccount': '111122223333' });
    await model.expectDenied(service, 'sts:AssumeRole', role, { 'aws:SourceAccount': '999988887777' });
  });
});

describeKits(({ source, organization }) => {
  const model = AccessModel.fromApp(platformOf(source, organization).app);
  const execution = model.role(`${organization}-dev-datascience-roles-team-execution`).with(EVERYTHING);
  const sagemaker = (path: string) => `arn:aws:sagemaker:us-east-1:111122223333:${path}`;
  const team = model.key(`${organization}-dev-datascience-example-team`, 'TeamKey');
  const foreign = team.replace(/[^/]+$/, 'ffffffff-0000-0000-0000-000000000000');
  const job = {
    'sagemaker:VpcSubnets': 'subnet-1',
    'sagemaker:VpcSecurityGroupIds': 'sg-1',
    'sagemaker:VolumeKmsKeyArn': team,
    'sagemaker:InterContainerTrafficEncryption': 'true',
    'sagemaker:InstanceTypes': 'ml.m5.large',
  };

  test('the guardrails hold for an execution role with AdministratorAccess', async () => {
    const request = (change: object) => (
      [execution, 'sagemaker:CreateTrainingJob', sagemaker('training-job/x'), { ...job, ...change }] as const
    );

    await model.expectAllowed(...request({}));
    await model.expectAllowed(...request({ 'sagemaker:OutputKmsKeyArn': team }));
    for (const change of [
      { 'sagemaker:VpcSubnets': undefined },
      { 'sagemaker:VpcSecurityGroupIds': undefined },
      { 'sagemaker:VolumeKmsKeyArn': undefined },
      { 'sagemaker:VolumeKmsKeyArn': undefined, 'sagemaker:InstanceTypes': undefined },
      { 'sagemaker:VolumeKmsKeyArn': foreign },
      { 'sagemaker:OutputKmsKeyArn': foreign },
      { 'sagemaker:InterContainerTrafficEncryption': undefined },
      { 'sagemaker:InterContainerTrafficEncryption': 'false' },
      { 'aws:RequestTag/sagemaker:domain-arn': sagemaker('domain/d-other') },
    ]) await model.expectDenied(...request(change));
  });

  test('the isolation of teams holds for an execution role with AdministratorAccess', async () => {
    const other = { 'aws:ResourceTag/sagemaker:domain-arn': sagemaker('domain/d-other') };
    const endpoint = sagemaker('endpoint/x');
    const tagging = ['sagemaker:AddTags', 'sagemaker:DeleteTags'];

    await model.expectDenied(execution, ['sagemaker:InvokeEndpoint', 'sagemaker:DeleteEndpoint'], endpoint, other);
    await model.expectDenied(execution, tagging, endpoint, {
      'aws:TagKeys': ['Sagemaker:Domain-Arn'],
    });
    await model.expectDenied(execution, tagging, sagemaker('user-profile/d-x/x'), { 'aws:TagKeys': ['userid'] });
    await model.expectDenied(execution, 'sagemaker:CreatePresignedDomainUrl', sagemaker('user-profile/d-x/x'), {
      'sagemaker:ResourceTag/userid': 'AROAOTHER:team1', 'aws:ResourceTag/userid': 'AROAOTHER:team1',
    });
    for (const action of ['CreateSpace', 'UpdateSpace']) {
      await model.expectDenied(execution, `sagemaker:${action}`, sagemaker('space/d-x/x'), {
        'sagemaker:SpaceSharingType': 'Shared',
      });
    }
  });
});

test('no role of the starter kit trusts Amazon EC2 or Amazon EMR', () => {
  const model = AccessModel.fromApp(platformOf(STARTER_KIT, 'example-org').app);
  const trusts = model.templates.ofType('AWS::IAM::Role').map(({ properties }) => properties.AssumeRolePolicyDocument);

  const text = JSON.stringify(trusts);

  expect(text).toContain('glue.amazonaws.com');
  expect(text).not.toMatch(/ec2\.amazonaws|elasticmapreduce/);
});

describe('a platform with every feature', () => {
  const app = new App();
  DataSciencePlatform.fromYaml(app, 'Platform', join(SAMPLES, 'platform', 'comprehensive'));
  const stacks = AccessModel.fromApp(app, { placeholders: true });
  const administrator = stacks.administrator();

  test('an account administrator cannot read or write objects of a protected bucket, or use a key', async () => {
    const buckets = stacks.templates.ofType('AWS::S3::Bucket').filter(({ account }) => account === '111122223333');
    const keys = stacks.templates.ofType('AWS::KMS::Key').filter(({ account }) => account === '111122223333');

    expect(buckets.length).toBeGreaterThan(0);

    for (const { attributes } of buckets) {
      await stacks.expectDenied(administrator, ['s3:GetObject', 's3:PutObject'], `${attributes.Arn}/data/x`);
    }
    for (const { attributes } of keys) {
      await stacks.expectDenied(administrator, ['kms:Encrypt', 'kms:ReEncryptTo', 'kms:CreateGrant'], attributes.Arn);
    }
  });
});
