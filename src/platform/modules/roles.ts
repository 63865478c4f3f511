import { GeneratedRoles, GeneratedRolesOptions } from '../../governance/roles/generated-roles';
import { isPlainObject } from '../../private/collections';
import { BuiltInKind } from '../module-kind';
import { EXAMPLES } from './publishing';

/** IAM roles and managed policies. */
export const rolesModule: BuiltInKind = {
  key: 'roles',
  modulePath: 'roles',
  struct: 'GeneratedRolesOptions',
  creates: 'IAM roles, managed policies, identity providers',
  createsRoles: true,
  rolesOf: ({ generateRoles }) => (isPlainObject(generateRoles) ? Object.keys(generateRoles) : []),
  publishes: [
    {
      path: 'generated-role/<role>/arn',
      noun: 'role',
      plural: 'roles',
      meaning: 'ARN of a role',
      example: EXAMPLES.roleArn,
    },
    {
      path: 'generated-role/<role>/id',
      noun: 'role',
      plural: 'roles',
      meaning: 'unique ID of a role',
      example: EXAMPLES.roleId,
    },
    {
      path: 'generated-role/<role>/name',
      noun: 'role',
      plural: 'roles',
      meaning: 'name of a role',
      example: EXAMPLES.roleName,
    },
  ],
  build: (context) => {
    const { stack, common, options } = context;
    const roles = new GeneratedRoles(stack, 'Roles', { ...(options as GeneratedRolesOptions), ...common });
    for (const name of roles.roleNames) {
      context.publishRole(name, {
        arn: roles.roleArnOf(name),
        name: roles.roleNameOf(name),
        id: roles.role(name).roleId,
      });
    }
    return roles;
  },
};
