/**
 * A list of the objects below a prefix, which S3 writes once a day.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory.html
 */
export interface BucketInventoryOptions {
  /**
   * Prefix of the objects that are listed; `/` is the whole bucket.
   *
   * @sample data/
   */
  readonly prefix: string;

  /**
   * Name of the bucket that receives the list. Its policy and its key must let S3 write, as those of an `AuditBucket` do, and as
   * those of the other buckets of the same data lake are made to.
   *
   * @default - the bucket that is listed
   * @pattern ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$
   * @sample example-org-audit
   */
  readonly destinationBucket?: string;

  /**
   * Prefix of the list in the bucket that receives it.
   *
   * @default inventory/
   * @sample inventory/raw
   */
  readonly destinationPrefix?: string;

  /**
   * Account that owns `destinationBucket`, 12 digits.
   *
   * @default - the account of the bucket that is listed
   * @pattern ^\d{12}$
   * @sample 111122223333
   */
  readonly destinationAccount?: string;
}
