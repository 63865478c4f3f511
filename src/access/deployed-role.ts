import { Construct } from 'constructs';
import { RoleLookup } from './role-lookup';
import { RoleReference } from './role-reference';

/**
 * ARN, name and unique id of a role for services that take no pattern: known at synthesis where the reference says them, else looked up at
 * deployment.
 */
export function deployedRole(scope: Construct, role: RoleReference): { arn: string; name: string; id: string } {
  const found = () => RoleLookup.of(scope).find(role.permissionSet === undefined ? { roleId: role.id! } : { permissionSet: role.permissionSet });
  return {
    get arn() { return role.arn ?? found().arn; },
    get name() { return (role.permissionSet === undefined ? role.name : undefined) ?? found().name; },
    get id() { return role.id ?? found().id; },
  };
}
