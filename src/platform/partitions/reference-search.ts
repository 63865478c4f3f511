import { App, CfnElement } from 'aws-cdk-lib';
import { SentModule } from './partition-data';

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

function hasOnlyText({ additionalStacks, allowCrossReferenceStack = false, settings }: SentModule): boolean {
  return additionalStacks.length === 0 && !allowCrossReferenceStack && settings.customAspects.length === 0;
}
