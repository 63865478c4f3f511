import { App, CfnOutput, CfnParameter, Fn, Stack, Validations } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import {
  AccountRootPrincipal,
  ArnPrincipal,
  CfnManagedPolicy,
  Effect,
  ManagedPolicy,
  Policy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { Bucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { CfnDomain } from 'aws-cdk-lib/aws-sagemaker';
import { CfnTopic, Topic } from 'aws-cdk-lib/aws-sns';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { AccessModel, ResolvedTemplates } from './access';
import { LakeFormationGrants } from './grants';
import { nagFindings } from './nag';
import { CloudFormationTemplate, ResolveOptions } from './template-resolver';

/** The properties of the resource `Probe` in a stack whose other resources are given. */
function probe(value: unknown, template: CloudFormationTemplate = {}, options?: ResolveOptions): unknown {
  const Resources = { ...template.Resources, Probe: { Type: 'Test::Probe', Properties: { value } as never } };
  return new ResolvedTemplates({ S: { ...template, Resources } }, options).resource('S', 'Probe').properties.value;
}

/**
 * A session of `reader`, a bucket whose policy lets it read `data/` only, and denies others, and a key that only it may
 * decrypt with.
 */
function lake(): { app: App; roles: Stack; data: Stack } {
  const app = new App();
  const roles = new Stack(app, 'Roles');
  const reader = new Role(roles, 'Reader', { roleName: 'acme-reader', assumedBy: new AccountRootPrincipal() });
  new Role(roles, 'Other', { roleName: 'acme-other', assumedBy: new ServicePrincipal('glue.amazonaws.com') });
  new StringParameter(roles, 'ReaderId', { parameterName: '/acme/role/reader/id', stringValue: reader.roleId });
  const data = new Stack(app, 'Data');
  const bucket = new Bucket(data, 'Bucket', { bucketName: 'acme-lake' });
  const readerArn = data.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: 'acme-reader' });
  bucket.addToResourcePolicy(new PolicyStatement({
    sid: 'Read', actions: ['s3:GetObject'], resources: [bucket.arnForObjects('data/*')], principals: [new ArnPrincipal(readerArn)],
  }));
  bucket.addToResourcePolicy(new PolicyStatement({
    sid: 'DenyOthers',
    effect: Effect.DENY,
    actions: ['s3:GetObject'],
    resources: [bucket.arnForObjects('*')],
    principals: [new ArnPrincipal('*')],
    conditions: { StringNotLike: { 'aws:userId': '{{resolve:ssm:/acme/role/reader/id}}:*' } },
  }));
  const key = new Key(data, 'Key', {
    alias: 'acme-lake',
    policy: new PolicyDocument({
      statements: [
        new PolicyStatement({ actions: ['kms:DescribeKey'], resources: ['*'], principals: [new AccountRootPrincipal()] }),
        new PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'], principals: [new ArnPrincipal(readerArn)] }),
      ],
    }),
  });
  new StringParameter(data, 'KeyArn', { parameterName: '/acme/lake/kms/arn', stringValue: key.keyArn });
  return { app, roles, data };
}

