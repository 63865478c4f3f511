/**
 * What a name is wanted for.
 */
export interface ResourceNameOptions {
  /**
   * What distinguishes the resource from its siblings in the same module, for example the key of a bucket.
   *
   * @default - only the name of the module
   */
  readonly suffix?: string;

  /**
   * Longest name the service accepts, in characters. A longer name is cut and ends in a hash of the whole.
   *
   * @default 63
   */
  readonly maxLength?: number;
}

/**
 * Gives physical names to resources. Implement it to bring a naming scheme of your own.
 *
 * The same options must always give the same name, since a changed name replaces the resource.
 */
export interface IResourceNaming {
  /**
   * The physical name of a resource.
   *
   * @param options what the name is wanted for
   */
  resourceName(options?: ResourceNameOptions): string;
}
