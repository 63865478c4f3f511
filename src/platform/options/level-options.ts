import { IManagedPolicy } from 'aws-cdk-lib/aws-iam';

/**
 * A custom naming scheme: a JavaScript class whose objects have a method `resourceName(options)`, as in
 * `IResourceNaming`. It is created with one argument, a map of `organization`, `environment`, `domain`, `moduleName`
 * and `props`.
 */
export interface CustomNamingOptions {
  /**
   * The JavaScript module: the path of a file, or the name of a package.
   *
   * @yaml naming_module
   * @sample ./short-naming.js
   */
  readonly namingModule: string;

  /**
   * The class that the module exports.
   *
   * @yaml naming_class
   * @sample ShortNaming
   */
  readonly namingClass: string;

  /**
   * Passed to the class as `props`.
   *
   * @default - none
   * @yaml naming_props
   */
  readonly namingProps?: { [name: string]: any };
}

/**
 * A custom aspect: a JavaScript class whose objects have a method `visit(node)`. It visits every construct of
 * the stacks that it applies to.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/aspects.html
 */
export interface CustomAspectOptions {
  /**
   * The JavaScript module: the path of a file, or the name of a package.
   *
   * @yaml aspect_module
   * @sample ./reviewed-aspect.js
   */
  readonly aspectModule: string;

  /**
   * The class that the module exports. It is created with `aspectProps` as its argument.
   *
   * @yaml aspect_class
   * @sample ReviewedAspect
   */
  readonly aspectClass: string;

  /**
   * The argument of the class.
   *
   * @default - none
   * @yaml aspect_props
   */
  readonly aspectProps?: { [name: string]: any };
}

/**
 * Removal of resources that hold data (buckets, keys, domains, databases) from the templates.
 */
export enum DataRemoval {
  /**
   * They are retained, except when the creation of their stack fails, so that the deployment can be repeated.
   */
  RETAIN = 'retain',

  /**
   * They are deleted, including buckets and keys, if AWS allows it: a bucket must be empty. For environments without
   * valuable data.
   */
  DESTROY = 'destroy',
}

/**
 * Options of every level of a platform. A lower level overrides a higher one; `context` and `tags` are merged key by
 * key, and aspects are added.
 */
export interface LevelOptions {
  /**
   * Values that options at this level and below can refer to as `{{context:KEY}}`: scalars, lists or maps.
   *
   * @default - the values of the level above
   */
  readonly context?: { [key: string]: any };

  /**
   * Tags of every resource, except for SageMaker domains and user profiles, which CloudFormation would replace when a
   * tag changes.
   *
   * @default - the tags of the level above
   * @yaml tag_config_data
   * @format tagValue
   * @keyFormat tagKey
   */
  readonly tags?: { [key: string]: string };

  /**
   * Aspects that visit the stacks at this level and below, in addition to those of the levels above.
   *
   * @default - none
   * @yaml custom_aspects
   */
  readonly customAspects?: CustomAspectOptions[];

  /**
   * The naming scheme of the resources at this level and below.
   *
   * @default - that of the level above, or `<organization>-<environment>-<domain>-<module>`
   * @yaml custom_naming
   */
  readonly customNaming?: CustomNamingOptions;
}

/**
 * Options of every level that has an account and a Region.
 */
export interface DeploymentLevelOptions extends LevelOptions {
  /**
   * Account to deploy to: 12-digit ID, or `default` for the account of the environment of the CLI.
   *
   * @default - the account of the level above, or `default`
   * @format accountIdOrDefault
   */
  readonly account?: string;

  /**
   * Region to deploy to, for example `eu-central-1`, or `default` for the Region of the environment of the CLI.
   *
   * @default - the Region of the level above, or `default`
   * @format regionNameOrDefault
   */
  readonly region?: string;

  /**
   * ARN of the managed policy that is the permissions boundary of every role at this level and below.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   * @default - that of the level above, if any
   * @yaml permissions_boundary_arn
   * @format managedPolicyArn
   */
  readonly permissionsBoundaryArn?: string;

  /**
   * The permissions boundary of every role at this level and below, as an alternative to `permissionsBoundaryArn`.
   *
   * @default - that of `permissionsBoundaryArn`
   */
  readonly permissionsBoundary?: IManagedPolicy;

  /**
   * Removal policy for resources that hold data.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
   * @default - that of the level above, or DataRemoval.RETAIN
   * @yaml data_removal
   */
  readonly dataRemoval?: DataRemoval;

  /**
   * Whether to enable termination protection of the stacks.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html
   * @default - that of the level above, or false
   * @yaml termination_protection
   */
  readonly terminationProtection?: boolean;
}
