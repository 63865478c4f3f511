import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { allowRoles, denyAllExcept, denyRolesOutside, RoleReference } from './role-reference';
import { shortHash, stableText } from '../naming/names';
import { sortedEntries, unique } from '../private/collections';
import { isDeferred } from '../private/deferred';
import { S3_LIMITS } from '../private/facts/service-limits';
import { OptionPath } from '../private/option-path';
import { failAt } from '../private/option-problems';
import { policyLength, resolverIn } from '../private/policies';

/**
 * The prefix of objects at `path`, without leading and trailing slashes. Its known part must be a valid prefix of
 * object keys.
 */
export function checkedPrefix(scope: Construct, path: OptionPath, prefix: string): string {
  const refuse = (message: string, hint: string) =>
    failAt(scope, path, { code: 'DSP304', message: `the prefix "${prefix}" ${message}`, hint });
  if (isDeferred(prefix)) return normalizePrefix(prefix);
  if (/^(s3|arn):/.test(prefix)) {
    const key = prefix.replace(/^(s3:\/\/|arn:[^/]*?:)[^/:]*(\/|$)/, '');
    refuse('begins with a bucket', `write only the part after the bucket name: "${key === '' ? '/' : key}"`);
  }
  if (/[*?]|\$\{/.test(prefix)) {
    const [, start] = /^([^*?$]*\/)\*+\/?$/.exec(prefix) ?? [];
    refuse('contains a wildcard or a variable', start === undefined
      ? 'a prefix matches all objects that begin with it: write each prefix without wildcards'
      : `write "${start}", which matches all objects under it`);
  }
  if (/[^/]\/\/+[^/]/.test(prefix)) refuse('has consecutive slashes', 'keep one of them');
  if (Buffer.byteLength(prefix) > S3_LIMITS.keyLength) {
    refuse(`has ${Buffer.byteLength(prefix)} bytes, and object keys have at most ${S3_LIMITS.keyLength}`, 'shorten it');
  }
  return normalizePrefix(prefix);
}

/** Access of a role to the objects under a prefix. A higher level includes the lower ones. */
export enum AccessLevel {
  /** Get objects, their tags and attributes. */
  READ = 1,
  /** Read, put and tag objects, and delete them by adding a delete marker. */
  READ_WRITE = 2,
  /** Read, write, and permanently delete versions. */
  READ_WRITE_SUPER = 3,
}

/** Access of roles to one prefix of a bucket. */
export interface PrefixGrant {
  /** `data/`, or `/` for the whole bucket. */
  readonly prefix: string;
  readonly level: AccessLevel;
  readonly roles: RoleReference[];
}

/** `data/` and `/data` become `data`; `/` becomes the empty string. */
export function normalizePrefix(prefix: string): string {
  return prefix.replace(/^\/+|\/+$/g, '');
}

/** ARN of the objects under a normalized prefix. */
export function objectsBelow(bucket: IBucket, prefix: string): string {
  return bucket.arnForObjects(prefix === '' ? '*' : `${prefix}/*`);
}

/** The access levels of a role by prefix. */
export class PrefixReach {
  private readonly levels: { [prefix: string]: number } = {};

  constructor(public readonly role: RoleReference) {}

  public add(prefix: string, level: number): void {
    this.levels[prefix] = Math.max(level, this.levels[prefix] ?? 0);
  }

  /** The prefixes at which the role has exactly this level, without those that a parent prefix includes. Sorted. */
  public exactly(level: number): string[] {
    const entries = sortedEntries(this.levels);
    return entries
      .filter(
        ([prefix, own]) =>
          own === level &&
          !entries.some(([other, above]) => other !== prefix && above >= level && covers(other, prefix)),
      )
      .map(([prefix]) => prefix);
  }

  /** The outermost prefixes at which the role has the level or a higher one. Sorted. */
  public atLeast(level: number): string[] {
    return outermost(sortedEntries(this.levels).filter(([, own]) => own >= level).map(([prefix]) => prefix));
  }
}

/** The access of each role, in the order of the grants. */
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

/** Whether every object under `inner` is under `outer`. */
export function covers(outer: string, inner: string): boolean {
  return outer === '' || outer === inner || inner.startsWith(`${outer}/`);
}

/** The prefixes that are not under another prefix. */
export function outermost(prefixes: string[]): string[] {
  return prefixes.filter((prefix) => !prefixes.some((other) => other !== prefix && covers(other, prefix)));
}

/** The shortest of several equivalent sets of statements, because a bucket policy is limited to 20 KB. */
export function shortest(bucket: IBucket, candidates: PolicyStatement[][]): PolicyStatement[] {
  const resolve = resolverIn(Stack.of(bucket));
  const length = (statements: PolicyStatement[]) =>
    policyLength(resolve(statements.map((statement) => statement.toStatementJson() as object)));
  return candidates
    .map((statements) => ({ statements, length: length(statements) }))
    .reduce((best, other) => (other.length < best.length ? other : best)).statements;
}

const LIST = ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads', 's3:GetBucketLocation'];
const READ = ['s3:GetObject*', 's3:ListMultipartUploadParts'];
const WRITE = [
  's3:PutObject',
  's3:PutObjectTagging',
  's3:AbortMultipartUpload',
  's3:DeleteObject',
  's3:DeleteObjectTagging',
  's3:RestoreObject',
];
const SUPER = [
  's3:DeleteObjectVersion',
  's3:DeleteObjectVersionTagging',
  's3:PutObjectVersionTagging',
  's3:PutObjectRetention',
  's3:PutObjectLegalHold',
  's3:BypassGovernanceRetention',
];
/**
 * Actions that are neither granted nor denied to writers: ACLs, which the bucket ignores but which clients send with a
 * put request, and annotations of the current version.
 */
const UNDECIDED = ['s3:PutObjectAcl', 's3:PutObjectAnnotation', 's3:DeleteObjectAnnotation'];

/**
 * Each level with the actions that it allows, and those that are denied to principals without it. A denial includes
 * those of the levels above, as far as needed. Denials of write access use `NotAction`, so that actions that S3 adds
 * later cannot write or delete a version.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
const LEVELS = [
  { level: AccessLevel.READ, name: 'Read', allow: [...LIST, ...READ], deny: { actions: ['s3:*'] } },
  { level: AccessLevel.READ_WRITE, name: 'Write', allow: [...LIST, ...READ, ...WRITE], deny: { notActions: READ } },
  {
    level: AccessLevel.READ_WRITE_SUPER,
    name: 'Super',
    allow: [...LIST, ...READ, ...WRITE, ...SUPER],
    deny: { notActions: [...READ, ...WRITE, ...UNDECIDED] },
  },
];

/** The actions that a level allows. */
export function actionsOf(level: AccessLevel): string[] {
  return LEVELS.find((other) => other.level === level)!.allow;
}

/**
 * The statements that grant each role its level under its prefixes, and that deny the level to all other principals,
 * regardless of their identity policies. Bucket administration (policy, lifecycle, listing) is never denied, so that
 * the account cannot lock itself out.
 */
export function prefixAccessStatements(
  bucket: IBucket,
  grants: PrefixGrant[],
  options: { defaultDeny: boolean },
): PolicyStatement[] {
  const reaches = reachesOf(grants);
  const together = allowances(bucket, reaches, 'together');
  const hasSeveral = reaches.some((reach) => LEVELS.some(({ level }) => reach.exactly(level).length > 1));
  // To compare lengths takes time, and without several prefixes the statements are the same.
  const allowed = hasSeveral ? shortest(bucket, [together, allowances(bucket, reaches, 'apart')]) : together;
  return options.defaultDeny ? [...allowed, ...prefixDenials(bucket, reaches, LEVELS)] : allowed;
}

/**
 * The allow statements of the roles. Several prefixes of a role with the same level are in one statement, or in one
 * statement each.
 */
function allowances(bucket: IBucket, reaches: PrefixReach[], prefixes: 'together' | 'apart'): PolicyStatement[] {
  return LEVELS.flatMap(({ level, name, allow }) => {
    const groups = new Map<string, { prefixes: string[]; roles: RoleReference[] }>();
    for (const reach of reaches) {
      const own = reach.exactly(level);
      for (const list of prefixes === 'apart'
        ? own.map((prefix) => [prefix])
        : [own].filter(({ length }) => length > 0)) {
        const group = groups.get(list.join('\n')) ?? { prefixes: list, roles: [] };
        group.roles.push(reach.role);
        groups.set(list.join('\n'), group);
      }
    }
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => allowRoles(bucket, group.roles, {
      sid: sid('Allow', name, group.prefixes.map((prefix) => stableText(bucket, prefix))),
      actions: allow,
      resources: [bucket.bucketArn, ...group.prefixes.map((prefix) => objectsBelow(bucket, prefix))],
    }));
  });
}

