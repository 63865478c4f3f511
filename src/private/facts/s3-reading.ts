/**
 * Actions that only read, of all S3 actions on a bucket. All other actions, including those that S3 adds, change the
 * bucket or the access to it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export const READING_OF_BUCKETS: readonly string[] = ['s3:Get*', 's3:List*'];
