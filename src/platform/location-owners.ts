import { ModuleEntry, surelySameTarget } from './module-entry';

/** A module that uses a location, and the module that registers it. */
export interface LocationUse {
  readonly user: ModuleEntry;
  readonly owner: ModuleEntry;
}

/** Determines which module registers which location with Lake Formation: the first one in deployment order. */
export class LocationOwners {
  public readonly uses: LocationUse[] = [];
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
