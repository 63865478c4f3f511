import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ModuleDependency } from './module-dependency';
import { ModuleKind } from './module-kind';
import { DeploymentHookOptions } from './options/module-options';

/**
 * Properties of a `PlatformModule`, which a platform creates.
 */
export interface PlatformModuleProps {
  /**
   * Name of the domain.
   */
  readonly domain: string;

  /**
   * Name of the environment.
   */
  readonly environment: string;

  /**
   * Name of the module.
   */
  readonly name: string;

  /**
   * The kind of the module: the key of its options, or the `kind` of a custom module.
   */
  readonly kind: string;

  /**
   * The stack of the module.
   */
  readonly stack: Stack;

  /**
   * The stacks of the module in other accounts and Regions.
   */
  readonly additionalStacks: Stack[];

  /**
   * The component.
   */
  readonly component: IConstruct;

  /**
   * The dependencies of the module on other modules.
   *
   * @default - none
   */
  readonly dependencies?: ModuleDependency[];

  /**
   * The command to run before the module is deployed.
   *
   * @default - none
   */
  readonly predeploy?: DeploymentHookOptions;

  /**
   * The command to run after the module is deployed.
   *
   * @default - none
   */
  readonly postdeploy?: DeploymentHookOptions;

  /**
   * The options of the component, with every reference replaced.
   *
   * @internal
   */
  readonly _options?: unknown;

  /**
   * The kind of the module in the platform.
   *
   * @internal
   */
  readonly _kind?: ModuleKind;
}

/**
 * A created module of a platform: its stack and its component.
 */
export class PlatformModule {
  /**
   * Name of the domain.
   */
  public readonly domain: string;

  /**
   * Name of the environment.
   */
  public readonly environment: string;

  /**
   * Name of the module.
   */
  public readonly name: string;

  /**
   * The kind of the module: the key of its options, for example `dataLake`, or the `kind` of a custom module.
   */
  public readonly kind: string;

  /**
   * The stack of the module.
   */
  public readonly stack: Stack;

  /**
   * The stacks of the module in other accounts and Regions.
   */
  public readonly additionalStacks: Stack[];

  /**
   * The component, for example a `DataLake`.
   */
  public readonly component: IConstruct;

  /**
   * The dependencies of the module on other modules of the platform, sorted by module.
   */
  public readonly dependencies: ModuleDependency[];

  /**
   * The command to run before the module is deployed, if any.
   */
  public readonly predeploy?: DeploymentHookOptions;

  /**
   * The command to run after the module is deployed, if any.
   */
  public readonly postdeploy?: DeploymentHookOptions;

  /**
   * The options of the component, with every reference replaced.
   *
   * @internal
   */
  public readonly _options?: unknown;

  /**
   * The kind of the module in the platform.
   *
   * @internal
   */
  public readonly _kind?: ModuleKind;

  constructor(props: PlatformModuleProps) {
    this.domain = props.domain;
    this.environment = props.environment;
    this.name = props.name;
    this.kind = props.kind;
    this.stack = props.stack;
    this.additionalStacks = props.additionalStacks;
    this.component = props.component;
    this.dependencies = props.dependencies ?? [];
    this.predeploy = props.predeploy;
    this.postdeploy = props.postdeploy;
    this._options = props._options;
    this._kind = props._kind;
  }
}
