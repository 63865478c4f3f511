import { ISecurityGroup, ISubnet, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { StudioResourceSpec } from './studio-app-settings-options';
import { StudioLifecycleConfigs } from './studio-lifecycle-configs';
import { StudioUserProfileSettings, StudioUserSettings } from './studio-user-settings-options';
import { RoleRef } from '../../access/role-ref';
import { SecurityGroupRules } from '../../network/security-group-rules';

/**
 * How users sign in to Studio.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/onboard-custom.html
 */
export enum StudioAuthMode {
  /**
   * With an IAM role session, through a presigned URL.
   */
  IAM = 'IAM',

  /**
   * With IAM Identity Center. In addition to the user profile, a user or group needs an assignment to the application
   * of the domain in IAM Identity Center, which the component does not create: it requires the ID of the user or group
   * in the identity store. User profiles therefore cause a note.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/domain-user-profile-add.html
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sso-applicationassignment.html
   */
  SSO = 'SSO',
}

/**
 * A user profile of a domain.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/domain-user-profile-add.html
 */
export interface StudioUserProfileOptions {
  /**
   * The role whose sessions can open the profile. Required if users sign in with IAM. Its unique ID becomes part of the
   * `userid` tag. A role that is specified only by name, ARN or permission set is looked up at deployment; for a role
   * of another account, specify the `id`.
   *
   * @default - the user role that the team creates, if any; none if users sign in with IAM Identity Center
   */
  readonly userRole?: RoleRef;

  /**
   * Settings of this user, which take precedence over `defaultUserSettings` of the domain.
   *
   * @default - the settings of the domain
   */
  readonly userSettings?: StudioUserProfileSettings;
}

/**
 * An existing bucket to use instead of the bucket of the team.
 */
export interface StudioDomainBucketOptions {
  /**
   * Name of the bucket. Its owner manages the policies of the bucket and its key, which must allow the roles of the
   * domain to read and write under `notebookSharingPrefix` and read under `assetPrefix`, and allow
   * `assetDeploymentRole` to list the bucket and write under `assetPrefix`.
   *
   * @default - the name of `bucket`
   * @unless bucket
   * @format bucketName
   * @sample example-org-team
   */
  readonly domainBucketName?: string;

  /**
   * The bucket, instead of `domainBucketName`. The policy of a bucket that the app owns is extended. The policies of an
   * imported bucket, and of a bucket that another component of this library protects, are not changed: a warning lists
   * what they must allow.
   *
   * @default - the bucket of `domainBucketName`
   */
  readonly bucket?: IBucket;

  /**
   * The role that copies the assets of lifecycle configurations into the bucket. `lambda.amazonaws.com` must be able to
   * assume it. A policy is attached to it, unless it is immutable: in that case, its owner attaches the policy by name.
   */
  readonly assetDeploymentRole: RoleRef;
}

/**
 * RStudio settings of a domain. SageMaker accepts them only when a domain is created, so specify them before the first
 * deployment.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/rstudio-create-cli.html
 */
export interface StudioRStudioDomainOptions {
  /**
   * The role of the RStudio server. `sagemaker.amazonaws.com` must be able to assume it. A policy to use the license is
   * attached to it, unless it is immutable: in that case, its owner attaches the policy by name.
   *
   * @default - the role that applications run as
   */
  readonly domainExecutionRole?: RoleRef;

  /**
   * URL of Posit Connect.
   *
   * @default - none
   * @format url
   */
  readonly rStudioConnectUrl?: string;

  /**
   * URL of Posit Package Manager.
   *
   * @default - none
   * @format url
   * @sample https://packages.example.com
   */
  readonly rStudioPackageManagerUrl?: string;

  /**
   * Instance type and image of the RStudio server.
   *
   * @default - SageMaker chooses
   */
  readonly defaultResourceSpec?: StudioResourceSpec;
}

/**
 * Configuration of a SageMaker Studio domain.
 */
export interface StudioDomainOptions {
  /**
   * How users sign in.
   *
   * @default StudioAuthMode.IAM
   */
  readonly authMode?: StudioAuthMode;

  /**
   * ID of the VPC of the domain. Applications can reach only what the VPC can reach.
   *
   * @default - the ID of `vpc`
   * @unless vpc
   * @format vpcId
   */
  readonly vpcId?: string;

  /**
   * The VPC, instead of `vpcId` and `subnetIds`, in code.
   *
   * @default - the VPC of `vpcId`
   */
  readonly vpc?: IVpc;

  /**
   * The subnets of `vpc` for the domain, in code.
   *
   * @default - the private subnets of `vpc`
   */
  readonly subnetSelection?: SubnetSelection;

  /**
   * IDs of the subnets.
   *
   * @default - the subnets that `subnetSelection` selects
   * @unless vpc
   * @format subnetId
   * @distinct
   */
  readonly subnetIds?: string[];

  /**
   * Prefix for shared notebooks in the bucket of the domain.
   *
   * @default 'sagemaker/notebooks/'
   */
  readonly notebookSharingPrefix?: string;

  /**
   * User profiles of the domain. The key is the session name of the user where people sign in with IAM, and the name of
   * the user in IAM Identity Center otherwise.
   *
   * @default - none
   */
  readonly userProfiles?: { [name: string]: StudioUserProfileOptions };

  /**
   * ID of an existing security group. Its owner manages its rules, so `securityGroupIngress` and `securityGroupEgress`
   * cannot be specified together with it.
   *
   * @default - a security group that allows outbound HTTPS to all addresses and all traffic between its members
   * @format securityGroupId
   */
  readonly securityGroupId?: string;

  /**
   * The existing security group, instead of `securityGroupId`, in code. Its owner manages its rules.
   *
   * @default - the group of `securityGroupId`
   */
  readonly securityGroup?: ISecurityGroup;

  /**
   * Inbound rules of the security group of the domain, in addition to traffic between its members.
   *
   * @default - none
   */
  readonly securityGroupIngress?: SecurityGroupRules;

  /**
   * Outbound rules of the security group of the domain, in addition to traffic between its members. They replace the
   * rule for HTTPS to all addresses, so they must allow applications to reach the AWS endpoints.
   *
   * @default - HTTPS to all addresses
   */
  readonly securityGroupEgress?: SecurityGroupRules;

  /**
   * Settings of every user.
   *
   * @default - idle applications are shut down after 60 minutes
   */
  readonly defaultUserSettings?: StudioUserSettings;

  /**
   * The role that applications run as.
   *
   * @default - the execution role of the team
   */
  readonly defaultExecutionRole?: RoleRef;

  /**
   * Roles that administer the data of the domain, in addition to the data administrators of the team: they can read,
   * write and permanently delete objects under `notebookSharingPrefix` and `assetPrefix`. The owner of an existing
   * bucket or key must grant them access.
   *
   * @default - none
   */
  readonly dataAdminRoles?: RoleRef[];

  /**
   * ARN of an existing key for file systems, volumes and shared notebooks. Its policy is not changed: it must allow the
   * roles of the domain to encrypt, decrypt and create grants for AWS resources, and the deploying role to create
   * grants. Changing the key replaces the domain.
   *
   * @default - the key of the team
   * @format kmsKeyArn
   */
  readonly kmsKeyArn?: string;

  /**
   * An existing key for file systems, volumes and shared notebooks, instead of `kmsKeyArn`. The policy of a key that
   * the app owns is extended for the roles of the domain. The policy of an imported key is not changed, and a warning
   * is issued.
   *
   * @default - the key of `kmsKeyArn`, or the key of the team
   */
  readonly kmsKey?: IKey;

  /**
   * An existing bucket for shared notebooks and for the assets of lifecycle configurations.
   *
   * @default - the bucket of the team
   */
  readonly domainBucket?: StudioDomainBucketOptions;

  /**
   * Commands that run when an application starts.
   *
   * @default - none
   */
  readonly lifecycleConfigs?: StudioLifecycleConfigs;

  /**
   * Prefix for the assets of lifecycle configurations in the bucket of the domain. Members and applications of the team
   * can read this prefix but not write to it.
   *
   * @default 'sagemaker-lifecycle-assets/'
   */
  readonly assetPrefix?: string;

  /**
   * Whether JupyterLab and Code Editor start with defaults for the SageMaker Python SDK and a JSON file with the same
   * values: bucket and prefix, subnets, security group, key and encryption between containers. With these defaults,
   * jobs comply with the guardrails of the team. They are delivered by built-in lifecycle configurations, which run
   * before all others; an application that specifies `builtInLifecycleConfigArn` does not get the defaults.
   *
   * @see https://sagemaker.readthedocs.io/en/v2/overview.html#configuring-and-using-defaults-with-the-sagemaker-python-sdk
   * @default - true for a team that creates its execution role, false otherwise
   */
  readonly sdkDefaults?: boolean;

  /**
   * Memory of the Lambda function that copies the assets of lifecycle configurations, in MiB: 128 to 10240. Larger
   * files need more memory.
   *
   * @default 1024
   */
  readonly assetDeploymentMemoryLimitMB?: number;

  /**
   * RStudio settings of the domain. An empty map prepares the domain for RStudio.
   *
   * @default - the domain is prepared for RStudio if `rStudioServerProAppSettings` of the users enables it
   */
  readonly rStudioServerProDomainSettings?: StudioRStudioDomainOptions;

  /**
   * Whether CloudTrail records the actions of applications under the name of the user profile, as source identity. The
   * trust policy of the execution role must then allow `sts:SetSourceIdentity` to `sagemaker.amazonaws.com`, or
   * applications do not start: generated roles and roles of the app allow it; other roles cause a warning. Stop all
   * applications before you change this setting.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitor-user-access.html
   * @default false
   */
  readonly sourceIdentity?: boolean;

  /**
   * VPC endpoints through which applications reach AWS services.
   *
   * @default - none are created; the VPC must provide endpoints or another route to AWS services
   */
  readonly createVpcEndpoints?: StudioVpcEndpointOptions;
}

/**
 * VPC endpoints of a domain, through which applications reach AWS services without internet access. A VPC can have only
 * one set of endpoints with private DNS, so only one domain of a VPC can create them. The policy of an endpoint allows
 * only principals of this account, except for the Studio endpoint, which is used with presigned URLs.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html
 */
export interface StudioVpcEndpointOptions {
  /**
   * Names of services, as in the name of an endpoint without the prefix `com.amazonaws.<region>.`. `studio`,
   * `notebook`, `experiments` and `partner-app` represent `aws.sagemaker.<region>.<name>`.
   *
   * @default - athena, ecr.api, ecr.dkr, glue, kms, logs, monitoring, sagemaker.api, sagemaker.featurestore-runtime,
   * sagemaker.runtime, studio, sts; with MLflow also experiments, with RStudio also license-manager
   * @sample sagemaker.api
   * @format vpcEndpointService
   */
  readonly services?: string[];

  /**
   * IDs of the subnets of the endpoints, one for each Availability Zone.
   *
   * @default - the subnets of the domain
   * @format subnetId
   * @distinct
   */
  readonly subnetIds?: string[];

  /**
   * The subnets of the endpoints, instead of `subnetIds`.
   *
   * @default - the subnets of `subnetIds`, or those of the domain
   */
  readonly subnets?: ISubnet[];

  /**
   * IDs of the route tables of the subnets. The S3 gateway endpoint, which is free of charge, adds its routes to them.
   *
   * @default - no gateway endpoint is created, and a warning is issued, because Studio does not work without a route to
   * S3
   * @format routeTableId
   * @distinct
   */
  readonly s3RouteTableIds?: string[];

  /**
   * 12-digit IDs of accounts whose resources can be reached through the endpoints, in addition to those of this
   * account. An empty list allows only this account. To reach resources in accounts that AWS owns, such as container
   * images and model artifacts of SageMaker JumpStart, include the IDs of these accounts.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
   * @default - resources of any account
   * @format accountId
   */
  readonly resourceAccounts?: string[];

  /**
   * Whether the default DNS names of the services resolve to the endpoints.
   *
   * @default true
   */
  readonly privateDns?: boolean;
}
