import { PrincipalElement } from './policy-document';
import { RequestPrincipal } from './request';

/**
 * How a statement of a resource policy matches the principal of a request. A match of the session itself, or of every
 * principal, is not limited by a permissions boundary; a match of the role is. A match of the account delegates the
 * decision to identity policies.
 */
export type PrincipalMatch = 'session' | 'role' | 'anyPrincipal' | 'account' | 'service';

/** The strongest match first. */
const BY_STRENGTH: readonly PrincipalMatch[] = ['session', 'service', 'role', 'anyPrincipal', 'account'];

/**
 * How a `Principal` element matches a principal; undefined if it does not.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function matchPrincipal(element: PrincipalElement, principal: RequestPrincipal): PrincipalMatch | undefined {
  const found = namesOf(element).map(([kind, name]) => matchName(kind, name, principal));
  return BY_STRENGTH.find((match) => found.includes(match));
}

/**
 * Whether a `NotPrincipal` element exempts a principal. A session is exempt only if the element contains its account,
 * its role and the session, because a deny of any of them also applies to the session.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function isExempt(element: PrincipalElement, principal: RequestPrincipal): boolean {
  const found = namesOf(element).map(([kind, name]) => matchName(kind, name, principal));
  if (found.includes('anyPrincipal') || found.includes('service')) return true;
  const needed: PrincipalMatch[] = principal.kind === 'role' ? ['session', 'role', 'account'] : ['session', 'account'];
  return principal.kind === 'federated' ? found.includes('session') : needed.every((match) => found.includes(match));
}

function namesOf(element: PrincipalElement): [kind: string, name: string][] {
  if (typeof element === 'string') return [['AWS', element]];
  return Object.entries(element).flatMap(([kind, names]) =>
    [names].flat().map((name): [string, string] => [kind, name]),
  );
}

function matchName(kind: string, name: string, principal: RequestPrincipal): PrincipalMatch | undefined {
  switch (kind) {
    case 'AWS':
      if (name === '*') return 'anyPrincipal';
      if (isAccount(name, principal)) return 'account';
      if (principal.kind === 'role' && name === principal.roleArn) return 'role';
      return principal.kind !== 'service' && name === principal.arn ? 'session' : undefined;
    case 'Service': return principal.kind === 'service' && name === principal.arn ? 'service' : undefined;
    case 'Federated': return principal.kind === 'federated' && name === principal.arn ? 'session' : undefined;
    default: return undefined;
  }
}

/** Whether a name is the account of a session or user: its 12-digit ID, or its root. */
function isAccount(name: string, { account }: RequestPrincipal): boolean {
  return account !== undefined && (name === account || /^arn:[\w-]+:iam::(\d{12}):root$/.exec(name)?.[1] === account);
}
