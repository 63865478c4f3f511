import { evaluate, evaluateCondition, IntrinsicScope, Value, withItems } from './intrinsics';
import { identify, Identity, IdentitySource, otherAttribute, PlacedResource } from './physical-ids';
import { groupBy } from '../../private/collections';

/** Account of environment-agnostic stacks. */
export const PSEUDO_ACCOUNT = '111122223333';
/** Region of environment-agnostic stacks. */
export const PSEUDO_REGION = 'us-east-1';
/** The suffix of the ID of a stack that is not deployed. */
const NO_UUID = '00000000-0000-0000-0000-000000000000';

/** A template, as in the cloud assembly. */
export interface CloudFormationTemplate {
  readonly Parameters?: { readonly [name: string]: { readonly Type: string; readonly Default?: Value } };
  readonly Mappings?: { readonly [map: string]: { readonly [first: string]: { readonly [second: string]: Value } } };
  readonly Conditions?: { readonly [name: string]: Value };
  readonly Resources?: {
    readonly [logicalId: string]: { readonly Type: string; readonly Properties?: Value; readonly Condition?: string };
  };
  readonly Outputs?: { readonly [name: string]: { readonly Value: Value; readonly Export?: { readonly Name: Value } } };
}

/** Values that templates do not contain. */
export interface ResolveOptions {
  /** Account of environment-agnostic stacks. Default: `PSEUDO_ACCOUNT`. */
  readonly account?: string;
  /** Region of environment-agnostic stacks. Default: `PSEUDO_REGION`. */
  readonly region?: string;
  /** Accounts and Regions of stacks, by stack name, as in the cloud assembly. */
  readonly environments?: { readonly [stack: string]: { readonly account?: string; readonly region?: string } };
  /** Values of SSM parameters that no template produces, by name. */
  readonly externalParameters?: { readonly [name: string]: string };
  /** Values of template parameters that have no default, by name. */
  readonly parameters?: { readonly [name: string]: string };
  /**
   * Whether to replace a value that is not in a template with a placeholder, which is always the same for the same
   * reference and different from all other values. Default: an error is thrown.
   */
  readonly placeholders?: boolean;
}

/** A resource whose properties contain only resolved values. */
export interface ResolvedResource extends PlacedResource, Identity {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly properties: any;
}

/** The templates of an app after all references within and between them are resolved. */
export class ResolvedTemplates {
  /** Every resource of every stack, in the order of the templates. */
  public readonly resources: readonly ResolvedResource[];
  private readonly scopes: StackScope[];
  private byStack?: ReadonlyMap<string, ResolvedResource[]>;
  private byType?: ReadonlyMap<string, ResolvedResource[]>;
  /** The parameters with names that are plain strings, by account, Region and name. */
  private parameters?: ReadonlyMap<string, NamedParameter[]>;

  constructor(
    templates: { readonly [stack: string]: CloudFormationTemplate },
    private readonly options: ResolveOptions = {},
  ) {
    this.scopes = Object.entries(templates).map(([name, template]) => new StackScope(name, template, options, this));
    this.resources = this.scopes.flatMap((scope) => scope.resources());
  }

  /** The resources of a type. */
  public ofType(type: string): ResolvedResource[] {
    this.byType ??= groupBy(this.resources, (resource) => [resource.type]);
    return [...this.byType.get(type) ?? []];
  }

  /** The resource of a stack with a logical ID. */
  public resourceAt(stack: string, logicalId: string): ResolvedResource | undefined {
    this.byStack ??= groupBy(this.resources, (resource) => [resource.stack]);
    return this.byStack.get(stack)?.find((resource) => resource.logicalId === logicalId);
  }

  /** One resource of a stack, by its logical ID or a prefix of it. */
  public resource(stack: string, logicalId: string, type?: string): ResolvedResource {
    const inStack = this.resources.filter(
      (resource) => resource.stack === stack && (type === undefined || resource.type === type),
    );
    const exact = inStack.filter((resource) => resource.logicalId === logicalId);
    const found = exact.length > 0 ? exact : inStack.filter((resource) => resource.logicalId.startsWith(logicalId));
    return onlyOne(
      found,
      `${type ?? 'resource'} "${logicalId}" in stack "${stack}"`,
      inStack.map((resource) => resource.logicalId),
    );
  }

  /** Resolves the dynamic references in every string of `value`. */
  public expand(value: Value, scope: StackScope): Value {
    if (typeof value === 'string') {
      return value.replace(/\{\{resolve:ssm:([^{}]*)\}\}/g, (_, reference: string) =>
        this.parameter(reference.replace(/:\d+$/, ''), scope),
      );
    }
    return withItems(value, (item) => this.expand(item, scope));
  }

