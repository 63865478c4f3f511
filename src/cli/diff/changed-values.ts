import { ResourceChange } from './resource-change';
import { ComparedStack } from './taken-names';
import { differences, Template, withMarkedReferences } from './template';
import { unique } from '../../private/collections';

const PARAMETER = 'AWS::SSM::Parameter';
const DYNAMIC_REFERENCE = /\{\{resolve:ssm:([^:}]+)/g;

interface ChangedValue {
  readonly path: string;
  readonly stack: ComparedStack;
}

/** A value of another stack that a stack reads, and that changes. */
export interface ReadValue {
  readonly path: string;
  /** The stack that publishes the value. */
  readonly from: string;
  /** What has to happen before the stack has the new value, if it keeps the old one. */
  readonly keptUntil?: 'its template changes' | 'it is deployed';
}

/**
 * For each stack, the values that it reads from other stacks and that change, for example with a replaced resource.
 * CloudFormation resolves dynamic references only when it updates the stack, and the aws-cdk CLI skips a stack whose
 * template is the same. Template parameters are resolved in each deployment.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
 */
export function changedValues(
  stacks: readonly ComparedStack[], changes: readonly (readonly ResourceChange[])[],
): ReadValue[][] {
  const changed = stacks.flatMap((stack, index) => publishedChanges(stack, changes[index]));
  return stacks.map((stack, index) => {
    const { dynamic, parameters } = pathsRead(stack.after);
    const isUpdated = changes[index].length > 0;
    const others = changed.filter((value) => value.stack !== stack && isSamePlace(value.stack, stack));
    return others.flatMap(({ path, stack: { stackName: from } }): ReadValue[] => {
      if (dynamic.has(path) && !isUpdated) return [{ path, from, keptUntil: 'its template changes' }];
      if (!dynamic.has(path) && !parameters.has(path)) return [];
      return [{ path, from, ...stack.isNotDeployed === true && { keptUntil: 'it is deployed' } }];
    });
  });
}

/** A changed value as a sentence. */
export function valueText({ path, from, keptUntil }: ReadValue): string {
  const what = `"${path}" of "${from}" changes`;
  return keptUntil === undefined ? `${what}, and this stack gets the new value`
    : `${what}, and this stack keeps the old value: change its template after that deployment, for example a tag`;
}

/** The parameters of a stack whose value changes in it, or refers to a resource that is replaced. */
export function publishedChanges(stack: ComparedStack, changes: readonly ResourceChange[]): ChangedValue[] {
  const replaced = new Set(changes.filter(({ effect }) => effect === 'replaced' || effect === 'may be replaced')
    .map(({ logicalId }) => logicalId));
  const changed = new Set(changes.filter(({ properties }) => properties.includes('Value'))
    .map(({ logicalId }) => logicalId));
  return Object.entries(stack.after.Resources ?? {}).flatMap(([logicalId, { Type, Properties }]) => {
    const { Name: path, Value: value } = Properties ?? {};
    if (Type !== PARAMETER || typeof path !== 'string') return [];
    const isChanged = changed.has(logicalId) || differences(value, withMarkedReferences(value, replaced)).length > 0;
    return isChanged ? [{ path, stack }] : [];
  });
}

/** Paths of parameters that a template reads. */
export function pathsRead({ Resources, Parameters = {} }: Template): { dynamic: Set<string>; parameters: Set<string> } {
  const text = JSON.stringify(Resources ?? {});
  return {
    dynamic: new Set(unique([...text.matchAll(DYNAMIC_REFERENCE)].map(([, path]) => path))),
    parameters: new Set(Object.values(Parameters).flatMap(({ Type, Default }) => (
      Type.startsWith('AWS::SSM::Parameter::Value') && typeof Default === 'string' ? [Default] : []
    ))),
  };
}

function isSamePlace({ environment: one }: ComparedStack, { environment: other }: ComparedStack): boolean {
  return one?.account === other?.account && one?.region === other?.region;
}
