import { Located } from './located';

/**
 * `override` on top of `base`: maps are merged key by key at every depth, anything else is replaced as a whole.
 * A key that is overridden stands where the override stands, and an explicit null replaces what it overrides.
 */
export function mergeLocated(base: Located, override: Located): Located {
  if (base.kind !== 'map' || override.kind !== 'map') return override;
  const entries = new Map(base.entries);
  for (const [key, entry] of override.entries) {
    const below = base.entries.get(key);
    entries.set(key, below ? { ...entry, value: mergeLocated(below.value, entry.value) } : entry);
  }
  return { ...override, entries };
}
