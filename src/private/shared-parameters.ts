import { CfnParameter, Stack, Token } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { OptionPath } from './option-path';
import { warnAt } from './option-problems';

/** Scope of the template parameters of a stack that read Systems Manager parameters. */
const VALUES = 'Values';

/** The Region of a stack that has none at synthesis, in the ARN of a parameter. */
const REGION = '{{region}}';

/** ARN of a Systems Manager parameter. */
export const PARAMETER_ARN = /^arn:[\w-]+:ssm:(?:[\w-]+|\{\{region\}\}):\d{12}:parameter\/.+$/;

/** An ARN as it is written in the configuration, if at most the Region of the stack is resolved at deployment. */
export function knownArn(scope: IConstruct, arn: string): string | undefined {
  const { region } = Stack.of(scope);
  const written = Token.isUnresolved(region) ? arn.replaceAll(region, REGION) : arn;
  return Token.isUnresolved(written) ? undefined : written;
}

/** The scope of the template parameters of a stack that read Systems Manager parameters. */
export function valuesOf(stack: Stack): Construct {
  return stack.node.tryFindChild(VALUES) as Construct | undefined ?? new Construct(stack, VALUES);
}

/**
 * The value of a parameter that another account shares, by its ARN. CloudFormation reads it with a template parameter,
 * because a dynamic reference accepts only names. Its default is the ARN, and cannot contain the Region of a stack
 * that is resolved at deployment: the template parameter then has no default, with a warning about the option at `at`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/systems-manager-parameter-types.html
 */
export function sharedParameter(scope: IConstruct, arn: string, at: OptionPath): string {
  const stack = Stack.of(scope);
  const values = valuesOf(stack);
  const id = encodeURIComponent(arn);
  const existing = values.node.tryFindChild(id) as CfnParameter | undefined;
  if (existing !== undefined) return existing.valueAsString;
  const isKnown = !arn.includes(REGION);
  const parameter = new CfnParameter(values, id, {
    type: 'AWS::SSM::Parameter::Value<String>',
    default: isKnown ? arn : undefined,
    description: `The value of the parameter ${arn}`,
  });
  if (!isKnown) {
    warnAt(scope, at, {
      code: 'DSP231',
      message: `the Region in the ARN "${arn}" is not known at synthesis`,
      hint: 'write "region" of the environment, or set CDK_DEFAULT_REGION if it is "default"; or specify the ARN at '
        + 'deployment, as the value of the template parameter '
        + `"${String(stack.resolve(parameter.logicalId))}"`,
    });
  }
  return parameter.valueAsString;
}
