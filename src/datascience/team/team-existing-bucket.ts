import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { TeamOptions } from './team-options';
import { failAt } from '../../private/option-problems';

/** Throws an error for inventories of a bucket that has another owner. */
export function checkExisting(
  scope: Construct, { existingBucketName, inventories }: TeamOptions, bucket: IBucket | undefined,
): void {
  if ((bucket ?? existingBucketName) === undefined || inventories === undefined) return;
  const existing = bucket === undefined ? `"existingBucketName" "${existingBucketName}"` : '"bucket"';
  failAt(scope, ['inventories'], {
    code: 'DSP358',
    message: `"inventories" are specified with ${existing}, but only the owner of that bucket can set them`,
    hint: 'omit one of them',
  });
}
