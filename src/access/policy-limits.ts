import { CfnResource, Stack } from 'aws-cdk-lib';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import {
  BUCKET_POLICY_LIMIT, KEY_POLICY_LIMIT, MANAGED_POLICY_LIMIT, TRUST_POLICY_LIMIT,
} from '../private/facts/aws-limits';
import { optionProblem } from '../private/option-problems';
import { policyLength } from '../private/policies';
import { formatProblem, Problem } from '../private/problems';

/** The maximum length of a policy, in characters without white space, and a hint for shortening it. */
interface PolicyLimit {
  /** Type of the resource in CloudFormation. */
  readonly type: string;
  /** Name of the property in CloudFormation. */
  readonly property: string;
  readonly kind: string;
  readonly limit: number;
  readonly hint: string;
}

const LIMITS: readonly PolicyLimit[] = [
  {
    type: 'AWS::S3::BucketPolicy',
    property: 'PolicyDocument',
    kind: 'policy of the bucket',
    limit: BUCKET_POLICY_LIMIT,
    hint: 'specify fewer roles or prefixes for the bucket, or distribute the data over several buckets',
  },
  {
    type: 'AWS::KMS::Key',
    property: 'KeyPolicy',
    kind: 'policy of the key',
    limit: KEY_POLICY_LIMIT,
    hint: 'specify fewer roles, or split the module so that each part has its own key',
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    property: 'PolicyDocument',
    kind: 'managed policy',
    limit: MANAGED_POLICY_LIMIT,
    hint: 'specify fewer resources, or split the module',
  },
  {
    type: 'AWS::IAM::Role',
    property: 'AssumeRolePolicyDocument',
    kind: 'trust policy of the role',
    limit: TRUST_POLICY_LIMIT,
    hint: 'trust fewer principals, or an account with a condition',
  },
];

const CHECKED = Symbol('checked policy');

/** A resource whose policy was checked, with the number of statements, which cannot change individually afterwards. */
interface CheckedResource {
  [CHECKED]?: { readonly document: PolicyDocument; readonly statements: number };
}

/** The same as a string, for the validation of a construct; empty for a policy that a platform has checked. */
export function policyLengthErrors(resource: CfnResource | undefined): string[] {
  if (resource === undefined || isChecked(resource)) return [];
  const problem = policyTooLong(resource);
  return problem ? [formatProblem(problem)] : [];
}

function isChecked(resource: CfnResource): boolean {
  const { document, statements } = (resource as CheckedResource)[CHECKED] ?? {};
  return document !== undefined && document.statementCount === statements
    && LIMITS.some((policy) => documentOf(resource, policy) === document);
}

/**
 * The error for a resource policy that is longer than AWS accepts. `rendered` are the properties of the resource, if
 * already resolved.
 */
export function policyTooLong(
  resource: CfnResource, rendered?: { readonly [name: string]: unknown },
): Problem | undefined {
  for (const policy of LIMITS) {
    const { property, kind, limit, hint } = policy;
    const document = documentOf(resource, policy);
    if (document === undefined) continue;
    if (rendered && document instanceof PolicyDocument) {
      (resource as CheckedResource)[CHECKED] = { document, statements: document.statementCount };
    }
    const length = policyLength(rendered ? rendered[property] : Stack.of(resource).resolve(document));
    if (length <= limit) continue;
    return optionProblem(resource, [], {
      code: 'DSP301',
      message: `the ${kind} has about ${length} characters without white space, and AWS accepts ${limit}`,
      hint,
    });
  }
  return undefined;
}

/** A property of CloudFormation is an attribute of its class in the CDK, which begins with a lowercase letter. */
function documentOf(resource: CfnResource, { type, property }: PolicyLimit): unknown {
  if (resource.cfnResourceType !== type) return undefined;
  return (resource as unknown as { readonly [attribute: string]: unknown })[
    property[0].toLowerCase() + property.slice(1)
  ];
}
