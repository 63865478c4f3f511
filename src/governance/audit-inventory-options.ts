/**
 * An S3 inventory that is delivered to an audit bucket, in Apache Parquet.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
export interface AuditInventoryOptions {
  /**
   * Name of the bucket that is listed. A `BucketInventoryOptions` of that bucket names the audit bucket as its `destinationBucket`.
   */
  readonly bucketName: string;

  /**
   * Name of the inventory in the configuration of that bucket.
   */
  readonly inventoryName: string;
}
