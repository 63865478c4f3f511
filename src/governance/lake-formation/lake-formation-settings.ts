import { NestedStack, Stack } from 'aws-cdk-lib';
import { IRole, ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDataLakeSettings } from 'aws-cdk-lib/aws-lakeformation';
import { AwsCustomResource } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { connectIdentityCenter, LakeFormationIdentityCenterOptions } from './lake-formation-identity-center';
import { deployedRole } from '../../access/role-lookup';
import { RoleRef } from '../../access/role-ref';
import { RoleReference } from '../../access/role-reference';
import { ComponentProps } from '../../naming/component-props';
import { namingOf, physicalName } from '../../naming/names';
import { acknowledge } from '../../private/acknowledge';
import { unique } from '../../private/collections';
import { TRUST_POLICY_LIMIT } from '../../private/facts/aws-limits';
import { DATA_LAKE_ADMINISTRATORS } from '../../private/facts/service-limits';
import { failAt, warnAt } from '../../private/option-problems';
import { checkOptions } from '../../private/options-reader';
import { policyLength } from '../../private/policies';
import { RETAIN } from '../../private/removal';

/**
 * Configuration of Lake Formation in an account and Region.
 */
export interface LakeFormationSettingsOptions {
  /**
   * Roles that become data lake administrators. Lake Formation identifies administrators by ARN: for a role that is
   * specified by `id` or as a permission set, the ARN is looked up at deployment. Existing administrators are kept,
   * including those that are no longer in this list: remove them in Lake Formation, or set `replaceExistingSettings`.
   * Lake Formation accepts at most 30 administrators.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/initial-lf-config.html#create-data-lake-admin
   */
  readonly lakeFormationAdminRoles: RoleRef[];

  /**
   * Whether only IAM controls access to new databases and tables: `true` grants all permissions on them to the group
   * `IAM_ALLOWED_PRINCIPALS`, so that only IAM policies apply. With `false`, no permission is granted by default, and
   * access also requires a Lake Formation grant. These defaults are appended to the existing settings of the account
   * (mutation type `APPEND`). AWS documents that this adds values, but not that an empty default clears an existing
   * one, which a new account has. Therefore `false` without `replaceExistingSettings` causes a note: check the settings
   * after the first deployment. The permissions of existing databases and tables do not change.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html
   */
  readonly iamAllowedPrincipalsDefault: boolean;

  /**
   * Whether to replace the settings of the account with exactly those specified here (mutation type `REPLACE`). All
   * other administrators then lose their permissions, and settings that are not specified here, such as the
   * cross-account version, are also replaced.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lakeformation-datalakesettings.html
   * @default false
   */
  readonly replaceExistingSettings?: boolean;

  /**
   * Whether the role with which CloudFormation deploys the stack becomes an administrator, so that stacks can create
   * grants. The synthesizer of the stack determines the role; for the default synthesizer it is
   * `cdk-hnb659fds-cfn-exec-role-ACCOUNT-REGION`. If the synthesizer does not specify a role, this is an error.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
   * @default false
   */
  readonly createCdkLFAdmin?: boolean;

  /**
   * Whether to create a role with which Amazon DataZone and SageMaker Unified Studio manage access to data that Lake
   * Formation manages. It has the AWS managed policy `AmazonDataZoneGlueManageAccessRolePolicy`, is a data lake
   * administrator, and DataZone can assume it for domains of this account.
   *
   * @see https://docs.aws.amazon.com/datazone/latest/userguide/glue-manage-access-role.html
   * @default false
   */
  readonly createDataZoneAdminRole?: boolean;

  /**
   * 12-digit IDs of additional accounts for whose domains DataZone can assume the role. Requires
   * `createDataZoneAdminRole`.
   *
   * @default - domains of this account only
   * @format accountId
   */
  readonly dataZoneAdminTrustAccounts?: string[];

  /**
   * Cross-account version of Lake Formation, `1` to `5`. AWS does not allow an account to return to every earlier
   * version.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/optimize-ram.html
   * @default - the current version of the account
   * @pattern ^(1|2|3|4|5)$
   * @sample 4
   */
  readonly crossAccountVersion?: string;

  /**
   * The integration with IAM Identity Center. A function creates it at deployment, and removes it when it is removed
   * from the configuration.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/identity-center-integration.html
   * @default - none
   */
  readonly iamIdentityCenter?: LakeFormationIdentityCenterOptions;
}

/**
 * Properties of `LakeFormationSettings`.
 */
export interface LakeFormationSettingsProps extends LakeFormationSettingsOptions, ComponentProps {}

const DATAZONE_POLICY = 'service-role/AmazonDataZoneGlueManageAccessRolePolicy';

/**
 * Administrators, default permissions and integrations of Lake Formation. The settings apply to the whole account and
 * Region, so create only one of them. They are retained when the construct is removed.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lakeformation-datalakesettings.html
 *
 * @example
 * new LakeFormationSettings(stack, 'LakeFormation', {
 *   lakeFormationAdminRoles: [{ name: 'data-admin' }],
 *   iamAllowedPrincipalsDefault: false,
 * });
 */
export class LakeFormationSettings extends Construct {
  /**
   * The settings.
   */
  public readonly settings: CfnDataLakeSettings;

  /**
   * The role for DataZone, if `createDataZoneAdminRole` is set.
   */
  public readonly dataZoneAdminRole?: IRole;

  /**
   * The integration with IAM Identity Center, if `iamIdentityCenter` is specified.
   */
  public readonly identityCenterConnection?: AwsCustomResource;

