import { ModuleEntry, surelySameTarget } from './module-entry';

/** Determines which module registers which location with Lake Formation: the first one in deployment order. */
export class LocationOwners {
  /** Modules that use a location, and the module that registers it. */
  public readonly uses: { readonly user: ModuleEntry; readonly owner: ModuleEntry }[] = [];
  private readonly owners = new Map<string, ModuleEntry[]>();

  /**
   * Whether the module registers the location, which is specified by its ARN in the template. Otherwise it uses the
   * registration of the owner.
   */
  public claim(entry: ModuleEntry, arn: string): boolean {
    const others = this.owners.get(arn) ?? [];
    const owner = others.find((other) => surelySameTarget(other, entry));
    if (owner === undefined || owner === entry) {
      if (owner === undefined) this.owners.set(arn, [...others, entry]);
      return true;
    }
    this.uses.push({ user: entry, owner });
    return false;
  }
}
