import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AwsCustomResource } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { shortHash } from '../../naming/names';
import { unique } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';
import { sdkResource } from '../sdk-resource';

/**
 * The connection of Lake Formation with IAM Identity Center, so that permissions can be granted to its users and groups.
 *
 * An account and region has one of them at most: where there is one already, the deployment fails. To change the instance, deploy once without
 * the connection.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/identity-center-integration.html
 */
export interface LakeFormationIdentityCenterOptions {
  /**
   * Id of the instance of IAM Identity Center (`ssoins-1234567890abcdef`), or its ARN.
   *
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html
   * @pattern ^(arn:[^:]+:sso:::instance/)?ssoins-[A-Za-z0-9.-]{16}$
   * @sample ssoins-1234567890abcdef
   */
  readonly instanceId: string;

  /**
   * Who else may reach data that Lake Formation of this account governs, as users of IAM Identity Center: ids of accounts, 12 digits, and
   * ARNs of organizations and organizational units. Grants are needed besides.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_CreateLakeFormationIdentityCenterConfiguration.html
   * @default - this account alone
   * @pattern ^(\d{12}|arn:[^:]+:organizations::[^:]+:(organization|ou)/o-[a-z0-9]+.*)$
   * @sample 111122223333
   */
  readonly shares?: string[];
}

const CONFIGURATION = 'LakeFormationIdentityCenterConfiguration';

/** Connects Lake Formation with IAM Identity Center at deployment. There is no resource type of CloudFormation for it. */
export function connectIdentityCenter(scope: Construct, options: LakeFormationIdentityCenterOptions): AwsCustomResource {
  const stack = Stack.of(scope);
  const instanceId = checkedInstance(scope, options.instanceId);
  const instance = ssoArn(scope, '', 'instance', instanceId);
  const catalog = { CatalogId: stack.account };
  const shares = unique((options.shares ?? []).map((share, index) => checkedShare(scope, ['iamIdentityCenter', 'shares', index], share)));
  const recipients = shares.map((share) => ({ DataLakePrincipalIdentifier: share }));
  // The instance is part of the id, since a connection cannot move to another one: Lake Formation then says so, and nothing is passed over.
  return sdkResource(scope, `IdentityCenter-${shortHash(JSON.stringify(stack.resolve(instanceId)))}`, {
    resourceType: 'Custom::LakeFormationIdentityCenter',
    client: '@aws-sdk/client-lakeformation',
    create: { action: `Create${CONFIGURATION}`, parameters: { ...catalog, InstanceArn: instance, ShareRecipients: recipients } },
    // An empty list ends the shares; without the list they would stay.
    update: { action: `Update${CONFIGURATION}`, parameters: { ...catalog, ShareRecipients: recipients } },
    remove: { action: `Delete${CONFIGURATION}`, parameters: catalog },
    statements: statements(scope, instanceId),
    wildcards: 'Lake Formation makes the application and the share under ids that are not known before; its own actions take no resource.',
  });
}

function statements(scope: Construct, instanceId: string): PolicyStatement[] {
  // The account is that of the instance, which may be the management account.
  const applications = ssoArn(scope, '*', 'application', `${instanceId}/*`);
  return [
    new PolicyStatement({
      sid: 'ConnectLakeFormation',
      actions: ['Create', 'Delete', 'Describe', 'Update'].map((verb) => `lakeformation:${verb}${CONFIGURATION}`),
      resources: ['*'],
    }),
    // Lake Formation does the following with the permissions of its caller.
    new PolicyStatement({
      sid: 'RegisterApplication',
      actions: ['sso:CreateApplication'],
      resources: [ssoArn(scope, '', 'instance', instanceId), ssoArn(scope, 'aws', 'applicationProvider', '*'), applications],
    }),
    new PolicyStatement({
      sid: 'ManageApplication',
      actions: [
        'sso:DeleteApplication', 'sso:DescribeApplication', 'sso:PutApplicationAccessScope', 'sso:PutApplicationAssignmentConfiguration',
        'sso:PutApplicationAuthenticationMethod', 'sso:PutApplicationGrant', 'sso:UpdateApplication',
      ],
      resources: [applications],
      conditions: { Bool: { 'aws:ViaAWSService': 'true' } },
    }),
    new PolicyStatement({
      sid: 'ShareApplication',
      actions: [
        'organizations:DescribeOrganization', 'ram:AssociateResourceShare', 'ram:CreateResourceShare', 'ram:DeleteResourceShare',
        'ram:DisassociateResourceShare', 'ram:GetResourceShareAssociations', 'ram:GetResourceShares', 'ram:UpdateResourceShare',
      ],
      resources: ['*'],
      conditions: { Bool: { 'aws:ViaAWSService': 'true' } },
    }),
  ];
}

function ssoArn(scope: Construct, account: string, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({ service: 'sso', region: '', account, resource, resourceName });
}

/** The id of the instance. */
function checkedInstance(scope: Construct, instance: string): string {
  const id = /^arn:[^:]+:sso:::instance\/(.+)$/.exec(instance)?.[1] ?? instance;
  if (isDeferred(id) || /^ssoins-[A-Za-z0-9.-]{16}$/.test(id)) return id;
  return failAt(scope, ['iamIdentityCenter', 'instanceId'], {
    code: 'DSP304',
    message: `"${instance}" is not an instance of IAM Identity Center`,
    hint: 'for example "ssoins-1234567890abcdef", as `aws sso-admin list-instances` shows it',
  });
}

const ORGANIZATION_ARN = /^arn:[^:]+:organizations::\d{12}:(organization\/o-[a-z0-9]+|ou\/o-[a-z0-9]+\/ou-[a-z0-9-]+)$/;

function checkedShare(scope: Construct, path: OptionPath, share: string): string {
  if (isDeferred(share) || /^\d{12}$/.test(share) || ORGANIZATION_ARN.test(share)) return share;
  if (/^(o|ou)-/.test(share)) {
    const kind = share.startsWith('ou-') ? 'ou/o-ORGANIZATION/' : 'organization/';
    return failAt(scope, path, {
      code: 'DSP304',
      message: `"${share}" is an id, and Lake Formation knows organizations and organizational units by ARN`,
      hint: `write "arn:aws:organizations::MANAGEMENT_ACCOUNT:${kind}${share}"`,
    });
  }
  return failAt(scope, path, { code: 'DSP308', message: `"${share}" is not an account`, hint: 'write its 12 digits, or the ARN of an organization or organizational unit' });
}
