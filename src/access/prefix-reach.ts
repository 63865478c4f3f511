import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { normalizePrefix, PrefixGrant } from './prefix-grant';
import { RoleReference } from './role-reference';
import { sortedEntries } from '../private/collections';
import { policyLength } from '../private/policy-length';

/** Where a role has which level. */
export class PrefixReach {
  private readonly levels: { [prefix: string]: number } = {};

  constructor(public readonly role: RoleReference) {}

  public add(prefix: string, level: number): void {
    this.levels[prefix] = Math.max(level, this.levels[prefix] ?? 0);
  }

  /** The prefixes at which the role has this very level, without those that a prefix above them includes. Sorted. */
  public exactly(level: number): string[] {
    const entries = sortedEntries(this.levels);
    return entries
      .filter(([prefix, own]) => own === level && !entries.some(([other, above]) => other !== prefix && above >= level && covers(other, prefix)))
      .map(([prefix]) => prefix);
  }

  /** The outermost prefixes at which the role has the level or a higher one. Sorted. */
  public atLeast(level: number): string[] {
    return outermost(sortedEntries(this.levels).filter(([, own]) => own >= level).map(([prefix]) => prefix));
  }
}

/** What each role has, in the order in which the grants name the roles. */
export function reachesOf(grants: PrefixGrant[]): PrefixReach[] {
  const reaches = new Map<string, PrefixReach>();
  for (const { prefix, level, roles } of grants) {
    for (const role of roles) {
      const reach = reaches.get(role.key) ?? new PrefixReach(role);
      reach.add(normalizePrefix(prefix), level);
      reaches.set(role.key, reach);
    }
  }
  return [...reaches.values()];
}

/** Whether every object below `inner` is below `outer`. */
export function covers(outer: string, inner: string): boolean {
  return outer === '' || outer === inner || inner.startsWith(`${outer}/`);
}

/** The prefixes that no other one includes. */
export function outermost(prefixes: string[]): string[] {
  return prefixes.filter((prefix) => !prefixes.some((other) => other !== prefix && covers(other, prefix)));
}

/** Of several ways to say the same the one that takes the least room, since the policy of a bucket may have 20 KB. */
export function shortest(bucket: IBucket, candidates: PolicyStatement[][]): PolicyStatement[] {
  const length = (statements: PolicyStatement[]) => policyLength(Stack.of(bucket).resolve(statements.map((statement) => statement.toStatementJson())));
  return candidates.map((statements) => ({ statements, length: length(statements) }))
    .reduce((best, other) => (other.length < best.length ? other : best)).statements;
}
