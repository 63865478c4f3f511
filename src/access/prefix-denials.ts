import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { objectsBelow } from './prefix-grant';
import { covers, outermost, PrefixReach, shortest } from './prefix-reach';
import { denyAllExcept, denyRolesOutside, RoleReference } from './role-reference';
import { unique } from '../private/collections';

/** A level, and what is denied to whoever does not have it. */
export interface DeniedLevel {
  readonly level: number;
  readonly name: string;
  readonly deny: { readonly actions?: string[]; readonly notActions?: string[] };
}

/**
 * Denies each level to everybody who does not have it, in two steps: to everybody but the roles that have it somewhere in a region of the bucket,
 * and to those of them that have it in a part of that region only, outside of that part.
 *
 * One region, the whole bucket, names few roles when there are many prefixes; a region for each outermost prefix when there are many roles.
 */
export function prefixDenials(bucket: IBucket, reaches: PrefixReach[], levels: DeniedLevel[]): PolicyStatement[] {
  const prefixes = outermost(unique(reaches.flatMap((reach) => reach.atLeast(levels[0].level))).filter((prefix) => prefix !== '').sort());
  // Patterns may overlap, and regions must not.
  const apart = prefixes.length > 0 && !prefixes.some((prefix) => /[*?]|\$\{/.test(prefix));
  const candidates = [[], ...apart ? [prefixes] : []].map((regions) => denials(bucket, reaches, levels, regions));
  return shortest(bucket, candidates);
}

/** `regions` are prefixes; what lies below none of them is a region too. */
function denials(bucket: IBucket, reaches: PrefixReach[], levels: DeniedLevel[], regions: string[]): PolicyStatement[] {
  const statements: PolicyStatement[] = [];
  const said = new Map<string, string>();
  for (const { level, name, deny } of levels) {
    const groups = new Map<string, { regions: string[]; roles: RoleReference[] }>();
    for (const region of ['', ...regions]) {
      const roles = reaches.filter((reach) => reach.atLeast(level).some((prefix) => isIn(prefix, region, regions))).map(({ role }) => role);
      const key = roles.map((role) => role.key).sort().join('\n');
      // The denial of the level below includes this one.
      if (said.get(region) === key) continue;
      said.set(region, key);
      const group = groups.get(key) ?? { regions: [], roles };
      group.regions.push(region);
      groups.set(key, group);
    }
    [...groups.values()].forEach((group, index) => statements.push(denyAllExcept(group.roles, {
      ...deny, ...resourcesOf(bucket, group.regions, regions), sid: `DenyOthers${name}${ordinal(index)}`,
    })));
    statements.push(...outside(bucket, reaches, levels, level, regions));
  }
  return statements;
}

/** Denies a level to roles that have it in a part of a region only, outside of that part. */
function outside(bucket: IBucket, reaches: PrefixReach[], levels: DeniedLevel[], level: number, regions: string[]): PolicyStatement[] {
  const { name, deny } = levels.find((other) => other.level === level)!;
  const isPartial = (prefixes: string[]) => ['', ...regions].some((region) => {
    const inside = prefixes.filter((prefix) => isIn(prefix, region, regions));
    return inside.length > 0 && !inside.some((prefix) => covers(prefix, region));
  });
  const groups = new Map<string, { prefixes: string[]; roles: RoleReference[] }>();
  for (const reach of reaches) {
    const prefixes = reach.atLeast(level);
    const below = levels.filter((other) => other.level < level).map((other) => reach.atLeast(other.level));
    // As above: what is denied outside of the same prefixes at the level below includes this.
    if (!isPartial(prefixes) || below[below.length - 1]?.join('\n') === prefixes.join('\n')) continue;
    const group = groups.get(prefixes.join('\n')) ?? { prefixes, roles: [] };
    group.roles.push(reach.role);
    groups.set(prefixes.join('\n'), group);
  }
  return [...groups.values()].flatMap((group, index) => denyRolesOutside(group.roles, {
    ...deny,
    sid: `Deny${name}Outside${ordinal(index)}`,
    // Not the bucket itself: administration and listing are never denied.
    notResources: [bucket.bucketArn, ...group.prefixes.map((prefix) => objectsBelow(bucket, prefix))],
  }));
}

/** Whether who has a level at `prefix` has it somewhere in the region. */
function isIn(prefix: string, region: string, regions: string[]): boolean {
  if (region === '') return prefix === '' || regions.length === 0;
  return covers(prefix, region) || covers(region, prefix);
}

function resourcesOf(bucket: IBucket, group: string[], regions: string[]): { resources?: string[]; notResources?: string[] } {
  if (!group.includes('')) return { resources: group.map((prefix) => objectsBelow(bucket, prefix)) };
  const others = regions.filter((region) => !group.includes(region));
  if (others.length === 0) return { resources: [objectsBelow(bucket, '')] };
  return { notResources: [bucket.bucketArn, ...others.map((prefix) => objectsBelow(bucket, prefix))] };
}

function ordinal(index: number): string {
  return index === 0 ? '' : `${index + 1}`;
}
