import { LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { rulesOf } from '../datalake/lifecycle';
import { failAt } from '../private/option-problems';

/**
 * A transition of the objects of a project to another storage class.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
export interface ProjectLifecycleTransition {
  /**
   * Days after the creation of the object, or after the version becomes noncurrent. At least 30 for `STANDARD_IA` and
   * `ONEZONE_IA`.
   *
   * @sample 90
   */
  readonly days: number;

  /**
   * The storage class: `STANDARD_IA`, `ONEZONE_IA`, `INTELLIGENT_TIERING`, `GLACIER_IR`, `GLACIER` or `DEEP_ARCHIVE`.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
   * @format s3StorageClass
   */
  readonly storageClass: string;

  /**
   * Number of newer noncurrent versions that are not transitioned: 1 to 100. Only for noncurrent versions; otherwise, a
   * value causes a warning.
   *
   * @default - none
   */
  readonly newerNoncurrentVersions?: number;
}

/**
 * A rule of the lifecycle configuration of the bucket of a project.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export interface ProjectLifecycleRule {
  /**
   * ID of the rule: up to 255 characters, unique in the list.
   *
   * @sample results
   */
  readonly id: string;

  /**
   * `Enabled` or `Disabled`, also in lower or upper case.
   *
   * @pattern ^(Enabled|Disabled|enabled|disabled|ENABLED|DISABLED)$
   * @sample Enabled
   */
  readonly status: string;

  /**
   * Prefix of the objects to which the rule applies, for example `temp/`.
   *
   * @default - all objects of the bucket
   * @sample temp/
   */
  readonly prefix?: string;

  /**
   * Minimum object size in bytes (exclusive).
   *
   * @default - objects of any size
   */
  readonly objectSizeGreaterThan?: number;

  /**
   * Maximum object size in bytes (exclusive).
   *
   * @default - objects of any size
   */
  readonly objectSizeLessThan?: number;

  /**
   * Days after which an incomplete multipart upload is aborted. An enabled rule that specifies it replaces the default
   * rule of the bucket, for all prefixes.
   *
   * @default - 7 days, by the default rule of the bucket
   */
  readonly abortIncompleteMultipartUploadAfter?: number;

  /**
   * Days after which current versions expire and become noncurrent.
   *
   * @default - they do not expire
   * @yaml expirationdays
   */
  readonly expirationDays?: number;

  /**
   * Whether to remove delete markers without noncurrent versions. Cannot be combined with `expirationDays`.
   *
   * @default false
   */
  readonly expiredObjectDeleteMarker?: boolean;

  /**
   * Days after which noncurrent versions are permanently deleted.
   *
   * @default - they are kept
   */
  readonly noncurrentVersionExpirationDays?: number;

  /**
   * Number of noncurrent versions to keep when noncurrent versions expire: 1 to 100.
   *
   * @default - none
   */
  readonly noncurrentVersionsToRetain?: number;

  /**
   * Transitions of current versions.
   *
   * @default - none
   */
  readonly transitions?: ProjectLifecycleTransition[];

  /**
   * Transitions of noncurrent versions.
   *
   * @default - none
   */
  readonly noncurrentVersionTransitions?: ProjectLifecycleTransition[];
}

const LIST = 'lifecycleConfiguration';

/** The rules for the bucket of a project, which an existing bucket cannot have. */
export function projectLifecycle(
  scope: Construct, rules: readonly ProjectLifecycleRule[] | undefined, isExisting: boolean,
): LifecycleRule[] | undefined {
  if (rules === undefined) return undefined;
  if (isExisting) {
    failAt(scope, [LIST], {
      code: 'DSP314',
      message: `the project has an existing bucket and "${LIST}", which only its owner can set`,
      hint: `remove "${LIST}" and ask the owner of the bucket to add the rules; or remove the existing bucket, and the `
        + 'project creates one with these rules',
    });
  }
  return rulesOf(scope, rules.map(({ id, status, ...rule }, index) => {
    if (rules.findIndex((other) => other.id === id) < index) {
      failAt(scope, [LIST, index, 'id'], {
        code: 'DSP316',
        message: `two lifecycle rules have the id "${id}"`,
        hint: 'rename one of them',
      });
    }
    const options = { ...rule, status: /^enabled$/i.test(status) ? 'Enabled' : 'Disabled' };
    return { id, path: [LIST, index], options };
  }));
}
