import { CfnResource, Stack } from 'aws-cdk-lib';

/** Every resource of a stack. */
export function cfnResourcesOf(stack: Stack): CfnResource[] {
  return stack.node.findAll().filter((node): node is CfnResource => CfnResource.isCfnResource(node));
}
