import { IResourceNaming, ResourceNameOptions } from './resource-naming';
import { SuffixNaming } from './suffix-naming';

/** Returns the names of deployed resources instead of those of a scheme. */
export class AdoptedNaming implements IResourceNaming {
  constructor(
    private readonly scheme: IResourceNaming,
    private readonly deployedName: (kind: string, name: string) => string | undefined,
  ) {}

  public resourceName(options?: ResourceNameOptions): string {
    return this.scheme.resourceName(options);
  }

  /** The suffix that the scheme gives a resource instead of that of the library. */
  public suffixOf(kind: string, suffix?: string): string | undefined {
    return this.scheme instanceof SuffixNaming ? this.scheme.suffixOf(kind, suffix) : suffix;
  }

  /** The deployed name, if it differs from the name of the scheme. */
  public adopted(kind: string, name: string): string | undefined {
    return this.deployedName(kind, name);
  }
}
