import { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { ModuleKind } from './module-kind';
import { CustomAspectOptions, CustomNamingOptions, DataRemoval } from './options/level-options';
import { AdditionalStackOptions, DeploymentHookOptions, NagSuppressionOptions } from './options/module-options';
import { OptionPath } from '../private/option-path';
import { StaticScope } from './references/static-references';

/** An account and a Region; undefined for those of the environment of the CLI. */
export interface Target {
  readonly account?: string;
  readonly region?: string;
}

/** The settings of the levels for the creation of a module, the lowest level first. */
export interface ModuleSettings {
  readonly customNaming?: CustomNamingOptions;
  readonly customAspects: readonly CustomAspectOptions[];
  readonly permissionsBoundary?: string | IManagedPolicy;
  readonly dataRemoval?: DataRemoval;
  readonly terminationProtection?: boolean;
}

/** A module as specified, with its inherited settings. */
export interface ModuleEntry extends Target {
  readonly domain: string;
  readonly environment: string;
  readonly name: string;
  readonly kind: ModuleKind;
  /** Options of the component, with unresolved references that need a stack. */
  readonly options: { readonly [key: string]: unknown };
  /** The path of the module in the options of the platform; its component is below it, at the key of its kind. */
  readonly path: OptionPath;
  readonly scope: StaticScope;
  readonly tags: { readonly [key: string]: string };
  /** The path of the level that specifies a tag. */
  readonly tagLevels: { readonly [key: string]: OptionPath };
  /**
   * Whether the account comes from the environment of the CLI, which can be different for each environment of the
   * platform.
   */
  readonly isDefaultAccount: boolean;
  readonly settings: ModuleSettings;
  /** Names of the roles that it publishes, for a module whose options are elsewhere. */
  readonly roles?: readonly string[];
  readonly additionalStacks: readonly AdditionalStackOptions[];
  readonly allowCrossReferenceStack?: boolean;
  readonly predeploy?: DeploymentHookOptions;
  readonly postdeploy?: DeploymentHookOptions;
  readonly nagSuppressions?: NagSuppressionOptions;
}

/** What identifies a module in a platform. */
type ModulePlace = Pick<ModuleEntry, 'domain' | 'environment' | 'name'>;

/** `shared/dev/datalake` */
export function moduleId({ domain, environment, name }: ModulePlace): string {
  return `${domain}/${environment}/${name}`;
}

/** The path of a module in the options of the platform. */
export function modulePath({ domain, environment, name }: ModulePlace): OptionPath {
  return ['domains', domain, 'environments', environment, 'modules', name];
}

/** The path of an option of the tags of a module, in the level that specifies it. */
export function tagPath({ path, tagLevels }: ModuleEntry, [key, ...at]: OptionPath): OptionPath {
  return [...Object.hasOwn(tagLevels, key) ? tagLevels[key] : path, 'tags', key, ...at];
}

/** Whether two modules share an account and Region, and therefore their names and parameters. */
export function sameTarget(a: Target, b: Target): boolean {
  return a.account === b.account && a.region === b.region;
}

/**
 * Whether two modules are certainly deployed to the same account and Region. Environments without an account are
 * usually deployed one at a time with different credentials.
 */
export function surelySameTarget(a: ModuleEntry, b: ModuleEntry): boolean {
  return sameTarget(a, b) && (a.environment === b.environment || (!a.isDefaultAccount && !b.isDefaultAccount));
}
