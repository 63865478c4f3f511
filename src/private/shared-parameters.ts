import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';

/** Scope of the template parameters of a stack that read Systems Manager parameters. */
const VALUES = 'Values';

/** ARN of a Systems Manager parameter. */
export const PARAMETER_ARN = /^arn:[\w-]+:ssm:[\w-]+:\d{12}:parameter\/.+$/;

/** The scope of the template parameters of a stack that read Systems Manager parameters. */
export function valuesOf(stack: Stack): Construct {
  return stack.node.tryFindChild(VALUES) as Construct | undefined ?? new Construct(stack, VALUES);
}

/**
 * The value of a parameter that another account shares, by its ARN. CloudFormation reads it with a template parameter,
 * because a dynamic reference accepts only names.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/systems-manager-parameter-types.html
 */
export function sharedParameter(scope: IConstruct, arn: string): string {
  const values = valuesOf(Stack.of(scope));
  const id = encodeURIComponent(arn);
  const existing = values.node.tryFindChild(id) as CfnParameter | undefined;
  return (existing ?? new CfnParameter(values, id, {
    type: 'AWS::SSM::Parameter::Value<String>',
    default: arn,
    description: `The value of the parameter ${arn}`,
  })).valueAsString;
}
