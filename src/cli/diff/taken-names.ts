import { physicalName } from './physical-names';
import { Effect, ResourceChange } from './resource-change';
import { at, isLocal, Template, TemplateResource } from './template';
import { NameScope, nameScope, partitionOf, UNIQUE_PROPERTIES } from '../../private/facts/name-scopes';
import { resourceChanges } from '../../private/facts/resource-changes';

/** A stack before and after a deployment. */
export interface ComparedStack {
  readonly stackName: string;
  readonly before: Template;
  readonly after: Template;
  /** The target of the deployment. Without it, all stacks are in one account and Region. */
  readonly environment?: { readonly account: string; readonly region: string };
  /** Names of the stacks that are always deployed before this one. */
  readonly deployedAfter?: readonly string[];
  /** Whether the platform no longer has the stack. No deployment changes it, and its resources keep their names. */
  readonly isGone?: boolean;
  /** Whether the stack is not part of the deployment, so that its resources keep their names. */
  readonly isNotDeployed?: boolean;
}

/**
 * The changes of several stacks, in which a resource cannot be created with a name that another one has until it is
 * removed from its template, or that it keeps permanently. CloudFormation creates the new resources of a stack before
 * it deletes the old ones, and deploys one stack after the other.
 */
export function withTakenNames(
  stacks: readonly ComparedStack[], changes: readonly (readonly ResourceChange[])[],
): ResourceChange[][] {
  const owners = leavingNames(stacks);
  return stacks.map((stack, index) => changes[index].map((change): ResourceChange => {
    const effect = TAKEN[change.effect];
    const resource = stack.after.Resources?.[change.logicalId];
    const key = effect === undefined || resource === undefined ? undefined : nameKey(stack, resource);
    const leaving = key === undefined ? undefined : owners.get(key);
    if (effect === undefined || leaving === undefined || !isTaken(leaving, stack, change.logicalId)) return change;
    const owner = {
      logicalId: leaving.logicalId,
      stack: leaving.stack === stack ? undefined : leaving.stack.stackName,
      isKept: leaving.isKept,
      isGone: leaving.stack.isGone === true,
      isAdoptable: isAdoptable(resource!),
    };
    return { ...change, effect, nameOwner: owner };
  }));
}

const TAKEN: { readonly [effect in Effect]?: Effect } = {
  'added': 'cannot be created', 'replaced': 'cannot be replaced', 'may be replaced': 'cannot be replaced',
};

interface LeavingName {
  readonly stack: ComparedStack;
  readonly logicalId: string;
  readonly isKept: boolean;
}

/** Names that resources have before the deployment and not after it. */
function leavingNames(stacks: readonly ComparedStack[]): Map<string, LeavingName> {
  return new Map(stacks.flatMap((stack) => (
    Object.entries(stack.before.Resources ?? {}).flatMap(([logicalId, from]): [string, LeavingName][] => {
      const to = stack.after.Resources?.[logicalId];
      const key = nameKey(stack, from);
      if (key === undefined || (to !== undefined && key === nameKey(stack, to))) return [];
      const policy = to === undefined ? from.DeletionPolicy : to.UpdateReplacePolicy;
      return [[key, { stack, logicalId, isKept: policy !== undefined && policy !== 'Delete' }]];
    })
  )));
}

function isTaken(leaving: LeavingName, stack: ComparedStack, logicalId: string): boolean {
  if (leaving.stack === stack) return leaving.logicalId !== logicalId;
  return leaving.isKept || leaving.stack.isGone === true || leaving.stack.isNotDeployed === true
    || stack.deployedAfter?.includes(leaving.stack.stackName) !== true;
}

/** A name with its type and scope. References to other resources are valid only in their stack. */
export function nameKey(
  { stackName, environment }: Pick<ComparedStack, 'stackName' | 'environment'>, resource: TemplateResource,
): string | undefined {
  const unique = UNIQUE_PROPERTIES[resource.Type];
  const value = unique === undefined ? undefined : at(resource.Properties, unique);
  const name = value === undefined ? physicalName(resource)
    : { key: JSON.stringify([resource.Type, value]), isLocal: isLocal(value) };
  if (name === undefined) return undefined;
  const places: { readonly [scope in NameScope]: unknown[] } = {
    partition: [partitionOf(environment?.region)],
    account: [environment?.account],
    region: [environment?.account, environment?.region],
  };
  return JSON.stringify([name.key, ...places[nameScope(resource.Type)], name.isLocal ? stackName : '']);
}

/**
 * Whether CloudFormation finds an existing resource by the template: what identifies it is written there as text.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-automatically.html
 */
function isAdoptable({ Type, Properties }: TemplateResource): boolean {
  const { identifier = [], importable = false } = resourceChanges(Type) ?? {};
  return importable && identifier.length > 0
    && identifier.every((property) => typeof at(Properties, property) === 'string');
}
