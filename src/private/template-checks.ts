import { BootstraplessSynthesizer, CfnElement, CfnOutput, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { TEMPLATE_LIMITS } from './facts/template-limits';
import { formatProblem, Problem } from './problems';

/** What CloudFormation limits in a template. */
export interface TemplateSize {
  readonly resources: number;
  readonly parameters: number;
  readonly outputs: number;
  readonly dynamicReferences: number;
  readonly bytes: number;
}

const DYNAMIC = /\{\{resolve:(ssm|ssm-secure|secretsmanager):/g;
/** The number of elements of a stack whose template was checked; zero if it will be checked. */
const CHECKED = Symbol('elements of a checked template');

interface CheckedStack {
  [CHECKED]?: number;
}

/** The number of dynamic references in a template. */
export function dynamicReferencesIn(text: string): number {
  return text.match(DYNAMIC)?.length ?? 0;
}

/** Parameters and outputs of a stack. */
export function countsOf(stack: Stack): Pick<TemplateSize, 'parameters' | 'outputs'> {
  const elements = elementsOf(stack);
  return {
    // The synthesizer adds a parameter for the version of the bootstrap stack.
    parameters: elements.filter((node) => node instanceof CfnParameter).length + 1,
    outputs: elements.filter((node) => node instanceof CfnOutput).length,
  };
}

/** The problems of a template that exceeds limits of CloudFormation. `subject` is the noun for the stack. */
export function templateProblems(stack: Stack, size: TemplateSize, subject: string, hint: string): Problem[] {
  const counts: { readonly [what: string]: [number, number] } = {
    'resources': [size.resources, TEMPLATE_LIMITS.resources],
    'template parameters': [size.parameters, TEMPLATE_LIMITS.parameters],
    'outputs': [size.outputs, TEMPLATE_LIMITS.outputs],
    'dynamic references': [size.dynamicReferences, TEMPLATE_LIMITS.dynamicReferences],
  };
  const problems = Object.entries(counts).filter(([, [count, limit]]) => count > limit).map(
    ([what, [count, limit]]): Problem => ({
      code: 'DSP310',
      message: `${subject} has ${count} ${what}, and CloudFormation accepts ${limit} in one stack`,
      hint,
    }),
  );
  const limit = bytesAccepted(stack);
  return size.bytes > limit ? [...problems, templateTooLong(stack.stackName, size.bytes, limit)] : problems;
}

/** The problem of a template that exceeds the size limit of CloudFormation. */
export function templateTooLong(stackName: string, bytes: number, limit: number = TEMPLATE_LIMITS.bytes): Problem {
  return {
    code: 'DSP311',
    message: `the template of "${stackName}" has ${bytes} bytes, and CloudFormation accepts ${limit}`,
    hint: limit === TEMPLATE_LIMITS.bytes ? 'split the module into several modules of the same kind'
      : 'use a synthesizer that stores templates in a bucket, for example DefaultStackSynthesizer',
  };
}

/** Reports the limits that the stack of a component exceeds at synthesis, with everything that the app adds to it. */
export function checkTemplateOf(component: IConstruct): void {
  const stack: Stack & CheckedStack = Stack.of(component);
  if (stack[CHECKED] !== undefined) return;
  stack[CHECKED] = 0;
  stack.node.addValidation({
    validate: () => (stack[CHECKED] === elementsOf(stack).length ? [] : lateProblems(stack).map((problem) => (
      formatProblem({ ...problem, where: stack.node.path })
    ))),
  });
}

/** Tells that the template of a stack was checked, with what is in the stack now. */
export function templateIsChecked(stack: Stack): void {
  (stack as CheckedStack)[CHECKED] = elementsOf(stack).length;
}

function lateProblems(stack: Stack): Problem[] {
  const elements = elementsOf(stack);
  const sections: { [section: string]: object } = {};
  for (const element of elements) {
    const template = stack.resolve(element._toCloudFormation()) as { [section: string]: object };
    for (const [section, items] of Object.entries(template)) {
      sections[section] = { ...sections[section], ...items };
    }
  }
  const text = JSON.stringify(sections, undefined, 1);
  return templateProblems(stack, {
    ...countsOf(stack),
    resources: elements.filter((element) => CfnResource.isCfnResource(element)).length,
    dynamicReferences: dynamicReferencesIn(text),
    bytes: Buffer.byteLength(text),
  }, `the stack "${stack.stackName}"`, 'split it into several stacks');
}

/** The elements of the template of a stack, without those of nested stacks. */
function elementsOf(stack: Stack): CfnElement[] {
  return stack.node.findAll()
    .filter((node): node is CfnElement => CfnElement.isCfnElement(node) && node.stack === stack);
}

/** Without a bucket of a bootstrap stack, the request itself contains the template. */
function bytesAccepted({ synthesizer }: Stack): number {
  return synthesizer instanceof BootstraplessSynthesizer ? TEMPLATE_LIMITS.bytesInRequest : TEMPLATE_LIMITS.bytes;
}
