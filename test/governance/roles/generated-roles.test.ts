import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { parse } from 'yaml';
import { DefaultNaming, GeneratedPolicyOptions, GeneratedRoleOptions, GeneratedRoles, GeneratedRolesProps } from '../../../src';
import { describeSampleKit } from '../../support/kits';
import { nagFindings } from '../../support/nag';
import { agnosticStack, messageOf, OTHER_ACCOUNT, propertiesOf, resourcesOf, testStack } from '../../support/stacks';
import { TEST_ACCOUNT as ACCOUNT, TEST_REGION } from '../../support/template-resolver';

const naming = new DefaultNaming({ organization: 'acme1234', environment: 'dev', domain: 'shared', moduleName: 'roles' });
const statement = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/key' };

function rolesIn(stack: Stack, props: GeneratedRolesProps): GeneratedRoles {
  return new GeneratedRoles(stack, 'Roles', { naming, ...props });
}

function roleProperties(role: GeneratedRoleOptions, props: GeneratedRolesProps = {}) {
  const stack = testStack();
  rolesIn(stack, { ...props, generateRoles: { r: role } });
  return propertiesOf(stack, 'AWS::IAM::Role');
}

const trust = (role: Partial<GeneratedRoleOptions>, props?: GeneratedRolesProps) =>
  roleProperties({ trustedPrincipal: 'this_account', ...role }, props).AssumeRolePolicyDocument.Statement;
const refusal = (props: GeneratedRolesProps) => messageOf((scope) => rolesIn(scope as Stack, props));
const roleRefusal = (role: Partial<GeneratedRoleOptions>) => refusal({ generateRoles: { r: { trustedPrincipal: 'this_account', ...role } } });
const policyRefusal = (policyDocument: object) => refusal({ generatePolicies: { p: { policyDocument } } });

