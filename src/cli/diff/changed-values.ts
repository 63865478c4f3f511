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

/**
 * For each stack, a sentence for each value that it reads from another stack and that changes, for example with a
 * replaced resource. CloudFormation resolves dynamic references only when it updates the stack, and the aws-cdk CLI
 * skips a stack whose template is the same. Template parameters are resolved in each deployment.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
 */
export function changedValues(
  stacks: readonly ComparedStack[], changes: readonly (readonly ResourceChange[])[],
): string[][] {
  const changed = stacks.flatMap((stack, index) => publishedChanges(stack, changes[index]));
  return stacks.map((stack, index) => {
    const { dynamic, parameters } = pathsRead(stack.after);
    const isUpdated = changes[index].length > 0;
    const others = changed.filter((value) => value.stack !== stack && isSamePlace(value.stack, stack));
    return others.flatMap(({ path, stack: from }) => {
      const what = `"${path}" of "${from.stackName}" changes`;
      if (dynamic.has(path) && !isUpdated) {
        return [
          `${what}, and this stack keeps the old value: change its template after that deployment, for example a tag`,
        ];
      }
      return dynamic.has(path) || parameters.has(path) ? [`${what}, and this stack gets the new value`] : [];
    });
  });
}

/** The parameters of a stack whose value changes in it, or refers to a resource that is replaced. */
function publishedChanges(stack: ComparedStack, changes: readonly ResourceChange[]): ChangedValue[] {
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
function pathsRead({ Resources, Parameters = {} }: Template): { dynamic: Set<string>; parameters: Set<string> } {
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
