import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnManagedPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { BUCKET_POLICY_LIMIT, KEY_POLICY_LIMIT, MANAGED_POLICY_LIMIT, TRUST_POLICY_LIMIT } from '../private/aws-limits';
import { optionProblem } from '../private/option-problems';
import { policyLength } from '../private/policies';
import { formatProblem, Problem } from '../private/problems';

/** The maximum length of a policy, in characters without white space, and a hint for shortening it. */
interface PolicyLimit {
  readonly kind: string;
  readonly limit: number;
  readonly hint: string;
  /** Name of the property in CloudFormation. */
  readonly property: string;
  readonly of: (resource: CfnResource) => unknown;
}

const LIMITS: readonly PolicyLimit[] = [
  {
    property: 'PolicyDocument',
    of: (resource) => (resource instanceof CfnBucketPolicy ? resource.policyDocument : undefined),
    kind: 'policy of the bucket',
    limit: BUCKET_POLICY_LIMIT,
    hint: 'specify fewer roles or prefixes for the bucket, or distribute the data over several buckets',
  },
  {
    property: 'KeyPolicy',
    of: (resource) => (resource instanceof CfnKey ? resource.keyPolicy : undefined),
    kind: 'policy of the key',
    limit: KEY_POLICY_LIMIT,
    hint: 'specify fewer roles, or split the module so that each part has its own key',
  },
  {
    property: 'PolicyDocument',
    of: (resource) => (resource instanceof CfnManagedPolicy ? resource.policyDocument : undefined),
    kind: 'managed policy',
    limit: MANAGED_POLICY_LIMIT,
    hint: 'specify fewer resources, or split the module',
  },
  {
    property: 'AssumeRolePolicyDocument',
    of: (resource) => (resource instanceof CfnRole ? resource.assumeRolePolicyDocument : undefined),
    kind: 'trust policy of the role',
    limit: TRUST_POLICY_LIMIT,
    hint: 'trust fewer principals, or an account with a condition',
  },
];

/** The same as a string, for the validation of a construct. */
export function policyLengthErrors(resource: CfnResource | undefined): string[] {
  const problem = resource && policyTooLong(resource);
  return problem ? [formatProblem(problem)] : [];
}

/**
 * The error for a resource policy that is longer than AWS accepts. `rendered` are the properties of the resource, if
 * already resolved.
 */
export function policyTooLong(
  resource: CfnResource, rendered?: { readonly [name: string]: unknown },
): Problem | undefined {
  for (const { property, of, kind, limit, hint } of LIMITS) {
    const document = of(resource);
    if (document === undefined) continue;
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
