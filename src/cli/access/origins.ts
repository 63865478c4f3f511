import { resolve } from 'path';
import { OptionOfConstruct } from './option-of-construct';
import { ResolvedResource } from '../../access/evaluation/resolved-templates';
import { Statement } from '../../access/evaluation/statement';
import { normalizePrefix } from '../../access/prefix-access';
import { Configuration } from '../../config/configuration';
import { loadDocument } from '../../config/documents/load-document';
import { Located, LocatedMap, locate, valueAt } from '../../config/documents/located';
import { modulePath } from '../../platform/module-entry';
import { dataLakeModule } from '../../platform/modules/data-lake';
import { PlatformModule } from '../../platform/platform-module';
import { OptionPath } from '../../private/option-path';
import { toYamlPath } from '../../private/options-model';
import { formatPosition, Position } from '../../private/problems';

/** Length of the path of the options of a module, which are the content of its files. */
const MODULE_DEPTH = 'domains.NAME.environments.NAME.modules.NAME.KIND'.split('.').length;

/** The resource that a policy belongs to. */
export type ResourceId = Pick<ResolvedResource, 'stack' | 'logicalId'>;

/** Finds the sources of the resources of a platform. */
export interface Origins {
  /** The module that creates the stack. Undefined for a stack of another platform. */
  moduleOf(stack: string): ModuleName | undefined;
  /** The path of the construct of a resource, or the logical ID if the path is not known. */
  constructOf(resource: ResourceId): string;
  /** The YAML line that defines a resource. */
  positionOf(resource: ResourceId): Position | undefined;
  /** The YAML line that defines a statement, or its policy. */
  positionOfStatement(statement: Statement): Position | undefined;
}

/** The identification of a module. */
export type ModuleName = Pick<PlatformModule, 'domain' | 'environment' | 'name' | 'kind'>;

/** The sources in a platform that was built from a configuration. */
export class ConfigurationOrigins implements Origins {
  private readonly modules = new Map<string, PlatformModule>();
  private readonly documents = new Map<string, LocatedMap | undefined>();

  constructor(
    private readonly optionOfConstruct: OptionOfConstruct,
    modules: readonly PlatformModule[],
    private readonly configuration: Configuration,
    private readonly constructs: ReadonlyMap<string, ReadonlyMap<string, string>>,
  ) {
    for (const module of modules) {
      for (const { stackName } of [module.stack, ...module.additionalStacks]) this.modules.set(stackName, module);
    }
  }

  public moduleOf(stack: string): ModuleName | undefined {
    return this.modules.get(stack);
  }

  public constructOf({ stack, logicalId }: ResourceId): string {
    return this.constructs.get(stack)?.get(logicalId) ?? logicalId;
  }

  public positionOf(resource: ResourceId): Position | undefined {
    const path = this.optionOf(resource);
    return path && this.definitionOf(path);
  }

  public positionOfStatement(statement: Statement): Position | undefined {
    const { policy: { origin }, sid } = statement;
    if (origin === undefined) return undefined;
    const path = this.optionOf(origin);
    if (path === undefined) return undefined;
    const located = this.configuration.valueAt(path);
    return (sid !== undefined && located && sidIn(located, sid))
      || this.accessPolicyOf(statement, path)
      || this.definitionOf(path);
  }

  /**
   * The access policy of a data lake for a statement of a bucket policy: the one that grants access under its prefix.
   */
  private accessPolicyOf({ effect, json }: Statement, path: OptionPath): Position | undefined {
    const index = path.indexOf(dataLakeModule.key);
    if (effect !== 'Allow' || index < 0) return undefined;
    const lake = [...path.slice(0, index + 1)];
    const names = [this.configuration.plainAt([...path, 'accessPolicies'])].flat();
    const prefixes = [json.Resource ?? []].flat().flatMap((arn) => /\/(?:(.*)\/)?\*$/.exec(arn)?.slice(1) ?? []);
    const name = names.find((policy) => prefixes.some((prefix = '') => (
      normalizePrefix(String(this.configuration.plainAt([...lake, 'accessPolicies', String(policy), 'rule', 'prefix'])))
        === prefix
    )));
    return name === undefined ? undefined : this.configuration.positionOf([...lake, 'accessPolicies', String(name)]);
  }

