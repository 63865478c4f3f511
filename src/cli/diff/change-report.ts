import { accessChanges } from './access-changes';
import { changedValues } from './changed-values';
import { compareStacks } from './compare-templates';
import { Effect, EFFECTS, ResourceChange } from './resource-change';
import { Revision } from './revision';
import { stepsFor } from './steps';
import { ComparedStack } from './taken-names';
import { Template } from './template';
import { compareStrings, unique } from '../../private/collections';

/** A change with the location of the option that causes it. */
export interface PlacedChange extends ResourceChange {
  /** File, line and column of the option, if known. */
  readonly place?: string;
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
/** The steps for a change, or information about it. */
function hintOf(change: ResourceChange): string | undefined {
  return change.effect === 'retained' ? 'it is removed from the stack and retained in the account' : stepsFor(change);
}

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
  return stacks.map(({ stackName: stack, before: from, after: to }, index) => {
    const place = after.places.get(stack) ?? before.places.get(stack);
    return {
      stack,
      place,
      resources: changes[index].map((change) => {
        const option = after.optionPlace?.(stack, change.properties[0], to.Resources?.[change.logicalId]?.Properties);
        return option === undefined || option === place ? change : { ...change, place: option };
      }),
      access: accessChanges(from, to),
      values: values[index],
    };
  }).filter((change) => change.resources.length > 0 || change.values.length > 0);
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

/** The changes as text. */
export function changesText(changes: readonly StackChange[]): string {
  if (changes.length === 0) return 'no changes';
  return changes.map(({ stack, place, resources, access, values }) => [
    `${stack}${place === undefined ? '' : ` (${place})`}`,
    ...resources.flatMap((change) => [
      `  ${change.effect}: ${change.type} ${change.logicalId}`
        + (change.holdsData ? ', which holds or protects data' : ''),
      ...change.properties.length === 0 ? [] : [`    ${change.properties.join(', ')}${placeText(change)}`],
      ...hintOf(change) === undefined ? [] : [`    hint: ${hintOf(change)}`],
    ]),
    ...access.map((sentence) => `  access: ${sentence}`),
    ...values.map((sentence) => `  value: ${sentence}`),
  ].join('\n')).join('\n');
}

function placeText({ place }: PlacedChange): string {
  return place === undefined ? '' : ` (${place})`;
}

/** The changes as Markdown, for a pull request. */
export function changesMarkdown(changes: readonly StackChange[]): string {
  if (changes.length === 0) return 'No changes.';
  const all = changes.flatMap(({ resources }) => resources);
  const counts = EFFECTS.map((effect) => [all.filter((change) => change.effect === effect).length, effect] as const)
    .filter(([count]) => count > 0).map(([count, effect]) => `${count} ${effect}`);
  return [
    `**${counts.join(', ')}**`,
    ...changes.map(({ stack, place, resources, access, values }) => [
      `### ${stack}${place === undefined ? '' : ` (\`${place}\`)`}`,
      '',
      '| effect | type | resource | properties |',
      '| --- | --- | --- | --- |',
      ...resources.map((change) => `| ${[
        change.effect,
        `\`${change.type}\``,
        `\`${change.logicalId}\``,
        `${change.properties.map((property) => `\`${property}\``).join(', ')}${placeText(change)}`,
      ].join(' | ')} |`),
      ...access.length + values.length === 0 ? [] : ['', ...[...access, ...values].map((sentence) => `- ${sentence}`)],
    ].join('\n')),
  ].join('\n\n');
}
