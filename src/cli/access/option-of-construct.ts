import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { cfnResourcesOf } from '../../private/cfn-resources';
import { OptionPath } from '../../private/option-path';
import { optionPathOf } from '../../private/option-problems';
import { ownerPath } from '../construct-paths';

/** The option from which a construct was created, relative to its component. */
export interface ConstructOption {
  /** The path of the construct, or of the one that contains it. */
  readonly construct: string;
  readonly option: OptionPath;
}

/** Finds the option of the construct with a path. Undefined if there is no such construct. */
export type OptionOfConstruct = (constructPath: string) => ConstructOption | undefined;

/** The options of the constructs of an app. */
export function optionsBelow(root: IConstruct): OptionOfConstruct {
  return (path) => {
    const construct = findConstruct(root, path);
    return construct && { construct: construct.node.path, option: optionPathOf(construct, []) };
  };
}

/** The options of the constructs that own the resources of a stack, which can be sent to another process. */
export function optionsOfConstructs(stack: Stack): [constructPath: string, option: OptionPath][] {
  return cfnResourcesOf(stack).map((resource) => {
    const path = ownerPath(resource.node.path);
    return [path, optionPathOf(path === resource.node.path ? resource : resource.node.scope!, [])];
  });
}

/** The options that another process has found. */
export function optionsFrom(known: ReadonlyMap<string, OptionPath>): OptionOfConstruct {
  return (construct) => {
    const option = known.get(construct);
    return option && { construct, option };
  };
}

function findConstruct(root: IConstruct, path: string): IConstruct | undefined {
  let found = root;
  for (const id of path.split('/')) {
    const next = found.node.tryFindChild(id);
    if (next === undefined) return found === root ? undefined : found;
    found = next;
  }
  return found;
}
