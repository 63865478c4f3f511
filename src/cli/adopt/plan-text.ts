import { Adoption } from './adopt-stacks';
import { PLAN_LISTS, PlannedResource } from './adoption-plan';
import { isCustomResource } from './first-step';
import { count } from '../terminal';

/** A file of a step for the user, with its command. */
export interface StepFile {
  readonly stack: string;
  readonly file: string;
  readonly command: string;
  readonly text: string;
}

/** The steps before the deployment. */
export interface AdoptionSteps {
  readonly retain: readonly StepFile[];
  readonly imports: readonly StepFile[];
}

/** The plan as text. */
export function planText(adoption: Adoption, steps: AdoptionSteps): string {
  return [
    ...steps.retain.length === 0 ? [] : [
      'first step: retain resources that the deployed templates would delete',
      ...steps.retain.map(({ command }) => `  ${command}`),
    ],
    ...PLAN_LISTS.flatMap((list) => {
      const resources = listed(adoption, list);
      return [`${list}: ${resources.length}`, ...resources.map((resource) => (
        `  ${resource.stack}  ${resource.type} ${labelOf(resource)}${resource.holdsData ? ' (holds or protects data)' : ''}`
          + `: ${resource.reason}`
      ))];
    }),
    ...notes(adoption, steps).map((note) => `note: ${note}`),
  ].join('\n');
}

/** The plan as Markdown. */
export function planMarkdown(adoption: Adoption, steps: AdoptionSteps): string {
  return [
    ...steps.retain.length === 0 ? [] : [
      '### First step: retain resources that the deployed templates would delete',
      ['```console', ...steps.retain.map(({ command }) => command), '```'].join('\n'),
    ],
    ...PLAN_LISTS.flatMap((list) => {
      const resources = listed(adoption, list);
      const title = `### ${list[0].toUpperCase()}${list.slice(1)}: ${resources.length}`;
      return resources.length === 0 ? [title] : [title, [
        '| stack | type | resource | reason |',
        '| --- | --- | --- | --- |',
        ...resources.map((resource) => (
          `| ${resource.stack} | \`${resource.type}\` | \`${labelOf(resource)}\` | ${resource.reason} |`
        )),
      ].join('\n')];
    }),
    ...notes(adoption, steps).map((note) => `- ${note}`),
  ].join('\n\n');
}

/** The plan as JSON for scripts. */
export function planJson(adoption: Adoption, steps: AdoptionSteps): string {
  const { firstSteps, lostExports, imports, problems } = adoption;
  return JSON.stringify({
    plan: Object.fromEntries(PLAN_LISTS.map((list) => [list, listed(adoption, list)])),
    firstSteps: firstSteps.map(({ stack, resources }) => ({
      stack,
      resources,
      ...steps.retain.filter((step) => step.stack === stack).map(({ file, command }) => (
        { file, command }
      ))[0],
    })),
    lostExports,
    imports,
    problems,
  }, undefined, 2);
}

function listed({ resources }: Adoption, list: PlannedResource['list']): PlannedResource[] {
  return resources.filter((resource) => resource.list === list);
}

function labelOf({ name, path, logicalId }: PlannedResource): string {
  return name ?? path ?? logicalId;
}

function notes({ firstSteps, lostExports, imports }: Adoption, { imports: files }: AdoptionSteps): string[] {
  const custom = firstSteps.flatMap(({ stack, resources }) => (
    resources.filter(({ type }) => isCustomResource(type)).map(({ logicalId }) => `${logicalId} of ${stack}`)
  ));
  const unused = lostExports.filter(({ importedBy }) => importedBy.length === 0);
  const notImportable = imports.filter(({ isImportable }) => !isImportable);
  return [
    ...custom.length === 0 ? [] : [
      `${count(custom.length, 'custom resource')} would call a function to revert changes; the first step retains `
        + `them: ${custom.join(', ')}`,
    ],
    ...unused.length === 0 ? [] : [
      `${count(unused.length, 'export')} of removed resources that no template imports: `
        + unused.map(({ exportName }) => exportName).join(', '),
    ],
    ...files.map(({ command }) => `after the resources are removed from their stack: ${command}`),
    ...notImportable.length === 0 ? [] : [
      'CloudFormation cannot import these types: '
        + [...new Set(notImportable.map(({ type }) => type))].sort().join(', '),
    ],
  ];
}
