import { IManagedPolicy } from 'aws-cdk-lib/aws-iam';

/**
 * A custom naming scheme: a JavaScript class whose objects have a method `resourceName(options)`, as
 * `IResourceNaming` says. It is created with one argument, a map of `organization`, `environment`, `domain`,
 * `moduleName` and `props`.
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
   * Handed to the class as `props`.
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
 * What becomes of holders of data (buckets, keys, domains, databases) when they leave the templates.
 */
export enum DataRemoval {
  /**
   * They are retained, except when the creation of their stack fails, so that the deployment can be repeated.
   */
  RETAIN = 'retain',

  /**
   * They are deleted, buckets and keys among them, where AWS lets them be: a bucket must be empty. For environments
   * that hold nothing of value.
   */
  DESTROY = 'destroy',
}

/**
 * Options of every level of a platform. A lower level overrides a higher one; `context` and `tags` are merged
 * key by key, aspects add up.
 */
export interface LevelOptions {
  /**
   * Values that any option below can refer to as `{{context:KEY}}`: scalars, lists or maps.
   *
   * @default - the values of the level above
   */
  readonly context?: { [key: string]: any };

  /**
   * Tags of every resource, apart from SageMaker domains and user profiles, which CloudFormation would replace when a
   * tag changes.
   *
   * @default - the tags of the level above
   * @yaml tag_config_data
   * @format tagValue
   * @keyFormat tagKey
   */
  readonly tags?: { [key: string]: string };

  /**
   * Aspects that visit the stacks below, in addition to those of the levels above.
   *
   * @default - none
   * @yaml custom_aspects
   */
  readonly customAspects?: CustomAspectOptions[];

  /**
   * The naming scheme of the resources below.
   *
   * @default - that of the level above, at last `<organization>-<environment>-<domain>-<module>`
   * @yaml custom_naming
   */
  readonly customNaming?: CustomNamingOptions;
}

/**
 * Options of every level that has an account and a Region.
 */
export interface DeploymentLevelOptions extends LevelOptions {
  /**
   * Account to deploy to: 12 digits, or `default` for the account of the CLI's environment.
   *
   * @default - the account of the level above, at last `default`
   * @format accountIdOrDefault
   */
  readonly account?: string;

  /**
   * Region to deploy to, for example `eu-central-1`, or `default` for the region of the CLI's environment.
   *
   * @default - the region of the level above, at last `default`
   * @format regionNameOrDefault
   */
  readonly region?: string;

  /**
   * ARN of a managed policy that bounds what every role below can be allowed.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   * @default - that of the level above, at last none
   * @yaml permissions_boundary_arn
   * @format managedPolicyArn
   */
  readonly permissionsBoundaryArn?: string;

  /**
   * The permissions boundary of every role below, as an alternative to `permissionsBoundaryArn`.
   *
   * @default - that of `permissionsBoundaryArn`
   */
  readonly permissionsBoundary?: IManagedPolicy;

  /**
   * What becomes of holders of data when they leave the templates.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
   * @default - that of the level above, at last DataRemoval.RETAIN
   * @yaml data_removal
   */
  readonly dataRemoval?: DataRemoval;

  /**
   * Whether CloudFormation refuses to delete the stacks.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html
   * @default - that of the level above, at last false
   * @yaml termination_protection
   */
  readonly terminationProtection?: boolean;
}
