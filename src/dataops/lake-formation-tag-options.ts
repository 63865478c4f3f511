/**
 * A tag of Lake Formation with its values.
 */
export interface LakeFormationTag {
  /**
   * Key of the tag.
   */
  readonly tagKey: string;

  /**
   * Values of the tag.
   */
  readonly tagValues: string[];

  /**
   * Account of the catalog that has the tag.
   *
   * @default - the account of the project
   */
  readonly catalogId?: string;
}

/**
 * What a grant by tags is about.
 */
export enum LakeFormationTagResource {
  /**
   * Databases with the tags.
   */
  DATABASE = 'DATABASE',

  /**
   * Tables with the tags, those of databases with the tags among them.
   */
  TABLE = 'TABLE',
}

/**
 * Permissions on whatever has some tags.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/granting-catalog-perms-TBAC.html
 */
export interface LakeFormationTagGrantOptions {
  /**
   * Values by key of the tag: one, or a list of which one must be there. Every key must match.
   */
  readonly lfTagExpression: { [key: string]: any };

  /**
   * Permissions as Lake Formation names them, for example `DESCRIBE` and `SELECT`.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
   */
  readonly permissions: string[];

  /**
   * Permissions that may be granted on to others, of those in `permissions`.
   *
   * @default - none
   */
  readonly permissionsWithGrantOption?: string[];

  /**
   * ARNs of the principals, by a name of your choice, as in `LakeFormationGrantOptions`.
   */
  readonly principalArns: { [name: string]: string };

  /**
   * Whether the permissions are on databases or on tables.
   *
   * @default LakeFormationTagResource.TABLE
   */
  readonly resourceType?: LakeFormationTagResource;
}
