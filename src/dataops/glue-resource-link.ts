/**
 * A name for a database in the catalog of another account.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/resource-links-about.html
 */
export interface GlueResourceLink {
  /**
   * Key of the database in the project.
   */
  readonly key: string;

  /**
   * Id of the other account.
   */
  readonly account: string;

  /**
   * Name of the link.
   */
  readonly name: string;

  /**
   * Name of the database that the link leads to.
   */
  readonly databaseName: string;

  /**
   * Id of the account that has the database.
   */
  readonly catalogId: string;

  /**
   * Principals of the other account that may describe the link, as Lake Formation knows them.
   */
  readonly principals: string[];
}
