import { CorsRuleOptions } from './cors';
import { LifecycleRuleOptions } from './lifecycle';
import { BucketInventoryOptions } from '../access/bucket-inventory';
import { ObjectLockOptions } from '../access/object-lock';
import { RoleRef } from '../access/role-ref';

/**
 * A rule that grants logical roles access to the objects under a prefix.
 */
export interface DataLakeAccessRule {
  /**
   * Prefix of the objects, for example `data/`. `/` is the whole bucket.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
   * @sample data/
   */
  readonly prefix: string;

  /**
   * Logical roles that can read objects.
   *
   * @default - none
   * @yaml ReadRoles
   */
  readonly readRoles?: string[];

  /**
   * Logical roles that can read, write and delete objects. Versions of deleted objects are kept.
   *
   * @default - none
   * @yaml ReadWriteRoles
   */
  readonly readWriteRoles?: string[];

  /**
   * Logical roles that can read and write objects, and permanently delete objects and their versions.
   *
   * @default - none
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
   * Whether to deny principals that no access policy names, regardless of their identity policies.
   *
   * @default true
   */
  readonly defaultDeny?: boolean;

  /**
   * Whether an empty object marks each prefix of the access policies, as consoles show folders. S3 prefixes do not
   * require an object, so none is created: access to a prefix applies before its first object exists.
   *
   * @default false
   */
  readonly createFolderSkeleton?: boolean;

  /**
   * Whether to send S3 events of the bucket to EventBridge.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
   * @default false
   */
  readonly enableEventBridgeNotifications?: boolean;

  /**
   * CORS rules: web pages of other origins that can send requests.
   *
   * @default - none
   */
  readonly corsRules?: CorsRuleOptions[];

  /**
   * S3 Inventory configurations by name. S3 writes the inventories daily.
   *
   * @default - none
   */
  readonly inventories?: { [name: string]: BucketInventoryOptions };

  /**
   * Locations with Lake Formation permissions, by a name of your choice.
   *
   * @default - none
   */
  readonly lakeFormationLocations?: { [name: string]: LakeFormationLocationOptions };

  /**
   * Name of a configuration in `lifecycleConfigurations`.
   *
   * @default - incomplete multipart uploads are aborted after 7 days
   */
  readonly lifecycleConfiguration?: string;

  /**
   * Object Lock with a default retention: no role, including roles with read-write-super access, can delete a version
   * before its retention ends. Lifecycle rules that delete versions take effect after the retention. For a new bucket
   * only.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
   * @default - no Object Lock
   */
  readonly objectLock?: ObjectLockOptions;

  /**
   * Name of an existing bucket to use instead of a new one. Its policy and settings are not changed. The policy must
   * grant the access that the access policies specify and allow the roles of Lake Formation locations, which the naming
   * scheme names `location-<bucket>-<location>`. Settings of the bucket itself cannot be specified for this zone.
   *
   * @default - a new bucket
   * @format bucketName
   * @sample example-org-landing
   */
  readonly existingBucketName?: string;
}

/**
 * A location that is registered with Lake Formation. For tables in it, Lake Formation permissions are required in
 * addition to IAM permissions.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/register-data-lake.html
 */
export interface LakeFormationLocationOptions {
  /**
   * Prefix of the location. `/` is the whole bucket.
   *
   * @sample data/
   */
  readonly prefix: string;

  /**
   * Whether Lake Formation also vends credentials for writing.
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
   * Logical roles by name. Each represents one or more IAM roles.
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
   * Whether to create an S3 Storage Lens dashboard for the buckets of the data lake, with the free metrics.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage_lens.html
   * @default false
   */
  readonly storageLensEnabled?: boolean;

  /**
   * ARN of an existing key to use instead of a new one. Its policy is not changed. It must allow the roles of the
   * access policies to decrypt and, if they write, to encrypt, and S3 to encrypt inventories. It must also allow the
   * roles of Lake Formation locations to decrypt, and to encrypt if they write.
   *
   * @default - a new key
   * @format kmsKeyArn
   */
  readonly existingKeyArn?: string;
}
