import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { parse } from 'yaml';
import { statement, rolesIn, roleProperties, refusal, roleRefusal } from './roles';
import {
  GeneratedRolesProps,
} from '../../../src';
import { describeSampleKit } from '../../support/kits';
import { nagFindings } from '../../support/nag';
import { agnosticStack, resourcesOf, testStack } from '../../support/stacks';
import { TEST_ACCOUNT as ACCOUNT } from '../../support/template-resolver';

describe('names', () => {
  test('follow the naming scheme, or are the literal key', () => {
    const stack = testStack();
    const roles = rolesIn(stack, {
      generatePolicies: {
        read: { policyDocument: { Statement: statement } },
        Other: { policyDocument: { Statement: statement }, verbatimPolicyName: true },
      },
      generateRoles: {
        'data-admin': { trustedPrincipal: 'this_account' },
        'Legacy': { trustedPrincipal: 'this_account', verbatimRoleName: true },
      },
    });
    const names = (type: string, property: string) =>
      resourcesOf(stack, type)
        .map((resource) => resource.Properties[property])
        .sort();

    expect(names('AWS::IAM::Role', 'RoleName')).toEqual(['Legacy', 'acme1234-dev-shared-roles-data-admin']);
    expect(names('AWS::IAM::ManagedPolicy', 'ManagedPolicyName')).toEqual(['Other', 'acme1234-dev-shared-roles-read']);
    expect(roles.roleNames).toEqual(['Legacy', 'data-admin']);
    expect(roles.managedPolicyNames).toEqual(['Other', 'read']);
  });

  test('and ARNs are literal strings, which need no export in another stack', () => {
    const app = new App();
    const stack = new Stack(app, 'Roles');
    const reader = new Stack(app, 'Reader');
    const roles = rolesIn(stack, { generateRoles: { a: { trustedPrincipal: 'this_account' } } });

    expect(roles.roleNameOf('a')).toBe('acme1234-dev-shared-roles-a');
    expect(reader.resolve(roles.roleArnOf('a'))).toEqual({
      'Fn::Join': [
        '',
        ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':role/acme1234-dev-shared-roles-a'],
      ],
    });
    expect(Template.fromStack(stack).toJSON().Outputs).toBeUndefined();
  });

  test('of an unknown role or policy are an error with the nearest name', () => {
    const roles = rolesIn(testStack(), { generateRoles: { 'data-admin': { trustedPrincipal: 'this_account' } } });

    expect(() => roles.role('data-admn')).toThrow(
      /DSP204: unknown role "data-admn"\n {2}hint: did you mean "data-admin"/,
    );
    expect(() => roles.roleArnOf('toString')).toThrow(/DSP204/);
    expect(() => roles.managedPolicy('x')).toThrow(/unknown generated policy "x"/);
  });

  test('that differ only in case are rejected, because IAM rejects them', () => {
    const role = { trustedPrincipal: 'this_account' };

    expect(refusal({ generateRoles: { Admin: role, admin: role } })).toMatch(
      /DSP303: "Admin" and "admin" would both be named/,
    );
  });

  test('that are verbatim must be valid IAM names', () => {
    expect(refusal({ generateRoles: { 'a b': { trustedPrincipal: 'this_account', verbatimRoleName: true } } })).toMatch(
      /DSP303: "a b" contains characters/,
    );
  });
});

test('the order of keys does not change the template', () => {
  const role = { trustedPrincipal: 'this_account' };
  const template = (generateRoles: GeneratedRolesProps['generateRoles']) => {
    const stack = agnosticStack();
    rolesIn(stack, { generateRoles });
    return JSON.stringify(Template.fromStack(stack).toJSON());
  };

  expect(template({ a: role, b: role })).toBe(template({ b: role, a: role }));
});

