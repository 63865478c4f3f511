import { ModuleEntry, surelySameTarget } from './module-entry';

/** A module that uses a location, and the module that registers it. */
export interface LocationUse {
  readonly user: ModuleEntry;
  readonly owner: ModuleEntry;
}

/** Determines which module registers which location with Lake Formation: the first one in deployment order. */
export class LocationOwners {
  public readonly uses: LocationUse[] = [];
  /** Locations in the order in which they were registered. */
  public readonly registered: (readonly [arn: string, owner: ModuleEntry])[] = [];
  private readonly owners = new Map<string, ModuleEntry[]>();

  /**
   * Whether the module registers the location, which is specified by its ARN in the template. Otherwise it uses the
   * registration of the owner.
   */
  public claim(entry: ModuleEntry, arn: string): boolean {
    const others = this.owners.get(arn) ?? [];
    const owner = others.find((other) => surelySameTarget(other, entry));
    if (owner === undefined || owner === entry) {
      if (owner === undefined) this.register(arn, entry);
      return true;
    }
    this.uses.push({ user: entry, owner });
    return false;
  }

  /** The module registers the location. */
  public register(arn: string, owner: ModuleEntry): void {
    this.owners.set(arn, [...this.owners.get(arn) ?? [], owner]);
    this.registered.push([arn, owner]);
  }
}
