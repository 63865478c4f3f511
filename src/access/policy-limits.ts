import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnManagedPolicy, CfnRole, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { BUCKET_POLICY_LIMIT, KEY_POLICY_LIMIT, MANAGED_POLICY_LIMIT, TRUST_POLICY_LIMIT } from '../private/aws-limits';
import { optionProblem } from '../private/option-problems';
import { policyLength } from '../private/policies';
import { formatProblem, Problem } from '../private/problems';

/** The maximum length of a policy, in characters without white space, and how to shorten a longer one. */
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
    hint: 'name fewer roles or prefixes for the bucket, or spread the data over several buckets',
  },
  {
    property: 'KeyPolicy',
    of: (resource) => (resource instanceof CfnKey ? resource.keyPolicy : undefined),
    kind: 'policy of the key',
    limit: KEY_POLICY_LIMIT,
    hint: 'name fewer roles, or split the module so that each part has its own key',
  },
  {
    property: 'PolicyDocument',
    of: (resource) => (resource instanceof CfnManagedPolicy ? resource.policyDocument : undefined),
    kind: 'managed policy',
    limit: MANAGED_POLICY_LIMIT,
    hint: 'name fewer resources, or split the module',
  },
  {
    property: 'AssumeRolePolicyDocument',
    of: (resource) => (resource instanceof CfnRole ? resource.assumeRolePolicyDocument : undefined),
    kind: 'trust policy of the role',
    limit: TRUST_POLICY_LIMIT,
    hint: 'trust fewer principals, or an account with a condition',
  },
];

/** The policies that were checked, and the number of their statements then, which cannot change afterwards. */
const checked = new WeakMap<CfnResource, { readonly document: PolicyDocument; readonly statements: number }>();

/** The same as text, for the validation of a construct; nothing of a policy that a platform has checked. */
export function policyLengthErrors(resource: CfnResource | undefined): string[] {
  if (resource === undefined || isChecked(resource)) return [];
  const problem = policyTooLong(resource);
  return problem ? [formatProblem(problem)] : [];
}

function isChecked(resource: CfnResource): boolean {
  const { document, statements } = checked.get(resource) ?? {};
  return document !== undefined && document.statementCount === statements
    && LIMITS.some(({ of }) => of(resource) === document);
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
    if (rendered && document instanceof PolicyDocument) {
      checked.set(resource, { document, statements: document.statementCount });
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
