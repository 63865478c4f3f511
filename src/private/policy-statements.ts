import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Whether a value is a statement that code made. Languages other than TypeScript may hand over a map of their own instead. */
export function isPolicyStatement(value: unknown): value is PolicyStatement {
  return typeof (value as Partial<PolicyStatement> | null | undefined)?.toStatementJson === 'function';
}

/** The statement with another JSON form. */
export function mapStatement(statement: PolicyStatement, change: (json: object) => unknown): PolicyStatement {
  return PolicyStatement.fromJson(change(statement.toStatementJson() as object));
}
