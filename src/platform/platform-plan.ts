import { Construct } from 'constructs';
import { deploymentOrder } from './deployment-order';
import { ProblemAt } from './findings';
import { moduleEntries } from './module-entries';
import { ModuleEntry } from './module-entry';
import { DataSciencePlatformOptions } from './options/platform-options';
import { declaredPaths } from './references/external-parameters';
import { Producers } from './references/producers';
import { LOG_SUPPRESSIONS } from '../private/acknowledge';
import { OptionPath } from '../private/option-path';
import { Problem } from '../private/problems';

/** The options that the creation of modules needs in addition to those of the modules. */
export type SharedOptions = Pick<
  DataSciencePlatformOptions, 'organization' | 'adopted' | 'compatibility' | 'logSuppressions'
>;

/** What follows from the options of a platform without a construct. */
export interface PlatformPlan {
  readonly shared: SharedOptions;
  /** Every module, sorted by name. */
  readonly entries: readonly ModuleEntry[];
  /** Every module, in the order of the deployment. */
  readonly order: readonly ModuleEntry[];
  /** What each module waits for. */
  readonly dependencies: ReadonlyMap<ModuleEntry, readonly ModuleEntry[]>;
  /** Paths of parameters that come from elsewhere. */
  readonly declared: readonly string[];
  readonly problems: readonly ProblemAt[];
}

/** Plans a platform. */
export function planPlatform(options: DataSciencePlatformOptions): PlatformPlan {
  const problems: ProblemAt[] = [];
  const report = (problem: Problem, path: OptionPath) => problems.push({ problem, path });
  const { organization, adopted, compatibility, logSuppressions } = options;
  const entries = moduleEntries(options, report);
  const declared = declaredPaths(options, report);
  const { order, problem } = deploymentOrder(entries, new Producers(organization, entries));
  if (problem) report(problem, ['domains']);
  return {
    shared: { organization, adopted, compatibility, logSuppressions },
    entries,
    order: order.modules,
    dependencies: order.dependencies,
    declared,
    problems,
  };
}

/** Applies to the construct of a platform what its options say about all modules. */
export function applyShared(platform: Construct, { logSuppressions }: Pick<SharedOptions, 'logSuppressions'>): void {
  if (logSuppressions) platform.node.setContext(LOG_SUPPRESSIONS, true);
}
