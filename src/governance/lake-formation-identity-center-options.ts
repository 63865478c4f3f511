/**
 * The connection of Lake Formation with IAM Identity Center, so that permissions can be granted to its users and groups.
 *
 * An account and region has one of them at most: where there is one already, the deployment fails. To change the instance, deploy once without
 * the connection.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/identity-center-integration.html
 */
export interface LakeFormationIdentityCenterOptions {
  /**
   * Id of the instance of IAM Identity Center (`ssoins-1234567890abcdef`), or its ARN.
   *
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html
   * @pattern ^(arn:[^:]+:sso:::instance/)?ssoins-[A-Za-z0-9.-]{16}$
   * @sample ssoins-1234567890abcdef
   */
  readonly instanceId: string;

  /**
   * Who else may reach data that Lake Formation of this account governs, as users of IAM Identity Center: ids of accounts, 12 digits, and
   * ARNs of organizations and organizational units. Grants are needed besides.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_CreateLakeFormationIdentityCenterConfiguration.html
   * @default - this account alone
   * @pattern ^(\d{12}|arn:[^:]+:organizations::[^:]+:(organization|ou)/o-[a-z0-9]+.*)$
   * @sample 111122223333
   */
  readonly shares?: string[];
}
