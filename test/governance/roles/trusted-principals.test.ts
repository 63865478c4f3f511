import { DefaultNaming, GeneratedRoleOptions, GeneratedRoles, GeneratedRolesProps } from '../../../src';
import { SOURCE_ACCOUNT_IN_TRUST } from '../../../src/private/facts/service-context-keys';
import { AccessModel, TEST_ACCOUNT as ACCOUNT, type Principal } from '../../support/access';
import { messageOf, OTHER_ACCOUNT, testStack } from '../../support/stacks';

const naming = new DefaultNaming({
  organization: 'acme1234',
  environment: 'dev',
  domain: 'shared',
  moduleName: 'roles',
});
const PROVIDER = `arn:aws:iam::${ACCOUNT}:saml-provider/idp`;
const federations = { idp: { providerArn: PROVIDER } };
const SAML = { 'SAML:aud': 'https://signin.aws.amazon.com/saml' };
const ROLE = `arn:aws:iam::${ACCOUNT}:role/acme1234-dev-shared-roles-r`;
const ASSUME = {
  Effect: 'Allow',
  Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
  Resource: '*',
};

function modelOf(role: GeneratedRoleOptions, props: GeneratedRolesProps = {}): AccessModel {
  const stack = testStack();
  new GeneratedRoles(stack, 'Roles', { naming, federations, ...props, generateRoles: { r: role } });
  return AccessModel.fromApp(stack);
}

/** Principals that can assume roles by their own policies, in this account and another account. */
function people(model: AccessModel): { colleague: Principal; stranger: Principal; friend: Principal } {
  return {
    colleague: model.otherRole('colleague', ASSUME),
    friend: model.otherRole(`arn:aws:iam::${OTHER_ACCOUNT}:role/friend`, ASSUME),
    stranger: model.otherRole('arn:aws:iam::999988887777:role/stranger', ASSUME),
  };
}

describe('who can assume a role', () => {
  test('this_account: any principal that the account allows', async () => {
    const model = modelOf({ trustedPrincipal: 'this_account' });
    const { colleague, friend } = people(model);
    await model.expectAllowed(colleague, 'sts:AssumeRole', ROLE);
    await model.expectDenied(model.otherRole('nobody'), 'sts:AssumeRole', ROLE);
    await model.expectDenied(friend, 'sts:AssumeRole', ROLE);
    await model.expectDenied(model.service('glue.amazonaws.com'), 'sts:AssumeRole', ROLE);
    await model.expectDenied(colleague, 'sts:TagSession', ROLE);
  });

  test('service: only that service', async () => {
    const model = modelOf({ trustedPrincipal: 'service:glue.amazonaws.com' });
    await model.expectAllowed(model.service('glue.amazonaws.com'), 'sts:AssumeRole', ROLE);
    await model.expectDenied(model.service('lambda.amazonaws.com'), 'sts:AssumeRole', ROLE);
    await model.expectDenied(people(model).colleague, 'sts:AssumeRole', ROLE);
  });

  test.each([`account:${OTHER_ACCOUNT}`, `account:arn:aws:iam::${OTHER_ACCOUNT}:root`])(
    '%s: any principal that the account allows',
    async (trustedPrincipal) => {
      const model = modelOf({ trustedPrincipal });
      const { colleague, friend, stranger } = people(model);
      await model.expectAllowed(friend, 'sts:AssumeRole', ROLE);
      await model.expectDenied(model.otherRole(`arn:aws:iam::${OTHER_ACCOUNT}:role/nobody`), 'sts:AssumeRole', ROLE);
      for (const other of [colleague, stranger]) await model.expectDenied(other, 'sts:AssumeRole', ROLE);
    },
  );

  test.each(['', 'arn:'])('"%sarn:...": only that role', async (prefix) => {
    const model = modelOf({ trustedPrincipal: `${prefix}arn:aws:iam::${OTHER_ACCOUNT}:role/friend` });
    const { colleague, friend, stranger } = people(model);
    await model.expectAllowed(friend, 'sts:AssumeRole', ROLE);
    await model.expectDenied(
      model.otherRole(`arn:aws:iam::${OTHER_ACCOUNT}:role/other`, ASSUME),
      'sts:AssumeRole',
      ROLE,
    );
    for (const other of [colleague, stranger]) await model.expectDenied(other, 'sts:AssumeRole', ROLE);
  });

  test('federation: users who sign in to AWS through that provider', async () => {
    const model = modelOf({ trustedPrincipal: 'federation:idp' });
    await model.expectAllowed(model.federation(PROVIDER), 'sts:AssumeRoleWithSAML', ROLE, SAML);
    await model.expectDenied(model.federation(PROVIDER), 'sts:AssumeRoleWithSAML', ROLE, {
      'SAML:aud': 'https://elsewhere.example.com',
    });
    await model.expectDenied(model.federation(`${PROVIDER}-2`), 'sts:AssumeRoleWithSAML', ROLE, SAML);
    await model.expectDenied(people(model).colleague, 'sts:AssumeRole', ROLE);
  });

  test('additional principals, each with its own actions', async () => {
    const model = modelOf({
      trustedPrincipal: 'service:sagemaker.amazonaws.com',
      additionalTrustedActions: ['sts:SetSourceIdentity'],
      additionalTrustedPrincipals: [{ trustedPrincipal: 'this_account', additionalTrustedActions: ['sts:TagSession'] }],
    });
    const { colleague } = people(model);
    await model.expectAllowed(
      model.service('sagemaker.amazonaws.com'),
      ['sts:AssumeRole', 'sts:SetSourceIdentity'],
      ROLE,
    );
    await model.expectDenied(model.service('sagemaker.amazonaws.com'), 'sts:TagSession', ROLE);
    await model.expectAllowed(colleague, ['sts:AssumeRole', 'sts:TagSession'], ROLE);
    await model.expectDenied(colleague, 'sts:SetSourceIdentity', ROLE);
  });

  test('conditions apply to every principal', async () => {
    const model = modelOf({
      trustedPrincipal: 'this_account',
      additionalTrustedPrincipals: [{ trustedPrincipal: `account:${OTHER_ACCOUNT}` }],
      assumeRoleTrustConditions: { StringEquals: { 'sts:ExternalId': 'secret' } },
    });
    const { colleague, friend } = people(model);
    for (const principal of [colleague, friend]) {
      await model.expectAllowed(principal, 'sts:AssumeRole', ROLE, { 'sts:ExternalId': 'secret' });
      await model.expectDenied(principal, 'sts:AssumeRole', ROLE, { 'sts:ExternalId': 'guess' });
      await model.expectDenied(principal, 'sts:AssumeRole', ROLE);
    }
  });
});

