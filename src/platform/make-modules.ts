import { Construct } from 'constructs';
import { deploymentOrder } from './deployment-order';
import { ExternalParameter } from './external-parameter';
import { Findings } from './findings';
import { BuildMode, ModuleBuilder } from './module-builder';
import { moduleEntries } from './module-entries';
import { ModuleEntry } from './module-entry';
import { DataSciencePlatformOptions } from './options/platform-options';
import { checkLimits } from './platform-limits';
import { PlatformModule } from './platform-module';
import { announceModule } from './progress';
import { declaredPaths, externalParameters, findUndeclared, rememberUndeclared } from './references/external-parameters';
import { Producers } from './references/producers';

/** The modules of a platform, in the order of their deployment, and what they read from elsewhere. */
export interface MadeModules {
  readonly modules: Map<ModuleEntry, PlatformModule>;
  readonly externalParameters: ExternalParameter[];
}

/** Makes every module that can be made, and reports what is wrong with all of them. */
export function makeModules(scope: Construct, options: DataSciencePlatformOptions, findings: Findings): MadeModules {
  try {
    return make(scope, options, findings);
  } catch (error) {
    // What options lead to that were not meant so is nobody's concern.
    if (!findings.hasProblems) throw error;
    return { modules: new Map(), externalParameters: [] };
  }
}

function make(scope: Construct, options: DataSciencePlatformOptions, findings: Findings): MadeModules {
  const entries = moduleEntries(options, (problem, path) => findings.problem(problem, path));
  const declared = declaredPaths(options, (problem, path) => findings.problem(problem, path));
  const producers = new Producers(options.organization, entries);
  const { order, problem } = deploymentOrder(entries, producers);
  if (problem) findings.problem(problem, ['domains']);
  const builder = new ModuleBuilder(scope, producers, findings);
  const modules = new Map<ModuleEntry, PlatformModule>();
  const modeOf = (entry: ModuleEntry, dependencies: ModuleEntry[]): BuildMode => {
    if (!dependencies.every((dependency) => modules.has(dependency))) return 'references';
    return findings.isAffected(entry.path) ? 'tolerant' : 'strict';
  };
  order.modules.forEach((entry, index) => {
    const dependencies = order.dependencies.get(entry)!;
    const module = builder.build(entry, dependencies, modeOf(entry, dependencies));
    if (module === undefined) return;
    for (const dependency of dependencies) module.stack.addStackDependency(modules.get(dependency)!.stack, 'reads what it publishes');
    modules.set(entry, module);
    announceModule({ number: index + 1, total: order.modules.length, module });
  });
  checkLimits(modules, findings);
  const reads = builder.log.externalReads();
  const external = externalParameters(reads, declared);
  rememberUndeclared(scope, findUndeclared(external, reads, builder.published.allPaths(), (undeclared, path) => findings.locate(undeclared, path)));
  return { modules, externalParameters: external };
}
