import { Stack, Stage, Token } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { RoleReference } from '../../access/role-reference';
import { AppClaim, claimInApp } from '../../private/app-claims';
import { sortedEntries } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { failAt } from '../../private/option-problems';
import { StudioAuthMode, StudioDomainOptions } from '../studio/studio-domain-options';

/**
 * Throws an error if a role is also the execution role of another team: the guardrails of each team require its own
 * key, so together they deny every job.
 */
export function checkOwnExecutionRoles(team: Construct, roles: RoleReference[]): void {
  for (const role of roles) {
    const other = claimInApp(team, identityOf(team, role));
    if (other === undefined) continue;
    failAt(team, role.path, {
      code: 'DSP365',
      message: `the execution role${role.name && !Token.isUnresolved(role.name) ? ` "${role.name}"` : ''} is that of `
        + `the team in "${placeOf(team, other)}" too, and the guardrails of the two teams deny each other's jobs`,
      hint: 'specify a separate execution role for each team',
    });
  }
}

/** The stack of another team, or its path in the same stack. */
function placeOf(team: IConstruct, other: AppClaim): string {
  return Stack.of(team).node.path === other.stack ? other.path : other.stackName;
}

/** A value that is equal for all references to one role of an account. */
function identityOf(team: Construct, role: RoleReference): string {
  const stack = Stack.of(team);
  const account = Token.isUnresolved(stack.account) ? Stage.of(team)?.node.path : stack.account;
  // References to constructs have the same text in different stacks.
  const name = role.role?.node.path ?? JSON.stringify(stack.resolve(role.key));
  return `execution role|${account}|${name}`;
}

/** Throws an error for a user profile whose role is known not to be one of the user roles of the team. */
export function checkProfileRoles(
  team: Construct, users: RoleReference[], options: StudioDomainOptions | undefined,
): void {
  if (users.length === 0 || options === undefined || options.authMode === StudioAuthMode.SSO) return;
  for (const [key, profile] of sortedEntries(options.userProfiles)) {
    if (profile?.userRole === undefined) continue;
    const path = ['studioDomainConfig', 'userProfiles', key, 'userRole'];
    const role = new RoleReference(team, profile.userRole, path);
    if (users.some((user) => isSame(user, role)) || !users.every((user) => isComparable(user, role))) continue;
    const kind = (['id', 'arn', 'name'] as const).find((candidate) => profile.userRole?.[candidate] !== undefined);
    const names = users.map(nameOf);
    failAt(team, kind === undefined ? path : [...path, kind], {
      code: 'DSP366',
      message: `the role ${nameOf(role)} of the user profile "${key}" is not one of "teamUserRoles" `
        + `(${names.join(', ')}), so the user can neither open the profile nor work in the bucket of the team`,
      hint: 'write the role as in "teamUserRoles", or add this one there in the same way',
    });
  }
}

/** A role in a message: what is known of it, or else the domain and name of a generated role. */
function nameOf({ name, id, permissionSet, refId }: RoleReference): string {
  return `"${[name, id, permissionSet].find((known) => known !== undefined && !isDeferred(known)) ?? refId}"`;
}

function isSame(one: RoleReference, other: RoleReference): boolean {
  return one.key === other.key || (one.id !== undefined && one.id === other.id);
}

/** Whether enough is known about two roles to determine that they are different. */
function isComparable(one: RoleReference, other: RoleReference): boolean {
  return (['id', 'name', 'permissionSet'] as const).some((kind) => {
    const known = [one[kind], other[kind]];
    return known.every((text) => text !== undefined && !isDeferred(text));
  });
}
