/**
 * Access of some principals to some databases and tables of the Data Catalog.
 *
 * At least one of `readPrincipalArns` and `writePrincipalArns` names somebody.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/security_iam_resource-based-policy-examples.html
 */
export interface GlueCatalogAccessPolicy {
  /**
   * What the policy is about: `database/sales`, `table/sales/orders`, `table/sales/*`, `userDefinedFunction/sales/*`, `connection/erp`,
   * `catalog`, `*` for everything, or the ARN of such a resource in this account and region. `*` and `?` are wildcards.
   *
   * Glue asks for permission on a resource and on those that hold it. The latter are added: with `table/sales/orders` also
   * `database/sales` and `catalog`, and on these no more than the table needs.
   *
   * @sample database/sales
   */
  readonly resources: string[];

  /**
   * ARNs of roles, users or accounts (`arn:aws:iam::111122223333:root`), or account ids, that may read the metadata: databases, tables, their
   * versions, partitions and statistics, and functions and connections where `resources` has them.
   *
   * @default - those that may write only
   * @pattern ^(\d{12}|arn:[^:]+:(iam|sts)::\d{12}:.+)$
   * @sample arn:aws:iam::111122223333:role/analyst
   */
  readonly readPrincipalArns?: string[];

  /**
   * The same for principals that may read, and also make, change and delete. A principal that may write tables of a database cannot delete the
   * database, unless `resources` has the database as well. Connections can be changed and deleted, not made, since Glue cannot restrict to
   * some of them who makes one.
   *
   * @default - nobody may write
   * @pattern ^(\d{12}|arn:[^:]+:(iam|sts)::\d{12}:.+)$
   * @sample arn:aws:iam::111122223333:role/glue-etl
   */
  readonly writePrincipalArns?: string[];
}
