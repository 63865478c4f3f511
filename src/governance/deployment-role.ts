import { NestedStack, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { failAt } from '../private/option-problems';

/** ARN of the role with which CloudFormation makes the resources of a stack, as the synthesizer of the stack says. */
export function deploymentRoleArn(scope: Construct): string {
  let stack = Stack.of(scope);
  while (NestedStack.isNestedStack(stack)) stack = stack.nestedStackParent!;
  const arn = stack.synthesizer.cloudFormationExecutionRole;
  if (arn === undefined) {
    return failAt(scope, ['createCdkLFAdmin'], {
      code: 'DSP326',
      message: `the synthesizer "${stack.synthesizer.constructor.name}" of the stack names no role with which CloudFormation deploys`,
      hint: 'use the DefaultStackSynthesizer, or list the role that deploys under "lakeFormationAdminRoles" instead of "createCdkLFAdmin"',
    });
  }
  // The placeholders are those of the cloud assembly, which templates do not know.
  const { partition, account, region } = Stack.of(scope);
  return arn.replaceAll('${AWS::Partition}', partition).replaceAll('${AWS::AccountId}', account).replaceAll('${AWS::Region}', region);
}