describe('names', () => {
  test('follow the naming scheme, or are the key as it stands', () => {
    const stack = testStack();
    const roles = rolesIn(stack, {
      generatePolicies: {
        read: { policyDocument: { Statement: statement } },
        Other: { policyDocument: { Statement: statement }, verbatimPolicyName: true },
      },
      generateRoles: { 'data-admin': { trustedPrincipal: 'this_account' }, 'Legacy': { trustedPrincipal: 'this_account', verbatimRoleName: true } },
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

  test('and ARNs are known texts, which need no export in another stack', () => {
    const app = new App();
    const stack = new Stack(app, 'Roles');
    const reader = new Stack(app, 'Reader');
    const roles = rolesIn(stack, { generateRoles: { a: { trustedPrincipal: 'this_account' } } });
    expect(roles.roleNameOf('a')).toBe('acme1234-dev-shared-roles-a');
    expect(reader.resolve(roles.roleArnOf('a'))).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':role/acme1234-dev-shared-roles-a']],
    });
    expect(Template.fromStack(stack).toJSON().Outputs).toBeUndefined();
  });

  test('of an unknown role or policy are an error with the nearest one', () => {
    const roles = rolesIn(testStack(), { generateRoles: { 'data-admin': { trustedPrincipal: 'this_account' } } });
    expect(() => roles.role('data-admn')).toThrow(/DSP204: unknown role "data-admn"\n {2}hint: did you mean "data-admin"/);
    expect(() => roles.roleArnOf('toString')).toThrow(/DSP204/);
    expect(() => roles.managedPolicy('x')).toThrow(/unknown generated policy "x"/);
  });

  test('that differ in case only are refused, since IAM would', () => {
    const role = { trustedPrincipal: 'this_account' };
    expect(refusal({ generateRoles: { Admin: role, admin: role } })).toMatch(/DSP303: "Admin" and "admin" would both be named/);
  });

  test('that are verbatim must be names of IAM', () => {
    expect(refusal({ generateRoles: { 'a b': { trustedPrincipal: 'this_account', verbatimRoleName: true } } })).toMatch(/DSP303: "a b" holds characters/);
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

describe('trusted principals', () => {
  const arn = `arn:aws:iam::${OTHER_ACCOUNT}:role/x`;

  test.each([
    ['this_account', { AWS: `arn:aws:iam::${ACCOUNT}:root` }],
    ['service:glue.amazonaws.com', { Service: 'glue.amazonaws.com' }],
    [`account:${OTHER_ACCOUNT}`, { AWS: `arn:aws:iam::${OTHER_ACCOUNT}:root` }],
    [`account:arn:aws:iam::${OTHER_ACCOUNT}:root`, { AWS: `arn:aws:iam::${OTHER_ACCOUNT}:root` }],
    [arn, { AWS: arn }],
    [`arn:${arn}`, { AWS: arn }],
  ])('%s', (trustedPrincipal, principal) => {
    expect(trust({ trustedPrincipal })).toEqual([{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: principal }]);
  });

  test('may be known at deployment only', () => {
    const stack = testStack();
    rolesIn(stack, { generateRoles: { r: { trustedPrincipal: 'arn:{{resolve:ssm:/some/arn}}' } } });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', { AssumeRolePolicyDocument: { Statement: [{ Principal: { AWS: '{{resolve:ssm:/some/arn}}' } }] } });
  });

  test('may hold references', () => {
    const stack = agnosticStack();
    rolesIn(stack, { generateRoles: { r: { trustedPrincipal: `arn:${stack.partition}:iam::${stack.account}:role/x` } } });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':role/x']] } } }] },
    });
  });

  test('a federation is trusted for SAML sign-in to AWS only', () => {
    const providerArn = `arn:aws:iam::${ACCOUNT}:saml-provider/idp`;
    expect(trust({ trustedPrincipal: 'federation:idp' }, { federations: { idp: { providerArn } } })).toEqual([{
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithSAML',
      Principal: { Federated: providerArn },
      Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    }]);
  });

  test.each([
    ['this-account', /DSP304: "this-account" is not a trusted principal.*\n.*this_account/],
    ['this_account:x', /DSP304/],
    ['service:glue', /DSP304: "glue" is not an AWS service principal/],
    ['account:1234', /DSP304: "1234" is not an AWS account ID/],
    ['arn:nonsense', /"arn:nonsense" is not the ARN/],
    [`arn:aws:iam::${OTHER_ACCOUNT}:role/*`, /wildcard/],
    ['federation:nobody', /DSP204: unknown federation "nobody"/],
    ['', /DSP304/],
  ])('"%s" is refused', (trustedPrincipal, message) => {
    expect(roleRefusal({ trustedPrincipal })).toMatch(message);
  });

  test('get their own additional actions, one statement each however often they are listed', () => {
    const statements = trust({
      trustedPrincipal: 'service:sagemaker.amazonaws.com',
      additionalTrustedActions: ['sts:TagSession'],
      additionalTrustedPrincipals: [
        { trustedPrincipal: 'service:ec2.amazonaws.com' },
        { trustedPrincipal: 'service:sagemaker.amazonaws.com', additionalTrustedActions: ['sts:SetSourceIdentity'] },
      ],
    });
    expect(statements).toEqual([
      { Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] },
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]);
  });

  test('additional actions must be those of STS', () => {
    expect(roleRefusal({ additionalTrustedActions: ['s3:GetObject'] })).toMatch(/DSP304: "s3:GetObject" is not an action of a trust policy/);
  });

  test('trust conditions apply to every principal, besides those of its own', () => {
    const statements = trust({
      trustedPrincipal: 'federation:idp',
      additionalTrustedPrincipals: [{ trustedPrincipal: 'this_account' }],
      assumeRoleTrustConditions: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
    }, { federations: { idp: { providerArn: `arn:aws:iam::${ACCOUNT}:saml-provider/idp` } } });
    expect(statements.map((item: any) => item.Condition)).toEqual([
      { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml', 'aws:PrincipalOrgID': 'o-1' } },
      { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
    ]);
  });

  test('a trust policy that IAM would refuse for its length is an error', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ trustedPrincipal: `account:${100000000000 + index}` }));
    expect(roleRefusal({ additionalTrustedPrincipals: many })).toMatch(/DSP307: the trust policy has about \d+ characters .* 2048/);
  });
});

describe('federations', () => {
  test('make a provider of a document', () => {
    const stack = testStack();
    rolesIn(stack, { federations: { idp: { samlDoc: '<EntityDescriptor/>' } }, generateRoles: { r: { trustedPrincipal: 'federation:idp' } } });
    expect(propertiesOf(stack, 'AWS::IAM::SAMLProvider')).toEqual({ Name: 'acme1234-dev-shared-roles-idp', SamlMetadataDocument: '<EntityDescriptor/>' });
  });

  test.each([
    [{}, /DSP314/],
    [{ providerArn: 'arn:aws:iam::111122223333:saml-provider/x', samlDoc: '<x/>' }, /DSP314/],
    [{ samlDoc: '/does/not/exist.xml' }, /DSP306: there is no file/],
  ])('%j is refused', (idp, message) => {
    expect(refusal({ federations: { idp } })).toMatch(message);
  });
});

