import { CfnResource, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Every resource of a stack. */
export function cfnResourcesOf(stack: Stack): CfnResource[] {
  return stack.node.findAll().filter((node): node is CfnResource => CfnResource.isCfnResource(node));
}

/** The resources of a type below a construct, in creation order. */
export function resourcesBelow<T extends CfnResource>(
  scope: IConstruct, type: abstract new (...args: never[]) => T,
): T[] {
  return scope.node.findAll().filter((child): child is T => child instanceof type);
}
