import { keptOutputs, keptProperties, namesOf, resourcesOf } from './adopted-entries';
import { AdoptedStacks, AdoptingPlatform, SynthesizedStack, withAdoptingPlatform } from './adopted-platform';
import { exportProblems, LostExport, PlannedResource, planStack } from './adoption-plan';
import { DeployedTemplate, EvaluatedTemplates } from './deployed-template';
import { protectsData, retainedFirst, withRetained } from './first-step';
import { ImportedResource, importedResources } from './import-files';
import { StackTemplates, matchResources, ResourceMatch } from './match-resources';
import { SharedKey, sharedKeys } from './shared-keys';
import { Configuration } from '../../config/configuration';
import { Problem } from '../../private/problems';
import { physicalName } from '../diff/physical-names';

/** The template of the first step of a stack. */
export interface FirstStep {
  readonly stack: string;
  /** Region of the stack, if the configuration specifies it. */
  readonly region?: string;
  readonly template: DeployedTemplate;
  /** The retained resources. */
  readonly resources: readonly { readonly logicalId: string; readonly type: string }[];
}

/** The result of `dsp adopt`. */
export interface Adoption {
  readonly adopted: AdoptedStacks;
  readonly resources: readonly PlannedResource[];
  readonly firstSteps: readonly FirstStep[];
  readonly lostExports: readonly LostExport[];
  readonly imports: readonly ImportedResource[];
  readonly sharedKeys: readonly SharedKey[];
  /** Deployed stacks that hold data and that no stack of the platform adopts. */
  readonly otherStacks: readonly string[];
  readonly problems: readonly Problem[];
}

type Deployed = ReadonlyMap<string, DeployedTemplate>;
type Matches = ReadonlyMap<string, ReadonlyMap<string, ResourceMatch>>;

/** Maps the deployed resources to those of a platform, and determines what a deployment would then do. */
export async function adoptStacks(configuration: Configuration, deployed: Deployed): Promise<Adoption> {
  const given = givenOf(configuration);
  const named = await withAdoptingPlatform(
    configuration, given, (platform) => withStackNames(platform, deployed, given),
  );
  const first = await withAdoptingPlatform(
    configuration, named, (platform) => adoptedResources(platform, deployed, named, new Map()),
  );
  // Resources that are identified by the ID of another resource are found after that one is adopted.
  const { adopted, matches } = await withAdoptingPlatform(
    configuration, first.adopted, (platform) => adoptedResources(platform, deployed, first.adopted, first.matches),
  );
  const complete = await withAdoptingPlatform(
    configuration, adopted, (platform) => withProperties(platform, deployed, adopted),
  );
  return withAdoptingPlatform(configuration, complete, (platform) => planOf(platform, deployed, complete, matches));
}

/** The entries that the user has written: names of stacks and resources. */
export function givenOf({ options: { adopted = {} } }: Configuration): AdoptedStacks {
  return Object.fromEntries(Object.entries(adopted).map(([stack, { stackName, names }]) => (
    [stack, { stackName, names }]
  )));
}

/**
 * Assigns a deployed stack with a different name to each stack that is not deployed: the one with most of its
 * resources.
 */
function withStackNames(platform: AdoptingPlatform, deployed: Deployed, given: AdoptedStacks): AdoptedStacks {
  const { stacks } = platform;
  const [evaluated, own] = evaluatedPair(platform, deployed);
  const names = new Set(stacks.map(({ stackName }) => stackName));
  const free = [...deployed.keys()].filter((name) => !names.has(name));
  const candidates = stacks.filter(({ stackName }) => !deployed.has(stackName)).flatMap((stack) => {
    const wanted = keysOf(own.of(stack.stackName));
    return free.map((name) => ({
      id: stack.id, name, common: [...keysOf(evaluated.of(name))].filter((key) => wanted.has(key)).length,
    }));
  }).filter(({ common }) => common > 0).sort((a, b) => b.common - a.common);
  const found = new Map<string, string>();
  for (const { id, name } of candidates) {
    if (!found.has(id) && ![...found.values()].includes(name)) found.set(id, name);
  }
  return { ...given, ...Object.fromEntries([...found].map(([id, stackName]) => [id, { ...given[id], stackName }])) };
}

function keysOf(template: ReturnType<EvaluatedTemplates['of']>): Set<string> {
  return new Set(Object.values(template.Resources ?? {}).flatMap((resource) => physicalName(resource)?.key ?? []));
}

function adoptedResources(
  platform: AdoptingPlatform, deployed: Deployed, given: AdoptedStacks, known: Matches,
): { adopted: AdoptedStacks; matches: Matches } {
  const [before, after] = evaluatedPair(platform, deployed);
  const matches = new Map<string, ReadonlyMap<string, ResourceMatch>>();
  const adopted = deployedStacks(platform, deployed).map(([stack, template]) => {
    const compared = comparedStack(stack, template, before, after);
    const found = matchResources(compared, known.get(stack.id));
    matches.set(stack.id, found);
    const names = namesOf(compared, found);
    const { stackName, names: givenNames } = given[stack.id] ?? {};
    return [stack.id, {
      stackName,
      names: mergedNames(givenNames, names),
      resources: resourcesOf(stack, found),
      outputs: keptOutputs(
        template, before.exportNames(stack.stackName), new Set([...found.values()].map(({ deployed: id }) => id)),
      ),
    }] as const;
  });
  return { adopted: { ...given, ...Object.fromEntries(adopted) }, matches };
}