describe('policies of a role', () => {
  test('are those of AWS, generated ones and existing ones', () => {
    const { ManagedPolicyArns: arns } = roleProperties({
      trustedPrincipal: 'service:glue.amazonaws.com',
      awsManagedPolicies: ['service-role/AWSGlueServiceRole'],
      generatedPolicies: ['read'],
      customerManagedPolicies: ['existing', 'arn:aws:iam::123456789012:policy/path/other'],
    }, { generatePolicies: { read: { policyDocument: { Statement: [statement] } } } });
    expect(arns).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole',
      `arn:aws:iam::${ACCOUNT}:policy/acme1234-dev-shared-roles-read`,
      `arn:aws:iam::${ACCOUNT}:policy/existing`,
      'arn:aws:iam::123456789012:policy/path/other',
    ]);
  });

  test('must exist', () => {
    const text = refusal({ generatePolicies: { ReadPolicy: { policyDocument: { Statement: [statement] } } }, generateRoles: { r: { trustedPrincipal: 'this_account', generatedPolicies: ['ReadPolcy'] } } });
    expect(text).toMatch(/Roles: generateRoles\.r\.generatedPolicies\[0\]: error DSP204: unknown generated policy "ReadPolcy"\n {2}hint: did you mean "ReadPolicy"/);
  });

  test('are ten at most', () => {
    const policies = (count: number) => Array.from({ length: count }, (_, index) => `policy${index}`);
    expect(roleProperties({ trustedPrincipal: 'this_account', customerManagedPolicies: policies(9), awsManagedPolicies: ['ReadOnlyAccess'] }).ManagedPolicyArns).toHaveLength(10);
    expect(roleRefusal({ customerManagedPolicies: policies(9), awsManagedPolicies: ['ReadOnlyAccess', 'job-function/Billing'] }))
      .toMatch(/DSP302: the role has 11 managed policies \(2 of AWS, 9 of the account, 0 generated\), and IAM attaches 10/);
  });

  test('a policy of AWS is a name, not the ARN of something else', () => {
    expect(roleRefusal({ awsManagedPolicies: ['arn:aws:iam::123456789012:policy/mine'] })).toMatch(/DSP304.*\n.*customerManagedPolicies/);
  });

  test('a boundary bounds every role', () => {
    const boundary = `arn:aws:iam::${ACCOUNT}:policy/boundary`;
    expect(roleProperties({ trustedPrincipal: 'this_account' }, { permissionsBoundaryArn: boundary }).PermissionsBoundary).toBe(boundary);
    expect(roleProperties({ trustedPrincipal: 'this_account' }).PermissionsBoundary).toBeUndefined();
  });
});

