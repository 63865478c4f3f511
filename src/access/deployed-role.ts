import { Construct } from 'constructs';
import { RoleLookup, RoleQuery } from './role-lookup';
import { RoleReference } from './role-reference';
import { fail } from '../private/problems';

/**
 * ARN, name and unique id of a role for services that take no pattern: known at synthesis where the reference says them, else looked up at
 * deployment.
 */
export function deployedRole(scope: Construct, role: RoleReference): { arn: string; name: string; id: string } {
  const found = () => RoleLookup.of(scope).find(queryOf(scope, role));
  return {
    get arn() { return role.arn ?? found().arn; },
    get name() { return (role.permissionSet === undefined ? role.name : undefined) ?? found().name; },
    get id() { return role.id ?? found().id; },
  };
}

function queryOf(scope: Construct, role: RoleReference): RoleQuery {
  if (role.permissionSet !== undefined) return { permissionSet: role.permissionSet };
  if (role.id !== undefined) return { roleId: role.id };
  const roleName = role.name ?? role.arn?.split('/').pop();
  if (roleName !== undefined) return { roleName };
  return fail({ code: 'DSP203', where: scope.node.path, message: `"${role.matcher.value}" stands for no single role`, hint: 'give the "name" of the permission set' });
}
