import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * All actions that create or change a resource. With such a pattern, a condition denies requests with a value, and not
 * requests without it.
 */
export const ANY_REQUEST = ['Create*', 'Update*'];

/** Denies SageMaker actions under conditions, on all resources. */
export function denySageMaker(
  sid: string, actions: string[], conditions?: { [operator: string]: { [key: string]: string | string[] } },
): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.DENY,
    actions: actions.map((action) => `sagemaker:${action}`),
    resources: ['*'],
    conditions,
  });
}
