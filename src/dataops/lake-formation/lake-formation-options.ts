import { ISamlProvider } from 'aws-cdk-lib/aws-iam';
import { RoleRef } from '../../access/role-ref';

/**
 * What a grant by LF-tags is about.
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
 * A principal of a Lake Formation grant: a role, a user or group of a SAML provider, or a whole account. Exactly one of
 * `role`, `federatedUser` and `federatedGroup` is given, or only `account`.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_DataLakePrincipal.html
 */
export interface LakeFormationPrincipal {
  /**
   * The role. Together with `account` it is a role of that account, given by name or ARN.
   *
   * @default - the principal is not a role
   */
  readonly role?: RoleRef;

  /**
   * ID of the account of the principal, 12 digits. Without another property, the principal is the whole account, whose
   * administrators can grant the permissions to others.
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
   * The SAML provider, in place of `federationProviderArn`.
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
   * Permissions on the database itself.
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
   * @default - every table of the database
   * @format glueName
   */
  readonly tables?: string[];

  /**
   * The principals, by a name of your choice: ARNs of roles, users, users and groups of a SAML provider or of IAM
   * Identity Center, organizations and organizational units, IDs of accounts, or `IAM_ALLOWED_PRINCIPALS`, to which
   * only `super` can be granted.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_DataLakePrincipal.html
   * @default - none
   * @format lakeFormationPrincipal
   */
  readonly principalArns?: { [name: string]: string };

  /**
   * The principals as references, by a name of your choice.
   *
   * @default - none
   */
  readonly principals?: { [name: string]: LakeFormationPrincipal };
}

/**
 * An LF-tag with values: one that is created, or one that is put on a database.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/tag-based-access-control.html
 */
export interface LakeFormationTag {
  /**
   * Key of the tag. Lake Formation keeps keys and values in lower case.
   *
   * @format lakeFormationTagKey
   * @sample sensitivity
   */
  readonly tagKey: string;

  /**
   * Values of the tag: at least one.
   *
   * @format lakeFormationTagValue
   * @sample internal
   */
  readonly tagValues: string[];

  /**
   * ID of the account that has the tag.
   *
   * @default - the account of the project
   * @format accountId
   */
  readonly catalogId?: string;
}

/**
 * A grant of Lake Formation permissions on whatever has certain LF-tags, in any database of the account.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/granting-catalog-perms-TBAC.html
 */
export interface LakeFormationTagGrantOptions {
  /**
   * The tags, by key: one value or a list of values each. A resource is meant that has one of the values of every key.
   */
  readonly lfTagExpression: { [name: string]: any };

  /**
   * Permissions to grant. On databases `ALL`, `ALTER`, `CREATE_TABLE`, `DESCRIBE` or `DROP`; on tables `ALL`, `ALTER`,
   * `DELETE`, `DESCRIBE`, `DROP`, `INSERT` or `SELECT`.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
   * @sample DESCRIBE
   */
  readonly permissions: string[];

  /**
   * Which of the permissions the principals may grant on.
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
   * Whether the permissions are about databases or about tables.
   *
   * @default - `TABLE` where one of the permissions is about tables only (`SELECT`, `INSERT`, `DELETE`), else
   * `DATABASE`
   */
  readonly resourceType?: LakeFormationTagResource;
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
   * LF-tags of the database. A tag is one of `lfTags` of the project, with one of its values, or exists already.
   *
   * @default - none
   */
  readonly databaseTagValues?: LakeFormationTag[];

  /**
   * Grants by LF-tags, by a name of your choice. They apply to every resource with the tags, not only to this database;
   * a grant that several databases repeat is created once.
   *
   * @default - none
   */
  readonly tagBasedGrants?: { [name: string]: LakeFormationTagGrantOptions };

  /**
   * IDs of other accounts that see the database in their own catalog through a resource link. Each may describe the
   * database; its principals in `grants` may describe the link.
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
   * Whether the location of the database is registered with Lake Formation. A location is registered once in an account
   * and Region: of the modules of a platform, the first one in the order of deployment registers it, and the others use
   * it. Give false if something else registers it. Access to the location is granted either way.
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
   * LF-tags that the project creates. A tag exists once in an account: one module creates it, others use it.
   *
   * @default - none
   */
  readonly lfTags?: LakeFormationTag[];
}

/**
 * What a Lake Formation grant allows. A higher one includes the lower ones.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
 */
export enum LakeFormationPermission {
  /**
   * Describe the database; describe its tables and select from them.
   */
  READ = 'read',

  /**
   * Read, and create, alter and drop tables, insert and delete rows.
   */
  WRITE = 'write',

  /**
   * Everything, with the right to grant it to others.
   */
  SUPER = 'super',
}
