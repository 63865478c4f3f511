/** Longest managed policy that IAM accepts, in characters other than white space. */
export const MANAGED_POLICY_LIMIT = 6144;

/** Longest trust policy that IAM accepts without a raised quota, in characters other than white space. */
export const TRUST_POLICY_LIMIT = 2048;

/** Longest policy that S3 accepts for a bucket, in characters. */
export const BUCKET_POLICY_LIMIT = 20480;

/** Longest policy that KMS accepts for a key, in characters. */
export const KEY_POLICY_LIMIT = 32768;

/** Managed policies that IAM attaches to a role without a raised quota. */
export const POLICIES_PER_ROLE = 10;

/** Tags of a user on one resource: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
export const TAGS_PER_RESOURCE = 50;
