import { LakeFormationPermission } from './lake-formation-permission';
import { RoleRef } from '../access/role-ref';

/**
 * A principal of a Lake Formation grant.
 */
export interface LakeFormationPrincipal {
  /**
   * The role.
   */
  readonly role: RoleRef;
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
   * ARNs of the principals, by a name of your choice.
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
}
