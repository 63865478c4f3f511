import { Aws, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BY_A_SERVICE, CATALOG_SETTINGS } from '../../private/facts/catalog-settings';

/** Actions that the AWS managed policies for Glue allow in buckets of every account. */
const GLUE_OBJECTS = ['aws-glue-*', 'aws-glue-*/*', '*/*aws-glue-*/*'];

/**
 * Denies a role with full Glue access through an AWS managed policy the actions that are reserved for administrators of
 * the platform, and actions that could copy data out of the account. Lake Formation can still set the resource policy
 * when such a role shares a resource, because it calls Glue on behalf of the role.
 *
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
      conditions: { Bool: { [BY_A_SERVICE]: 'false' } },
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
