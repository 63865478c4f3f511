import { ISamlProvider } from 'aws-cdk-lib/aws-iam';
import { RoleRef } from '../../access/role-ref';

/**
 * The resource type of a grant by LF-tags.
 */
export enum LakeFormationTagResource {
  /**
   * Databases that have the tags.
   */
  DATABASE = 'DATABASE',

  /**
   * Tables that have the tags, or that inherit them from their database.
   */
  TABLE = 'TABLE',
}

/**
 * A principal of a Lake Formation grant: a role, a user or group of a SAML provider, or an account. Specify exactly one
 * of `role`, `federatedUser` and `federatedGroup`, or only `account`.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_DataLakePrincipal.html
 */
export interface LakeFormationPrincipal {
  /**
   * The role. If `account` is specified, it is a role of that account, specified by name or ARN.
   *
   * @default - the principal is not a role
   */
  readonly role?: RoleRef;

  /**
   * 12-digit ID of the account of the principal. Without another property, the principal is the account, whose
   * administrators can grant the permissions to other principals.
   *
   * @default - the account of the project
   * @format accountId
   */
  readonly account?: string;

  /**
   * ARN of the SAML provider that the user or group signs in with.
   *
   * @default - the principal is not federated
   * @format samlProviderArn
   */
  readonly federationProviderArn?: string;

  /**
   * The SAML provider, instead of `federationProviderArn`.
   *
   * @default - the provider of `federationProviderArn`
   */
  readonly federationProvider?: ISamlProvider;

  /**
   * Name of a user of the SAML provider.
   *
   * @default - the principal is not a federated user
   */
  readonly federatedUser?: string;

  /**
   * Name of a group of the SAML provider.
   *
   * @default - the principal is not a federated group
   */
  readonly federatedGroup?: string;
}

/**
 * A grant of Lake Formation permissions on a database and its tables.
 */
export interface LakeFormationGrantOptions {
  /**
   * Permissions on the database.
   *
   * @default LakeFormationPermission.READ
   */
  readonly databasePermissions?: LakeFormationPermission;

  /**
   * Permissions on the tables.
   *
   * @default LakeFormationPermission.READ
   */
  readonly tablePermissions?: LakeFormationPermission;

  /**
   * Names of the tables.
   *
   * @default - all tables of the database
   * @format glueName
   */
  readonly tables?: string[];

  /**
   * The principals, by a name of your choice: ARNs of roles, users, users and groups of a SAML provider or of IAM
   * Identity Center, organizations and organizational units, account IDs, or `IAM_ALLOWED_PRINCIPALS`, to which only
   * `super` can be granted.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_DataLakePrincipal.html
   * @default - none
   * @format lakeFormationPrincipal
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
 * An LF-tag with values, to create or to assign to a database.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/tag-based-access-control.html
 */
export interface LakeFormationTag {
  /**
   * Key of the tag. Lake Formation stores keys and values in lowercase.
   *
   * @format lakeFormationTagKey
   * @sample sensitivity
   */
  readonly tagKey: string;

  /**
   * Values of the tag. Specify at least one.
   *
   * @format lakeFormationTagValue
   * @sample internal
   */
  readonly tagValues: string[];

  /**
   * ID of the account that owns the tag.
   *
   * @default - the account of the project
   * @format accountId
   */
  readonly catalogId?: string;
}

/**
 * A grant of Lake Formation permissions on all resources with certain LF-tags, in any database of the account.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/granting-catalog-perms-TBAC.html
 */
export interface LakeFormationTagGrantOptions {
  /**
   * The tags by key, each with one value or a list of values. The grant applies to resources that have one of the
   * values of every key.
   */
  readonly lfTagExpression: { [name: string]: any };

  /**
   * Permissions to grant. For databases: `ALL`, `ALTER`, `CREATE_TABLE`, `DESCRIBE` or `DROP`. For tables: `ALL`,
   * `ALTER`, `DELETE`, `DESCRIBE`, `DROP`, `INSERT` or `SELECT`.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
   * @sample DESCRIBE
   */
  readonly permissions: string[];

