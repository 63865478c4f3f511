import { accessChanges } from './access-changes';
import { explainedChanges, optionsOfChanges } from './change-causes';
import { ChangedOption, OptionComparison } from './changed-options';
import { changedValues, valueText } from './changed-values';
import { compareStacks } from './compare-templates';
import { optionPosition } from './option-position';
import { Effect, ResourceChange } from './resource-change';
import { Revision } from './revision';
import { ComparedStack } from './taken-names';
import { Template } from './template';
import { compareStrings, unique } from '../../private/collections';
import { formatPosition } from '../../private/problems';

/** A change with the options that cause it. */
export interface PlacedChange extends ResourceChange {
  /** The options that differ and cause the change. Undefined if the configuration of the baseline is not known. */
  readonly options?: readonly ChangedOption[];
  /** Without a known baseline: the location of the option that is likely to cause the change. */
  readonly likelyPlace?: string;
}

/** The effect of a deployment on a stack. */
export interface StackChange {
  readonly stack: string;
  /** The location of the module in the configuration. */
  readonly place?: string;
  readonly resources: readonly PlacedChange[];
  /** Access to objects that roles gain or lose. */
  readonly access: readonly string[];
  /** Values of other stacks that it reads and that change. */
  readonly values: readonly string[];
}

/** The changes that set the exit code to 1. */
export type FailOn = 'replacement' | 'deletion' | 'any';

const REPLACEMENTS: readonly Effect[] = [
  'cannot be replaced', 'cannot be created', 'replaced', 'may be replaced',
];

/** The stacks with differences, sorted by name. */
export function stackChanges(before: Revision, after: Revision): StackChange[] {
  const empty: Template = {};
  const names = unique([...before.templates.keys(), ...after.templates.keys()]).sort(compareStrings);
  const stacks = names.map((stackName): ComparedStack => ({
    ...after.deployments.get(stackName) ?? before.deployments.get(stackName),
    stackName,
    before: before.templates.get(stackName) ?? empty,
    after: after.templates.get(stackName) ?? empty,
    isGone: !after.templates.has(stackName),
  }));
  const changes = compareStacks(stacks);
  const values = changedValues(stacks, changes);
  const placed = placing(before, after);
  return stacks.map((stack, index): StackChange => ({
    stack: stack.stackName,
    place: after.places.get(stack.stackName) ?? before.places.get(stack.stackName),
    resources: placed(stack, changes[index]),
    access: accessChanges(stack.before, stack.after),
    values: values[index].map(valueText),
  })).filter((change) => change.resources.length > 0 || change.values.length > 0);
}

/** Adds the options that cause the changes of a stack. */
function placing(
  before: Revision, after: Revision,
): (stack: ComparedStack, changes: readonly ResourceChange[]) => PlacedChange[] {
  const { source } = after;
  if (source === undefined) return (_, changes) => [...changes];
  const comparison = before.source && new OptionComparison(before.source, source);
  if (comparison === undefined) return (stack, changes) => likelyPlaces(after, stack, changes);
  return (stack, changes) => {
    const module = comparison.moduleOf(stack.stackName);
    if (module === undefined) return [...changes];
    const paths = new Map([before, after].flatMap((side) => [...side.paths?.get(stack.stackName) ?? []]));
    const options = optionsOfChanges(
      explainedChanges(changes, stack.before, stack.after, paths), module, comparison,
    );
    return changes.map((change, index) => ({ ...change, options: options[index] }));
  };
}

function likelyPlaces(
  { source, places }: Revision, { stackName, after }: ComparedStack, changes: readonly ResourceChange[],
): PlacedChange[] {
  const path = source?.modules.get(stackName)?.path;
  if (source === undefined || path === undefined) return [...changes];
  return changes.map((change) => {
    const properties = after.Resources?.[change.logicalId]?.Properties;
    const place = formatPosition(optionPosition(source.configuration, path, change.properties[0], properties));
    return place === places.get(stackName) ? change : { ...change, likelyPlace: place };
  });
}

/** Whether there is a change of this kind. */
export function hasFailed(changes: readonly StackChange[], failOn: FailOn | undefined): boolean {
  const effects = changes.flatMap(({ resources }) => resources.map(({ effect }) => effect));
  switch (failOn) {
    case undefined: return false;
    case 'any': return effects.length > 0;
    case 'deletion': return effects.includes('deleted') || effects.some((effect) => REPLACEMENTS.includes(effect));
    case 'replacement': return effects.some((effect) => REPLACEMENTS.includes(effect));
  }
}
