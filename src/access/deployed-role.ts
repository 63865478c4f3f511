import { Construct } from 'constructs';
import { RoleLookup, RoleQuery } from './role-lookup';
import { RoleReference } from './role-reference';

/**
 * ARN, name and unique id of a role for services that take no pattern: known at synthesis where the reference says them, else looked up at
 * deployment.
 */
export function deployedRole(scope: Construct, role: RoleReference): { arn: string; name: string; id: string } {
  const found = () => RoleLookup.of(scope).find(queryOf(role));
  return {
    get arn() { return role.arn ?? found().arn; },
    get name() { return (role.permissionSet === undefined ? role.name : undefined) ?? found().name; },
    get id() { return role.id ?? found().id; },
  };
}

function queryOf(role: RoleReference): RoleQuery {
  if (role.permissionSet !== undefined) return { permissionSet: role.permissionSet };
  if (role.id !== undefined) return { roleId: role.id };
  // A reference without a permission set and an id has an ARN, and with it a name.
  return { roleName: role.name! };
}
