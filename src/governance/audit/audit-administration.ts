import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { CHANGES_OF_KEYS } from '../../private/facts/kms-administration';
import { READING_OF_BUCKETS } from '../../private/facts/s3-reading';

/** Denies changes of the bucket to all principals but these. */
export function bucketAdministration(bucket: IBucket, principals: string[]): PolicyStatement {
  return denyOthers(principals, { notActions: [...READING_OF_BUCKETS], resources: [bucket.bucketArn] });
}

/**
 * Denies changes of the key of the bucket to all principals but these. Without the key, no record can be read, and a
 * principal that can change its policy can read all of them.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys-adding-permission.html
 */
export function keyAdministration(principals: string[]): PolicyStatement {
  return denyOthers(principals, { actions: [...CHANGES_OF_KEYS], resources: ['*'] });
}

function denyOthers(
  principals: string[], scope: { actions?: string[]; notActions?: string[]; resources: string[] },
): PolicyStatement {
  return new PolicyStatement({
    ...scope,
    sid: 'DenyAdministration',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    conditions: { ArnNotLike: { 'aws:PrincipalArn': principals } },
  });
}
