/** Lake Formation permissions on a database or a table, with the AWS Glue action that each of them controls. */
interface ControlledActions {
  readonly [permission: string]: string | undefined;
}

/**
 * Lake Formation permissions on a database.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
 */
export const DATABASE_PERMISSIONS: ControlledActions = {
  ALTER: 'glue:UpdateDatabase',
  CREATE_TABLE: 'glue:CreateTable',
  DESCRIBE: 'glue:GetDatabase',
  DROP: 'glue:DeleteDatabase',
};

/**
 * Lake Formation permissions on a table. Those without an action control access to the data in Amazon S3.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
 */
export const TABLE_PERMISSIONS: ControlledActions = {
  ALTER: 'glue:UpdateTable',
  DELETE: undefined,
  DESCRIBE: 'glue:GetTable',
  DROP: 'glue:DeleteTable',
  INSERT: undefined,
  SELECT: undefined,
};
