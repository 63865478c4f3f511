import { ISecurityGroup, ISubnet } from 'aws-cdk-lib/aws-ec2';
import { TeamBudgetOptions } from './team-budget';
import { TeamMlflowOptions } from './team-mlflow';
import { BucketInventoryOptions } from '../../access/bucket-inventory';
import { RoleRef } from '../../access/role-ref';
import { StudioDomainOptions } from '../studio/studio-domain-options';

/**
 * Who opens a space of Studio.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-jl-user-guide-share-space.html
 */
export enum StudioSpaceSharing {
  /**
   * Only the owner.
   */
  PRIVATE = 'Private',

  /**
   * Every user profile of the domain, in one application that all of them share.
   */
  SHARED = 'Shared',
}

/**
 * JupyterLab spaces of a team: one for each user profile of its Studio domain, which owns it. Spaces are kept with
 * their volumes when they leave the template. They carry no tags; what runs in them has the tag `sagemaker:domain-arn`
 * that SageMaker sets.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-jl.html
 */
export interface TeamJupyterLabOptions {
  /**
   * Whether the spaces are created. It needs a `studioDomainConfig`.
   */
  readonly enabled: boolean;

  /**
   * Type of the instance that JupyterLab runs on, for example `ml.t3.medium`. The owner may choose another one of those
   * that are allowed.
   *
   * @default 'ml.t3.medium'
   * @format mlInstanceType
   * @sample ml.t3.large
   */
  readonly defaultInstanceType?: string;

  /**
   * Users who may open the spaces. Changing the value replaces the spaces, since the sharing type of a space cannot be
   * changed.
   *
   * @default StudioSpaceSharing.PRIVATE
   */
  readonly defaultSharingType?: StudioSpaceSharing;
}

/**
 * The network of the jobs of a team.
 */
export interface TeamJobNetworkOptions {
  /**
   * IDs of the subnets.
   *
   * @default - the subnets of the Studio domain; required without one
   * @format subnetId
   * @distinct
   */
  readonly subnetIds?: string[];

  /**
   * The subnets, in place of `subnetIds`.
   *
   * @default - the subnets of `subnetIds`
   */
  readonly subnets?: ISubnet[];

  /**
   * IDs of the security groups.
   *
   * @default - the security group of the Studio domain; required without one
   * @format securityGroupId
   * @distinct
   */
  readonly securityGroupIds?: string[];

  /**
   * The security groups, in place of `securityGroupIds`.
   *
   * @default - the security groups of `securityGroupIds`
   */
  readonly securityGroups?: ISecurityGroup[];
}

/**
 * Requests of the execution role of a team that are denied in addition to the guardrails.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export interface TeamRestrictionOptions {
  /**
   * Whether notebook instances with root access are denied. Root access is the default of SageMaker, so requests must
   * disable it.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html
   * @default false
   */
  readonly denyRootAccess?: boolean;

  /**
   * Whether notebook instances must require version 2 of the instance metadata service.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds-v2.html
   * @default false
   */
  readonly requireImdsV2?: boolean;

  /**
   * Whether containers of jobs and models must be isolated from every network, Amazon S3 included. AutoML jobs, whose
   * requests do not specify it, are denied.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html
   * @default false
   */
  readonly requireNetworkIsolation?: boolean;

  /**
   * Whether remote debugging of training jobs, which opens a shell in their containers, is denied.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/train-remote-debugging.html
   * @default false
   */
  readonly denyRemoteDebugging?: boolean;

  /**
   * Whether the online and offline stores of feature groups must be encrypted with the key of the team.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html
   * @default false
   */
  readonly requireFeatureGroupKeys?: boolean;
}

/**
 * Principals that can assume a role that a team creates.
 *
 * If neither list has an entry, these are the principals of the account with a tag whose value is the name of the team
 * (`<organization>-<environment>-<domain>-<module>` with the default naming scheme). Its key is `data-science-team` for
 * the user role and `data-science-team-admin` for the admin role. No principal has such a tag until an administrator of
 * IAM sets it. Like every principal, they also need a policy that allows `sts:AssumeRole`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html
 */
export interface TeamRoleTrustOptions {
  /**
   * Principals, in the syntax of `trustedPrincipal` of generated roles, without federations. `this_account` is every
   * principal of the account that IAM allows to assume the role, which includes power users.
   *
   * @default - none
   * @format trustedPrincipal
   * @distinct
   */
  readonly trustedPrincipals?: string[];

  /**
   * Names of permission sets of IAM Identity Center that are assigned in the account.
   *
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
   * @default - none
   * @format permissionSetName
   * @distinct
   */
  readonly permissionSets?: string[];
}

/**
 * Principals that can assume the roles that a team creates.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html
 */
export interface TeamTrustOptions {
  /**
   * Principals that can assume the admin role.
   *
   * @default - principals with the tag `data-science-team-admin`
   */
  readonly admin?: TeamRoleTrustOptions;

