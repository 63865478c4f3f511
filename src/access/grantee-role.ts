import { Stack, Token } from 'aws-cdk-lib';
import { CfnRole, IGrantable, IRole } from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { RoleReference } from './role-reference';
import { roleArn } from '../private/arns';
import { failAt } from '../private/option-problems';

/**
 * The role of a grantee. Policies of buckets and keys refer to roles, so access cannot be granted to other principals.
 * A role in another stack is matched by its name in a condition, because the stack of `object` is deployed first.
 */
export function roleOfGrantee(object: IConstruct, { grantPrincipal: principal }: IGrantable): RoleReference {
  const role = principal as Partial<IRole>;
  if (role.roleArn === undefined || role.node === undefined) {
    failAt(object, [], {
      code: 'DSP368',
      message: `"${String(principal)}" is not a role, and the policies of the platform grant access to roles`,
      hint: 'grant access to a role, or to a construct with a role, such as a function',
    });
  }
  const reference = new RoleReference(object, { role: role as IRole });
  const resource = role.node!.defaultChild;
  if (!(resource instanceof CfnRole) || Stack.of(resource) === Stack.of(object)) return reference;
  if (resource.roleName === undefined || Token.isUnresolved(resource.roleName)) {
    failAt(object, [], {
      code: 'DSP368',
      message: `the role "${role.node!.path}" is in another stack, and its name is not known until deployment`,
      hint: 'specify a "roleName", or create the role in the stack of the resource',
    });
  }
  return reference.byCondition(roleArn(resource, resource.roleName));
}
