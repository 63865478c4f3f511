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
import { declaredPaths, externalParameters, findUndeclared, withReaders } from './references/external-parameters';
import { Producers } from './references/producers';
import { ExternalRead } from './references/reference-log';
import { cfnResourcesOf } from '../private/cfn-resources';
import { Problem } from '../private/problems';

/** A module has been built. */
export interface ModuleProgress {
  readonly number: number;
  readonly total: number;
  readonly module: PlatformModule;
}

/** How a platform is built. */
export interface BuildSettings {
  /** Chooses the modules whose stacks are kept. The others are built as well, so that every reference is checked. */
  readonly select?: (modules: readonly ModuleEntry[]) => readonly ModuleEntry[];
  readonly onModule?: (progress: ModuleProgress) => void;
  /** Whether warnings become annotations. By default they do. */
  readonly annotate?: boolean;
}

/** What building a platform gives. */
export interface PlatformBuild {
  /** The modules that were selected, in the order of their deployment. */
  readonly modules: PlatformModule[];
  readonly externalParameters: ExternalParameter[];
  /** A warning for each external parameter that is not declared, which is an error in strict runs. */
  readonly undeclared: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What to know before a deployment. */
  readonly notes: readonly Problem[];
}

/** Builds every module that can be built in `scope`, and reports the problems of all modules. */
export function buildPlatform(
  scope: Construct,
  options: DataSciencePlatformOptions,
  findings: Findings,
  settings: BuildSettings = {},
): PlatformBuild {
  try {
    return build(scope, options, findings, settings);
  } catch (error) {
    // What follows from options that were not meant so is not worth a message.
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
  const { notes } = findings;
  const warnings = withReaders(findings.warnings, findings.skipped, external);
  return { modules: kept, externalParameters: external, undeclared: unknown, warnings, notes };
}

/** Reads of what a module publishes in another account or Region, and those of parameters that come from outside. */
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
