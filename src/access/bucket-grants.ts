import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { BucketGrants, IBucket } from 'aws-cdk-lib/aws-s3';
import { AccessLevel } from './prefix-access';
import { refusedGrants } from './refused-grants';
import { grantPrefixes } from './role-grants';
import { failAt } from '../private/option-problems';

/** The levels of access for grant methods that the levels of a bucket do not have. */
const REFUSED = ['delete', 'publicAccess', 'put', 'putAcl', 'replicationPermission', 'write'] as const;

/**
 * The grant methods of a bucket with default deny: `read` and `readWrite` extend the exceptions of the denials. Grant
 * methods that do not correspond to an access level throw an error.
 */
export function protectedBucketGrants(bucket: IBucket): BucketGrants {
  const grant = (level: AccessLevel) => (grantee: IGrantable, pattern: unknown = '*'): Grant =>
    grantPrefixes(bucket, bucket.encryptionKey, grantee, [{ prefix: prefixOf(bucket, pattern), level }]);
  const refused = refusedGrants(REFUSED, (name) => failAt(bucket, [], {
    code: 'DSP368',
    message: `the bucket denies all access except its access levels, and "${name}" is not one of them`,
    hint: 'use grantRead or grantReadWrite, or the grant methods of the component that creates the bucket',
  }));
  return {
    ...refused,
    read: grant(AccessLevel.READ),
    readWrite: grant(AccessLevel.READ_WRITE),
  } as unknown as BucketGrants;
}

/** The prefix of a pattern such as `data/*`. */
function prefixOf(bucket: IBucket, pattern: unknown): string {
  const [, prefix] = /^((?:[^*?]+\/)?)\*$/.exec(String(pattern)) ?? failAt(bucket, [], {
    code: 'DSP368',
    message: `"${String(pattern)}" is not a prefix, and the bucket grants access by prefix`,
    hint: 'specify a prefix and an asterisk, for example "data/*"',
  });
  return prefix === '' ? '/' : prefix;
}
