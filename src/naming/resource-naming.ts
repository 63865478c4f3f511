/**
 * Options for a name.
 */
export interface ResourceNameOptions {
  /**
   * The part that distinguishes the resource from others in the same module, for example the key of a bucket.
   *
   * @default - only the name of the module
   */
  readonly suffix?: string;

  /**
   * Maximum length in characters. A longer name is truncated and ends with a hash of the full name.
   *
   * @default 63
   */
  readonly maxLength?: number;
}

/**
 * Generates physical names of resources. Implement it to use your own naming scheme. The same options must always
 * return the same name, because a changed name replaces the resource.
 */
export interface IResourceNaming {
  /**
   * The physical name of a resource.
   *
   * @param options options for the name
   */
  resourceName(options?: ResourceNameOptions): string;
}