describe('a required source identity', () => {
  const IDENTITY = { 'sts:SourceIdentity': 'jane' };

  test.each([
    ['this_account', 'colleague'],
    [`account:${OTHER_ACCOUNT}`, 'friend'],
    [`arn:aws:iam::${OTHER_ACCOUNT}:role/friend`, 'friend'],
  ] as const)('%s can assume the role only with a source identity', async (trustedPrincipal, who) => {
    const model = modelOf({ trustedPrincipal, requireSourceIdentity: true });
    const principal = people(model)[who];
    await model.expectAllowed(principal, ['sts:AssumeRole', 'sts:SetSourceIdentity'], ROLE, IDENTITY);
    await model.expectDenied(principal, 'sts:AssumeRole', ROLE);
    await model.expectDenied(people(model).stranger, 'sts:AssumeRole', ROLE, IDENTITY);
  });

  test('a federation can assume the role only with a source identity', async () => {
    const model = modelOf({ trustedPrincipal: 'federation:idp', requireSourceIdentity: true });
    await model.expectAllowed(model.federation(PROVIDER), 'sts:AssumeRoleWithSAML', ROLE, { ...SAML, ...IDENTITY });
    await model.expectDenied(model.federation(PROVIDER), 'sts:AssumeRoleWithSAML', ROLE, SAML);
    await model.expectDenied(model.federation(PROVIDER), 'sts:AssumeRoleWithSAML', ROLE, {
      ...IDENTITY,
      'SAML:aud': 'https://elsewhere.example.com',
    });
  });

  test('is not required by default and cannot be set', async () => {
    const model = modelOf({ trustedPrincipal: 'this_account' });
    await model.expectAllowed(people(model).colleague, 'sts:AssumeRole', ROLE);
    await model.expectDenied(people(model).colleague, 'sts:SetSourceIdentity', ROLE, IDENTITY);
  });

  test('does not prevent session tags', async () => {
    const model = modelOf({
      trustedPrincipal: 'this_account',
      additionalTrustedActions: ['sts:TagSession'],
      requireSourceIdentity: true,
    });
    await model.expectAllowed(people(model).colleague, 'sts:TagSession', ROLE);
    await model.expectDenied(people(model).colleague, 'sts:AssumeRole', ROLE);
  });

  test('can be restricted to specific values', async () => {
    const assumeRoleTrustConditions = { StringLike: { 'sts:SourceIdentity': ['jane', 'joe'] } };
    const model = modelOf({ trustedPrincipal: 'this_account', requireSourceIdentity: true, assumeRoleTrustConditions });
    await model.expectAllowed(people(model).colleague, 'sts:AssumeRole', ROLE, IDENTITY);
    await model.expectDenied(people(model).colleague, 'sts:AssumeRole', ROLE, { 'sts:SourceIdentity': 'jack' });
    await model.expectDenied(people(model).colleague, 'sts:AssumeRole', ROLE);
  });

  test('is not required for a service', async () => {
    const model = modelOf({
      trustedPrincipal: 'service:sagemaker.amazonaws.com',
      additionalTrustedPrincipals: [{ trustedPrincipal: 'this_account' }],
      requireSourceIdentity: true,
    });
    await model.expectAllowed(model.service('sagemaker.amazonaws.com'), 'sts:AssumeRole', ROLE);
    await model.expectDenied(people(model).colleague, 'sts:AssumeRole', ROLE);
  });

  test('is an error if only services are trusted', () => {
    const role = { trustedPrincipal: 'service:glue.amazonaws.com', requireSourceIdentity: true };

    expect(messageOf((scope) => new GeneratedRoles(scope, 'Roles', { generateRoles: { r: role } }))).toMatch(
      /generateRoles\.r\.requireSourceIdentity: error DSP315: "requireSourceIdentity" has no effect .* only services can assume/,
    );
  });
});

