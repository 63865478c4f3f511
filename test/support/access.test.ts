import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  ArnPrincipal, ManagedPolicy,
  Policy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { Bucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AccessModel } from './access';
import { LakeFormationGrants } from './grants';
import { lake } from './small-lake';

describe('access model', () => {
  test('bucket policies allow and deny sessions of roles, and the administrator', async () => {
    const model = AccessModel.fromApp(lake().app);
    const bucket = model.bucket('lake');

    expect(await model.can(model.role('reader'), 's3:GetObject', bucket.object('data/x'))).toBe(true);
    expect(await model.can(model.role('reader'), 's3:GetObject', bucket.object('x'))).toBe(false);
    expect(
      await model.can(
        model.role('other').with({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
        's3:GetObject',
        bucket.object('data/x'),
      ),
    ).toBe(false);
    expect(await model.can(model.administrator(), 's3:GetObject', bucket.object('data/x'))).toBe(false);
    expect(await model.can(model.administrator(), 's3:PutBucketPolicy', bucket.arn)).toBe(true);
    expect(await model.decide(model.administrator(), 's3:GetObject', bucket.object('data/x'))).toEqual({
      allowed: false,
      result: 'ExplicitlyDenied',
      reasons: ['resource policy statement DenyOthers'],
    });
  });

  test('key policies control access to keys, by alias and by logical ID', async () => {
    const model = AccessModel.fromApp(lake().app);
    const key = model.key('alias/acme-lake');

    expect(model.key('Data', 'Key')).toBe(key);

    await model.expectAllowed(model.role('reader'), 'kms:Decrypt', key);
    await model.expectDenied(model.administrator(), ['kms:Decrypt', 'kms:GenerateDataKey'], key);
    await model.expectAllowed(model.administrator(), 'kms:DescribeKey', key);
    await model.expectDenied(model.role('reader'), 'kms:DescribeKey', key);
  });

  test('the context contains the keys that AWS sets, which can be replaced or omitted', async () => {
    const app = new App();
    const stack = new Stack(app, 'S');
    const root = new AccountRootPrincipal();
    new Role(stack, 'R', { roleName: 'r', path: '/team/', assumedBy: root }).addToPolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        resources: ['*'],
        conditions: {
          ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/team/r' },
          StringEquals: {
            'aws:PrincipalAccount': '111122223333',
            'aws:PrincipalType': 'AssumedRole',
            'aws:ResourceAccount': '111122223333',
            'aws:RequestedRegion': 'us-east-1',
          },
          StringLike: { 'aws:userid': 'AROA*:me' },
          Bool: { 'aws:SecureTransport': 'true', 'aws:PrincipalIsAWSService': 'false' },
          Null: { 'aws:username': 'true' },
        },
      }),
    );
    const key = new Key(stack, 'K', {
      policy: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['kms:Decrypt'],
            resources: ['*'],
            principals: [new ArnPrincipal('arn:aws:iam::111122223333:role/team/r')],
            conditions: { StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:EncryptionContext:aws:x': 'y' } },
          }),
        ],
      }),
    });
    new Topic(stack, 'T', { topicName: 't' });
    const model = AccessModel.fromApp(app);
    const role = model.role('r', { session: 'me' });
    const topic = model.topic('t');

    expect(role.arn).toBe('arn:aws:sts::111122223333:assumed-role/r/me');

    await model.expectAllowed(role, 'sns:Publish', topic);
    await model.expectDenied(model.role('r', { session: 'you' }), 'sns:Publish', topic);
    await model.expectDenied(role, 'sns:Publish', topic, { 'AWS:securetransport': 'false' });
    await model.expectDenied(role, 'sns:Publish', topic, { 'aws:userId': undefined });
    await model.expectAllowed(role, 'kms:Decrypt', model.key('S', key.node.id), { 'kms:EncryptionContext:aws:x': 'y' });
    await model.expectDenied(role, 'kms:Decrypt', model.key('S', key.node.id), { 'kms:EncryptionContext:aws:x': 'z' });
    await model.expectDenied(role, 'kms:Decrypt', model.key('S', key.node.id));
  });

  test('policies of any stack apply to a role', async () => {
    const { app, roles } = lake();
    const allow = (action: string): PolicyStatement => new PolicyStatement({ actions: [action], resources: ['*'] });
    const team = new Stack(app, 'Team');
    const other = Role.fromRoleName(team, 'OtherRole', 'acme-other');
    new ManagedPolicy(team, 'Managed', { statements: [allow('athena:GetWorkGroup')], roles: [other] });
    new Policy(team, 'Inline', { statements: [allow('athena:StartQueryExecution')], roles: [other] });
    const shared = new ManagedPolicy(roles, 'Shared', {
      managedPolicyName: 'shared',
      statements: [allow('athena:StopQueryExecution')],
    });
    (roles.node.findChild('Other') as Role).addManagedPolicy(shared);
    (roles.node.findChild('Other') as Role).addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess'));
    const model = AccessModel.fromApp(app);
    const workGroup = 'arn:aws:athena:us-east-1:111122223333:workgroup/w';
    await model.expectAllowed(
      model.role('other'),
      ['athena:GetWorkGroup', 'athena:StartQueryExecution', 'athena:StopQueryExecution'],
      workGroup,
    );
    await model.expectDenied(
      model.role('reader'),
      ['athena:GetWorkGroup', 'athena:StartQueryExecution', 'athena:StopQueryExecution'],
      workGroup,
    );
    await model.expectDenied(model.role('other'), 'athena:DeleteWorkGroup', workGroup);

    expect(model.role('other').unresolvedManagedPolicies).toEqual(['arn:aws:iam::aws:policy/ReadOnlyAccess']);
  });

  test('AWS managed policies that the tests need are defined', async () => {
    const { app, roles } = lake();
    (roles.node.findChild('Other') as Role).addManagedPolicy(
      ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSGlueServiceRole'),
    );
    const model = AccessModel.fromApp(app);
    await model.expectAllowed(model.role('other'), 'glue:GetCrawler', 'arn:aws:glue:us-east-1:111122223333:crawler/c');
    await model.expectDenied(model.role('other'), 's3:GetObject', model.bucket('lake').object('data/x'));
  });

  test('a permissions boundary restricts access', async () => {
    const app = new App();
    const stack = new Stack(app, 'S');
    const boundary = new ManagedPolicy(stack, 'Boundary', {
      statements: [new PolicyStatement({ actions: ['sns:*'], resources: ['*'] })],
    });
    const role = new Role(stack, 'R', {
      roleName: 'r',
      assumedBy: new AccountRootPrincipal(),
      permissionsBoundary: boundary,
    });
    role.addToPolicy(new PolicyStatement({ actions: ['*'], resources: ['*'] }));
    new Bucket(stack, 'B', { bucketName: 'bucket' });
    new Topic(stack, 'T', { topicName: 't' });
    const model = AccessModel.fromApp(app);
    await model.expectAllowed(model.role('r'), 'sns:Publish', model.topic('t'));
    await model.expectDenied(model.role('r'), 's3:GetObject', model.bucket('bucket').object('x'));
    const bounded = model.administrator().withBoundary({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    await model.expectAllowed(bounded, 's3:GetObject', model.bucket('bucket').object('x'));
    await model.expectDenied(bounded, 'sns:Publish', model.topic('t'));
  });

  test('trust policies specify who can assume a role, including services', async () => {
    const model = AccessModel.fromApp(lake().app);
    const other = model.role('other').roleArn!;
    await model.expectAllowed(model.service('glue.amazonaws.com'), 'sts:AssumeRole', other);
    await model.expectDenied(model.service('sagemaker.amazonaws.com'), 'sts:AssumeRole', other);
    await model.expectDenied(model.administrator(), 'sts:AssumeRole', other);
    await model.expectAllowed(model.administrator(), ['sts:AssumeRole', 'iam:PassRole'], model.role('reader').roleArn!);
  });

  test('a service is subject to resource policies, with the context of its request', async () => {
    const app = new App();
    const stack = new Stack(app, 'S');
    const bucket = new Bucket(stack, 'B', { bucketName: 'trail' });
    bucket.addToResourcePolicy(
      new PolicyStatement({
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects('*')],
        principals: [new ServicePrincipal('cloudtrail.amazonaws.com')],
        conditions: { StringEquals: { 'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:111122223333:trail/t' } },
      }),
    );
    const model = AccessModel.fromApp(app);
    const trail = model.service('cloudtrail.amazonaws.com');
    await model.expectAllowed(trail, 's3:PutObject', model.bucket('trail').object('x'), {
      'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:111122223333:trail/t',
    });
    await model.expectDenied(trail, 's3:PutObject', model.bucket('trail').object('x'), {
      'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:999999999999:trail/t',
    });
    await model.expectDenied(trail, 's3:PutObject', model.bucket('trail').object('x'));
    await model.expectDenied(model.service('config.amazonaws.com'), 's3:PutObject', model.bucket('trail').object('x'));
  });

  test('a context key that AWS does not document for a service is an error in the test', async () => {
    const model = AccessModel.fromApp(new Stack(new App(), 'S'));
    const events = model.service('events.amazonaws.com');

    await expect(model.decide(events, 'sns:Publish', 'arn:aws:sns:us-east-1:111122223333:t', {
      'aws:SourceAccount': '111122223333',
    })).rejects.toThrow('AWS does not document that events.amazonaws.com sends aws:SourceAccount');
  });

  test('cross-account access needs permissions on both sides', async () => {
    const model = AccessModel.fromApp(lake().app);
    const stranger = model.otherRole('arn:aws:iam::999999999999:role/stranger', {
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
    });
    await model.expectDenied(stranger, 's3:ListBucket', model.bucket('lake').arn);
    const theirs = model.external('arn:aws:s3:::theirs', { account: '999999999999' });
    await model.expectAllowed(stranger, 's3:ListBucket', theirs);
    await model.expectDenied(model.administrator(), 's3:ListBucket', theirs);
  });

  test('a failed expectation reports the request and the decision', async () => {
    const model = AccessModel.fromApp(lake().app);
    const object = model.bucket('lake').object('data/x');

    await expect(
      model.expectAllowed(model.administrator(), 's3:GetObject', object, { 'aws:SecureTransport': 'true' }),
    ).rejects.toThrow(
      [
        'expected to be allowed:',
        '  principal  arn:aws:sts::111122223333:assumed-role/AccountAdministrator/session',
        '  action     s3:GetObject',
        '  resource   arn:aws:s3:::acme-lake/data/x',
        '  context    {"aws:SecureTransport":"true"}',
        '  result     ExplicitlyDenied: resource policy statement DenyOthers',
      ].join('\n'),
    );
    await expect(model.expectDenied(model.role('reader'), 's3:GetObject', object)).rejects.toThrow(
      'Allowed: resource ' + 'policy statement Read',
    );
    await expect(model.expectAllowed(model.role('other'), 's3:PutObject', object)).rejects.toThrow(
      'nothing in the ' + 'identity policies allows it',
    );
  });

  test('a request that cannot be evaluated throws and is not treated as denied', async () => {
    const model = AccessModel.fromApp(lake().app);
    const admin = model.administrator();

    await expect(model.can(admin, 's3:NoSuchAction', model.bucket('lake').arn)).rejects.toThrow('invalid.action');
    await expect(model.can(admin, 's3:GetObject', model.bucket('lake').arn)).rejects.toThrow('no.resource.types');
    await expect(model.can(admin, 's3:GetObject', 'arn:aws:s3:::mistyped/x')).rejects.toThrow(
      'no template has ' + '"arn:aws:s3:::mistyped"',
    );
    await expect(model.can(admin, 's3:GetObject', model.bucket('lake').object('*'))).rejects.toThrow('is a pattern');
    await expect(model.can(admin, 's3:GetObject', '*')).rejects.toThrow('ask for one resource');
    await expect(model.can(admin, 's3:ListBucket', model.bucket('lake').arn, { 's3:prefixx': 'x' })).rejects.toThrow(
      'no condition key s3:prefixx',
    );
    await expect(
      model.can(admin.with({ Effect: 'Perhaps', Action: '*', Resource: '*' }), 's3:ListAllMyBuckets', '*'),
    ).rejects.toThrow('policy.errors');

    await model.expectAllowed(admin, 's3:ListAllMyBuckets', '*');

    expect(() => model.role('nobody')).toThrow(
      'there is no AWS::IAM::Role "nobody"; there are: acme-other, ' + 'acme-reader',
    );
    expect(() => model.role('er')).toThrow('more than one');
    expect(() => model.key('alias/nothing')).toThrow(
      'there is no AWS::KMS::Alias "alias/nothing"; there are: ' + 'alias/acme-lake',
    );
  });

  test('two policies on one bucket are an error', () => {
    const { app, data } = lake();
    new CfnBucketPolicy(data, 'Second', {
      bucket: 'acme-lake',
      policyDocument: { Version: '2012-10-17', Statement: [] },
    });

    expect(() => AccessModel.fromApp(app)).toThrow('"acme-lake" has 2 policies');
  });

  test('an unknown permissions boundary is an error', () => {
    const app = new App();
    const boundary = ManagedPolicy.fromManagedPolicyName(new Stack(app, 'X'), 'B', 'elsewhere');
    new Role(new Stack(app, 'S'), 'R', {
      roleName: 'r',
      assumedBy: new AccountRootPrincipal(),
      permissionsBoundary: boundary,
    });

    expect(() => AccessModel.fromApp(app).role('r')).toThrow(
      'the permissions boundary ' + '"arn:aws:iam::111122223333:policy/elsewhere" of the role "r" is unknown',
    );
  });
});