  /** The value of the SSM parameter `name` in the account and Region of `scope`. */
  public parameter(name: string, scope: StackScope): string {
    const producers = this.producersOf(name, scope);
    // The account of an environment-agnostic stack may be that of another stack; the platform reports real conflicts.
    if (producers.length > 1 && !this.options.placeholders) {
      throw new Error(
        `several templates create the SSM parameter "${name}": `
          + `${producers.map((p) => `${p.other.name}/${p.logicalId}`).join(', ')}`,
      );
    }
    if (producers.length > 0) return producers[0].other.text(producers[0].logicalId, 'Value') ?? '';
    const value = this.options.externalParameters?.[name];
    if (value !== undefined) return value;
    if (this.options.placeholders) return placeholder(`ssm:${name}`);
    throw new Error(
      `${scope.where}: no template produces the SSM parameter "${name}", nor is it an external parameter`,
    );
  }

  /** The parameters with a name in the account and Region of `scope`, in the order of the templates. */
  private producersOf(name: string, scope: StackScope): NamedParameter[] {
    this.parameters ??= groupBy(
      this.scopes.flatMap((other) => other.plainParameters),
      ({ other, name: own }) => [parameterKey(other, own)],
    );
    const computed = this.neighbours(scope).flatMap((other) => other.computedParameters(name));
    const plain = this.parameters.get(parameterKey(scope, name)) ?? [];
    if (computed.length === 0) return plain;
    return [...plain, ...computed].sort((one, two) => this.scopes.indexOf(one.other) - this.scopes.indexOf(two.other));
  }

  /** A value of a template with its references resolved. */
  public evaluate(stack: string, value: Value): Value {
    return this.scopes.find(({ name }) => name === stack)!.resolve(value);
  }

  /** The value that a stack in the account and Region of `scope` exports. */
  public exported(name: string, scope: StackScope): string {
    for (const other of this.neighbours(scope)) {
      const value = other.exported(name);
      if (value !== undefined) return value;
    }
    return scope.missing(`no template exports "${name}"`);
  }

  private neighbours(scope: StackScope): StackScope[] {
    return this.scopes.filter((other) => other.account === scope.account && other.region === scope.region);
  }
}

/** An SSM parameter of a template. */
interface NamedParameter {
  readonly other: StackScope;
  readonly logicalId: string;
  readonly name: string;
}

function parameterKey({ account, region }: StackScope, name: string): string {
  return `${account} ${region} ${name}`;
}

/** The only one of `found`, or an error that lists the `candidates`. */
export function onlyOne<T>(found: readonly T[], what: string, candidates: string[]): T {
  if (found.length === 1) return found[0];
  throw new Error(
    `${found.length === 0 ? 'there is no' : 'there is more than one'} ${what}; there `
      + `are: ${candidates.sort().join(', ') || 'none'}`,
  );
}

/** The AWS partition of a Region. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** A string that is not part of any real value and contains no wildcards or variables. */
function placeholder(reference: string): string {
  return `unknown<${reference.replace(/[*?$]/g, '_')}>`;
}

/** One stack, as its intrinsic functions see it. */
class StackScope implements IntrinsicScope {
  public readonly account: string;
  public readonly region: string;
  public readonly partition: string;
  public where: string;
  private readonly identities = new Map<string, Identity>();
  private computedIds?: readonly string[];
  /** The references being resolved, to detect cycles. */
  private readonly pending: string[] = [];

  constructor(
    public readonly name: string,
    private readonly template: CloudFormationTemplate,
    private readonly options: ResolveOptions,
    private readonly all: ResolvedTemplates,
  ) {
    const environment = options.environments?.[name];
    this.account = environment?.account ?? options.account ?? PSEUDO_ACCOUNT;
    this.region = environment?.region ?? options.region ?? PSEUDO_REGION;
    this.partition = partitionOf(this.region);
    this.where = name;
  }

  public resources(): ResolvedResource[] {
    return this.logicalIds().map((logicalId) => {
      this.where = `${this.name}/${logicalId}`;
      const { stack, type, account, region, partition } = this.source(logicalId);
      const properties = this.resolve(this.definition(logicalId).Properties ?? {});
      return { stack, logicalId, type, account, region, partition, ...this.identity(logicalId), properties };
    });
  }

  public ref(name: string): Value | undefined {
    switch (name) {
      case 'AWS::AccountId':
        return this.account;
      case 'AWS::Region':
        return this.region;
      case 'AWS::Partition':
        return this.partition;
      case 'AWS::URLSuffix':
        return this.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
      case 'AWS::StackName':
        return this.name;
      case 'AWS::StackId':
        return `arn:${this.partition}:cloudformation:${this.region}:${this.account}:stack/${this.name}/${NO_UUID}`;
      default:
        return this.template.Parameters?.[name] ? this.templateParameter(name) : this.identity(name).ref;
    }
  }

