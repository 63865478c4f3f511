import { CorsRuleOptions } from './cors';
import { LifecycleRuleOptions } from './lifecycle';
import { BucketInventoryOptions } from '../access/bucket-inventory';
import { ObjectLockOptions } from '../access/object-lock';
import { RoleRef } from '../access/role-ref';

/**
 * Who may do what with the objects below one prefix.
 */
export interface DataLakeAccessRule {
  /**
   * Prefix of the objects, for example `data/`; `/` is the whole bucket.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
   * @sample data/
   */
  readonly prefix: string;

  /**
   * Logical roles that may read objects.
   *
   * @default - no role
   * @yaml ReadRoles
   */
  readonly readRoles?: string[];

  /**
   * Logical roles that may read, write and delete objects. A deletion leaves the versions of the object in place.
   *
   * @default - no role
   * @yaml ReadWriteRoles
   */
  readonly readWriteRoles?: string[];

  /**
   * Logical roles that may read and write objects, and permanently delete objects and their versions.
   *
   * @default - no role
   * @yaml ReadWriteSuperRoles
   */
  readonly readWriteSuperRoles?: string[];
}

/**
 * An access policy, which buckets name in their `accessPolicies`.
 */
export interface DataLakeAccessPolicy {
  /**
   * The rule of the policy.
   */
  readonly rule: DataLakeAccessRule;
}

/**
 * A bucket (zone) of the data lake.
 */
export interface DataLakeBucketOptions {
  /**
   * Names of the access policies that apply to the bucket.
   */
  readonly accessPolicies: string[];

  /**
   * Whether to deny principals that no access policy names, whatever their own policies allow.
   *
   * @default true
   */
  readonly defaultDeny?: boolean;

  /**
   * Whether an empty object marks each prefix of the access policies, as consoles show folders. Prefixes of S3 need no
   * object to exist, so none is created: access to a prefix applies before its first object exists.
   *
   * @default false
   */
  readonly createFolderSkeleton?: boolean;

  /**
   * Whether S3 tells EventBridge of what happens to objects.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
   * @default false
   */
  readonly enableEventBridgeNotifications?: boolean;

  /**
   * Which web pages of other origins may send requests.
   *
   * @default - none
   */
  readonly corsRules?: CorsRuleOptions[];

  /**
   * Lists of objects by name, which S3 writes once a day.
   *
   * @default - none
   */
  readonly inventories?: { [name: string]: BucketInventoryOptions };

  /**
   * Locations that Lake Formation governs, by a name of your choice.
   *
   * @default - none
   */
  readonly lakeFormationLocations?: { [name: string]: LakeFormationLocationOptions };

  /**
   * Name of a configuration in `lifecycleConfigurations`.
   *
   * @default - uploads in parts that were not completed are ended after 7 days
   */
  readonly lifecycleConfiguration?: string;

  /**
   * Object Lock with a default retention: a version cannot be deleted before its retention ends, also by roles with
   * read-write-super. Lifecycle rules that delete versions wait for it. For a new bucket only.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
   * @default - no Object Lock
   */
  readonly objectLock?: ObjectLockOptions;

  /**
   * Name of an existing bucket to use instead of a new one. Its policy and settings are not changed: the policy must
   * allow what the access policies specify and admit the roles of Lake Formation locations, which are named
   * `location-<bucket>-<location>` by the naming scheme. The settings of this zone that a bucket would carry cannot be
   * given.
   *
   * @default - a new bucket
   * @format bucketName
   * @sample example-org-landing
   */
  readonly existingBucketName?: string;
}

/**
 * A location that Lake Formation governs: for tables below it, Lake Formation permissions are needed in addition to
 * those of IAM.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/register-data-lake.html
 */
export interface LakeFormationLocationOptions {
  /**
   * Prefix of the location; `/` is the whole bucket.
   *
   * @sample data/
   */
  readonly prefix: string;

  /**
   * Whether Lake Formation hands out credentials for writing too.
   *
   * @default false
   */
  readonly write?: boolean;
}

/**
 * Configuration of a data lake.
 */
export interface DataLakeOptions {
  /**
   * Logical roles by name: each represents one or more IAM roles.
   */
  readonly roles: { [name: string]: RoleRef[] };

  /**
   * Access policies by name.
   */
  readonly accessPolicies: { [name: string]: DataLakeAccessPolicy };

  /**
   * Buckets by zone, for example `raw` and `transformed`.
   */
  readonly buckets: { [zone: string]: DataLakeBucketOptions };

  /**
   * Lifecycle configurations by name, each with rules by ID.
   *
   * @default - none
   */
  readonly lifecycleConfigurations?: { [name: string]: { [rule: string]: LifecycleRuleOptions } };

  /**
   * Whether S3 Storage Lens keeps metrics of the buckets of the lake: those without charge, in a dashboard of the
   * lake's own.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage_lens.html
   * @default false
   */
  readonly storageLensEnabled?: boolean;

  /**
   * ARN of an existing key to use instead of a new one. Its policy is not changed. It must let the roles of the access
   * policies decrypt and, if they write, encrypt, and let S3 encrypt inventories. The roles of Lake Formation locations
   * must be able to decrypt, and to encrypt if they write.
   *
   * @default - a new key
   * @format kmsKeyArn
   */
  readonly existingKeyArn?: string;
}
