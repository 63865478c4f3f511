import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { IManagedPolicy, IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { RoleRef } from '../../access/role-ref';
import { IResourceNaming } from '../../naming/resource-naming';

/**
 * Properties of a key that `IPlatformModuleContext.createKey` creates.
 */
export interface ModuleKeyProps {
  /**
   * Description of the key.
   */
  readonly description: string;

  /**
   * Suffix of the alias, if the module has several keys.
   *
   * @default - only the name of the module
   */
  readonly suffix?: string;

  /**
   * Roles that can decrypt.
   *
   * @default - none
   */
  readonly decryptRoles?: RoleRef[];

  /**
   * Roles that can encrypt and decrypt.
   *
   * @default - none
   */
  readonly encryptRoles?: RoleRef[];
}

/**
 * Access of roles to a prefix of a bucket that `IPlatformModuleContext.createBucket` creates.
 */
export interface ModulePrefixAccess {
  /**
   * The prefix, for example `data/`. `/` is the whole bucket.
   */
  readonly prefix: string;

  /**
   * Roles that can read objects.
   *
   * @default - none
   */
  readonly readRoles?: RoleRef[];

  /**
   * Roles that can read and write objects, and delete them by adding a delete marker.
   *
   * @default - none
   */
  readonly readWriteRoles?: RoleRef[];

  /**
   * Roles that can also permanently delete versions of objects.
   *
   * @default - none
   */
  readonly readWriteSuperRoles?: RoleRef[];
}

/**
 * Properties of a bucket that `IPlatformModuleContext.createBucket` creates.
 */
export interface ModuleBucketProps {
  /**
   * The key that encrypts the objects. Its policy must allow the roles of `access` to use it.
   */
  readonly key: IKey;

  /**
   * Suffix of the name, if the module has several buckets.
   *
   * @default - only the name of the module
   */
  readonly suffix?: string;

  /**
   * Access by prefix. All other principals are denied access to the objects, regardless of their identity policies.
   *
   * @default - every principal is denied access to the objects
   */
  readonly access?: ModulePrefixAccess[];
}

/**
 * Properties of a policy that `IPlatformModuleContext.attachPolicy` creates.
 */
export interface ModulePolicyProps {
  /**
   * Suffix of the name, for example `jobs`.
   */
  readonly suffix: string;

  /**
   * Description of the policy.
   */
  readonly description: string;

  /**
   * The statements of the policy.
   */
  readonly statements: PolicyStatement[];

  /**
   * Roles that the policy is attached to, except for permission sets, immutable roles and roles of other accounts:
   * their owners attach the policy.
   */
  readonly roles: RoleRef[];
}

/**
 * The resources of a module that is being built: its levels, its options, and connections to other modules.
 */
export interface IPlatformModuleContext {
  /**
   * The stack of the module. It has the account, Region, tags, permissions boundary and aspects of the levels above.
   */
  readonly stack: Stack;

  /**
   * The options of the module with every reference replaced. A deploy-time value is a token.
   */
  readonly options: { [name: string]: any };

  /**
   * Name of the organization.
   */
  readonly organization: string;

  /**
   * Name of the domain.
   */
  readonly domain: string;

  /**
   * Name of the environment.
   */
  readonly environment: string;

  /**
   * Name of the module.
   */
  readonly moduleName: string;

  /**
   * The naming scheme of the module. Pass it to constructs of this library as `naming`.
   */
  readonly naming: IResourceNaming;

  /**
   * The removal policy for resources that hold data, as `data_removal` specifies.
   *
   * @default - not set, and constructs of this library retain such resources
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Publishes a value for other modules, as the Systems Manager parameter `/<organization>/<domain>/<module>/<path>`.
   *
   * @param path path of the value under the module, for example `job/ingest/name`
   * @param value the value, usually a token
   * @param knownValue the same value as a string that is valid in every stack of the account and Region, if any, such
   * as a physical name. Modules of the platform then use it instead of the parameter.
   */
  publish(path: string, value: string, knownValue?: string): void;

  /**
   * The value that another module of the same domain publishes. A path that the module does not publish is a problem. A
   * module that the options do not refer to must be listed in `readsFrom`.
   *
   * @param moduleName name of the other module
   * @param path path of the value under that module, for example `bucket/raw/name`
   */
  read(moduleName: string, path: string): string;

  /**
   * The roles as constructs. A role for which only the unique ID is known, or a permission set, is looked up at
   * deployment. Grants do not change constructs of roles of another account, of IAM Identity Center, or with
   * `immutable`.
   *
   * @param refs references to roles, as in the options
   */
  roles(refs: RoleRef[]): IRole[];

  /**
   * A managed policy, attached to roles of any module.
   *
   * @param scope the construct to create it in
   * @param id id of the construct
   * @param props name, statements and roles
   */
  attachPolicy(scope: Construct, id: string, props: ModulePolicyProps): IManagedPolicy;

  /**
   * A customer managed key with rotation. Its policy allows only the specified roles to use it.
   *
   * @param scope the construct to create it in
   * @param id id of the construct
   * @param props purpose and roles
   */
  createKey(scope: Construct, id: string, props: ModuleKeyProps): IKey;

  /**
   * A versioned, encrypted bucket without public access that requires TLS and denies access to objects to every
   * principal without access to their prefix.
   *
   * @param scope the construct to create it in
   * @param id id of the construct
   * @param props key and access
   */
  createBucket(scope: Construct, id: string, props: ModuleBucketProps): IBucket;

  /**
   * The stack of the module in another account and the same Region. It is created when this method is first called.
   *
   * @param account 12-digit account ID
   */
  additionalStack(account: string): Stack;

  /**
   * Reports a problem with the options of the module. Synthesis fails after everything is checked. The problem is shown
   * with the file, line and column of the option.
   *
   * @param option the path of the option in the options, for example `['jobs', 'ingest', 'workers']`
   * @param message the found and the expected value
   * @param hint how to fix it
   */
  addProblem(option: string[], message: string, hint?: string): void;
}
