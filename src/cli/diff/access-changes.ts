import { Template } from './template';
import { compareStrings, unique } from '../../private/collections';

interface Statement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly Principal?: string | { readonly AWS?: unknown };
  readonly Resource?: unknown;
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

/** A kind of access of a principal to the objects under a prefix. */
interface Grant {
  readonly principal: string;
  readonly verb: string;
  readonly bucket: string;
  /** Empty for all objects. */
  readonly prefix: string;
}

/** Condition keys that identify principals, if the principal itself is everyone. */
const NAMING_KEYS = ['aws:PrincipalArn', 'aws:userId'];
const NAMING_OPERATORS = /^(?:ForAnyValue:)?(?:String|Arn)(?:Like|Equals)$/;

/** Descriptions of actions on objects. */
const VERBS: { readonly [verb: string]: string } = {
  'read': 's3:GetObject',
  'write': 's3:PutObject',
  'delete': 's3:DeleteObject',
  'permanently delete': 's3:DeleteObjectVersion',
};

/**
 * The changed access of roles to the objects of buckets, as far as the bucket policies allow it by name or by a
 * condition with names: one sentence for each role, bucket and prefix.
 */
export function accessChanges(before: Template, after: Template): string[] {
  const [old, current] = [grantsOf(before), grantsOf(after)];
  return [...sentences('can now', current, old), ...sentences('can no longer', old, current)].sort(compareStrings);
}

/** Access that some grants allow and the others do not. */
function sentences(change: string, grants: readonly Grant[], others: readonly Grant[]): string[] {
  const found = new Map<string, string[]>();
  for (const grant of grants) {
    // A change of an outer prefix includes this one.
    if (others.some((other) => covers(other, grant))) continue;
    if (grants.some((other) => other.prefix !== grant.prefix && covers(other, grant))) continue;
    const { principal, verb, bucket, prefix } = grant;
    const place = prefix === '' ? bucket : `${prefix} of ${bucket}`;
    const rest = unique(others.filter((other) => covers(grant, other)).map((other) => other.prefix))
      .sort(compareStrings).join(', ');
    const already = rest === '' ? '' : change === 'can now' ? `, instead of only ${rest}` : `, except ${rest}`;
    const key = JSON.stringify([principal, `${place}${already}`]);
    found.set(key, [...found.get(key) ?? [], verb]);
  }
  return [...found].map(([key, verbs]) => {
    const [principal, place] = JSON.parse(key) as [string, string];
    return `${principal} ${change} ${unique(verbs).join(', ')} ${place}`;
  });
}

function covers(outer: Grant, inner: Grant): boolean {
  return outer.principal === inner.principal && outer.verb === inner.verb && outer.bucket === inner.bucket
    && inner.prefix.startsWith(outer.prefix);
}

function grantsOf({ Resources: resources = {} }: Template): Grant[] {
  return Object.values(resources).flatMap(({ Type, Properties }) => {
    if (Type !== 'AWS::S3::BucketPolicy') return [];
    const { Statement: statements } = (Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument;
    return statements.filter(({ Effect }) => Effect === 'Allow').flatMap((statement) => {
      const actions = [statement.Action ?? []].flat();
      const verbs = Object.keys(VERBS).filter((verb) => actions.some((action) => matches(action, VERBS[verb])));
      const places = [statement.Resource ?? []].flat().flatMap((arn) => placeOf(textOf(arn, resources)));
      return principalsOf(statement, resources).flatMap((principal) => (
        places.flatMap((place) => verbs.map((verb) => ({ principal, verb, ...place })))
      ));
    });
  });
}

/** The principals of a statement: its principals, or those in a condition if the principal is everyone. */
function principalsOf(
  { Principal: principal, Condition: condition = {} }: Statement, resources: NonNullable<Template['Resources']>,
): string[] {
  const direct = typeof principal === 'string' ? [principal]
    : [principal?.AWS ?? []].flat().map((arn) => textOf(arn, resources));
  if (!direct.includes('*')) return unique(direct.map(nameOf));
  const named = Object.entries(condition).filter(([operator]) => NAMING_OPERATORS.test(operator))
    .flatMap(([, keys]) => Object.entries(keys)).filter(([key]) => NAMING_KEYS.includes(key))
    .flatMap(([, values]) => [values].flat().map((value) => textOf(value, resources)));
  return unique((named.length === 0 ? direct : named).map(nameOf));
}

function matches(pattern: string, action: string): boolean {
  return pattern === action || (pattern.endsWith('*') && action.startsWith(pattern.slice(0, -1)));
}

function nameOf(arn: string): string {
  if (arn === '*') return 'every principal';
  const permissionSet = /\/AWSReservedSSO_(.+?)_(?:\*|[0-9a-f]{16})$/.exec(arn)?.[1];
  if (permissionSet !== undefined) return `permission set ${permissionSet}`;
  if (arn.includes(':role/')) return `role ${arn.split('/').pop()}`;
  const id = /^(?!arn:)(.+):\*$/.exec(arn)?.[1];
  return id === undefined ? arn : `role with the ID ${id}`;
}

/** Bucket and prefix, for the ARN of objects. */
function placeOf(arn: string): { bucket: string; prefix: string }[] {
  const [bucket, ...path] = arn.replace(/^.*:s3:::/, '').split('/');
  return path.length === 0 ? [] : [{ bucket, prefix: path.join('/').replace(/\*$/, '') }];
}

/** A template value as a string: buckets by name, other references in angle brackets. */
function textOf(value: unknown, resources: NonNullable<Template['Resources']>): string {
  if (typeof value === 'string') return value;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as {
    'Ref'?: string; 'Fn::GetAtt'?: [string, string]; 'Fn::Join'?: [string, unknown[]];
  };
  if (join !== undefined) return join[1].map((part) => textOf(part, resources)).join(join[0]);
  const id = ref ?? attribute?.[0];
  const { BucketName, RoleName } = resources[id ?? '']?.Properties ?? {};
  if (typeof RoleName === 'string') return `:role/${RoleName}`;
  return typeof BucketName === 'string' ? BucketName : `<${id ?? JSON.stringify(value)}>`;
}
