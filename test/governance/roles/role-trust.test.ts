import { Template } from 'aws-cdk-lib/assertions';
import { rolesIn, roleProperties, refusal, roleRefusal } from './roles';
import { GeneratedRoleOptions, GeneratedRolesProps } from '../../../src';
import { agnosticStack, OTHER_ACCOUNT, propertiesOf, testStack } from '../../support/stacks';
import { TEST_ACCOUNT as ACCOUNT } from '../../support/template-resolver';

const trust = (role: Partial<GeneratedRoleOptions>, props?: GeneratedRolesProps) =>
  roleProperties({ trustedPrincipal: 'this_account', ...role }, props).AssumeRolePolicyDocument.Statement;

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

  test('can be deploy-time values', () => {
    const stack = testStack();
    rolesIn(stack, { generateRoles: { r: { trustedPrincipal: 'arn:{{resolve:ssm:/some/arn}}' } } });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Principal: { AWS: '{{resolve:ssm:/some/arn}}' } }] },
    });
  });

  test('can contain references', () => {
    const stack = agnosticStack();
    rolesIn(stack, {
      generateRoles: { r: { trustedPrincipal: `arn:${stack.partition}:iam::${stack.account}:role/x` } },
    });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Principal: {
              AWS: {
                'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':role/x']],
              },
            },
          },
        ],
      },
    });
  });

  test('a federation is trusted only for SAML sign-in to AWS', () => {
    const providerArn = `arn:aws:iam::${ACCOUNT}:saml-provider/idp`;

    expect(trust({ trustedPrincipal: 'federation:idp' }, { federations: { idp: { providerArn } } })).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRoleWithSAML',
        Principal: { Federated: providerArn },
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    ]);
  });

  test.each([
    ['this-account', /DSP304: "this-account" is not a valid trusted principal.*\n.*this_account/],
    ['this_account:x', /DSP304/],
    ['service:glue', /DSP304: "glue" is not an AWS service principal/],
    ['account:1234', /DSP304: "1234" is not an AWS account ID/],
    ['arn:nonsense', /"arn:nonsense" is not the ARN/],
    [`arn:aws:iam::${OTHER_ACCOUNT}:role/*`, /wildcard/],
    ['federation:nobody', /DSP204: unknown federation "nobody"/],
    ['', /DSP304/],
  ])('"%s" is rejected', (trustedPrincipal, message) => {
    expect(roleRefusal({ trustedPrincipal })).toMatch(message);
  });

  test('have their own additional actions, in one statement each', () => {
    const statements = trust({
      trustedPrincipal: 'service:sagemaker.amazonaws.com',
      additionalTrustedActions: ['sts:TagSession'],
      additionalTrustedPrincipals: [
        { trustedPrincipal: 'service:ec2.amazonaws.com' },
        { trustedPrincipal: 'service:sagemaker.amazonaws.com', additionalTrustedActions: ['sts:SetSourceIdentity'] },
      ],
    });

    expect(statements).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'sagemaker.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
      },
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]);
  });

  test('additional actions must be STS actions', () => {
    expect(roleRefusal({ additionalTrustedActions: ['s3:GetObject'] })).toMatch(
      /DSP304: "s3:GetObject" is not a valid action of a trust policy/,
    );
  });

  test('trust conditions apply to every principal, in addition to its own conditions', () => {
    const statements = trust(
      {
        trustedPrincipal: 'federation:idp',
        additionalTrustedPrincipals: [{ trustedPrincipal: 'this_account' }],
        assumeRoleTrustConditions: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      },
      { federations: { idp: { providerArn: `arn:aws:iam::${ACCOUNT}:saml-provider/idp` } } },
    );

    expect(statements.map((item: any) => item.Condition)).toEqual([
      { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml', 'aws:PrincipalOrgID': 'o-1' } },
      { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
    ]);
  });

  test('a trust policy that exceeds the IAM size limit is an error', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ trustedPrincipal: `account:${100000000000 + index}` }));

    expect(roleRefusal({ additionalTrustedPrincipals: many })).toMatch(
      /DSP307: the trust policy has about \d+ characters .* 2048/,
    );
  });
});

describe('federations', () => {
  test('create a provider from a metadata document', () => {
    const stack = testStack();
    rolesIn(stack, {
      federations: { idp: { samlDoc: '<EntityDescriptor/>' } },
      generateRoles: { r: { trustedPrincipal: 'federation:idp' } },
    });

    expect(propertiesOf(stack, 'AWS::IAM::SAMLProvider')).toEqual({
      Name: 'acme1234-dev-shared-roles-idp',
      SamlMetadataDocument: '<EntityDescriptor/>',
    });
  });

  test.each([
    [{}, /DSP314/],
    [{ providerArn: 'arn:aws:iam::111122223333:saml-provider/x', samlDoc: '<x/>' }, /DSP314/],
    [{ samlDoc: '/does/not/exist.xml' }, /DSP306: the metadata document "/],
  ])('%j is rejected', (idp, message) => {
    expect(refusal({ federations: { idp } })).toMatch(message);
  });
});
