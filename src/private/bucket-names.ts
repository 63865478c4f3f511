import { Construct } from 'constructs';
import { isDeferred } from './deferred';
import { BUCKET_NAME } from './formats';
import { OptionPath } from './option-path';
import { failAt } from './option-problems';

/** The name of a bucket at `path`; what is known of it must be one that S3 takes. */
export function checkedBucketName(scope: Construct, path: OptionPath, name: string): string {
  if (isDeferred(name) || BUCKET_NAME.test(name)) return name;
  return failAt(scope, path, { code: 'DSP304', message: `"${name}" is not the name of a bucket`, hint: hintFor(name) });
}

function hintFor(name: string): string {
  if (/[:/]/.test(name)) return 'write the name alone, without s3:// and without a prefix';
  return 'use 3 to 63 lower-case letters, digits, hyphens and single dots, with a letter or digit at both ends';
}
