import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ModuleComponentOptions } from './options/module-component-options';
import { IResourceNaming } from '../naming/resource-naming';

/** What a module can use while its component is made. */
export interface ModuleContext {
  readonly stack: Stack;
  /** What every component is given. */
  readonly common: { readonly naming: IResourceNaming; readonly removalPolicy?: RemovalPolicy };
  /** Options of the component, with every reference resolved. */
  readonly options: unknown;
  /**
   * Publishes a value under `/<organization>/<domain>/<module>/<path>`. `known` is the same value as a text that is
   * valid in every stack of the same account and region, where there is one; readers in the platform then need no
   * parameter.
   */
  publish(path: string, value: string, known?: string): void;
  /** Publishes a role under `/<organization>/<domain>/generated-role/<name>`. */
  publishRole(name: string, role: { readonly arn: string; readonly name: string; readonly id: string }): void;
  /** The stack of the module in another account and the same region, which is made when it is first asked for. */
  additionalStack(account: string): Stack;
  /** The value that another module of the same domain publishes. */
  read(moduleName: string, path: string): string;
  /** The same, or undefined where no module of this platform publishes it. */
  find(moduleName: string, path: string): string | undefined;
}

/** A value that modules of a kind publish. */
export interface PublishedKind {
  /**
   * Below `/<organization>/<domain>/<module>`; `<zone>` stands for a key of the options. Roles are below
   * `/<organization>/<domain>`.
   */
  readonly path: string;
  /** What the value identifies, for example `bucket`. */
  readonly noun: string;
  /** The noun for several, if the path has a key. */
  readonly plural?: string;
  readonly meaning: string;
}

/** A kind of module: which options it takes and how its component is made. */
export interface ModuleKind {
  /** The key in `ModuleOptions`, and the name of its options. */
  readonly key: keyof ModuleComponentOptions;
  /** The name behind `@aws-mdaa/` in a `module_path`. */
  readonly modulePath: string;
  /** The struct of its options. */
  readonly struct: string;
  /** What the module creates, for the documents. */
  readonly creates: string;
  /** The values that a module of this kind publishes. Others are programming errors. */
  readonly publishes: readonly PublishedKind[];
  /** Whether its settings apply to the whole account and Region, so that a second module overwrites the first. */
  readonly isAccountWide?: boolean;
  /** Whether it sets the administrators of Lake Formation, which other modules wait for. */
  readonly administersLakeFormation?: boolean;
  /** Whether it publishes roles below `generated-role` of its domain. */
  readonly createsRoles?: boolean;
  /** Whether the deployment of it needs the rights of a Lake Formation administrator. */
  readonly needsLakeFormation?: boolean;
  /** Values that are read from another module by name: the name of that module. */
  projectName?(options: { readonly [key: string]: unknown }): string | undefined;
  build(context: ModuleContext): IConstruct;
}
