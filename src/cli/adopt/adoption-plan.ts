import { SynthesizedStack } from './adopted-platform';
import { isCustomResource, protectsData, undoesOnDeletion } from './first-step';
import { ResourceMatch } from './match-resources';
import { Problem } from '../../private/problems';
import { compareTemplates, isRefused, RETENTION_POLICIES } from '../diff/compare-templates';
import { physicalName } from '../diff/physical-names';
import { ResourceChange } from '../diff/resource-change';
import { stepsFor } from '../diff/steps';
import { Template } from '../diff/template';

/** The effect of a deployment on resources of the stacks. */
export const PLAN_LISTS = ['updated in place', 'created', 'removed', 'replaced'] as const;

export type PlanList = (typeof PLAN_LISTS)[number];

/** A resource in one of the lists. */
export interface PlannedResource {
  readonly list: PlanList;
  readonly stack: string;
  readonly type: string;
  readonly logicalId: string;
  readonly name?: string;
  /** The path of the construct that adopts or creates the resource. */
  readonly path?: string;
  readonly holdsData: boolean;
  readonly reason: string;
}

/** A stack with its deployed template (after the first step) and its synthesized template, with references resolved. */
export interface PlannedStack {
  readonly stack: SynthesizedStack;
  readonly deployed: Template;
  readonly synthesized: Template;
  readonly matches: ReadonlyMap<string, ResourceMatch>;
  /** Logical IDs that the first step retains. */
  readonly retained: ReadonlySet<string>;
}

const NOTHING_CHANGES = 'no property changes';

/** The effect of a deployment of a stack. */
export function planStack(planned: PlannedStack): { resources: PlannedResource[]; problems: Problem[] } {
  const changes = compareTemplates(planned.deployed, planned.synthesized);
  const changed = new Set(changes.map(({ logicalId }) => logicalId));
  const same = Object.entries(planned.synthesized.Resources ?? {}).filter(([id]) => !changed.has(id));
  const unchanged = same.map(([logicalId, resource]): PlannedResource => ({
    ...labelOf(planned, logicalId),
    list: 'updated in place',
    type: resource.Type,
    logicalId,
    name: physicalName(resource)?.text,
    holdsData: protectsData(resource.Type),
    reason: `${matchReason(planned, logicalId)}; ${NOTHING_CHANGES}`,
  }));
  return {
    resources: [...changes.map((change) => plannedResource(planned, change)), ...unchanged],
    problems: changes.filter(isRefused).map((change) => refusal(planned, change)),
  };
}

function plannedResource(planned: PlannedStack, change: ResourceChange): PlannedResource {
  const { type, logicalId, name, properties } = change;
  const shared = { ...labelOf(planned, logicalId), type, logicalId, name, holdsData: protectsData(type) };
  switch (change.effect) {
    case 'changed': {
      // CloudFormation does not update a resource if only its retention changes.
      const updated = properties.filter((property) => !(RETENTION_POLICIES as readonly string[]).includes(property));
      const reason = updated.length === 0 ? NOTHING_CHANGES : updated.join(', ');
      return { ...shared, list: 'updated in place', reason: `${matchReason(planned, logicalId)}; ${reason}` };
    }
    case 'added':
    case 'cannot be created':
      return { ...shared, list: 'created', reason: 'the deployed stack has no such resource' };
    case 'retained':
      return {
        ...shared,
        list: 'removed',
        reason: planned.retained.has(logicalId)
          ? `the platform has no such resource; the first step retains it in the account${customNote(type)}`
          : 'the platform has no such resource; it stays in the account',
      };
    case 'deleted': return { ...shared, list: 'removed', reason: 'the platform has no such resource; it is deleted' };
    case 'replaced':
    case 'may be replaced':
    case 'cannot be replaced':
      return { ...shared, list: 'replaced', reason: `${properties.slice(0, change.causes).join(', ')} changes` };
  }
}

function customNote(type: string): string {
  if (isCustomResource(type)) return ', so its function is not called to revert its changes';
  return undoesOnDeletion(type) ? ', because its deletion would also revoke permissions that the platform grants' : '';
}

function labelOf({ stack }: PlannedStack, logicalId: string): { stack: string; path?: string } {
  return { stack: stack.stackName, path: stack.paths.get(logicalId) };
}

function matchReason({ matches }: PlannedStack, logicalId: string): string {
  const match = [...matches.values()].find(({ deployed }) => deployed === logicalId);
  return match === undefined ? 'same logical ID' : `found by ${match.reason}`;
}

const VERBS: { readonly [effect in ResourceChange['effect']]?: string } = {
  'cannot be created': 'cannot create', 'cannot be replaced': 'cannot replace', 'deleted': 'would delete',
};

function refusal({ stack }: PlannedStack, change: ResourceChange): Problem {
  const { effect, type, name, logicalId, properties, causes } = change;
  const label = `${type} ${name === undefined ? stack.paths.get(logicalId) ?? logicalId : `"${name}"`}`;
  const quoted = properties.slice(0, causes).map((property) => `"${property}"`).join(', ');
  const because = causes === 0 ? '' : `, because ${quoted} changes`;
  return {
    code: 'DSP470',
    message: `the deployment ${VERBS[effect] ?? 'would replace'} ${label} of "${stack.stackName}"${because}`,
    hint: stepsFor(change) ?? `set ${quoted} in the configuration to the deployed value, so that nothing is replaced`,
  };
}

/** Exports of a deployed stack that the platform does not have, and whether another stack imports them. */
export interface LostExport {
  readonly stack: string;
  readonly exportName: string;
  readonly importedBy: readonly string[];
}

/** A problem for each export that is imported and would be lost. */
export function exportProblems(lost: readonly LostExport[]): Problem[] {
  return lost.filter(({ importedBy }) => importedBy.length > 0).map(({ stack, exportName, importedBy }) => ({
    code: 'DSP470',
    message: `the deployment would delete the export "${exportName}" of "${stack}", which ${importedBy.join(', ')} `
      + 'imports',
    hint: 'first replace the import by the value; CloudFormation cannot delete an imported export',
  }));
}
