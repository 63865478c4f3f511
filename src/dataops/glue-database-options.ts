import { GlueCrawlerSettings } from './glue-crawler-options';
import { LakeFormationPermission } from './lake-formation-permission';
import { LakeFormationTag, LakeFormationTagGrantOptions } from './lake-formation-tag-options';
import { RoleRef } from '../access/role-ref';

/**
 * A principal of a Lake Formation grant: a role, a federated user or group, or a whole account.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/cross-account-permissions.html
 */
export interface LakeFormationPrincipal {
  /**
   * The role.
   *
   * @default - the principal is no role
   */
  readonly role?: RoleRef;

  /**
   * Account of the role, where that is given by name and lives in another account. Without a role and a federated principal the account itself, whose
   * administrators of Lake Formation then grant on.
   *
   * @default - the account of the project
   */
  readonly account?: string;

  /**
   * ARN of the identity provider of `federatedUser` or `federatedGroup`.
   *
   * @default - the principal is not federated
   */
  readonly federationProviderArn?: string;

  /**
   * Name of a user of the identity provider.
   *
   * @default - the principal is no federated user
   */
  readonly federatedUser?: string;

  /**
   * Name of a group of the identity provider.
   *
   * @default - the principal is no federated group
   */
  readonly federatedGroup?: string;
}

/**
 * A grant of Lake Formation permissions on a database and its tables.
 */
export interface LakeFormationGrantOptions {
  /**
   * What is granted on the database itself.
   *
   * @default LakeFormationPermission.READ
   */
  readonly databasePermissions?: LakeFormationPermission;

  /**
   * What is granted on the tables.
   *
   * @default LakeFormationPermission.READ
   */
  readonly tablePermissions?: LakeFormationPermission;

  /**
   * Names of the tables.
   *
   * @default - every table of the database
   */
  readonly tables?: string[];

  /**
   * ARNs of the principals, by a name of your choice: roles, users, users and groups of a SAML provider, organizations and their units. An account is
   * given by its 12 digits.
   *
   * @default - none
   */
  readonly principalArns?: { [name: string]: string };

  /**
   * The principals as role references, by a name of your choice.
   *
   * @default - none
   */
  readonly principals?: { [name: string]: LakeFormationPrincipal };
}

/**
 * Lake Formation permissions on a database.
 */
export interface DatabaseLakeFormationOptions {
  /**
   * Whether the data administrators of the project may do everything and grant it on.
   *
   * @default false
   */
  readonly createSuperGrantsForDataAdminRoles?: boolean;

  /**
   * Whether the execution roles of the project may read and write.
   *
   * @default false
   */
  readonly createReadWriteGrantsForProjectExecutionRoles?: boolean;

  /**
   * Whether the data engineers of the project may read.
   *
   * @default false
   */
  readonly createReadGrantsForDataEngineerRoles?: boolean;

  /**
   * Further grants, by a name of your choice.
   *
   * @default - none
   */
  readonly grants?: { [name: string]: LakeFormationGrantOptions };

  /**
   * Permissions on whatever has some tags, by a name of your choice.
   *
   * @default - none
   */
  readonly tagBasedGrants?: { [name: string]: LakeFormationTagGrantOptions };

  /**
   * Tags of the database and their values. The tags must exist: those of `lakeFormation.lfTags` of the project do.
   *
   * @default - none
   */
  readonly databaseTagValues?: LakeFormationTag[];

  /**
   * Accounts in which a link to the database is made. On a platform the module needs a stack in each: see `additional_accounts`.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/resource-links-about.html
   * @default - none
   */
  readonly createCrossAccountResourceLinkAccounts?: string[];

  /**
   * Name of the links.
   *
   * @default - the name of the database
   */
  readonly createCrossAccountResourceLinkName?: string;
}

/**
 * A crawler of the location of a database. Its role gets the permissions of Lake Formation that it needs there.
 */
export interface DatabaseCrawlerOptions extends GlueCrawlerSettings {
  /**
   * The role that the crawler runs as. Policies of the bucket and of the role must let it read the location.
   */
  readonly role: RoleRef;
}

/**
 * A database of the Glue Data Catalog.
 */
export interface GlueDatabaseOptions {
  /**
   * What the database holds.
   */
  readonly description: string;

  /**
   * Name of the bucket that holds the data.
   *
   * @default - the database has no location
   */
  readonly locationBucketName?: string;

  /**
   * Prefix of the data in the bucket.
   *
   * @default - the whole bucket
   */
  readonly locationPrefix?: string;

  /**
   * Whether the key of the database is its name as it stands.
   *
   * @default false
   */
  readonly verbatimName?: boolean;

  /**
   * Whether the name is made of lower-case letters, digits and underscores only, as Iceberg tables need it.
   *
   * @default false
   */
  readonly icebergCompliantName?: boolean;

  /**
   * Whether the project in Amazon DataZone has a data source for the database. Needs `datazone` with an environment.
   *
   * @default false
   */
  readonly createDatazoneDatasource?: boolean;

  /**
   * Whether the project in SageMaker Unified Studio has a data source for the database. Needs `sagemaker`.
   *
   * @default false
   */
  readonly createSagemakerDatasource?: boolean;

  /**
   * Lake Formation permissions.
   *
   * @default - the default permissions of the account
   */
  readonly lakeFormation?: DatabaseLakeFormationOptions;

  /**
   * A crawler of the location of the database.
   *
   * @default - none
   */
  readonly crawler?: DatabaseCrawlerOptions;
}
