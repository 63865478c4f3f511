import { Stack } from 'aws-cdk-lib';
import { Conditions, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { IsolationTag, tagConditions } from './team-isolation';

/** Kinds of jobs. */
const JOBS = ['TrainingJob', 'ProcessingJob', 'HyperParameterTuningJob', 'TransformJob', 'AutoMLJob'];
/** Kinds of other resources that a team creates. */
const RESOURCES = [
  'Model',
  'EndpointConfig',
  'Endpoint',
  'NotebookInstance',
  'Pipeline',
  'ModelPackage',
  'ModelPackageGroup',
  'FeatureGroup',
];
/** Resources that record the work of a team. */
const RECORDS = ['Experiment', 'Trial', 'TrialComponent'];

/**
 * Actions of a team on its resources, by the required tag of the resource. Pipeline executions may have no tag, and
 * clients may not set one, so actions that only describe or stop work are also allowed on resources without a tag.
 * Actions that open, run, change or delete a resource require the tag of the team.
 */
export const TEAM_ACTIONS = {
  create: [...JOBS, 'AutoMLJobV2', ...RESOURCES, ...RECORDS].map((kind) => `Create${kind}`),
  ownOrUntagged: [
    ...[...JOBS, 'AutoMLJobV2', ...RESOURCES, ...RECORDS, 'PipelineExecution'].map((kind) => `Describe${kind}`),
    ...[...JOBS, 'NotebookInstance', 'PipelineExecution'].map((kind) => `Stop${kind}`),
    ...RECORDS.map((kind) => `Delete${kind}`),
    'AssociateTrialComponent',
    'DisassociateTrialComponent',
    'UpdateTrialComponent',
    'ListTags',
  ],
  own: [
    ...RESOURCES.map((kind) => `Delete${kind}`),
    'BatchGetRecord',
    'CreatePresignedNotebookInstanceUrl',
    'GetRecord',
    'InvokeEndpoint',
    'InvokeEndpointAsync',
    'InvokeEndpointWithResponseStream',
    'PutRecord',
    'StartNotebookInstance',
    'StartPipelineExecution',
    'UpdateEndpoint',
    'UpdateEndpointWeightsAndCapacities',
    'UpdateModelPackage',
    'UpdatePipeline',
  ],
};

/** `List*` actions do not support resource-level permissions. */
const LISTS = [
  'Apps',
  'AutoMLJobs',
  'Domains',
  'EndpointConfigs',
  'Endpoints',
  'Experiments',
  'FeatureGroups',
  'HyperParameterTuningJobs',
  'ModelPackageGroups',
  'ModelPackages',
  'Models',
  'NotebookInstances',
  'PipelineExecutions',
  'Pipelines',
  'ProcessingJobs',
  'Spaces',
  'TrainingJobs',
  'TransformJobs',
  'TrialComponents',
  'Trials',
  'UserProfiles',
].map((list) => `List${list}`);

/**
 * Jobs, models, endpoints and notebooks of a team, except those with the tag of another team.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/domain-resource-isolation.html
 */
export function jobStatements(scope: Construct, tag: IsolationTag): PolicyStatement[] {
  const everything = [Stack.of(scope).formatArn({ service: 'sagemaker', resource: '*' })];
  const { own, ownOrUntagged } = tagConditions(tag);
  const allow = (sid: string, actions: string[], resources: string[], conditions?: Conditions) =>
    new PolicyStatement({
      sid,
      actions: actions.map((action) => `sagemaker:${action}`),
      resources,
      conditions,
    });
  return [
    // An endpoint is created from a configuration, and the tag of the configuration is evaluated.
    allow('Create', TEAM_ACTIONS.create, everything, ownOrUntagged),
    allow('DescribeAndStop', TEAM_ACTIONS.ownOrUntagged, everything, ownOrUntagged),
    allow('UseOwn', TEAM_ACTIONS.own, everything, own),
    allow('TagJobsThatAreCreated', ['AddTags'], everything, { Null: { 'sagemaker:TaggingAction': 'false' } }),
    allow('List', [...LISTS, 'Search'], ['*']),
  ];
}