describe('with limitServicesToAccount', () => {
  const SERVICES = Object.keys(SOURCE_ACCOUNT_IN_TRUST).sort();

  test.each(SERVICES)('%s assumes a role only on behalf of the account', async (service) => {
    const model = modelOf({ trustedPrincipal: `service:${service}` }, { limitServicesToAccount: true });
    const principal = model.service(service);
    await model.expectAllowed(principal, 'sts:AssumeRole', ROLE, { 'aws:SourceAccount': ACCOUNT });
    await model.expectDenied(principal, 'sts:AssumeRole', ROLE, { 'aws:SourceAccount': OTHER_ACCOUNT });
    await model.expectDenied(principal, 'sts:AssumeRole', ROLE);
  });

  test('a service whose key AWS does not document assumes it as before', async () => {
    const model = modelOf({ trustedPrincipal: 'service:glue.amazonaws.com' }, { limitServicesToAccount: true });
    await model.expectAllowed(model.service('glue.amazonaws.com'), 'sts:AssumeRole', ROLE);
  });

  test('people are not affected, and conditions of the role still apply', async () => {
    const model = modelOf({
      trustedPrincipal: 'service:states.amazonaws.com',
      additionalTrustedPrincipals: [{ trustedPrincipal: 'this_account' }],
      assumeRoleTrustConditions: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    }, { limitServicesToAccount: true });
    const here = { 'aws:RequestedRegion': 'eu-west-1' };
    const service = model.service('states.amazonaws.com');
    await model.expectAllowed(people(model).colleague, 'sts:AssumeRole', ROLE, here);
    await model.expectAllowed(service, 'sts:AssumeRole', ROLE, { ...here, 'aws:SourceAccount': ACCOUNT });
    await model.expectDenied(service, 'sts:AssumeRole', ROLE, { 'aws:SourceAccount': ACCOUNT });
    await model.expectDenied(service, 'sts:AssumeRole', ROLE, { ...here, 'aws:SourceAccount': OTHER_ACCOUNT });
  });

  test('without it, the account is not compared', async () => {
    const model = modelOf({ trustedPrincipal: 'service:sagemaker.amazonaws.com' });
    await model.expectAllowed(model.service('sagemaker.amazonaws.com'), 'sts:AssumeRole', ROLE, {
      'aws:SourceAccount': OTHER_ACCOUNT,
    });
  });

  test('each of these services has its page', () => {
    expect(SERVICES).toEqual([
      'datazone.amazonaws.com', 'sagemaker.amazonaws.com', 'scheduler.amazonaws.com', 'states.amazonaws.com',
    ]);

    for (const see of Object.values(SOURCE_ACCOUNT_IN_TRUST)) {
      expect(see[0]).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    }
  });
});
