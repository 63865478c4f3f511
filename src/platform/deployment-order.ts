import { ModuleEntry, moduleId, sameTarget } from './module-entry';
import { Problem } from '../private/problems';
import { Producers } from './references/producers';

/** Modules in deployment order, each with the modules that it depends on. */
export interface DeploymentOrder {
  readonly modules: ModuleEntry[];
  readonly dependencies: Map<ModuleEntry, ModuleEntry[]>;
}

/**
 * Orders modules so that each comes after those that it refers to; modules without dependencies on each other are
 * ordered by name. `modules` is already sorted. Modules that create Lake Formation permissions also depend on the
 * module that sets the Lake Formation administrators.
 */
export function deploymentOrder(
  modules: ModuleEntry[],
  producers: Producers,
): { order: DeploymentOrder; problem?: Problem } {
  const dependencies = new Map(modules.map((module) => [module, producers.referredTo(module)]));
  for (const module of modules.filter((candidate) => candidate.kind.needsLakeFormation)) {
    for (const settings of modules.filter(
      (other) => other.kind.administersLakeFormation && sameTarget(other, module),
    )) {
      if (!reaches(settings, module, dependencies)) add(dependencies.get(module)!, settings);
    }
  }
  const ordered: ModuleEntry[] = [];
  const state = new Map<ModuleEntry, 'open' | 'done'>();
  let problem: Problem | undefined;
  const visit = (module: ModuleEntry, chain: ModuleEntry[]) => {
    if (state.get(module) === 'done') return;
    if (state.get(module) === 'open') {
      const circle = [...chain.slice(chain.indexOf(module)), module].map(moduleId);
      problem ??= {
        code: 'DSP205',
        message: `modules have circular references: ${circle.join(' -> ')}`,
        hint: 'move the shared resources to a third module',
      };
      return;
    }
    state.set(module, 'open');
    for (const dependency of dependencies.get(module)!) visit(dependency, [...chain, module]);
    state.set(module, 'done');
    ordered.push(module);
  };
  for (const module of modules) visit(module, []);
  return { order: { modules: ordered, dependencies }, problem };
}

function reaches(
  from: ModuleEntry,
  to: ModuleEntry,
  dependencies: Map<ModuleEntry, ModuleEntry[]>,
  seen = new Set<ModuleEntry>(),
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return dependencies.get(from)!.some((next) => reaches(next, to, dependencies, seen));
}

function add<T>(list: T[], item: T): void {
  if (!list.includes(item)) list.push(item);
}
