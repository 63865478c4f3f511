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
 * Classes that a rule moves objects of infrequent access to only after they stayed there for some days. The page names
 * the two archive classes; of `GLACIER_IR`, which is not one, it specifies no such stay.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
export const ARCHIVES: readonly string[] = ['GLACIER', 'DEEP_ARCHIVE'];

/**
 * Days that objects are in S3 before a class of infrequent access, and in that class before an archive. The page
 * specifies "at least 30 days" for current and for noncurrent versions. The API reference has had "greater than 30" and
 * has no limit of its own since; 30 is accepted by all of them. All other classes accept any day, 0 included.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html#lifecycle-configuration-constraints
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html
 */
export const DAYS_OF_INFREQUENT_ACCESS = 30;
