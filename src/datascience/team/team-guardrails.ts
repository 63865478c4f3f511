import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ANY_REQUEST, denySageMaker } from './team-denials';
import {
  LOCAL_STORAGE_FAMILIES, WITHOUT_VOLUME_KEY_ON_LOCAL_STORAGE,
} from '../../private/facts/local-storage-instances';
import { KEYS_WITH_TWO_SPELLINGS, spellingsOf } from '../../private/facts/sagemaker-condition-keys';

/**
 * Jobs that run in one or more containers, and whose request can specify VPC, volume key and inter-container traffic
 * encryption.
 */
const JOBS = [
  'CreateAutoMLJob',
  'CreateAutoMLJobV2',
  'CreateDataQualityJobDefinition',
  'CreateHyperParameterTuningJob',
  'CreateModelBiasJobDefinition',
  'CreateModelExplainabilityJobDefinition',
  'CreateModelQualityJobDefinition',
  'CreateMonitoringSchedule',
  'CreateProcessingJob',
  'CreateTrainingJob',
  'UpdateMonitoringSchedule',
];

/**
 * Actions by the condition keys of their requests. An endpoint uses the VPC of its model, so its configuration does not
 * need one.
 */
export const GUARDED_ACTIONS = {
  vpc: [...JOBS, 'CreateCluster', 'CreateJob', 'CreateModel', 'CreateNotebookInstance', 'UpdateCluster'],
  volumeKey: [...JOBS, 'CreateEndpointConfig', 'CreateLabelingJob', 'CreateNotebookInstance', 'CreateTransformJob'],
  interContainerEncryption: JOBS,
};

/**
 * Denies requests of the execution role that run workloads outside a VPC, on volumes that are not encrypted with the
 * key of the team, or with unencrypted traffic between containers. A request without a key is denied like a request
 * with another key. If only private spaces are allowed, shared spaces are denied, regardless of other policies of the
 * role.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export function guardrailStatements(keyArn: string, options: { privateSpacesOnly: boolean }): PolicyStatement[] {
  const { vpc, interContainerEncryption } = GUARDED_ACTIONS;
  return [
    denySageMaker('DenyWithoutSubnets', vpc, { Null: { 'sagemaker:VpcSubnets': 'true' } }),
    denySageMaker('DenyWithoutSecurityGroups', vpc, { Null: { 'sagemaker:VpcSecurityGroupIds': 'true' } }),
    ...volumeKeyStatements(keyArn),
    ...otherKeyStatements('DenyOtherOutputKey', KEYS_WITH_TWO_SPELLINGS.outputKey, keyArn),
    denySageMaker('DenyUnsaidTrafficEncryption', interContainerEncryption, {
      Null: { 'sagemaker:InterContainerTrafficEncryption': 'true' },
    }),
    denySageMaker('DenyPlainTraffic', ANY_REQUEST, { Bool: { 'sagemaker:InterContainerTrafficEncryption': 'false' } }),
    denySageMaker('DenyDirectInternet', ['CreateNotebookInstance'], {
      StringNotEqualsIfExists: { 'sagemaker:DirectInternetAccess': 'Disabled' },
    }),
    ...(options.privateSpacesOnly
      ? [denySageMaker('DenySharedSpaces', ANY_REQUEST, { StringEquals: { 'sagemaker:SpaceSharingType': 'Shared' } })]
      : []),
  ];
}

/** Volumes must have the key of the team, unless the hardware of the instance encrypts them. */
function volumeKeyStatements(keyArn: string): PolicyStatement[] {
  const { volumeKey } = GUARDED_ACTIONS;
  const exempt = volumeKey.filter((action) => WITHOUT_VOLUME_KEY_ON_LOCAL_STORAGE.includes(action));
  const others = volumeKey.filter((action) => !exempt.includes(action));
  const without = Object.fromEntries(spellingsOf(KEYS_WITH_TWO_SPELLINGS.volumeKey).map((key) => [key, 'true']));
  return [
    ...otherKeyStatements('DenyOtherVolumeKey', KEYS_WITH_TWO_SPELLINGS.volumeKey, keyArn),
    denySageMaker('DenyWithoutVolumeKey', others, { Null: without }),
    denySageMaker('DenyWithoutVolumeKeyOrType', exempt, { Null: { ...without, 'sagemaker:InstanceTypes': 'true' } }),
    denySageMaker('DenyWithoutVolumeKeyOnEbs', exempt, {
      'Null': without,
      'ForAnyValue:StringNotLike': {
        'sagemaker:InstanceTypes': LOCAL_STORAGE_FAMILIES.map((family) => `ml.${family}.*`),
      },
    }),
  ];
}

/** Both spellings of the condition key are in use; a request has one of them. */
function otherKeyStatements(sid: string, key: string, keyArn: string): PolicyStatement[] {
  return spellingsOf(key).map((spelling, index) =>
    denySageMaker(`${sid}${index + 1}`, ANY_REQUEST, {
      Null: { [spelling]: 'false' },
      ArnNotEquals: { [spelling]: keyArn },
    }),
  );
}
