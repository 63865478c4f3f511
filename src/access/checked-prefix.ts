import { Construct } from 'constructs';
import { normalizePrefix } from './prefix-grant';
import { isDeferred } from '../private/deferred';
import { OptionPath } from '../private/option-path';
import { failAt } from '../private/option-problems';

/** Bytes of the longest key that S3 takes for an object. */
const LONGEST_KEY = 1024;

/** The prefix of objects at `path`, without slashes at its ends; what is known of it must be one that keys of objects can begin with. */
export function checkedPrefix(scope: Construct, path: OptionPath, prefix: string): string {
  const refuse = (message: string, hint: string) => failAt(scope, path, { code: 'DSP304', message: `the prefix "${prefix}" ${message}`, hint });
  if (isDeferred(prefix)) return normalizePrefix(prefix);
  if (/^(s3|arn):/.test(prefix)) refuse('names a bucket', 'write what comes after the name of the bucket, for example "data/"');
  if (/[*?]|\$\{/.test(prefix)) refuse('holds a wildcard or a variable', 'a prefix stands for everything below it: write for example "data/"');
  if (/[^/]\/\/+[^/]/.test(prefix)) refuse('has two slashes side by side', 'keep one of them');
  if (Buffer.byteLength(prefix) > LONGEST_KEY) refuse(`has ${Buffer.byteLength(prefix)} bytes, and keys of objects have at most ${LONGEST_KEY}`, 'shorten it');
  return normalizePrefix(prefix);
}
