import { Condition } from '../../access/evaluation/conditions';

/** Values of a policy that a message shows. */
const MOST_VALUES = 3;

/** Why a condition holds or not: the value of its key in the request and, where they differ, what the policy has. */
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
