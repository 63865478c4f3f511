import { buildInParts, BuiltParts, PartsOptions } from './build-in-parts';
import { Configuration } from '../../config/configuration';
import { planPartitions } from '../../platform/partitions/plan-partitions';
import { PlatformPlan, planPlatform } from '../../platform/platform-plan';
import { formatPath } from '../../private/option-path';

/** Undefined for options from which so much is missing that only the platform can tell what is wrong. */
export function planOf({ options }: Configuration): PlatformPlan | undefined {
  try {
    return planPlatform(options);
  } catch {
    return undefined;
  }
}

/**
 * Builds a platform in processes that build a part each. Undefined for a platform that is not large, for what one
 * process must explain, and below the cdk CLI, whose tree of constructs is in one process.
 */
export async function buildLarge(
  configuration: Configuration, plan: PlatformPlan, options: Omit<PartsOptions, 'plan' | 'hasProblems'> = {},
): Promise<BuiltParts | undefined> {
  if (process.env.CDK_OUTDIR !== undefined) return undefined;
  const affected = new Set(configuration.options._origin?.affected.map(formatPath));
  const requests = planPartitions(plan, ({ path }) => affected.has(formatPath(path)));
  if (requests.length === 0) return undefined;
  const hasProblems = configuration.problems.length > 0 || plan.problems.length > 0;
  return buildInParts(requests, { ...options, plan, hasProblems });
}
