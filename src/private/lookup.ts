import { IConstruct } from 'constructs';
import { fail } from './problems';
import { didYouMean } from './suggestions';

/**
 * The value of a key. Throws an error if the key does not exist: `missing` describes what is missing, and the hint
 * contains the nearest key, or `otherwise`.
 */
export function valueOf<T>(
  scope: IConstruct, missing: string, values: { readonly [key: string]: T }, key: string, otherwise?: string,
): T {
  if (Object.hasOwn(values, key)) return values[key];
  return fail({
    code: 'DSP204',
    where: scope.node.path,
    message: `${missing} "${key}"`,
    hint: didYouMean(key, Object.keys(values)) ?? otherwise,
  });
}
