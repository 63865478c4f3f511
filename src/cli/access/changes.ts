import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AssemblyOrigins } from './origins';
import { PlatformAccess } from './platform-access';
import { RoleReach } from './reach';
import { escaped, ReachFormat } from './reach-output';
import { templatesOf } from './templates';
import { ManagedPolicies } from '../../access/evaluation/managed-policies';
import { ReadOptions } from '../../config/yaml-directory';
import { compareStrings, unique } from '../../private/collections';
import { readBaseline } from '../diff/revision';

/** Permissions that a role gained or lost. */
export interface ReachChange {
  readonly role: string;
  readonly resource: string;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** Permissions in a baseline: a configuration, a cloud assembly, or a Git revision. */
export function baselineAccess(
  baseline: string, config: string, current: PlatformAccess, managed: ManagedPolicies, read: ReadOptions,
): PlatformAccess {
  return readBaseline(baseline, config, {
    assembly: (directory) => {
      const source = templatesOf(new CloudAssembly(directory));
      return new PlatformAccess(source, new AssemblyOrigins(current.origins, source.constructs), managed);
    },
    configuration: (other) => PlatformAccess.fromConfiguration(other, managed, read),
  });
}

/** The changes, sorted by role and resource. */
export function reachChanges(before: readonly RoleReach[], after: readonly RoleReach[]): ReachChange[] {
  const [had, has] = [byPlace(before), byPlace(after)];
  return unique([...had.keys(), ...has.keys()]).sort(compareStrings).flatMap((place): ReachChange[] => {
    const [old, current] = [had.get(place)?.access ?? [], has.get(place)?.access ?? []];
    const gained = current.filter((verb) => !old.includes(verb));
    const lost = old.filter((verb) => !current.includes(verb));
    const { role, resource } = (has.get(place) ?? had.get(place))!;
    return gained.length + lost.length === 0 ? [] : [{ role, resource, gained, lost }];
  });
}

/** The changes in a format. */
export function changesOutput(changes: readonly ReachChange[], format: ReachFormat): string {
  if (format === 'json') return JSON.stringify({ changes }, undefined, 2);
  if (changes.length === 0) return format === 'table' ? 'no changes in access' : 'No changes in access.';
  const sentences = changes.flatMap(({ role, resource, gained, lost }) => [
    ...gained.length === 0 ? [] : [`${role} can now ${gained.join(', ')}: ${resource}`],
    ...lost.length === 0 ? [] : [`${role} can no longer ${lost.join(', ')}: ${resource}`],
  ]);
  switch (format) {
    case 'table': return sentences.join('\n');
    case 'markdown': return sentences.map((sentence) => `- ${sentence}`).join('\n');
    case 'html': return `<ul>\n${sentences.map((sentence) => `<li>${escaped(sentence)}</li>`).join('\n')}\n</ul>`;
  }
}

function byPlace(roles: readonly RoleReach[]) {
  return new Map(roles.flatMap(({ role, reaches }) => reaches.map(({ resource, access }) => [
    JSON.stringify([role, resource]), { role, resource, access: access.filter((verb) => verb !== 'nothing') },
  ])));
}
