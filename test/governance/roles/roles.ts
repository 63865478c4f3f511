import { Stack } from 'aws-cdk-lib';
import { DefaultNaming, GeneratedRoleOptions, GeneratedRoles, GeneratedRolesProps } from '../../../src';
import { messageOf, propertiesOf, testStack } from '../../support/stacks';

export const naming = new DefaultNaming({
  organization: 'acme1234',
  environment: 'dev',
  domain: 'shared',
  moduleName: 'roles',
});

export const statement = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/key' };

export function rolesIn(stack: Stack, props: GeneratedRolesProps): GeneratedRoles {
  return new GeneratedRoles(stack, 'Roles', { naming, ...props });
}

export function roleProperties(role: GeneratedRoleOptions, props: GeneratedRolesProps = {}) {
  const stack = testStack();
  rolesIn(stack, { ...props, generateRoles: { r: role } });
  return propertiesOf(stack, 'AWS::IAM::Role');
}

export const refusal = (props: GeneratedRolesProps) => messageOf((scope) => rolesIn(scope as Stack, props));

export const roleRefusal = (role: Partial<GeneratedRoleOptions>) =>
  refusal({ generateRoles: { r: { trustedPrincipal: 'this_account', ...role } } });
