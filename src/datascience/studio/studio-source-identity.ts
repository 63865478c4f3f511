import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { RoleRef } from '../../access/role-ref';
import { isDeferred } from '../../private/deferred';
import { OptionPath } from '../../private/option-path';
import { warnAt } from '../../private/option-problems';

/**
 * Allows SageMaker to set a source identity in sessions of an execution role. The trust policy of a role of the app is
 * extended, and generated roles allow it. For any other role, a warning is issued.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitor-user-access.html
 */
export function allowSourceIdentity(scope: Construct, { role, name, arn }: RoleRef, path: OptionPath): void {
  if (role instanceof Role) {
    role.assumeRolePolicy?.addStatements(new PolicyStatement({
      principals: [new ServicePrincipal('sagemaker.amazonaws.com')], actions: ['sts:SetSourceIdentity'],
    }));
    return;
  }
  const named = role?.roleName ?? arn ?? name;
  if (named === undefined || isDeferred(named)) return;
  warnAt(scope, path, {
    code: 'DSP364',
    message: `the trust policy of "${named}" must allow "sts:SetSourceIdentity" to sagemaker.amazonaws.com, `
      + 'because "sourceIdentity" is enabled',
    hint: 'allow it there, or use a generated role',
  });
}
