import { Template } from './template';
import { compareStrings, unique } from '../../private/collections';

interface Statement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly Principal?: { readonly AWS?: unknown };
  readonly Resource?: unknown;
}

/** What an action on objects means in words. */
const VERBS: { readonly [verb: string]: string } = {
  'read': 's3:GetObject',
  'write': 's3:PutObject',
  'delete': 's3:DeleteObject',
  'delete for good': 's3:DeleteObjectVersion',
};

/**
 * What roles may do with the objects of buckets, as far as the policies of the buckets allow it by name: one sentence
 * for each role, bucket and prefix that differs.
 */
export function accessChanges(before: Template, after: Template): string[] {
  const [old, current] = [grantsOf(before), grantsOf(after)];
  const sentences = unique([...old.keys(), ...current.keys()]).flatMap((key) => {
    const [had, has] = [old.get(key) ?? [], current.get(key) ?? []];
    const gained = has.filter((verb) => !had.includes(verb));
    const lost = had.filter((verb) => !has.includes(verb));
    const { role, place } = JSON.parse(key) as { role: string; place: string };
    return [
      ...gained.length === 0 ? [] : [`${role} may now ${gained.join(', ')} ${place}`],
      ...lost.length === 0 ? [] : [`${role} may no longer ${lost.join(', ')} ${place}`],
    ];
  });
  return sentences.sort(compareStrings);
}

/** Verbs by role and place. */
function grantsOf({ Resources: resources = {} }: Template): Map<string, string[]> {
  const grants = new Map<string, string[]>();
  for (const { Type, Properties } of Object.values(resources)) {
    if (Type !== 'AWS::S3::BucketPolicy') continue;
    const { Statement: statements } = (Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument;
    for (const { Effect, Action, Principal, Resource } of statements) {
      if (Effect !== 'Allow') continue;
      const actions = [Action ?? []].flat();
      const verbs = Object.keys(VERBS).filter((verb) => actions.some((action) => matches(action, VERBS[verb])));
      for (const role of [Principal?.AWS ?? []].flat().map((arn) => textOf(arn, resources))) {
        for (const place of [Resource ?? []].flat().flatMap((arn) => placeOf(textOf(arn, resources)))) {
          const key = JSON.stringify({ role: nameOf(role), place });
          grants.set(key, unique([...grants.get(key) ?? [], ...verbs]));
        }
      }
    }
  }
  return grants;
}

function matches(pattern: string, action: string): boolean {
  return pattern === action || (pattern.endsWith('*') && action.startsWith(pattern.slice(0, -1)));
}

function nameOf(arn: string): string {
  return arn.includes(':role/') ? `role ${arn.split('/').pop()}` : arn;
}

/** `data/ of raw`, for the ARN of objects. */
function placeOf(arn: string): string[] {
  const [bucket, ...path] = arn.replace(/^.*:s3:::/, '').split('/');
  if (path.length === 0) return [];
  const prefix = path.join('/').replace(/\*$/, '');
  return [prefix === '' ? bucket : `${prefix} of ${bucket}`];
}

/** A value of a template as text: buckets by name, other references in angle brackets. */
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
