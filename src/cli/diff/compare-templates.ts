import { physicalName } from './physical-names';
import { Effect, EFFECTS, ResourceChange } from './resource-change';
import { ComparedStack, withTakenNames } from './taken-names';
import { differences, overlap, Template, TemplateResource, withMarkedReferences } from './template';
import { compareStrings, unique } from '../../private/collections';
import { holdsDataAlways } from '../../private/facts/data-types';
import { resourceChanges } from '../../private/facts/resource-changes';
import { RETAINED_BY_SERVICE, RETAINED_TYPES } from '../../private/facts/retained-resources';

/** What happens to the resource later; a change of it is an update in place. */
export const RETENTION_POLICIES: readonly (keyof TemplateResource)[] = ['DeletionPolicy', 'UpdateReplacePolicy'];

/** The effects of a deployment of `after` on a stack with the template `before`, the most severe first. */
export function compareTemplates(before: Template, after: Template): ResourceChange[] {
  return compareStacks([{ stackName: '', before, after }])[0];
}

/** What a deployment does to each of several stacks, whose resources may move from one to another. */
export function compareStacks(stacks: readonly ComparedStack[]): ResourceChange[][] {
  const own = stacks.map(({ before, after }) => changesOf(before, after));
  return withTakenNames(stacks, own).map((changes) => changes.sort((a, b) => (
    EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) || compareStrings(a.logicalId, b.logicalId)
  )));
}

/** The changes of one stack, with references to replaced resources followed. */
function changesOf(before: Template, after: Template): ResourceChange[] {
  let replaced = new Set<string>();
  for (;;) {
    const changes = changesWith(before, after, replaced);
    const found = changes.filter(({ effect }) => effect === 'replaced').map(({ logicalId }) => logicalId);
    if (found.every((logicalId) => replaced.has(logicalId))) return changes;
    replaced = new Set([...replaced, ...found]);
  }
}

/** The changes, if references to the replaced resources get other values. */
function changesWith(before: Template, after: Template, replaced: ReadonlySet<string>): ResourceChange[] {
  const [old, current] = [before.Resources ?? {}, after.Resources ?? {}];
  return unique([...Object.keys(old), ...Object.keys(current)]).flatMap((logicalId): ResourceChange[] => {
    const [from, to] = [old[logicalId], current[logicalId]];
    if (from === undefined) return [change('added', logicalId, to)];
    if (to === undefined) return [change(removal(from), logicalId, from)];
    // CloudFormation rejects the whole update.
    if (from.Type !== to.Type) return [change('cannot be replaced', logicalId, from, ['Type'], 1)];
    const own = [
      ...differences(from.Properties ?? {}, to.Properties ?? {}),
      ...RETENTION_POLICIES.filter((policy) => from[policy] !== to[policy]),
    ];
    const marked: TemplateResource = {
      ...to, Properties: withMarkedReferences(to.Properties ?? {}, replaced) as TemplateResource['Properties'],
    };
    const properties = differences(from.Properties ?? {}, marked.Properties);
    const { effect, because } = effectOf(from, marked, properties);
    // A resource whose only difference is a reference to a replaced resource, and which is not replaced itself, is not
    // a change of the configuration.
    if (own.length === 0 && effect !== 'replaced') return [];
    const decided = { ...from, Properties: to.Properties };
    return [{
      ...change(effect, logicalId, decided, unique([...because, ...own]), because.length),
      isConsequence: own.length === 0,
    }];
  });
}

function change(
  effect: Effect, logicalId: string, resource: TemplateResource, properties: readonly string[] = [], causes = 0,
): ResourceChange {
  return {
    effect,
    logicalId,
    type: resource.Type,
    properties,
    causes,
    holdsData: holdsData(resource),
    keepsReplaced: isKept(resource.UpdateReplacePolicy),
    name: physicalName(resource)?.text,
    isConsequence: false,
  };
}

/** Whether a change loses data, or cannot be made. */
export function isRefused({ effect, type, holdsData: isData }: ResourceChange): boolean {
  switch (effect) {
    case 'cannot be replaced':
    case 'cannot be created': return true;
    case 'replaced':
    case 'may be replaced': return isData && !RETAINED_TYPES[type]?.isReplaceable;
    case 'deleted': return isData;
    default: return false;
  }
}

/**
 * Some types hold data only in some cases, in which the library retains them. Resources of other services hold data
 * unless their template specifies that they are deleted.
 */
function holdsData({ Type, DeletionPolicy }: TemplateResource): boolean {
  if (RETAINED_BY_SERVICE.includes(Type)) return true;
  return Type in RETAINED_TYPES
    ? RETAINED_TYPES[Type].only === undefined || isKept(DeletionPolicy)
    : holdsDataAlways(Type) && DeletionPolicy !== 'Delete';
}

function removal({ DeletionPolicy }: TemplateResource): Effect {
  return isKept(DeletionPolicy) ? 'retained' : 'deleted';
}

function isKept(policy: string | undefined): boolean {
  return policy !== undefined && policy !== 'Delete';
}

function effectOf(
  from: TemplateResource, to: TemplateResource, properties: readonly string[],
): { effect: Effect; because: readonly string[] } {
  const { createOnly = [], conditional = [], neverUpdated = false, deletedFirst = false } = (
    resourceChanges(to.Type) ?? {}
  );
  const replacing = properties.filter((property) => (
    neverUpdated || createOnly.some((path) => overlap(path, property))
  ));
  if (replacing.length > 0) {
    // CloudFormation usually creates the new resource first, while the name of the old one is still in use.
    const name = physicalName(to)?.key;
    const isFixed = !deletedFirst && name !== undefined && name === physicalName(from)?.key;
    return { effect: isFixed ? 'cannot be replaced' : 'replaced', because: replacing };
  }
  const perhaps = properties.filter((property) => conditional.some((path) => overlap(path, property)));
  return perhaps.length > 0 ? { effect: 'may be replaced', because: perhaps } : { effect: 'changed', because: [] };
}
