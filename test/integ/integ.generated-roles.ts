/*
 * Roles with their policies and trust: IAM evaluates what the roles can do, and the test tries to assume them.
 *
 * Changes no account-wide settings.
 */
import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { Stack } from 'aws-cdk-lib';
import { AccountNaming } from './support/account-naming';
import { Actor } from './support/actor';
import { call } from './support/expectations';
import { integApp } from './support/integ-app';
import { testCase } from './support/test-case';
import { BasePersona, GeneratedRoles } from '../../src';

const app = integApp();
const stack = new Stack(app, 'dsp-integ-generated-roles');
const actor = new Actor(stack, 'Actor');
const roles = new GeneratedRoles(stack, 'Roles', {
  naming: new AccountNaming('roles'),
  permissionsBoundaryArn: `arn:${stack.partition}:iam::aws:policy/PowerUserAccess`,
  generatePolicies: {
    ListKeys: {
      policyDocument: {
        Statement: [{ Sid: 'List', Effect: 'Allow', Action: ['kms:ListAliases', 'iam:CreateUser'], Resource: '*' }],
      },
    },
  },
  generateRoles: {
    lister: { trustedPrincipal: 'this_account', generatedPolicies: ['ListKeys'] },
    partner: {
      trustedPrincipal: 'this_account',
      assumeRoleTrustConditions: { StringEquals: { 'sts:ExternalId': 'agreed' } },
    },
    traced: { trustedPrincipal: 'this_account', requireSourceIdentity: true },
    scientist: { trustedPrincipal: 'this_account', basePersona: BasePersona.DATA_SCIENTIST },
    crawler: { trustedPrincipal: 'service:glue.amazonaws.com' },
  },
});

const integ = testCase(app, 'GeneratedRoles', [stack]);
const decisions: [string, string, string][] = [
  ['lister', 'kms:ListAliases', 'allowed'],
  ['lister', 'kms:ListKeys', 'implicitDeny'],
  // Its policy allows this, but the permissions boundary does not.
  ['lister', 'iam:CreateUser', 'implicitDeny'],
  ['partner', 'kms:ListAliases', 'implicitDeny'],
  // Access to objects is left to bucket policies and key policies.
  ['scientist', 's3:GetObject', 'implicitDeny'],
];
for (const [role, action, decision] of decisions) {
  call(integ, 'IAM', 'simulatePrincipalPolicy', {
    PolicySourceArn: roles.roleArnOf(role),
    ActionNames: [action],
  }).expect(
    ExpectedResult.objectLike({
      EvaluationResults: [Match.objectLike({ EvalActionName: action, EvalDecision: decision })],
    }),
  );
}
const take = (role: string, input: { [parameter: string]: string } = {}) => ({
  RoleArn: roles.roleArnOf(role),
  RoleSessionName: 'integ',
  ...input,
});
actor.succeeds(integ, roles.role('lister'), 'KMS', 'ListAliases', {});
actor.isRefused(integ, roles.role('lister'), 'KMS', 'ListKeys', {}, 'AccessDeniedException');
actor.succeeds(integ, undefined, 'STS', 'AssumeRole', take('partner', { ExternalId: 'agreed' }));
actor.isRefused(integ, undefined, 'STS', 'AssumeRole', take('partner'));
actor.succeeds(integ, undefined, 'STS', 'AssumeRole', take('traced', { SourceIdentity: 'jane' }));
actor.isRefused(integ, undefined, 'STS', 'AssumeRole', take('traced'));
actor.isRefused(integ, undefined, 'STS', 'AssumeRole', take('crawler'));
app.synth();
