import { arn, member, modelOf, teamOf } from './team';
import { LOCAL_STORAGE_FAMILIES } from '../../../src/private/facts/local-storage-instances';

const model = modelOf(teamOf());
const execution = member(model, 'execution');
const key = model.key('Stack', 'TeamKey');
const other = key.replace(/[^/]+$/, 'ffffffff-0000-0000-0000-000000000000');
const SOUND = {
  'sagemaker:VpcSubnets': ['subnet-00000001'],
  'sagemaker:VpcSecurityGroupIds': ['sg-00000001'],
  'sagemaker:InterContainerTrafficEncryption': 'true',
};

/** What a request of each kind takes in addition to instance types and the key of the volume. */
const REQUESTS: [string, string, object][] = [
  ['CreateTrainingJob', 'training-job/x', SOUND],
  ['CreateProcessingJob', 'processing-job/x', SOUND],
  ['CreateHyperParameterTuningJob', 'hyper-parameter-tuning-job/x', SOUND],
  ['CreateTransformJob', 'transform-job/x', {}],
  ['CreateEndpointConfig', 'endpoint-config/x', {}],
];

test.each(REQUESTS)('%s on instances with local storage needs no volume key', async (action, resource, sound) => {
  const on = (...types: string[]) => ({ ...sound, 'sagemaker:InstanceTypes': types });
  const request = (context: object) => [execution, `sagemaker:${action}`, arn(resource), context as never] as const;

  for (const type of [
    'ml.g4dn.xlarge', 'ml.g5.2xlarge', 'ml.g7.2xlarge', 'ml.p4d.24xlarge', 'ml.p5.48xlarge', 'ml.trn1.2xlarge',
  ]) {
    await model.expectAllowed(...request(on(type)));
    await model.expectDenied(...request({ ...on(type), 'sagemaker:VolumeKmsKeyArn': other }));
  }
  for (const types of [['ml.m5.xlarge'], ['ml.p3.2xlarge'], ['ml.g5.xlarge', 'ml.m5.xlarge']]) {
    await model.expectDenied(...request(on(...types)));
    await model.expectAllowed(...request({ ...on(...types), 'sagemaker:VolumeKmsKeyArn': key }));
  }
  await model.expectDenied(...request(sound));
});

test('a notebook instance has an EBS volume on every type', async () => {
  const context = {
    'sagemaker:VpcSubnets': ['subnet-00000001'],
    'sagemaker:VpcSecurityGroupIds': ['sg-00000001'],
    'sagemaker:DirectInternetAccess': 'Disabled',
    'sagemaker:InstanceTypes': ['ml.g5.xlarge'],
  };
  const notebook = arn('notebook-instance/x');

  await model.expectDenied(execution, 'sagemaker:CreateNotebookInstance', notebook, context);
  await model.expectAllowed(execution, 'sagemaker:CreateNotebookInstance', notebook, {
    ...context,
    'sagemaker:VolumeKmsKeyArn': key,
  });
});

test('the families with local storage are listed once', () => {
  expect(LOCAL_STORAGE_FAMILIES).toEqual([...new Set(LOCAL_STORAGE_FAMILIES)]);
});