describe('policies of a role', () => {
  test('can be AWS managed, generated or existing policies', () => {
    const { ManagedPolicyArns: arns } = roleProperties(
      {
        trustedPrincipal: 'service:glue.amazonaws.com',
        awsManagedPolicies: ['service-role/AWSGlueServiceRole'],
        generatedPolicies: ['read'],
        customerManagedPolicies: ['existing', 'arn:aws:iam::123456789012:policy/path/other'],
      },
      { generatePolicies: { read: { policyDocument: { Statement: [statement] } } } },
    );

    expect(arns).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole',
      `arn:aws:iam::${ACCOUNT}:policy/acme1234-dev-shared-roles-read`,
      `arn:aws:iam::${ACCOUNT}:policy/acme1234-dev-shared-roles-glue-settings`,
      `arn:aws:iam::${ACCOUNT}:policy/existing`,
      'arn:aws:iam::123456789012:policy/path/other',
    ]);
  });

  test('must exist', () => {
    const text = refusal({
      generatePolicies: { ReadPolicy: { policyDocument: { Statement: [statement] } } },
      generateRoles: { r: { trustedPrincipal: 'this_account', generatedPolicies: ['ReadPolcy'] } },
    });

    expect(text).toMatch(
      /Roles: generateRoles\.r\.generatedPolicies\[0\]: error DSP204: unknown generated policy "ReadPolcy"\n {2}hint: did you mean "ReadPolicy"/,
    );
  });

  test('are at most ten', () => {
    const policies = (count: number) => Array.from({ length: count }, (_, index) => `policy${index}`);

    expect(
      roleProperties({
        trustedPrincipal: 'this_account',
        customerManagedPolicies: policies(9),
        awsManagedPolicies: ['ReadOnlyAccess'],
      }).ManagedPolicyArns,
    ).toHaveLength(10);
    expect(
      roleRefusal({
        customerManagedPolicies: policies(9),
        awsManagedPolicies: ['ReadOnlyAccess', 'job-function/Billing'],
      }),
    ).toMatch(
      /DSP302: the role has 11 managed policies \(2 of AWS, 9 of the account, 0 generated\), and IAM attaches 10/,
    );
  });

  test('an AWS managed policy is specified by name, not by the ARN of another resource', () => {
    expect(roleRefusal({ awsManagedPolicies: ['arn:aws:iam::123456789012:policy/mine'] })).toMatch(
      /DSP304.*\n.*customerManagedPolicies/,
    );
  });

  test('a permissions boundary applies to every role', () => {
    const boundary = `arn:aws:iam::${ACCOUNT}:policy/boundary`;

    expect(
      roleProperties({ trustedPrincipal: 'this_account' }, { permissionsBoundaryArn: boundary }).PermissionsBoundary,
    ).toBe(boundary);
    expect(roleProperties({ trustedPrincipal: 'this_account' }).PermissionsBoundary).toBeUndefined();
  });
});

describe('presigned URLs of Studio', () => {
  const warnings = (change: object) => {
    const stack = testStack();
    rolesIn(stack, {
      generatePolicies: {
        p: {
          policyDocument: {
            Statement: [{ Effect: 'Allow', Action: 'sagemaker:CreatePresignedDomainUrl', Resource: '*', ...change }],
          },
        },
      },
    });
    return Annotations.fromStack(stack).findWarning('/Stack/Roles', Match.stringLikeRegexp('DSP362'));
  };

  test.each([
    ['as in the sample', {}],
    ['with a wildcard', { Action: ['s3:GetObject', 'SageMaker:Create*'] }],
    ['with all actions', { Action: '*' }],
    ['with NotAction', { Action: undefined, NotAction: 'iam:*' }],
    ['for all profiles of a domain', { Resource: 'arn:aws:sagemaker:eu-central-1:123456789012:user-profile/d-1/*' }],
  ])('%s: a warning', (_, change) => {
    expect(warnings(change)).toHaveLength(1);
  });

  test.each([
    [
      "limited to the user's own profile",
      { Condition: { StringEquals: { 'sagemaker:ResourceTag/userid': '${aws:userid}' } } },
    ],
    ['for one profile', { Resource: 'arn:aws:sagemaker:eu-central-1:123456789012:user-profile/d-1/me' }],
    ['denied', { Effect: 'Deny' }],
    ['another action', { Action: 'sagemaker:ListApps' }],
    ['excluded', { Action: undefined, NotAction: 'sagemaker:*' }],
  ])('%s: no warning', (_, change) => {
    expect(warnings(change)).toHaveLength(0);
  });
});

