/**
 * AWS managed policies that allow `sagemaker:CreatePresignedDomainUrl` for every user profile of an account.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerFullAccess.html
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/DataScientist.html
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/PowerUserAccess.html
 */
export const POLICIES_THAT_OPEN_PROFILES: readonly string[] = [
  'AdministratorAccess',
  'AmazonSageMakerFullAccess',
  'PowerUserAccess',
  'job-function/DataScientist',
];
