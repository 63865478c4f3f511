import { ModuleEntry, moduleId, surelySameTarget } from './module-entry';
import { locationsAround } from '../private/location-claims';

/** A module that uses a location, and the module that registers it. */
export interface LocationUse {
  readonly user: ModuleEntry;
  readonly owner: ModuleEntry;
}

/**
 * Determines which module registers which location with Lake Formation: the first one in deployment order. A module
 * that registers a location also registers all locations inside it.
 */
export class LocationOwners {
  public readonly uses: LocationUse[] = [];
  /** Locations in the order in which they were registered. */
  public readonly registered: (readonly [location: string, owner: ModuleEntry])[] = [];
  private readonly owners = new Map<string, ModuleEntry[]>();

  /**
   * The other module that registers the location, or one that contains it. Undefined if there is none: then the module
   * registers the location.
   */
  public claim(entry: ModuleEntry, location: string): string | undefined {
    for (const outer of locationsAround(location)) {
      const owner = this.owners.get(outer)?.find((other) => surelySameTarget(other, entry));
      if (owner === entry && outer === location) return undefined;
      if (owner === undefined || owner === entry) continue;
      this.uses.push({ user: entry, owner });
      return moduleId(owner);
    }
    this.register(location, entry);
    return undefined;
  }

  /** The module registers the location. */
  public register(location: string, owner: ModuleEntry): void {
    this.owners.set(location, [...this.owners.get(location) ?? [], owner]);
    this.registered.push([location, owner]);
  }
}
