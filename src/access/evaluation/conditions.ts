import { BlockList, isIP } from 'net';
import { ArnPattern, Pattern } from './patterns';
import { ConditionBlock } from './policy-document';
import { RequestContext } from './request';

/**
 * Whether a value of a request matches a value of a policy. Undefined if they cannot be compared, for example because
 * one of them is not an ARN. In that case, neither an operator nor its negation matches.
 */
type Comparison = (value: string, context: RequestContext) => boolean | undefined;

/** Creates the comparison with a value of a policy. */
type Operator = (wanted: string, variables: boolean) => Comparison;

const text = (options: { wildcards: boolean; ignoreCase?: boolean }): Operator => (wanted, variables) => {
  const pattern = new Pattern(wanted, { ...options, variables });
  return (value, context) => pattern.compare(value, context);
};

const arn: Operator = (wanted, variables) => {
  const pattern = new ArnPattern(wanted, variables);
  return (value, context) => pattern.compare(value, context);
};

/** Compares two values after `read` has read them. */
const ordered = (read: (text: string) => number | undefined) =>
  (compare: (value: number, wanted: number) => boolean): Operator => (wanted) => (value) => {
    const [left, right] = [read(value), read(wanted)];
    return left === undefined || right === undefined ? undefined : compare(left, right);
  };

const numeric = ordered(numberOf);
const date = ordered(timeOf);

/**
 * The condition operators without `IfExists`, `ForAllValues:` and `ForAnyValue:`. `Null`, which checks whether a value
 * exists, is separate.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const OPERATORS: { readonly [name: string]: Operator } = {
  StringEquals: text({ wildcards: false }),
  StringEqualsIgnoreCase: text({ wildcards: false, ignoreCase: true }),
  StringLike: text({ wildcards: true }),
  NumericEquals: numeric((value, wanted) => value === wanted),
  NumericLessThan: numeric((value, wanted) => value < wanted),
  NumericLessThanEquals: numeric((value, wanted) => value <= wanted),
  NumericGreaterThan: numeric((value, wanted) => value > wanted),
  NumericGreaterThanEquals: numeric((value, wanted) => value >= wanted),
  DateEquals: date((value, wanted) => value === wanted),
  DateLessThan: date((value, wanted) => value < wanted),
  DateLessThanEquals: date((value, wanted) => value <= wanted),
  DateGreaterThan: date((value, wanted) => value > wanted),
  DateGreaterThanEquals: date((value, wanted) => value >= wanted),
  Bool: (wanted) => (value) => value.toLowerCase() === wanted.toLowerCase(),
  BinaryEquals: (wanted) => (value) => value === wanted,
  IpAddress: (wanted) => (value) => isInRange(value, wanted),
  ArnEquals: arn,
  ArnLike: arn,
};

/** Operators that match if the negated operator does not. */
const NEGATIONS: { readonly [name: string]: string } = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

const SPELLING = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/** All condition operators, without `IfExists` and quantifiers. */
export const CONDITION_OPERATORS: readonly string[] = ['Null', ...Object.keys(OPERATORS), ...Object.keys(NEGATIONS)];

/** Whether IAM has a condition operator. */
export function isConditionOperator(operator: string): boolean {
  return CONDITION_OPERATORS.includes(SPELLING.exec(operator)?.[2] ?? '');
}

/** The number of values of a key that must match. */
type Quantifier = 'ForAllValues' | 'ForAnyValue';

/** One key of a condition. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  /** Whether a request satisfies the condition. */
  holds(context: RequestContext): boolean;
}

/** An operator that this evaluator does not support. */
export class UnknownOperatorError extends Error {
  constructor(public readonly operator: string) {
    super(`the condition operator "${operator}" is not known`);
    this.name = 'UnknownOperatorError';
  }
}

/** The conditions of a statement, which must all be satisfied. */
export function conditionsOf(block: ConditionBlock | undefined, variables: boolean): Condition[] {
  return Object.entries(block ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => conditionOf(operator, key, [values].flat().map(String), variables)),
  );
}

function conditionOf(operator: string, key: string, values: readonly string[], variables: boolean): Condition {
  const match = SPELLING.exec(operator);
  if (match === null) throw new UnknownOperatorError(operator);
  const [, quantifier, name, ifExists] = match;
  if (name === 'Null') return { operator, key, values, holds: (context) => isAbsent(context, key, values) };
  const positive = NEGATIONS[name] ?? name;
  if (!Object.hasOwn(OPERATORS, positive)) throw new UnknownOperatorError(operator);
  const comparisons = values.map((value) => OPERATORS[positive](value, variables));
  const negated = positive !== name;
  const matches = (value: string, context: RequestContext) => {
    const found = comparisons.map((comparison) => comparison(value, context));
    return negated ? found.every((matched) => matched === false) : found.includes(true);
  };
  return {
    operator,
    key,
    values,
    holds: (context) => holds(context.get(key), {
      quantifier: quantifier as Quantifier | undefined,
      ifExists: ifExists !== undefined,
      negated,
      matches: (value) => matches(value, context),
    }),
  };
}

/**
 * A key that is not in the request satisfies operators with `IfExists`, negated operators, and `ForAllValues`. Without
 * a quantifier, a key has one value; if it has several, any of them can match, and none may match a value that a
 * negated operator excludes.
 */
function holds(
  values: readonly string[] | undefined,
  rule: {
    readonly quantifier?: Quantifier;
    readonly ifExists: boolean;
    readonly negated: boolean;
    readonly matches: (value: string) => boolean;
  },
): boolean {
  const { quantifier, ifExists, negated, matches } = rule;
  if (values === undefined || values.length === 0) {
    if (ifExists) return true;
    if (quantifier !== undefined) return quantifier === 'ForAllValues';
    return negated;
  }
  if (quantifier === 'ForAllValues') return values.every(matches);
  if (quantifier === 'ForAnyValue') return values.some(matches);
  return negated ? values.every(matches) : values.some(matches);
}

/** `Null: true` requires that the key is absent. */
function isAbsent(context: RequestContext, key: string, wanted: readonly string[]): boolean {
  const absent = (context.get(key) ?? []).length === 0;
  return wanted.some((value) => (value.toLowerCase() === 'true') === absent);
}

function numberOf(value: string): number | undefined {
  const number = Number(value);
  return value.trim() !== '' && Number.isFinite(number) ? number : undefined;
}

/** An ISO 8601 date, or seconds since 1970, as milliseconds. */
function timeOf(value: string): number | undefined {
  const seconds = numberOf(value);
  const time = seconds === undefined ? Date.parse(value) : seconds * 1000;
  return Number.isNaN(time) ? undefined : time;
}

/** Whether an IPv4 or IPv6 address is in a range, or equals the address. */
function isInRange(address: string, range: string): boolean | undefined {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const [network, length] = range.split('/');
  if (isIP(address) === 0 || isIP(network) === 0) return undefined;
  if (isIP(address) !== isIP(network)) return false;
  const list = new BlockList();
  if (length === undefined) list.addAddress(network, family);
  else list.addSubnet(network, Number(length), family);
  return list.check(address, family);
}
