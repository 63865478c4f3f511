import { CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { GlueDatabaseOptions } from './databases/glue-database-options';
import { knowsItsGrants } from '../access/given-objects';
import { AccessLevel, covers, normalizePrefix } from '../access/prefix-access';
import { RoleReference } from '../access/role-reference';
import { sortedEntries } from '../private/collections';
import { failAt } from '../private/option-problems';

/**
 * Throws an error for a database in the bucket of a data lake, passed as an object, if the jobs of the project can
 * write to it and no security configuration uses the key of the bucket: the bucket policy denies every other key.
 */
export function checkOutputKeys(
  scope: Construct,
  databases: { readonly [key: string]: GlueDatabaseOptions } | undefined,
  executionRoles: readonly RoleReference[],
  configurations: readonly CfnSecurityConfiguration[],
): void {
  const outputs = configurations.map(outputKeyOf);
  for (const [key, { locationBucket: bucket, locationPrefix = '' }] of sortedEntries(databases)) {
    const keyArn = bucket?.encryptionKey?.keyArn;
    if (bucket === undefined || !knowsItsGrants(bucket) || keyArn === undefined || outputs.includes(keyArn)) continue;
    const prefix = normalizePrefix(locationPrefix);
    const writes = bucket.reaches.some((reach) => (
      executionRoles.some(({ key: role }) => role === reach.role.key)
        && reach.atLeast(AccessLevel.READ_WRITE).some((outer) => covers(outer, prefix))
    ));
    if (!writes) continue;
    failAt(scope, ['databases', key], {
      code: 'DSP353',
      message: `jobs of the project write to the bucket "${bucket.node.path}" with a key other than the key of the `
        + 'bucket, which the bucket policy denies',
      hint: 'pass the key as "s3OutputKey", or add it to "s3OutputKeys"',
    });
  }
}

/** The ARN of the key with which jobs that use a security configuration write. */
function outputKeyOf({ encryptionConfiguration }: CfnSecurityConfiguration): string | undefined {
  const { s3Encryptions } = encryptionConfiguration as CfnSecurityConfiguration.EncryptionConfigurationProperty;
  const [encryption] = s3Encryptions as CfnSecurityConfiguration.S3EncryptionProperty[];
  return encryption.kmsKeyArn;
}
