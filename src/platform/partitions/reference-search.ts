import { statSync } from 'fs';
import { join } from 'path';
import { App, CfnElement, Stack } from 'aws-cdk-lib';
import { SentModule } from './partition-data';
import { cfnResourcesOf } from '../../private/cfn-resources';

/**
 * Omits the search of the CDK for references between stacks, which renders every resource once more. Modules exchange
 * text, so only additional stacks, cross-Region references and the code of aspects can refer to another stack.
 */
export function omitReferenceSearch(app: App, modules: readonly SentModule[]): void {
  if (!modules.every(hasOnlyText)) return;
  const elements = app.node.findAll().filter((node): node is CfnElement => CfnElement.isCfnElement(node));
  for (const element of elements) {
    Object.defineProperty(element, '_toCloudFormation', { value: () => ({}), configurable: true });
  }
  // The CDK searches before it validates, and writes the templates afterwards.
  app.node.addValidation({
    validate: () => {
      for (const element of elements) delete (element as Partial<CfnElement>)._toCloudFormation;
      return [];
    },
  });
}

/** The shortest text of a resource in a template: its ID and type. */
const LEAST_BYTES = 30;

/**
 * Throws an error if a template is too short for the resources of its stack: a version of the CDK with another order of
 * synthesis would write templates without them.
 */
export function checkWritten(directory: string, stacks: readonly Stack[]): void {
  for (const stack of stacks) {
    const { size } = statSync(join(directory, stack.templateFile));
    const least = cfnResourcesOf(stack).length * LEAST_BYTES;
    if (size < least) throw new Error(`the template of "${stack.stackName}" does not contain its resources`);
  }
}

function hasOnlyText({ additionalStacks, allowCrossReferenceStack = false, settings }: SentModule): boolean {
  return additionalStacks.length === 0 && !allowCrossReferenceStack && settings.customAspects.length === 0;
}
