import {
  App,
  BootstraplessSynthesizer,
  CliCredentialsStackSynthesizer,
  DefaultStackSynthesizer,
  LegacyStackSynthesizer,
  NestedStack,
  Stack,
} from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LakeFormationSettings, LakeFormationSettingsProps, RoleRef } from '../../../src';
import { VIA_AWS_SERVICE } from '../../../src/private/facts/via-aws-service';
import { AccessModel, ResolvedTemplates, TEST_ACCOUNT, TEST_REGION } from '../../support/access';
import { nagFindings } from '../../support/nag';
import { agnosticStack, messageOf, propertiesOf, testStack } from '../../support/stacks';

const EVERYTHING = [{ Principal: { DataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS' }, Permissions: ['ALL'] }];
const TRUSTED_ACCOUNT = '444455556666';
const INSTANCE = 'ssoins-1234567890abcdef';
const ORGANIZATION = `arn:aws:organizations::${TRUSTED_ACCOUNT}:organization/o-abcde12345`;
const UNIT = `arn:aws:organizations::${TRUSTED_ACCOUNT}:ou/o-abcde12345/ou-ab12-cdefghij`;

type Options = Partial<LakeFormationSettingsProps>;
const complete = (props: Options): LakeFormationSettingsProps => ({
  lakeFormationAdminRoles: [],
  iamAllowedPrincipalsDefault: false,
  ...props,
});

function settings(props: Options, stack: Stack = testStack()) {
  new LakeFormationSettings(stack, 'Settings', complete(props));
  return propertiesOf(stack, 'AWS::LakeFormation::DataLakeSettings');
}

const failure = (props: Options, stack?: Stack) =>
  messageOf((scope) => new LakeFormationSettings(scope, 'Settings', complete(props)), stack);
const administrators = (properties: { Admins: { DataLakePrincipalIdentifier: string }[] }) =>
  properties.Admins.map((admin) => admin.DataLakePrincipalIdentifier);

describe('administrators', () => {
  test('are added by ARN, each once, and existing administrators are kept', () => {
    const properties = settings({
      lakeFormationAdminRoles: [
        { name: 'admin' },
        { arn: `arn:aws:iam::${TEST_ACCOUNT}:role/path/other`, id: 'AROA1EXAMPLEEXAMPLE' },
        { name: 'admin', immutable: true },
      ],
    });

    expect(properties.MutationType).toBe('APPEND');
    expect(administrators(properties)).toEqual([
      `arn:aws:iam::${TEST_ACCOUNT}:role/admin`,
      `arn:aws:iam::${TEST_ACCOUNT}:role/path/other`,
    ]);
  });

  test('replace existing administrators if requested', () => {
    expect(settings({ lakeFormationAdminRoles: [{ name: 'admin' }], replaceExistingSettings: true }).MutationType).toBe(
      'REPLACE',
    );
  });

  test('can be roles defined in code', () => {
    const stack = testStack();
    const role = new Role(stack, 'Role', { roleName: 'made', assumedBy: new ServicePrincipal('glue.amazonaws.com') });

    expect(administrators(settings({ lakeFormationAdminRoles: [{ role }] }, stack))).toEqual([
      `arn:aws:iam::${TEST_ACCOUNT}:role/made`,
    ]);
  });

  test('can be a permission set with its full ARN', () => {
    const arn = `arn:aws:iam::${TEST_ACCOUNT}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admins_0123456789abcdef`;

    expect(administrators(settings({ lakeFormationAdminRoles: [{ arn, sso: true }] }))).toEqual([arn]);
  });

  test.each<[string, RoleRef, object]>([
    ['its unique ID', { id: 'AROAEXAMPLEEXAMPLE123' }, { RoleId: 'AROAEXAMPLEEXAMPLE123' }],
    ['its permission set', { name: 'Admins', sso: true }, { PermissionSet: 'Admins' }],
  ])('a role known only by %s is looked up at deployment', (_, ref, query) => {
    const stack = agnosticStack();
    new LakeFormationSettings(stack, 'Settings', complete({ lakeFormationAdminRoles: [ref] }));
    const template = Template.fromStack(stack);
    template.hasResourceProperties('Custom::RoleLookup', query);
    const [lookup] = Object.keys(template.findResources('Custom::RoleLookup'));
    template.hasResourceProperties('AWS::LakeFormation::DataLakeSettings', {
      Admins: [{ DataLakePrincipalIdentifier: { 'Fn::GetAtt': [lookup, 'Arn'] } }],
    });

    expect(nagFindings(stack)).toEqual([]);
  });

  test('a value that is not a role ARN is an error', () => {
    expect(failure({ lakeFormationAdminRoles: [{ arn: `arn:aws:iam::${TEST_ACCOUNT}:role/*` }] })).toMatch(
      /DSP304: "arn:aws:iam::111122223333:role\/\*" is not the ARN of an IAM role/,
    );
  });

  test('can be at most 30', () => {
    const roles = [...Array(30).keys()].map((index) => ({ name: `role${index}` }));

    expect(administrators(settings({ lakeFormationAdminRoles: [...roles, { name: 'role0' }] }))).toHaveLength(30);
    expect(failure({ lakeFormationAdminRoles: roles, createDataZoneAdminRole: true })).toMatch(
      /DSP325: there are 31 administrators, and Lake Formation accepts 30/,
    );
  });
});

describe('new databases and tables', () => {
  test('are controlled by IAM with the default setting', () => {
    expect(settings({ iamAllowedPrincipalsDefault: true })).toMatchObject({
      CreateDatabaseDefaultPermissions: EVERYTHING,
      CreateTableDefaultPermissions: EVERYTHING,
    });
  });

  test('are open to no principal without the default setting', () => {
    expect(settings({ iamAllowedPrincipalsDefault: false })).toMatchObject({
      CreateDatabaseDefaultPermissions: [],
      CreateTableDefaultPermissions: [],
    });
  });
});

test('the settings are retained', () => {
  const stack = agnosticStack();
  new LakeFormationSettings(stack, 'Settings', complete({ lakeFormationAdminRoles: [{ name: 'admin' }] }));
  Template.fromStack(stack).hasResource('AWS::LakeFormation::DataLakeSettings', {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});

test('without further options, only the settings are created', () => {
  const stack = agnosticStack();
  new LakeFormationSettings(
    stack,
    'Settings',
    complete({ createCdkLFAdmin: false, createDataZoneAdminRole: false, dataZoneAdminTrustAccounts: [] }),
  );

  expect(ResolvedTemplates.fromApp(stack).resources.map(({ type }) => type)).toEqual([
    'AWS::LakeFormation::DataLakeSettings',
  ]);
});

describe('the cross-account version', () => {
  test.each(['1', '4', '5', '{{resolve:ssm:/version}}'])('%s is set', (version) => {
    const stack = agnosticStack();
    new LakeFormationSettings(stack, 'Settings', complete({ crossAccountVersion: version }));
    Template.fromStack(stack).hasResourceProperties('AWS::LakeFormation::DataLakeSettings', {
      Parameters: { CROSS_ACCOUNT_VERSION: version },
    });
  });

  test('is not changed if it is not specified', () => {
    expect(settings({})).not.toHaveProperty('Parameters');
  });

  test.each(['0', '6', '1.5', 'v3'])('%s is an error', (version) => {
    expect(failure({ crossAccountVersion: version })).toMatch(
      `Settings: crossAccountVersion: error DSP304: "${version}" is not one of 1, 2, 3, 4, 5`,
    );
  });
});

describe('the deploying role', () => {
  const env = { account: TEST_ACCOUNT, region: TEST_REGION };
  const bootstrapped = `arn:aws:iam::${TEST_ACCOUNT}:role/cdk-hnb659fds-cfn-exec-role-${TEST_ACCOUNT}-${TEST_REGION}`;

  test.each<[string, () => Stack, string]>([
    ['known', () => testStack(), bootstrapped],
    ['any', () => agnosticStack(), bootstrapped],
  ])('is an administrator, in an environment that is %s', (_, make, expected) => {
    expect(administrators(settings({ createCdkLFAdmin: true }, make()))).toEqual([expected]);
  });

  test('is the role of the synthesizer', () => {
    const withQualifier = new Stack(new App(), 'Stack', {
      env,
      synthesizer: new DefaultStackSynthesizer({ qualifier: 'mine' }),
    });

    expect(administrators(settings({ createCdkLFAdmin: true }, withQualifier))).toEqual([
      bootstrapped.replace('hnb659fds', 'mine'),
    ]);

    const ownRole = new Stack(new App(), 'Stack', {
      env,
      synthesizer: new BootstraplessSynthesizer({
        cloudFormationExecutionRoleArn: 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/deployer-${AWS::Region}',
      }),
    });

    expect(administrators(settings({ createCdkLFAdmin: true }, ownRole))).toEqual([
      `arn:aws:iam::${TEST_ACCOUNT}:role/deployer-${TEST_REGION}`,
    ]);
  });

  test('is listed once if it is also specified by name', () => {
    const role = { name: `cdk-hnb659fds-cfn-exec-role-${TEST_ACCOUNT}-${TEST_REGION}` };

    expect(administrators(settings({ createCdkLFAdmin: true, lakeFormationAdminRoles: [role] }))).toEqual([
      bootstrapped,
    ]);
  });

  test('of a nested stack is the role of its parent', () => {
    const nested = new NestedStack(agnosticStack(), 'Nested');
    new LakeFormationSettings(nested, 'Settings', complete({ createCdkLFAdmin: true }));
    const [{ Properties: properties }] = Object.values(
      Template.fromStack(nested).findResources('AWS::LakeFormation::DataLakeSettings'),
    );

    expect(JSON.stringify(properties.Admins)).toContain('role/cdk-hnb659fds-cfn-exec-role-');
    expect(JSON.stringify(properties.Admins)).not.toContain('${');
  });

  test.each([
    ['LegacyStackSynthesizer', () => new LegacyStackSynthesizer()],
    ['CliCredentialsStackSynthesizer', () => new CliCredentialsStackSynthesizer()],
  ])('is an error with the %s, which does not specify a role', (name, synthesizer) => {
    const stack = new Stack(new App(), 'Stack', { synthesizer: synthesizer() });

    expect(failure({ createCdkLFAdmin: true }, stack)).toMatch(
      new RegExp(`DSP326: the synthesizer "${name}" .* does not specify a role`),
    );
  });
});

describe('the role for DataZone', () => {
  const stack = testStack();
  new LakeFormationSettings(stack, 'Settings', complete({
    createDataZoneAdminRole: true,
    dataZoneAdminTrustAccounts: [TRUSTED_ACCOUNT],
    naming: { resourceName: ({ suffix } = {}) => `org-${suffix}` },
  }));
  const access = AccessModel.fromApp(stack);
  const role = `arn:aws:iam::${TEST_ACCOUNT}:role/org-datazone-admin`;
  const dataZone = access.service('datazone.amazonaws.com');

  test('is an administrator, with the policy that DataZone requires', () => {
    expect(administrators(propertiesOf(stack, 'AWS::LakeFormation::DataLakeSettings'))).toEqual([role]);
    expect(propertiesOf(stack, 'AWS::IAM::Role').ManagedPolicyArns).toEqual([
      'arn:aws:iam::aws:policy/service-role/AmazonDataZoneGlueManageAccessRolePolicy',
    ]);
  });

  test.each([TEST_ACCOUNT, TRUSTED_ACCOUNT])('can be assumed by DataZone for domains of %s', async (account) => {
    await access.expectAllowed(dataZone, 'sts:AssumeRole', role, { 'aws:SourceAccount': account });
  });

  test('cannot be assumed for a domain of another account, by another service, or by the trusted account', async () => {
    await access.expectDenied(dataZone, 'sts:AssumeRole', role, { 'aws:SourceAccount': '777788889999' });
    await access.expectDenied(dataZone, 'sts:AssumeRole', role);
    await access.expectDenied(access.service('glue.amazonaws.com'), 'sts:AssumeRole', role);
    const somebody = access.otherRole(`arn:aws:iam::${TRUSTED_ACCOUNT}:role/somebody`, {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
    });
    await access.expectDenied(somebody, 'sts:AssumeRole', role);
    await access.expectDenied(access.administrator(), 'sts:AssumeRole', role);
  });

  test('can be assumed only for domains of its own account, if no other account is trusted', async () => {
    const other = testStack();
    new LakeFormationSettings(other, 'Settings', complete({ createDataZoneAdminRole: true }));
    const model = AccessModel.fromApp(other);
    const arn = model.templates.ofType('AWS::IAM::Role')[0].attributes.Arn;
    await model.expectAllowed(dataZone, 'sts:AssumeRole', arn, { 'aws:SourceAccount': TEST_ACCOUNT });
    await model.expectDenied(dataZone, 'sts:AssumeRole', arn, { 'aws:SourceAccount': TRUSTED_ACCOUNT });
  });

  test('trusted accounts without a role are an error', () => {
    expect(failure({ dataZoneAdminTrustAccounts: [TRUSTED_ACCOUNT] })).toMatch(
      /DSP314: "444455556666" is trusted with a role that is not created\n.*createDataZoneAdminRole/,
    );
  });

  test('an invalid account ID is an error', () => {
    expect(failure({ createDataZoneAdminRole: true, dataZoneAdminTrustAccounts: ['my-account'] })).toMatch(
      /DSP304: "my-account" is not an AWS account ID/,
    );
  });

  test('more accounts than fit into a trust policy are an error', () => {
    const accounts = [...Array(150).keys()].map((index) => String(100000000000 + index));

    expect(failure({ createDataZoneAdminRole: true, dataZoneAdminTrustAccounts: accounts })).toMatch(
      /DSP307: the trust policy has about \d+ characters .* IAM accepts 2048/,
    );
  });
});

describe('the integration with IAM Identity Center', () => {
  function calls(iamIdentityCenter: { instanceId: string; shares?: string[] }, stack = agnosticStack()) {
    new LakeFormationSettings(stack, 'Settings', complete({ iamIdentityCenter }));
    const properties = propertiesOf(stack, 'Custom::LakeFormationIdentityCenter');
    return [properties.Create, properties.Update, properties.Delete].map((text) => JSON.parse(text));
  }
  const instanceArn = `arn:aws:sso:::instance/${INSTANCE}`;

  test('is created, updated and deleted', () => {
    const shares = [TRUSTED_ACCOUNT, ORGANIZATION, UNIT, TRUSTED_ACCOUNT];
    const [create, update, remove] = calls({ instanceId: INSTANCE, shares });
    const recipients = [TRUSTED_ACCOUNT, ORGANIZATION, UNIT].map((id) => ({ DataLakePrincipalIdentifier: id }));

    expect(create).toMatchObject({
      service: '@aws-sdk/client-lakeformation',
      action: 'CreateLakeFormationIdentityCenterConfiguration',
      parameters: { CatalogId: TEST_ACCOUNT, InstanceArn: instanceArn, ShareRecipients: recipients },
    });
    expect(update).toMatchObject({
      action: 'UpdateLakeFormationIdentityCenterConfiguration',
      parameters: { CatalogId: TEST_ACCOUNT, ShareRecipients: recipients },
    });
    expect(update.parameters).not.toHaveProperty('InstanceArn');
    expect(remove).toMatchObject({
      action: 'DeleteLakeFormationIdentityCenterConfiguration',
      parameters: { CatalogId: TEST_ACCOUNT },
    });
  });

  test('removes its shares if none are specified', () => {
    expect(calls({ instanceId: INSTANCE })[1].parameters.ShareRecipients).toEqual([]);
  });

  test.each([instanceArn, INSTANCE])('accepts %s', (instanceId) => {
    expect(calls({ instanceId })[0].parameters.InstanceArn).toBe(instanceArn);
  });

  test('is replaced for another instance, so that a change is rejected and not ignored', () => {
    const idOf = (instanceId: string) => {
      const stack = agnosticStack();
      new LakeFormationSettings(stack, 'Settings', complete({ iamIdentityCenter: { instanceId } }));
      return Object.keys(Template.fromStack(stack).findResources('Custom::LakeFormationIdentityCenter'))[0];
    };

    expect(idOf(INSTANCE)).toBe(idOf(instanceArn));
    expect(idOf(INSTANCE)).not.toBe(idOf('ssoins-fedcba0987654321'));
  });

  test('is created by a function that can access only this instance and its Lake Formation integration', async () => {
    const stack = testStack();
    new LakeFormationSettings(stack, 'Settings', complete({ iamIdentityCenter: { instanceId: INSTANCE } }));
    const access = AccessModel.fromApp(stack);
    const maker = access.role(access.templates.ofType('AWS::IAM::Role')[0].ref);
    const through = { [VIA_AWS_SERVICE]: 'true' };
    const application = (instance: string) =>
      `arn:aws:sso::${TEST_ACCOUNT}:application/${instance}/apl-1234567890abcdef`;
    await access.expectAllowed(
      maker,
      ['Create', 'Update', 'Delete'].map((verb) => `lakeformation:${verb}LakeFormationIdentityCenterConfiguration`),
      '*',
    );
    await access.expectAllowed(maker, 'sso:CreateApplication', [instanceArn, application(INSTANCE)]);
    await access.expectAllowed(
      maker,
      ['sso:PutApplicationGrant', 'sso:DeleteApplication'],
      application(INSTANCE),
      through,
    );
    await access.expectDenied(maker, ['sso:PutApplicationGrant', 'sso:DeleteApplication'], application(INSTANCE));
    await access.expectDenied(maker, 'sso:DeleteApplication', application('ssoins-fedcba0987654321'), through);
    await access.expectAllowed(maker, 'ram:CreateResourceShare', '*', through);
    await access.expectDenied(maker, 'ram:CreateResourceShare', '*');
    await access.expectDenied(maker, ['lakeformation:PutDataLakeSettings', 'lakeformation:GrantPermissions'], '*');
  });

  test.each([
    ['my-instance', /DSP304: "my-instance" is not an instance of IAM Identity Center/],
    ['arn:aws:sso:::instance/x', /DSP304: "arn:aws:sso:::instance\/x" is not an instance/],
  ])('the instance %s is an error', (instanceId, message) => {
    expect(failure({ iamIdentityCenter: { instanceId } })).toMatch(message);
  });

  test.each([
    ['o-abcde12345', /DSP304: "o-abcde12345" is not an AWS account ID, an organization or an/],
    ['ou-ab12-cdefghij', /DSP304: "ou-ab12-cdefghij" is not an AWS account ID, an organization or an/],
    ['somebody', /DSP304: "somebody" is not an AWS account ID, an organization or an/],
  ])('a share with %s is an error', (share, message) => {
    expect(failure({ iamIdentityCenter: { instanceId: INSTANCE, shares: [share] } })).toMatch(message);
  });
});

test.each<[string, Options]>([
  ['an administrator', { lakeFormationAdminRoles: [{ name: 'admin' }] }],
  ['all options', {
    lakeFormationAdminRoles: [{ name: 'admin' }],
    createCdkLFAdmin: true,
    createDataZoneAdminRole: true,
    dataZoneAdminTrustAccounts: [TRUSTED_ACCOUNT],
    crossAccountVersion: '4',
    replaceExistingSettings: true,
    iamIdentityCenter: { instanceId: INSTANCE, shares: [TRUSTED_ACCOUNT] },
  }],
])('has no compliance findings with %s', (_, props) => {
  for (const stack of [agnosticStack(), testStack()]) {
    new LakeFormationSettings(stack, 'Settings', complete(props));

    expect(nagFindings(stack)).toEqual([]);
  }
});