describe('template resolver', () => {
  test('pseudo parameters have values, of the stack where it has an environment', () => {
    const value = { 'Fn::Join': [':', [{ Ref: 'AWS::Partition' }, { Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }, { Ref: 'AWS::URLSuffix' }]] };
    expect(probe(value)).toBe('aws:us-east-1:111122223333:amazonaws.com');
    expect(probe(value, {}, { region: 'eu-west-1', account: '444455556666' })).toBe('aws:eu-west-1:444455556666:amazonaws.com');
    const app = new App();
    new Bucket(new Stack(app, 'S', { env: { account: '444455556666', region: 'eu-west-1' } }), 'B');
    expect(ResolvedTemplates.fromApp(app).ofType('AWS::S3::Bucket')[0]).toMatchObject({ account: '444455556666', region: 'eu-west-1' });
  });

  test('functions are evaluated', () => {
    const template: CloudFormationTemplate = {
      Parameters: { P: { Type: 'String', Default: 'x' } },
      Mappings: { M: { 'us-east-1': { name: 'here' } } },
      Conditions: { Yes: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] }, No: { 'Fn::Not': [{ Condition: 'Yes' }] } },
      Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r', Path: '/team/' } }, Gone: { Type: 'AWS::SNS::Topic', Condition: 'No' } },
    };
    expect(probe({ 'Fn::Sub': '${P}/${Role.Arn}/${!aws:userid}' }, template)).toBe('x/arn:aws:iam::111122223333:role/team/r/${aws:userid}');
    expect(probe({ 'Fn::Sub': ['${A}-${Role}', { A: 'a' }] }, template)).toBe('a-r');
    expect(probe({ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b'] }] }, template)).toBe('b');
    expect(probe({ 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'name'] }, template)).toBe('here');
    expect(probe([{ 'Fn::If': ['No', 'no', { Ref: 'AWS::NoValue' }] }, { 'Fn::If': ['Yes', 'yes', 'no'] }], template)).toEqual(['yes']);
    expect(probe({ a: { Ref: 'AWS::NoValue' }, b: 1, Condition: { Bool: { c: true } } }, template)).toEqual({ b: 1, Condition: { Bool: { c: true } } });
    expect(() => probe({ Ref: 'Missing' }, template)).toThrow('S/Probe: there is no "Missing" in the template');
    expect(() => probe({ 'Fn::Unheard': 1 }, template)).toThrow('no support for Fn::Unheard');
    expect(new ResolvedTemplates({ S: template }).ofType('AWS::SNS::Topic')).toEqual([]);
  });

  test('resources are known by the name they have, or by one that is made up and stable', () => {
    const app = new App();
    const stack = new Stack(app, 'S');
    new CfnWorkGroup(stack, 'WorkGroup', { name: 'wg' });
    new CfnDomain(stack, 'Domain', { authMode: 'IAM', defaultUserSettings: { executionRole: 'arn' }, domainName: 'd' });
    new CfnTopic(stack, 'Topic', { topicName: 't' });
    new CfnManagedPolicy(stack, 'Policy', { managedPolicyName: 'p', policyDocument: {} });
    new Role(stack, 'Role', { assumedBy: new AccountRootPrincipal() });
    new Key(stack, 'Key');
    const [one, other] = [ResolvedTemplates.fromApp(app), ResolvedTemplates.fromApp(app)];
    expect(one.resource('S', 'WorkGroup').ref).toBe('wg');
    expect(one.resource('S', 'Topic').ref).toBe('arn:aws:sns:us-east-1:111122223333:t');
    expect(one.resource('S', 'Policy').ref).toBe('arn:aws:iam::111122223333:policy/p');
    const domain = one.resource('S', 'Domain');
    expect(domain.ref).toMatch(/^d-[0-9a-f]{12}$/);
    expect(domain.attributes).toMatchObject({ DomainId: domain.ref, DomainArn: `arn:aws:sagemaker:us-east-1:111122223333:domain/${domain.ref}` });
    expect(one.resource('S', 'Role').attributes.RoleId).toMatch(/^AROA[A-Z2-7]{17}$/);
    expect(one.resource('S', 'Key').attributes.Arn).toMatch(/^arn:aws:kms:us-east-1:111122223333:key\/[0-9a-f-]{36}$/);
    expect(one.resources).toEqual(other.resources);
  });

  test('a dynamic reference takes the value of the parameter in another stack, inside any text', () => {
    const { app, data } = lake();
    new CfnOutput(data, 'Export', { value: 'exported', exportName: 'name' });
    const user = new Stack(app, 'User');
    new Bucket(user, 'B', { bucketName: `b-${Fn.importValue('name')}` });
    new Topic(user, 'T', { masterKey: Key.fromKeyArn(user, 'K', 'arn:aws:kms:us-east-1:111122223333:key/{{resolve:ssm:/acme/lake/kms/arn:1}}') });
    const templates = ResolvedTemplates.fromApp(app);
    expect(templates.resource('User', 'B').ref).toBe('b-exported');
    expect(templates.resource('User', 'T').properties.KmsMasterKeyId).toContain(`key/${templates.resource('Data', 'Key', 'AWS::KMS::Key').attributes.Arn}`);
    const { RoleId } = templates.resource('Roles', 'Reader', 'AWS::IAM::Role').attributes;
    expect(JSON.stringify(templates.ofType('AWS::S3::BucketPolicy')[0].properties)).toContain(`"aws:userId":"${RoleId}:*"`);
  });

  test('a dynamic reference that nothing produces throws, unless it is external', () => {
    expect(() => probe('x {{resolve:ssm:/no/such}}')).toThrow('S/Probe: no template produces the SSM parameter "/no/such"');
    expect(probe('x {{resolve:ssm:/no/such}}', {}, { externalParameters: { '/no/such': 'y' } })).toBe('x y');
    const Parameters = { P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/no/such' } };
    expect(() => probe({ Ref: 'P' }, { Parameters })).toThrow('no template produces');
    expect(probe({ Ref: 'P' }, { Parameters }, { externalParameters: { '/no/such': 'y' } })).toBe('y');
  });

  test('mistakes that a deployment would find are found', () => {
    const parameter = (value: string): never => ({ Type: 'AWS::SSM::Parameter', Properties: { Name: '/p', Type: 'String', Value: value } }) as never;
    expect(() => probe({ 'Fn::Split': ['/', '{{resolve:ssm:/p}}'] }, { Resources: { P: parameter('a/b') } })).toThrow('Fn::Split comes before');
    expect(() => probe('{{resolve:ssm:/p}}', { Resources: { P: parameter('a'), Q: parameter('b') } })).toThrow('is produced more than once: S/P, S/Q');
    expect(() => probe(1, { Resources: { P: parameter('{{resolve:ssm:/p}}') } })).toThrow('goes in a circle');
    expect(() => probe({ Ref: 'P' }, { Parameters: { P: { Type: 'String' } } })).toThrow('neither a default nor a value');
  });
});

describe('access model', () => {
  test('bucket policies allow and deny sessions of roles, and the administrator', async () => {
    const model = AccessModel.fromApp(lake().app);
    const bucket = model.bucket('lake');
    expect(await model.can(model.role('reader'), 's3:GetObject', bucket.object('data/x'))).toBe(true);
    expect(await model.can(model.role('reader'), 's3:GetObject', bucket.object('x'))).toBe(false);
    expect(await model.can(model.role('other').with({ Effect: 'Allow', Action: 's3:*', Resource: '*' }), 's3:GetObject', bucket.object('data/x'))).toBe(false);
    expect(await model.can(model.administrator(), 's3:GetObject', bucket.object('data/x'))).toBe(false);
    expect(await model.can(model.administrator(), 's3:PutBucketPolicy', bucket.arn)).toBe(true);
    expect(await model.decide(model.administrator(), 's3:GetObject', bucket.object('data/x'))).toEqual({
      allowed: false, result: 'ExplicitlyDenied', reasons: ['resource policy statement DenyOthers'],
    });
  });

  test('key policies decide on keys, by alias and by logical id', async () => {
    const model = AccessModel.fromApp(lake().app);
    const key = model.key('alias/acme-lake');
    expect(model.key('Data', 'Key')).toBe(key);
    await model.expectAllowed(model.role('reader'), 'kms:Decrypt', key);
    await model.expectDenied(model.administrator(), ['kms:Decrypt', 'kms:GenerateDataKey'], key);
    await model.expectAllowed(model.administrator(), 'kms:DescribeKey', key);
    await model.expectDenied(model.role('reader'), 'kms:DescribeKey', key);
  });

  test('the keys that AWS sets are in the context, and can be replaced or left out', async () => {
    const app = new App();
    const stack = new Stack(app, 'S');
    const root = new AccountRootPrincipal();
    new Role(stack, 'R', { roleName: 'r', path: '/team/', assumedBy: root }).addToPolicy(new PolicyStatement({
      actions: ['sns:Publish'],
      resources: ['*'],
      conditions: {
        ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/team/r' },
        StringEquals: {
          'aws:PrincipalAccount': '111122223333', 'aws:PrincipalType': 'AssumedRole', 'aws:ResourceAccount': '111122223333', 'aws:RequestedRegion': 'us-east-1',
        },
        StringLike: { 'aws:userid': 'AROA*:me' },
        Bool: { 'aws:SecureTransport': 'true', 'aws:PrincipalIsAWSService': 'false' },
        Null: { 'aws:username': 'true' },
      },
    }));
    const key = new Key(stack, 'K', {
      policy: new PolicyDocument({
        statements: [new PolicyStatement({
          actions: ['kms:Decrypt'],
          resources: ['*'],
          principals: [new ArnPrincipal('arn:aws:iam::111122223333:role/team/r')],
          conditions: { StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:EncryptionContext:aws:x': 'y' } },
        })],
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

  test('policies reach a role from any stack', async () => {
    const { app, roles } = lake();
    const allow = (action: string): PolicyStatement => new PolicyStatement({ actions: [action], resources: ['*'] });
    const team = new Stack(app, 'Team');
    const other = Role.fromRoleName(team, 'OtherRole', 'acme-other');
    new ManagedPolicy(team, 'Managed', { statements: [allow('athena:GetWorkGroup')], roles: [other] });
    new Policy(team, 'Inline', { statements: [allow('athena:StartQueryExecution')], roles: [other] });
    const shared = new ManagedPolicy(roles, 'Shared', { managedPolicyName: 'shared', statements: [allow('athena:StopQueryExecution')] });
    (roles.node.findChild('Other') as Role).addManagedPolicy(shared);
    (roles.node.findChild('Other') as Role).addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess'));
    const model = AccessModel.fromApp(app);
    const workGroup = 'arn:aws:athena:us-east-1:111122223333:workgroup/w';
    await model.expectAllowed(model.role('other'), ['athena:GetWorkGroup', 'athena:StartQueryExecution', 'athena:StopQueryExecution'], workGroup);
    await model.expectDenied(model.role('reader'), ['athena:GetWorkGroup', 'athena:StartQueryExecution', 'athena:StopQueryExecution'], workGroup);
    await model.expectDenied(model.role('other'), 'athena:DeleteWorkGroup', workGroup);
    expect(model.role('other').unresolvedManagedPolicies).toEqual(['arn:aws:iam::aws:policy/ReadOnlyAccess']);
  });

  test('managed policies of AWS that the tests need are known', async () => {
    const { app, roles } = lake();
    (roles.node.findChild('Other') as Role).addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSGlueServiceRole'));
    const model = AccessModel.fromApp(app);
    await model.expectAllowed(model.role('other'), 'glue:GetCrawler', 'arn:aws:glue:us-east-1:111122223333:crawler/c');
    await model.expectDenied(model.role('other'), 's3:GetObject', model.bucket('lake').object('data/x'));
  });

  test('a permissions boundary takes away', async () => {
    const app = new App();
    const stack = new Stack(app, 'S');
    const boundary = new ManagedPolicy(stack, 'Boundary', { statements: [new PolicyStatement({ actions: ['sns:*'], resources: ['*'] })] });
    const role = new Role(stack, 'R', { roleName: 'r', assumedBy: new AccountRootPrincipal(), permissionsBoundary: boundary });
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

  test('trust policies say who may assume a role, services included', async () => {
    const model = AccessModel.fromApp(lake().app);
    const other = model.role('other').roleArn!;
    await model.expectAllowed(model.service('glue.amazonaws.com'), 'sts:AssumeRole', other);
    await model.expectDenied(model.service('sagemaker.amazonaws.com'), 'sts:AssumeRole', other);
    await model.expectDenied(model.administrator(), 'sts:AssumeRole', other);
    await model.expectAllowed(model.administrator(), ['sts:AssumeRole', 'iam:PassRole'], model.role('reader').roleArn!);
  });

  test('a service acts under resource policies, with what its request says', async () => {
    const app = new App();
    const stack = new Stack(app, 'S');
    const bucket = new Bucket(stack, 'B', { bucketName: 'trail' });
    bucket.addToResourcePolicy(new PolicyStatement({
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
      principals: [new ServicePrincipal('cloudtrail.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }));
    const model = AccessModel.fromApp(app);
    const trail = model.service('cloudtrail.amazonaws.com');
    await model.expectAllowed(trail, 's3:PutObject', model.bucket('trail').object('x'), { 'aws:SourceAccount': '111122223333' });
    await model.expectDenied(trail, 's3:PutObject', model.bucket('trail').object('x'), { 'aws:SourceAccount': '999999999999' });
    await model.expectDenied(trail, 's3:PutObject', model.bucket('trail').object('x'));
    await model.expectDenied(model.service('config.amazonaws.com'), 's3:PutObject', model.bucket('trail').object('x'));
  });

  test('another account needs both sides', async () => {
    const model = AccessModel.fromApp(lake().app);
    const stranger = model.otherRole('arn:aws:iam::999999999999:role/stranger', { Effect: 'Allow', Action: 's3:*', Resource: '*' });
    await model.expectDenied(stranger, 's3:ListBucket', model.bucket('lake').arn);
    const theirs = model.external('arn:aws:s3:::theirs', { account: '999999999999' });
    await model.expectAllowed(stranger, 's3:ListBucket', theirs);
    await model.expectDenied(model.administrator(), 's3:ListBucket', theirs);
  });

  test('a failed expectation says what was asked and what decided', async () => {
    const model = AccessModel.fromApp(lake().app);
    const object = model.bucket('lake').object('data/x');
    await expect(model.expectAllowed(model.administrator(), 's3:GetObject', object, { 'aws:SecureTransport': 'true' })).rejects.toThrow([
      'expected to be allowed:',
      '  principal  arn:aws:sts::111122223333:assumed-role/AccountAdministrator/session',
      '  action     s3:GetObject',
      '  resource   arn:aws:s3:::acme-lake/data/x',
      '  context    {"aws:SecureTransport":"true"}',
      '  result     ExplicitlyDenied: resource policy statement DenyOthers',
    ].join('\n'));
    await expect(model.expectDenied(model.role('reader'), 's3:GetObject', object)).rejects.toThrow('Allowed: resource policy statement Read');
    await expect(model.expectAllowed(model.role('other'), 's3:PutObject', object)).rejects.toThrow('nothing in the identity policies allows it');
  });

  test('what cannot be decided throws and is not taken for a denial', async () => {
    const model = AccessModel.fromApp(lake().app);
    const admin = model.administrator();
    await expect(model.can(admin, 's3:NoSuchAction', model.bucket('lake').arn)).rejects.toThrow('invalid.action');
    await expect(model.can(admin, 's3:GetObject', model.bucket('lake').arn)).rejects.toThrow('no.resource.types');
    await expect(model.can(admin, 's3:GetObject', 'arn:aws:s3:::mistyped/x')).rejects.toThrow('no template has "arn:aws:s3:::mistyped"');
    await expect(model.can(admin, 's3:GetObject', model.bucket('lake').object('*'))).rejects.toThrow('is a pattern');
    await expect(model.can(admin, 's3:GetObject', '*')).rejects.toThrow('ask for one resource');
    await expect(model.can(admin, 's3:ListBucket', model.bucket('lake').arn, { 's3:prefixx': 'x' })).rejects.toThrow('no condition key s3:prefixx');
    await expect(model.can(admin.with({ Effect: 'Perhaps', Action: '*', Resource: '*' }), 's3:ListAllMyBuckets', '*')).rejects.toThrow('policy.errors');
    await model.expectAllowed(admin, 's3:ListAllMyBuckets', '*');
    expect(() => model.role('nobody')).toThrow('there is no AWS::IAM::Role "nobody"; there are: acme-other, acme-reader');
    expect(() => model.role('er')).toThrow('more than one');
    expect(() => model.key('alias/nothing')).toThrow('there is no AWS::KMS::Alias "alias/nothing"; there are: alias/acme-lake');
  });

  test('two policies on one bucket are an error', () => {
    const { app, data } = lake();
    new CfnBucketPolicy(data, 'Second', { bucket: 'acme-lake', policyDocument: { Version: '2012-10-17', Statement: [] } });
    expect(() => AccessModel.fromApp(app)).toThrow('"acme-lake" has 2 policies');
  });

  test('an unknown permissions boundary is an error', () => {
    const app = new App();
    const boundary = ManagedPolicy.fromManagedPolicyName(new Stack(app, 'X'), 'B', 'elsewhere');
    new Role(new Stack(app, 'S'), 'R', { roleName: 'r', assumedBy: new AccountRootPrincipal(), permissionsBoundary: boundary });
    expect(() => AccessModel.fromApp(app).role('r')).toThrow('the permissions boundary "arn:aws:iam::111122223333:policy/elsewhere" of the role "r" is unknown');
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
        principal: { dataLakePrincipalIdentifier: stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: 'acme-reader' }) },
        resource,
        permissions,
        permissionsWithGrantOption: [],
      });
    grant('D', { database: { catalogId: stack.account, name: database } }, ['DESCRIBE']);
    grant('T', { table: { catalogId: stack.account, databaseName: database, tableWildcard: {} } }, ['SELECT', 'DESCRIBE']);
    grant('L', { dataLocation: { catalogId: stack.account, resourceArn: 'arn:aws:s3:::b/x' } }, ['DATA_LOCATION_ACCESS']);
    const grants = LakeFormationGrants.fromApp(app);
    expect(grants.of('reader')).toHaveLength(3);
    expect(grants.of('reader')[0]).toEqual({
      principal: 'arn:aws:iam::111122223333:role/acme-reader', resource: { database: 'db' }, permissions: ['DESCRIBE'], permissionsWithGrantOption: [],
    });
    expect(grants.onDatabase('reader', 'db')).toEqual(['DESCRIBE']);
    expect(grants.onTable('reader', 'db', '*')).toEqual(['DESCRIBE', 'SELECT']);
    expect(grants.onDataLocation('reader', 'arn:aws:s3:::b/x')).toEqual(['DATA_LOCATION_ACCESS']);
    expect(grants.onDatabase('reader', 'another')).toEqual([]);
    expect(grants.of('other')).toEqual([]);
    expect(() => grants.of('nobody')).toThrow('there is no principal "nobody"');
  });
});

describe('nag findings', () => {
  test('name rule, construct and finding, until they are acknowledged', () => {
    const stack = (): [Stack, Role] => {
      const parent = new Stack(new App(), 'S');
      const role = new Role(parent, 'R', { assumedBy: new AccountRootPrincipal() });
      role.addToPolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }));
      return [parent, role];
    };
    const [open] = stack();
    const findings = nagFindings(open);
    expect(findings).toContainEqual(expect.stringMatching(/^AwsSolutions-IAM5\[Resource::\*\] \| S\/R\/DefaultPolicy\/Resource \| The IAM entity/));
    expect(new Set(findings.map((finding) => finding.split(/[.-]/)[0]))).toEqual(new Set(['AwsSolutions', 'NIST', 'HIPAA', 'PCI']));
    const [closed, role] = stack();
    Validations.of(role).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason: 'test' });
    expect(nagFindings(closed)).toEqual(findings.filter((finding) => !finding.startsWith('AwsSolutions-IAM5')));
  });
});
