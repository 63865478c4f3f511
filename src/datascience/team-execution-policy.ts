import { Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { domainPart } from './domain-part';
import { StudioDomain } from './studio-domain';
import { viewDomainStatement } from './team-user-policy';

/** Kinds of SageMaker resources that a team makes, with the verbs of their actions. */
const JOB_ACTIONS = [
  ...['TrainingJob', 'ProcessingJob', 'HyperParameterTuningJob', 'TransformJob', 'AutoMLJob'].flatMap((kind) => [`Create${kind}`, `Describe${kind}`, `Stop${kind}`]),
  'CreateAutoMLJobV2', 'DescribeAutoMLJobV2',
  ...['Model', 'EndpointConfig', 'Endpoint', 'NotebookInstance', 'Pipeline', 'Experiment', 'Trial', 'TrialComponent', 'ModelPackage', 'ModelPackageGroup', 'FeatureGroup']
    .flatMap((kind) => [`Create${kind}`, `Describe${kind}`, `Delete${kind}`]),
  'UpdateEndpoint', 'UpdateEndpointWeightsAndCapacities', 'InvokeEndpoint', 'InvokeEndpointAsync', 'StartNotebookInstance', 'StopNotebookInstance',
  'CreatePresignedNotebookInstanceUrl', 'StartPipelineExecution', 'StopPipelineExecution', 'DescribePipelineExecution', 'UpdatePipeline',
  'AssociateTrialComponent', 'DisassociateTrialComponent', 'UpdateTrialComponent', 'UpdateModelPackage', 'PutRecord', 'GetRecord', 'BatchGetRecord',
  'AddTags', 'ListTags',
].map((action) => `sagemaker:${action}`);

const JOB_RESOURCES = [
  'training-job', 'processing-job', 'hyper-parameter-tuning-job', 'transform-job', 'automl-job', 'model', 'endpoint-config', 'endpoint',
  'notebook-instance', 'pipeline', 'experiment', 'experiment-trial', 'experiment-trial-component', 'model-package', 'model-package-group', 'feature-group',
];

/** `List*` actions take no resource. */
const LISTS = [
  'Apps', 'AutoMLJobs', 'Domains', 'EndpointConfigs', 'Endpoints', 'Experiments', 'FeatureGroups', 'HyperParameterTuningJobs', 'ModelPackageGroups',
  'ModelPackages', 'Models', 'NotebookInstances', 'PipelineExecutions', 'Pipelines', 'ProcessingJobs', 'Spaces', 'TrainingJobs', 'TransformJobs',
  'TrialComponents', 'Trials', 'UserProfiles',
].map((list) => `sagemaker:List${list}`);

/** Jobs, models, endpoints and notebooks of a team. */
export function jobStatements(scope: Construct): PolicyStatement[] {
  const stack = Stack.of(scope);
  return [
    new PolicyStatement({
      sid: 'RunJobs',
      actions: JOB_ACTIONS,
      resources: JOB_RESOURCES.map((resource) => stack.formatArn({ service: 'sagemaker', resource, resourceName: '*' })),
    }),
    new PolicyStatement({ sid: 'List', actions: [...LISTS, 'sagemaker:Search'], resources: ['*'] }),
  ];
}

/** What applications and jobs need around them: their own spaces, images, logs, metrics, network interfaces, and their own role. */
export function supportStatements(scope: Construct, executionRoleArn: string, domain: StudioDomain | undefined, options: { privateSpacesOnly: boolean }): PolicyStatement[] {
  const stack = Stack.of(scope);
  const ec2 = (resource: string) => stack.formatArn({ service: 'ec2', resource, resourceName: '*' });
  return [
    ...(domain ? studioStatements(domain, options.privateSpacesOnly) : []),
    new PolicyStatement({
      sid: 'PassItself',
      actions: ['iam:PassRole'],
      resources: [executionRoleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    }),
    new PolicyStatement({
      sid: 'WriteLogs',
      actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:PutLogEvents'],
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
        'ec2:DescribeDhcpOptions', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcEndpoints',
        'ec2:DescribeVpcs',
      ],
      resources: ['*'],
    }),
    new PolicyStatement({
      sid: 'JoinNetwork',
      actions: ['ec2:CreateNetworkInterface', 'ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface', 'ec2:DeleteNetworkInterfacePermission'],
      resources: [ec2('network-interface'), ec2('security-group'), ec2('subnet')],
    }),
  ];
}

/** Spaces of the profile that an application runs in, and the applications in them; those in shared spaces of others too, where there are any. */
function studioStatements(domain: StudioDomain, privateSpacesOnly: boolean): PolicyStatement[] {
  const owner = { 'sagemaker:OwnerUserProfileArn': domainPart(domain, 'user-profile', `${domain.domainId}/\${sagemaker:UserProfileName}`) };
  const conditions = { ArnLike: owner, StringEquals: { 'sagemaker:SpaceSharingType': ['Private', ...privateSpacesOnly ? [] : ['Shared']] } };
  const shared = { StringEquals: { 'sagemaker:SpaceSharingType': 'Shared' } };
  const appActions = ['sagemaker:CreateApp', 'sagemaker:DeleteApp'];
  const spaces = domainPart(domain, 'space', `${domain.domainId}/*`);
  const apps = domainPart(domain, 'app', `${domain.domainId}/*`);
  return [
    viewDomainStatement(domain),
    new PolicyStatement({ sid: 'OwnSpaces', actions: ['sagemaker:CreateSpace', 'sagemaker:UpdateSpace', 'sagemaker:DeleteSpace'], resources: [spaces], conditions }),
    new PolicyStatement({ sid: 'OwnApps', actions: appActions, resources: [apps], conditions }),
    ...privateSpacesOnly ? [] : [new PolicyStatement({ sid: 'AppsOfSharedSpaces', actions: appActions, resources: [apps], conditions: shared })],
    new PolicyStatement({
      sid: 'TagWhatIsCreated',
      actions: ['sagemaker:AddTags'],
      resources: [spaces, apps],
      conditions: { Null: { 'sagemaker:TaggingAction': 'false' } },
    }),
  ];
}
