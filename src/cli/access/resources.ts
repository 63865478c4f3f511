import { NameIndex, Named } from './names';
import { ModuleName, Origins } from './origins';
import { kindOf, RESOURCE_KINDS, ResourceKind } from './resource-kinds';
import { roleNames } from './roles';
import { unknownResource } from './unknown-resource';
import { ResolvedResource, ResolvedTemplates } from '../../access/evaluation/resolved-templates';
import { unique } from '../../private/collections';
import { OptionFinding } from '../../private/option-problems';

/** A resource of the platform, by the names that users specify. */
export interface PlatformResource extends Named {
  readonly kind: ResourceKind;
  readonly arn: string;
  readonly resource: ResolvedResource;
  /** The separator between the name of a bucket and the key of an object: `raw/data/x`, `team:projects/x`. */
  readonly separator: '/' | ':';
}

/** CloudFormation types that are shown, with the prefixes of their names and ARNs. */
const TYPES: {
  readonly [type: string]: { readonly kind: ResourceKind; readonly arn: (resource: ResolvedResource) => string };
} = {
  'AWS::Athena::WorkGroup': { kind: 'workgroup', arn: (r) => regional(r, 'athena', `workgroup/${r.ref}`) },
  'AWS::CloudTrail::Trail': { kind: 'trail', arn: (r) => r.attributes.Arn },
  'AWS::Glue::Crawler': { kind: 'crawler', arn: (r) => regional(r, 'glue', `crawler/${r.ref}`) },
  'AWS::Glue::Database': { kind: 'database', arn: (r) => regional(r, 'glue', `database/${r.ref}`) },
  'AWS::IAM::Role': { kind: 'role', arn: (r) => r.attributes.Arn },
  'AWS::KMS::Key': { kind: 'key', arn: (r) => r.attributes.Arn },
  'AWS::S3::Bucket': { kind: 'bucket', arn: (r) => r.attributes.Arn },
  'AWS::SageMaker::Domain': { kind: 'studio', arn: (r) => r.attributes.DomainArn },
  'AWS::SageMaker::UserProfile': { kind: 'profile', arn: (r) => r.attributes.UserProfileArn },
  'AWS::SNS::Topic': { kind: 'topic', arn: (r) => r.ref },
};

/** Services whose actions apply to a resource of the platform. */
const SERVICES: { readonly [kind in ResourceKind]: readonly string[] } = {
  bucket: ['s3'],
  crawler: ['glue'],
  database: ['glue'],
  key: ['kms'],
  profile: ['sagemaker'],
  role: ['iam', 'sts'],
  studio: ['sagemaker'],
  topic: ['sns'],
  trail: ['cloudtrail'],
  workgroup: ['athena'],
};

