import { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { TEAM_TAG } from './team-isolation';
import { TeamOptions, TeamRoleTrustOptions } from './team-options';
import { RoleRef } from '../../access/role-ref';
import { RoleReference } from '../../access/role-reference';
import { TrustedParty, TrustedPrincipals } from '../../governance/roles/trusted-principals';
import { physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { sortedEntries } from '../../private/collections';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';
import { StudioAuthMode, StudioDomainOptions } from '../studio/studio-domain-options';

/** The roles that a team can create, which are also the suffixes of their names. */
export type CreatedRoleKind = 'admin' | 'user' | 'execution';

/** A role that a team creates. */
export interface CreatedRole {
  readonly kind: CreatedRoleKind;
  readonly role: Role;
  /** The name as a string that is valid in every stack. */
  readonly roleName: string;
}

/** The options of a team with a reference for every required role. */
export type CompleteTeamOptions = TeamOptions & Required<Pick<TeamOptions, 'dataAdminRoles' | 'teamExecutionRole'>>;

const DESCRIPTIONS: { readonly [kind in CreatedRoleKind]: string } = {
  admin: 'Administers the data of the team',
  user: 'A member of the team',
  execution: 'Studio applications and SageMaker jobs of the team',
};

/** The roles that no option specifies, which the team creates. */
export function missingRoles(
  team: { readonly [role in 'dataAdminRoles' | 'teamUserRoles' | 'teamExecutionRole']?: unknown },
): CreatedRoleKind[] {
  const missing: { readonly [kind in CreatedRoleKind]: boolean } = {
    admin: team.dataAdminRoles === undefined,
    // A team with an execution role in the configuration can omit the user roles.
    user: team.teamUserRoles === undefined && team.teamExecutionRole === undefined,
    execution: team.teamExecutionRole === undefined,
  };
  return sortedEntries(missing).flatMap(([kind, isMissing]) => (isMissing ? [kind as CreatedRoleKind] : []));
}

/** Creates the roles that no option specifies. */
export function createRoles(scope: Construct, naming: IResourceNaming, team: TeamOptions): CreatedRole[] {
  const missing = missingRoles(team);
  for (const kind of ['admin', 'user'] as const) {
    if (team.roleTrust?.[kind] === undefined || missing.includes(kind)) continue;
    failAt(scope, ['roleTrust', kind], {
      code: 'DSP314',
      message: `"${kind}" of "roleTrust" has no effect, because the team does not create the ${kind} role`,
      hint: `omit it, or omit "${kind === 'admin' ? 'dataAdminRoles' : 'teamUserRoles'}"`,
    });
  }
  return missing.map((kind) => {
    const roleName = physicalName(naming, 'role', kind);
    const role = new Role(scope, `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Role`, {
      roleName,
      description: DESCRIPTIONS[kind],
      assumedBy: trustOf(scope, kind, team, physicalName(naming, 'workgroup')),
    });
    return { kind, role, roleName };
  });
}

/** The options with references to the created roles. */
export function withCreatedRoles(team: TeamOptions, created: readonly CreatedRole[]): CompleteTeamOptions {
  const ref = (kind: CreatedRoleKind): RoleRef | undefined => {
    const found = created.find((other) => other.kind === kind);
    return found === undefined ? undefined : { role: found.role };
  };
  const user = ref('user');
  return {
    ...team,
    dataAdminRoles: team.dataAdminRoles ?? [ref('admin')!],
    teamUserRoles: team.teamUserRoles ?? (user === undefined ? undefined : [user]),
    teamExecutionRole: team.teamExecutionRole ?? ref('execution')!,
    studioDomainConfig: withUserRole(team.studioDomainConfig, user),
  };
}

function withUserRole(
  studio: StudioDomainOptions | undefined, userRole: RoleRef | undefined,
): StudioDomainOptions | undefined {
  if (studio?.userProfiles === undefined || userRole === undefined || studio.authMode === StudioAuthMode.SSO) {
    return studio;
  }
  const profiles = sortedEntries(studio.userProfiles).map(([key, profile]) => [key, { userRole, ...profile }]);
  return { ...studio, userProfiles: Object.fromEntries(profiles) };
}

function trustOf(scope: Construct, kind: CreatedRoleKind, team: TeamOptions, teamName: string): TrustedPrincipals {
  const path = kind === 'execution' ? ['teamExecutionRole'] : ['roleTrust', kind];
  const parties = kind === 'execution'
    ? [{ trustedPrincipal: 'service:sagemaker.amazonaws.com', path }]
    : partiesOf(scope, team.roleTrust?.[kind] ?? {}, path);
  const tag = kind === 'admin' ? `${TEAM_TAG}-admin` : TEAM_TAG;
  const tagged = {
    trustedPrincipal: 'this_account', condition: { StringEquals: { [`aws:PrincipalTag/${tag}`]: teamName } }, path,
  };
  return TrustedPrincipals.of(scope, parties.length > 0 ? parties : [tagged], { federations: {}, path });
}

function partiesOf(scope: Construct, trust: TeamRoleTrustOptions, path: OptionPath): TrustedParty[] {
  const principals = (trust.trustedPrincipals ?? []).map((trustedPrincipal, index) => {
    const at = [...path, 'trustedPrincipals', index];
    if (trustedPrincipal.startsWith('federation:')) {
      failAt(scope, at, {
        code: 'DSP306',
        message: `"${trustedPrincipal}" is a federation, which only a roles module supports`,
        hint: 'generate the role in a roles module, and specify it in "teamUserRoles" or "dataAdminRoles"',
      });
    }
    return { trustedPrincipal, path: at };
  });
  const patterns = (trust.permissionSets ?? []).map((name, index) =>
    new RoleReference(scope, { name, sso: true }, [...path, 'permissionSets', index]).matcher.value);
  const sets = { ArnLike: { 'aws:PrincipalArn': patterns } };
  return [
    ...principals,
    ...patterns.length > 0 ? [{ trustedPrincipal: 'this_account', condition: sets, path }] : [],
  ];
}
