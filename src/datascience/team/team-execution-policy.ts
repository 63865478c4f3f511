import { Aws, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { viewDomainStatement } from './team-user-policy';
import { domainPart } from '../studio/studio-access';
import { StudioDomain } from '../studio/studio-domain';

/** Kinds of SageMaker resources that a team makes, with the verbs of their actions. */
const JOB_ACTIONS = [
  ...['TrainingJob', 'ProcessingJob', 'HyperParameterTuningJob', 'TransformJob', 'AutoMLJob'].flatMap((kind) => [
    `Create${kind}`,
    `Describe${kind}`,
    `Stop${kind}`,
  ]),
  'CreateAutoMLJobV2',
  'DescribeAutoMLJobV2',
  ...[
    'Model',
    'EndpointConfig',
    'Endpoint',
    'NotebookInstance',
    'Pipeline',
    'Experiment',
    'Trial',
    'TrialComponent',
    'ModelPackage',
    'ModelPackageGroup',
    'FeatureGroup',
  ].flatMap((kind) => [`Create${kind}`, `Describe${kind}`, `Delete${kind}`]),
  'UpdateEndpoint',
  'UpdateEndpointWeightsAndCapacities',
  'InvokeEndpoint',
  'InvokeEndpointAsync',
  'StartNotebookInstance',
  'StopNotebookInstance',
  'CreatePresignedNotebookInstanceUrl',
  'StartPipelineExecution',
  'StopPipelineExecution',
  'DescribePipelineExecution',
  'UpdatePipeline',
  'AssociateTrialComponent',
  'DisassociateTrialComponent',
  'UpdateTrialComponent',
  'UpdateModelPackage',
  'PutRecord',
  'GetRecord',
  'BatchGetRecord',
  'AddTags',
  'ListTags',
].map((action) => `sagemaker:${action}`);

const JOB_RESOURCES = [
  'training-job',
  'processing-job',
  'hyper-parameter-tuning-job',
  'transform-job',
  'automl-job',
  'model',
  'endpoint-config',
  'endpoint',
  'notebook-instance',
  'pipeline',
  'experiment',
  'experiment-trial',
  'experiment-trial-component',
  'model-package',
  'model-package-group',
  'feature-group',
];

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
].map((list) => `sagemaker:List${list}`);

/** Jobs, models, endpoints and notebooks of a team. */
export function jobStatements(scope: Construct): PolicyStatement[] {
  const stack = Stack.of(scope);
  return [
    new PolicyStatement({
      sid: 'RunJobs',
      actions: JOB_ACTIONS,
      resources: JOB_RESOURCES.map((resource) =>
        stack.formatArn({ service: 'sagemaker', resource, resourceName: '*' }),
      ),
    }),
    new PolicyStatement({ sid: 'List', actions: [...LISTS, 'sagemaker:Search'], resources: ['*'] }),
  ];
}

/** What users of a domain share, and what they open. */
export interface StudioSharing {
  readonly privateSpacesOnly: boolean;
  /** Whether users open applications that belong to their profile and not to a space. */
  readonly profileApps: boolean;
}

/**
 * What applications and jobs need around them: their own spaces, images, logs, metrics, network interfaces, and their
 * own role.
 */