  constructor(scope: Construct, id: string, props: LakeFormationSettingsProps) {
    super(scope, id);
    checkOptions(this, 'LakeFormationSettingsProps', props);
    this.dataZoneAdminRole = this.makeDataZoneAdminRole(props);
    const defaults = props.iamAllowedPrincipalsDefault
      ? [{ principal: { dataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS' }, permissions: ['ALL'] }]
      : [];
    if (props.iamAllowedPrincipalsDefault === false && !props.replaceExistingSettings) warnOfDefaults(this);
    const version = props.crossAccountVersion;
    this.settings = new CfnDataLakeSettings(this, 'Settings', {
      admins: this.administrators(props).map((arn) => ({ dataLakePrincipalIdentifier: arn })),
      createDatabaseDefaultPermissions: defaults,
      createTableDefaultPermissions: defaults,
      parameters: version === undefined ? undefined : { CROSS_ACCOUNT_VERSION: version },
      // REPLACE removes the existing administrators of the account.
      mutationType: props.replaceExistingSettings ? 'REPLACE' : 'APPEND',
    });
    this.settings.applyRemovalPolicy(props.removalPolicy ?? RETAIN);
    if (props.iamIdentityCenter !== undefined) {
      this.identityCenterConnection = connectIdentityCenter(this, props.iamIdentityCenter);
    }
  }

  private administrators(props: LakeFormationSettingsProps): string[] {
    const admins = unique([
      ...RoleReference.list(this, props.lakeFormationAdminRoles, ['lakeFormationAdminRoles']).map(
        (role) => deployedRole(this, role).arn,
      ),
      ...(props.createCdkLFAdmin ? [deploymentRoleArn(this)] : []),
      ...(this.dataZoneAdminRole === undefined ? [] : [this.dataZoneAdminRole.roleArn]),
    ]);
    if (admins.length > DATA_LAKE_ADMINISTRATORS) {
      failAt(this, ['lakeFormationAdminRoles'], {
        code: 'DSP325',
        message: `there are ${admins.length} administrators, and Lake Formation accepts ${DATA_LAKE_ADMINISTRATORS}`,
        hint: 'use a shared role, or grant permissions with the grant option to principals that do not need to '
          + 'administer everything',
      });
    }
    return admins;
  }

  private makeDataZoneAdminRole(props: LakeFormationSettingsProps): Role | undefined {
    const trusted = props.dataZoneAdminTrustAccounts ?? [];
    if (!props.createDataZoneAdminRole) {
      if (trusted.length === 0) return undefined;
      return failAt(this, ['dataZoneAdminTrustAccounts'], {
        code: 'DSP314',
        message: `"${trusted[0]}" is trusted with a role that is not created`,
        hint: 'set "createDataZoneAdminRole: true"',
      });
    }
    const accounts = unique([Stack.of(this).account, ...trusted]);
    const role = new Role(this, 'DataZoneAdminRole', {
      roleName: physicalName(props.naming ?? namingOf(this), 'role', 'datazone-admin'),
      description: 'DataZone manages access to the Glue Data Catalog with Lake Formation',
      assumedBy: new ServicePrincipal('datazone.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': accounts } },
      }),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(DATAZONE_POLICY)],
    });
    const length = policyLength(Stack.of(this).resolve(role.assumeRolePolicy!.toJSON()));
    if (length > TRUST_POLICY_LIMIT) {
      failAt(this, ['dataZoneAdminTrustAccounts'], {
        code: 'DSP307',
        message: `the trust policy has about ${length} characters without white space, and IAM `
          + `accepts ${TRUST_POLICY_LIMIT}`,
        hint: 'trust fewer accounts',
      });
    }
    acknowledge(role, {
      id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${DATAZONE_POLICY}]`,
      reason: 'DataZone requires this policy, which AWS maintains together with the service.',
    });
    return role;
  }
}

/**
 * ARN of the role with which CloudFormation creates the resources of a stack, as the synthesizer of the stack specifies
 * it.
 */
export function deploymentRoleArn(scope: Construct): string {
  let stack = Stack.of(scope);
  while (NestedStack.isNestedStack(stack)) stack = stack.nestedStackParent!;
  const arn = stack.synthesizer.cloudFormationExecutionRole;
  if (arn === undefined) {
    return failAt(scope, ['createCdkLFAdmin'], {
      code: 'DSP326',
      message: `the synthesizer "${stack.synthesizer.constructor.name}" of the stack does not specify a role with `
        + 'which CloudFormation deploys',
      hint: 'use the DefaultStackSynthesizer, or add the deploying role to "lakeFormationAdminRoles" instead '
        + 'of "createCdkLFAdmin"',
    });
  }
  // The placeholders are those of the cloud assembly, which templates do not support.
  const { partition, account, region } = Stack.of(scope);
  return arn
    .replaceAll('${AWS::Partition}', partition)
    .replaceAll('${AWS::AccountId}', account)
    .replaceAll('${AWS::Region}', region);
}

function warnOfDefaults(scope: Construct): void {
  warnAt(scope, ['iamAllowedPrincipalsDefault'], {
    code: 'DSP319',
    message: 'an account that already has default permissions for IAM_ALLOWED_PRINCIPALS, as every new account does, '
      + 'may keep them with "false": AWS does not document that CloudFormation removes them',
    hint: 'after the deployment, check that "aws lakeformation get-data-lake-settings" shows no '
      + 'CreateDatabaseDefaultPermissions; or set "replaceExistingSettings: true", which also removes other '
      + 'administrators',
  });
}
