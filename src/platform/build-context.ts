import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { IManagedPolicy, IRole, PolicyDocument, Role } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AdditionalStacks, PublishedEntry } from './additional-stacks';
import {
  ModuleBucketProps, ModuleKeyProps, ModulePolicyProps, ModulePrefixAccess,
} from './custom/platform-module-context';
import { ModuleEntry, moduleId } from './module-entry';
import { ModuleContext } from './module-kind';
import { DataRemoval } from './options/level-options';
import { DeferredReferences } from './references/deferred-references';
import { Producers, projectPath } from './references/producers';
import { PublishedValues } from './references/published-values';
import { attachedPolicy } from '../access/attached-policy';
import { PlatformKey } from '../access/platform-key';
import { AccessLevel, checkedPrefix, PrefixGrant } from '../access/prefix-access';
import { ProtectedBucket } from '../access/protected-bucket';
import { deployedRole } from '../access/role-lookup';
import { RoleRef } from '../access/role-ref';
import { RoleReference, uniqueRoles } from '../access/role-reference';
import { constructId, policyName } from '../naming/names';
import { IResourceNaming } from '../naming/resource-naming';
import { isPlainObject } from '../private/collections';
import { OptionPath } from '../private/option-path';
import { Problem } from '../private/problems';
import { RETAIN } from '../private/removal';

/** A part of the path of a published value. */
const VALID_PART = /^[\w.-]+$/;

const REMOVAL = { [DataRemoval.RETAIN]: RETAIN, [DataRemoval.DESTROY]: RemovalPolicy.DESTROY };

/** The connection of a module to the rest of the platform while the module is built. */
export interface BuildConnections {
  readonly entry: ModuleEntry;
  readonly stack: Stack;
  readonly naming: IResourceNaming;
  readonly references: DeferredReferences;
  readonly producers: Producers;
  readonly published: PublishedValues;
  readonly additional: AdditionalStacks;
  /** Modules that are deployed before this one. */
  readonly waitsFor: readonly ModuleEntry[];
  /** Reports a problem with the option of the component at a path. */
  readonly report: (problem: Problem, path: OptionPath) => void;
}

/** The context in which built-in and custom modules are built. */
export class BuildContext implements ModuleContext {
  public readonly stack: Stack;
  public readonly naming: IResourceNaming;
  public readonly removalPolicy?: RemovalPolicy;
  /** The values that the module has published. */
  public readonly values: PublishedEntry[] = [];
  private readonly entry: ModuleEntry;

  constructor(public readonly options: { [name: string]: any }, private readonly connections: BuildConnections) {
    const { entry, stack, naming } = connections;
    this.entry = entry;
    this.stack = stack;
    this.naming = naming;
    this.removalPolicy = entry.settings.dataRemoval && REMOVAL[entry.settings.dataRemoval];
  }

  public get organization(): string {
    return this.entry.scope.organization;
  }

  public get domain(): string {
    return this.entry.domain;
  }

  public get environment(): string {
    return this.entry.environment;
  }

  public get moduleName(): string {
    return this.entry.name;
  }

  public get common(): { naming: IResourceNaming; removalPolicy?: RemovalPolicy } {
    return { naming: this.naming, removalPolicy: this.removalPolicy };
  }

  public publish(path: string, value: string, knownValue?: string): void {
    if (!/^[\w.-]+(\/[\w.-]+)*$/.test(path)) {
      this.reportPath(path);
      return;
    }
    this.publishAt(`/${this.organization}/${this.domain}/${this.moduleName}/${path}`, value, knownValue);
  }

  /** A path is often invalid because of a key of the options that it contains. */
  private reportPath(path: string): void {
    const key = path.split('/').find((part) => part !== '' && !VALID_PART.test(part));
    const at = key === undefined ? undefined : pathOfKey(this.options, key);
    const written = key?.normalize('NFKD').toLowerCase().replace(/[^\w.-]+/g, '-').replace(/^-+|-+$/g, '');
    this.connections.report({
      code: 'DSP226',
      message: at === undefined ? `"${path}" is not a valid path of a value`
        : `"${key}" cannot be part of the path of a value, "${path}"`,
      hint: at === undefined || !written
        ? 'use letters, digits and any of . _ - between single slashes, for example "job/ingest/name"'
        : `write "${written}"`,
      isOfKey: at !== undefined,
    }, at ?? []);
  }

  public publishForAccount(path: string, value: string): void {
    this.publishAt(path, value);
  }

  public publishRole(name: string, role: { readonly arn: string; readonly name: string; readonly id: string }): void {
    const base = `/${this.organization}/${this.domain}/generated-role/${name}`;
    this.publishAt(`${base}/arn`, role.arn, role.arn);
    this.publishAt(`${base}/id`, role.id);
    this.publishAt(`${base}/name`, role.name, role.name);
  }

