import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * A module of a platform as it was made: its stack and its component.
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
   * What the module is: the key of its options, for example `dataLake`.
   */
  public readonly kind: string;

  /**
   * The stack of the module.
   */
  public readonly stack: Stack;

  /**
   * The component, for example a `DataLake`.
   */
  public readonly component: IConstruct;

  /** @internal */
  constructor(domain: string, environment: string, name: string, kind: string, stack: Stack, component: IConstruct) {
    this.domain = domain;
    this.environment = environment;
    this.name = name;
    this.kind = kind;
    this.stack = stack;
    this.component = component;
  }
}
