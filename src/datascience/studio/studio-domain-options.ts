import { ISecurityGroup, ISubnet, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { StudioResourceSpec } from './studio-app-settings-options';
import { StudioLifecycleConfigs } from './studio-lifecycle-configs';
import { StudioUserProfileSettings, StudioUserSettings } from './studio-user-settings-options';
import { RoleRef } from '../../access/role-ref';
import { SecurityGroupRules } from '../../network/security-group-rules';

/**
 * How people sign in to Studio.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/onboard-custom.html
 */
export enum StudioAuthMode {
  /**
   * With a session of an IAM role, through a presigned URL.
   */
  IAM = 'IAM',

  /**
   * With IAM Identity Center. In addition to a profile, a user or a group needs an assignment to the application of the
   * domain in IAM Identity Center, which CloudFormation does not create.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/domain-user-profile-add.html
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
   * The role whose sessions open the profile; required if users sign in with IAM. Its unique ID becomes part of the
   * `userid` tag. A role given only by name, ARN or permission set is looked up at deployment; for a role of another
   * account give the `id`.
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
 * An existing bucket that takes the place of the bucket of the team.
 */
export interface StudioDomainBucketOptions {
  /**
   * Name of the bucket. Its policy, and that of its key, stay with their owner: they must let the roles of the domain
   * read and write below `notebookSharingPrefix` and read below `assetPrefix`, and let `assetDeploymentRole` list the
   * bucket and write below `assetPrefix`.
   *
   * @default - the name of `bucket`
   * @unless bucket
   * @format bucketName
   * @sample example-org-team
   */
  readonly domainBucketName?: string;

  /**
   * The bucket, in place of `domainBucketName`. The policy of a bucket that the app owns is extended. The policies of
   * an imported bucket, and of one that another component of this library protects, do not change: a warning lists what
   * they must allow.
   *
   * @default - the bucket of `domainBucketName`
   */
  readonly bucket?: IBucket;

  /**
   * The role that copies the assets of lifecycle configurations into the bucket. `lambda.amazonaws.com` must be able to
   * assume it. It gets a policy for this, unless it is immutable: then its owner attaches that policy by name.
   */
  readonly assetDeploymentRole: RoleRef;
}

/**
 * What RStudio needs of a domain. SageMaker accepts it when a domain is created: decide before the first deployment.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/rstudio-create-cli.html
 */
export interface StudioRStudioDomainOptions {
  /**
   * The role of RStudio itself. `sagemaker.amazonaws.com` must be able to assume it. It gets a policy to use the
   * licence, unless it is immutable: then its owner attaches that policy by name.
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
   * What RStudio itself runs on.
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
   * How people sign in.
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
   * The VPC, in place of `vpcId` and `subnetIds`, when composing in code.
   *
   * @default - the VPC of `vpcId`
   */
  readonly vpc?: IVpc;

  /**
   * Which subnets of `vpc` the domain lives in, when composing in code.
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
   * Prefix in the bucket of the domain where shared notebooks are kept.
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
   * ID of an existing security group. Its rules stay with its owner, so that `securityGroupIngress` and
   * `securityGroupEgress` are errors beside it.
   *
   * @default - a security group that allows HTTPS to anywhere the VPC reaches and traffic between its members
   * @format securityGroupId
   */
  readonly securityGroupId?: string;

  /**
   * The existing security group, in place of `securityGroupId`, when composing in code. Its rules stay with its owner.
   *
   * @default - the group of `securityGroupId`
   */
  readonly securityGroup?: ISecurityGroup;

  /**
   * What may come into the security group of the domain, in addition to traffic between its members.
   *
   * @default - none
   */
  readonly securityGroupIngress?: SecurityGroupRules;

  /**
   * What may leave the security group of the domain, in addition to traffic between its members. It takes the place of
   * HTTPS to anywhere, and so must let applications reach the endpoints of AWS.
   *
   * @default - HTTPS to anywhere the VPC reaches
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
   * Roles that administer the data of the domain in addition to the data administrators of the team: they read, write
   * and permanently delete objects under `notebookSharingPrefix` and `assetPrefix`. The owner of an existing bucket or
   * key must grant them access.
   *
   * @default - none
   */
  readonly dataAdminRoles?: RoleRef[];

  /**
   * ARN of an existing key for file systems, volumes and shared notebooks. Its policy is not changed: it must let the
   * roles of the domain encrypt, decrypt and create grants for AWS resources, and let the deploying role create grants.
   * Changing the key replaces the domain.
   *
   * @default - the key of the team
   * @format kmsKeyArn
   */
  readonly kmsKeyArn?: string;

  /**
   * An existing key for file systems, volumes and shared notebooks, in place of `kmsKeyArn`. The policy of a key that
   * the app owns is extended for the roles of the domain. The policy of an imported key is not changed, and a warning
   * is issued.
   *
   * @default - the key of `kmsKeyArn`, or that of the team
   */
  readonly kmsKey?: IKey;

  /**
   * An existing bucket for shared notebooks and for the assets of lifecycle configurations.
   *
   * @default - the bucket of the team
   */
  readonly domainBucket?: StudioDomainBucketOptions;

  /**
   * Commands that run whenever an application starts.
   *
   * @default - none
   */
  readonly lifecycleConfigs?: StudioLifecycleConfigs;

  /**
   * Prefix in the bucket of the domain where the assets of lifecycle configurations are kept. People and applications
   * of the team read and do not write there.
   *
   * @default 'sagemaker-lifecycle-assets/'
   */
  readonly assetPrefix?: string;

  /**
   * Whether JupyterLab and the code editor start with defaults of the SageMaker Python SDK and a JSON file with these
   * values: bucket and prefix, subnets, security group, key and encryption between containers, so that jobs comply with
   * the guardrails of the team. They are built-in lifecycle configurations, which run before all others; an application
   * that specifies `builtInLifecycleConfigArn` has none of these defaults.
   *
   * @see https://sagemaker.readthedocs.io/en/v2/overview.html#configuring-and-using-defaults-with-the-sagemaker-python-sdk
   * @default - true for a team that creates its execution role, false otherwise
   */
  readonly sdkDefaults?: boolean;

  /**
   * Memory of the Lambda function that copies the assets of lifecycle configurations, in MiB: 128 to 10240. More memory
   * copies larger files.
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
   * Whether CloudTrail records what applications do under the name of the user profile, as source identity. The trust
   * policy of the execution role must then allow `sts:SetSourceIdentity` to `sagemaker.amazonaws.com`, or applications
   * do not start: generated roles and roles of the app allow it, other roles are a warning. Stop all applications
   * before you change it.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitor-user-access.html
   * @default false
   */
  readonly sourceIdentity?: boolean;

  /**
   * Endpoints in the VPC through which applications reach AWS.
   *
   * @default - none are created; the VPC must provide endpoints or another route to AWS services
   */
  readonly createVpcEndpoints?: StudioVpcEndpointOptions;
}

/**
 * Endpoints in the VPC of a domain, through which applications reach AWS without internet access.
 *
 * A VPC has one set of endpoints with private DNS: let one domain of a VPC create them. The policy of an endpoint
 * allows only principals of this account, except for the endpoint of Studio itself, which presigned URLs open.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html
 */
export interface StudioVpcEndpointOptions {
  /**
   * Names of services, as in the name of an endpoint without its beginning `com.amazonaws.<region>.`. `studio`,
   * `notebook`, `experiments` and `partner-app` represent `aws.sagemaker.<region>.<name>`.
   *
   * @default - athena, ecr.api, ecr.dkr, glue, kms, logs, monitoring, sagemaker.api, sagemaker.featurestore-runtime,
   * sagemaker.runtime, studio, sts; with MLflow experiments, with RStudio license-manager
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
   * The subnets of the endpoints, in place of `subnetIds`.
   *
   * @default - the subnets of `subnetIds`, or those of the domain
   */
  readonly subnets?: ISubnet[];

  /**
   * IDs of the route tables of the subnets. The gateway endpoint of S3, which is free of charge, adds its routes to
   * them.
   *
   * @default - no gateway endpoint is created, and a warning is issued, since Studio does not work without a route to
   * S3
   * @format routeTableId
   * @distinct
   */
  readonly s3RouteTableIds?: string[];

  /**
   * IDs of accounts, 12 digits, whose resources can be reached through the endpoints in addition to those of this
   * account; an empty list allows this account only. Resources in accounts of AWS, such as container images and model
   * artifacts of SageMaker JumpStart, then need the ID of that account.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
   * @default - resources of any account
   * @format accountId
   */
  readonly resourceAccounts?: string[];

  /**
   * Whether the ordinary names of the services lead to the endpoints.
   *
   * @default true
   */
  readonly privateDns?: boolean;
}
