import { Adoption } from './adopt-stacks';
import { PLAN_LISTS, PlannedResource } from './adoption-plan';
import { isCustomResource, protectsData } from './first-step';
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
  const { firstSteps, lostExports, imports, sharedKeys, otherStacks, problems } = adoption;
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
    sharedKeys,
    otherStacks,
    problems,
  }, undefined, 2);
}

function listed({ resources }: Adoption, list: PlannedResource['list']): PlannedResource[] {
  return resources.filter((resource) => resource.list === list);
}

function labelOf({ name, path, logicalId }: PlannedResource): string {
  return name ?? path ?? logicalId;
}

/** Resources that hold data and leave a stack in which the deployment creates another one of the type. */
function separated(adoption: Adoption): { removed: PlannedResource; created: PlannedResource }[] {
  const created = listed(adoption, 'created');
  return listed(adoption, 'removed').filter(({ type }) => protectsData(type)).flatMap((removed) => {
    const other = created.find(({ stack, type }) => stack === removed.stack && type === removed.type);
    return other === undefined ? [] : [{ removed, created: other }];
  });
}

function notes(adoption: Adoption, { imports: files }: AdoptionSteps): string[] {
  const { firstSteps, lostExports, imports, sharedKeys, otherStacks } = adoption;
  const custom = firstSteps.flatMap(({ stack, resources }) => (
    resources.filter(({ type }) => isCustomResource(type)).map(({ logicalId }) => `${logicalId} of ${stack}`)
  ));
  const unused = lostExports.filter(({ importedBy }) => importedBy.length === 0);
  const notImportable = imports.filter(({ isImportable }) => !isImportable);
  return [
    ...separated(adoption).map(({ removed, created }) => (
      `${removed.type} "${labelOf(removed)}" leaves the stack "${removed.stack}", and "${labelOf(created)}" is created `
        + 'without its data; to adopt it, add its name to "names" in adopted.yaml'
    )),
    ...sharedKeys.map(({ stack, logicalId, buckets }) => (
      `AWS::KMS::Key "${logicalId}" of "${stack}" also encrypts buckets that are not in this stack afterwards: `
        + `${buckets.map((bucket) => `"${bucket.name}" of "${bucket.stack}"`).join(', ')}; its policy will only allow the `
        + 'roles of its module: to keep the key and its policy as they are, specify "existingKeyArn" of the modules'
    )),
    ...otherStacks.length === 0 ? [] : [
      `no module adopts these stacks, which hold data and do not change: ${otherStacks.join(', ')}; if a module or a `
        + 'stack was renamed, set "stack_name" in adopted.yaml',
    ],
    ...custom.length === 0 ? [] : [
      `${count(custom.length, 'custom resource')} would call a function to revert changes; the first step retains `
        + `them: ${custom.join(', ')}`,
    ],
    ...unused.length === 0 ? [] : [
      `${count(unused.length, 'export')} of removed resources that no template imports: `
        + unused.map(({ exportName }) => exportName).join(', '),
    ],
    ...files.map(({ command }) => (
      'after the resources are removed from their stack, run "dsp adopt" again, and "dsp deploy --adopt-existing"; or '
        + `"dsp synth", and then: ${command}`
    )),
    ...notImportable.length === 0 ? [] : [
      'CloudFormation cannot import these types: '
        + [...new Set(notImportable.map(({ type }) => type))].sort().join(', '),
    ],
  ];
}
