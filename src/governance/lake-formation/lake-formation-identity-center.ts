import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AwsCustomResource } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { shortHash } from '../../naming/names';
import { unique } from '../../private/collections';
import { VIA_AWS_SERVICE } from '../../private/facts/via-aws-service';
import { sdkResource } from '../sdk-resource';

/**
 * The integration of Lake Formation with IAM Identity Center, so that permissions can be granted to its users and
 * groups. An account and Region can have only one: if it already exists, the deployment fails. To change the instance,
 * deploy once without the integration.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/identity-center-integration.html
 */
export interface LakeFormationIdentityCenterOptions {
  /**
   * ID (`ssoins-1234567890abcdef`) or ARN of the IAM Identity Center instance.
   *
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html
   * @format identityCenterInstance
   */
  readonly instanceId: string;

  /**
   * Other accounts and organizations whose IAM Identity Center users can access data that Lake Formation of this
   * account manages: 12-digit account IDs, and ARNs of organizations and organizational units. Grants are also
   * required.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_CreateLakeFormationIdentityCenterConfiguration.html
   * @default - only this account
   * @format lakeFormationShare
   */
  readonly shares?: string[];
}

const CONFIGURATION = 'LakeFormationIdentityCenterConfiguration';

/**
 * Integrates Lake Formation with IAM Identity Center at deployment. CloudFormation has no resource type for it.
 */
export function connectIdentityCenter(
  scope: Construct,
  options: LakeFormationIdentityCenterOptions,
): AwsCustomResource {
  const stack = Stack.of(scope);
  const instanceId = instanceIdOf(options.instanceId);
  const instance = ssoArn(scope, '', 'instance', instanceId);
  const catalog = { CatalogId: stack.account };
  const shares = unique(options.shares ?? []);
  const recipients = shares.map((share) => ({ DataLakePrincipalIdentifier: share }));
  // The instance is part of the ID, because an integration cannot be moved to another instance: Lake Formation then
  // returns an error, so the change is not silently ignored.
  return sdkResource(scope, `IdentityCenter-${shortHash(JSON.stringify(stack.resolve(instanceId)))}`, {
    resourceType: 'Custom::LakeFormationIdentityCenter',
    client: '@aws-sdk/client-lakeformation',
    create: {
      action: `Create${CONFIGURATION}`,
      parameters: { ...catalog, InstanceArn: instance, ShareRecipients: recipients },
    },
    // An empty list ends the shares; if it is omitted, they remain.
    update: { action: `Update${CONFIGURATION}`, parameters: { ...catalog, ShareRecipients: recipients } },
    remove: { action: `Delete${CONFIGURATION}`, parameters: catalog },
    statements: statements(scope, instanceId),
    wildcards:
      'The IDs of the application and the share that Lake Formation creates are not known in advance; its own actions '
        + 'do not support resources.',
  });
}

function statements(scope: Construct, instanceId: string): PolicyStatement[] {
  // The account of the instance, which can be the management account.
  const applications = ssoArn(scope, '*', 'application', `${instanceId}/*`);
  return [
    new PolicyStatement({
      sid: 'ConnectLakeFormation',
      actions: ['Create', 'Delete', 'Describe', 'Update'].map((verb) => `lakeformation:${verb}${CONFIGURATION}`),
      resources: ['*'],
    }),
    // Lake Formation makes the following calls with the permissions of its caller. No page of AWS shows this key in a
    // policy for them; it is assumed, because the services that are called support it.
    new PolicyStatement({
      sid: 'RegisterApplication',
      actions: ['sso:CreateApplication'],
      resources: [
        ssoArn(scope, '', 'instance', instanceId),
        ssoArn(scope, 'aws', 'applicationProvider', '*'),
        applications,
      ],
    }),
    new PolicyStatement({
      sid: 'ManageApplication',
      actions: [
        'sso:DeleteApplication',
        'sso:DescribeApplication',
        'sso:PutApplicationAccessScope',
        'sso:PutApplicationAssignmentConfiguration',
        'sso:PutApplicationAuthenticationMethod',
        'sso:PutApplicationGrant',
        'sso:UpdateApplication',
      ],
      resources: [applications],
      conditions: { Bool: { [VIA_AWS_SERVICE]: 'true' } },
    }),
    new PolicyStatement({
      sid: 'ShareApplication',
      actions: [
        'organizations:DescribeOrganization',
        'ram:AssociateResourceShare',
        'ram:CreateResourceShare',
        'ram:DeleteResourceShare',
        'ram:DisassociateResourceShare',
        'ram:GetResourceShareAssociations',
        'ram:GetResourceShares',
        'ram:UpdateResourceShare',
      ],
      resources: ['*'],
      conditions: { Bool: { [VIA_AWS_SERVICE]: 'true' } },
    }),
  ];
}

function ssoArn(scope: Construct, account: string, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({ service: 'sso', region: '', account, resource, resourceName });
}

/** The ID of the instance. */
function instanceIdOf(instance: string): string {
  return /^arn:[^:]+:sso:::instance\/(.+)$/.exec(instance)?.[1] ?? instance;
}
