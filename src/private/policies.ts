import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { isPlainObject } from './collections';

/**
 * Characters of a policy as IAM counts them, which is without white space. A value that is known only at deployment
 * counts with a length that is usual for it.
 *
 * @param policy the policy after `Stack.resolve`
 */
export function policyLength(policy: unknown): number {
  return JSON.stringify(withSampleValues(policy)).replace(/\s/g, '').length;
}

const SAMPLE_LENGTHS: { [name: string]: number } = {
  'AWS::AccountId': 12,
  'AWS::Region': 14,
  'AWS::Partition': 3,
  'AWS::URLSuffix': 13,
};
/** A key ARN, the longest of the values that are usually referred to. */
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
 * Whether a value is a statement that code made. Languages other than TypeScript may hand over a map of their own
 * instead.
 */
export function isPolicyStatement(value: unknown): value is PolicyStatement {
  return typeof (value as Partial<PolicyStatement> | null | undefined)?.toStatementJson === 'function';
}

/** The statement with another JSON form. */
export function mapStatement(statement: PolicyStatement, change: (json: object) => unknown): PolicyStatement {
  return PolicyStatement.fromJson(change(statement.toStatementJson() as object));
}
