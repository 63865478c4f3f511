import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { allowRoles, denyAllExcept, denyRolesOutside, RoleReference, uniqueRoles } from './role-reference';
import { unique } from '../private/collections';
import { shortHash } from '../private/names';

/** What a role may do with the objects below a prefix. A higher level includes the lower ones. */
export enum AccessLevel {
  /** Get objects, their tags and attributes. */
  READ = 1,
  /** Read, put and tag objects, and delete them, which leaves a delete marker. */
  READ_WRITE = 2,
  /** Read, write, and delete versions for good. */
  READ_WRITE_SUPER = 3,
}

/** Access of some roles to one prefix of a bucket. */
export interface PrefixGrant {
  /** `data/`, or `/` for the whole bucket. */
  readonly prefix: string;
  readonly level: AccessLevel;
  readonly roles: RoleReference[];
}

const LIST = ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads', 's3:GetBucketLocation'];
const READ = ['s3:GetObject*', 's3:ListMultipartUploadParts'];
const WRITE = [
  's3:PutObject', 's3:PutObjectTagging', 's3:AbortMultipartUpload', 's3:DeleteObject', 's3:DeleteObjectTagging', 's3:RestoreObject',
];
const SUPER = [
  's3:DeleteObjectVersion', 's3:DeleteObjectVersionTagging', 's3:PutObjectVersionTagging', 's3:PutObjectRetention', 's3:PutObjectLegalHold',
  's3:BypassGovernanceRetention',
];

/** Object actions which no level grants; everybody is denied them who may not write at all. */
const OTHER_WRITES = [
  's3:PutObjectAcl', 's3:PutObjectVersionAcl', 's3:ObjectOwnerOverrideToBucketOwner', 's3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags',
];

const LEVELS = [
  { level: AccessLevel.READ, name: 'Read', allow: READ, deny: READ },
  { level: AccessLevel.READ_WRITE, name: 'Write', allow: WRITE, deny: [...WRITE, ...OTHER_WRITES] },
  { level: AccessLevel.READ_WRITE_SUPER, name: 'Super', allow: SUPER, deny: SUPER },
];

/** Roles with the same access: per level the prefixes that they reach. */
interface Reach {
  readonly prefixes: { readonly [level: number]: string[] };
  readonly roles: RoleReference[];
}

/**
 * The statements that give each role its level below its prefixes, and that deny it to everybody else whatever their own policies say. A bucket
 * policy is short of space, so each statement says as much as can be said of the same roles.
 *
 * Administration of the bucket (policy, lifecycle, listing) is never denied, so that an account keeps its way back.
 */
export function prefixAccessStatements(bucket: IBucket, grants: PrefixGrant[], options: { defaultDeny: boolean }): PolicyStatement[] {
  const statements = allowances(bucket, grants);
  if (options.defaultDeny) statements.push(...denials(bucket, grants));
  return statements;
}

/** One statement for each prefix and level, and who may list the bucket said along with it. */
function allowances(bucket: IBucket, grants: PrefixGrant[]): PolicyStatement[] {
  const listed = new Set<string>();
  return unique(grants.map((grant) => normalizePrefix(grant.prefix))).sort().flatMap((prefix) => {
    const levels = new Map<string, { role: RoleReference; level: AccessLevel }>();
    for (const { level, roles } of grants.filter((grant) => normalizePrefix(grant.prefix) === prefix)) {
      for (const role of roles) {
        if ((levels.get(role.key)?.level ?? 0) < level) levels.set(role.key, { role, level });
      }
    }
    return LEVELS.flatMap(({ level, name }) => {
      const roles = [...levels.values()].filter((entry) => entry.level === level).map((entry) => entry.role);
      if (roles.length === 0) return [];
      const mayList = roles.some((role) => !listed.has(role.key));
      for (const role of roles) listed.add(role.key);
      return allowRoles(bucket, roles, {
        sid: sid('Allow', name, prefix),
        actions: [...mayList ? LIST : [], ...LEVELS.filter((lower) => lower.level <= level).flatMap((lower) => lower.allow)],
        resources: [...mayList ? [bucket.bucketArn] : [], objects(bucket, prefix)],
      });
    });
  });
}