  /**
   * Principals that can assume the user role. Each of them chooses the name of the session, which selects the Studio
   * profile: trust only members of the team.
   *
   * @default - principals with the tag `data-science-team`
   */
  readonly user?: TeamRoleTrustOptions;
}

/**
 * A data science team. Roles that are not specified are created.
 *
 * Policies for the roles of the team are attached to all of them but permission sets and immutable roles, whose owners
 * attach the policies by name: those that end in `jobs`, `execution`, `guardrails`, `isolation`, `restrictions` and
 * `instances` to the execution role, `users` to the roles of people, and `athena-usage` and `mlflow` to both.
 */
export interface TeamOptions {
  /**
   * Roles that administer the data of the team: they read, write and permanently delete all of it.
   *
   * @default - a role of the team is created
   */
  readonly dataAdminRoles?: RoleRef[];

  /**
   * Roles of the people of the team.
   *
   * @default - a role of the team is created, unless `teamExecutionRole` is specified: then no role
   */
  readonly teamUserRoles?: RoleRef[];

  /**
   * The role that Studio applications and SageMaker jobs of the team run as.
   *
   * @default - a role of the team is created
   */
  readonly teamExecutionRole?: RoleRef;

  /**
   * Principals that can assume the roles that the team creates: those that none of `dataAdminRoles`, `teamUserRoles`
   * and `teamExecutionRole` specifies. Only SageMaker can assume the execution role.
   *
   * @default - principals of the account with a tag, see `TeamRoleTrustOptions`
   */
  readonly roleTrust?: TeamTrustOptions;

  /**
   * The Studio domain of the team.
   *
   * @default - the team has no Studio domain
   */
  readonly studioDomainConfig?: StudioDomainOptions;

  /**
   * Inventories of the bucket of the team by name: lists of its objects, which S3 writes once a day. With
   * `existingKeyArn`, the policy of that key must let S3 encrypt those that the bucket keeps in itself.
   *
   * @default - none
   */
  readonly inventories?: { [name: string]: BucketInventoryOptions };

  /**
   * An MLflow tracking server.
   *
   * @default - none
   */
  readonly mlflow?: TeamMlflowOptions;

  /**
   * JupyterLab spaces, one for each user profile of the Studio domain.
   *
   * @default - users create their own spaces
   */
  readonly jupyterLab?: TeamJupyterLabOptions;

  /**
   * Whether shared spaces of Studio are denied to the execution role, so that no user works with the files or under the
   * name of another user. `false` allows shared spaces within the domain of the team.
   *
   * @default - true, unless the spaces of `jupyterLab` are shared
   */
  readonly privateSpacesOnly?: boolean;

  /**
   * Instance types, with `*` and `?` as wildcards, that Studio applications, jobs, endpoints, notebooks and clusters of
   * the execution role may use, for example `ml.t3.*`: 1 to 100. Jupyter servers without a price (`system`) and
   * serverless endpoints remain allowed. AutoML jobs are denied, since they choose instances themselves.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html
   * @default - every type
   * @sample ml.t3.*
   */
  readonly allowedInstanceTypes?: string[];

  /**
   * Subnets and security groups that jobs, models and notebooks of the execution role can use. A request that names
   * another one is denied, and network interfaces can only be created there, or in the network of the Studio domain.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html
   * @default - any of the account
   */
  readonly jobNetwork?: TeamJobNetworkOptions;

  /**
   * Further requests of the execution role that are denied.
   *
   * @default - none
   */
  readonly restrictions?: TeamRestrictionOptions;

  /**
   * A monthly budget, and the tag by which costs of the team are known.
   *
   * @default - none
   */
  readonly budget?: TeamBudgetOptions;

  /**
   * Begins the names of managed policies, as it stands, in place of the naming scheme: `<prefix>-jobs` and the like.
   * Permission sets refer to policies by name, which then is the same in every account.
   *
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/howtocmp.html
   * @default - the naming scheme
   * @format policyNamePrefix
   */
  readonly verbatimPolicyNamePrefix?: string;

  /**
   * ARN of an existing key, in place of one of the team. Its policy must let every role of the team encrypt and
   * decrypt, the execution role create grants for AWS resources, and the principal that deploys create such grants
   * through SageMaker and EFS.
   *
   * @default - a new key
   * @format kmsKeyArn
   */
  readonly existingKeyArn?: string;

  /**
   * Name of an existing bucket, in place of one of the team. Its policy must let the administrators read, write and
   * delete everything; the other roles of the team list it, read and write below `projects/`, `sagemaker/`,
   * `athena-results/` and the prefixes of notebooks and MLflow artifacts, and read below that of lifecycle assets. The
   * MLflow role has separate policies for that.
   *
   * @default - a new bucket
   * @format bucketName
   * @sample example-org-team
   */
  readonly existingBucketName?: string;
}
