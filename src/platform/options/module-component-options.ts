import { AthenaWorkgroupOptions } from '../../datalake/athena-workgroup';
import { DataLakeOptions } from '../../datalake/data-lake-options';
import { GlueCrawlersOptions } from '../../dataops/crawlers/crawler-options';
import { DataOpsProjectOptions } from '../../dataops/dataops-project-options';
import { DataScienceTeamOptions } from '../../datascience/team/data-science-team';
import { AuditBucketOptions } from '../../governance/audit/audit-bucket';
import { AuditTrailOptions } from '../../governance/audit/audit-trail';
import { GlueCatalogSettingsOptions } from '../../governance/catalog/glue-catalog-settings';
import { LakeFormationSettingsOptions } from '../../governance/lake-formation/lake-formation-settings';
import { GeneratedRolesOptions } from '../../governance/roles/generated-roles';
import { IPlatformModule } from '../custom/platform-module-interface';

/**
 * The component of a module. Specify exactly one option.
 */
export interface ModuleComponentOptions {
  /**
   * IAM roles and managed policies (`@aws-mdaa/roles`).
   *
   * @default - the module is of another kind
   */
  readonly roles?: GeneratedRolesOptions;

  /**
   * An S3 data lake (`@aws-mdaa/datalake`).
   *
   * @default - the module is of another kind
   */
  readonly dataLake?: DataLakeOptions;

  /**
   * Encryption of the Glue Data Catalog (`@aws-mdaa/glue-catalog`).
   *
   * @default - the module is of another kind
   */
  readonly glueCatalogSettings?: GlueCatalogSettingsOptions;

  /**
   * Settings of Lake Formation (`@aws-mdaa/lakeformation-settings`).
   *
   * @default - the module is of another kind
   */
  readonly lakeFormationSettings?: LakeFormationSettingsOptions;

  /**
   * An Athena workgroup (`@aws-mdaa/athena-workgroup`).
   *
   * @default - the module is of another kind
   */
  readonly athenaWorkgroup?: AthenaWorkgroupOptions;

  /**
   * A bucket for CloudTrail and S3 inventories (`@aws-mdaa/audit`).
   *
   * @default - the module is of another kind
   */
  readonly auditBucket?: AuditBucketOptions;

  /**
   * A CloudTrail trail (`@aws-mdaa/audit-trail`).
   *
   * @default - the module is of another kind
   */
  readonly auditTrail?: AuditTrailOptions;

  /**
   * A DataOps project (`@aws-mdaa/dataops-project`).
   *
   * @default - the module is of another kind
   */
  readonly dataOpsProject?: DataOpsProjectOptions;

  /**
   * Glue crawlers of a DataOps project (`@aws-mdaa/dataops-crawler`).
   *
   * @default - the module is of another kind
   */
  readonly glueCrawlers?: GlueCrawlersOptions;

  /**
   * A data science team (`@aws-mdaa/datascience-team`).
   *
   * @default - the module is of another kind
   */
  readonly dataScienceTeam?: DataScienceTeamOptions;

  /**
   * A custom module. In YAML, `module_path` specifies its JavaScript file or npm package.
   *
   * @default - the module is of another kind
   * @loaded
   */
  readonly custom?: IPlatformModule;
}
