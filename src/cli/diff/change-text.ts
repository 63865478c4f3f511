import { PlacedChange, StackChange } from './change-report';
import { ChangedOption } from './changed-options';
import { EFFECTS, ResourceChange } from './resource-change';
import { stepsFor } from './steps';
import { resourceChanges } from '../../private/facts/resource-changes';

/** The number of options of a change that are listed as text. JSON output contains all of them. */
const LISTED = 5;

/** The changes as text. */
export function changesText(changes: readonly StackChange[]): string {
  if (changes.length === 0) return 'no changes';
  return changes.map(({ stack, place, resources, access, values }) => [
    `${stack}${place === undefined ? '' : ` (${place})`}`,
    ...resources.flatMap((change) => [
      `  ${change.effect}: ${change.type} ${change.logicalId}`
        + (change.holdsData ? ', which holds or protects data' : ''),
      ...change.properties.length === 0 ? [] : [`    ${change.properties.join(', ')}`],
      ...hintOf(change) === undefined ? [] : [`    hint: ${hintOf(change)}`],
      ...causesOf(change).map((cause) => `    ${cause}`),
    ]),
    ...access.map((sentence) => `  access: ${sentence}`),
    ...values.map((sentence) => `  value: ${sentence}`),
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
    ...changes.map(({ stack, place, resources, access, values }) => [
      `### ${stack}${place === undefined ? '' : ` (\`${place}\`)`}`,
      '',
      '| effect | type | resource | properties | cause |',
      '| --- | --- | --- | --- | --- |',
      ...resources.map((change) => `| ${[
        change.effect,
        `\`${change.type}\``,
        `\`${change.logicalId}\``,
        change.properties.map((property) => `\`${property}\``).join(', '),
        causesOf(change).join('<br>').replace(/\|/g, '\\|'),
      ].join(' | ')} |`),
      ...access.length + values.length === 0 ? [] : ['', ...[...access, ...values].map((sentence) => `- ${sentence}`)],
    ].join('\n')),
  ].join('\n\n');
}

/** The options that cause a change, or the reason why there are none. */
function causesOf({ options, likelyPlace }: PlacedChange): string[] {
  if (options === undefined) return likelyPlace === undefined ? [] : [`likely option: ${likelyPlace}`];
  if (options.length === 0) return ['no option differs: the library, the AWS CDK or an environment variable differs'];
  const rest = options.length - LISTED;
  return [
    ...options.slice(0, LISTED).map((option) => `option: ${optionText(option)}`),
    ...rest > 0 ? [`and ${rest} more option${rest === 1 ? '' : 's'}`] : [],
  ];
}

function optionText({ option, place, isRemoved, owner }: ChangedOption): string {
  return `${option}${owner === undefined ? '' : ` of the ${owner}`} `
    + (isRemoved ? `(removed: ${place} of the baseline)` : `(${place})`);
}

/** The steps for a change, or information about it. */
function hintOf(change: ResourceChange): string | undefined {
  if (change.effect === 'retained') return 'it is removed from the stack and retained in the account';
  if (change.effect === 'replaced' && resourceChanges(change.type)?.deletedFirst === true) {
    return 'CloudFormation deletes the old resource before it creates the new one';
  }
  return stepsFor(change);
}
