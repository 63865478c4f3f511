import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { PathSuppressions } from './options/module-options';
import { acknowledgeSuppressions } from '../private/acknowledge';
import { Problem } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/**
 * Suppresses findings for the construct at a path and its children. Returns a problem if the construct does not exist:
 * paths that were written for another library can refer to constructs that this library does not create.
 */
export function applyPathSuppressions(stack: Stack, { path, suppressions }: PathSuppressions): Problem | undefined {
  const construct = find(stack, path);
  if (construct !== undefined) {
    acknowledgeSuppressions(construct, suppressions);
    return undefined;
  }
  const known = stack.node
    .findAll()
    .filter((node) => node !== stack)
    .map((node) => `/${stack.stackName}/${relative(stack, node)}`);
  return {
    code: 'DSP218',
    message: `there is no construct at "${path}", so its suppressions have no effect`,
    hint: didYouMean(path, known),
  };
}

function find(stack: Stack, path: string): IConstruct | undefined {
  const steps = path.split('/').filter((step) => step !== '');
  const at = steps.indexOf(stack.stackName);
  return steps.slice(at + 1).reduce<IConstruct | undefined>((node, id) => node?.node.tryFindChild(id), stack);
}

function relative(stack: Stack, node: IConstruct): string {
  return node.node.path.slice(stack.node.path.length + 1);
}
