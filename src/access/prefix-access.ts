import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { prefixDenials } from './prefix-denials';
import { AccessLevel, objectsBelow, PrefixGrant } from './prefix-grant';
import { PrefixReach, reachesOf, shortest } from './prefix-reach';
import { allowRoles, RoleReference } from './role-reference';
import { shortHash, stableText } from '../private/names';

export * from './prefix-grant';

const LIST = ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads', 's3:GetBucketLocation'];
const READ = ['s3:GetObject*', 's3:ListMultipartUploadParts'];
const WRITE = [
  's3:PutObject', 's3:PutObjectTagging', 's3:AbortMultipartUpload', 's3:DeleteObject', 's3:DeleteObjectTagging', 's3:RestoreObject',
];
const SUPER = [
  's3:DeleteObjectVersion', 's3:DeleteObjectVersionTagging', 's3:PutObjectVersionTagging', 's3:PutObjectRetention', 's3:PutObjectLegalHold',
  's3:BypassGovernanceRetention',
];

/** Each level with what it allows, and what is denied to whoever does not have it. A denial includes those of the levels above, as far as needed. */
const LEVELS = [
  { level: AccessLevel.READ, name: 'Read', allow: [...LIST, ...READ], deny: { actions: ['s3:*'] } },
  // Everything but reading, so that no action which S3 adds opens a way to write.
  { level: AccessLevel.READ_WRITE, name: 'Write', allow: [...LIST, ...READ, ...WRITE], deny: { notActions: READ } },
  { level: AccessLevel.READ_WRITE_SUPER, name: 'Super', allow: [...LIST, ...READ, ...WRITE, ...SUPER], deny: { actions: SUPER } },
];

/**
 * The statements that give each role its level below its prefixes, and that deny it to everybody else whatever their own policies say.
 *
 * Administration of the bucket (policy, lifecycle, listing) is never denied, so that an account keeps its way back.
 */
export function prefixAccessStatements(bucket: IBucket, grants: PrefixGrant[], options: { defaultDeny: boolean }): PolicyStatement[] {
  const reaches = reachesOf(grants);
  const allowed = shortest(bucket, [allowances(bucket, reaches, 'together'), allowances(bucket, reaches, 'apart')]);
  return options.defaultDeny ? [...allowed, ...prefixDenials(bucket, reaches, LEVELS)] : allowed;
}

/** What the roles may do; roles with several prefixes of the same level have them in one statement together, or in one for each. */
function allowances(bucket: IBucket, reaches: PrefixReach[], prefixes: 'together' | 'apart'): PolicyStatement[] {
  return LEVELS.flatMap(({ level, name, allow }) => {
    const groups = new Map<string, { prefixes: string[]; roles: RoleReference[] }>();
    for (const reach of reaches) {
      const own = reach.exactly(level);
      for (const list of prefixes === 'apart' ? own.map((prefix) => [prefix]) : [own].filter(({ length }) => length > 0)) {
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

/** Statement ids take letters and digits only; a hash keeps apart the prefixes that look the same without their other characters. */
function sid(verb: string, level: string, prefixes: string[]): string {
  const [prefix] = prefixes;
  if (prefix === '') return `${verb}${level}Root`;
  const words = prefix.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const exact = prefixes.length === 1 && /^[A-Za-z0-9]+$/.test(prefix);
  return `${verb}${level}${words.join('')}${exact ? '' : shortHash(prefixes.join('\n'), 6)}`;
}
