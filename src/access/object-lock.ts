import { Token } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { LONGEST_RETENTION } from '../private/facts/s3-object-lock';
import { OptionPath } from '../private/option-path';
import { failAt } from '../private/option-problems';

/**
 * Which principals can shorten the retention of an object, or delete the object before its retention ends.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes
 */
export enum ObjectLockMode {
  /**
   * Principals with the permission `s3:BypassGovernanceRetention`.
   */
  GOVERNANCE = 'GOVERNANCE',
  /**
   * No principal, including the root user of the account and AWS Support.
   */
  COMPLIANCE = 'COMPLIANCE',
}

/**
 * Default retention of the objects in a bucket. Specify `days` or `years`. CloudFormation can enable Object Lock only
 * when it creates a bucket. For an existing bucket, the option is a replacement, which fails because the name is in
 * use. Object Lock cannot be disabled. A changed retention applies to new versions.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-s3-bucket.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export interface ObjectLockOptions {
  /**
   * Which principals can shorten the retention of an object.
   *
   * @default ObjectLockMode.GOVERNANCE
   */
  readonly mode?: ObjectLockMode;

  /**
   * Days from the creation of an object version to the end of its retention, 1 to 36,500.
   *
   * @default - `years`
   */
  readonly days?: number;

  /**
   * Years from the creation of an object version to the end of its retention, 1 to 100.
   *
   * @default - `days`
   */
  readonly years?: number;
}

/** Throws an error for a retention period that S3 does not accept. */
export function checkObjectLock(scope: Construct, path: OptionPath, options: ObjectLockOptions | undefined): void {
  if (options === undefined) return;
  const { days, years } = options;
  if ((days === undefined) === (years === undefined)) {
    failAt(scope, path, {
      code: 'DSP314',
      message: `the retention of objects ${days === undefined ? 'has no period' : 'has both "days" and "years"'}`,
      hint: 'specify either "days" or "years"',
    });
  }
  const unit = days === undefined ? 'years' : 'days';
  const period = days ?? years!;
  if (Token.isUnresolved(period)) return;
  if (Number.isInteger(period) && period >= 1 && period <= LONGEST_RETENTION[unit]) return;
  failAt(scope, [...path, unit], {
    code: 'DSP313',
    message: `"${unit}" is ${period}, and S3 accepts whole numbers from 1 to ${LONGEST_RETENTION[unit]}`,
    hint: 'a retention in COMPLIANCE mode cannot be shortened afterwards',
  });
}

/** Enables Object Lock, which CloudFormation can do only when it creates a bucket. */
export function lockObjects(
  resource: CfnBucket, { mode = ObjectLockMode.GOVERNANCE, days, years }: ObjectLockOptions,
): void {
  resource.objectLockEnabled = true;
  resource.objectLockConfiguration = {
    objectLockEnabled: 'Enabled',
    rule: { defaultRetention: { mode, days, years } },
  };
}