  public read(moduleName: string, path: string): string {
    const { references, producers, waitsFor, report } = this.connections;
    const full = projectPath(this.entry, moduleName, path);
    const late = producers.of(full, this.entry).find((owner) => owner !== this.entry && !waitsFor.includes(owner));
    if (late !== undefined) {
      report({
        code: 'DSP226',
        message: `the module reads from "${moduleId(late)}", which can be deployed after it`,
        hint: `add "${moduleName}" to "readsFrom" of the module class`,
      }, []);
    }
    const isProject = this.entry.kind.projectName?.(this.options) === moduleName;
    return references.read(full, isProject ? ['projectName'] : []);
  }

  public find(moduleName: string, path: string): string | undefined {
    return this.connections.references.find(projectPath(this.entry, moduleName, path));
  }

  public roles(refs: RoleRef[]): IRole[] {
    return refs.map((ref) => ref.role ?? this.importedRole(new RoleReference(this.stack, ref)));
  }

  public attachPolicy(scope: Construct, id: string, props: ModulePolicyProps): IManagedPolicy {
    return attachedPolicy(scope, id, {
      managedPolicyName: policyName(this.naming, props.suffix),
      description: props.description,
      document: new PolicyDocument({ statements: props.statements }),
      roles: referencesOf(scope, props.roles),
    });
  }

  public createKey(scope: Construct, id: string, props: ModuleKeyProps): IKey {
    return new PlatformKey(scope, id, {
      ...this.common,
      description: props.description,
      suffix: props.suffix,
      decrypt: referencesOf(scope, props.decryptRoles),
      encrypt: referencesOf(scope, props.encryptRoles),
    });
  }

  public createBucket(scope: Construct, id: string, props: ModuleBucketProps): IBucket {
    return new ProtectedBucket(scope, id, {
      ...this.common,
      suffix: props.suffix,
      key: props.key,
      grants: (props.access ?? []).flatMap((access) => grantsOf(scope, access)),
    });
  }

  public additionalStack(account: string): Stack {
    return this.connections.additional.inAccount(account);
  }

  public addProblem(option: string[], message: string, hint?: string): void {
    this.connections.report({ code: 'DSP227', message, hint }, option);
  }

  private publishAt(path: string, value: string, known?: string): void {
    this.values.push({ path, known });
    const { published, report } = this.connections;
    const problem = published.publish(this.stack, this.entry, path, value, known);
    if (problem === undefined) return;
    const [, role, attribute] = /\/generated-role\/([^/]+)\/(arn|id|name)$/.exec(path) ?? [];
    if (role === undefined) {
      report(problem, []);
    } else if (attribute === 'arn') {
      // A role publishes three values but causes only one problem.
      report({
        ...problem,
        hint: `rename "${role}" in one of them, with its references, or remove it here to use the role of the other`,
      }, ['generateRoles', role]);
    }
  }

  private importedRole(role: RoleReference): IRole {
    const { arn } = deployedRole(this.stack, role);
    const scope = this.scopeOf('Roles');
    const id = constructId(`${role.refId}-${role.key}`.replace(/\$\{Token\[[^\]]*\]\}/g, ''));
    const existing = scope.node.tryFindChild(id) as IRole | undefined;
    return existing ?? Role.fromRoleArn(scope, id, arn, { mutable: !role.immutable });
  }

  private scopeOf(id: string): Construct {
    return (this.stack.node.tryFindChild(id) as Construct | undefined) ?? new Construct(this.stack, id);
  }
}

function referencesOf(scope: Construct, refs: RoleRef[] | undefined): RoleReference[] {
  return uniqueRoles((refs ?? []).map((ref) => new RoleReference(scope, ref)));
}

function grantsOf(scope: Construct, access: ModulePrefixAccess): PrefixGrant[] {
  const prefix = checkedPrefix(scope, [], access.prefix);
  return [
    { prefix, level: AccessLevel.READ, roles: referencesOf(scope, access.readRoles) },
    { prefix, level: AccessLevel.READ_WRITE, roles: referencesOf(scope, access.readWriteRoles) },
    { prefix, level: AccessLevel.READ_WRITE_SUPER, roles: referencesOf(scope, access.readWriteSuperRoles) },
  ].filter(({ roles }) => roles.length > 0);
}

/** The path of a key in options. */
function pathOfKey(options: unknown, key: string): OptionPath | undefined {
  if (!isPlainObject(options)) return undefined;
  for (const [name, value] of Object.entries(options)) {
    const below = name === key ? [] : pathOfKey(value, key);
    if (below !== undefined) return [name, ...below];
  }
  return undefined;
}
