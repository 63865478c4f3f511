import { Stack, Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { isPlainObject } from './collections';

/**
 * Length of a policy as IAM counts it, without white space. A deploy-time value counts with a typical length.
 *
 * @param policy the policy after `Stack.resolve`
 */
export function policyLength(policy: unknown): number {
  return JSON.stringify(withSampleValues(policy)).replace(/\s/g, '').length;
}

/** `Stack.resolve` for several values that contain the same references, each of which is resolved once. */
export function resolverIn(stack: Stack): (value: unknown) => unknown {
  const known = new Map<string, unknown>();
  const resolve = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (!Token.isUnresolved(value)) return value;
      if (!known.has(value)) known.set(value, stack.resolve(value));
      return known.get(value);
    }
    if (Token.isUnresolved(value)) return stack.resolve(value);
    if (Array.isArray(value)) return value.map(resolve);
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item)]));
  };
  return resolve;
}

const SAMPLE_LENGTHS: { [name: string]: number } = {
  'AWS::AccountId': 12,
  'AWS::Region': 14,
  'AWS::Partition': 3,
  'AWS::URLSuffix': 13,
};
/** A key ARN, the longest common value of references. */
const USUAL_LENGTH = 80;

function withSampleValues(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\{\{resolve:[^{}]*\}\}/g, sample(USUAL_LENGTH));
  if (Array.isArray(value)) return value.map(withSampleValues);
  if (!isPlainObject(value)) return value;
  if (typeof value.Ref === 'string') return sample(SAMPLE_LENGTHS[value.Ref] ?? USUAL_LENGTH);
  const join = value['Fn::Join'];
  if (Array.isArray(join) && Array.isArray(join[1])) {
    return join[1].map((part) => String(withSampleValues(part))).join(String(join[0]));
  }
  if (Object.keys(value).length === 1 && Object.keys(value)[0].startsWith('Fn::')) return sample(USUAL_LENGTH);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSampleValues(item)]));
}

function sample(length: number): string {
  return 'x'.repeat(length);
}

/**
 * Whether a value is a statement object from code. Languages other than TypeScript can pass a map instead.
 */
export function isPolicyStatement(value: unknown): value is PolicyStatement {
  return typeof (value as Partial<PolicyStatement> | null | undefined)?.toStatementJson === 'function';
}

/** The statement with a different JSON representation. */
export function mapStatement(statement: PolicyStatement, change: (json: object) => unknown): PolicyStatement {
  return PolicyStatement.fromJson(change(statement.toStatementJson() as object));
}

/** The pattern of a string of a policy with the wildcards `*` and `?`. IAM ignores the case of actions. */
export function wildcardPattern(pattern: string): RegExp {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i');
}
