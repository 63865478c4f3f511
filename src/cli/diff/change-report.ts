import { accessChanges } from './access-changes';
import { compareTemplates, Effect, EFFECTS, ResourceChange, Template } from './compare-templates';
import { Revision } from './revision';
import { compareStrings, unique } from '../../private/collections';

/** What a deployment does to one stack. */
export interface StackChange {
  readonly stack: string;
  /** The place of the module in the configuration. */
  readonly place?: string;
  readonly resources: readonly ResourceChange[];
  /** What roles may do with objects from then on, or no longer. */
  readonly access: readonly string[];
}

/** Which changes make the exit code 1. */
export type FailOn = 'replacement' | 'deletion' | 'any';

const REPLACEMENTS: readonly Effect[] = ['cannot be replaced', 'replaced', 'may be replaced'];
const HINTS: { readonly [effect in Effect]?: string } = {
  'cannot be replaced': 'its name stays the same, so that CloudFormation cannot create the new one first: remove it in '
    + 'one deployment and add it in the next, or give it another name',
  'retained': 'it leaves the stack and stays in the account',
};

/** The stacks that differ, sorted by name. */
export function stackChanges(before: Revision, after: Revision): StackChange[] {
  const empty: Template = {};
  return unique([...before.templates.keys(), ...after.templates.keys()]).sort(compareStrings).map((stack) => {
    const [from, to] = [before.templates.get(stack) ?? empty, after.templates.get(stack) ?? empty];
    return {
      stack,
      place: after.places.get(stack) ?? before.places.get(stack),
      resources: compareTemplates(from, to),
      access: accessChanges(from, to),
    };
  }).filter(({ resources }) => resources.length > 0);
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
  return changes.map(({ stack, place, resources, access }) => [
    `${stack}${place === undefined ? '' : ` (${place})`}`,
    ...resources.flatMap(({ effect, type, logicalId, properties, holdsData }) => [
      `  ${effect}: ${type} ${logicalId}${holdsData ? ', which holds or protects data' : ''}`,
      ...properties.length === 0 ? [] : [`    ${properties.join(', ')}`],
      ...HINTS[effect] === undefined ? [] : [`    hint: ${HINTS[effect]}`],
    ]),
    ...access.map((sentence) => `  access: ${sentence}`),
  ].join('\n')).join('\n');
}

/** The changes as Markdown, for a pull request. */
export function changesMarkdown(changes: readonly StackChange[]): string {
  if (changes.length === 0) return 'No changes.';
  const all = changes.flatMap(({ resources }) => resources);
  const counts = EFFECTS.map((effect) => [all.filter((change) => change.effect === effect).length, effect] as const)
    .filter(([count]) => count > 0).map(([count, effect]) => `${count} ${effect}`);
  return [
    `**${counts.join(', ')}**`,
    ...changes.map(({ stack, place, resources, access }) => [
      `### ${stack}${place === undefined ? '' : ` (\`${place}\`)`}`,
      '',
      '| effect | type | resource | properties |',
      '| --- | --- | --- | --- |',
      ...resources.map(({ effect, type, logicalId, properties }) => (
        `| ${effect} | \`${type}\` | \`${logicalId}\` | ${properties.map((property) => `\`${property}\``).join(', ')} |`
      )),
      ...access.length === 0 ? [] : ['', ...access.map((sentence) => `- ${sentence}`)],
    ].join('\n')),
  ].join('\n\n');
}
