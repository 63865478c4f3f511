import { GuardedStack } from './guarded-stack';
import { groupBy } from '../../private/collections';
import { publishedChanges, pathsRead } from '../diff/changed-values';
import { compareStacks } from '../diff/compare-templates';
import { nameKey } from '../diff/taken-names';

/** A stack of the platform that is not part of the deployment. */
export type OtherStack = Omit<GuardedStack, 'deployed'> & { readonly id: string };

/**
 * The stacks that are not part of the deployment and could be affected by it, or prevent it: those that read a value
 * that it changes, and all stacks if it creates a resource whose name does not contain that of its module. Such a
 * resource can be one that moves from another module.
 */
export function affectedStacks(stacks: readonly GuardedStack[], others: readonly OtherStack[]): OtherStack[] {
  const compared = stacks.map((stack) => ({ ...stack, before: stack.deployed, after: stack.synthesized }));
  const changes = compareStacks(compared);
  const mayMove = compared.some((stack, index) => changes[index].some(({ effect, logicalId }) => {
    if (effect !== 'added') return false;
    const resource = stack.after.Resources![logicalId];
    const name = nameKey(stack, resource);
    const { Name: path } = resource.Properties ?? {};
    if (stack.ownPaths !== undefined && typeof path === 'string' && path.startsWith(stack.ownPaths)) return false;
    return name !== undefined && !plain(name).includes(plain(stack.stackName));
  }));
  if (mayMove) return [...others];
  const changed = compared.flatMap((stack, index) => publishedChanges(stack, changes[index]).map(({ path }) => path));
  const readers = groupBy(others, ({ synthesized }) => {
    const { dynamic, parameters } = pathsRead(synthesized);
    return [...dynamic, ...parameters];
  });
  return [...new Set(changed.flatMap((path) => readers.get(path) ?? []))];
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
