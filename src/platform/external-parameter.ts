/**
 * A Systems Manager parameter that modules read and that no module of the platform publishes.
 */
export interface ExternalParameter {
  /**
   * The path, for example `/acme/network/vpc/id`, or the ARN of a parameter that another account shares.
   */
  readonly path: string;

  /**
   * The modules that read it, sorted: `<domain>/<environment>/<module>`.
   */
  readonly readers: string[];

  /**
   * Whether `externalParameters` of the platform declares it.
   */
  readonly declared: boolean;
}
