import { AdoptingPlatform } from './adopted-platform';
import { DeployedTemplate, EvaluatedTemplates } from './deployed-template';
import { resourceChanges } from '../../private/facts/resource-changes';
import { physicalName } from '../diff/physical-names';
import { at } from '../diff/template';

/** A resource of the platform that is deployed in another stack, and can only be imported. */
export interface ImportedResource {
  readonly stack: string;
  /** The ID of the stack in the cloud assembly. */
  readonly stackPath: string;
  readonly logicalId: string;
  readonly type: string;
  readonly name: string;
  /** The stack that has it. */
  readonly deployedIn: string;
  /** Whether CloudFormation can import resources of the type. */
  readonly isImportable: boolean;
  /** The identifiers of the resource, except those that are not known before the deployment. */
  readonly identifier: { readonly [property: string]: string };
}

/** The resources that a stack of the platform would create and that belong to another deployed stack. */
export function importedResources(
  { stacks }: AdoptingPlatform, deployed: ReadonlyMap<string, DeployedTemplate>, before: EvaluatedTemplates,
  after: EvaluatedTemplates,
): ImportedResource[] {
  const owners = new Map([...deployed.keys()].flatMap((stack) => (
    Object.entries(before.of(stack).Resources ?? {}).flatMap(([logicalId, resource]) => {
      const key = physicalName(resource)?.key;
      return key === undefined ? [] : [[key, { stack, logicalId }] as const];
    })
  )));
  return stacks.flatMap(({ stackName, path }) => (
    Object.entries(after.of(stackName).Resources ?? {}).flatMap(([logicalId, resource]): ImportedResource[] => {
      const name = physicalName(resource);
      const owner = name && owners.get(name.key);
      if (name === undefined || owner === undefined || owner.stack === stackName) return [];
      const { identifier = [], importable = false } = resourceChanges(resource.Type) ?? {};
      const known = identifier.map((property) => [property, at(resource.Properties, property)] as const)
        .filter((item): item is readonly [string, string] => typeof item[1] === 'string');
      return [{
        stack: stackName,
        stackPath: path,
        logicalId,
        type: resource.Type,
        name: name.text ?? logicalId,
        deployedIn: owner.stack,
        isImportable: importable,
        identifier: Object.fromEntries(known),
      }];
    })
  ));
}

/** The file for `cdk import --resource-mapping` of one stack. */
export function resourceMapping(resources: readonly ImportedResource[]): string {
  const entries = resources.filter(({ isImportable }) => isImportable)
    .map(({ logicalId, identifier }) => [logicalId, identifier]);
  return `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`;
}