describe('Lake Formation grants', () => {
  test('are listed and found by role, database, table and location', () => {
    const { app } = lake();
    const stack = new Stack(app, 'Grants');
    const database = new CfnParameter(stack, 'Database', { default: 'db' }).valueAsString;
    const grant = (
      id: string,
      resource: CfnPrincipalPermissions.ResourceProperty,
      permissions: string[],
    ): CfnPrincipalPermissions =>
      new CfnPrincipalPermissions(stack, id, {
        principal: {
          dataLakePrincipalIdentifier: stack.formatArn({
            service: 'iam',
            region: '',
            resource: 'role',
            resourceName: 'acme-reader',
          }),
        },
        resource,
        permissions,
        permissionsWithGrantOption: [],
      });
    grant('D', { database: { catalogId: stack.account, name: database } }, ['DESCRIBE']);
    grant('T', { table: { catalogId: stack.account, databaseName: database, tableWildcard: {} } }, [
      'SELECT',
      'DESCRIBE',
    ]);
    grant('L', { dataLocation: { catalogId: stack.account, resourceArn: 'arn:aws:s3:::b/x' } }, [
      'DATA_LOCATION_ACCESS',
    ]);
    const grants = LakeFormationGrants.fromApp(app);

    expect(grants.of('reader')).toHaveLength(3);
    expect(grants.of('reader')[0]).toEqual({
      principal: 'arn:aws:iam::111122223333:role/acme-reader',
      resource: { database: 'db' },
      permissions: ['DESCRIBE'],
      permissionsWithGrantOption: [],
    });
    expect(grants.onDatabase('reader', 'db')).toEqual(['DESCRIBE']);
    expect(grants.onTable('reader', 'db', '*')).toEqual(['DESCRIBE', 'SELECT']);
    expect(grants.onDataLocation('reader', 'arn:aws:s3:::b/x')).toEqual(['DATA_LOCATION_ACCESS']);
    expect(grants.onDatabase('reader', 'another')).toEqual([]);
    expect(grants.of('other')).toEqual([]);
    expect(() => grants.of('nobody')).toThrow('there is no principal "nobody"');
  });
});
