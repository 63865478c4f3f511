import { Condition } from '../../access/evaluation/conditions';

export { type Condition } from '../../access/evaluation/conditions';

/** Why a condition holds or not: the value of its key in the request, and what the policy says. */
export function conditionValueText({ operator, key, values }: Condition, given: readonly string[] | undefined): string {
  const base = operator.replace(/^For\w+:/, '').replace(/IfExists$/, '');
  const found = given === undefined ? `${key} is absent` : `${key} is ${given.map((value) => `"${value}"`).join(', ')}`;
  if (base === 'Null' || base === 'Bool') return found;
  const wanted = values.slice(0, 3).map((value) => `"${value}"`).join(' or ') + (values.length > 3 ? ' or others' : '');
  return `${found}, and the statement ${/Not/.test(base) ? 'excludes' : 'wants'} ${wanted}`;
}
