import { CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';

/** A Glue security configuration that encrypts logs and bookmarks with one key, and what jobs write to S3 with that or another. */
export function securityConfiguration(scope: Construct, name: string, keys: { readonly keyArn: string; readonly s3KeyArn?: string }): CfnSecurityConfiguration {
  const kmsKeyArn = keys.keyArn;
  return new CfnSecurityConfiguration(scope, 'SecurityConfiguration', {
    name,
    encryptionConfiguration: {
      s3Encryptions: [{ s3EncryptionMode: 'SSE-KMS', kmsKeyArn: keys.s3KeyArn ?? kmsKeyArn }],
      cloudWatchEncryption: { cloudWatchEncryptionMode: 'SSE-KMS', kmsKeyArn },
      jobBookmarksEncryption: { jobBookmarksEncryptionMode: 'CSE-KMS', kmsKeyArn },
    },
  });
}
