import { ISecurityGroup, ISubnet } from 'aws-cdk-lib/aws-ec2';
import { TeamBudgetOptions } from './team-budget';
import { TeamMlflowOptions } from './team-mlflow';
import { BucketInventoryOptions } from '../../access/bucket-inventory';
import { RoleRef } from '../../access/role-ref';
import { StudioDomainOptions } from '../studio/studio-domain-options';

/**
 * Who can open a Studio space.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-jl-user-guide-share-space.html
 */
export enum StudioSpaceSharing {
  /**
   * Only the owner.
   */
  PRIVATE = 'Private',

  /**
   * Every user profile of the domain, in a shared application.
   */
  SHARED = 'Shared',
}

/**
 * JupyterLab spaces of a team: one for each user profile of its Studio domain, which owns the space. A space is deleted
 * with its volume when its profile is removed. Spaces have no tags; what runs in them has the tag
 * `sagemaker:domain-arn`, which SageMaker sets.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-jl.html
 */
export interface TeamJupyterLabOptions {
  /**
   * Whether to create the spaces. Requires `studioDomainConfig`.
   */
  readonly enabled: boolean;

  /**
   * Instance type of JupyterLab, for example `ml.t3.medium`. The owner can choose another allowed type.
   *
   * @default 'ml.t3.medium'
   * @format mlInstanceType
   * @sample ml.t3.large
   */
  readonly defaultInstanceType?: string;

  /**
   * Users who can open the spaces. Changing the value replaces the spaces, because the sharing type of a space cannot
   * be updated.
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
   * The subnets, instead of `subnetIds`.
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
   * The security groups, instead of `securityGroupIds`.
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
   * Whether containers of jobs and models must be isolated from all networks, including Amazon S3. AutoML jobs, whose
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

  /**
   * Prefix of the names of the models that the execution role can create, and that its endpoint configurations,
   * transform jobs and inference components can use, for example `fraud-`. Such requests name a model, which then runs
   * with its own role, and IAM does not evaluate the tags of that model. The prefix isolates the models of teams in one
   * account if every team has one, and no prefix begins with another one.
   *
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
   * @default - models with any name, those of other teams included
   * @pattern ^[a-zA-Z0-9][a-zA-Z0-9-]{0,61}$
   * @sample fraud-
   */
  readonly modelNamePrefix?: string;
}

/**
 * Principals that can assume a role that a team creates. If both lists are empty, these are the principals of the
 * account with a tag whose value is the name of the team (`<organization>-<environment>-<domain>-<module>` with the
 * default naming scheme). Its key is `data-science-team` for the user role and `data-science-team-admin` for the admin
 * role. No principal has such a tag until an IAM administrator sets it. Principals also need a policy that allows
 * `sts:AssumeRole`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html
 */
export interface TeamRoleTrustOptions {
  /**
   * Principals, in the syntax of `trustedPrincipal` of generated roles, without federations. `this_account` is every
   * principal of the account that IAM allows to assume the role, including power users.
   *
   * @default - none
   * @format trustedPrincipal
   * @distinct
   */
  readonly trustedPrincipals?: string[];

  /**
   * Names of IAM Identity Center permission sets that are assigned in the account.
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
   * Principals that can assume the user role. Each of them chooses the session name, which selects the Studio profile,
   * so trust only members of the team.
   *
   * @default - principals with the tag `data-science-team`
   */
  readonly user?: TeamRoleTrustOptions;
}

/**
 * A data science team. Roles that are not specified are created. Policies are attached to all roles of the team except
 * permission sets and immutable roles, whose owners attach the policies by name: those that end in `jobs`, `execution`,
 * `guardrails`, `isolation`, `restrictions` and `instances` to the execution role, `users` to the user roles, and
 * `athena-usage` and `mlflow` to both.
 */
export interface TeamOptions {
  /**
   * Roles that administer the data of the team: they can read, write and permanently delete all of it.
   *
   * @default - the team creates a role
   */
  readonly dataAdminRoles?: RoleRef[];

  /**
   * Roles of the members of the team.
   *
   * @default - the team creates a role, unless `teamExecutionRole` is specified: then none
   */
  readonly teamUserRoles?: RoleRef[];

  /**
   * The role that Studio applications and SageMaker jobs of the team run as.
   *
   * @default - the team creates a role
   */
  readonly teamExecutionRole?: RoleRef;

  /**
   * Principals that can assume the roles that the team creates, which are those that `dataAdminRoles`, `teamUserRoles`
   * and `teamExecutionRole` do not specify. Only SageMaker can assume the execution role.
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
   * S3 Inventory configurations of the bucket of the team by name. S3 writes the inventories daily. With
   * `existingKeyArn`, the policy of that key must allow S3 to encrypt the inventories that are stored in the bucket
   * itself.
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
   * Whether to deny the execution role shared Studio spaces, so that no user works with the files or under the name of
   * another user. `false` allows shared spaces within the domain of the team.
   *
   * @default - true, unless the spaces of `jupyterLab` are shared
   */
  readonly privateSpacesOnly?: boolean;

  /**
   * Instance types that Studio applications, jobs, endpoints, notebooks and clusters of the execution role can use,
   * with `*` and `?` as wildcards, for example `ml.t3.*`: 1 to 100. Free Jupyter Server instances (`system`) and
   * serverless endpoints are always allowed. AutoML jobs are denied, because they choose instances themselves.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html
   * @default - all types
   * @sample ml.t3.*
   */
  readonly allowedInstanceTypes?: string[];

  /**
   * Subnets and security groups that jobs, models and notebooks of the execution role can use. A request that specifies
   * others is denied, and network interfaces can be created only there, or in the network of the Studio domain.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html
   * @default - all subnets and security groups of the account
   */
  readonly jobNetwork?: TeamJobNetworkOptions;

  /**
   * Additional requests of the execution role to deny.
   *
   * @default - none
   */
  readonly restrictions?: TeamRestrictionOptions;

  /**
   * A monthly budget, and the tag that identifies the costs of the team.
   *
   * @default - none
   */
  readonly budget?: TeamBudgetOptions;

  /**
   * Prefix of the names of managed policies, without changes, instead of the naming scheme: `<prefix>-jobs` and so on.
   * Permission sets refer to policies by name, which is then the same in every account.
   *
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/howtocmp.html
   * @default - the naming scheme
   * @format policyNamePrefix
   */
  readonly verbatimPolicyNamePrefix?: string;

  /**
   * ARN of an existing key to use instead of a new one. Its policy must allow every role of the team to encrypt and
   * decrypt, the execution role to create grants for AWS resources, and the deploying principal to create such grants
   * through SageMaker and EFS.
   *
   * @default - a new key
   * @format kmsKeyArn
   */
  readonly existingKeyArn?: string;

  /**
   * Name of an existing bucket to use instead of a new one. Its policy must allow the administrators to read, write and
   * delete all objects. It must allow the other roles of the team to list the bucket, to read and write under
   * `projects/`, `sagemaker/`, `athena-results/` and the prefixes of notebooks and MLflow artifacts, and to read under
   * the prefix of lifecycle assets. The MLflow role has separate policies for its access.
   *
   * @default - a new bucket
   * @format bucketName
   * @sample example-org-team
   */
  readonly existingBucketName?: string;
}
