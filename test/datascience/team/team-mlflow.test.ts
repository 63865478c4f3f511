import { RemovalPolicy } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { arn, member, modelOf, STUDIO, templateOf, teamOf } from './team';
import { MlflowServerSize, TeamMlflowOptions } from '../../../src';
import { nagFindings } from '../../support/nag';

const withServer = (options: Partial<TeamMlflowOptions> = {}, others: Parameters<typeof teamOf>[0] = {}) => (
  teamOf({ mlflow: { enabled: true, serverName: 'ours', ...options }, ...others })
);

test('a small server stores its artifacts in the bucket of the team and registers no models', () => {
  const template = templateOf(teamOf({ mlflow: { enabled: true } }));
  template.hasResource('AWS::SageMaker::MlflowTrackingServer', {
    Properties: {
      TrackingServerName: 'stack-team-mlflow',
      TrackingServerSize: 'Small',
      MlflowVersion: Match.absent(),
      AutomaticModelRegistration: false,
      ArtifactStoreUri: { 'Fn::Join': ['', ['s3://', Match.anyValue(), '/sagemaker/mlflow']] },
    },
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('BucketPolicy'), Match.stringLikeRegexp('ServerPolicy')]),
  });
});

test('sets every option of a server', () => {
  const team = withServer({
    artifactStorePrefix: '/experiments/',
    serverSize: MlflowServerSize.LARGE,
    serverVersion: '2.16',
    automaticModelRegistration: true,
  });

  expect(team.mlflowServer?.trackingServerName).toBe('ours');

  templateOf(team).hasResourceProperties('AWS::SageMaker::MlflowTrackingServer', {
    TrackingServerName: 'ours',
    TrackingServerSize: 'Large',
    MlflowVersion: '2.16',
    AutomaticModelRegistration: true,
    ArtifactStoreUri: { 'Fn::Join': ['', ['s3://', Match.anyValue(), '/experiments']] },
  });
});

test('a server that is not enabled creates no resources', () => {
  const team = withServer({ enabled: false });

  expect(team.mlflowServer).toBeUndefined();
  expect(templateOf(team).toJSON()).toEqual(templateOf(teamOf()).toJSON());
});

test('the removal policy of the server is configurable', () => {
  templateOf(teamOf({ mlflow: { enabled: true } }, RemovalPolicy.DESTROY)).hasResource(
    'AWS::SageMaker::MlflowTrackingServer',
    { DeletionPolicy: 'Delete' },
  );
});

