import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnDataLakeSettings } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import { deployedRole } from '../access/deployed-role';
import { RoleRef } from '../access/role-ref';
import { RoleReference } from '../access/role-reference';
import { ComponentProps } from '../naming/component-props';
import { unique } from '../private/collections';
import { checkOptions } from '../private/options-model';

/**
 * Configuration of Lake Formation in an account and region.
 */
export interface LakeFormationSettingsOptions {
  /**
   * Roles that become administrators of the data lake. Lake Formation knows administrators by ARN: that
   * of a role which is given by `id`, or as a permission set, is looked up at deployment.
   *
   * Administrators that are there already remain, also those that were once listed here and no longer are: remove them in Lake Formation.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/initial-lf-config.html#create-data-lake-admin
   */
  readonly lakeFormationAdminRoles: RoleRef[];

  /**
   * Whether new databases and tables are left to IAM: `true` grants everything on them to the group `IAM_ALLOWED_PRINCIPALS`, so that IAM
   * policies alone decide. With `false` nobody gets anything by default, and access needs a grant of Lake Formation besides.
   *
   * These defaults are added to the settings that the account has (mutation type `APPEND`). AWS does not document whether an empty default
   * then empties one that is there already. Where `false` matters, look at the settings after the deployment; databases and tables that
   * exist already keep their permissions in any case.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html
   */
  readonly iamAllowedPrincipalsDefault: boolean;
}

/**
 * Properties of `LakeFormationSettings`.
 */
export interface LakeFormationSettingsProps extends LakeFormationSettingsOptions, ComponentProps {}

/**
 * Administrators and default permissions of Lake Formation.
 *
 * The settings apply to the whole account and region, so there must be one of them only. They remain when the construct is removed.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lakeformation-datalakesettings.html
 */
export class LakeFormationSettings extends Construct {
  /**
   * The settings.
   */
  public readonly settings: CfnDataLakeSettings;

  constructor(scope: Construct, id: string, props: LakeFormationSettingsProps) {
    super(scope, id);
    checkOptions(this, 'LakeFormationSettingsProps', props);
    const admins = unique(props.lakeFormationAdminRoles.map((ref) => deployedRole(this, new RoleReference(this, ref)).arn));
    const defaults = props.iamAllowedPrincipalsDefault
      ? [{ principal: { dataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS' }, permissions: ['ALL'] }]
      : [];
    this.settings = new CfnDataLakeSettings(this, 'Settings', {
      admins: admins.map((arn) => ({ dataLakePrincipalIdentifier: arn })),
      createDatabaseDefaultPermissions: defaults,
      createTableDefaultPermissions: defaults,
      // REPLACE would throw out the administrators that the account has.
      mutationType: 'APPEND',
    });
    this.settings.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
  }
}
