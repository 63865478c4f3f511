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
   * What the key is for.
   */
  readonly description: string;

  /**
   * Suffix of the alias, if the module has several keys.
   *
   * @default - only the name of the module
   */
  readonly suffix?: string;

  /**
   * Roles that may decrypt.
   *
   * @default - none
   */
  readonly decryptRoles?: RoleRef[];

  /**
   * Roles that may encrypt and decrypt.
   *
   * @default - none
   */
  readonly encryptRoles?: RoleRef[];
}

/**
 * Access of roles to one prefix of a bucket that `IPlatformModuleContext.createBucket` creates.
 */
export interface ModulePrefixAccess {
  /**
   * The prefix, for example `data/`; `/` is the whole bucket.
   */
  readonly prefix: string;

  /**
   * Roles that may read objects.
   *
   * @default - none
   */
  readonly readRoles?: RoleRef[];

  /**
   * Roles that may read and write objects, and delete them, which leaves a delete marker.
   *
   * @default - none
   */
  readonly readWriteRoles?: RoleRef[];

  /**
   * Roles that may, in addition, delete versions of objects for good.
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
   * The key that encrypts the objects. Its policy must let the roles of `access` use it.
   */
  readonly key: IKey;

  /**
   * Suffix of the name, if the module has several buckets.
   *
   * @default - only the name of the module
   */
  readonly suffix?: string;

  /**
   * Who may do what, by prefix. Every other principal is denied the objects, whatever its own policies allow.
   *
   * @default - every principal is denied the objects
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
   * What the policy is for.
   */
  readonly description: string;

  /**
   * What the policy allows and denies.
   */
  readonly statements: PolicyStatement[];

  /**
   * Roles that the policy is attached to, apart from permission sets, immutable roles and roles of other accounts:
   * their owners attach it.
   */
  readonly roles: RoleRef[];
}

/**
 * What a module can use while it is built: its place in the platform, its options, and connections to other modules.
 */
export interface IPlatformModuleContext {
  /**
   * The stack of the module. It has the account, Region, tags, permissions boundary and aspects of the levels above.
   */
  readonly stack: Stack;

  /**
   * The options of the module with every reference replaced. A value that is known only at deployment is a token.
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
   * The naming scheme of the module. Constructs of this library take it as `naming`.
   */
  readonly naming: IResourceNaming;

  /**
   * What happens to resources that hold data when they are removed from the template, as `data_removal` specifies.
   *
   * @default - not set, and constructs of this library retain such resources
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Publishes a value for other modules, as the parameter `/<organization>/<domain>/<module>/<path>` of Systems
   * Manager.
   *
   * @param path path of the value below the module, for example `job/ingest/name`
   * @param value the value, usually a token
   * @param knownValue the same value as a text that is valid in every stack of the account and Region, if there is one,
   * such as a physical name. Modules of the platform then use it in place of the parameter.
   */
  publish(path: string, value: string, knownValue?: string): void;

  /**
   * The value that another module of the same domain publishes. A path that the module does not publish is a problem. A
   * module that the options do not refer to must be named in `readsFrom`.
   *
   * @param moduleName name of the other module
   * @param path path of the value below that module, for example `bucket/raw/name`
   */
  read(moduleName: string, path: string): string;

  /**
   * The roles as constructs. A role that is known only by its unique ID, or a permission set, is looked up at
   * deployment. The constructs are not changed by grants where the role belongs to another account, to IAM Identity
   * Center, or is marked as `immutable`.
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
   * A customer managed key with rotation, whose policy lets only the given roles use it.
   *
   * @param scope the construct to create it in
   * @param id id of the construct
   * @param props purpose and roles
   */
  createKey(scope: Construct, id: string, props: ModuleKeyProps): IKey;

  /**
   * A versioned, encrypted bucket that is closed to the public, takes requests by TLS only, and denies objects to every
   * principal without access to their prefix.
   *
   * @param scope the construct to create it in
   * @param id id of the construct
   * @param props key and access
   */
  createBucket(scope: Construct, id: string, props: ModuleBucketProps): IBucket;

  /**
   * The stack of the module in another account and the same Region, which is created when it is first asked for.
   *
   * @param account account ID, 12 digits
   */
  additionalStack(account: string): Stack;

  /**
   * Reports a problem with the options of the module, which stops the synthesis once everything is checked. It is shown
   * with the file, line and column of the option.
   *
   * @param option the path of the option in the options, for example `['jobs', 'ingest', 'workers']`
   * @param message what was found and what was expected
   * @param hint how to fix it
   */
  addProblem(option: string[], message: string, hint?: string): void;
}
