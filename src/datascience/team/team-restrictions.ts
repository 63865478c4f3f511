import { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { ANY_REQUEST, denySageMaker } from './team-denials';
import { INSTANCE_ACTIONS } from './team-instance-types';
import { TeamNetwork } from './team-network';
import { TeamRestrictionOptions } from './team-options';
import { unique } from '../../private/collections';
import { KEYS_WITH_TWO_SPELLINGS, spellingsOf } from '../../private/facts/sagemaker-condition-keys';

/**
 * Requests that run containers and can specify network isolation; the containers of a request without it are not
 * isolated.
 */
export const ISOLATED_ACTIONS = [
  'CreateDataQualityJobDefinition',
  'CreateHyperParameterTuningJob',
  'CreateModel',
  'CreateModelBiasJobDefinition',
  'CreateModelExplainabilityJobDefinition',
  'CreateModelQualityJobDefinition',
  'CreateMonitoringSchedule',
  'CreateProcessingJob',
  'CreateTrainingJob',
  'UpdateMonitoringSchedule',
];

/**
 * Denies the execution role the requests that the options of a team exclude. No statements without such options.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export function restrictionStatements(
  scope: IConstruct, keyArn: string, network: TeamNetwork | undefined, options: TeamRestrictionOptions = {},
): PolicyStatement[] {
  return [
    ...(network === undefined ? [] : networkStatements(network)),
    ...(options.denyRootAccess ? notebookStatements('RootAccess', 'sagemaker:RootAccess', 'Disabled', 'Enabled') : []),
    ...(options.requireImdsV2
      ? notebookStatements('MetadataV1', 'sagemaker:MinimumInstanceMetadataServiceVersion', '2', '1')
      : []),
    ...(options.requireNetworkIsolation ? isolationStatements() : []),
    ...(options.denyRemoteDebugging
      ? [denySageMaker('DenyRemoteDebugging', ANY_REQUEST, { Bool: { 'sagemaker:EnableRemoteDebug': 'true' } })]
      : []),
    ...(options.requireFeatureGroupKeys ? featureGroupStatements(keyArn) : []),
    ...(options.modelNamePrefix === undefined ? [] : modelStatements(scope, options.modelNamePrefix)),
  ];
}

/** One other subnet or security group in a request is enough. */
function networkStatements({ subnetIds, securityGroupIds }: TeamNetwork): PolicyStatement[] {
  return [
    denySageMaker('DenyOtherSubnets', ANY_REQUEST, {
      'ForAnyValue:StringNotEquals': { 'sagemaker:VpcSubnets': subnetIds },
    }),
    denySageMaker('DenyOtherSecurityGroups', ANY_REQUEST, {
      'ForAnyValue:StringNotEquals': { 'sagemaker:VpcSecurityGroupIds': securityGroupIds },
    }),
  ];
}

/** A notebook instance must be created with this value, and cannot be changed to the other. */
function notebookStatements(sid: string, key: string, required: string, denied: string): PolicyStatement[] {
  return [
    denySageMaker(`Deny${sid}`, ['CreateNotebookInstance'], { StringNotEquals: { [key]: required } }),
    denySageMaker(`Deny${sid}Later`, ['UpdateNotebookInstance'], { StringEquals: { [key]: denied } }),
  ];
}

function isolationStatements(): PolicyStatement[] {
  return [
    denySageMaker('DenyUnsaidIsolation', ISOLATED_ACTIONS, { Null: { 'sagemaker:NetworkIsolation': 'true' } }),
    denySageMaker('DenyNetworkOfContainers', ANY_REQUEST, { Bool: { 'sagemaker:NetworkIsolation': 'false' } }),
    denySageMaker('DenyUnknownIsolation', INSTANCE_ACTIONS.never),
  ];
}

/** A new store needs the key of the team. Both spellings of the condition key are in use. */
function featureGroupStatements(keyArn: string): PolicyStatement[] {
  const { onlineStoreKey, offlineStoreKey } = KEYS_WITH_TWO_SPELLINGS;
  const stores = [
    { name: 'Online', created: 'sagemaker:FeatureGroupEnableOnlineStore', storeKey: onlineStoreKey },
    { name: 'Offline', created: 'sagemaker:FeatureGroupOfflineStoreConfig', storeKey: offlineStoreKey },
  ];
  return stores.flatMap(({ name, created, storeKey }) => {
    const spellings = spellingsOf(storeKey);
    return [
      denySageMaker(`DenyWithout${name}Key`, ['CreateFeatureGroup'], {
        Null: Object.fromEntries(spellings.map((key) => [key, 'true'])),
        Bool: { [created]: 'true' },
      }),
      ...spellings.map((key, index) =>
        denySageMaker(`DenyOther${name}Key${index + 1}`, ['CreateFeatureGroup'], {
          Null: { [key]: 'false' },
          ArnNotEquals: { [key]: keyArn },
        }),
      ),
    ];
  });
}

/**
 * A request that names a model is for another resource, so only the ARN of the model distinguishes the models of teams.
 * Models have the prefix as specified, or in lowercase.
 */
function modelStatements(scope: IConstruct, prefix: string): PolicyStatement[] {
  const models = unique([prefix, prefix.toLowerCase()]).map((name) => (
    Stack.of(scope).formatArn({ service: 'sagemaker', resource: 'model', resourceName: `${name}*` })
  ));
  return [
    new PolicyStatement({
      sid: 'DenyOtherModelNames',
      effect: Effect.DENY,
      actions: ['sagemaker:CreateModel'],
      notResources: models,
    }),
    denySageMaker('DenyOtherModels', ANY_REQUEST, {
      Null: { 'sagemaker:ModelArn': 'false' },
      ArnNotLike: { 'sagemaker:ModelArn': models },
    }),
  ];
}
