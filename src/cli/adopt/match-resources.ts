import { nameKindOf } from './resource-names';
import { compareStrings, sortedEntries } from '../../private/collections';
import { resourceChanges } from '../../private/facts/resource-changes';
import { physicalName } from '../diff/physical-names';
import { at, differences, Template, TemplateResource } from '../diff/template';

/** The two templates of a stack, as written and with references resolved. */
export interface StackTemplates {
  readonly deployed: Template;
  readonly deployedValues: Template;
  readonly synthesized: Template;
  readonly synthesizedValues: Template;
  /** Names of the deployed stack and of that of the platform, with which the names of their resources begin. */
  readonly stackNames: { readonly deployed: string; readonly own: string };
}

/** The reason why a resource of the platform adopts a deployed resource. */
export type MatchReason = 'name' | 'similar name' | 'reference' | 'same properties' | 'only one of its type';

/** The deployed resource that a resource of the platform adopts. */
export interface ResourceMatch {
  readonly deployed: string;
  readonly reason: MatchReason;
}

type Resources = { readonly [id: string]: TemplateResource };

/**
 * Finds the deployed resource for each resource of a stack, by logical ID: first by type and physical name; keys by
 * their alias or by the bucket that uses them, policies by the resource that they belong to; the rest by create-only
 * properties. `known` contains matches that the synthesized template already has.
 */
export function matchResources(
  stack: StackTemplates, known: ReadonlyMap<string, ResourceMatch> = new Map(),
): Map<string, ResourceMatch> {
  return new ResourceMatcher(stack, known).match();
}

class ResourceMatcher {
  private readonly matches = new Map<string, ResourceMatch>();
  private readonly taken = new Set<string>();
  private readonly deployed: Resources;
  private readonly deployedValues: Resources;
  private readonly synthesized: Resources;
  private readonly synthesizedValues: Resources;

  constructor(private readonly stack: StackTemplates, known: ReadonlyMap<string, ResourceMatch>) {
    this.deployed = stack.deployed.Resources ?? {};
    this.deployedValues = stack.deployedValues.Resources ?? {};
    this.synthesized = stack.synthesized.Resources ?? {};
    this.synthesizedValues = stack.synthesizedValues.Resources ?? {};
    for (const { deployed, reason } of known.values()) this.add(deployed, deployed, reason);
  }

