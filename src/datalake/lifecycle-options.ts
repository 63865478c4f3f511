/**
 * A transition of current versions to another storage class.
 */
export interface LifecycleTransition {
  /**
   * Days after the creation of the object. S3 wants at least 30 for `STANDARD_IA` and `ONEZONE_IA`.
   *
   * @yaml Days
   * @sample 90
   */
  readonly days: number;

  /**
   * The storage class: `STANDARD_IA`, `ONEZONE_IA`, `INTELLIGENT_TIERING`, `GLACIER_IR`, `GLACIER` or `DEEP_ARCHIVE`.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
   * @yaml StorageClass
   * @pattern ^(STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER_IR|GLACIER|DEEP_ARCHIVE)$
   * @sample GLACIER_IR
   */
  readonly storageClass: string;

  /**
   * Accepted for configurations that say it. S3 counts newer versions for transitions of noncurrent versions only, so a number here is a warning
   * and does nothing.
   *
   * @default - none
   * @yaml NewerNoncurrentVersions
   */
  readonly newerNoncurrentVersions?: number;
}

/**
 * A transition of noncurrent versions to another storage class.
 */
export interface NoncurrentVersionTransition {
  /**
   * Days after the version became noncurrent. S3 wants at least 30 for `STANDARD_IA` and `ONEZONE_IA`.
   *
   * @yaml Days
   * @sample 90
   */
  readonly days: number;

  /**
   * The storage class, as in `LifecycleTransition`.
   *
   * @yaml StorageClass
   * @pattern ^(STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER_IR|GLACIER|DEEP_ARCHIVE)$
   * @sample GLACIER_IR
   */
  readonly storageClass: string;

  /**
   * How many newer noncurrent versions stay where they are: 1 to 100.
   *
   * @default - none
   * @yaml NewerNoncurrentVersions
   */
  readonly newerNoncurrentVersions?: number;
}

/**
 * A rule of a lifecycle configuration.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export interface LifecycleRuleOptions {
  /**
   * `Enabled` or `Disabled`.
   *
   * @yaml Status
   * @pattern ^(Enabled|Disabled)$
   * @sample Enabled
   */
  readonly status: string;

  /**
   * Prefix of the objects that the rule is about, for example `data/`; `/` is the whole bucket. A slash at its beginning is left out, since keys of
   * objects have none.
   *
   * @default - every object of the bucket
   * @yaml Prefix
   * @sample data/
   */
  readonly prefix?: string;

  /**
   * Size in bytes that an object must exceed.
   *
   * @default - objects of any size
   * @yaml ObjectSizeGreaterThan
   */
  readonly objectSizeGreaterThan?: number;

  /**
   * Size in bytes that an object must not reach.
   *
   * @default - objects of any size
   * @yaml ObjectSizeLessThan
   */
  readonly objectSizeLessThan?: number;

  /**
   * Days after which an upload in parts that was not completed is ended. Where an enabled rule says so, it replaces the rule that buckets have of
   * their own, for all prefixes. A rule for some sizes does not end uploads, which is a warning.
   *
   * @default - 7 days, by the rule that buckets have of their own
   * @yaml AbortIncompleteMultipartUploadAfter
   */
  readonly abortIncompleteMultipartUploadAfter?: number;

  /**
   * Days after which current versions expire, which makes them noncurrent.
   *
   * @default - they do not expire
   * @yaml ExpirationDays
   */
  readonly expirationDays?: number;

  /**
   * Whether a delete marker is removed that has no noncurrent versions any more. Not together with `expirationDays`.
   * A rule for some sizes does not remove markers, which is a warning.
   *
   * @default false
   * @yaml ExpiredObjectDeleteMarker
   */
  readonly expiredObjectDeleteMarker?: boolean;

  /**
   * Days after which noncurrent versions are deleted for good.
   *
   * @default - they are kept
   * @yaml NoncurrentVersionExpirationDays
   */
  readonly noncurrentVersionExpirationDays?: number;

  /**
   * How many noncurrent versions are kept when noncurrent versions expire: 1 to 100.
   *
   * @default - none
   * @yaml NoncurrentVersionsToRetain
   */
  readonly noncurrentVersionsToRetain?: number;

  /**
   * Transitions of current versions.
   *
   * @default - none
   * @yaml Transitions
   */
  readonly transitions?: LifecycleTransition[];

  /**
   * Transitions of noncurrent versions.
   *
   * @default - none
   * @yaml NoncurrentVersionTransitions
   */
  readonly noncurrentVersionTransitions?: NoncurrentVersionTransition[];
}
