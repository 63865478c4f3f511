import { RemovalPolicy } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { IPlatformModuleContext } from './custom/platform-module-context';
import { ModuleComponentOptions } from './options/module-component-options';
import { IResourceNaming } from '../naming/resource-naming';

/** The scope of the names of built-in modules in a `module_path`. */
export const MODULE_SCOPE = '@aws-mdaa/';

/** The context for building the component of a built-in module, in addition to that of every module. */
export interface ModuleContext extends IPlatformModuleContext {
  /** The properties of every component. */
  readonly common: { readonly naming: IResourceNaming; readonly removalPolicy?: RemovalPolicy };
  /** Publishes a value for the account, under one of the `accountPaths` of the kind. */
  publishForAccount(path: string, value: string): void;
  /** Publishes a role under `/<organization>/<domain>/generated-role/<name>`. */
  publishRole(name: string, role: { readonly arn: string; readonly name: string; readonly id: string }): void;
  /** The value that another module of the same domain publishes, or undefined if no module publishes it. */
  find(moduleName: string, path: string): string | undefined;
}

/** A value that modules of a kind publish. */
export interface PublishedKind {
  /**
   * Path under `/<organization>/<domain>/<module>`; `<zone>` is a placeholder for a key of the options. Roles are under
   * `/<organization>/<domain>`.
   */
  readonly path: string;
  /** What the value identifies, for example `bucket`. */
  readonly noun: string;
  /** The plural noun, if the path has a key. */
  readonly plural?: string;
  readonly meaning: string;
  /** An example of the value. Only an option that accepts it can refer to the value. */
  readonly example?: string;
}

/** A kind of module: how its component is built, and the properties that other parts of the platform use. */
export interface ModuleKind {
  /** The key in `ModuleOptions`. */
  readonly key: keyof ModuleComponentOptions;
  /** The name of the kind in commands, if it is not its key. */
  readonly name?: string;
  /** The struct of its options, if the library defines them. */
  readonly struct?: string;
  /** The values that a module of this kind publishes. Other values of a built-in module are programming errors. */
  readonly publishes: readonly PublishedKind[];
  /** Parameters for the account that a module of this kind can publish. Their paths contain no organization. */
  readonly accountPaths?: readonly string[];
  /** Names of modules of the same domain that are read by name. */
  readonly readsFrom?: readonly string[];
  /** Whether its settings apply to the whole account and Region, so that a second module overwrites the first. */
  readonly isAccountWide?: boolean;
  /** Whether it sets the Lake Formation administrators, on which other modules depend. */
  readonly administersLakeFormation?: boolean;
  /** The service that runs as the roles in its options. */
  readonly roleService?: string;
  /** Whether it publishes roles under `generated-role` of its domain. */
  readonly createsRoles?: boolean;
  /** Whether its deployment needs the permissions of a Lake Formation administrator. */
  readonly needsLakeFormation?: boolean;
  /** Names of the roles that a module with these options publishes under `generated-role`. */
  rolesOf?(options: { readonly [key: string]: unknown }, moduleName: string): string[];
  /** Paths below `/<organization>/<domain>` of MDAA parameters that are not under the name of the module. */
  mdaaPaths?(options: { readonly [key: string]: unknown }, moduleName: string): string[];
  /** The name of the project that `project:` references refer to. */
  projectName?(options: { readonly [key: string]: unknown }): string | undefined;
  build(context: ModuleContext): IConstruct;
}

/** A built-in kind of module. */
export interface BuiltInKind extends ModuleKind {
  /** The name after `@aws-mdaa/` in a `module_path`. */
  readonly modulePath: string;
  readonly struct: string;
  /** The resources that the module creates, for the documentation. */
  readonly creates: string;
}

/** The name of the kind in commands. */
export function kindName({ key, name = key }: ModuleKind): string {
  return name;
}
