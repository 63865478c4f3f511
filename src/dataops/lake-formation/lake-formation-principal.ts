import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { LakeFormationPrincipal } from './lake-formation-options';
import { checkOneSource } from '../../access/given-objects';
import { deployedRole } from '../../access/role-lookup';
import { RoleRef } from '../../access/role-ref';
import { RoleReference } from '../../access/role-reference';
import { constructId } from '../../naming/names';
import { isDeferred } from '../../private/deferred';
import { FORMATS } from '../../private/formats';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';

/** A principal to which Lake Formation grants permissions. */
export interface LakePrincipal {
  /** The same for equal principals. */
  readonly key: string;
  /** Stable ID for constructs that belong to the principal. */
  readonly refId: string;
  /** The path of the principal in the options. A role is identified by its reference. */
  readonly path?: OptionPath;
  /** The account that the principal belongs to, if it is known. */
  readonly account?: string;
  /** Whether this is the group `IAM_ALLOWED_PRINCIPALS`, to which Lake Formation grants all permissions or none. */
  readonly isEverybody: boolean;
  /** The identifier of the principal in Lake Formation. Reading it creates the role lookup, if one is needed. */
  readonly identifier: string;
}

/** Principals that Lake Formation accepts in addition to roles. */
const OTHERS: readonly RegExp[] = [
  FORMATS.accountId.pattern,
  /^\d{12}:IAMPrincipals$/,
  /^arn:[^:]+:iam::\d{12}:user\/[^*]+$/,
  /^arn:[^:]+:iam::\d{12}:saml-provider\/[^/:]+:(user|group)\/.+$/,
  /^arn:[^:]+:organizations::\d{12}:organization\/o-[a-z0-9]+$/,
  /^arn:[^:]+:organizations::\d{12}:ou\/o-[a-z0-9]+\/ou-[a-z0-9-]+$/,
  /^arn:[^:]+:identitystore:::(user|group)\/.+$/,
  /^arn:[^:]+:quicksight:[^:]*:\d{12}:(user|group)\/.+$/,
];
const EVERYBODY = 'IAM_ALLOWED_PRINCIPALS';

/** A role as a principal. */
export function principalOfRole(scope: Construct, role: RoleReference): LakePrincipal {
  return {
    key: role.key,
    refId: role.refId,
    account: accountOf(role.arn),
    isEverybody: false,
    get identifier() { return deployedRole(scope, role).arn; },
  };
}

/** The principal for an ARN, an account ID or the name of a group. */
export function principalOfText(scope: Construct, path: OptionPath, refId: string, text: string): LakePrincipal {
  if (isDeferred(text) || /^arn:[^:]+:iam::[^:]*:role\//.test(text)) {
    return principalOfRole(scope, new RoleReference(scope, roleOfArn(refId, text), path));
  }
  if (text === EVERYBODY || OTHERS.some((form) => form.test(text))) return other(path, refId, text);
  return refuse(
    scope,
    path,
    `"${text}" is not a valid Lake Formation principal`,
    'specify the ARN of a role, a user, a federated user or group, an organization or an organizational unit, '
      + `the ID of an account, or ${EVERYBODY}`,
  );
}

/** The principal for the options. */
export function principalOf(
  scope: Construct,
  path: OptionPath,
  refId: string,
  options: LakeFormationPrincipal,
): LakePrincipal {
  const { role, account, federationProvider, federationProviderArn, federatedUser, federatedGroup } = options;
  checkOneSource(scope, path, {
    object: 'federationProvider',
    given: federationProvider,
    option: 'federationProviderArn',
    text: federationProviderArn,
  });
  const provider = federationProvider?.samlProviderArn ?? federationProviderArn;
  const given = [role, federatedUser, federatedGroup].filter((value) => value !== undefined).length;
  if (given > 1) {
    refuse(
      scope,
      path,
      `the principal "${refId}" has several types`,
      'specify one of "role", "federatedUser" and "federatedGroup"',
    );
  }
  if (given === 0) {
    if (account === undefined || provider !== undefined) {
      refuse(
        scope,
        path,
        `the principal "${refId}" has no type`,
        'specify "role", "federatedUser" or "federatedGroup" with "federationProviderArn", or only "account"',
      );
    }
    return { ...other(path, refId, account), account };
  }
  if (role !== undefined) {
    if (provider !== undefined) {
      refuse(
        scope,
        [...path, 'federationProviderArn'],
        `the principal "${refId}" is a role and has a "federationProviderArn"`,
        'omit one of them',
      );
    }
    return principalOfRole(
      scope,
      new RoleReference(scope, roleOfAccount(scope, path, refId, role, account), [...path, 'role']),
    );
  }
  if (provider === undefined) {
    return refuse(
      scope,
      path,
      `the principal "${refId}" is federated and has no "federationProviderArn"`,
      'specify the ARN of the SAML provider',
    );
  }
  checkAccount(scope, path, refId, provider, account);
  return other(
    path,
    refId,
    `${provider}:${federatedUser === undefined ? `group/${federatedGroup}` : `user/${federatedUser}`}`,
  );
}

function other(path: OptionPath, refId: string, text: string): LakePrincipal {
  return {
    key: text,
    refId: constructId(refId),
    path,
    account: accountOf(text),
    isEverybody: text === EVERYBODY,
    identifier: text,
  };
}

/**
 * A role of a permission set can be specified with a wildcard for its suffix. Lake Formation needs the ARN of the role,
 * so it is looked up.
 */
function roleOfArn(refId: string, arn: string): RoleRef {
  const permissionSet = isDeferred(arn) ? null : /\/(AWSReservedSSO_[^/*]+)_\*$/.exec(arn);
  return permissionSet === null ? { refId, arn } : { refId, arn, name: permissionSet[1], sso: true };
}

function roleOfAccount(
  scope: Construct,
  path: OptionPath,
  refId: string,
  ref: RoleRef,
  account: string | undefined,
): RoleRef {
  const role = {
    refId,
    ...ref,
    ...(ref.arn === undefined || ref.name !== undefined ? {} : roleOfArn(ref.refId ?? refId, ref.arn)),
  };
  if (account === undefined || account === Stack.of(scope).account) return role;
  if (ref.arn !== undefined && !ref.arn.includes('*')) {
    checkAccount(scope, path, refId, ref.arn, account);
    return role;
  }
  if (ref.name === undefined || ref.sso) {
    refuse(
      scope,
      [...path, 'role'],
      `the role of the principal "${refId}" is in the account "${account}", where roles cannot be looked up`,
      'specify the "arn" of the role',
    );
  }
  const { partition } = Stack.of(scope);
  return { ...role, arn: `arn:${partition}:iam::${account}:role/${ref.name}` };
}

function checkAccount(
  scope: Construct,
  path: OptionPath,
  refId: string,
  arn: string,
  account: string | undefined,
): void {
  const owner = accountOf(arn);
  if (account === undefined || owner === undefined || isDeferred(account) || owner === account) return;
  refuse(
    scope,
    [...path, 'account'],
    `the principal "${refId}" is in the account "${account}" but "${arn}" is in another account`,
    'omit "account", or specify the account of the ARN',
  );
}

/** The account in an ARN, even if its partition is not known yet. */
function accountOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return FORMATS.accountId.pattern.exec(text.split(':')[4] ?? text)?.[0];
}

function refuse(scope: Construct, path: OptionPath, message: string, hint: string): never {
  return failAt(scope, path, { code: 'DSP337', message, hint });
}
