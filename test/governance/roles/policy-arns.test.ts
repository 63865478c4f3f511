import { readFileSync } from 'fs';
import { join } from 'path';
import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { refusal, rolesIn, statement } from './roles';
import { arnFinding, unpublishedArn } from '../../../src/governance/roles/policy-arns';
import { agnosticStack, testStack } from '../../support/stacks';

const P = 'arn:{{partition}}';

describe('an ARN with a missing or wrong part is an error, whose hint is the correct ARN', () => {
  test.each([
    ['the empty Region of IAM', 'arn:aws:iam:111122223333:role/x', 'arn:aws:iam::111122223333:role/x'],
    ['the Region', 'arn:aws:sagemaker:111122223333:app/*', 'arn:aws:sagemaker:{{region}}:111122223333:app/*'],
    ['the account', 'arn:aws:iam::role/x', 'arn:aws:iam::{{account}}:role/x'],
    ['the account, before a name with a colon', 'arn:aws:logs:eu-west-1:log-group:/a',
      'arn:aws:logs:eu-west-1:{{account}}:log-group:/a'],
    ['the Region, before a name with a colon', 'arn:aws:lambda:111122223333:function:f',
      'arn:aws:lambda:{{region}}:111122223333:function:f'],
    ['the partition', 'arn:s3:::bucket/*', `${P}:s3:::bucket/*`],
    ['one colon of a bucket', 'arn:aws:s3::bucket/*', 'arn:aws:s3:::bucket/*'],
    ['a colon, and a bucket has no account', 'arn:aws:s3:111122223333:bucket/*', 'arn:aws:s3:::bucket/*'],
    ['the colon after the account', 'arn:aws:iam::111122223333/role/x', 'arn:aws:iam::111122223333:role/x'],
    ['lowercase letters of the service', 'arn:aws:IAM::111122223333:role/x', 'arn:aws:iam::111122223333:role/x'],
    ['a digit of the account', 'arn:aws:iam::11112222333:role/x', 'arn:aws:iam::{{account}}:role/x'],
  ])('%s', (_, wrong, correct) => {
    const found = arnFinding(wrong);

    expect(found?.hint).toBe(`write "${correct}"`);
    expect(arnFinding(correct)).toBeUndefined();
    expect(unpublishedArn(correct)).toBeUndefined();
  });

  test.each([
    ['sets the condition of a trust policy', {
      generateRoles: {
        r: {
          trustedPrincipal: 'this_account',
          assumeRoleTrustConditions: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam:111122223333:role/x' } },
        },
      },
    }],
    ['is a resource', {
      generatePolicies: {
        p: {
          policyDocument: {
            Statement: [
              { ...statement, Action: 'iam:GetRole', Resource: ['*', 'arn:aws:iam:111122223333:role/x'] },
            ],
          },
        },
      },
    }],
    ['is in the condition of a statement', {
      generatePolicies: {
        p: {
          policyDocument: {
            Statement: [
              { ...statement, Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:iam:111122223333:role/x' } } },
            ],
          },
        },
      },
    }],
  ])('wherever it %s', (_, props) => {
    const message = refusal(props);

    expect(message).toContain('DSP305');
    expect(message).toContain('"arn:aws:iam:111122223333:role/x" has 5 of the 6 parts of an ARN');
  });

  test('also if the account is resolved at deployment', () => {
    const { account, partition } = agnosticStack();

    const found = arnFinding(`arn:${partition}:iam:${account}:role/x`);

    expect(found?.hint).toBe(`write "${P}:iam::{{account}}:role/x"`);
  });
});

describe('ARNs in other formats than those that AWS publishes are a warning', () => {
  test.each([
    ['a Region in IAM', 'arn:aws:iam:eu-west-1:111122223333:role/x', 'arn:aws:iam::111122223333:role/x'],
    ['an account, which a bucket does not have', 'arn:aws:s3::111122223333:bucket', 'arn:aws:s3:::bucket'],
    ['no Region', 'arn:aws:sagemaker::111122223333:app/*', 'arn:aws:sagemaker:{{region}}:111122223333:app/*'],
    ['no account in IAM', 'arn:aws:iam:::role/x', 'arn:aws:iam::{{account}}:role/x'],
    ['no account', 'arn:aws:glue:eu-west-1::database/x', 'arn:aws:glue:eu-west-1:{{account}}:database/x'],
    ['another kind of resource', 'arn:aws:iam::111122223333:roles/x', 'arn:aws:iam::111122223333:role/x'],
    ['another service', 'arn:aws:snss:eu-west-1:111122223333:x', 'arn:aws:sns:eu-west-1:111122223333:x'],
  ])('%s', (_, wrong, correct) => {
    const found = unpublishedArn(wrong);

    expect(found?.hint).toBe(`did you mean "${correct}"? If AWS added the name recently, ignore this warning`);
    expect(unpublishedArn(correct)).toBeUndefined();
  });

  test('a name without the kind of the resource', () => {
    const found = unpublishedArn('arn:aws:iam::111122223333:data-admin');

    expect(found?.hint).toContain(`write the kind of the resource before the name, for example "${P}:iam::{{account}}:role/NAME"`);
  });

  test('with the path of the option', () => {
    const stack = testStack();

    rolesIn(stack, {
      generatePolicies: {
        p: {
          policyDocument: {
            Statement: [
              { ...statement, Resource: ['arn:aws:s3:::bucket', 'arn:aws:s3:eu-west-1::bucket'] },
            ],
          },
        },
      },
    });

    const expected = 'Resource\\[1\\]: warning DSP132.*has a Region';
    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp(expected));
  });
});

