import { App, Stack } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { statement, rolesIn, refusal } from './roles';
import {
  GeneratedPolicyOptions,
} from '../../../src';
import { MANAGED_POLICY_LIMIT } from '../../../src/private/facts/aws-limits';
import { agnosticStack, propertiesOf, testStack } from '../../support/stacks';
import { TEST_ACCOUNT as ACCOUNT, TEST_REGION } from '../../support/template-resolver';
const policyRefusal = (policyDocument: object) => refusal({ generatePolicies: { p: { policyDocument } } });

describe('policy documents', () => {
  const document = (policyDocument: object, app = new App()) => {
    const stack = new Stack(app, 'Stack', { env: { account: ACCOUNT, region: TEST_REGION } });
    rolesIn(stack, { generatePolicies: { p: { policyDocument } } });
    return propertiesOf(stack, 'AWS::IAM::ManagedPolicy').PolicyDocument;
  };

  test('keep their statements; "SID" is "Sid"', () => {
    const { Sid, ...rest } = statement;
    const denial = {
      Effect: 'Deny',
      NotAction: ['s3:*', 'kms:*'],
      NotResource: 'arn:aws:s3:::x',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };

    expect(document({ Version: '2012-10-17', Statement: [{ SID: Sid, ...rest }, denial] })).toEqual({
      Version: '2012-10-17',
      Statement: [statement, denial],
    });
  });

  test('are not merged by a feature flag of the app', () => {
    const { Sid, ...rest } = statement;
    const app = new App({ context: { '@aws-cdk/aws-iam:minimizePolicies': true } });

    expect(document({ Statement: [rest, { ...rest, Action: 's3:PutObject' }] }, app).Statement).toHaveLength(2);
  });

  test('can be a PolicyDocument in code', () => {
    const { Statement: statements } = document(
      new PolicyDocument({
        statements: [new PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::x'] })],
      }),
    );

    expect(statements).toEqual([{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::x' }]);
  });

  test.each([
    [
      'an unknown key of a ' + 'statement',
      { Statement: [{ ...statement, Resources: '*' }] },
      /statement 1: unknown key "Resources"\n {2}hint: did you mean "Resource"/,
    ],
    [
      'an unknown key of the ' + 'document',
      { Statements: [statement] },
      /unknown key "Statements" in a policy document\n {2}hint: did you mean "Statement"/,
    ],
    [
      'a principal',
      { Statement: [{ ...statement, Principal: '*' }] },
      /unknown key "Principal"\n.*the principals of an identity policy are the roles that it is attached to/,
    ],
    [
      'an ID with invalid characters',
      { Statement: [{ ...statement, Sid: 'read-all' }] },
      /the ID "read-all" contains characters that IAM does not accept\n.*"readall"/,
    ],
    ['both spellings of an ID', { Statement: [{ ...statement, SID: 'X' }] }, /both "Sid" and "SID"/],
    ['a duplicate ID', { Statement: [statement, statement] }, /two statements have the ID "Read"/],
    ['no statement', { Statement: [] }, /at least one statement/],
    ['an old version', { Version: '2008-10-17', Statement: [statement] }, /"2008-10-17" is not supported/],
    ['a wrong effect', { Statement: [{ ...statement, Effect: 'allow' }] }, /"Effect" is "allow"/],
    ['no action', { Statement: [{ Effect: 'Allow', Resource: '*' }] }, /"Action" is missing/],
    ['two kinds of actions', { Statement: [{ ...statement, NotAction: 's3:*' }] }, /both "Action" and "NotAction"/],
    ['an invalid action', { Statement: [{ ...statement, Action: 'GetObject' }] }, /"GetObject" is not a valid action/],
    ['no resource', { Statement: [{ Effect: 'Allow', Action: 's3:*' }] }, /"Resource" is missing/],
    ['an empty list', { Statement: [{ ...statement, Resource: [] }] }, /"Resource" must be a string or a list of strings/],
    ['a condition that is not a map', { Statement: [{ ...statement, Condition: 'x' }] }, /"Condition" must be a map/],
  ])('with %s are rejected', (_, policyDocument, message) => {
    const text = policyRefusal(policyDocument);

    expect(text).toMatch(/^Stack\/Roles: generatePolicies\.p\.policyDocument\S*: error DSP305/);
    expect(text).toMatch(message);
  });

  test('can be statements in code, which produce the same policy', () => {
    const stack = testStack();
    const allowed = new PolicyStatement({
      sid: 'Read',
      actions: ['s3:GetObject'],
      resources: ['arn:aws:s3:::bucket/key'],
    });
    const denied = new PolicyStatement({
      effect: Effect.DENY,
      notActions: ['s3:*'],
      resources: ['*'],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    rolesIn(stack, { generatePolicies: { p: { statements: [allowed, denied] } } });
    const written = document({
      Statement: [
        statement,
        { Effect: 'Deny', NotAction: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      ],
    });

    expect(propertiesOf(stack, 'AWS::IAM::ManagedPolicy').PolicyDocument).toEqual(written);
  });

  test.each<[string, object, RegExp]>([
    [
      'both',
      { policyDocument: { Statement: [statement] }, statements: [PolicyStatement.fromJson(statement)] },
      /p\.statements: error DSP305: has both "policyDocument" and "statements"/,
    ],
    ['none', {}, /generatePolicies\.p: error DSP112: "policyDocument" is missing/],
    [
      'no statements',
      { statements: [] },
      /p\.statements: error DSP305: a policy document needs at least one statement/,
    ],
    [
      'a map as a statement list',
      { statements: [statement] },
      /p\.statements\[0\]: error DSP305: statement 1 is not a PolicyStatement/,
    ],
    [
      'a string as a statement',
      { statements: ['x'] },
      /p\.statements\[0\]: error DSP305: statement 1 is not a PolicyStatement/,
    ],
    [
      'an invalid resource',
      { statements: [new PolicyStatement({ actions: ['s3:GetObject'], resources: ['bucket'] })] },
      /p\.statements\[0\]\.Resource: error DSP305: .*"bucket" is not a valid resource/,
    ],
    [
      'a long statement',
      {
        statements: [
          new PolicyStatement({ actions: ['s3:GetObject'], resources: [`arn:aws:s3:::${'x'.repeat(6200)}`] }),
        ],
      },
      /p\.statements\[0\]: error DSP301/,
    ],
  ])('with %s in code are rejected', (_, policy, message) => {
    expect(refusal({ generatePolicies: { p: policy as GeneratedPolicyOptions } })).toMatch(message);
  });

  test('all problems are reported together', () => {
    const text = refusal({
      generatePolicies: {
        a: { policyDocument: {} },
        b: { policyDocument: { Statement: [{ ...statement, Sid: 'a b', Efect: 1 }] } },
      },
      generateRoles: { r: { trustedPrincipal: 'federation:corporate', generatedPolicies: ['a'] } },
    });

    expect(text.match(/error DSP/g)).toHaveLength(4);
  });

  test('have the IAM size limit, not counting white space', () => {
    const empty = JSON.stringify({
      Statement: [{ Action: 's3:GetObject', Effect: 'Allow', Resource: 'arn:aws:s3:::' }],
      Version: '2012-10-17',
    }).length;
    const ofLength = (length: number, filler = '') => ({
      Statement: [
        { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${'x'.repeat(length - empty)}${filler}` },
      ],
    });

    expect(document(ofLength(MANAGED_POLICY_LIMIT, ' '.repeat(100)))).toBeDefined();
    expect(policyRefusal(ofLength(MANAGED_POLICY_LIMIT + 1))).toMatch(new RegExp(
      `DSP301: statement 1 results in a policy of about ${MANAGED_POLICY_LIMIT + 1} characters .* accepts `
        + `${MANAGED_POLICY_LIMIT}`,
    ));
  });

  test('count references with a typical length', () => {
    const grant = (databases: number) => {
      const stack = agnosticStack();
      const arn = `arn:${stack.partition}:glue:${stack.region}:${stack.account}:database/d`;
      const resources = Array.from({ length: databases }, (_, index) => `${arn}${index}`);
      rolesIn(stack, {
        generatePolicies: { p: { policyDocument: { Statement: [{ ...statement, Resource: resources }] } } },
      });
    };

    expect(() => grant(120)).toThrow(/DSP301/);
    expect(() => grant(100)).not.toThrow();
  });
});
