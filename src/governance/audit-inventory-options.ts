/**
 * An S3 inventory that is delivered to an audit bucket, in Apache Parquet.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
export interface AuditInventoryOptions {
  /**
   * Name of the bucket that is listed. A `BucketInventoryOptions` of that bucket names the audit bucket as its `destinationBucket`.
   *
   * @pattern ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$
   * @sample example-org-lake
   */
  readonly bucketName: string;

  /**
   * Name of the inventory in the configuration of that bucket.
   *
   * @pattern ^[\w.-]{1,64}$
   * @sample all-objects
   */
  readonly inventoryName: string;
}
