/**
 * AWS managed policies that allow all of AWS Glue, settings of the Data Catalog included, and writing below `aws-glue-`
 * in buckets of any account.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueConsoleFullAccess.html
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceRole.html
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceNotebookRole.html
 */
export const POLICIES_OF_ALL_GLUE: readonly string[] = [
  'AWSGlueConsoleFullAccess',
  'AWSGlueConsoleSageMakerNotebookFullAccess',
  'service-role/AWSGlueServiceNotebookRole',
  'service-role/AWSGlueServiceRole',
];
