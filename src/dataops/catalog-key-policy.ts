import { Stack } from 'aws-cdk-lib';
import { IManagedPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { attachedPolicy } from '../access/attached-policy';
import { RoleReference } from '../access/role-reference';
import { physicalName } from '../naming/names';
import { IResourceNaming } from '../naming/resource-naming';

/** Allows roles to use the key of the Glue Data Catalog through Glue. */
export function catalogKeyPolicy(
  scope: Construct, keyArn: string, roles: RoleReference[], naming: IResourceNaming,
): IManagedPolicy {
  return attachedPolicy(scope, 'CatalogKeyPolicy', {
    managedPolicyName: physicalName(naming, 'managedPolicy', 'catalog-key'),
    description: 'Use of the key of the Glue Data Catalog, through Glue',
    roles,
    document: new PolicyDocument({
      statements: [new PolicyStatement({
        sid: 'UseThroughGlue',
        actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
        resources: [keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `glue.${Stack.of(scope).region}.amazonaws.com` } },
      })],
    }),
  });
}
