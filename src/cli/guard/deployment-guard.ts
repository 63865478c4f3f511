import { foreignStack, isForeign, withValues } from './foreign-stack';
import { GuardedStack } from './guarded-stack';
import { unique } from '../../private/collections';
import { Problem } from '../../private/problems';
import { changedValues, ReadValue } from '../diff/changed-values';
import { compareStacks, isRefused } from '../diff/compare-templates';
import { NameOwner, ResourceChange } from '../diff/resource-change';
import { stepsFor } from '../diff/steps';
import { Template } from '../diff/template';

/** The findings of the guard. */
export interface GuardFindings {
  /** Problems that stop the deployment. */
  readonly problems: readonly Problem[];
  /** Resources that are removed from a stack and retained in the account. */
  readonly notes: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** The stacks that could not be compared, if any. */
  readonly gap?: Problem;
}

/**
 * Finds resources with data that a deployment would replace or delete, and changes that CloudFormation cannot make.
 * `allowed` contains logical IDs that can be replaced or deleted anyway.
 */
export function guardStacks(stacks: readonly GuardedStack[], allowed: readonly string[]): GuardFindings {
  const foreign = stacks.filter(({ isNotDeployed }) => !isNotDeployed).flatMap((stack) => foreignStack(stack) ?? []);
  const compared = stacks.filter((stack) => foreignStack(stack) === undefined);
  const before = compared.map((stack) => {
    const { deployed, synthesized } = isForeign(stack.deployed) ? withValues(stack) : stack;
    return { ...stack, before: asRead(deployed), after: asRead(synthesized) };
  });
  const ofStacks = compareStacks(before).map((found, index) => (compared[index].isNotDeployed ? [] : found));
  const changes = ofStacks.flatMap((found, index) => found.map((change) => ({ stack: compared[index], change })));
  const refused = changes.filter(({ change }) => isRefused(change));
  const ids = refused.map(({ change }) => change.logicalId);
  return {
    problems: [
      ...foreign,
      ...refused.filter(({ change }) => !allowed.includes(change.logicalId))
        .map(({ stack, change }) => refusal(stack, change)),
    ],
    notes: changes.filter(({ change }) => change.effect === 'retained').map(({ stack, change }) => ({
      code: 'DSP443',
      message: `${labelOf(stack, change)} is removed from the stack "${stack.stackName}" and retained in the account`,
    })),
    warnings: [
      ...unique(allowed).filter((id) => !ids.includes(id)).map((id): Problem => ({
        code: 'DSP444',
        message: '--allow-replacement: the deployment neither replaces nor deletes a resource with data and the '
          + `logical ID "${id}"`,
        hint: 'remove the option when it is no longer needed, so that it does not allow a later change',
      })),
      ...changedValues(before, ofStacks).flatMap((values, index) => values.flatMap((value) => (
        staleValue(compared[index], value) ?? []
      ))),
    ],
  };
}

/** The warning for a stack that keeps the old value of another one. */
function staleValue({ stackName, deployed }: GuardedStack, { path, from, keptUntil }: ReadValue): Problem | undefined {
  if (keptUntil === undefined || Object.keys(deployed.Resources ?? {}).length === 0) return undefined;
  return {
    code: 'DSP446',
    message: `the deployment changes "${path}" of "${from}", and "${stackName}" keeps the old value`,
    hint: keptUntil === 'it is deployed' ? `deploy "${stackName}" afterwards`
      : `change the template of "${stackName}" afterwards, for example a tag, and deploy it`,
  };
}

/** CloudFormation returns templates with a question mark for each non-ASCII character. */
function asRead(template: Template): Template {
  return JSON.parse(JSON.stringify(template).replace(/[\u{80}-\u{10ffff}]/gu, '?')) as Template;
}

function refusal(stack: GuardedStack, change: ResourceChange): Problem {
  const { effect, properties, causes, logicalId, keepsReplaced, isConsequence, nameOwner } = change;
  const because = properties.slice(0, causes);
  const steps = stepsFor(change);
  const label = labelOf(stack, change);
  const of = because.length === 0 ? '' : `, because ${quoted(because)} changes`;
  const property = because[0];
  const resource = stack.synthesized.Resources?.[logicalId];
  const position = stack.positionOf?.(property, resource?.Properties);
  const isKept = keepsReplaced ? 'CloudFormation keeps the old resource in the account, and the new one is empty'
    : 'CloudFormation deletes the old resource with its data';
  const shared = { where: stack.paths.get(logicalId) ?? stack.stackName, position };
  if (steps !== undefined) {
    return {
      ...shared,
      code: 'DSP441',
      message: nameOwner !== undefined
        ? `${label} of "${stack.stackName}" ${effect}, because ${ownerText(nameOwner)}`
        : `${label} of "${stack.stackName}" cannot be replaced${of} while its name stays the same`,
      hint: steps,
    };
  }
  return {
    ...shared,
    code: 'DSP440',
    message: `the deployment ${VERBS[effect]} ${label} of "${stack.stackName}", which holds or protects data${of}`,
    notes: [
      effect === 'deleted' ? 'its deletion policy does not retain it' : isKept,
      ...isConsequence ? ['it refers to a resource that is replaced'] : [],
    ],
    hint: `undo the change, or add "--allow-replacement ${logicalId}"`,
  };
}

function ownerText({ logicalId, stack, isKept }: NameOwner): string {
  const owner = `"${logicalId}"${stack === undefined ? '' : ` of "${stack}"`} has the same name`;
  if (isKept) return `${owner} and is retained`;
  return stack === undefined ? `${owner} until the deployment is complete` : `${owner} until that stack is deployed`;
}

const VERBS: { readonly [effect in ResourceChange['effect']]?: string } = {
  'replaced': 'replaces', 'may be replaced': 'may replace', 'deleted': 'deletes',
};

/** Type and name; without a name, the path of the construct. */
function labelOf({ paths }: GuardedStack, { type, name, logicalId }: ResourceChange): string {
  return `${type} ${name === undefined ? paths.get(logicalId) ?? logicalId : `"${name}"`}`;
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `"${text}"`).join(', ');
}
