/**
 * What a module of a platform needs of another one, which is deployed before it.
 */
export interface ModuleDependency {
  /**
   * The other module: `<domain>/<environment>/<module>`.
   */
  readonly module: string;

  /**
   * Name of the stack of the other module.
   */
  readonly stackName: string;

  /**
   * Paths of the published values that are read, sorted, for example `/acme/shared/datalake/kms/arn`. None where the
   * modules only have an order.
   */
  readonly paths: string[];

  /**
   * Why one module waits for the other, where it reads no value of it.
   *
   * @default - it reads values
   */
  readonly reason?: string;
}
