import { rolesIn } from './roles';
import { CATALOG_SETTINGS } from '../../../src/private/facts/catalog-settings';
import { VIA_AWS_SERVICE } from '../../../src/private/facts/via-aws-service';
import { AccessModel } from '../../support/access';
import { testStack } from '../../support/stacks';

const CATALOG = 'arn:aws:glue:us-east-1:111122223333:catalog';

describe.each([
  'AWSGlueConsoleFullAccess',
  'AWSGlueConsoleSageMakerNotebookFullAccess',
  'service-role/AWSGlueServiceNotebookRole',
  'service-role/AWSGlueServiceRole',
])('a role with %s', (name) => {
  const stack = testStack();
  rolesIn(stack, { generateRoles: { r: { trustedPrincipal: 'this_account', awsManagedPolicies: [name] } } });
  const model = AccessModel.fromApp([stack]);
  const role = model.role('-r').with({ Effect: 'Allow', Action: ['glue:*', 's3:*'], Resource: '*' });

  test('cannot change the encryption or the resource policy of the catalog itself', async () => {
    await model.expectDenied(role, [...CATALOG_SETTINGS], CATALOG);
    await model.expectAllowed(role, ['glue:CreateTable', 'glue:GetResourcePolicy'], CATALOG);
  });

  test('would be exempt in a request that says that a service makes it, which AWS Glue does not support', () => {
    const statements = model.templates.ofType('AWS::IAM::ManagedPolicy').flatMap(({ properties }) => (
      (properties as { PolicyDocument: { Statement: { Sid?: string; Condition?: object }[] } }).PolicyDocument.Statement
    ));

    expect(statements.find(({ Sid }) => Sid === 'DenyCatalogSettings')?.Condition).toEqual({
      BoolIfExists: { [VIA_AWS_SERVICE]: 'false' },
    });
  });

  test('can write below aws-glue- only in buckets of the account', async () => {
    const open = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow' as const, Principal: '*', Action: 's3:*', Resource: '*' }],
    };
    for (const bucket of ['aws-glue-own', 'somewhere-own']) model.external(`arn:aws:s3:::${bucket}`);
    for (const bucket of ['aws-glue-foreign', 'somewhere-foreign']) {
      model.external(`arn:aws:s3:::${bucket}`, { account: '999999999999', policy: open });
    }
    const objects = (owner: string) =>
      [`arn:aws:s3:::aws-glue-${owner}/x`, `arn:aws:s3:::somewhere-${owner}/a/aws-glue-x/y`];

    await model.expectAllowed(role, ['s3:PutObject', 's3:DeleteObject'], objects('own'));
    await model.expectDenied(role, ['s3:PutObject', 's3:DeleteObject'], objects('foreign'));
    await model.expectAllowed(role, 's3:GetObject', objects('foreign'));
    await model.expectAllowed(role, 's3:PutObject', 'arn:aws:s3:::somewhere-foreign/x');
  });
});

test('a role without full Glue access has no such denial', () => {
  const stack = testStack();
  rolesIn(stack, {
    generateRoles: { r: { trustedPrincipal: 'this_account', awsManagedPolicies: ['ReadOnlyAccess'] } },
  });
  const model = AccessModel.fromApp([stack]);

  const policies = model.templates.ofType('AWS::IAM::ManagedPolicy');

  expect(policies).toEqual([]);
});
