import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { rolesIn } from './roles';
import { AccessModel } from '../../support/access';
import { testStack } from '../../support/stacks';

const PROFILE = 'arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-1/ada';
const OPEN = 'sagemaker:CreatePresignedDomainUrl';

/** A role with one policy. */
function roleWith(statement: object, more: object[] = []): Stack {
  const stack = testStack();
  rolesIn(stack, {
    generatePolicies: { p: { policyDocument: { Statement: [{ Effect: 'Allow', ...statement }, ...more] } } },
    generateRoles: { r: { trustedPrincipal: 'this_account', generatedPolicies: ['p'] } },
  });
  return stack;
}

const tags = (userid: string) => ({ 'sagemaker:ResourceTag/userid': userid, 'aws:ResourceTag/userid': userid });

test.each([
  ['every profile', { Action: OPEN, Resource: '*' }],
  ['everything', { Action: '*', Resource: '*' }],
  ['everything but IAM', { NotAction: 'iam:*', Resource: '*' }],
  ['everything but one profile', { Action: 'sagemaker:*', NotResource: PROFILE.replace('ada', 'eve') }],
  ['the profiles of a domain', { Action: OPEN, Resource: PROFILE.replace('ada', '*') }],
  ['profiles that begin alike', { Action: OPEN, Resource: PROFILE.replace('ada', 'a*') }],
  ['all of SageMaker', { Action: 'SageMaker:Create*', Resource: 'arn:aws:sagemaker:*' }],
  [
    'every profile from one Region',
    { Action: OPEN, Resource: '*', Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } },
  ],
])('a policy that allows %s can open only the profile of its own session', async (_, statement) => {
  const model = AccessModel.fromApp([roleWith(statement)]);
  const session = model.role('r', { session: 'ada' });
  const own = String(session.context['aws:userid']);

  await model.expectAllowed(session, OPEN, PROFILE, tags(own));
  await model.expectDenied(session, OPEN, PROFILE, tags(own.replace('ada', 'bob')));
  await model.expectDenied(session, OPEN, PROFILE);
});

test.each([
  ['one profile by its name', { Action: OPEN, Resource: PROFILE }],
  ['other actions', { Action: 'sagemaker:List*', Resource: '*' }],
  ['domains', { Action: 'sagemaker:*', Resource: 'arn:aws:sagemaker:us-east-1:111122223333:domain/*' }],
])('a policy that allows %s is not changed', (_, statement) => {
  const [policy] = Object.values(Template.fromStack(roleWith(statement)).findResources('AWS::IAM::ManagedPolicy'));

  expect(policy.Properties.PolicyDocument.Statement).toHaveLength(1);
});

test('a role that can tag profiles cannot change the userid tag', async () => {
  const stack = roleWith({ Action: ['sagemaker:AddTags', 'sagemaker:DeleteTags'], Resource: '*' });
  const model = AccessModel.fromApp([stack]);
  const role = model.role('-r');
  const keys = (...names: string[]) => ({ 'aws:TagKeys': names });

  await model.expectAllowed(role, ['sagemaker:AddTags', 'sagemaker:DeleteTags'], PROFILE, keys('team'));
  await model.expectDenied(role, ['sagemaker:AddTags', 'sagemaker:DeleteTags'], PROFILE, keys('userid'));
  await model.expectDenied(role, 'sagemaker:AddTags', PROFILE, keys('team', 'userid'));
  await model.expectAllowed(role, 'sagemaker:AddTags', PROFILE, {
    ...keys('userid'), 'sagemaker:TaggingAction': 'CreateUserProfile',
  });
});

test('a statement of the user keeps its Sid', () => {
  const taken = { Sid: 'DenyProfilesOfOthers', Effect: 'Deny', Action: 's3:*', Resource: '*' };
  const template = Template.fromStack(roleWith({ Action: OPEN, Resource: '*' }, [taken]));
  const [policy] = Object.values(template.findResources('AWS::IAM::ManagedPolicy'));

  const sids = policy.Properties.PolicyDocument.Statement.map(({ Sid }: { Sid?: string }) => Sid);

  expect(sids).toEqual([undefined, 'DenyProfilesOfOthers', 'DenyProfilesOfOthers2']);
});

test.each(['AdministratorAccess', 'AmazonSageMakerFullAccess', 'PowerUserAccess', 'job-function/DataScientist'])(
  'a role with %s is denied the profiles of other users',
  async (name) => {
    const stack = testStack();
    rolesIn(stack, {
      generateRoles: {
        r: { trustedPrincipal: 'this_account', awsManagedPolicies: [name] },
        other: { trustedPrincipal: 'this_account', awsManagedPolicies: [name] },
        plain: { trustedPrincipal: 'this_account' },
      },
    });
    const model = AccessModel.fromApp([stack]);
    const session = model.role('-r', { session: 'ada' }).with({ Effect: 'Allow', Action: '*', Resource: '*' });
    const own = String(session.context['aws:userid']);

    Template.fromStack(stack).resourceCountIs('AWS::IAM::ManagedPolicy', 1);
    await model.expectAllowed(session, OPEN, PROFILE, tags(own));
    await model.expectDenied(session, OPEN, PROFILE, tags(own.replace('ada', 'bob')));
  },
);
