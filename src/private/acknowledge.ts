import { Stack, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { unique } from './collections';

/** Why a finding of a compliance check does not apply. The id is exact, for example `AwsSolutions-IAM5[Resource::*]`. */
export interface Finding {
  readonly id: string;
  readonly reason: string;
}

/** Records that findings on `construct` and what is below it were looked at and accepted. */
export function acknowledge(construct: IConstruct, ...findings: Finding[]): void {
  Validations.of(construct).acknowledge(...findings);
}

/** A policy in its JSON form. */
interface PolicyJson {
  readonly Statement?: { readonly Effect?: string; readonly Action?: string | string[]; readonly Resource?: unknown }[];
}

/** Acknowledges each wildcard that the Allow statements of `policy` hold, one exact finding for each. */
export function acknowledgeWildcards(construct: IConstruct, policy: unknown, reason: string): void {
  for (const finding of wildcardFindings(construct, policy)) acknowledge(construct, { id: `AwsSolutions-IAM5[${finding}]`, reason });
}

/**
 * Acknowledges what the user suppressed. A plain rule id stands for that rule's findings on this construct: cdk-nag reports the two rules on
 * IAM policies once for each wildcard and each managed policy, so those ids are spelt out.
 */
export function acknowledgeSuppressions(construct: IConstruct, suppressions: Finding[] | undefined, details: { policy?: unknown; managedPolicies?: string[] } = {}): void {
  for (const { id, reason } of suppressions ?? []) {
    if (id === 'AwsSolutions-IAM5') acknowledgeWildcards(construct, details.policy, reason);
    if (id === 'AwsSolutions-IAM4') {
      for (const arn of details.managedPolicies ?? []) {
        acknowledge(construct, { id: `AwsSolutions-IAM4[Policy::${flatten(Stack.of(construct).resolve(arn))}]`, reason });
      }
    }
    acknowledge(construct, { id, reason });
  }
}

function wildcardFindings(construct: IConstruct, policy: unknown): string[] {
  const document = Stack.of(construct).resolve(policy ?? {}) as PolicyJson;
  return unique((document.Statement ?? []).filter((statement) => statement.Effect === 'Allow').flatMap((statement) => [
    ...list(statement.Action).map((action) => flatten(action)).filter((action) => action.includes('*')).map((action) => `Action::${action}`),
    ...list(statement.Resource).map((resource) => flatten(resource)).filter((resource) => resource.includes('*')).map((resource) => `Resource::${resource}`),
  ]));
}

function list(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The text in which cdk-nag writes a value with references: `arn:<AWS::Partition>:s3:::<Bucket.Arn>/*`. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\$\{/g, '<').replace(/\}/g, '>');
  const node = value as { 'Ref'?: string; 'Fn::Join'?: [string, unknown[]]; 'Fn::GetAtt'?: [string, string]; 'Fn::Sub'?: unknown };
  if (node.Ref !== undefined) return `<${node.Ref}>`;
  if (node['Fn::Join']) return node['Fn::Join'][1].map(flatten).join(node['Fn::Join'][0]);
  if (node['Fn::GetAtt']) return `<${node['Fn::GetAtt'].join('.')}>`;
  if (node['Fn::Sub'] !== undefined) return flatten(node['Fn::Sub']);
  return JSON.stringify(value);
}
