/**
 * Actions that only read, of all actions that S3 has for a bucket. Whatever else S3 has, or adds, changes the bucket or
 * who reaches it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export const READING_OF_BUCKETS: readonly string[] = ['s3:Get*', 's3:List*'];
