import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { addTeam, template, domainOf } from './studio-team';
import { GeneratedRoles } from '../../../src';
import { testStack } from '../../support/stacks';

const trust = (action: unknown) => ({
  AssumeRolePolicyDocument: {
    Statement: Match.arrayWith([
      Match.objectLike({ Action: action, Principal: { Service: 'sagemaker.amazonaws.com' } }),
    ]),
  },
});

test('the domain sets the profile name as source identity', () => {
  expect(domainOf(template({ sourceIdentity: true })).DomainSettings).toEqual({
    ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME',
  });
});

test('a generated role lets SageMaker set the source identity', () => {
  const stack = testStack();
  new GeneratedRoles(stack, 'Roles', {
    generateRoles: {
      execution: { trustedPrincipal: 'service:sagemaker.amazonaws.com' },
      glue: { trustedPrincipal: 'service:glue.amazonaws.com' },
    },
  });
  const roles = Template.fromStack(stack);
  roles.hasResourceProperties('AWS::IAM::Role', trust(['sts:AssumeRole', 'sts:SetSourceIdentity']));
  roles.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [Match.objectLike({ Action: 'sts:AssumeRole', Principal: { Service: 'glue.amazonaws.com' } })],
    },
  });
});

test('the trust policy of a role that the app owns is extended, without a warning', () => {
  const stack = testStack();
  const role = new Role(stack, 'Execution', { assumedBy: new ServicePrincipal('sagemaker.amazonaws.com') });
  addTeam(stack, 'Team', { sourceIdentity: true }, { teamExecutionRole: { role } });
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', trust('sts:SetSourceIdentity'));
  Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('DSP364'));
});

test('a warning requests the permission from the owner of any other role', () => {
  const stack = testStack();
  addTeam(stack, 'Team', { sourceIdentity: true });
  Annotations.fromStack(stack).hasWarning(
    '*', Match.stringLikeRegexp('studioDomainConfig.sourceIdentity: warning DSP364: the trust policy of "execution"'),
  );
});

test('without source identities, no role needs the permission', () => {
  const stack = testStack();
  addTeam(stack, 'Team', {});
  Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('DSP364'));
});
