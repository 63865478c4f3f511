import { DomainRole, roleIn } from './role-mentions';
import { WorkingCopy } from './working-copy';
import { partsWith, WrittenModule } from './written-modules';
import { missingRoles } from '../../datascience/team/team-created-roles';
import { rolesModule } from '../../platform/modules/roles';
import { isPlainObject, unique } from '../../private/collections';
import { YamlEdits, YamlPath } from '../init/yaml-edits';

/** A role that a team uses, and the roles module that generates it. */
export interface TeamRole {
  readonly name: string;
  readonly module: WrittenModule;
  readonly file: string;
  readonly path: YamlPath;
}

/** The separate roles of a team: those of its users and its jobs. Data administrator roles are shared. */
export function referencesOf(team: unknown): string[] {
  const { user, execution } = referencesByKind(team);
  return unique([...user, ...execution]);
}

/** The generated roles of users and of jobs, also those that the team creates. */
export function rolesByKind(
  module: WrittenModule, team: unknown,
): { readonly [kind in 'user' | 'execution']: readonly DomainRole[] } {
  const references = referencesByKind(team);
  const missing = missingRoles(isPlainObject(team) ? team : {});
  const rolesOf = (kind: 'user' | 'execution') => [
    ...missing.includes(kind) ? [{ domain: module.domain ?? '', name: `${module.name}-${kind}` }] : [],
    ...references[kind].flatMap((reference) => roleIn(reference, module.domain) ?? []),
  ];
  return { user: rolesOf('user'), execution: rolesOf('execution') };
}

function referencesByKind(team: unknown): { readonly [kind in 'user' | 'execution']: readonly string[] } {
  if (!isPlainObject(team)) return { user: [], execution: [] };
  const studio = isPlainObject(team.studioDomainConfig) ? team.studioDomainConfig : {};
  const profiles = isPlainObject(studio.userProfiles) ? Object.values(studio.userProfiles) : [];
  const textsOf = (roles: readonly unknown[]) => unique(roles.flatMap((role) =>
    (isPlainObject(role) ? Object.values(role) : [role]).filter((text) => typeof text === 'string')));
  return {
    user: textsOf([
      ...Array.isArray(team.teamUserRoles) ? team.teamUserRoles : [],
      ...profiles.map((profile) => (isPlainObject(profile) ? profile.userRole : undefined)),
    ]),
    execution: textsOf([team.teamExecutionRole]),
  };
}

/** The role that a reference refers to, if a roles module of the configuration generates it. */
export function generatedRole(
  copy: WorkingCopy, modules: readonly WrittenModule[], team: Pick<WrittenModule, 'domain' | 'environment'>,
  reference: string,
): TeamRole | undefined {
  const { name, domain } = roleIn(reference, team.domain) ?? {};
  if (name === undefined) return undefined;
  const candidates = modules.filter(
    (module) => module.kind === rolesModule.modulePath && module.domain === domain
      && module.environment === team.environment,
  );
  for (const module of candidates) {
    for (const { file, prefix } of partsWith(copy, module, 'generateRoles')) {
      const path = [...prefix, 'generateRoles', name];
      if (new YamlEdits(copy.read(file)!).has(path)) return { name, module, file, path };
    }
  }
  return undefined;
}

/** The name of the role for another team: with the team name in it replaced, or with the new team name as prefix. */
export function renamedRole(role: string, from: string, to: string): string {
  return role.startsWith(`${from}-`) ? `${to}${role.slice(from.length)}` : `${to}-${role}`;
}