/**
 * Denies requests without TLS, and PUT requests that are not encrypted with the key of the bucket. The service
 * `ownEncryptionOf` can specify another kind of encryption in the header of a PUT request, but no other key.
 */
export function transportAndEncryptionStatements(
  bucket: IBucket,
  keyArn: string,
  ownEncryptionOf?: string,
): PolicyStatement[] {
  const puts = {
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    resources: [bucket.arnForObjects('*')],
  };
  // Both contain the key that the object has afterwards.
  const actions = ['s3:PutObject', 's3:UpdateObjectEncryption'];
  const keyHeader = 's3:x-amz-server-side-encryption-aws-kms-key-id';
  return [
    new PolicyStatement({
      sid: 'DenyInsecureTransport',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:*'],
      resources: [bucket.bucketArn, bucket.arnForObjects('*')],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
    // A PUT request without the header uses the default encryption of the bucket, which is its key. With the header,
    // the
    // key must be that of the bucket.
    new PolicyStatement({
      ...puts,
      actions,
      sid: 'DenyOtherEncryption',
      conditions: {
        Null: { 's3:x-amz-server-side-encryption': 'false' },
        StringNotEquals: { [keyHeader]: keyArn },
        ...(ownEncryptionOf === undefined
          ? {}
          : { StringNotEqualsIfExists: { 'aws:PrincipalServiceName': ownEncryptionOf } }),
      },
    }),
    new PolicyStatement({
      ...puts,
      actions,
      sid: 'DenyOtherKey',
      conditions: { Null: { [keyHeader]: 'false' }, StringNotEquals: { [keyHeader]: keyArn } },
    }),
    new PolicyStatement({
      ...puts,
      actions: ['s3:PutObject'],
      sid: 'DenyCustomerProvidedKey',
      conditions: { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } },
    }),
  ];
}

/**
 * Statement IDs can contain only letters and digits; a hash distinguishes prefixes that are identical without their
 * other characters.
 */
function sid(verb: string, level: string, prefixes: string[]): string {
  const [prefix] = prefixes;
  if (prefix === '') return `${verb}${level}Root`;
  const words = prefix.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const exact = prefixes.length === 1 && /^[A-Za-z0-9]+$/.test(prefix);
  return `${verb}${level}${words.join('')}${exact ? '' : shortHash(prefixes.join('\n'), 6)}`;
}

/** An access level, and the actions that are denied to principals without it. */
export interface DeniedLevel {
  readonly level: number;
  readonly name: string;
  readonly deny: { readonly actions?: string[]; readonly notActions?: string[] };
}

/**
 * Denies each level to every principal that does not have it, in two steps: to every principal except the roles that
 * have it somewhere in a region of the bucket, and to those roles outside their part of the region. With many prefixes,
 * one region, the whole bucket, needs few roles; with many roles, a region for each outermost prefix is shorter.
 */
export function prefixDenials(bucket: IBucket, reaches: PrefixReach[], levels: DeniedLevel[]): PolicyStatement[] {
  const prefixes = outermost(
    unique(reaches.flatMap((reach) => reach.atLeast(levels[0].level)))
      .filter((prefix) => prefix !== '')
      .sort(),
  );
  // Patterns can overlap, but regions must not.
  const apart = prefixes.length > 0 && !prefixes.some((prefix) => /[*?]|\$\{/.test(prefix));
  const candidates = [[], ...apart ? [prefixes] : []].map((regions) => denials(bucket, reaches, levels, regions));
  return shortest(bucket, candidates);
}

/** `regions` are prefixes; all objects outside them are a region too. */
function denials(bucket: IBucket, reaches: PrefixReach[], levels: DeniedLevel[], regions: string[]): PolicyStatement[] {
  const statements: PolicyStatement[] = [];
  const said = new Map<string, string>();
  for (const { level, name, deny } of levels) {
    const groups = new Map<string, { regions: string[]; roles: RoleReference[] }>();
    for (const region of ['', ...regions]) {
      const roles = reaches
        .filter((reach) => reach.atLeast(level).some((prefix) => isIn(prefix, region, regions)))
        .map(({ role }) => role);
      const key = roles
        .map((role) => role.key)
        .sort()
        .join('\n');
      // The denial of the lower level includes this one.
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

/** Denies a level to roles that have it only in a part of a region, outside that part. */
function outside(
  bucket: IBucket,
  reaches: PrefixReach[],
  levels: DeniedLevel[],
  level: number,
  regions: string[],
): PolicyStatement[] {
  const { name, deny } = levels.find((other) => other.level === level)!;
  const isPartial = (prefixes: string[]) => ['', ...regions].some((region) => {
    const inside = prefixes.filter((prefix) => isIn(prefix, region, regions));
    return inside.length > 0 && !inside.some((prefix) => covers(prefix, region));
  });
  const groups = new Map<string, { prefixes: string[]; roles: RoleReference[] }>();
  for (const reach of reaches) {
    const prefixes = reach.atLeast(level);
    const below = levels.filter((other) => other.level < level).map((other) => reach.atLeast(other.level));
    // As above: the denial outside the same prefixes at the lower level includes this one.
    if (!isPartial(prefixes) || below[below.length - 1]?.join('\n') === prefixes.join('\n')) continue;
    const group = groups.get(prefixes.join('\n')) ?? { prefixes, roles: [] };
    group.roles.push(reach.role);
    groups.set(prefixes.join('\n'), group);
  }
  return [...groups.values()].flatMap((group, index) => denyRolesOutside(group.roles, {
    ...deny,
    sid: `Deny${name}Outside${ordinal(index)}`,
    // Not for the bucket itself: administration and listing are never denied.
    notResources: [bucket.bucketArn, ...group.prefixes.map((prefix) => objectsBelow(bucket, prefix))],
  }));
}

/** Whether a level at `prefix` applies in the region. */
function isIn(prefix: string, region: string, regions: string[]): boolean {
  if (region === '') return prefix === '' || regions.length === 0;
  return covers(prefix, region) || covers(region, prefix);
}

function resourcesOf(
  bucket: IBucket,
  group: string[],
  regions: string[],
): { resources?: string[]; notResources?: string[] } {
  if (!group.includes('')) return { resources: group.map((prefix) => objectsBelow(bucket, prefix)) };
  const others = regions.filter((region) => !group.includes(region));
  if (others.length === 0) return { resources: [objectsBelow(bucket, '')] };
  return { notResources: [bucket.bucketArn, ...others.map((prefix) => objectsBelow(bucket, prefix))] };
}

function ordinal(index: number): string {
  return index === 0 ? '' : `${index + 1}`;
}