describe('findings', () => {
  const wildcard = { policyDocument: { Statement: [{ Effect: 'Allow', Action: ['s3:Get*'], Resource: '*' }] } };
  const glue = {
    trustedPrincipal: 'service:glue.amazonaws.com',
    awsManagedPolicies: ['service-role/AWSGlueServiceRole'],
  };
  const findings = (props: GeneratedRolesProps) => {
    const stack = agnosticStack();
    rolesIn(stack, props);
    return nagFindings(stack).map((finding) => finding.split(' | ')[0]);
  };

  test('there are none for roles and policies without wildcards', () => {
    expect(
      findings({
        generatePolicies: { p: { policyDocument: { Statement: [statement] } } },
        generateRoles: { r: { trustedPrincipal: 'this_account', generatedPolicies: ['p'] } },
      }),
    ).toEqual([]);
  });

  test('a suppression applies only to its rule on its resource', () => {
    const suppressions = [{ id: 'AwsSolutions-IAM5', reason: 'Not known before the deployment.' }];
    const unsuppressed = findings({ generatePolicies: { p: wildcard } });

    expect(unsuppressed).toEqual(['AwsSolutions-IAM5[Action::s3:Get*]', 'AwsSolutions-IAM5[Resource::*]']);
    expect(findings({ generatePolicies: { p: { ...wildcard, suppressions } } })).toEqual([]);
    expect(findings({ generatePolicies: { p: { ...wildcard, suppressions }, q: wildcard } })).toEqual(unsuppressed);
    expect(
      findings({
        generatePolicies: { p: { ...wildcard, suppressions: [{ id: 'AwsSolutions-IAM4', reason: 'Another rule.' }] } },
      }),
    ).toEqual(unsuppressed);
  });

  test('AWS managed policies are a finding unless suppressed', () => {
    expect(findings({ generateRoles: { r: glue } })).toHaveLength(1);
    expect(
      findings({
        generateRoles: { r: { ...glue, suppressions: [{ id: 'AwsSolutions-IAM4', reason: 'Approved for usage.' }] } },
      }),
    ).toEqual([]);
  });
});

describeSampleKit((kit) => {
  const kitRoles = () => {
    const stack = agnosticStack();
    const text = readFileSync(join(kit, 'roles.yaml'), 'utf8').replace(
      /\{\{(partition|region|account)\}\}/g,
      (_, name: 'partition' | 'region' | 'account') => stack[name],
    );
    rolesIn(stack, parse(text));
    return stack;
  };

  test('creates five roles, six policies and a denial of Glue settings, without findings', () => {
    const stack = kitRoles();
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IAM::Role', 5);
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 7);

    expect(Object.keys(template.toJSON().Resources)).toHaveLength(12);
    expect(nagFindings(stack)).toEqual([]);
  });

  test('causes warnings for its two statements that open any profile', () => {
    expect(
      Annotations.fromStack(kitRoles())
        .findWarning('*', Match.stringLikeRegexp('DSP362'))
        .map(({ entry }) => /generatePolicies\.(\w+)\.policyDocument\.Statement\[\d+\]/.exec(String(entry.data))?.[1]),
    ).toEqual(['DataScienceUserPolicy', 'TeamExecutionPolicy']);
  });

  test('lets SageMaker set the source identity', () => {
    Template.fromStack(kitRoles()).hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'acme1234-dev-shared-roles-team-execution',
      AssumeRolePolicyDocument: {
        Statement: [
          { Principal: { Service: 'sagemaker.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] },
          { Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
          { Principal: { Service: 'elasticmapreduce.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    });
  });
});
