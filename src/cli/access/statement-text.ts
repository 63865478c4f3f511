import { Condition } from '../../access/evaluation/conditions';
import { RequestContext } from '../../access/evaluation/request';

/** Maximum number of policy values in a message. */
const MOST_VALUES = 3;

/**
 * Why a condition matches or does not match: the value of its key in the request and, if they differ, the values in the
 * policy.
 */
export function conditionText(condition: Condition, context: RequestContext): string {
  const { operator, key, values } = condition;
  const given = context.get(key);
  const holds = condition.holds(context);
  const base = operator.replace(/^For\w+:/, '').replace(/IfExists$/, '');
  const found = given === undefined ? `${key} is absent` : `${key} is ${given.map(quoted).join(', ')}`;
  const differs = /Not/.test(base) === holds;
  if (base === 'Null' || base === 'Bool' || !differs || (holds && given === undefined)) return found;
  const wanted = values.slice(0, MOST_VALUES).map((value) => quoted(resolved(value, context))).join(' or ');
  const more = values.length > MOST_VALUES ? ` or one of ${values.length - MOST_VALUES} others` : '';
  return `${found}${given === undefined ? ' and must be' : ', not'} ${wanted}${more}`;
}

function quoted(value: string): string {
  return `"${value}"`;
}

/** A value of a policy with its variables replaced: `${aws:userid}` is the ID of the session that makes the request. */
function resolved(value: string, context: RequestContext): string {
  return value.replace(/\$\{([\w:/-]+)\}/g, (variable, key: string) => context.get(key)?.join(', ') ?? variable);
}
