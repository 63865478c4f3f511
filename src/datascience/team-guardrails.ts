import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Jobs that run in one or more containers, and whose request can say VPC, volume key and encryption between containers. */
const JOBS = [
  'CreateAutoMLJob', 'CreateAutoMLJobV2', 'CreateDataQualityJobDefinition', 'CreateHyperParameterTuningJob', 'CreateModelBiasJobDefinition',
  'CreateModelExplainabilityJobDefinition', 'CreateModelQualityJobDefinition', 'CreateMonitoringSchedule', 'CreateProcessingJob', 'CreateTrainingJob',
  'UpdateMonitoringSchedule',
];

/** Actions by the condition keys of their requests. An endpoint lies in the VPC of its model, so its configuration is not asked for one. */
export const GUARDED_ACTIONS = {
  vpc: [...JOBS, 'CreateCluster', 'CreateModel', 'CreateNotebookInstance', 'UpdateCluster'],
  volumeKey: [...JOBS, 'CreateEndpointConfig', 'CreateLabelingJob', 'CreateNotebookInstance', 'CreateTransformJob'],
  outputKey: [...JOBS, 'CreateLabelingJob', 'CreateTransformJob'],
  interContainerEncryption: JOBS,
  spaceSharing: ['CreateApp', 'CreateSpace', 'UpdateSpace'],
};

/**
 * Denies to the execution role whatever would run outside of a VPC, on volumes that the key of the team does not encrypt, or with traffic between
 * containers in the clear. A key that the request does not say at all is denied like a wrong one. Where spaces are private only, shared ones are denied
 * whatever else the role may do.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export function guardrailStatements(keyArn: string, options: { privateSpacesOnly: boolean }): PolicyStatement[] {
  const { vpc, volumeKey, outputKey, interContainerEncryption, spaceSharing } = GUARDED_ACTIONS;
  return [
    deny('DenyWithoutSubnets', vpc, { Null: { 'sagemaker:VpcSubnets': 'true' } }),
    deny('DenyWithoutSecurityGroups', vpc, { Null: { 'sagemaker:VpcSecurityGroupIds': 'true' } }),
    // Both spellings of the key are in use; a request carries one of them, and the other then counts as different.
    deny('DenyOtherVolumeKey', volumeKey, { ArnNotEquals: { 'sagemaker:VolumeKmsKey': keyArn, 'sagemaker:VolumeKmsKeyArn': keyArn } }),
    ...['sagemaker:OutputKmsKey', 'sagemaker:OutputKmsKeyArn'].map((key, index) => deny(
      `DenyOtherOutputKey${index + 1}`, outputKey, { Null: { [key]: 'false' }, ArnNotEquals: { [key]: keyArn } },
    )),
    deny('DenyUnsaidTrafficEncryption', interContainerEncryption, { Null: { 'sagemaker:InterContainerTrafficEncryption': 'true' } }),
    deny('DenyPlainTraffic', interContainerEncryption, { Bool: { 'sagemaker:InterContainerTrafficEncryption': 'false' } }),
    deny('DenyDirectInternet', ['CreateNotebookInstance'], { StringNotEqualsIfExists: { 'sagemaker:DirectInternetAccess': 'Disabled' } }),
    ...options.privateSpacesOnly ? [deny('DenySharedSpaces', spaceSharing, { StringEquals: { 'sagemaker:SpaceSharingType': 'Shared' } })] : [],
  ];
}

function deny(sid: string, actions: string[], conditions: { [operator: string]: { [key: string]: string } }): PolicyStatement {
  return new PolicyStatement({ sid, effect: Effect.DENY, actions: actions.map((action) => `sagemaker:${action}`), resources: ['*'], conditions });
}
