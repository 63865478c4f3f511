import { Template } from 'aws-cdk-lib/assertions';
import { ACCOUNT, agnosticStack, messageOf, nagFindings, propertiesOf, testStack } from './simulate';
import { LakeFormationSettings, LakeFormationSettingsProps, RoleRef } from '../../src';

const EVERYTHING = [{ Principal: { DataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS' }, Permissions: ['ALL'] }];

function settings(props: LakeFormationSettingsProps) {
  const stack = testStack();
  new LakeFormationSettings(stack, 'Settings', props);
  return propertiesOf(stack, 'AWS::LakeFormation::DataLakeSettings');
}

test('adds administrators by ARN, each once, and never replaces those that are there', () => {
  const { Admins: admins, MutationType: mutationType } = settings({
    lakeFormationAdminRoles: [{ name: 'admin' }, { arn: `arn:aws:iam::${ACCOUNT}:role/path/other`, id: 'AROA1' }, { name: 'admin' }],
    iamAllowedPrincipalsDefault: true,
  });
  expect(mutationType).toBe('APPEND');
  expect(admins).toEqual([
    { DataLakePrincipalIdentifier: `arn:aws:iam::${ACCOUNT}:role/admin` },
    { DataLakePrincipalIdentifier: `arn:aws:iam::${ACCOUNT}:role/path/other` },
  ]);
});

test('with the default, new databases and tables are left to IAM', () => {
  expect(settings({ lakeFormationAdminRoles: [], iamAllowedPrincipalsDefault: true })).toMatchObject({
    CreateDatabaseDefaultPermissions: EVERYTHING,
    CreateTableDefaultPermissions: EVERYTHING,
  });
});

test('without it, the defaults are explicitly empty', () => {
  expect(settings({ lakeFormationAdminRoles: [], iamAllowedPrincipalsDefault: false })).toMatchObject({
    CreateDatabaseDefaultPermissions: [],
    CreateTableDefaultPermissions: [],
  });
});

test('the settings are kept', () => {
  const stack = agnosticStack();
  new LakeFormationSettings(stack, 'Settings', { lakeFormationAdminRoles: [{ name: 'admin' }], iamAllowedPrincipalsDefault: true });
  Template.fromStack(stack).hasResource('AWS::LakeFormation::DataLakeSettings', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test.each<[string, RoleRef, object]>([
  ['its unique id', { id: 'AROAEXAMPLEEXAMPLE123' }, { RoleId: 'AROAEXAMPLEEXAMPLE123' }],
  ['its permission set', { name: 'Admins', sso: true }, { PermissionSet: 'Admins' }],
])('a role known by %s alone is looked up at deployment', (_, ref, query) => {
  const stack = agnosticStack();
  new LakeFormationSettings(stack, 'Settings', { lakeFormationAdminRoles: [ref], iamAllowedPrincipalsDefault: true });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('Custom::RoleLookup', query);
  const [lookup] = Object.keys(template.findResources('Custom::RoleLookup'));
  template.hasResourceProperties('AWS::LakeFormation::DataLakeSettings', { Admins: [{ DataLakePrincipalIdentifier: { 'Fn::GetAtt': [lookup, 'Arn'] } }] });
  expect(nagFindings(stack)).toEqual([]);
});

test('refuses what is not the ARN of a role', () => {
  const text = messageOf((scope) => new LakeFormationSettings(scope, 'Settings', {
    lakeFormationAdminRoles: [{ arn: `arn:aws:iam::${ACCOUNT}:role/*` }], iamAllowedPrincipalsDefault: true,
  }));
  expect(text).toMatch(/DSP203: "arn:aws:iam::\d+:role\/\*" is not the ARN of a role/);
});

test('a permission set with its full ARN is an administrator', () => {
  const arn = `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admins_0123456789abcdef`;
  const { Admins: admins } = settings({ lakeFormationAdminRoles: [{ arn, sso: true }], iamAllowedPrincipalsDefault: true });
  expect(admins).toEqual([{ DataLakePrincipalIdentifier: arn }]);
});

test('has no findings', () => {
  const stack = agnosticStack();
  new LakeFormationSettings(stack, 'Settings', { lakeFormationAdminRoles: [{ name: 'admin' }], iamAllowedPrincipalsDefault: true });
  expect(nagFindings(stack)).toEqual([]);
});
