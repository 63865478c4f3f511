import { stringify } from 'yaml';
import { AdoptedStacks } from './adopted-platform';
import { sortedEntries } from '../../private/collections';

const HEADER = `# Written by "dsp adopt": the deployed stacks that this platform adopts. Logical IDs and names are those of the
# deployed resources; removing an entry replaces the resource.
`;

/** The text of `adopted.yaml`. */
export function adoptedFile(adopted: AdoptedStacks): string {
  const stacks = sortedEntries(adopted).map(([name, { stackName, names, resources, outputs }]) => [name, withoutEmpty({
    stack_name: stackName,
    names,
    resources: resources && mapped(resources, ({ logicalId, properties }) => withoutEmpty({
      logical_id: logicalId, properties,
    })),
    outputs: outputs && mapped(outputs, ({ exportName, ...output }) => ({ export_name: exportName, ...output })),
  })] as const).filter(([, stack]) => Object.keys(stack).length > 0);
  return HEADER + stringify(Object.fromEntries(stacks), { lineWidth: 0, aliasDuplicateObjects: false });
}

function mapped<T>(map: { readonly [key: string]: T }, convert: (value: T) => unknown): { [key: string]: unknown } {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, convert(value)]));
}

function withoutEmpty(map: { readonly [key: string]: unknown }): { [key: string]: unknown } {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => (
    value !== undefined && (typeof value !== 'object' || Object.keys(value ?? {}).length > 0)
  )));
}