describe('access', () => {
  const team = withServer({ artifactStorePrefix: 'experiments/' });
  const model = modelOf(team);
  const bucket = model.bucket('stack-team');
  const key = model.key('Stack', 'TeamKey');
  const server = model.role('stack-team-mlflow');
  const ours = arn('mlflow-tracking-server/ours');
  const people = ['scientist', 'execution'].map((role) => member(model, role));
  const use = [
    'sagemaker-mlflow:CreateRun',
    'sagemaker-mlflow:LogMetric',
    'sagemaker-mlflow:SearchExperiments',
    'sagemaker-mlflow:DeleteRun',
  ];
  const open = ['sagemaker:CreatePresignedMlflowTrackingServerUrl', 'sagemaker:DescribeMlflowTrackingServer'];

  test('members can use only this server and cannot change it', async () => {
    for (const person of people) {
      await model.expectAllowed(person, [...use, ...open], ours);
      await model.expectAllowed(person, ['sagemaker:ListMlflowTrackingServers', 'sagemaker-mlflow:AccessUI'], '*');
      await model.expectDenied(
        person,
        [...use, ...open],
        [arn('mlflow-tracking-server/theirs'), arn('mlflow-tracking-server/ours2')],
      );
      await model.expectDenied(
        person,
        [
          'sagemaker:UpdateMlflowTrackingServer',
          'sagemaker:DeleteMlflowTrackingServer',
          'sagemaker:StopMlflowTrackingServer',
        ],
        ours,
      );
    }
  });

  test('other principals cannot use the server', async () => {
    for (const other of [member(model, 'admin'), member(model, 'stranger'), server]) {
      await model.expectDenied(other, [...use, ...open], ours);
    }
  });

  test('the server and members can store artifacts, and the server has no other access', async () => {
    for (const principal of [server, ...people]) {
      await model.expectAllowed(
        principal,
        ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        bucket.object('experiments/1/model.pkl'),
      );
      await model.expectAllowed(principal, ['kms:Decrypt', 'kms:GenerateDataKey'], key);
    }
    await model.expectAllowed(server, 's3:ListBucket', bucket.arn, { 's3:prefix': 'experiments/1' });
    await model.expectDenied(
      server,
      ['s3:GetObject', 's3:PutObject'],
      ['projects/x', 'sagemaker/x', 'experiments2/x', 'x'].map((name) => bucket.object(name)),
    );
    await model.expectDenied(server, 's3:DeleteObjectVersion', bucket.object('experiments/1/model.pkl'));
    await model.expectDenied(model.administrator(), 's3:GetObject', bucket.object('experiments/1/model.pkl'));
  });

  test('the server can register models only if requested', async () => {
    const actions = ['sagemaker:CreateModelPackage', 'sagemaker:UpdateModelPackage'];
    await model.expectDenied(server, actions, arn('model-package/group/1'));
    const registering = modelOf(withServer({ automaticModelRegistration: true }));
    await registering.expectAllowed(registering.role('stack-team-mlflow'), actions, arn('model-package/group/1'));
    await registering.expectAllowed(
      registering.role('stack-team-mlflow'),
      'sagemaker:CreateModelPackageGroup',
      arn('model-package-group/group'),
    );
    await registering.expectDenied(registering.role('stack-team-mlflow'), 'sagemaker:CreateModel', arn('model/x'));
  });

  test('the role of the server trusts SageMaker', () => {
    templateOf(team).hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'stack-team-mlflow',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'sagemaker.amazonaws.com' },
          },
        ],
      },
    });
  });
});

test('with an existing bucket, the server has its own policies', async () => {
  const model = modelOf(withServer({}, { existingBucketName: 'theirs' }));
  model.external('arn:aws:s3:::theirs', { account: '111122223333' });
  await model.expectAllowed(model.role('stack-team-mlflow'), 's3:PutObject', 'arn:aws:s3:::theirs/sagemaker/mlflow/1');
  await model.expectDenied(model.role('stack-team-mlflow'), 's3:PutObject', 'arn:aws:s3:::theirs/sagemaker/other');
});

test('the compliance packs report no findings', () => {
  expect(nagFindings(withServer({ automaticModelRegistration: true }))).toEqual([]);
});

test.each<[string, Partial<TeamMlflowOptions>, RegExp]>([
  ['the whole bucket', { artifactStorePrefix: '/' }, /DSP355: "artifactStorePrefix" is the whole bucket/],
  [
    'a prefix within the assets',
    { artifactStorePrefix: 'sagemaker-lifecycle-assets/x' },
    /DSP355: .*overlaps "sagemaker-lifecycle-assets\/"/,
  ],
  [
    'a name with invalid characters',
    { serverName: 'our_server' },
    /DSP304: "our_server" is not a valid MLflow tracking server name/,
  ],
  ['an unknown size', { serverSize: 'Huge' as never }, /DSP113: "Huge" is not one of Small, Medium, Large/],
])('%s is rejected', (_, options, message) => {
  expect(() => withServer(options)).toThrow(message);
});

test('assets of a domain in another bucket are also protected from artifacts', () => {
  expect(() =>
    withServer({ artifactStorePrefix: 'code' }, { studioDomainConfig: { ...STUDIO, assetPrefix: 'code/studio/' } }),
  ).toThrow(/DSP355/);
});
