/**
 * A dependency of a module of a platform on another one, which is deployed before it.
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
   * Paths of the published values that are read, sorted, for example `/acme/shared/datalake/kms/arn`. Empty if the
   * dependency only determines the order.
   */
  readonly paths: string[];

  /**
   * The reason for the dependency, if the module does not read values.
   *
   * @default - the module reads values
   */
  readonly reason?: string;
}
