import { IResourceNaming, ResourceNameOptions } from './resource-naming';

/** Suffixes by kind of resource and suffix of the library. It is empty for a resource with the name of the module. */
export interface Suffixes {
  readonly [kind: string]: { readonly [suffix: string]: string };
}

/** In a suffix: the name that the scheme gives the module. */
export const MODULE_NAME = '<module>';

/** A naming scheme in which some resources have other suffixes than those of the library. */
export class SuffixNaming implements IResourceNaming {
  constructor(private readonly scheme: IResourceNaming, private readonly suffixes: Suffixes) {}

  public resourceName(options?: ResourceNameOptions): string {
    return this.scheme.resourceName(options);
  }

  /** The suffix instead of that of the library. */
  public suffixOf(kind: string, suffix?: string): string | undefined {
    return this.suffixes[kind]?.[suffix ?? '']?.replace(MODULE_NAME, () => this.scheme.resourceName()) ?? suffix;
  }
}
