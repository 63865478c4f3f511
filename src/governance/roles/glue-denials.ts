import { Aws, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { CATALOG_SETTINGS } from '../../private/facts/catalog-settings';
import { VIA_AWS_SERVICE } from '../../private/facts/via-aws-service';

/** Actions that the AWS managed policies for Glue allow in buckets of every account. */
const GLUE_OBJECTS = ['aws-glue-*', 'aws-glue-*/*', '*/*aws-glue-*/*'];

/**
 * Denies a role with full Glue access through an AWS managed policy the actions that are reserved for administrators of
 * the platform, and actions that could copy data out of the account. `AWSLakeFormationCrossAccountManager` allows
 * setting the resource policy, so that Lake Formation can do it for a principal that shares a resource. A request that
 * does not say that a service makes it is denied: AWS Glue does not support the key.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLakeFormationCrossAccountManager.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-viaawsservice
 */
export function glueDenials(scope: Construct): PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'DenyCatalogSettings',
      effect: Effect.DENY,
      actions: [...CATALOG_SETTINGS],
      resources: ['*'],
      conditions: { BoolIfExists: { [VIA_AWS_SERVICE]: 'false' } },
    }),
    new PolicyStatement({
      sid: 'DenyWritesToOtherAccounts',
      effect: Effect.DENY,
      actions: ['s3:DeleteObject', 's3:PutObject'],
      resources: GLUE_OBJECTS.map((pattern) => `arn:${Aws.PARTITION}:s3:::${pattern}`),
      conditions: { StringNotEquals: { 'aws:ResourceAccount': Stack.of(scope).account } },
    }),
  ];
}
