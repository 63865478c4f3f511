import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Adoption, reportAdoption } from './adoption';
import { buildModules, CompleteModule, CompleteModules } from './build-modules';
import { ExternalParameter } from './external-parameter';
import { Findings } from './findings';
import { ModuleBuilder } from './module-builder';
import { isSameName, MODULE_NAME } from './module-entries';
import { ModuleEntry } from './module-entry';
import { MODULE_KINDS } from './module-kinds';
import { DataSciencePlatformOptions } from './options/platform-options';
import { checkLimits } from './platform-limits';
import { PlatformModule } from './platform-module';
import { PlatformPlan, planPlatform } from './platform-plan';
import { externalParameters, findUndeclared, withReaders } from './references/external-parameters';
import { Producers } from './references/producers';
import { ExternalRead, sortedReads } from './references/reference-log';
import { checkNames } from './unknown-names';
import { groupBy } from '../private/collections';
import { Problem } from '../private/problems';

/** Called after a module has been built. */
export interface ModuleProgress {
  readonly number: number;
  readonly total: number;
  readonly stackName: string;
  readonly kind: string;
}

/** Options for building a platform. */
export interface BuildSettings {
  /** Selects the modules whose stacks are kept. The others are built too, so that every reference is checked. */
  readonly select?: (modules: readonly ModuleEntry[]) => readonly ModuleEntry[];
  readonly onModule?: (progress: ModuleProgress) => void;
  /** Whether warnings become annotations. Default: true. */
  readonly annotate?: boolean;
  /** Whether the options are exactly those that were read, and checked, from files. */
  readonly unchanged?: boolean;
  /** The plan for the options, if it has already been made. */
  readonly plan?: PlatformPlan;
  /** Modules of this plan that other processes have built. */
  readonly elsewhere?: BuiltElsewhere;
}

/** Modules that other processes have built. */
export interface BuiltElsewhere {
  /** Reports the findings of the build, and returns the modules with empty stacks in `scope`. */
  complete(scope: Construct, findings: Findings): CompleteModules;
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
  const plan = settings.plan ?? planPlatform(options);
  for (const { problem, path } of plan.problems) findings.problem(problem, path);
  const selected = new Set(settings.select?.(plan.order) ?? plan.order);
  const complete = settings.elsewhere?.complete(scope, findings) ?? buildHere(scope, plan, findings, settings);
  const modules = new Map(complete.modules.map(({ entry, module }) => [entry, module]));
  const stackOf = (entry: ModuleEntry) => selected.has(entry) ? modules.get(entry)?.stack : undefined;
  for (const entry of modules.keys()) {
    for (const dependency of plan.dependencies.get(entry)!) {
      waitFor(stackOf(entry), stackOf(dependency), 'reads what it publishes');
    }
  }
  for (const { user, owner } of complete.uses) {
    waitFor(stackOf(user), stackOf(owner), 'uses a location that it registers');
  }
  if (!findings.hasProblems) {
    reportAdoption(plan.shared.adopted, complete.adoption, (found, path) => findings.problem(found, path));
  }
  // A problem with several modules can be a consequence of one whose options are incomplete.
  checkLimits(complete.modules.filter(({ entry }) => !findings.isAffected(entry.path)), findings);
  checkNames(complete.modules, complete.published.paths, options.organization, findings);
  const { reads, elsewhere } = readsOfAdditionalStacks(sortedReads(complete.reads), complete.modules);
  for (const { reader, stack } of elsewhere) waitFor(stackOf(reader), stack, 'reads what it publishes');
  const external = externalParameters(reads, plan.declared);
  const locate = (undeclared: Problem, path: (string | number)[]) => findings.locate(undeclared, path);
  const published = {
    organization: options.organization,
    kinds: MODULE_KINDS,
    filesFor: (struct: string) => findings.filesFor(struct),
    ...complete.published,
  };
  const undeclaredReads = external.filter(({ path }) => (
    !findings.isOfAffected(path) && !isOfInvalidName(path, plan.entries)
  ));
  const { misspelt, unknown } = findUndeclared(undeclaredReads, reads, published, locate);
  findings.add(misspelt);
  for (const [entry, module] of modules) if (!selected.has(entry)) removeStacks(scope, module);
  const kept = [...modules].filter(([entry]) => selected.has(entry)).map(([, module]) => module);
  const { notes } = findings;
  const warnings = withReaders(findings.warnings, findings.skipped, external);
  return { modules: kept, externalParameters: external, undeclared: unknown, warnings, notes };
}

function buildHere(
  scope: Construct, plan: PlatformPlan, findings: Findings, { onModule }: BuildSettings,
): CompleteModules {
  const { shared, entries, order } = plan;
  const adoption = new Adoption(shared.adopted);
  const producers = new Producers(shared.organization, entries);
  const builder = new ModuleBuilder(scope, producers, findings, adoption, shared.compatibility);
  const modules = buildModules(builder, plan, order, {
    isAffected: ({ path }) => findings.isAffected(path),
    onModule: (entry, { stack, kind }) => (
      onModule?.({ number: order.indexOf(entry) + 1, total: order.length, stackName: stack.stackName, kind })
    ),
  });
  return {
    modules,
    reads: builder.log.externalReads,
    uses: builder.locations.uses,
    adoption: findings.hasProblems ? [] : adoption.findings(),
    published: {
      paths: builder.published.allPaths(),
      producers: (path) => builder.published.producersOf(path),
    },
  };
}

/** Whether a path has the name of a module whose own name is invalid, which is reported. */
function isOfInvalidName(path: string, entries: readonly ModuleEntry[]): boolean {
  const [, , domain, owner = ''] = path.split('/');
  return entries.some(({ domain: own, name }) => own === domain && !MODULE_NAME.test(name) && isSameName(name, owner));
}

function waitFor(stack: Stack | undefined, other: Stack | undefined, reason: string): void {
  if (stack && other) stack.addStackDependency(other, reason);
}

/** Reads of values that a module publishes in another account or Region, and reads of external parameters. */
function readsOfAdditionalStacks(
  all: readonly ExternalRead[], modules: readonly CompleteModule[],
): { reads: ExternalRead[]; elsewhere: { reader: ModuleEntry; stack: Stack }[] } {
  const additional = modules.flatMap(({ module, facts }) => (
    module.additionalStacks.map((stack, index) => ({ stack, paths: facts.publishedElsewhere[index] }))
  ));
  const publishers = groupBy(additional, ({ paths }) => paths);
  const reads: ExternalRead[] = [];
  const elsewhere: { reader: ModuleEntry; stack: Stack }[] = [];
  for (const read of all) {
    const { reader, parameter } = read;
    const found = publishers.get(parameter)?.find(({ stack }) => (
      stack.account === reader.account && stack.region === reader.region
    ));
    if (found === undefined) reads.push(read);
    else elsewhere.push({ reader, stack: found.stack });
  }
  return { reads, elsewhere };
}

function removeStacks(scope: Construct, { stack, additionalStacks }: PlatformModule): void {
  for (const { node } of [stack, ...additionalStacks]) scope.node.tryRemoveChild(node.id);
}
