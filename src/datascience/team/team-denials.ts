import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Whatever creates or changes something. Such a pattern denies a value that a request has, and no request without. */
export const ANY_REQUEST = ['Create*', 'Update*'];

/** Denies actions of SageMaker, under conditions, on every resource. */
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
