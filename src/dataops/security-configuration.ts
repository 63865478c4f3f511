import { Stack } from 'aws-cdk-lib';
import { CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DataOpsProjectProps } from './dataops-project-options';
import { checkOneSource } from '../access/given-objects';
import { keyUseOf } from '../access/given-topic';
import { constructId, physicalName } from '../naming/names';
import { IResourceNaming } from '../naming/resource-naming';
import { sortedEntries } from '../private/collections';
import { failAt } from '../private/option-problems';

/** ARNs of the keys of a security configuration. */
export interface SecurityConfigurationKeys {
  readonly keyArn: string;
  readonly s3OutputKmsKeyArn?: string;
}

/**
 * A Glue security configuration: one key for logs and job bookmarks, and the same key or another one for output in S3.
 */
export function securityConfiguration(
  scope: Construct, name: string, keys: SecurityConfigurationKeys, id = 'SecurityConfiguration',
): CfnSecurityConfiguration {
  const kmsKeyArn = keys.keyArn;
  return new CfnSecurityConfiguration(scope, id, {
    name,
    encryptionConfiguration: {
      s3Encryptions: [{ s3EncryptionMode: 'SSE-KMS', kmsKeyArn: keys.s3OutputKmsKeyArn ?? kmsKeyArn }],
      cloudWatchEncryption: { cloudWatchEncryptionMode: 'SSE-KMS', kmsKeyArn },
      jobBookmarksEncryption: { jobBookmarksEncryptionMode: 'CSE-KMS', kmsKeyArn },
    },
  });
}

/** The security configurations for further output keys, by the keys of `s3OutputKmsKeyArns` and `s3OutputKeys`. */
export function furtherConfigurations(
  scope: Construct, naming: IResourceNaming, keyArn: string, { s3OutputKmsKeyArns, s3OutputKeys }: DataOpsProjectProps,
): { [key: string]: CfnSecurityConfiguration } {
  const given = sortedEntries(s3OutputKeys).map(([key, object]): [string, string] => {
    const text = s3OutputKmsKeyArns?.[key];
    checkOneSource(scope, [], { object: `s3OutputKeys.${key}`, given: object, option: 's3OutputKmsKeyArns', text });
    return [key, object.keyArn];
  });
  const outputKeys = { ...s3OutputKmsKeyArns, ...Object.fromEntries(given) };
  return Object.fromEntries(sortedEntries(outputKeys).map(([key, s3OutputKmsKeyArn]) => {
    if (key === 'default') {
      failAt(scope, ['s3OutputKmsKeyArns', key], {
        code: 'DSP316',
        message: '"default" is the name of the security configuration of "s3OutputKmsKeyArn"',
        hint: 'choose a different name, for example that of the data lake',
      });
    }
    const name = physicalName(naming, 'glue', key);
    const id = `SecurityConfiguration-${constructId(key)}`;
    return [key, securityConfiguration(scope, name, { keyArn, s3OutputKmsKeyArn }, id)];
  }));
}

/** The permissions of CloudWatch Logs and EventBridge on the key. */
export function serviceStatements(scope: Construct): PolicyStatement[] {
  const { region } = Stack.of(scope);
  const logGroups = Stack.of(scope).formatArn({ service: 'logs', resource: 'log-group:/aws-glue/*' });
  return [
    new PolicyStatement({
      sid: 'EncryptGlueLogs',
      principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
    }),
    keyUseOf('events.amazonaws.com'),
  ];
}
