import { unique } from '../private/collections';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/** Names of domains, environments and modules; undefined for all of them. */
export interface ModuleSelection {
  readonly domains?: readonly string[];
  readonly environments?: readonly string[];
  readonly modules?: readonly string[];
}

/** The known properties of a module before it is selected. */
interface Selectable {
  readonly domain: string;
  readonly environment: string;
  readonly name: string;
}

/** The syntax of a filter for the user. */
export type FilterNames = { readonly [filter in keyof ModuleSelection]-?: string };

const FILTERS = [
  { filter: 'domains', noun: 'domain', of: (module: Selectable) => module.domain },
  { filter: 'environments', noun: 'environment', of: (module: Selectable) => module.environment },
  { filter: 'modules', noun: 'module', of: (module: Selectable) => module.name },
] as const;

/**
 * The modules that match all filters, in their order. Throws an error for a name that no module has, and for an empty
 * selection.
 */
export function selectModules<T extends Selectable>(
  modules: readonly T[],
  selection: ModuleSelection,
  names: FilterNames,
): T[] {
  for (const { filter, noun, of } of FILTERS) {
    const known = unique(modules.map(of)).sort();
    for (const name of selection[filter] ?? []) {
      if (known.includes(name)) continue;
      fail({
        code: 'DSP403',
        message: `${names[filter]}: there is no ${noun} "${name}"`,
        hint: didYouMean(name, known),
      });
    }
  }
  const selected = modules.filter((module) =>
    FILTERS.every(({ filter, of }) => selection[filter]?.includes(of(module)) ?? true),
  );
  if (selected.length === 0 && modules.length > 0) {
    fail({ code: 'DSP403', message: 'no module matches all of the filters', hint: 'run "dsp ls" to list the modules' });
  }
  return selected;
}
