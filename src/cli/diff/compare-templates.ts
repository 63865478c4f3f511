import { physicalName } from './physical-names';
import { differences, overlap, Template, TemplateResource, withMarkedReferences } from './template';
import { compareStrings, unique } from '../../private/collections';
import { resourceChanges } from '../../private/facts/resource-changes';
import { RETAINED_TYPES } from '../../private/facts/retained-resources';

/** The effects on a resource, the most severe first. */
export const EFFECTS = [
  'cannot be replaced', 'cannot be created', 'replaced', 'may be replaced', 'deleted', 'retained', 'changed', 'added',
] as const;

export type Effect = (typeof EFFECTS)[number];

/** The effect of a deployment on a resource. */
export interface ResourceChange {
  readonly effect: Effect;
  readonly logicalId: string;
  readonly type: string;
  /** Paths of the properties that differ, with dots. Those that determine the effect are first. */
  readonly properties: readonly string[];
  /** The number of properties that determine the effect. */
  readonly causes: number;
  /** Whether the resource holds or protects data. */
  readonly holdsData: boolean;
  /** Whether CloudFormation keeps the old resource when it replaces it. */
  readonly keepsReplaced: boolean;
  /** The name of the resource in the template, if it is a string. */
  readonly name?: string;
  /** The resource that uses the name until the deployment is complete, if this one cannot be created. */
  readonly nameOf?: string;
  /** Whether that resource is retained in the account and keeps the name. */
  readonly isNameKept?: boolean;
  /** Whether no property differs, and the resource is replaced because a resource that it refers to is replaced. */
  readonly isConsequence: boolean;
}

/** The effects of a deployment of `after` on a stack with the template `before`, the most severe first. */
export function compareTemplates(before: Template, after: Template): ResourceChange[] {
  let replaced = new Set<string>();
  for (;;) {
    const changes = changesWith(before, after, replaced);
    const found = changes.filter(({ effect }) => effect === 'replaced').map(({ logicalId }) => logicalId);
    if (found.every((logicalId) => replaced.has(logicalId))) {
      return changes.sort((a, b) => (
        EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) || compareStrings(a.logicalId, b.logicalId)
      ));
    }
    replaced = new Set([...replaced, ...found]);
  }
}

/** The changes, if references to the replaced resources get other values. */
function changesWith(before: Template, after: Template, replaced: ReadonlySet<string>): ResourceChange[] {
  const [old, current] = [before.Resources ?? {}, after.Resources ?? {}];
  const taken = namesOfLeaving(old, current);
  return unique([...Object.keys(old), ...Object.keys(current)]).flatMap((logicalId): ResourceChange[] => {
    const [from, to] = [old[logicalId], current[logicalId]];
    if (from === undefined) {
      const nameOf = taken.get(physicalName(to)?.key ?? '');
      if (nameOf === undefined) return [change('added', logicalId, to)];
      return [{
        ...change('cannot be created', logicalId, to), nameOf, isNameKept: isKept(old[nameOf].DeletionPolicy),
      }];
    }
    if (to === undefined) return [change(removal(from), logicalId, from)];
    // CloudFormation rejects the whole update.
    if (from.Type !== to.Type) return [change('cannot be replaced', logicalId, from, ['Type'], 1)];
    const own = differences(from.Properties ?? {}, to.Properties ?? {});
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
    case 'may be replaced': return isData && !RETAINED_TYPES[type].isReplaceable;
    case 'deleted': return isData;
    default: return false;
  }
}

/** Some types hold data only in some cases, in which the library retains them. */
function holdsData({ Type, DeletionPolicy }: TemplateResource): boolean {
  return Type in RETAINED_TYPES && (RETAINED_TYPES[Type].only === undefined || isKept(DeletionPolicy));
}

function removal({ DeletionPolicy }: TemplateResource): Effect {
  return isKept(DeletionPolicy) ? 'retained' : 'deleted';
}

function isKept(policy: string | undefined): boolean {
  return policy !== undefined && policy !== 'Delete';
}

/** Names of resources that are removed from the template. CloudFormation deletes them after it creates the new ones. */
function namesOfLeaving(
  old: NonNullable<Template['Resources']>, current: NonNullable<Template['Resources']>,
): Map<string, string> {
  return new Map(Object.entries(old).filter(([logicalId]) => current[logicalId] === undefined)
    .flatMap(([logicalId, resource]): [string, string][] => {
      const name = physicalName(resource);
      return name === undefined ? [] : [[name.key, logicalId]];
    }));
}

function effectOf(
  from: TemplateResource, to: TemplateResource, properties: readonly string[],
): { effect: Effect; because: readonly string[] } {
  const { createOnly = [], conditional = [], neverUpdated = false } = resourceChanges(to.Type) ?? {};
  const replacing = properties.filter((property) => (
    neverUpdated || createOnly.some((path) => overlap(path, property))
  ));
  if (replacing.length > 0) {
    // CloudFormation creates the new resource first, while the name of the old one is still in use.
    const name = physicalName(to)?.key;
    const isFixed = name !== undefined && name === physicalName(from)?.key;
    return { effect: isFixed ? 'cannot be replaced' : 'replaced', because: replacing };
  }
  const perhaps = properties.filter((property) => conditional.some((path) => overlap(path, property)));
  return perhaps.length > 0 ? { effect: 'may be replaced', because: perhaps } : { effect: 'changed', because: [] };
}
