import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { TeamNetwork } from './team-network';
import { viewDomainStatement } from './team-user-policy';
import { domainPart } from '../studio/studio-access';
import { StudioDomain } from '../studio/studio-domain';

/** The applications and spaces that users of a domain open. */
export interface StudioSharing {
  readonly privateSpacesOnly: boolean;
  /** Whether users open applications that belong to their profile instead of a space. */
  readonly profileApps: boolean;
}

/** The limits of applications and jobs. */
export interface ExecutionLimits extends StudioSharing {
  /** Where network interfaces can be created; anywhere in the account if undefined. */
  readonly network?: TeamNetwork;
}

/**
 * The permissions that applications and jobs need in addition to SageMaker jobs: their own spaces, images, logs,
 * metrics, network interfaces, and their own role.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html for the names of the log groups
 */
export function supportStatements(
  scope: Construct,
  executionRoleArn: string,
  domain: StudioDomain | undefined,
  options: ExecutionLimits,
): PolicyStatement[] {
  const stack = Stack.of(scope);
  const logs = (group: string) => stack.formatArn({
    service: 'logs', resource: `log-group:/aws/sagemaker/${group}`, arnFormat: ArnFormat.NO_RESOURCE_NAME,
  });
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
      actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [logs('*')],
    }),
    new PolicyStatement({
      sid: 'ReadLogs',
      actions: ['logs:GetLogEvents'],
      resources: [
        ...['*Jobs', 'Endpoints/*', 'NotebookInstances'].map((group) => logs(`${group}:log-stream:*`)),
        ...(domain ? [logs(`studio:log-stream:${domain.domainId}/*`)] : []),
      ],
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
      // SageMaker images are in accounts that AWS owns, one for each Region and framework.
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
    ...networkStatements(stack, options.network),
  ];
}

const OF_NETWORK_INTERFACES = [
  'ec2:CreateNetworkInterfacePermission',
  'ec2:DeleteNetworkInterface',
  'ec2:DeleteNetworkInterfacePermission',
];

/**
 * Network interfaces of jobs and applications, in the network of the team, if any.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
function networkStatements(stack: Stack, network: TeamNetwork | undefined): PolicyStatement[] {
  const ec2 = (resource: string, resourceName = '*') => stack.formatArn({ service: 'ec2', resource, resourceName });
  const interfaces = ec2('network-interface');
  if (network === undefined) {
    return [
      new PolicyStatement({
        sid: 'JoinNetwork',
        actions: ['ec2:CreateNetworkInterface', ...OF_NETWORK_INTERFACES],
        resources: [interfaces, ec2('security-group'), ec2('subnet')],
      }),
    ];
  }
  const subnets = network.subnetIds.map((id) => ec2('subnet', id));
  return [
    new PolicyStatement({
      sid: 'JoinNetwork',
      actions: ['ec2:CreateNetworkInterface'],
      resources: [interfaces, ...network.securityGroupIds.map((id) => ec2('security-group', id)), ...subnets],
    }),
    new PolicyStatement({
      sid: 'LeaveNetwork',
      actions: OF_NETWORK_INTERFACES,
      resources: [interfaces],
      conditions: { ArnEquals: { 'ec2:Subnet': subnets } },
    }),
  ];
}

/**
 * Spaces of the profile that an application runs in, and their applications; also those in shared spaces of other
 * users, if any.
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
    // Applications of Studio Classic and RStudio belong to a profile and not to a space, so they have no owner.
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
