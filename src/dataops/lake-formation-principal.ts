import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { LakeFormationPrincipal } from './glue-database-options';
import { deployedRole } from '../access/deployed-role';
import { RoleReference } from '../access/role-reference';
import { fail } from '../private/problems';

/** Somebody who gets permissions of Lake Formation. */
export interface Principal {
  /** Stable, for construct ids. */
  readonly refId: string;
  /** What Lake Formation calls it: an ARN, or the id of an account. */
  readonly identifier: string;
  /** Account it belongs to, where that is known. */
  readonly account?: string;
}

/** A role. */
export function rolePrincipal(scope: Construct, role: RoleReference): Principal {
  const identifier = deployedRole(scope, role).arn;
  return { refId: role.refId, identifier, account: accountOf(identifier) };
}

/** A principal that is given as Lake Formation calls it. */
export function principalByArn(scope: Construct, refId: string, identifier: string): Principal {
  const known = Token.isUnresolved(identifier) || identifier.includes('{{resolve:')
    || /^\d{12}$/.test(identifier) || /^arn:[^:]+:(iam|organizations|quicksight|identitystore)::?[^*]+$/.test(identifier) || identifier === 'IAM_ALLOWED_PRINCIPALS';
  if (known) return { refId, identifier, account: accountOf(identifier) };
  return fail({
    code: 'DSP336',
    where: scope.node.path,
    message: `"${identifier}" is not a principal of Lake Formation`,
    hint: 'write the ARN of a role, user or group, or the 12 digits of an account; Lake Formation takes no wildcards',
  });
}

/** A principal that is described by its parts. */
export function describedPrincipal(scope: Construct, refId: string, options: LakeFormationPrincipal): Principal {
  const { role, account, federationProviderArn, federatedUser, federatedGroup } = options;
  const refuse = (message: string, hint: string): never => fail({ code: 'DSP336', where: scope.node.path, message: `the principal "${refId}" ${message}`, hint });
  if (federatedUser !== undefined || federatedGroup !== undefined) {
    if (federationProviderArn === undefined) return refuse('is federated and has no "federationProviderArn"', 'give the ARN of the SAML provider');
    if ((federatedUser !== undefined && federatedGroup !== undefined) || role !== undefined) return refuse('is several things at once', 'give one of "role", "federatedUser" and "federatedGroup"');
    const identifier = federatedUser !== undefined ? `${federationProviderArn}:user/${federatedUser}` : `${federationProviderArn}:group/${federatedGroup}`;
    return { refId, identifier, account: accountOf(federationProviderArn) };
  }
  if (federationProviderArn !== undefined) return refuse('has a "federationProviderArn" alone', 'give "federatedUser" or "federatedGroup" as well');
  if (role !== undefined) {
    if (account === undefined || role.name === undefined || role.sso) return { ...rolePrincipal(scope, new RoleReference(scope, { refId, ...role })), refId };
    const arn = Stack.of(scope).formatArn({ service: 'iam', region: '', account, resource: 'role', resourceName: role.name });
    return { refId, identifier: arn, account };
  }
  if (account !== undefined) return principalByArn(scope, refId, account);
  return refuse('names nobody', 'give "role", "federatedUser", "federatedGroup" or "account"');
}

function accountOf(identifier: string): string | undefined {
  if (Token.isUnresolved(identifier)) return undefined;
  return /^\d{12}$/.test(identifier) ? identifier : /^arn:[^:]+:iam::(\d{12}):/.exec(identifier)?.[1];
}
