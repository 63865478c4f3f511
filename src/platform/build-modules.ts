import { AdoptionFindings } from './adoption';
import { Known } from './built-module';
import { LocationUse } from './location-owners';
import { BuildMode, ModuleBuilder } from './module-builder';
import { ModuleEntry } from './module-entry';
import { factsOf, ModuleFacts, RenderedListener } from './platform-limits';
import { PlatformModule } from './platform-module';
import { PlatformPlan } from './platform-plan';
import { Published } from './references/external-parameters';
import { ExternalRead } from './references/reference-log';

/** A module that was built. */
export interface CompleteModule extends Known<ModuleFacts> {
  readonly module: PlatformModule;
}

/** Modules that were built, and what they have to do with each other. */
export interface CompleteModules {
  readonly modules: readonly CompleteModule[];
  readonly reads: readonly ExternalRead[];
  readonly uses: readonly LocationUse[];
  readonly adoption: AdoptionFindings;
  readonly published: Pick<Published, 'paths' | 'producers'>;
}

/** Callbacks of `buildModules`. */
export interface BuildListener {
  readonly isAffected: (entry: ModuleEntry) => boolean;
  readonly onModule?: (entry: ModuleEntry, module: PlatformModule) => void;
  readonly onRendered?: RenderedListener;
}

/**
 * Builds modules in deployment order, and collects their facts when all modules are complete. `isBuilt` returns whether
 * another process has built a module.
 */
export function buildModules(
  builder: ModuleBuilder,
  plan: PlatformPlan,
  entries: readonly ModuleEntry[],
  listener: BuildListener,
  isBuilt: (entry: ModuleEntry) => boolean = () => false,
): CompleteModule[] {
  const built = new Map<ModuleEntry, PlatformModule>();
  const modeOf = (entry: ModuleEntry, dependencies: readonly ModuleEntry[]): BuildMode => {
    if (!dependencies.every((dependency) => built.has(dependency) || isBuilt(dependency))) return 'references';
    return listener.isAffected(entry) ? 'tolerant' : 'strict';
  };
  for (const entry of entries) {
    const dependencies = plan.dependencies.get(entry)!;
    const module = builder.build(entry, dependencies, modeOf(entry, dependencies));
    if (module === undefined) continue;
    built.set(entry, module);
    listener.onModule?.(entry, module);
  }
  return [...built].map(([entry, module]) => ({ entry, module, facts: factsOf(entry, module, listener.onRendered) }));
}
