import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LakeFormationPermission, RoleRef } from '../../../src';
import { TABLE_PERMISSIONS } from '../../../src/private/facts/lake-formation-permissions';
import { readOptions } from '../../../src/private/options-reader';
import { AccessModel, Principal } from '../../support/access';
import { LakeFormationGrants } from '../../support/grants';
import { nagFindings } from '../../support/nag';
import { projectWith, projectWithSales, ROLES } from '../project';

const ID = 'AROAEXAMPLEEXAMPLE111';
const SSO_ARN =
  'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Worker_0123456789abcdef';
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

const KINDS: [string, RoleRef, Principal][] = [
  [
    'by ARN',
    { arn: 'arn:aws:iam::111122223333:role/teams/worker' },
    Principal.ofRole('arn:aws:iam::111122223333:role/teams/worker'),
  ],
  ['by name', { name: 'worker' }, Principal.ofRole('arn:aws:iam::111122223333:role/worker')],
  ['by unique ID', { id: ID }, Principal.ofRole('arn:aws:iam::111122223333:role/whatever', { roleId: ID })],
  ['by permission set', { name: 'Worker', sso: true }, Principal.ofRole(SSO_ARN)],
  ['immutable', { name: 'worker', immutable: true }, Principal.ofRole('arn:aws:iam::111122223333:role/worker')],
];

describe.each(KINDS)('a role %s', (_, role, principal) => {
  const stackWith = (list: 'dataAdminRoles' | 'dataEngineerRoles' | 'projectExecutionRoles') =>
    projectWith({ ...ROLES, [list]: [role] }).stack;

  test.each(['dataEngineerRoles', 'projectExecutionRoles'] as const)(
    'in %s can work under data/ and temp/, and can read code',
    async (list) => {
      const model = AccessModel.fromApp([stackWith(list)]);
      const bucket = model.bucket('acme-dev-ops-project');
      await model.expectAllowed(
        principal,
        ['s3:GetObject', 's3:PutObject'],
        [bucket.object('data/a'), bucket.object('temp/a')],
      );
      await model.expectAllowed(principal, 's3:GetObject', bucket.object('deployment/a'));
      await model.expectAllowed(principal, ['kms:Decrypt', 'kms:GenerateDataKey'], model.key('acme-dev-ops-project'));
      await model.expectDenied(principal.with(everything), 's3:PutObject', [
        bucket.object('deployment/a'),
        bucket.object('a'),
      ]);
      await model.expectDenied(principal.with(everything), 's3:DeleteObjectVersion', bucket.object('data/a'));
    },
  );

  test('that administers data can access the whole bucket; other roles with its policies have no access', async () => {
    const model = AccessModel.fromApp([stackWith('dataAdminRoles')]);
    const bucket = model.bucket('acme-dev-ops-project');
    await model.expectAllowed(
      principal,
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObjectVersion'],
      [bucket.object('a'), bucket.object('deployment/a')],
    );
    await model.expectDenied(
      model.administrator(),
      ['s3:GetObject', 's3:PutObject'],
      [bucket.object('a'), bucket.object('data/a')],
    );
    await model.expectDenied(model.administrator(), 'kms:Decrypt', model.key('acme-dev-ops-project'));
  });

  test('is granted access to a database, and the compliance packs report no findings', () => {
    const { stack } = projectWith({
      projectExecutionRoles: [role],
      glueCatalogKmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/catalog',
      databases: {
        sales: {
          description: 'd',
          lakeFormation: { createReadWriteGrantsForProjectExecutionRoles: LakeFormationPermission.WRITE },
        },
      },
    });

    expect(
      LakeFormationGrants.fromApp([stack]).all.filter(({ permissions }) => permissions.includes('CREATE_TABLE')),
    ).toHaveLength(1);
    expect(nagFindings(stack)).toEqual([]);
  });
});