describe('policy documents', () => {
  const document = (policyDocument: object, app = new App()) => {
    const stack = new Stack(app, 'Stack', { env: { account: ACCOUNT, region: TEST_REGION } });
    rolesIn(stack, { generatePolicies: { p: { policyDocument } } });
    return propertiesOf(stack, 'AWS::IAM::ManagedPolicy').PolicyDocument;
  };

  test('keep their statements; "SID" is "Sid"', () => {
    const { Sid, ...rest } = statement;
    const denial = { Effect: 'Deny', NotAction: ['s3:*', 'kms:*'], NotResource: 'arn:aws:s3:::x', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    expect(document({ Version: '2012-10-17', Statement: [{ SID: Sid, ...rest }, denial] })).toEqual({ Version: '2012-10-17', Statement: [statement, denial] });
  });

  test('are not merged by a feature flag of the app', () => {
    const { Sid, ...rest } = statement;
    const app = new App({ context: { '@aws-cdk/aws-iam:minimizePolicies': true } });
    expect(document({ Statement: [rest, { ...rest, Action: 's3:PutObject' }] }, app).Statement).toHaveLength(2);
  });

  test('may be a PolicyDocument in code', () => {
    const { Statement: statements } = document(new PolicyDocument({ statements: [new PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::x'] })] }));
    expect(statements).toEqual([{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::x' }]);
  });

  test.each([
    ['an unknown key of a statement', { Statement: [{ ...statement, Resources: '*' }] }, /statement 1: unknown key "Resources"\n {2}hint: did you mean "Resource"/],
    ['an unknown key of the document', { Statements: [statement] }, /unknown key "Statements" in a policy document\n {2}hint: did you mean "Statement"/],
    ['a principal', { Statement: [{ ...statement, Principal: '*' }] }, /unknown key "Principal"\n.*identity policy applies/],
    ['an id with other characters', { Statement: [{ ...statement, Sid: 'read-all' }] }, /the id "read-all" holds characters that IAM refuses\n.*"readall"/],
    ['both spellings of an id', { Statement: [{ ...statement, SID: 'X' }] }, /both "Sid" and "SID"/],
    ['the same id twice', { Statement: [statement, statement] }, /two statements have the id "Read"/],
    ['no statement', { Statement: [] }, /at least one statement/],
    ['an old version', { Version: '2008-10-17', Statement: [statement] }, /"2008-10-17" is not supported/],
    ['a wrong effect', { Statement: [{ ...statement, Effect: 'allow' }] }, /"Effect" is "allow"/],
    ['no action', { Statement: [{ Effect: 'Allow', Resource: '*' }] }, /"Action" is missing/],
    ['two kinds of actions', { Statement: [{ ...statement, NotAction: 's3:*' }] }, /both "Action" and "NotAction"/],
    ['a bad action', { Statement: [{ ...statement, Action: 'GetObject' }] }, /"GetObject" is not an action/],
    ['no resource', { Statement: [{ Effect: 'Allow', Action: 's3:*' }] }, /"Resource" is missing/],
    ['an empty list', { Statement: [{ ...statement, Resource: [] }] }, /"Resource" must be a text or a list of texts/],
    ['a condition that is no map', { Statement: [{ ...statement, Condition: 'x' }] }, /"Condition" must be a map/],
  ])('with %s are refused', (_, policyDocument, message) => {
    const text = policyRefusal(policyDocument);
    expect(text).toMatch(/^Stack\/Roles: generatePolicies\.p\.policyDocument\S*: error DSP305/);
    expect(text).toMatch(message);
  });

  test('may be statements in code, which give the same policy', () => {
    const stack = testStack();
    const allowed = new PolicyStatement({ sid: 'Read', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::bucket/key'] });
    const denied = new PolicyStatement({ effect: Effect.DENY, notActions: ['s3:*'], resources: ['*'], conditions: { Bool: { 'aws:SecureTransport': 'false' } } });
    rolesIn(stack, { generatePolicies: { p: { statements: [allowed, denied] } } });
    const written = document({ Statement: [statement, { Effect: 'Deny', NotAction: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] });
    expect(propertiesOf(stack, 'AWS::IAM::ManagedPolicy').PolicyDocument).toEqual(written);
  });

  test.each<[string, object, RegExp]>([
    ['both', { policyDocument: { Statement: [statement] }, statements: [PolicyStatement.fromJson(statement)] }, /p\.statements: error DSP305: has both "policyDocument" and "statements"/],
    ['none', {}, /generatePolicies\.p: error DSP112: "policyDocument" is missing/],
    ['no statements', { statements: [] }, /p\.statements: error DSP305: a policy document needs at least one statement/],
    ['a map as a statement', { statements: [statement] }, /p\.statements\[0\]: error DSP305: statement 1 is no PolicyStatement/],
    ['a text as a statement', { statements: ['x'] }, /p\.statements\[0\]: error DSP305: statement 1 is no PolicyStatement/],
    ['a bad resource', { statements: [new PolicyStatement({ actions: ['s3:GetObject'], resources: ['bucket'] })] }, /p\.statements\[0\]\.Resource: error DSP305: .*"bucket" is not a resource/],
    ['a long statement', { statements: [new PolicyStatement({ actions: ['s3:GetObject'], resources: [`arn:aws:s3:::${'x'.repeat(6200)}`] })] }, /p\.statements\[0\]: error DSP301/],
  ])('with %s in code are refused', (_, policy, message) => {
    expect(refusal({ generatePolicies: { p: policy as GeneratedPolicyOptions } })).toMatch(message);
  });

  test('all problems are reported together', () => {
    const text = refusal({
      generatePolicies: { a: { policyDocument: {} }, b: { policyDocument: { Statement: [{ ...statement, Sid: 'a b', Efect: 1 }] } } },
      generateRoles: { r: { trustedPrincipal: 'federation:corporate', generatedPolicies: ['a'] } },
    });
    expect(text.match(/error DSP/g)).toHaveLength(4);
  });

  test('are as long as IAM accepts, white space not counted', () => {
    const empty = JSON.stringify({ Statement: [{ Action: 's3:GetObject', Effect: 'Allow', Resource: 'arn:aws:s3:::' }], Version: '2012-10-17' }).length;
    const ofLength = (length: number, filler = '') => ({ Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${'x'.repeat(length - empty)}${filler}` }] });
    expect(document(ofLength(6144, ' '.repeat(100)))).toBeDefined();
    expect(policyRefusal(ofLength(6145))).toMatch(/DSP301: statement 1 makes a policy of about 6145 characters .* accepts 6144/);
  });

  test('references count with a usual length', () => {
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

describe('presigned URLs of Studio', () => {
  const ID = 'cdk-data-science-platform:presignedUrlForAnyProfile';
  const warnings = (change: object) => {
    const stack = testStack();
    rolesIn(stack, { generatePolicies: { p: { policyDocument: { Statement: [{ Effect: 'Allow', Action: 'sagemaker:CreatePresignedDomainUrl', Resource: '*', ...change }] } } } });
    return Annotations.fromStack(stack).findWarning('/Stack/Roles/Policy-p', Match.stringLikeRegexp(ID));
  };

  test.each([
    ['as in the sample', {}],
    ['by a wildcard', { Action: ['s3:GetObject', 'SageMaker:Create*'] }],
    ['with everything', { Action: '*' }],
    ['by exclusion', { Action: undefined, NotAction: 'iam:*' }],
    ['for all profiles of a domain', { Resource: 'arn:aws:sagemaker:eu-central-1:123456789012:user-profile/d-1/*' }],
  ])('%s: a warning', (_, change) => {
    expect(warnings(change)).toHaveLength(1);
  });

  test.each([
    ['limited to the own profile', { Condition: { StringEquals: { 'sagemaker:ResourceTag/userid': '${aws:userid}' } } }],
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
  const glue = { trustedPrincipal: 'service:glue.amazonaws.com', awsManagedPolicies: ['service-role/AWSGlueServiceRole'] };
  const findings = (props: GeneratedRolesProps) => {
    const stack = agnosticStack();
    rolesIn(stack, props);
    return nagFindings(stack).map((finding) => finding.split(' | ')[0]);
  };

  test('none for roles and policies without wildcards', () => {
    expect(findings({ generatePolicies: { p: { policyDocument: { Statement: [statement] } } }, generateRoles: { r: { trustedPrincipal: 'this_account', generatedPolicies: ['p'] } } })).toEqual([]);
  });

  test('a suppression covers its rule on its resource, and no other', () => {
    const suppressions = [{ id: 'AwsSolutions-IAM5', reason: 'Not known before the deployment.' }];
    const unsuppressed = findings({ generatePolicies: { p: wildcard } });
    expect(unsuppressed).toEqual(['AwsSolutions-IAM5[Action::s3:Get*]', 'AwsSolutions-IAM5[Resource::*]']);
    expect(findings({ generatePolicies: { p: { ...wildcard, suppressions } } })).toEqual([]);
    expect(findings({ generatePolicies: { p: { ...wildcard, suppressions }, q: wildcard } })).toEqual(unsuppressed);
    expect(findings({ generatePolicies: { p: { ...wildcard, suppressions: [{ id: 'AwsSolutions-IAM4', reason: 'Another rule.' }] } } })).toEqual(unsuppressed);
  });

  test('policies of AWS are a finding until suppressed', () => {
    expect(findings({ generateRoles: { r: glue } })).toHaveLength(1);
    expect(findings({ generateRoles: { r: { ...glue, suppressions: [{ id: 'AwsSolutions-IAM4', reason: 'Approved for usage.' }] } } })).toEqual([]);
  });
});

describeSampleKit((kit) => {
  const kitRoles = () => {
    const stack = agnosticStack();
    const text = readFileSync(join(kit, 'roles.yaml'), 'utf8')
      .replace(/\{\{(partition|region|account)\}\}/g, (_, name: 'partition' | 'region' | 'account') => stack[name]);
    rolesIn(stack, parse(text));
    return stack;
  };

  test('gives five roles and six policies, without findings', () => {
    const stack = kitRoles();
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IAM::Role', 5);
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 6);
    expect(Object.keys(template.toJSON().Resources)).toHaveLength(11);
    expect(nagFindings(stack)).toEqual([]);
  });

  test('warns of its two policies that open any profile', () => {
    expect(Annotations.fromStack(kitRoles()).findWarning('*', Match.stringLikeRegexp('presignedUrlForAnyProfile')).map((entry) => entry.id)).toEqual([
      '/Stack/Roles/Policy-DataScienceUserPolicy', '/Stack/Roles/Policy-TeamExecutionPolicy',
    ]);
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
