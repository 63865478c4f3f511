import { RemovalPolicy } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { IPlatformModuleContext } from './custom/platform-module-context';
import { ModuleComponentOptions } from './options/module-component-options';
import { IResourceNaming } from '../naming/resource-naming';

/** What a built-in module can use while its component is built, in addition to what every module can. */
export interface ModuleContext extends IPlatformModuleContext {
  /** What every component is given. */
  readonly common: { readonly naming: IResourceNaming; readonly removalPolicy?: RemovalPolicy };
  /** Publishes a role under `/<organization>/<domain>/generated-role/<name>`. */
  publishRole(name: string, role: { readonly arn: string; readonly name: string; readonly id: string }): void;
  /** The value that another module of the same domain publishes, or undefined where no module publishes it. */
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

/** A kind of module: how its component is built, and what other parts of the platform must know about it. */
export interface ModuleKind {
  /** The key in `ModuleOptions`. */
  readonly key: keyof ModuleComponentOptions;
  /** What commands call the kind, if that is not its key. */
  readonly name?: string;
  /** The struct of its options, if the library knows them. */
  readonly struct?: string;
  /** The values that a module of this kind publishes. Others of a built-in module are programming errors. */
  readonly publishes: readonly PublishedKind[];
  /** Names of modules of the same domain that are read by name. */
  readonly readsFrom?: readonly string[];
  /** Whether its settings apply to the whole account and Region, so that a second module overwrites the first. */
  readonly isAccountWide?: boolean;
  /** Whether it sets the Lake Formation administrators, which other modules wait for. */
  readonly administersLakeFormation?: boolean;
  /** Whether it publishes roles below `generated-role` of its domain. */
  readonly createsRoles?: boolean;
  /** Whether the deployment of it needs the rights of a Lake Formation administrator. */
  readonly needsLakeFormation?: boolean;
  /** Names of the roles that a module with these options publishes below `generated-role`. */
  rolesOf?(options: { readonly [key: string]: unknown }, moduleName: string): string[];
  /** The name of the project that `project:` references look in. */
  projectName?(options: { readonly [key: string]: unknown }): string | undefined;
  build(context: ModuleContext): IConstruct;
}

/** A kind of module that comes with the library. */
export interface BuiltInKind extends ModuleKind {
  /** The name behind `@aws-mdaa/` in a `module_path`. */
  readonly modulePath: string;
  readonly struct: string;
  /** What the module creates, for the documents. */
  readonly creates: string;
}

/** What commands call the kind. */
export function kindName({ key, name = key }: ModuleKind): string {
  return name;
}
