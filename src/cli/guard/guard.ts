import { readFileSync } from 'fs';
import { deployedTemplates } from './deployed-templates';
import { GuardedStack, GuardFindings, guardStacks } from './deployment-guard';
import { PlatformModule } from '../../platform/platform-module';
import { Problem } from '../../private/problems';
import { Synthesis } from '../assembly';
import { stackIds } from '../deployment-plan';
import { optionPosition } from '../diff/option-position';
import { Template } from '../diff/template';

/** What a deployment is compared with, and what it may do. */
export interface GuardOptions {
  readonly executable: string;
  readonly synthesis: Synthesis;
  /** The modules that are deployed. */
  readonly modules: readonly PlatformModule[];
  readonly allowed: readonly string[];
  readonly passedOn: readonly string[];
}

/** Compares stacks with what is deployed. Undefined if the user interrupts it. */
export async function guardDeployment(options: GuardOptions): Promise<GuardFindings | undefined> {
  const { executable, synthesis, modules, allowed, passedOn } = options;
  const ids = modules.flatMap(stackIds);
  const { templates, failure, interrupted } = await deployedTemplates(
    executable, synthesis.directory, ids, passedOn,
  );
  if (interrupted) return undefined;
  const stacks = modules.flatMap((module) => stackIds(module).flatMap((id): GuardedStack[] => {
    const deployed = templates.get(id);
    return deployed === undefined ? [] : [guardedStack(id, module, deployed, synthesis)];
  }));
  const findings = guardStacks(stacks, allowed);
  const missing = ids.filter((id) => !templates.has(id));
  return missing.length === 0 ? findings : {
    ...findings,
    // What is allowed may be in a stack that could not be read.
    warnings: [],
    gap: notRead(missing.length === ids.length ? undefined : missing, failure),
  };
}

/** The guard did not run, or not for these stacks. */
export function notRead(stacks: readonly string[] | undefined, failure: string | undefined): Problem {
  const which = stacks === undefined ? '' : ` of ${stacks.map((stack) => stack.split('/').pop()).join(', ')}`;
  return {
    code: 'DSP442',
    message: `the deployed templates${which} could not be read, so that replacements and deletions of data are not found `
      + 'beforehand',
    notes: failure === undefined ? [] : [failure],
    hint: 'compare with "dsp diff", or with "dsp diff --baseline" and the revision that is deployed',
  };
}

function guardedStack(
  id: string, { domain, environment, name }: PlatformModule, deployed: Template,
  { assembly, configuration }: Pick<Synthesis, 'assembly' | 'configuration'>,
): GuardedStack {
  const artifact = assembly.stacksRecursively.find(({ hierarchicalId }) => hierarchicalId === id)!;
  return {
    stackName: artifact.stackName,
    deployed,
    synthesized: JSON.parse(readFileSync(artifact.templateFullPath, 'utf8')) as Template,
    paths: new Map(artifact.findMetadataByType('aws:cdk:logicalId').map(({ path, data }) => (
      [String(data), path.replace(/^\//, '').replace(/\/Resource$/, '')]
    ))),
    positionOf: (property, properties) => optionPosition(
      configuration, ['domains', domain, 'environments', environment, 'modules', name], property,
      properties,
    ),
  };
}