  public attribute(logicalId: string, attribute: string): string {
    return this.identity(logicalId).attributes[attribute] ?? otherAttribute(this.source(logicalId), attribute);
  }

  public importValue(name: string): string {
    return this.all.exported(name, this);
  }

  public condition(name: string): boolean {
    const body = this.template.Conditions?.[name];
    if (body === undefined) throw new Error(`${this.where}: there is no condition "${name}"`);
    return evaluateCondition(body, this);
  }

  public missing(message: string): string {
    if (this.options.placeholders) return placeholder(message);
    throw new Error(`${this.where}: ${message}`);
  }

  public mapping(map: string, first: string, second: string): Value {
    return this.template.Mappings?.[map]?.[first]?.[second]
      ?? this.missing(`there is no mapping ${map}.${first}.${second}`);
  }

  /** The SSM parameters that always exist, with names that are plain strings. */
  public get plainParameters(): NamedParameter[] {
    return this.parameterIds.flatMap((logicalId) => {
      const name = this.plainName(logicalId);
      return name === undefined ? [] : [{ other: this, logicalId, name }];
    });
  }

  /** The other SSM parameters with the name `name`. */
  public computedParameters(name: string): NamedParameter[] {
    this.computedIds ??= this.parameterIds.filter((id) => this.plainName(id) === undefined);
    if (this.computedIds.length === 0) return [];
    const existing = new Set(this.logicalIds());
    return this.computedIds
      .filter((id) => existing.has(id) && this.text(id, 'Name') === name)
      .map((logicalId) => ({ other: this, logicalId, name }));
  }

  private get parameterIds(): string[] {
    return Object.entries(this.template.Resources ?? {})
      .filter(([, { Type }]) => Type === 'AWS::SSM::Parameter')
      .map(([logicalId]) => logicalId);
  }

  private plainName(logicalId: string): string | undefined {
    const { Condition: condition, Properties: properties } = this.definition(logicalId);
    const { Name: name } = (properties ?? {}) as { readonly Name?: Value };
    return condition === undefined && typeof name === 'string' && !name.includes('{{') ? name : undefined;
  }

  /** The value of the output with the export name `name`. */
  public exported(name: string): string | undefined {
    for (const output of Object.values(this.template.Outputs ?? {})) {
      if (output.Export !== undefined && this.resolve(output.Export.Name) === name) {
        return String(this.resolve(output.Value));
      }
    }
    return undefined;
  }

  /** The resolved string of a property, for example `DatabaseInput.Name`. */
  public text(logicalId: string, path: string): string | undefined {
    let value: Value | undefined = this.definition(logicalId).Properties;
    for (const key of path.split('.')) value = (value as { [key: string]: Value } | undefined)?.[key];
    return value === undefined ? undefined : this.once(`${logicalId}.${path}`, () => String(this.resolve(value)));
  }

  public resolve(value: Value): Value {
    const evaluated = evaluate(value, this);
    return evaluated === undefined ? {} : this.all.expand(evaluated, this);
  }

  private identity(logicalId: string): Identity {
    const known = this.identities.get(logicalId);
    if (known !== undefined) return known;
    const identity = this.once(logicalId, () => identify(this.source(logicalId)));
    this.identities.set(logicalId, identity);
    return identity;
  }

  private source(logicalId: string): IdentitySource {
    const { name: stack, account, region, partition } = this;
    return {
      stack,
      logicalId,
      type: this.definition(logicalId).Type,
      account,
      region,
      partition,
      property: (path) => this.text(logicalId, path),
    };
  }

  private definition(logicalId: string): NonNullable<CloudFormationTemplate['Resources']>[string] {
    const definition = this.template.Resources?.[logicalId];
    if (definition === undefined) throw new Error(`${this.where}: there is no "${logicalId}" in the template`);
    return definition;
  }

  private logicalIds(): string[] {
    return Object.entries(this.template.Resources ?? {})
      .filter(([, { Condition }]) => Condition === undefined || this.condition(Condition))
      .map(([logicalId]) => logicalId);
  }

  private templateParameter(name: string): Value {
    const { Type: type, Default: value } = this.template.Parameters![name];
    const given = this.options.parameters?.[name] ?? value;
    if (given === undefined) return this.missing(`the parameter "${name}" has neither a default nor a value`);
    if (type.startsWith('AWS::SSM::Parameter::Value')) return this.all.parameter(String(given), this);
    return type.startsWith('List<') || type === 'CommaDelimitedList' ? String(given).split(',') : given;
  }

  private once<T>(what: string, resolve: () => T): T {
    if (this.pending.includes(what)) {
      throw new Error(`${this.name}: ${[...this.pending, what].join(' -> ')} is a circular reference`);
    }
    this.pending.push(what);
    try {
      return resolve();
    } finally {
      this.pending.pop();
    }
  }
}
