/**
 * AWS managed policies that allow all AWS Glue actions, including the settings of the Data Catalog, and writing to
 * buckets of any account whose names begin with `aws-glue-`.
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