/** ARNs of resources in any account, by kind. Databases are missing, because Lake Formation grants are by name. */
const KINDS_OF_ARNS: readonly [pattern: RegExp, kind: ResourceKind][] = [
  [/^arn:[\w-]+:s3:::/, 'bucket'],
  [/^arn:[\w-]+:athena:[^:]*:\d*:workgroup\//, 'workgroup'],
  [/^arn:[\w-]+:cloudtrail:[^:]*:\d*:trail\//, 'trail'],
  [/^arn:[\w-]+:glue:[^:]*:\d*:crawler\//, 'crawler'],
  [/^arn:[\w-]+:iam::\d*:role\//, 'role'],
  [/^arn:[\w-]+:kms:[^:]*:\d*:key\//, 'key'],
  [/^arn:[\w-]+:sagemaker:[^:]*:\d*:user-profile\//, 'profile'],
  [/^arn:[\w-]+:sns:/, 'topic'],
];

/** S3 actions on objects, and on buckets, as far as their names tell. */
const ON_OBJECTS = /^s3:(?!\w*(?:Bucket|Lambda))(?:\w*Object|AbortMultipartUpload$|ListMultipartUploadParts$)/;
const ON_BUCKETS = /^s3:\w*Bucket/;

/** Short names of module kinds. */
const SHORT_KINDS: { readonly [kind: string]: string } = {
  athenaWorkgroup: 'athena', dataLake: 'lake', dataScienceTeam: 'team', dataOpsProject: 'project', audit: 'audit',
};

/** The resource that a string names, or the problem with the string. */
export type FoundResource =
  | { readonly arn: string; readonly resource?: PlatformResource }
  | { readonly problem: OptionFinding };

/** The resources of a platform by name. */
export class PlatformResources {
  public readonly index: NameIndex<PlatformResource>;

  constructor(templates: ResolvedTemplates, origins: Origins) {
    const resources = templates.resources.flatMap((resource): PlatformResource[] => {
      if (!Object.hasOwn(TYPES, resource.type)) return [];
      const { kind, arn } = TYPES[resource.type];
      const separator = keyOf(resource, origins) === undefined ? ':' : '/';
      return [{ kind, arn: arn(resource), resource, separator, names: namesOf(kind, resource, origins) }];
    });
    this.index = new NameIndex(resources, 'resource', (message, hint) => ({ code: 'DSP451', message, hint }));
  }

  /**
   * The resource for `raw/data/x` or `team:projects/x` (objects), `raw`, `workgroup:athena` and so on, an ARN or `*`.
   */
  public find(text: string, isLikely?: (resource: PlatformResource) => boolean): FoundResource {
    if (text === '*') return { arn: text };
    if (text.startsWith('arn:')) return this.ofArn(text);
    const exact = this.index.find(text);
    if (exact !== undefined) return { arn: exact.arn, resource: exact };
    const table = /^table:(.+)\/([^/]+)$/.exec(text);
    if (table !== null) return this.table(table[1], table[2]);
    for (let end = text.length - 1; end > 0; end--) {
      if (text[end] !== '/' && text[end] !== ':') continue;
      const bucket = this.index.find(text.slice(0, end));
      if (bucket?.kind === 'bucket') return { arn: `${bucket.arn}/${text.slice(end + 1)}`, resource: bucket };
    }
    return { problem: unknownResource(text, this.index, isLikely) };
  }

  /** The resource of another kind that has the same name: `workgroup:athena` for the bucket `athena`. */
  public namesake(text: string, isMeant: (resource: PlatformResource) => boolean): string | undefined {
    const { prefix, name } = kindOf(text);
    return ['', ...RESOURCE_KINDS.map((kind) => `${kind}:`)].filter((other) => other !== prefix)
      .map((other) => `${other}${name}`)
      .find((other) => {
        const found = this.index.find(other);
        return found !== undefined && isMeant(found);
      });
  }

  /** The name of a resource in reports: its name in the platform, if any. */
  public label(arn: string): string {
    const { resource } = this.ofArn(arn);
    if (resource === undefined) return arn;
    const label = this.index.labelOf(resource);
    if (arn === resource.arn) return label;
    if (resource.kind === 'database') return tableLabel(label, arn.slice(tablesOf(resource).length));
    return `${label}${resource.separator}${arn.slice(resource.arn.length + 1)}`;
  }

  private ofArn(arn: string): { arn: string; resource?: PlatformResource } {
    const resource = this.index.things.find(({ arn: own, kind }) => (
      arn === own || (kind === 'bucket' && arn.startsWith(`${own}/`))
        || (kind === 'database' && arn.startsWith(tablesOf({ arn: own })))
    ));
    return { arn, resource };
  }

  private table(database: string, name: string): FoundResource {
    const found = this.index.find(`database:${database}`);
    if (found === undefined) return { problem: unknownResource(`database:${database}`, this.index) };
    return { arn: `${tablesOf(found)}${name}`, resource: found };
  }
}

/** The beginning of the ARNs of the tables of a database. */
function tablesOf({ arn }: Pick<PlatformResource, 'arn'>): string {
  return `${arn.replace(':database/', ':table/')}/`;
}

/** The name of a table in reports, with that of its database. */
export function tableLabel(database: string, table: string): string {
  return `${database.replace(/^database:/, 'table:')}/${table}`;
}

/** The kind of resource that an ARN denotes, inside or outside the platform. */
export function kindOfArn(arn: string): ResourceKind | undefined {
  return KINDS_OF_ARNS.find(([pattern]) => pattern.test(arn))?.[1];
}

/** The ARN for a request: an action on a bucket applies to the bucket, regardless of the object that is named. */
export function targetOf(action: string, arn: string, { arn: own, kind }: PlatformResource): string {
  return kind === 'bucket' && ON_BUCKETS.test(action) ? own : arn;
}

/** The problem with an action that does not apply to a resource, if any. Its answer would always be "no". */
export function mismatch(
  action: string, text: string, arn: string, resource: PlatformResource,
): OptionFinding | undefined {
  const services = SERVICES[resource.kind];
  if (!services.includes(action.split(':')[0])) {
    return {
      code: 'DSP451',
      message: `"${action}" does not apply to "${text}"`,
      hint: `write an action of ${services.join(' or ')}, or another resource`,
    };
  }
  if (resource.kind !== 'bucket' || arn !== resource.arn || !ON_OBJECTS.test(action)) return undefined;
  return {
    code: 'DSP451',
    message: `"${action}" applies to objects, and "${text}" is a bucket`,
    hint: `name an object, for example "${text}${resource.separator}data/x"`,
  };
}

/** The session that owns a Studio profile, which its tag specifies. Undefined for other resources. */
export function ownerSession(
  { kind, resource }: Pick<PlatformResource, 'kind' | 'resource'>,
): string | undefined {
  if (kind !== 'profile') return undefined;
  const tags: { Key: string; Value: string }[] = resource.properties.Tags ?? [];
  return tags.find(({ Key }) => Key === 'userid')?.Value.split(':').pop();
}

/** The names of a resource: by its key in its module, by the module, by its name in AWS, and by its ARN. */
function namesOf(kind: ResourceKind, resource: ResolvedResource, origins: Origins): string[] {
  if (kind === 'role') return roleNames(resource, origins).map((name) => `role:${name}`);
  const prefix = kind === 'bucket' ? '' : `${kind}:`;
  const physical = kind === 'key' ? resource.ref : resource.ref.split('|')[0];
  const module = origins.moduleOf(resource.stack);
  const own = [`${prefix}${physical}`];
  if (module === undefined) return own;
  const key = keyOf(resource, origins);
  const modules = moduleNames(module);
  if (key === undefined) return [...modules.map((name) => `${prefix}${name}`), ...own];
  const separator = kind === 'bucket' ? ':' : '/';
  // The ID of a construct cannot contain all characters of the name of a session.
  const keys = unique([ownerSession({ kind, resource }) ?? key, key]);
  return [
    ...keys.flatMap((one) => [`${prefix}${one}`, ...modules.map((name) => `${prefix}${name}${separator}${one}`)]), ...own,
  ];
}

/** The key of a resource in the options of its module, which is the prefix of the ID of its construct. */
function keyOf(resource: ResolvedResource, origins: Origins): string | undefined {
  const id = origins.constructOf(resource).split('/').pop()!;
  return /^(?:Bucket|Database|Profile|Crawler)-(.+)$/.exec(id)?.[1];
}

/** `athena`, `shared/athena`, `shared/dev/athena`, and the short name of the module kind. */
function moduleNames({ domain, environment, name, kind }: ModuleName): string[] {
  const short = Object.hasOwn(SHORT_KINDS, kind) ? [SHORT_KINDS[kind]] : [];
  return [name, `${domain}/${name}`, `${domain}/${environment}/${name}`, ...short];
}

function regional({ partition, region, account }: ResolvedResource, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
