/**
 * The storage classes to which S3 Lifecycle can transition objects of a class.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
export const TRANSITIONS_FROM: { readonly [storageClass: string]: readonly string[] } = {
  STANDARD_IA: ['INTELLIGENT_TIERING', 'ONEZONE_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'],
  INTELLIGENT_TIERING: ['ONEZONE_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'],
  ONEZONE_IA: ['GLACIER', 'DEEP_ARCHIVE'],
  GLACIER_IR: ['GLACIER', 'DEEP_ARCHIVE'],
  GLACIER: ['DEEP_ARCHIVE'],
  DEEP_ARCHIVE: [],
};

/** Classes of infrequent access. */
export const INFREQUENT_ACCESS: readonly string[] = ['STANDARD_IA', 'ONEZONE_IA'];

/**
 * Classes to which a rule can transition objects of infrequent access only after some days: the two archive classes,
 * not `GLACIER_IR`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
export const ARCHIVES: readonly string[] = ['GLACIER', 'DEEP_ARCHIVE'];

/**
 * Minimum number of days in S3 before a transition to infrequent access, and in that class before a transition to an
 * archive, for current and noncurrent versions. AWS documents it inconsistently: the S3 User Guide has 30 days, one
 * version of the API reference more than 30, and its latest version 0 or any positive integer. Fewer than 30 days are
 * rejected, because not every version accepts them. All other classes accept any number of days, including 0.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html#lifecycle-configuration-constraints
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html
 */
export const DAYS_OF_INFREQUENT_ACCESS = 30;
