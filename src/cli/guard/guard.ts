import { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { BusyStacks, deployedTemplates } from './deployed-templates';
import { GuardFindings, guardStacks } from './deployment-guard';
import { GuardedStack } from './guarded-stack';
import { affectedStacks, OtherStack } from './other-stacks';
import { Configuration } from '../../config/configuration';
import { modulePath } from '../../platform/module-entry';
import { PlatformModule } from '../../platform/platform-module';
import { Problem } from '../../private/problems';
import { Synthesis } from '../assembly';
import { constructPaths } from '../construct-paths';
import { stackIds } from '../deployment-plan';
import { optionPosition } from '../diff/option-position';
import { deploymentsOf } from '../diff/revision';
import { Template } from '../diff/template';

/** The deployed templates, and the allowed changes. */
export interface GuardOptions {
  readonly executable: string;
  readonly synthesis: Synthesis;
  /** The modules that are deployed. */
  readonly modules: readonly PlatformModule[];
  readonly allowed: readonly string[];
  readonly passedOn: readonly string[];
  readonly busy: BusyStacks;
}

/** Compares stacks with the deployed templates. Undefined if the user interrupts it. */
export async function guardDeployment(options: GuardOptions): Promise<GuardFindings | undefined> {
  const { executable, synthesis, modules, allowed, passedOn, busy } = options;
  const ids = modules.flatMap(stackIds);
  const { templates, failure, interrupted } = await deployedTemplates(
    executable, synthesis.directory, ids, passedOn, busy,
  );
  if (interrupted) return undefined;
  const artifacts = new Map(synthesis.assembly.stacksRecursively.map((stack) => [stack.hierarchicalId, stack]));
  const deployments = deploymentsOf(synthesis.assembly);
  const stacks = modules.flatMap((module) => stackIds(module).flatMap((id): GuardedStack[] => {
    const deployed = templates.get(id);
    if (deployed === undefined) return [];
    const artifact = artifacts.get(id)!;
    return [{
      ...guardedStack(artifact, module, synthesis.configuration),
      deployed,
      deployedAfter: deployments.get(artifact.stackName)?.deployedAfter,
    }];
  }));
  const others = await otherStacks(options, stacks);
  if (others === undefined) return undefined;
  const findings = guardStacks([...stacks, ...others], allowed);
  const missing = ids.filter((id) => !templates.has(id));
  return missing.length === 0 ? findings : {
    ...findings,
    // Allowed logical IDs can be in a stack that could not be read.
    warnings: [],
    gap: notRead(missing.length === ids.length ? undefined : missing, failure),
  };
}

/**
 * The stacks that are not part of the deployment, as far as they matter to it. CloudFormation reports a name that is
 * taken by a stack that cannot be read. Undefined if the user interrupts it.
 */
async function otherStacks(
  { executable, synthesis, modules, passedOn }: GuardOptions, stacks: readonly GuardedStack[],
): Promise<GuardedStack[] | undefined> {
  const selected = new Set(modules.flatMap(stackIds));
  const artifacts = new Map(synthesis.assembly.stacksRecursively.map((stack) => [stack.hierarchicalId, stack]));
  const unselected = synthesis.platform.modules.flatMap((module) => stackIds(module)
    .filter((id) => !selected.has(id) && artifacts.has(id))
    .map((id): OtherStack => ({ id, ...guardedStack(artifacts.get(id)!, module, synthesis.configuration) })));
  const affected = affectedStacks(stacks, unselected);
  if (affected.length === 0) return [];
  const { templates, interrupted } = await deployedTemplates(
    executable, synthesis.directory, affected.map(({ id }) => id), passedOn,
  );
  return interrupted ? undefined : affected.flatMap((stack) => {
    const deployed = templates.get(stack.id);
    return deployed === undefined ? [] : [{ ...stack, deployed, isNotDeployed: true }];
  });
}

/** The warning that the guard did not run, or not for these stacks. */
export function notRead(stacks: readonly string[] | undefined, failure: string | undefined): Problem {
  const which = stacks === undefined ? '' : ` of ${stacks.map((stack) => stack.split('/').pop()).join(', ')}`;
  return {
    code: 'DSP442',
    message: `the deployed templates${which} could not be read, so replacements and deletions of data are not `
      + 'found beforehand',
    notes: failure === undefined ? [] : [failure],
    hint: 'compare with "dsp diff", or with "dsp diff --baseline" and the deployed revision',
  };
}

function guardedStack(
  stack: CloudFormationStackArtifact, module: PlatformModule, configuration: Configuration,
): Omit<GuardedStack, 'deployed'> {
  return {
    stackName: stack.stackName,
    ownPaths: `/${configuration.options.organization}/${module.domain}/${module.name}/`,
    synthesized: stack.template as Template,
    environment: stack.environment,
    paths: constructPaths(stack),
    positionOf: (property, properties) => optionPosition(configuration, modulePath(module), property, properties),
  };
}