export function supportStatements(
  scope: Construct,
  executionRoleArn: string,
  domain: StudioDomain | undefined,
  options: StudioSharing,
): PolicyStatement[] {
  const stack = Stack.of(scope);
  const ec2 = (resource: string) => stack.formatArn({ service: 'ec2', resource, resourceName: '*' });
  return [
    ...(domain ? studioStatements(domain, options) : []),
    new PolicyStatement({
      sid: 'PassItself',
      actions: ['iam:PassRole'],
      resources: [executionRoleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    }),
    new PolicyStatement({
      sid: 'WriteLogs',
      actions: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogStreams',
        'logs:GetLogEvents',
        'logs:PutLogEvents',
      ],
      resources: [stack.formatArn({ service: 'logs', resource: 'log-group:/aws/sagemaker/*' })],
    }),
    new PolicyStatement({
      sid: 'PutMetrics',
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*', 'aws/sagemaker/*', 'AWS/SageMaker'] } },
    }),
    new PolicyStatement({ sid: 'SignInToRegistries', actions: ['ecr:GetAuthorizationToken'], resources: ['*'] }),
    new PolicyStatement({
      sid: 'PullImages',
      actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      // SageMaker's own images live in accounts of AWS, one for each region and framework.
      resources: [`arn:${Aws.PARTITION}:ecr:${stack.region}:*:repository/*`],
    }),
    new PolicyStatement({
      sid: 'DescribeNetwork',
      actions: [
        'ec2:DescribeDhcpOptions',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcEndpoints',
        'ec2:DescribeVpcs',
      ],
      resources: ['*'],
    }),
    new PolicyStatement({
      sid: 'JoinNetwork',
      actions: [
        'ec2:CreateNetworkInterface',
        'ec2:CreateNetworkInterfacePermission',
        'ec2:DeleteNetworkInterface',
        'ec2:DeleteNetworkInterfacePermission',
      ],
      resources: [ec2('network-interface'), ec2('security-group'), ec2('subnet')],
    }),
  ];
}

/**
 * Spaces of the profile that an application runs in, and the applications in them; those in shared spaces of others
 * too, if any.
 */
function studioStatements(domain: StudioDomain, { privateSpacesOnly, profileApps }: StudioSharing): PolicyStatement[] {
  const owner = {
    'sagemaker:OwnerUserProfileArn': domainPart(
      domain,
      'user-profile',
      `${domain.domainId}/\${sagemaker:UserProfileName}`,
    ),
  };
  const conditions = {
    ArnLike: owner,
    StringEquals: { 'sagemaker:SpaceSharingType': ['Private', ...(privateSpacesOnly ? [] : ['Shared'])] },
  };
  const shared = { StringEquals: { 'sagemaker:SpaceSharingType': 'Shared' } };
  const appActions = ['sagemaker:CreateApp', 'sagemaker:DeleteApp'];
  const spaces = domainPart(domain, 'space', `${domain.domainId}/*`);
  const apps = domainPart(domain, 'app', `${domain.domainId}/*`);
  return [
    viewDomainStatement(domain),
    new PolicyStatement({
      sid: 'OwnSpaces',
      actions: ['sagemaker:CreateSpace', 'sagemaker:UpdateSpace', 'sagemaker:DeleteSpace'],
      resources: [spaces],
      conditions,
    }),
    new PolicyStatement({ sid: 'OwnApps', actions: appActions, resources: [apps], conditions }),
    ...(privateSpacesOnly
      ? []
      : [
        new PolicyStatement({
          sid: 'AppsOfSharedSpaces',
          actions: appActions,
          resources: [apps],
          conditions: shared,
        }),
      ]),
    // Applications of Studio Classic and RStudio belong to a profile and to no space, so that they have no owner.
    ...(profileApps
      ? [
        new PolicyStatement({
          sid: 'AppsOfOwnProfile',
          actions: appActions,
          resources: [domainPart(domain, 'app', `${domain.domainId}/\${sagemaker:UserProfileName}/*`)],
          conditions: { Null: { 'sagemaker:OwnerUserProfileArn': 'true' } },
        }),
      ]
      : []),
    new PolicyStatement({
      sid: 'TagWhatIsCreated',
      actions: ['sagemaker:AddTags'],
      resources: [spaces, apps],
      conditions: { Null: { 'sagemaker:TaggingAction': 'false' } },
    }),
  ];
}

/**
 * Jobs that run in one or more containers, and whose request can say VPC, volume key and encryption between containers.
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
 * Actions by the condition keys of their requests. An endpoint lies in the VPC of its model, so its configuration is
 * not asked for one.
 */
export const GUARDED_ACTIONS = {
  vpc: [...JOBS, 'CreateCluster', 'CreateModel', 'CreateNotebookInstance', 'UpdateCluster'],
  volumeKey: [...JOBS, 'CreateEndpointConfig', 'CreateLabelingJob', 'CreateNotebookInstance', 'CreateTransformJob'],
  outputKey: [...JOBS, 'CreateLabelingJob', 'CreateTransformJob'],
  interContainerEncryption: JOBS,
  spaceSharing: ['CreateApp', 'CreateSpace', 'UpdateSpace'],
};

/**
 * Denies to the execution role whatever would run outside of a VPC, on volumes that the key of the team does not
 * encrypt, or with traffic between containers in the clear. A key that the request does not say at all is denied like a
 * wrong one. Where spaces are private only, shared ones are denied whatever else the role may do.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export function guardrailStatements(keyArn: string, options: { privateSpacesOnly: boolean }): PolicyStatement[] {
  const { vpc, volumeKey, outputKey, interContainerEncryption, spaceSharing } = GUARDED_ACTIONS;
  return [
    deny('DenyWithoutSubnets', vpc, { Null: { 'sagemaker:VpcSubnets': 'true' } }),
    deny('DenyWithoutSecurityGroups', vpc, { Null: { 'sagemaker:VpcSecurityGroupIds': 'true' } }),
    // Both spellings of the key are in use; a request carries one of them, and the other then counts as different.
    deny('DenyOtherVolumeKey', volumeKey, {
      ArnNotEquals: { 'sagemaker:VolumeKmsKey': keyArn, 'sagemaker:VolumeKmsKeyArn': keyArn },
    }),
    ...['sagemaker:OutputKmsKey', 'sagemaker:OutputKmsKeyArn'].map((key, index) =>
      deny(`DenyOtherOutputKey${index + 1}`, outputKey, { Null: { [key]: 'false' }, ArnNotEquals: { [key]: keyArn } }),
    ),
    deny('DenyUnsaidTrafficEncryption', interContainerEncryption, {
      Null: { 'sagemaker:InterContainerTrafficEncryption': 'true' },
    }),
    deny('DenyPlainTraffic', interContainerEncryption, {
      Bool: { 'sagemaker:InterContainerTrafficEncryption': 'false' },
    }),
    deny('DenyDirectInternet', ['CreateNotebookInstance'], {
      StringNotEqualsIfExists: { 'sagemaker:DirectInternetAccess': 'Disabled' },
    }),
    ...(options.privateSpacesOnly
      ? [deny('DenySharedSpaces', spaceSharing, { StringEquals: { 'sagemaker:SpaceSharingType': 'Shared' } })]
      : []),
  ];
}

function deny(
  sid: string,
  actions: string[],
  conditions: { [operator: string]: { [key: string]: string } },
): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.DENY,
    actions: actions.map((action) => `sagemaker:${action}`),
    resources: ['*'],
    conditions,
  });
}
