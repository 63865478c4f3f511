import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { knowsItsGrants, openBucket } from './given-objects';
import { roleOfGrantee } from './grantee-role';
import { openKey } from './platform-key';
import { AccessLevel, actionsOf, normalizePrefix, objectsBelow } from './prefix-access';

/** Access to a prefix of a bucket, for the role of a grantee of a `grant*` method. */
export interface GrantedPrefix {
  /** `data/`, or `/` for the whole bucket. */
  readonly prefix: string;
  readonly level: AccessLevel;
}

/**
 * Grants the role of a grantee access to prefixes of a bucket: in the bucket policy, in the key policy, and in the
 * identity policy of the role.
 */
export function grantPrefixes(
  bucket: IBucket, key: IKey | undefined, grantee: IGrantable, prefixes: GrantedPrefix[],
): Grant {
  const role = roleOfGrantee(bucket, grantee);
  const grants = prefixes.map((granted) => ({ ...granted, roles: [role] }));
  if (knowsItsGrants(bucket)) {
    for (const grant of grants) bucket.addGrant(grant);
  } else {
    openBucket(bucket, bucket, grants);
  }
  if (key !== undefined) {
    const writes = prefixes.some(({ level }) => level > AccessLevel.READ);
    openKey(key, key, [], writes ? { encrypt: [role] } : { decrypt: [role] });
  }
  return prefixes.map(({ prefix, level }) =>
    Grant.addToPrincipal({
      grantee,
      actions: actionsOf(level),
      resourceArns: [bucket.bucketArn, objectsBelow(bucket, normalizePrefix(prefix))],
    }),
  ).reduce((all, grant) => all.combine(grant));
}
