import { statSync } from 'fs';
import { join } from 'path';
import { App, Aspects, CfnElement, CfnResource, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { SentModule } from './partition-data';
import { isTag } from '../../private/apply-tags';
import { cfnResourcesOf } from '../../private/cfn-resources';
import { RenderedProperties } from '../references/parameter-text';

/** The properties of resources as the checks have rendered them. */
export type Rendered = Map<CfnResource, RenderedProperties>;

/**
 * Synthesizes without rendering resources a second and third time, as the search for references between stacks and the
 * templates would do. Modules exchange text, so only additional stacks, cross-Region references and the code of aspects
 * can refer to another stack, or change a resource after the checks.
 */
export function synthesizeOnce(app: App, modules: readonly SentModule[], rendered: Rendered): void {
  if (!modules.every(hasOnlyText)) {
    app.synth();
    return;
  }
  const unused = reuseProperties(rendered);
  omitReferenceSearch(app);
  app.synth();
  for (const { node } of unused) throw new Error(`the properties of "${node.path}" were not written`);
}

function hasOnlyText({ additionalStacks, allowCrossReferenceStack = false, settings }: SentModule): boolean {
  return additionalStacks.length === 0 && !allowCrossReferenceStack && settings.customAspects.length === 0;
}

/** Not empty: the CDK moves properties that were empty to the end of a definition. */
const PLACEHOLDER = { rendered: true };

/**
 * Uses the rendered properties; the CDK renders the rest of each definition, to which synthesis adds dependencies. Not
 * for a resource that aspects change, for example to add a permissions boundary; tags were applied before. Returns the
 * resources that synthesis has not asked for their properties yet.
 */
function reuseProperties(rendered: Rendered): ReadonlySet<CfnResource> {
  const unused = new Set<CfnResource>();
  const known = new Map<IConstruct, boolean>();
  const isSettled = (construct: IConstruct): boolean => {
    const before = known.get(construct);
    if (before !== undefined) return before;
    const { scope } = construct.node;
    const settled = Aspects.of(construct).all.every(isTag) && (scope === undefined || isSettled(scope));
    known.set(construct, settled);
    return settled;
  };
  for (const [resource, properties] of rendered) {
    if (!isSettled(resource)) continue;
    unused.add(resource);
    const renderProperties = () => {
      unused.delete(resource);
      return properties;
    };
    Object.defineProperties(resource, {
      cfnProperties: { value: PLACEHOLDER }, renderProperties: { value: renderProperties },
    });
  }
  return unused;
}

function omitReferenceSearch(app: App): void {
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
