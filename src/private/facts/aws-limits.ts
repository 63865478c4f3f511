/**
 * Maximum length of a managed policy, in characters other than white space.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
 */
export const MANAGED_POLICY_LIMIT = 6144;

/**
 * Maximum length of a trust policy with the default quota, in characters other than white space.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entities
 */
export const TRUST_POLICY_LIMIT = 2048;

/**
 * Maximum number of managed policies for a role with the default quota.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entities
 */
export const POLICIES_PER_ROLE = 10;

/**
 * Maximum length of a bucket policy, in characters: 20 KB.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html
 */
export const BUCKET_POLICY_LIMIT = 20480;

/**
 * Maximum length of a key policy, in characters.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html#key-policy-limit
 */
export const KEY_POLICY_LIMIT = 32768;

/**
 * Maximum length of the resource policy of the Data Catalog, in characters: 10 KB. The API reference has no maximum, so
 * this is assumed.
 *
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_PutResourcePolicy.html
 */
export const CATALOG_POLICY_LIMIT = 10240;

/**
 * Maximum number of user tags for a resource, and maximum length of a tag.
 *
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export const TAGS_PER_RESOURCE = 50;
export const TAG_LENGTHS = { key: 128, value: 256 } as const;

/**
 * Maximum length of the name of a stack.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
export const STACK_NAME_LENGTH = 128;
