import { VERBS } from './actions';
import { lakeFormationPermissions } from './lake-formation';
import { PlatformAccess } from './platform-access';
import { ownerSession, PlatformResource, tableLabel } from './resources';
import { PlatformRole } from './roles';
import { RequestContext } from '../../access/evaluation/request';
import { compareStrings, unique } from '../../private/collections';

/** The access of a role to a resource, or to the objects under a prefix. */
export interface Reach {
  readonly resource: string;
  readonly kind: string;
  readonly access: readonly string[];
}

/** All access of a role. */
export interface RoleReach {
  readonly role: string;
  readonly arn: string;
  readonly source: PlatformRole['source'];
  readonly reaches: readonly Reach[];
  readonly notEvaluated: readonly string[];
}

/** The listed kinds of resources, in order. */
const KINDS = ['bucket', 'key', 'workgroup', 'database', 'profile', 'trail', 'topic', 'crawler', 'role'] as const;
/** The evaluated actions for objects; listing and administration apply to the bucket. */
const OBJECT_VERBS = Object.entries(VERBS.bucket!).filter(([verb]) => !['list', 'administer'].includes(verb));

/** The access of every role, sorted by the name of the role. */
export function reachOf(access: PlatformAccess): RoleReach[] {
  const resources = KINDS.flatMap((kind) => access.resources.index.things.filter((found) => found.kind === kind));
  return access.roles.things.map((role) => ({
    role: access.roles.labelOf(role),
    arn: role.role.arn,
    source: role.source,
    reaches: resources.flatMap((resource) => reachOfRole(access, role, resource)),
    notEvaluated: role.role.notEvaluated,
  })).sort((a, b) => compareStrings(a.role, b.role));
}

function reachOfRole(access: PlatformAccess, role: PlatformRole, resource: PlatformResource): Reach[] {
  const { kind } = resource;
  // Most pairs of a role and a resource have nothing in common. The check by name keeps a large platform fast.
  const could = (action: string) => access.model.couldAllow(role.role, action, resource.arn);
  if (kind !== 'database' && !Object.values(VERBS[kind] ?? {}).some(could)) return [];
  const label = access.resources.index.labelOf(resource);
  if (kind === 'bucket') return bucketReach(access, role, resource, label);
  if (kind === 'database') {
    return lakeFormationPermissions(access.model.templates, role.role, resource).map(({ table, permissions }) => ({
      resource: table === undefined ? label : tableLabel(label, table),
      kind,
      access: permissions,
    }));
  }
  const found = Object.entries(VERBS[kind] ?? {})
    .filter(([, action]) => could(action) && isAllowed(access, role, resource, action, resource.arn))
    .map(([verb]) => verb);
  return found.length === 0 ? [] : [{ resource: label, kind, access: found }];
}

/** The access to a bucket: as a whole if it is the same everywhere, otherwise by prefix. */
function bucketReach(access: PlatformAccess, role: PlatformRole, bucket: PlatformResource, label: string): Reach[] {
  const verbsAt = (prefix: string) => OBJECT_VERBS
    .filter(([, action]) => isAllowed(access, role, bucket, action, `${bucket.arn}/${prefix}x`))
    .map(([verb]) => verb);
  const root = verbsAt('');
  const prefixes = prefixesOf(access, role, bucket)
    .map(({ shown, probed }) => ({ shown, verbs: verbsAt(probed) }))
    .filter(({ verbs }) => verbs.join() !== root.join());
  const reach = (place: string, verbs: string[]): Reach => ({ resource: place, kind: 'bucket', access: verbs });
  const ofBucket = isAllowed(access, role, bucket, VERBS.bucket!.administer, bucket.arn) ? ['administer'] : [];
  if (prefixes.length === 0) return root.length + ofBucket.length === 0 ? [] : [reach(label, [...root, ...ofBucket])];
  return [
    ...ofBucket.length === 0 ? [] : [reach(label, ofBucket)],
    ...root.length === 0 ? [] : [reach(`${label}${bucket.separator}`, root)],
    ...prefixes.filter(({ verbs }) => verbs.length > 0 || root.length > 0).map(({ shown, verbs }) => (
      reach(`${label}${bucket.separator}${shown}`, verbs.length === 0 ? ['nothing'] : verbs)
    )),
  ];
}

/**
 * Prefixes that the bucket policy and the policies of the role distinguish. Variables have the values of the session.
 */
function prefixesOf(
  access: PlatformAccess, { role }: PlatformRole, bucket: PlatformResource,
): { shown: string; probed: string }[] {
  const statements = [...access.model.resourcePolicies.statementsOf(bucket.arn), ...role.identity];
  const arns = statements.flatMap(({ json: { Resource = [], NotResource = [] } }) => [Resource, NotResource].flat(2));
  const session = new RequestContext({ 'aws:userid': `${role.id}:session`, 'aws:PrincipalArn': role.arn });
  return unique(arns)
    .filter((arn) => arn.startsWith(`${bucket.arn}/`))
    .map((arn) => arn.slice(bucket.arn.length + 1).replace(/\*$/, ''))
    .filter((prefix) => prefix !== '' && !prefix.includes('*'))
    .sort(compareStrings)
    .map((shown) => ({
      shown, probed: shown.replace(/\$\{([^}]*)\}/g, (_, key: string) => session.get(key)?.[0] ?? 'x'),
    }));
}

function isAllowed(
  access: PlatformAccess, role: PlatformRole, resource: PlatformResource, action: string, arn: string,
): boolean {
  return access.decide(role, {
    action, arn, resource, isLakeFormation: false, session: ownerSession(resource), context: {},
  }).allowed;
}
