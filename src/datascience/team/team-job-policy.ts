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
/** What a team records about its work. */
const RECORDS = ['Experiment', 'Trial', 'TrialComponent'];

/**
 * What a team does with its resources, by what the tag of the resource must be. Executions of pipelines may have no
 * tag, and clients may set none: actions that only describe or stop work on those resources too. Actions that open,
 * run, change or delete a resource need the tag of the team.
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

/** `List*` actions take no resource. */
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
 * Jobs, models, endpoints and notebooks of a team, and not those that carry the tag of another one.
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
    // An endpoint is created from a configuration, whose tag counts.
    allow('Create', TEAM_ACTIONS.create, everything, ownOrUntagged),
    allow('DescribeAndStop', TEAM_ACTIONS.ownOrUntagged, everything, ownOrUntagged),
    allow('UseOwn', TEAM_ACTIONS.own, everything, own),
    allow('TagJobsThatAreCreated', ['AddTags'], everything, { Null: { 'sagemaker:TaggingAction': 'false' } }),
    allow('List', [...LISTS, 'Search'], ['*']),
  ];
}