  /** The position of an option: in the first of the files that define it, if its module merges several. */
  private definitionOf(path: OptionPath): Position {
    const own = this.configuration.positionOf(path);
    const value = this.configuration.valueAt(path);
    const earlier = value && firstPosition(value);
    if (earlier === undefined || earlier.file === own.file) return own;
    const document = this.documentOf(earlier.file);
    const inModule = toYamlPath('DataSciencePlatformOptions', path).slice(MODULE_DEPTH);
    const isDefined = document !== undefined && inModule.length > 0 && valueAt(document, inModule) !== undefined;
    return isDefined ? locate(document, inModule) : own;
  }

  private documentOf(file: string): LocatedMap | undefined {
    if (!this.documents.has(file)) {
      this.documents.set(file, loadDocument(resolve(this.configuration.directory, file), file).document);
    }
    return this.documents.get(file);
  }

  /** The path of the options that define a resource: its module, or a part of it. */
  private optionOf(resource: ResourceId): (string | number)[] | undefined {
    const module = this.modules.get(resource.stack);
    if (module === undefined) return undefined;
    const { _kind: kind } = module;
    const path = modulePath(module);
    const created = this.optionOfConstruct(this.constructOf(resource));
    if (kind === undefined || created === undefined) return path;
    const whole = [...path, kind.key, ...created.option];
    const known = whole.slice(0, whole.length - this.missing(whole, path.length));
    return [...known, ...this.keyBelow(known, created.construct)];
  }

  /** The path of the option for a construct such as `Role-data-user`: `generateRoles.data-user`. */
  private keyBelow(path: (string | number)[], constructPath: string): string[] {
    const located = this.configuration.valueAt(path);
    const [, noun, key] = /\/([A-Z][a-z]+)[A-Za-z]*-([^/]+)(?:\/[^-/]+)*$/.exec(constructPath) ?? [];
    if (located?.kind !== 'map' || key === undefined || path.includes(key)) return [];
    const stem = noun.toLowerCase().replace(/y$/, '');
    const holder = [...located.entries.values()].find(({ key: name, value }) => (
      name.toLowerCase().includes(stem) && value.kind === 'map' && value.entries.has(key)
    ));
    return holder === undefined ? [] : [holder.key, key];
  }

  /** The number of trailing parts of a path that are not in the configuration, because they are defaults. */
  private missing(path: (string | number)[], shortest: number): number {
    for (let length = path.length; length > shortest; length--) {
      if (this.configuration.valueAt(path.slice(0, length)) !== undefined) return path.length - length;
    }
    return path.length - shortest;
  }
}

/**
 * The sources for templates without a configuration: modules are those of the platform with which the templates are
 * compared.
 */
export class AssemblyOrigins implements Origins {
  constructor(
    private readonly names: Pick<Origins, 'moduleOf'>,
    private readonly constructs: ReadonlyMap<string, ReadonlyMap<string, string>>,
  ) {}

  public moduleOf(stack: string): ModuleName | undefined {
    return this.names.moduleOf(stack);
  }

  public constructOf({ stack, logicalId }: ResourceId): string {
    return this.constructs.get(stack)?.get(logicalId) ?? logicalId;
  }

  public positionOf(): undefined {
    return undefined;
  }

  public positionOfStatement(): undefined {
    return undefined;
  }
}

/** The position of the first part of a value. Parts of the first of several merged files precede the others. */
function firstPosition(value: Located): Position {
  const [below] = value.kind === 'list' ? value.items
    : value.kind === 'map' ? [...value.entries.values()].map((item) => item.value) : [];
  return below === undefined ? value.position : firstPosition(below);
}

/** `file:line`, which is sufficient to find a statement. */
export function placeText(position: Position): string {
  return formatPosition(position).replace(/:\d+$/, '');
}

/** The path of the statement with an ID in a list of statements. */
function sidIn(located: Located, sid: string): Position | undefined {
  if (located.kind === 'list') return first(located.items, (item) => sidIn(item, sid));
  if (located.kind !== 'map') return undefined;
  const own = [...located.entries.values()].find(({ key, value }) => (
    key.toLowerCase() === 'sid' && value.kind === 'scalar' && value.value === sid
  ));
  return own?.keyPosition ?? first([...located.entries.values()], ({ value }) => sidIn(value, sid));
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