  public match(): Map<string, ResourceMatch> {
    this.matchUnique('name', (resource) => physicalName(resource)?.key);
    this.followReferences();
    this.matchSimilarNames();
    this.followReferences();
    this.matchUnique('same properties', (resource, isDeployed) => {
      const { createOnly = [] } = resourceChanges(resource.Type) ?? {};
      const values = createOnly.map((path) => at(this.renamed(resource, isDeployed), path));
      return values.every((value) => value === undefined) ? undefined : JSON.stringify([resource.Type, values]);
    });
    this.matchUnique('only one of its type', (resource) => (
      ONE_PER_STACK.includes(resource.Type)
        || (physicalName(resource) === undefined && nameKindOf(resource.Type) === undefined) ? resource.Type : undefined
    ));
    this.followReferences();
    return new Map([...this.matches].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Matches resources for which `keyOf` returns the same string, if it is unique on each side. */
  private matchUnique(
    reason: MatchReason, keyOf: (resource: TemplateResource, isDeployed: boolean) => string | undefined,
  ): void {
    const [own, deployed] = [
      grouped(this.openOwn(this.synthesizedValues), (resource) => keyOf(resource, false)),
      grouped(this.openDeployed(this.deployedValues), (resource) => keyOf(resource, true)),
    ];
    for (const [key, ids] of own) {
      const others = deployed.get(key) ?? [];
      if (ids.length === 1 && others.length === 1) this.add(ids[0], others[0], reason);
    }
  }

  /** Matches the resources that matched resources refer to in the same property, and those that refer to them. */
  private followReferences(): void {
    for (let before = -1; before !== this.matches.size;) {
      before = this.matches.size;
      for (const [id, match] of [...this.matches]) {
        const [own, deployed] = [referencesOf(this.synthesized[id]), referencesOf(this.deployed[match.deployed])];
        for (const [path, target] of own) {
          const other = deployed.get(path);
          if (other !== undefined) this.add(target, other, 'reference');
        }
      }
      this.matchUnique('reference', (resource, isDeployed) => this.placeOf(resource, isDeployed));
    }
  }

  /** The resource that a resource belongs to: the values that identify it, for types without a name. */
  private placeOf(resource: TemplateResource, isDeployed: boolean): string | undefined {
    const { identifier = [], createOnly = [] } = resourceChanges(resource.Type) ?? {};
    const paths = BELONGS_TO[resource.Type] ?? (physicalName(resource) === undefined ? identifier : []);
    if (paths.length === 0 && createOnly.length === 0) return undefined;
    const values = paths.map((path) => sorted(at(this.renamed(resource, isDeployed), path)));
    return values.length === 0 || values.some((value) => value === undefined) ? undefined
      : JSON.stringify([resource.Type, values]);
  }

  /**
   * A deployed name that is that of the platform after the name of the stack is replaced, or that begins with it, for
   * example `acme-lake-cmk`.
   */
  private matchSimilarNames(): void {
    this.matchUnique('similar name', ({ Type, ...resource }, isDeployed) => {
      const name = nameKindOf(Type) && physicalName({ Type, ...resource })?.text;
      return name && JSON.stringify([Type, isDeployed ? this.inPlatform(name) : name]);
    });
    const deployed = this.openDeployed(this.deployedValues);
    for (const [id, resource] of this.openOwn(this.synthesizedValues)) {
      const name = physicalName(resource)?.text;
      if (name === undefined || nameKindOf(resource.Type) === undefined) continue;
      const similar = deployed.filter(([other, { Type }]) => (
        Type === resource.Type && !this.taken.has(other)
          && this.inPlatform(physicalName(this.deployedValues[other])?.text ?? '').startsWith(`${name}-`)
      ));
      const rivals = this.openOwn(this.synthesizedValues).filter(([, { Type }]) => Type === resource.Type);
      if (similar.length === 1 && rivals.length === 1) this.add(id, similar[0][0], 'similar name');
    }
  }

  /** A deployed name with the name of the stack of the platform. */
  private inPlatform(name: string): string {
    const { deployed, own } = this.stack.stackNames;
    const identifier = (text: string) => text.replaceAll('-', '_');
    return name.replaceAll(deployed, own).replaceAll(identifier(deployed), identifier(own));
  }

  private add(id: string, deployed: string, reason: MatchReason): void {
    if (this.matches.has(id) || this.taken.has(deployed)) return;
    if (this.synthesized[id] === undefined || this.synthesized[id].Type !== this.deployed[deployed]?.Type) return;
    this.matches.set(id, { deployed, reason });
    this.taken.add(deployed);
  }

  private openOwn(resources: Resources): [string, TemplateResource][] {
    return sortedEntries(resources).filter(([id]) => !this.matches.has(id));
  }

  private openDeployed(resources: Resources): [string, TemplateResource][] {
    return sortedEntries(resources).filter(([id]) => !this.taken.has(id));
  }

  /** Properties in which references to matched resources are the same on both sides. */
  private renamed(resource: TemplateResource, isDeployed: boolean): unknown {
    const names = new Map([...this.matches].flatMap(([id, { deployed }]): [unknown, string][] => {
      const [own, other] = [physicalName(this.synthesizedValues[id]), physicalName(this.deployedValues[deployed])];
      return isDeployed || own?.text === undefined || other?.text === undefined ? [] : [[own.text, other.text]];
    }));
    return JSON.parse(JSON.stringify(resource.Properties ?? {}), (_, value: unknown) => names.get(value) ?? value);
  }
}

/** Types of which a module creates at most one. */
const ONE_PER_STACK: readonly string[] = ['AWS::SageMaker::Domain'];

/** The property that identifies the resource to which a resource belongs, for types without a name. */
const BELONGS_TO: { readonly [type: string]: readonly string[] } = {
  'AWS::S3::BucketPolicy': ['Bucket'],
  'AWS::SNS::TopicPolicy': ['Topics'],
  'AWS::LakeFormation::Resource': ['ResourceArn'],
  'AWS::Glue::DataCatalogEncryptionSettings': ['CatalogId'],
  'AWS::LakeFormation::PrincipalPermissions': ['Principal', 'Resource', 'Permissions'],
};

/** The elements of a list in a fixed order: lists that identify a resource are sets. */
function sorted(value: unknown): unknown {
  return Array.isArray(value) ? [...value].sort((a, b) => compareStrings(JSON.stringify(a), JSON.stringify(b))) : value;
}

function grouped(
  resources: readonly [string, TemplateResource][], keyOf: (resource: TemplateResource) => string | undefined,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [id, resource] of resources) {
    const key = keyOf(resource);
    if (key !== undefined) groups.set(key, [...groups.get(key) ?? [], id]);
  }
  return groups;
}

/** The resources that a resource refers to as a whole value, by the path of the property. */
function referencesOf({ Properties }: TemplateResource): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return;
    const { Ref: ref, 'Fn::GetAtt': attribute } = value as { 'Ref'?: string; 'Fn::GetAtt'?: string | string[] };
    const id = ref ?? (Array.isArray(attribute) ? attribute[0] : attribute?.split('.')[0]);
    if (id !== undefined) found.set(path, id);
    else for (const [key, item] of Object.entries(value)) visit(item, path === '' ? key : `${path}.${key}`);
  };
  for (const [property, value] of Object.entries(Properties ?? {})) {
    // Lists of policies and tags can have a different order and different members.
    if (!/Policy|Policies|Tags|Statement/.test(property)) visit(value, property);
  }
  return found;
}

/** Whether two resources have the same values. */
export function isUnchanged(one: TemplateResource, other: TemplateResource): boolean {
  return differences(one.Properties ?? {}, other.Properties ?? {}).length === 0;
}
