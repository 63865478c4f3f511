import { IResourceNaming, ResourceNameOptions } from './resource-naming';

/** Returns the names of deployed resources instead of those of a scheme. */
export class AdoptedNaming implements IResourceNaming {
  constructor(
    private readonly scheme: IResourceNaming,
    private readonly deployedName: (kind: string, name: string) => string | undefined,
  ) {}

  public resourceName(options?: ResourceNameOptions): string {
    return this.scheme.resourceName(options);
  }

  /** The deployed name, if it differs from the name of the scheme. */
  public adopted(kind: string, name: string): string {
    return this.deployedName(kind, name) ?? name;
  }
}