describe('grants to execution roles', () => {
  const grantsFor = (level?: LakeFormationPermission) => {
    const { stack } = projectWithSales({
      lakeFormation: { createReadWriteGrantsForProjectExecutionRoles: level },
    });
    return LakeFormationGrants.fromApp([stack]).of('etl');
  };
  const permissionsOn = (level?: LakeFormationPermission) =>
    Object.fromEntries(grantsFor(level).map(({ resource, permissions }) => [Object.keys(resource)[0], permissions]));

  test('are on the location and nothing else without a level', () => {
    expect(permissionsOn()).toEqual({ dataLocation: ['DATA_LOCATION_ACCESS'] });
  });

  test('omit the location for "read"', () => {
    expect(permissionsOn(LakeFormationPermission.READ)).toEqual({
      database: ['DESCRIBE'], table: ['DESCRIBE', 'SELECT'],
    });
  });

  test('are on tables, database and location for "write"', () => {
    expect(permissionsOn(LakeFormationPermission.WRITE)).toEqual({
      database: ['ALTER', 'CREATE_TABLE', 'DESCRIBE'],
      dataLocation: ['DATA_LOCATION_ACCESS'],
      table: ['DELETE', 'DESCRIBE', 'INSERT', 'SELECT'],
    });
  });

  test.each([
    [LakeFormationPermission.READ, ['glue:GetTable']],
    [LakeFormationPermission.WRITE, ['glue:GetTable']],
    [LakeFormationPermission.SUPER, ['glue:DeleteTable', 'glue:GetTable', 'glue:UpdateTable']],
  ])('for "%s" allow %j on tables that other principals created', (level, expected) => {
    const { table } = permissionsOn(level);

    const actions = table.flatMap((permission) => TABLE_PERMISSIONS[permission] ?? []);

    expect(actions.sort()).toEqual(expected);
  });

  test('add the right to alter and drop tables and the database for "super", and none to grant permissions', () => {
    expect(permissionsOn(LakeFormationPermission.SUPER).database).toEqual([
      'ALTER', 'CREATE_TABLE', 'DESCRIBE', 'DROP',
    ]);
    expect(permissionsOn(LakeFormationPermission.SUPER).table).toEqual([
      'ALTER', 'DELETE', 'DESCRIBE', 'DROP', 'INSERT', 'SELECT',
    ]);
    expect(grantsFor(LakeFormationPermission.SUPER).flatMap((grant) => grant.permissionsWithGrantOption)).toEqual([]);
  });

  test.each([
    [true, 'write'], ['true', 'write'], [false, undefined], ['read', 'read'], ['super', 'super'],
  ])('that a file specifies as %p are "%s"', (written, level) => {
    const key = 'createReadWriteGrantsForProjectExecutionRoles';

    expect(readOptions('DatabaseLakeFormationOptions', { [key]: written }, 'yaml')).toMatchObject({
      value: level === undefined ? {} : { [key]: level }, problems: [],
    });
  });

  test('have one of these levels', () => {
    expect(() => grantsFor('all' as LakeFormationPermission)).toThrow(/DSP113: "all" is not one of read, write, super/);
  });
});

test('the policy for the catalog key is attached only to mutable roles', () => {
  const { stack } = projectWith({
    dataEngineerRoles: [
      { name: 'fixed', immutable: true },
      { name: 'Worker', sso: true },
    ],
    glueCatalogKmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/catalog',
  });
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::ManagedPolicy', { Roles: ['admin', 'etl'] });
});

describe('an existing bucket and key', () => {
  const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555';
  const { stack, project } = projectWith({ existingBucketName: 'own-bucket', existingKeyArn: KEY });
  const template = Template.fromStack(stack);

  test('are used without changes', () => {
    expect(project.bucket.bucketName).toBe('own-bucket');

    for (const type of ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::KMS::Key']) template.resourceCountIs(type, 0);
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: KEY });
    template.hasResourceProperties('AWS::Glue::SecurityConfiguration', {
      EncryptionConfiguration: {
        S3Encryptions: [{ KmsKeyArn: KEY }],
        CloudWatchEncryption: { KmsKeyArn: KEY },
        JobBookmarksEncryption: { KmsKeyArn: KEY },
      },
    });
  });

  test('have no compliance findings', () => {
    expect(nagFindings(stack)).toEqual([]);
  });
});

describe('edits do not replace resources that hold data', () => {
  const held = (stack: Stack) =>
    Object.entries(
      Template.fromStack(stack).toJSON().Resources as {
        [id: string]: { Type: string; Properties: { [name: string]: any } };
      },
    )
      .filter(([, { Type }]) => ['AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Glue::Database'].includes(Type))
      .map(([id, { Properties }]) => [id, Properties.BucketName, Properties.DatabaseInput?.Name]);
  const before = held(projectWith({ databases: { a: { description: 'a' } } }).stack);

  test('adding a crawler, tags, grants and a description', () => {
    const { stack } = projectWith({
      lakeFormation: { lfTags: [{ tagKey: 'a', tagValues: ['x'] }] },
      databases: {
        a: {
          description: 'anew',
          locationBucketName: 'lake',
          crawler: { role: { name: 'glue-crawler' } },
          lakeFormation: {
            databaseTagValues: [{ tagKey: 'a', tagValues: ['x'] }],
            grants: { g: { principalArns: { p: '444455556666' } } },
          },
        },
      },
    });

    expect(held(stack)).toEqual(before);
  });

  test('adding a database', () => {
    expect(held(projectWith({ databases: { 0: { description: 'first' }, a: { description: 'a' } } }).stack)).toEqual(
      expect.arrayContaining(before),
    );
  });
});
