import { Arn, Stack, Token } from 'aws-cdk-lib';
import { AnyPrincipal, ArnPrincipal, Conditions, Effect, IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { RoleRef } from './role-ref';
import { constructId } from '../naming/names';
import { roleArn } from '../private/arns';
import { sortedEntries } from '../private/collections';
import { isDeferred } from '../private/deferred';
import { checkFormat, FORMATS } from '../private/formats';
import { OptionPath } from '../private/option-path';
import { failAt } from '../private/option-problems';

/**
 * The suffix that IAM Identity Center gives to the name of the role of a permission set: 16 hexadecimal digits.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
const ANY_SUFFIX = '?'.repeat(16);

/** How sessions of a role are matched in a condition. */
type Matcher = { readonly key: 'aws:PrincipalArn' | 'aws:userId'; readonly value: string; readonly wildcard: boolean };

/** A `RoleRef`, prepared for use in policies. */
export class RoleReference {
  /** The references of the list at `path`, without duplicates. */
  public static list(scope: IConstruct, refs: RoleRef[] | undefined, path: OptionPath): RoleReference[] {
    return uniqueRoles((refs ?? []).map((ref, index) => new RoleReference(scope, ref, [...path, index])));
  }

  /** Stable ID for constructs that belong to the role. */
  public readonly refId: string;
  /** ARN, if it is known. Undefined for a permission set, because its suffix is not known. */
  public readonly arn?: string;
  /** Name without path, if it is known. */
  public readonly name?: string;
  /** Unique ID (`AROA...`), if it is known. */
  public readonly id?: string;
  /** Whether the role is known to be in another account than the stack. */
  public readonly isForeign: boolean;
  /** Whether the platform must not change the role, so no policy is attached to it. */
  public readonly immutable: boolean;
  /** The permission set of the role, if its ARN is unknown for that reason. */
  public readonly permissionSet?: string;
  /** How sessions of the role are matched in conditions. */
  public readonly matcher: Matcher;
  /** The role that code specifies, if any. */
  public readonly role?: IRole;

  /** `path` is that of the reference in the options of `scope`; roles that a component creates have none. */
  constructor(scope: IConstruct, ref: RoleRef, public readonly path: OptionPath = []) {
    checkNames(scope, ref, path);
    this.role = ref.role;
    this.id = ref.id;
    if (ref.sso && (ref.name !== undefined || ref.arn !== undefined)) {
      this.permissionSet = permissionSetName(ref.name ?? ref.arn!.split('/').pop()!);
      this.arn = ref.arn === undefined || isPattern(ref.arn) ? undefined : ref.arn;
      this.matcher = {
        key: 'aws:PrincipalArn',
        value: ref.arn === undefined
          ? permissionSetArnPattern(scope, this.permissionSet!)
          : withExactSuffix(ref.arn),
        wildcard: true,
      };
    } else {
      this.arn = ref.role?.roleArn ?? ref.arn ?? (ref.name === undefined ? undefined : roleArn(scope, ref.name));
      this.name = ref.role?.roleName ?? ref.name ?? (this.arn === undefined ? undefined : nameFromArn(this.arn));
      this.matcher = matcherOf(scope, path, this.arn, this.id);
    }
    this.isForeign = isOfAnotherAccount(scope, this.arn);
    this.immutable = (ref.sso ?? false) || (ref.immutable ?? false) || this.isForeign;
    this.refId = constructId(
      literal(ref.refId) ??
        ref.role?.node.id ??
        literal(ref.name) ??
        literal(ref.arn)?.split('/').pop() ??
        literal(ref.id) ??
        'Role',
    );
  }

  /**
   * The same role, which policies match by this ARN in a condition instead of a principal, which would have to exist.
   */
  public byCondition(arn: string): RoleReference {
    const matcher: Matcher = { key: 'aws:PrincipalArn', value: arn, wildcard: false };
    return Object.assign(Object.create(RoleReference.prototype) as RoleReference, this, { arn: undefined, matcher });
  }

  /** Equal for references to the same role. */
  public get key(): string {
    return `${this.matcher.key}=${this.matcher.value}`;
  }
}

/** The references without those to a role that is already in the list. */
export function uniqueRoles(roles: RoleReference[]): RoleReference[] {
  return [...new Map(roles.map((role) => [role.key, role])).values()];
}

/** Statements of a resource policy that allow `actions` to each of the roles. None for an empty list. */
export function allowRoles(
  scope: IConstruct,
  roles: RoleReference[],
  statement: { sid: string; actions: string[]; resources: string[]; conditions?: Conditions },
): PolicyStatement[] {
  const statements: PolicyStatement[] = [];
  const arns = roles.flatMap((role) => role.arn ?? []);
  if (arns.length > 0) {
    statements.push(
      new PolicyStatement({ ...statement, effect: Effect.ALLOW, principals: arns.map((arn) => new ArnPrincipal(arn)) }),
    );
  }
  // A principal element accepts neither wildcards nor session IDs, so these roles are matched by a condition, within
  // the
  // account.
  const byCondition = groupByKey(roles.filter((role) => role.arn === undefined));
  for (const [key, values] of byCondition) {
    statements.push(
      new PolicyStatement({
        ...statement,
        sid: `${statement.sid}By${key === 'aws:userId' ? 'UserId' : 'PermissionSet'}`,
        effect: Effect.ALLOW,
        principals: [new AnyPrincipal()],
        conditions: {
          ...statement.conditions,
          StringEquals: {
            ...(statement.conditions?.StringEquals as object),
            'aws:PrincipalAccount': Stack.of(scope).account,
          },
          [key === 'aws:userId' ? 'StringLike' : 'ArnLike']: { [key]: values },
        },
      }),
    );
  }
  return statements;
}

/** Properties of a deny statement. */
interface Denial {
  readonly sid: string;
  readonly actions?: string[];
  readonly notActions?: string[];
  readonly resources?: string[];
  readonly notResources?: string[];
}

/** A statement of a resource policy that denies actions to every principal except the roles. */
export function denyAllExcept(roles: RoleReference[], statement: Denial): PolicyStatement {
  const conditions: { [operator: string]: { [key: string]: unknown } } = {
    // AWS services have separate policies; explicit grants define their access.
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  };
  for (const [key, values] of groupByKey(roles)) {
    conditions[key === 'aws:userId' ? 'StringNotLike' : 'ArnNotLike'] = { [key]: values };
  }
  return new PolicyStatement({ ...statement, effect: Effect.DENY, principals: [new AnyPrincipal()], conditions });
}

/** Statements of a resource policy that deny actions to the roles, on all resources except `notResources`. */
export function denyRolesOutside(
  roles: RoleReference[],
  statement: Denial & { readonly notResources: string[] },
): PolicyStatement[] {
  return groupByKey(roles).map(
    ([key, values]) =>
      new PolicyStatement({
        ...statement,
        sid: key === 'aws:userId' ? `${statement.sid}ByUserId` : statement.sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        conditions: { [key === 'aws:userId' ? 'StringLike' : 'ArnLike']: { [key]: values } },
      }),
  );
}

function groupByKey(roles: RoleReference[]): [string, string[]][] {
  const groups: { [key: string]: string[] } = {};
  for (const role of roles) (groups[role.matcher.key] ??= []).push(role.matcher.value);
  return sortedEntries(groups);
}

function matcherOf(scope: IConstruct, path: OptionPath, arn: string | undefined, id: string | undefined): Matcher {
  if (arn !== undefined) return { key: 'aws:PrincipalArn', value: arn, wildcard: false };
  if (id !== undefined) return { key: 'aws:userId', value: `${id}:*`, wildcard: true };
  return failAt(scope, path, {
    code: 'DSP203',
    message: 'a role reference needs an "arn", a "name" or an "id"',
    hint: 'for example { name: my-role }',
  });
}

/** The permission set `X` of the role `AWSReservedSSO_X_0123456789abcdef`, or of `X` itself. */
function permissionSetName(name: string): string {
  return name.replace(/^AWSReservedSSO_/, '').replace(/_([0-9a-f]{16}|\*)$/, '');
}

function permissionSetArnPattern(scope: IConstruct, name: string): string {
  return roleArn(scope, `aws-reserved/sso.amazonaws.com*/AWSReservedSSO_${name}_${ANY_SUFFIX}`);
}

/**
 * The ARN of the roles of a permission set. With the suffix `_*`, it would also match permission sets with the same
 * name prefix.
 */
function withExactSuffix(arn: string): string {
  return isDeferred(arn) ? arn : arn.replace(/(\/AWSReservedSSO_[^/*]+_)\*$/, `$1${ANY_SUFFIX}`);
}

/** IAM roles and permission sets have different names and ARNs. */
function checkNames(scope: IConstruct, { arn, name, sso }: RoleRef, path: OptionPath): void {
  checkFormat(scope, [...path, 'arn'], sso ? 'iamRoleOrPermissionSetArn' : 'iamRoleArn', arn);
  checkFormat(scope, [...path, 'name'], sso ? 'permissionSetName' : 'iamRoleName', name);
}

/** Policies of this account are attached only to its own roles. */
function isOfAnotherAccount(scope: IConstruct, arn: string | undefined): boolean {
  const { account } = Stack.of(scope);
  if (arn === undefined || Token.isUnresolved(arn) || Token.isUnresolved(account)) return false;
  const owner = arn.split(':')[4];
  return FORMATS.accountId.pattern.test(owner) && owner !== account;
}

/** An ARN with a wildcard, which is valid only in policies. */
function isPattern(arn: string): boolean {
  return !Token.isUnresolved(arn) && arn.includes('*');
}

function nameFromArn(arn: string): string {
  if (!Token.isUnresolved(arn)) return arn.split('/').pop()!;
  return Arn.extractResourceName(arn, 'role');
}

function literal(text: string | undefined): string | undefined {
  return text === undefined || Token.isUnresolved(text) ? undefined : text;
}
