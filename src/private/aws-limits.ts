/** Maximum length of a managed policy in IAM, in characters other than white space. */
export const MANAGED_POLICY_LIMIT = 6144;

/** Maximum length of a trust policy in IAM with the default quota, in characters other than white space. */
export const TRUST_POLICY_LIMIT = 2048;

/** Maximum length of a bucket policy in S3, in characters. */
export const BUCKET_POLICY_LIMIT = 20480;

/** Maximum length of a key policy in KMS, in characters. */
export const KEY_POLICY_LIMIT = 32768;

/** Maximum number of managed policies for a role with the default quota. */
export const POLICIES_PER_ROLE = 10;

/**
 * Maximum number of user tags for a resource:
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export const TAGS_PER_RESOURCE = 50;
