/**
 * Permissions of a principal that registers the first location of an account with the service-linked role of Lake
 * Formation, which creates the role and adds each location to its inline policy.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/service-linked-roles.html
 */
export const SERVICE_LINKED_ROLE_PERMISSIONS: readonly string[] = [
  'iam:CreateServiceLinkedRole', 'iam:PutRolePolicy',
];
