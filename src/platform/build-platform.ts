import { Stack } from 'aws-cdk-lib';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { Adoption } from './adoption';
import { deploymentOrder } from './deployment-order';
import { ExternalParameter } from './external-parameter';
import { Findings } from './findings';
import { BuildMode, ModuleBuilder } from './module-builder';
import { moduleEntries } from './module-entries';
import { ModuleEntry } from './module-entry';
import { DataSciencePlatformOptions } from './options/platform-options';
import { checkLimits } from './platform-limits';
import { PlatformModule } from './platform-module';
import { declaredPaths, externalParameters, findUndeclared } from './references/external-parameters';
import { Producers } from './references/producers';
import { ExternalRead } from './references/reference-log';
import { cfnResourcesOf } from '../private/cfn-resources';
import { Problem } from '../private/problems';

/** Called after a module has been built. */
export interface ModuleProgress {
  readonly number: number;
  readonly total: number;
  readonly module: PlatformModule;
}

/** Options for building a platform. */
export interface BuildSettings {
  /** Selects the modules whose stacks are kept. The others are built too, so that every reference is checked. */
  readonly select?: (modules: readonly ModuleEntry[]) => readonly ModuleEntry[];
  readonly onModule?: (progress: ModuleProgress) => void;
  /** Whether warnings become annotations. Default: true. */
  readonly annotate?: boolean;
}

/** The result of building a platform. */
export interface PlatformBuild {
  /** The selected modules, in deployment order. */
  readonly modules: PlatformModule[];
  readonly externalParameters: ExternalParameter[];
  /** A warning for each undeclared external parameter, which is an error in strict mode. */
  readonly undeclared: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Notes for the deployment. */
  readonly notes: readonly Problem[];
}

/** Builds in `scope` every module that can be built, and reports the problems of all modules. */
export function buildPlatform(
  scope: Construct,
  options: DataSciencePlatformOptions,
  findings: Findings,
  settings: BuildSettings = {},
): PlatformBuild {
  try {
    return build(scope, options, findings, settings);
  } catch (error) {
    // Problems that follow from options with reported problems are not reported.
    if (!findings.hasProblems) throw error;
    return { modules: [], externalParameters: [], undeclared: [], warnings: findings.warnings, notes: findings.notes };
  }
}

function build(
  scope: Construct,
  options: DataSciencePlatformOptions,
  findings: Findings,
  settings: BuildSettings,
): PlatformBuild {
  const entries = moduleEntries(options, (problem, path) => findings.problem(problem, path));
  const declared = declaredPaths(options, (problem, path) => findings.problem(problem, path));
  const producers = new Producers(options.organization, entries);
  const { order, problem } = deploymentOrder(entries, producers);
  if (problem) findings.problem(problem, ['domains']);
  const selected = new Set(settings.select?.(order.modules) ?? order.modules);
  const adoption = new Adoption(options.adopted);
  const builder = new ModuleBuilder(scope, producers, findings, adoption, options.compatibility);
  const modules = new Map<ModuleEntry, PlatformModule>();
  const modeOf = (entry: ModuleEntry, dependencies: ModuleEntry[]): BuildMode => {
    if (!dependencies.every((dependency) => modules.has(dependency))) return 'references';
    return findings.isAffected(entry.path) ? 'tolerant' : 'strict';
  };
  order.modules.forEach((entry, index) => {
    const dependencies = order.dependencies.get(entry)!;
    const module = builder.build(entry, dependencies, modeOf(entry, dependencies));
    if (module === undefined) return;
    if (selected.has(entry)) {
      for (const dependency of dependencies.filter((other) => selected.has(other))) {
        module.stack.addStackDependency(modules.get(dependency)!.stack, 'reads what it publishes');
      }
    }
    modules.set(entry, module);
    settings.onModule?.({ number: index + 1, total: order.modules.length, module });
  });
  for (const { user, owner } of builder.locations.uses) {
    const [using, owning] = [user, owner].map((entry) => selected.has(entry) ? modules.get(entry)?.stack : undefined);
    if (using && owning) using.addStackDependency(owning, 'uses a location that it registers');
  }
  if (!findings.hasProblems) adoption.report((found, path) => findings.problem(found, path));
  checkLimits(modules, findings);
  const { reads, elsewhere } = readsOfAdditionalStacks(builder.log.externalReads(), modules);
  for (const { reader, stack } of elsewhere) {
    if (selected.has(reader)) modules.get(reader)?.stack.addStackDependency(stack, 'reads what it publishes');
  }
  const external = externalParameters(reads, declared);
  const locate = (undeclared: Problem, path: (string | number)[]) => findings.locate(undeclared, path);
  const { misspelt, unknown } = findUndeclared(external, reads, {
    organization: options.organization,
    paths: builder.published.allPaths(),
    producers: (path) => builder.published.producersOf(path),
  }, locate);
  findings.add(misspelt);
  for (const [entry, module] of modules) if (!selected.has(entry)) removeStacks(scope, module);
  const kept = [...modules].filter(([entry]) => selected.has(entry)).map(([, module]) => module);
  const { warnings, notes } = findings;
  return { modules: kept, externalParameters: external, undeclared: unknown, warnings, notes };
}

/** Reads of values that a module publishes in another account or Region, and reads of external parameters. */
function readsOfAdditionalStacks(
  all: readonly ExternalRead[], modules: ReadonlyMap<ModuleEntry, PlatformModule>,
): { reads: ExternalRead[]; elsewhere: { reader: ModuleEntry; stack: Stack }[] } {
  const reads: ExternalRead[] = [];
  const elsewhere: { reader: ModuleEntry; stack: Stack }[] = [];
  for (const read of all) {
    const { reader, parameter } = read;
    const stack = [...modules.values()].flatMap(({ additionalStacks }) => additionalStacks).find((additional) => (
      additional.account === reader.account && additional.region === reader.region && publishes(additional, parameter)
    ));
    if (stack === undefined) reads.push(read);
    else elsewhere.push({ reader, stack });
  }
  return { reads, elsewhere };
}

function publishes(stack: Stack, path: string): boolean {
  return cfnResourcesOf(stack).some((resource) => resource instanceof CfnParameter && resource.name === path);
}

function removeStacks(scope: Construct, { stack, additionalStacks }: PlatformModule): void {
  for (const { node } of [stack, ...additionalStacks]) scope.node.tryRemoveChild(node.id);
}
