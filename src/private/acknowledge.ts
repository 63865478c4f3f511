import { Annotations, Stack, Token, Validations } from 'aws-cdk-lib';
import { CfnManagedPolicy, CfnPolicy, CfnRole, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { unique } from './collections';

/**
 * The reason why a finding of a compliance check does not apply. The ID is exact, for example
 * `AwsSolutions-IAM5[Resource::*]`.
 */
export interface Finding {
  readonly id: string;
  readonly reason: string;
}

/** Acknowledges findings on `construct` and its children. */
export function acknowledge(construct: IConstruct, ...findings: Finding[]): void {
  Validations.of(construct).acknowledge(...findings);
}

/** The packs with the same rules for logs and functions. */
const PACKS = ['NIST.800.53.R5', 'HIPAA.Security', 'PCI.DSS.321'];

/**
 * Acknowledges the findings for a function that CloudFormation calls during deployments: its runtime, and the missing
 * VPC.
 */
export function acknowledgeDeploymentFunction(
  construct: IConstruct,
  reasons: { readonly runtime: string; readonly network: string },
): void {
  acknowledge(
    construct,
    { id: 'AwsSolutions-L1', reason: reasons.runtime },
    ...PACKS.slice(0, 2).flatMap((pack) =>
      ['LambdaConcurrency', 'LambdaDLQ'].map((rule) => ({
        id: `${pack}-${rule}`,
        reason: 'CloudFormation calls the function during deployments, waits for its response and reports failures.',
      })),
    ),
    ...PACKS.map((pack) => ({ id: `${pack}-LambdaInsideVPC`, reason: reasons.network })),
  );
}

/**
 * Acknowledges that the log group of such a function has no key of the platform, because it contains only `content`.
 */
export function acknowledgeDeploymentLog(construct: IConstruct, content: string): void {
  acknowledge(
    construct,
    ...PACKS.map((pack) => ({
      id: `${pack}-CloudWatchLogGroupEncrypted`,
      reason: `The log contains ${content} and no data; CloudWatch Logs always encrypts log data.`,
    })),
  );
}

/** A policy in JSON format. */
interface PolicyJson {
  readonly Statement?: { readonly Effect?: string; readonly Action?: string | string[]; readonly Resource?: unknown }[];
}

/** Acknowledges each wildcard in the Allow statements of `policy`, one exact finding for each. */
export function acknowledgeWildcards(construct: IConstruct, policy: unknown, reason: string): void {
  for (const finding of wildcardFindings(construct, policy)) {
    acknowledge(construct, { id: `AwsSolutions-IAM5[${finding}]`, reason });
  }
}

/** Context key: suppressed findings are listed as annotations. */
export const LOG_SUPPRESSIONS = 'cdk-data-science-platform:logSuppressions';

/** A finding that a user suppressed, with the structure of `Suppression`. */
export interface SuppressedFinding extends Finding {
  readonly appliesTo?: unknown[];
}

/**
 * Acknowledges the findings that the user suppressed, for `construct` and its children. A rule ID without a finding
 * means all findings of that rule: cdk-nag reports the two rules for IAM policies once for each wildcard and each
 * managed policy, so these IDs are listed individually.
 */
export function acknowledgeSuppressions(construct: IConstruct, suppressions: SuppressedFinding[] | undefined): void {
  for (const { id, reason, appliesTo } of suppressions ?? []) {
    if (construct.node.tryGetContext(LOG_SUPPRESSIONS)) {
      Annotations.of(construct).addInfo(`suppressed ${id}: ${reason}`);
    }
    if (appliesTo === undefined) acknowledge(construct, { id, reason });
    for (const child of construct.node.findAll()) {
      const findings = findingsOf(child, id);
      const exact = (appliesTo ?? []).filter((item) => typeof item === 'string' && child === construct) as string[];
      const meant = [
        ...exact,
        ...findings.filter((finding) => appliesTo === undefined || appliesTo.some((item) => matches(item, finding))),
      ];
      for (const finding of unique(meant)) acknowledge(child, { id: `${id}[${finding}]`, reason });
    }
  }
}

/** `{ regex: '/pattern/flags' }` */
function matches(item: unknown, finding: string): boolean {
  if (typeof item === 'string') return item === finding;
  const text = (item as { regex?: unknown } | undefined)?.regex;
  if (typeof text !== 'string') return false;
  const literal = /^\/(.*)\/([a-z]*)$/s.exec(text);
  try {
    return new RegExp(literal ? literal[1] : text, literal?.[2].replace('g', '')).test(finding);
  } catch {
    return false;
  }
}

/** The findings that cdk-nag reports individually for a resource. */
function findingsOf(construct: IConstruct, rule: string): string[] {
  if (rule === 'AwsSolutions-IAM5') {
    if (construct instanceof CfnPolicy || construct instanceof CfnManagedPolicy) {
      return wildcardFindings(construct, construct.policyDocument);
    }
    if (construct instanceof CfnRole) {
      const policies = Stack.of(construct).resolve(construct.policies) as
        { policyDocument?: unknown; PolicyDocument?: unknown }[] | undefined;
      return (policies ?? []).flatMap((policy) =>
        wildcardFindings(construct, policy.policyDocument ?? policy.PolicyDocument),
      );
    }
  }
  if (rule === 'AwsSolutions-IAM4' && construct instanceof CfnRole) {
    const arns = Stack.of(construct).resolve(construct.managedPolicyArns) as unknown[] | undefined;
    return (arns ?? []).map((arn) => `Policy::${flatten(arn)}`);
  }
  return [];
}

function wildcardFindings(construct: IConstruct, policy: unknown): string[] {
  const stack = Stack.of(construct);
  // Conditions and principals of a document need not be resolved.
  const document = (policy instanceof PolicyDocument ? policy.toJSON() : stack.resolve(policy ?? {})) as PolicyJson;
  const wildcards = (values: unknown) => list(values)
    .filter((value) => typeof value !== 'string' || value.includes('*') || Token.isUnresolved(value))
    .map((value) => flatten(stack.resolve(value)))
    .filter((value) => value.includes('*'));
  return unique(
    (document.Statement ?? [])
      .filter((statement) => statement.Effect === 'Allow')
      .flatMap((statement) => [
        ...wildcards(statement.Action).map((action) => `Action::${action}`),
        ...wildcards(statement.Resource).map((resource) => `Resource::${resource}`),
        // An acknowledgement cannot contain a dynamic reference, because the CDK interprets its braces.
      ])
      .filter((finding) => !finding.includes('{{')),
  );
}

function list(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The string that cdk-nag shows for a value with references: `arn:<AWS::Partition>:s3:::<Bucket.Arn>/*`. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\$\{/g, '<').replace(/\}/g, '>');
  const node = value as {
    'Ref'?: string;
    'Fn::Join'?: [string, unknown[]];
    'Fn::GetAtt'?: [string, string];
    'Fn::Sub'?: unknown;
  };
  if (node.Ref !== undefined) return `<${node.Ref}>`;
  if (node['Fn::Join']) return node['Fn::Join'][1].map(flatten).join(node['Fn::Join'][0]);
  if (node['Fn::GetAtt']) return `<${node['Fn::GetAtt'].join('.')}>`;
  if (node['Fn::Sub'] !== undefined) return flatten(node['Fn::Sub']);
  return JSON.stringify(value);
}
