import { GuardedStack } from './guarded-stack';
import { Problem } from '../../private/problems';
import { DeployedTemplate, EvaluatedTemplates } from '../adopt/deployed-template';
import { Template } from '../diff/template';

/** A part of the description of every stack of a platform. */
const MARKER = ' of the data science platform ';

/** Whether the template of a deployed stack was not created by this library. */
export function isForeign({ Description: description, Resources: resources = {} }: DeployedTemplate): boolean {
  return Object.keys(resources).length > 0 && description?.includes(MARKER) !== true;
}

/** A problem for a stack that was created by other means and that the platform does not adopt. */
export function foreignStack({ stackName, deployed, synthesized }: GuardedStack): Problem | undefined {
  const resources = Object.keys(deployed.Resources ?? {});
  const isContinued = resources.some((id) => id !== 'CDKMetadata' && synthesized.Resources?.[id] !== undefined);
  return !isForeign(deployed) || isContinued ? undefined : {
    code: 'DSP445',
    message: `the deployed stack "${stackName}" was not created by this library and was not adopted: the deployment `
      + `would delete its ${resources.length} resource${resources.length === 1 ? '' : 's'}`,
    hint: 'run "dsp adopt", or change the name of the organization, environment, domain or module',
  };
}

/**
 * The two templates with references resolved, for a stack that was created by other means: its notation can differ, for
 * example an account as a number.
 */
export function withValues(stack: GuardedStack): GuardedStack {
  const { account = 'unknown-account', region = 'unknown-region' } = stack.environment ?? {};
  const environments = {
    [stack.stackName]: {
      account: account === 'unknown-account' ? undefined : account,
      region: region === 'unknown-region' ? undefined : region,
    },
  };
  const values = (template: Template) => (
    new EvaluatedTemplates(new Map([[stack.stackName, template]]), environments).of(stack.stackName)
  );
  return { ...stack, deployed: values(stack.deployed), synthesized: values(stack.synthesized) };
}
