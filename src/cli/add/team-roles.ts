import { WorkingCopy } from './working-copy';
import { partsWith, WrittenModule } from './written-modules';
import { rolesModule } from '../../platform/modules/roles';
import { isPlainObject } from '../../private/collections';
import { YamlEdits, YamlPath } from '../init/yaml-edits';

/** References to a role that a roles module generates: in the own domain, and in any. */
const OWN = /^generated-role-id:([\w+=,.@-]+)$/;
const PUBLISHED = /^ssm:\/\{\{org\}\}\/([^/]+)\/generated-role\/([^/]+)\/(?:id|arn|name)$/;

/** A role that a team uses, and the roles module that generates it. */
export interface TeamRole {
  readonly name: string;
  readonly module: WrittenModule;
  readonly file: string;
  readonly path: YamlPath;
}

/** The roles that are the team's own: those of its users and of its jobs. Administrators of data are shared. */
export function referencesOf(team: unknown): string[] {
  if (!isPlainObject(team)) return [];
  const studio = isPlainObject(team.studioDomainConfig) ? team.studioDomainConfig : {};
  const profiles = isPlainObject(studio.userProfiles) ? Object.values(studio.userProfiles) : [];
  const roles = [
    ...Array.isArray(team.teamUserRoles) ? team.teamUserRoles : [],
    team.teamExecutionRole,
    ...profiles.map((profile) => (isPlainObject(profile) ? profile.userRole : undefined)),
  ];
  return [
    ...new Set(
      roles.flatMap((role: unknown) =>
        (isPlainObject(role) ? Object.values(role) : [role]).filter((text) => typeof text === 'string'),
      ),
    ),
  ];
}

/** The role that a reference names, if a roles module of the configuration generates it. */
export function generatedRole(
  copy: WorkingCopy, modules: readonly WrittenModule[], team: WrittenModule, reference: string,
): TeamRole | undefined {
  const published = PUBLISHED.exec(reference);
  const name = published?.[2] ?? OWN.exec(reference)?.[1];
  if (name === undefined) return undefined;
  const domain = published?.[1].replace('{{domain}}', team.domain ?? '') ?? team.domain;
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

/** The name of the role of another team: the name of the team in it replaced, or in front of it. */
export function renamedRole(role: string, from: string, to: string): string {
  return role.startsWith(`${from}-`) ? `${to}${role.slice(from.length)}` : `${to}-${role}`;
}
