import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { RoleRef } from '../../access/role-ref';
import { isDeferred } from '../../private/deferred';
import { OptionPath } from '../../private/option-path';
import { warnAt } from '../../private/option-problems';

/**
 * Lets SageMaker set a source identity in sessions of an execution role. The trust policy of a role of the app is
 * extended, generated roles allow it, and the owner of any other role is told to.
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
      + 'since "sourceIdentity" is on',
    hint: 'allow it there, or use a generated role',
  });
}
