import { entry, Located, LocatedMap } from './documents/located';
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
  for (const [domain, { value }] of entriesOf(entryOf(platform, 'domains'))) {
    for (const [, environment] of entriesOf(entryOf(value, 'environments'))) {
      for (const [, module] of entriesOf(entryOf(environment.value, 'modules'))) {
        for (const [role] of entriesOf(entryOf(entryOf(module.value, 'roles'), 'generateRoles'))) {
          found.set(role, [...found.get(role) ?? [], domain]);
        }
      }
    }
  }
  return found;
}

function entriesOf(node: Located | undefined) {
  return node?.kind === 'map' ? [...node.entries] : [];
}

function entryOf(node: Located | undefined, key: string): Located | undefined {
  return node?.kind === 'map' ? entry(node, key) : undefined;
}