  /**
   * The permissions that the principals can grant to other principals.
   *
   * @default - none
   * @sample DESCRIBE
   */
  readonly permissionsWithGrantOption?: string[];

  /**
   * The principals, by a name of your choice, as in `grants`.
   *
   * @format lakeFormationPrincipal
   */
  readonly principalArns: { [name: string]: string };

  /**
   * Whether the permissions apply to databases or to tables.
   *
   * @default - `TABLE` if one of the permissions exists only for tables (`SELECT`, `INSERT`, `DELETE`), otherwise
   * `DATABASE`
   */
  readonly resourceType?: LakeFormationTagResource;
}

/**
 * Lake Formation permissions on a database.
 */
export interface DatabaseLakeFormationOptions {
  /**
   * Whether to grant the data administrators of the project all permissions, with the grant option.
   *
   * @default false
   */
  readonly createSuperGrantsForDataAdminRoles?: boolean;

  /**
   * The permissions of the execution roles of the project. `read` does not include the location of the database, so
   * they cannot create tables there. `super` is `write` plus the permissions to alter and drop all tables and to drop
   * the database, without grant permissions.
   * In files, `true` means `write`, and `false` means no permissions.
   *
   * @default - only the location of the database
   * @whenTrue write
   */
  readonly createReadWriteGrantsForProjectExecutionRoles?: LakeFormationPermission;

  /**
   * Whether to grant the data engineers of the project read permissions.
   *
   * @default false
   */
  readonly createReadGrantsForDataEngineerRoles?: boolean;

  /**
   * Additional grants, by a name of your choice.
   *
   * @default - none
   */
  readonly grants?: { [name: string]: LakeFormationGrantOptions };

  /**
   * LF-tags of the database. A tag is either one of `lfTags` of the project, with one of its values, or an existing
   * tag.
   *
   * @default - none
   */
  readonly databaseTagValues?: LakeFormationTag[];

  /**
   * Grants by LF-tags, by a name of your choice. They apply to all resources with the tags, not only to this database;
   * a grant that several databases specify is created once.
   *
   * @default - none
   */
  readonly tagBasedGrants?: { [name: string]: LakeFormationTagGrantOptions };

  /**
   * IDs of other accounts in whose catalog the database is available through a resource link. Each account can describe
   * the database, and its principals in `grants` can describe the link.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/resource-links-about.html
   * @default - none
   * @format accountId
   */
  readonly createCrossAccountResourceLinkAccounts?: string[];

  /**
   * Name of the resource links.
   *
   * @default - the name of the database
   * @format glueName
   */
  readonly createCrossAccountResourceLinkName?: string;

  /**
   * Whether to register the location of the database with Lake Formation. A location can be registered only once in an
   * account and Region: of the modules of a platform, the first one in deployment order registers it, and the others
   * use it. Set this to false if the location is registered elsewhere. Access to the location is granted in both cases.
   *
   * @default true
   */
  readonly registerLocation?: boolean;
}

/**
 * Lake Formation settings of a project.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/granting-catalog-perms-TBAC.html
 */
export interface ProjectLakeFormationOptions {
  /**
   * LF-tags that the project creates. A tag exists once in an account: create it in one module, and use it in others.
   *
   * @default - none
   */
  readonly lfTags?: LakeFormationTag[];
}

/**
 * The permissions of a Lake Formation grant. A higher level includes the lower ones.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
 */
export enum LakeFormationPermission {
  /**
   * Describe the database, and describe and select from its tables.
   */
  READ = 'read',

  /**
   * Read, insert and delete rows of all tables, alter the database, and create tables. The principal that creates a
   * table has all permissions on it. It cannot alter or drop tables that other principals created, so it can neither
   * change their columns nor write to their Iceberg data, whose commits update the table.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/implicit-permissions.html
   */
  WRITE = 'write',

  /**
   * All permissions, with the grant option.
   */
  SUPER = 'super',
}