function comparedStack(
  { id, stackName, template }: SynthesizedStack, deployed: DeployedTemplate, before: EvaluatedTemplates,
  after: EvaluatedTemplates,
): StackTemplates {
  return {
    deployed,
    deployedValues: before.of(stackName),
    synthesized: template,
    synthesizedValues: after.of(stackName),
    stackNames: { deployed: stackName, own: id },
  };
}

type Names = { [kind: string]: { [name: string]: string } };

function mergedNames(one: Names | undefined, other: Names | undefined): Names | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const kinds = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(kinds.map((kind) => [kind, { ...other[kind], ...one[kind] }]));
}

/** Adds the deployed values of properties that would replace resources. */
function withProperties(platform: AdoptingPlatform, deployed: Deployed, adopted: AdoptedStacks): AdoptedStacks {
  const [before, after] = evaluatedPair(platform, deployed);
  const stacks = deployedStacks(platform, deployed).map(([stack, template]) => [stack.id, {
    ...adopted[stack.id],
    resources: keptProperties(
      adopted[stack.id].resources ?? {}, stack, comparedStack(stack, template, before, after),
    ),
  }] as const);
  return { ...adopted, ...Object.fromEntries(stacks) };
}

function planOf(
  platform: AdoptingPlatform, deployed: Deployed, adopted: AdoptedStacks, matches: Matches,
): Adoption {
  const [before, after] = evaluatedPair(platform, deployed);
  const firstSteps: FirstStep[] = [];
  const lostExports: LostExport[] = [];
  const resources: PlannedResource[] = [];
  const problems: Problem[] = [];
  const imports = importedResources(platform, deployed, before, after);
  for (const stack of platform.stacks) {
    const template: DeployedTemplate = deployed.get(stack.stackName) ?? { Resources: {} };
    const stays = new Set(Object.keys(stack.template.Resources ?? {}));
    const retained = retainedFirst(template, stays);
    if (retained.length > 0) {
      firstSteps.push({
        stack: stack.stackName,
        region: platform.environments[stack.stackName]?.region,
        template: withRetained(template, retained),
        resources: retained.map((logicalId) => ({ logicalId, type: template.Resources![logicalId].Type })),
      });
    }
    const plan = planStack({
      stack,
      deployed: withRetained(before.of(stack.stackName), retained),
      synthesized: after.of(stack.stackName),
      matches: matches.get(stack.id) ?? new Map(),
      retained: new Set(retained),
    });
    resources.push(...plan.resources);
    problems.push(...plan.problems);
    lostExports.push(...lostExportsOf(stack, before, deployed));
  }
  problems.push(...exportProblems(lostExports), ...imports.map(({ stack, type, name, deployedIn }): Problem => ({
    code: 'DSP470',
    message: `the deployment cannot create ${type} "${name}" of "${stack}", because it belongs to "${deployedIn}"`,
    hint: 'retain it, remove it from that stack, and import it with the file that this command writes',
  })));
  const otherStacks = otherStacksWithData(platform, deployed);
  return {
    adopted,
    resources,
    firstSteps,
    lostExports,
    imports,
    sharedKeys: sharedKeys(platform, deployed, before, matches),
    otherStacks,
    problems,
  };
}

function otherStacksWithData({ stacks }: AdoptingPlatform, deployed: Deployed): string[] {
  const adopted = new Set(stacks.map(({ stackName }) => stackName));
  return [...deployed].filter(([name, { Resources = {} }]) => (
    !adopted.has(name) && Object.values(Resources).some(({ Type }) => protectsData(Type))
  )).map(([name]) => name).sort();
}

function lostExportsOf(
  { stackName, template }: SynthesizedStack, before: EvaluatedTemplates, deployed: Deployed,
): LostExport[] {
  const kept = new Set(Object.keys(template.Outputs ?? {}));
  return [...before.exportNames(stackName)].filter(([id]) => !kept.has(id)).map(([, exportName]) => ({
    stack: stackName,
    exportName,
    importedBy: [...deployed.keys()].filter((name) => before.importsOf(name).has(exportName)),
  }));
}

function deployedStacks({ stacks }: AdoptingPlatform, deployed: Deployed): [SynthesizedStack, DeployedTemplate][] {
  return stacks.flatMap((stack) => {
    const template = deployed.get(stack.stackName);
    return template === undefined || Object.keys(template.Resources ?? {}).length === 0 ? [] : [[stack, template]];
  });
}

/** The account and Region of deployed stacks that the platform does not have: those of the platform, if it has one. */
function environmentsOfOthers(
  environments: AdoptingPlatform['environments'], deployed: Deployed,
): AdoptingPlatform['environments'] {
  const [first, ...more] = Object.values(environments);
  const isOne = more.every(({ account, region }) => account === first.account && region === first.region);
  return first === undefined || !isOne ? {} : Object.fromEntries([...deployed.keys()].map((name) => [name, first]));
}

/** The deployed and the synthesized templates with references resolved. */
function evaluatedPair(
  { stacks, environments }: AdoptingPlatform, deployed: Deployed,
): [EvaluatedTemplates, EvaluatedTemplates] {
  return [
    new EvaluatedTemplates(deployed, { ...environmentsOfOthers(environments, deployed), ...environments }),
    new EvaluatedTemplates(new Map(stacks.map(({ stackName, template }) => [stackName, template])), environments),
  ];
}
