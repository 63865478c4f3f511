import { Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import { AddToResourcePolicyResult, CfnRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { IConstruct } from 'constructs';
import {
  AccessLevel, covers, normalizePrefix, PrefixGrant, prefixAccessStatements, PrefixReach, reachesOf,
} from './prefix-access';
import { RoleReference } from './role-reference';
import { roleArn } from '../private/arns';
import { OptionPath } from '../private/option-path';
import { failAt, warnAt } from '../private/option-problems';

/**
 * Context key of a component that grants the roles of its parts access to the keys and buckets that it passes to them.
 */
export const OPENED_BY_PARENT = 'cdk-data-science-platform:openedByParent';

/** An option that is an object in code, and a name, ID or ARN in files. */
export interface ObjectOrText<T = unknown> {
  readonly object: string;
  readonly given: unknown;
  readonly option: string;
  readonly text: T | undefined;
}

/** Throws an error if an option is specified both as an object and as a string, because neither takes precedence. */
export function checkOneSource(scope: IConstruct, path: OptionPath, source: ObjectOrText): void {
  const { object, given, option, text } = source;
  if (given === undefined || text === undefined) return;
  failAt(scope, [...path, option], {
    code: 'DSP314', message: `"${object}" and "${option}" cannot be combined`, hint: 'specify one of them',
  });
}

/** The string of an option: `attribute` of the object that replaces it, or the string itself. */
export function textOf(
  scope: IConstruct, source: ObjectOrText<string>, attribute: string | undefined,
): string | undefined {
  checkOneSource(scope, [], source);
  return attribute ?? source.text;
}

/** A bucket or key that records its grants, as those of this library do. */
export interface KnowsItsGrants {
  /** The access of each role. */
  readonly reaches: readonly PrefixReach[];

  /** Whether the access of the grant is already allowed. */
  allows(grant: PrefixGrant): boolean;

  /** Adds access to the bucket policy and to the exceptions of its denials. */
  addGrant(grant: PrefixGrant): void;

  /** Adds a statement of the platform to the bucket policy. */
  addOwnStatement(statement: PolicyStatement): AddToResourcePolicyResult;
}

/**
 * Adds a statement to a key policy. The existing policy may have a statement with the same Sid, so this statement has
 * none.
 */
export function addKeyStatement(scope: IConstruct, key: IKey, statement: PolicyStatement): boolean {
  if (key.node.scope !== scope) statement.sid = undefined;
  return key.addToResourcePolicy(statement).statementAdded;
}

/** Adds statements to a bucket policy, in the same way. */
export function addBucketStatements(scope: IConstruct, bucket: IBucket, statements: PolicyStatement[]): boolean {
  return statements.map((statement) => {
    if (bucket.node.scope !== scope) statement.sid = undefined;
    const added = knowsItsGrants(bucket) ? bucket.addOwnStatement(statement) : bucket.addToResourcePolicy(statement);
    return added.statementAdded;
  }).every((added) => added);
}

/**
 * Grants roles access to a bucket that is passed as an object. The policy of a bucket that the app owns is extended.
 * The policies of an imported bucket, and of a bucket that another component protects, are not changed: a warning lists
 * the missing grants.
 */
export function openBucket(scope: IConstruct, bucket: IBucket, grants: PrefixGrant[]): void {
  if (knowsItsGrants(bucket)) {
    const missing = grants
      .map((grant) => ({ ...grant, roles: grant.roles.filter((role) => !bucket.allows({ ...grant, roles: [role] })) }))
      .filter(({ roles }) => roles.length > 0);
    if (missing.length > 0) {
      const message = `the bucket "${bucket.node.path}" denies what its component does not grant: ${needs(missing)}`;
      warn(scope, message, 'grant the access in the options of that component, such as "accessPolicies"');
    }
    return;
  }
  const reachable = grants.map((grant) => (
    { ...grant, roles: grant.roles.map((role) => withoutCycle(scope, bucket, role)) }
  ));
  if (addBucketStatements(scope, bucket, prefixAccessStatements(bucket, reachable, { defaultDeny: false }))) return;
  warnOfImportedBucket(scope, bucket, needs(grants));
}

/** Warns that the policy of an imported bucket is not changed. */
export function warnOfImportedBucket(scope: IConstruct, bucket: IBucket, needed: string): void {
  const message = `the bucket "${bucket.node.path}" is imported, so its policy is not extended: ${needed}`;
  warn(scope, message, 'allow this in the bucket policy');
}

/** Warns that the policy of an imported key is not changed. */
export function warnOfImportedKey(scope: IConstruct, key: IKey): void {
  warn(scope, `the key "${key.node.path}" is imported, so its policy is not extended`,
    'in the key policy, allow what the documentation of the option for an existing key lists');
}

/** Warns that the policy of an imported topic is not changed. */
export function warnOfImportedTopic(scope: IConstruct, topic: ITopic, hint: string): void {
  const message = `the topic "${topic.node.path}" is imported, so its policy is not extended`;
  warn(scope, message, hint);
}

/** Warns that the policy of the key of a topic is not changed. */
export function warnOfTopicKey(scope: IConstruct, topic: ITopic, hint: string): void {
  warn(scope, `the key of the topic "${topic.node.path}" is not in this app, so its policy is not extended`, hint);
}

function warn(scope: IConstruct, message: string, hint: string): void {
  warnAt(scope, [], { code: 'DSP360', message, hint });
}

/** Whether a bucket is protected by a component of this library. */
export function knowsItsGrants<T extends IConstruct>(bucket: T): bucket is T & KnowsItsGrants {
  return typeof (bucket as Partial<KnowsItsGrants>).allows === 'function';
}

/** Whether roles have a level at a prefix through these grants. */
export function allowedBy(grants: PrefixGrant[], { prefix, level, roles }: PrefixGrant): boolean {
  const reaches = new Map(reachesOf(grants).map((reach): [string, PrefixReach] => [reach.role.key, reach]));
  const inner = normalizePrefix(prefix);
  return roles.every(({ key }) => reaches.get(key)?.atLeast(level).some((outer) => covers(outer, inner)));
}

const LEVELS = {
  [AccessLevel.READ]: 'read',
  [AccessLevel.READ_WRITE]: 'read and write',
  [AccessLevel.READ_WRITE_SUPER]: 'read, write and permanently delete',
};

function needs(grants: PrefixGrant[]): string {
  return grants.filter(({ roles }) => roles.length > 0)
    .map(({ prefix, level, roles }) => `${names(roles)} must ${LEVELS[level as AccessLevel]} "${prefix}"`).join(', ');
}

function names(roles: RoleReference[]): string {
  return roles.map((role) => `"${role.refId}"`).join(' and ');
}

/**
 * The role as the policy of a key or bucket can refer to it. A role in the stack of `scope` is matched by a condition
 * in the policy of an object in another stack, because that stack is deployed first, and AWS does not accept a
 * principal that does not exist yet.
 */
export function withoutCycle(scope: IConstruct, object: IKey | IBucket, role: RoleReference): RoleReference {
  if (Stack.of(object) === Stack.of(scope) || role.arn === undefined || !Token.isUnresolved(role.arn)) return role;
  const reference = Tokenization.reverseString(role.arn).firstToken;
  if (!Reference.isReference(reference) || Stack.of(reference.target) !== Stack.of(scope)) return role;
  const { roleName } = reference.target as CfnRole;
  return roleName === undefined ? role : role.byCondition(roleArn(scope, roleName));
}
