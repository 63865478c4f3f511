import { Condition } from '../../access/evaluation/conditions';

/** Maximum number of policy values in a message. */
const MOST_VALUES = 3;

/**
 * Why a condition matches or does not match: the value of its key in the request and, if they differ, the values in the
 * policy.
 */
export function conditionText(
  { operator, key, values }: Condition, given: readonly string[] | undefined, holds: boolean,
): string {
  const base = operator.replace(/^For\w+:/, '').replace(/IfExists$/, '');
  const found = given === undefined ? `${key} is absent` : `${key} is ${given.map(quoted).join(', ')}`;
  const differs = /Not/.test(base) === holds;
  if (base === 'Null' || base === 'Bool' || !differs || (holds && given === undefined)) return found;
  const wanted = values.slice(0, MOST_VALUES).map(quoted).join(' or ');
  const more = values.length > MOST_VALUES ? ` or one of ${values.length - MOST_VALUES} others` : '';
  return `${found}${given === undefined ? ' and must be' : ', not'} ${wanted}${more}`;
}

function quoted(value: string): string {
  return `"${value}"`;
}
