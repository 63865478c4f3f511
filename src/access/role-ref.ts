import { IRole } from 'aws-cdk-lib/aws-iam';

/**
 * A reference to an IAM role. At least one of `arn`, `name`, `id` and `role` is required. In YAML, the values can be
 * references, for example `id: generated-role-id:data-admin`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export interface RoleRef {
  /**
   * ARN of the role.
   *
   * @default - derived from `name` if it is specified
   * @format iamRoleOrPermissionSetArn
   */
  readonly arn?: string;

  /**
   * Name of the role, without path, or of the permission set if `sso` is true.
   *
   * @default - derived from `arn` if it is specified
   * @format iamRoleOrPermissionSetName
   * @sample data-admin
   */
  readonly name?: string;

  /**
   * Unique ID of the role (`AROA...`). Sessions of a role for which only the ID is known are matched by `aws:userId`.
   *
   * @default - sessions are matched by the ARN of the role
   * @format iamRoleId
   */
  readonly id?: string;

  /**
   * A stable ID for constructs that belong to the role.
   *
   * @default - derived from the name, ARN or id
   */
  readonly refId?: string;

  /**
   * Whether `name` is a permission set of IAM Identity Center, whose role has a generated suffix.
   *
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
   * @default false
   */
  readonly sso?: boolean;

  /**
   * Whether the platform must not change the role, so no managed policy is attached to it.
   *
   * @default false
   */
  readonly immutable?: boolean;

  /**
   * The role as a construct, in code.
   *
   * @default - the role is specified by `arn`, `name` or `id`
   */
  readonly role?: IRole;
}
