import { entry, LocatedMap } from './documents/located';
import { entriesAt, modulesIn } from './documents/tree-walks';
import { RoleFinder } from '../private/option-hints';

/** Finds the roles that the roles modules of a platform generate, in the domain of an option or else in another one. */
export function generatedRoleFinder(platform: LocatedMap): RoleFinder {
  let domainsByRole: Map<string, string[]> | undefined;
  return (name, [, domain]) => {
    domainsByRole ??= domainsOf(platform);
    const domains = domainsByRole.get(name);
    if (domains === undefined) return undefined;
    return domains.includes(String(domain))
      ? `generated-role-id:${name}`
      : `ssm:/{{org}}/${domains[0]}/generated-role/${name}/id`;
  };
}

/** The domains that generate a role, by its name. */
function domainsOf(platform: LocatedMap): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { domain, value } of modulesIn(platform)) {
    const roles = value.kind === 'map' ? entry(value, 'roles') : undefined;
    for (const [role] of entriesAt(roles, 'generateRoles')) found.set(role, [...found.get(role) ?? [], domain]);
  }
  return found;
}