function denials(bucket: IBucket, grants: PrefixGrant[]): PolicyStatement[] {
  const statements: PolicyStatement[] = [];
  let last: { roles: string; actions: string[]; sid: string; who: RoleReference[] } | undefined;
  const others: NonNullable<typeof last>[] = [];
  for (const { level, name, deny } of LEVELS) {
    const who = uniqueRoles(grants.filter((grant) => grant.level >= level).flatMap((grant) => grant.roles));
    const roles = who.map((role) => role.key).sort().join('|');
    if (last?.roles === roles) {
      last.actions.push(...deny);
      last.sid += `And${name}`;
    } else {
      last = { roles, actions: [...deny], sid: `DenyOthers${name}`, who };
      others.push(last);
    }
  }
  for (const other of others) {
    statements.push(denyAllExcept(other.who, { sid: other.sid, actions: other.actions, resources: [objects(bucket, '')] }));
  }
  reaches(grants).forEach(({ prefixes, roles }, index) => {
    // Levels with the same prefixes are one statement; a level that reaches nothing is denied to the role as to everybody else.
    const limited = LEVELS.filter(({ level }) => prefixes[level].length > 0 && !prefixes[level].includes(''));
    const groups = new Map<string, typeof LEVELS>();
    for (const item of limited) groups.set(prefixes[item.level].join('\n'), [...groups.get(prefixes[item.level].join('\n')) ?? [], item]);
    for (const group of groups.values()) {
      statements.push(...denyRolesOutside(roles, {
        sid: `Deny${group.map(({ name }) => name).join('')}Outside${index === 0 ? '' : index + 1}`,
        actions: group.flatMap(({ deny }) => deny),
        notResources: prefixes[group[0].level].map((prefix) => objects(bucket, prefix)),
      }));
    }
  });
  return statements;
}

/**
 * Denies requests without TLS, and puts that are not encrypted with the key of the bucket. The service `ownEncryptionOf` may say another kind of
 * encryption in the header of a put, though no other key.
 */
export function transportAndEncryptionStatements(bucket: IBucket, keyArn: string, ownEncryptionOf?: string): PolicyStatement[] {
  const puts = { effect: Effect.DENY, principals: [new AnyPrincipal()], actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')] };
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
    // A put without any header takes the default of the bucket, which is its key. With one, the key must be named and be the right one.
    new PolicyStatement({
      ...puts,
      sid: 'DenyOtherEncryption',
      conditions: {
        Null: { 's3:x-amz-server-side-encryption': 'false' },
        StringNotEquals: { [keyHeader]: keyArn },
        ...ownEncryptionOf === undefined ? {} : { StringNotEqualsIfExists: { 'aws:PrincipalServiceName': ownEncryptionOf } },
      },
    }),
    new PolicyStatement({ ...puts, sid: 'DenyOtherKey', conditions: { Null: { [keyHeader]: 'false' }, StringNotEquals: { [keyHeader]: keyArn } } }),
    new PolicyStatement({
      ...puts,
      sid: 'DenyCustomerProvidedKey',
      conditions: { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } },
    }),
  ];
}

/** `data/` and `/data` become `data`; `/` becomes the empty string. */
export function normalizePrefix(prefix: string): string {
  return prefix.replace(/^\/+|\/+$/g, '');
}

function objects(bucket: IBucket, prefix: string): string {
  return bucket.arnForObjects(prefix === '' ? '*' : `${prefix}/*`);
}

/** Roles grouped by the prefixes that they reach on each level. */
function reaches(grants: PrefixGrant[]): Reach[] {
  const groups = new Map<string, { prefixes: { [level: number]: string[] }; roles: RoleReference[] }>();
  for (const role of uniqueRoles(grants.flatMap((grant) => grant.roles))) {
    const own = grants.filter((grant) => grant.roles.some(({ key }) => key === role.key));
    const prefixes = Object.fromEntries(LEVELS.map(({ level }) => [
      level, unique(own.filter((grant) => grant.level >= level).map((grant) => normalizePrefix(grant.prefix))).sort(),
    ]));
    const key = JSON.stringify(prefixes);
    const group = groups.get(key) ?? { prefixes, roles: [] };
    group.roles.push(role);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Statement ids take letters and digits only; a hash keeps apart the prefixes that look the same without their other characters. */
function sid(verb: string, level: string, prefix: string): string {
  if (prefix === '') return `${verb}${level}Root`;
  const words = prefix.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const hash = /^[A-Za-z0-9]+$/.test(prefix) ? '' : shortHash(prefix, 6);
  return `${verb}${level}${words.join('')}${hash}`;
}
