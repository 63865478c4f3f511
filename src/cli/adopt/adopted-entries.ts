import { SynthesizedStack } from './adopted-platform';
import { DeployedTemplate } from './deployed-template';
import { StackTemplates, ResourceMatch } from './match-resources';
import { nameKindOf } from './resource-names';
import {
  AdoptedOutputOptions, AdoptedResourceOptions, AdoptedStackOptions,
} from '../../platform/options/adopted-options';
import { sortedEntries } from '../../private/collections';
import { compareTemplates } from '../diff/compare-templates';
import { at } from '../diff/template';

type Matches = ReadonlyMap<string, ResourceMatch>;

/** The deployed logical IDs, by the path of the construct. */
export function resourcesOf(stack: SynthesizedStack, matches: Matches): { [path: string]: AdoptedResourceOptions } {
  const found = [...matches].map(([id, { deployed }]) => [stack.paths.get(id)!, { logicalId: deployed }] as const);
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The deployed names that differ from those of the platform. */
export function namesOf(
  { deployedValues, synthesizedValues }: StackTemplates, matches: Matches,
): AdoptedStackOptions['names'] {
  const names: { [kind: string]: { [name: string]: string } } = {};
  for (const [id, { deployed }] of matches) {
    const own = synthesizedValues.Resources![id];
    const named = nameKindOf(own.Type);
    if (named === undefined) continue;
    const nameIn = (properties: unknown) => {
      const name = at(properties, named.property);
      return typeof name === 'string' ? name.slice((named.prefix ?? '').length) : undefined;
    };
    const [wanted, actual] = [nameIn(own.Properties), nameIn(deployedValues.Resources![deployed].Properties)];
    if (wanted === undefined || actual === undefined || wanted === actual) continue;
    names[named.kind] = { ...names[named.kind], [wanted]: actual };
  }
  return Object.keys(names).length === 0 ? undefined : names;
}

/**
 * The exports whose values are kept. A name with a template parameter is not known, because the parameter can have
 * another value than its default.
 */
export function keptOutputs(
  template: DeployedTemplate, names: ReadonlyMap<string, string>, stays: ReadonlySet<string>,
): { [logicalId: string]: AdoptedOutputOptions } | undefined {
  const isPseudo = (id: string) => id.startsWith('AWS::');
  const kept = sortedEntries(template.Outputs ?? {}).filter(([, { Value, Export }]) => (
    Export !== undefined
      && idsIn(Export.Name).every(isPseudo) && idsIn(Value).every((id) => stays.has(id) || isPseudo(id))
  )).map(([id, { Value }]) => [id, outputOf(names.get(id)!, Value)] as const);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function outputOf(exportName: string, value: unknown): AdoptedOutputOptions {
  return typeof value === 'object' && value !== null
    ? { exportName, expression: value as { [name: string]: unknown } }
    : { exportName, value: String(value) };
}

/** The entries, with the deployed values of properties for which CloudFormation would replace a resource. */
export function keptProperties(
  entries: { readonly [path: string]: AdoptedResourceOptions }, stack: SynthesizedStack, compared: StackTemplates,
): { [path: string]: AdoptedResourceOptions } {
  const kept: { [path: string]: AdoptedResourceOptions } = { ...entries };
  const ids = new Set(Object.keys(stack.template.Resources ?? {}));
  const changes = compareTemplates(compared.deployedValues, compared.synthesizedValues);
  for (const { effect, logicalId, type, properties, causes } of changes) {
    const path = stack.paths.get(logicalId);
    if (!['replaced', 'may be replaced', 'cannot be replaced'].includes(effect)) continue;
    if (path === undefined || entries[path] === undefined || type !== compared.deployed.Resources?.[logicalId]?.Type) {
      continue;
    }
    const name = nameKindOf(type)?.property;
    const values = properties.slice(0, causes).filter((property) => property !== name).map((property) => {
      const written = at(compared.deployed.Resources![logicalId].Properties, property);
      // References to a resource that is removed, or to a parameter of the old template, are replaced by values.
      const isSafe = idsIn(written).every((id) => ids.has(id) || id.startsWith('AWS::'));
      const value = isSafe ? written : at(compared.deployedValues.Resources![logicalId].Properties, property);
      return [property, value ?? null] as const;
    });
    if (values.some(([, value]) => JSON.stringify(value).includes('unknown<'))) continue;
    kept[path] = { ...entries[path], properties: Object.fromEntries(values) };
  }
  return kept;
}

/** Logical IDs and parameters that a value refers to. */
export function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (key === 'Ref') return [String(item)];
    if (key === 'Fn::GetAtt') return [Array.isArray(item) ? String(item[0]) : String(item).split('.')[0]];
    const text: unknown = key === 'Fn::Sub' ? [item].flat()[0] : undefined;
    const substituted = typeof text === 'string' ? [...text.matchAll(/\$\{([^!.}]+)[^}]*\}/g)].map(([, id]) => id) : [];
    return [...substituted, ...idsIn(item)];
  });
}
