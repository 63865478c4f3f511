import { AthenaWorkgroupOptions } from '../datalake/athena-workgroup';
import { DataLakeOptions } from '../datalake/data-lake';
import { DataOpsProjectOptions } from '../dataops/dataops-project';
import { GlueCrawlersOptions } from '../dataops/glue-crawlers';
import { DataScienceTeamOptions } from '../datascience/data-science-team';
import { AuditBucketOptions } from '../governance/audit-bucket';
import { AuditTrailOptions } from '../governance/audit-trail';
import { GeneratedRolesOptions } from '../governance/generated-roles';
import { GlueCatalogSettingsOptions } from '../governance/glue-catalog-settings';
import { LakeFormationSettingsOptions } from '../governance/lake-formation-settings';

/**
 * What can be said at every level of a platform. A lower level wins over a higher one; `context` and `tags` are merged key by key.
 */
export interface LevelOptions {
  /**
   * Values that any option below can refer to as `{{context:KEY}}`: scalars, lists or maps.
   *
   * @default - the values of the level above
   */
  readonly context?: { [key: string]: any };

  /**
   * Tags of every resource, apart from SageMaker domains and user profiles, which CloudFormation would replace when a tag changes.
   *
   * @default - the tags of the level above
   * @yaml tag_config_data
   */
  readonly tags?: { [key: string]: string };
}

/**
 * What can be said at every level that has an account and a region.
 */
export interface DeploymentLevelOptions extends LevelOptions {
  /**
   * Account to deploy to: 12 digits, or `default` for the account of the CLI's environment.
   *
   * @default - the account of the level above, at last `default`
   */
  readonly account?: string;

  /**
   * Region to deploy to, for example `eu-central-1`, or `default` for the region of the CLI's environment.
   *
   * @default - the region of the level above, at last `default`
   */
  readonly region?: string;
}

/**
 * A module: one component in a stack of its own. Exactly one of the component options is given.
 */
export interface ModuleOptions extends LevelOptions {
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
}

/**
 * An environment of a domain, for example `dev` or `prod`.
 */
export interface EnvironmentOptions extends DeploymentLevelOptions {
  /**
   * Modules by name. A name is made of lower-case letters, digits and hyphens.
   */
  readonly modules: { [name: string]: ModuleOptions };
}

/**
 * A domain: a part of the organization with environments of its own, for example `shared` or `datascience`.
 */
export interface DomainOptions extends DeploymentLevelOptions {
  /**
   * Environments by name. A name is made of lower-case letters, digits and hyphens.
   */
  readonly environments: { [name: string]: EnvironmentOptions };
}

/**
 * The whole platform: what `mdaa.yaml` and the files that it names say.
 */
export interface DataSciencePlatformOptions extends DeploymentLevelOptions {
  /**
   * Name of the organization: lower-case letters, digits and hyphens. It begins every physical name, those of buckets among them, and so must be
   * globally unique.
   */
  readonly organization: string;

  /**
   * Domains by name. A name is made of lower-case letters, digits and hyphens.
   */
  readonly domains: { [name: string]: DomainOptions };
}
