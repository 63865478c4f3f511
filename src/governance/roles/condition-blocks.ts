import { isIP } from 'net';
import { arnFinding } from './policy-arns';
import { TextAt, textsAt } from './policy-texts';
import { variableFinding } from './policy-variables';
import { CONDITION_OPERATORS, isConditionOperator } from '../../access/evaluation/conditions';
import { isPlainObject } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { OptionPath } from '../../private/option-path';
import { nearest } from '../../private/suggestions';

/** Receives the error at a path in a condition block. */
export type ReportCondition = (at: OptionPath, message: string, hint?: string, isOfKey?: boolean) => void;

const EXAMPLE = 'for example { StringEquals: { "aws:RequestedRegion": "eu-central-1" } }';
const IP_EXAMPLE = 'for example "203.0.113.0/24" or "2001:db8::/32"';
const IP_OPERATOR = /^(?:\w+:)?(?:Not)?IpAddress(?:IfExists)?$/;
const ARN_EXAMPLE = 'for example "arn:{{partition}}:iam::{{account}}:role/NAME"';
const ARN_OPERATOR = /^(?:\w+:)?Arn\w+$/;
/** Condition keys whose values are always ARNs, so that another text matches no request. */
const ARN_KEY = /^aws:(Principal|Source)Arn$/i;
const OPERATORS_PAGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html';

/** Reports the errors that IAM would return for a condition block. */
export function checkConditions(block: unknown, report: ReportCondition): void {
  if (block === undefined) return;
  if (!isPlainObject(block)) {
    report([], '"Condition" must be a map', EXAMPLE);
    return;
  }
  for (const [operator, keys] of Object.entries(block)) {
    if (!isDeferred(operator) && !isConditionOperator(operator)) {
      report([operator], `"${operator}" is not a condition operator`, operatorHint(operator, keys), true);
    } else if (!isPlainObject(keys)) {
      report([operator], `"${operator}" in "Condition" must be a map of condition keys and values`, EXAMPLE);
    }
  }
  for (const { operator, text, path } of conditionTextsOf(block)) {
    const wrong = variableFinding(text) ?? arnFinding(text);
    if (wrong !== undefined) {
      report(path, wrong.message, wrong.hint);
    } else if (IP_OPERATOR.test(operator) && !isDeferred(text) && !isIpRange(text)) {
      report(path, `"${text}" is not an IP address or a CIDR range, which "${operator}" requires`, IP_EXAMPLE);
    } else if (!canBeArn(text) && takesArn(operator, String(path[1]))) {
      const taker = ARN_OPERATOR.test(operator) ? operator : path[1];
      report(path, `"${text}" is not an ARN, which "${taker}" requires`, ARN_EXAMPLE);
    }
  }
}

function takesArn(operator: string, key: string): boolean {
  return ARN_OPERATOR.test(operator) || (ARN_KEY.test(key) && operator.includes('String'));
}

/** Whether a text is an ARN, or can match one. */
function canBeArn(text: string): boolean {
  return /^(arn:|[*?])|\$\{/.test(text) || isDeferred(text);
}

/** The values in a block that are strings, each with its operator and its path. */
export function conditionTextsOf(block: unknown): (TextAt & { readonly operator: string })[] {
  return Object.entries(isPlainObject(block) ? block : {}).flatMap(([operator, keys]) =>
    (isPlainObject(keys) ? textsAt(keys, Object.keys(keys)) : [])
      .map(({ text, path }) => ({ operator, text, path: [operator, ...path] })));
}

/** An address, or a range whose prefix has a length that the address has. */
function isIpRange(text: string): boolean {
  const [address, length, ...more] = text.split('/');
  const bits = { 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return more.length === 0 && bits >= 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits));
}

/** The condition keys in a block, each with its path. */
export function conditionKeysOf(block: unknown): { readonly key: string; readonly path: OptionPath }[] {
  return Object.entries(isPlainObject(block) ? block : {}).flatMap(([operator, keys]) =>
    Object.keys(isPlainObject(keys) ? keys : {}).map((key) => ({ key, path: [operator, key] })));
}

/** An operator, or a condition key that is missing its operator. */
function operatorHint(operator: string, keys: unknown): string {
  if (/^\w[\w.-]*:\w/.test(operator) && !/^For\w*Values?:/.test(operator)) {
    const value = [keys].flat()[0];
    const fitting = typeof value === 'string' && value.startsWith('arn:') ? 'ArnLike' : 'StringEquals';
    return `it is a condition key: write it below an operator, for example ${fitting}: { "${operator}": ... }`;
  }
  const meant = nearest(operator, CONDITION_OPERATORS);
  return meant === undefined ? `see ${OPERATORS_PAGE}` : `did you mean "${meant}"?`;
}