test.each([
  '*', 'bucket', 'arn:aws:s3:*', 'arn:aws:sagemaker:*', 'arn:*:s3:::bucket', 'arn:aws:iam::*:role/*',
  'arn:aws:iam:*:*:role/x', 'arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::111122223333:root',
  'arn:aws:sts::111122223333:assumed-role/a/b',
  'arn:aws:iam::${aws:PrincipalAccount}:role/x', 'arn:aws:s3:::${aws:PrincipalTag/bucket}/*',
  'arn:aws:s3:::bucket/a:b:c',
  'arn:aws:kms:us-*:111122223333:key/*', 'arn:aws:ec2:eu-west-1::image/ami-1', 'arn:aws:ssm:eu-west-1::parameter/aws/x',
  'arn:aws:logs:*:*:log-group:/aws/x:*', '{{resolve:ssm:/role}}',
  'arn:aws:iam::{{resolve:ssm:/account}}:role/x', 'arn:{{resolve:ssm:/rest}}', `${P}:glue:{{region}}:{{account}}:database/x`,
])('"%s" is not reported', (text) => {
  expect([arnFinding(text), unpublishedArn(text)]).toEqual([undefined, undefined]);
});

test('almost no ARN in the policies of AWS is reported', () => {
  const path = join(__dirname, '../../../facts/managed-policies.json');
  const arns = [...new Set(readFileSync(path, 'utf8').match(/arn:aws:[^"]+/g))];

  const reported = arns.filter((arn) => arnFinding(arn) ?? unpublishedArn(arn));

  expect(arns.length).toBeGreaterThan(15);
  expect(reported).toEqual([]);
});

describe('a condition on an ARN', () => {
  const refused = (condition: object) => refusal({
    generatePolicies: { p: { policyDocument: { Statement: [{ ...statement, Condition: condition }] } } },
  });

  test.each([
    [{ ArnLike: { 'aws:SourceArn': 'role/x' } }, '"role/x" is not an ARN, which "ArnLike" requires'],
    [{ StringEquals: { 'aws:PrincipalArn': 'admin' } }, '"admin" is not an ARN, which "aws:PrincipalArn" requires'],
  ])('requires one: %j', (condition, message) => {
    expect(refused(condition)).toContain(message);
  });

  test.each([
    { ArnLike: { 'aws:SourceArn': '*' } },
    { StringLike: { 'aws:PrincipalArn': '*role/x' } },
    { Null: { 'aws:PrincipalArn': 'true' } },
    { StringEquals: { 'aws:PrincipalTag/team': 'data-admin' } },
  ])('accepts %j', (condition) => {
    const stack = testStack();

    const create = () => rolesIn(stack as Stack, {
      generatePolicies: { p: { policyDocument: { Statement: [{ ...statement, Condition: condition }] } } },
    });

    expect(create).not.toThrow();
  });
});
