import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ArnPrincipal, IGrantable, IRole, PolicyStatement, Role, ServicePrincipal, User } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AthenaWorkgroup, DataLake, DataOpsProject, DataScienceTeam } from '../../src';
import { AccessModel, Principal } from '../support/access';

const READ = 's3:GetObject';
const WRITE = ['s3:PutObject', 's3:DeleteObject'];
const VERSIONS = ['s3:DeleteObjectVersion'];

function lakeIn(stack: Stack): DataLake {
  return new DataLake(stack, 'Lake', {
    roles: { Admins: [{ name: 'admin' }] },
    accessPolicies: { Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } } },
    buckets: { raw: { accessPolicies: ['Root'] } },
  });
}

function roleIn(stack: Stack, id = 'Grantee'): Role {
  return new Role(stack, id, { roleName: id.toLowerCase(), assumedBy: new ServicePrincipal('glue.amazonaws.com') });
}

/** The stack with a data lake, after a grant to a role. */
function granted(grant: (lake: DataLake, role: Role) => void): { model: AccessModel; role: Principal; key: string } {
  const stack = new Stack(new App(), 'Stack');
  const lake = lakeIn(stack);
  grant(lake, roleIn(stack));
  const model = AccessModel.fromApp([stack]);
  return { model, role: model.role('grantee'), key: model.templates.ofType('AWS::KMS::Key')[0].attributes.Arn };
}

describe('a role with access to a data lake through a grant in code', () => {
  test('can read under its prefix', async () => {
    const { model, role, key } = granted((lake, to) => lake.grantRead(to, { bucket: 'raw', prefix: 'data/' }));
    const object = model.bucket('raw').object;

    await model.expectAllowed(role, READ, object('data/x'));
    await model.expectAllowed(role, 'kms:Decrypt', key);
    await model.expectDenied(role, [...WRITE, ...VERSIONS], object('data/x'));
    await model.expectDenied(role.with({ Effect: 'Allow', Action: '*', Resource: '*' }), READ, object('other/x'));
    await model.expectDenied(role, 'kms:GenerateDataKey', key);
  });

  test('can read and write, and keeps versions', async () => {
    const { model, role, key } = granted((lake, to) => lake.grantReadWrite(to, { bucket: 'raw', prefix: 'data/' }));
    const object = model.bucket('raw').object('data/x');

    await model.expectAllowed(role, [READ, ...WRITE], object);
    await model.expectAllowed(role, ['kms:Decrypt', 'kms:GenerateDataKey'], key);
    await model.expectDenied(role.with({ Effect: 'Allow', Action: '*', Resource: '*' }), VERSIONS, object);
  });

  test('can delete versions of the whole bucket', async () => {
    const { model, role } = granted((lake, to) => lake.grantReadWriteSuper(to, { bucket: 'raw' }));

    await model.expectAllowed(role, [READ, ...WRITE, ...VERSIONS], model.bucket('raw').object('x'));
  });

  test('does not change the denials for other roles', async () => {
    const { model } = granted((lake, to) => lake.grantReadWriteSuper(to, { bucket: 'raw' }));
    const object = model.bucket('raw').object('x');

    await model.expectAllowed(model.otherRole('admin'), [READ, ...WRITE, ...VERSIONS], object);
    await model.expectDenied(model.administrator(), [READ, ...WRITE, ...VERSIONS], object);
  });

  test('can use the grant methods of the bucket, as for any bucket', async () => {
    const { model, role } = granted((lake, to) => {
      lake.bucket('raw').grantRead(to, 'data/*');
      lake.bucket('raw').grantReadWrite(to, 'data/own/*');
    });
    const object = model.bucket('raw').object;

    await model.expectAllowed(role, READ, object('data/x'));
    await model.expectAllowed(role, WRITE, object('data/own/x'));
    await model.expectDenied(role, WRITE, object('data/x'));
  });

  test('can be the role of a function', async () => {
    const stack = new Stack(new App(), 'Stack');
    const code = Code.fromInline('exports.handler = () => {};');
    const handler = new Function(stack, 'Function', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code });

    lakeIn(stack).bucket('raw').grantRead(handler);

    const model = AccessModel.fromApp([stack]);
    const [role] = model.templates.ofType('AWS::IAM::Role');
    await model.expectAllowed(model.role(role.ref), READ, model.bucket('raw').object('x'));
  });
});

test('a duplicate grant changes nothing', () => {
  const template = (grant: boolean) => {
    const stack = new Stack(new App(), 'Stack');
    const lake = lakeIn(stack);
    const admin = Role.fromRoleName(stack, 'Admin', 'admin', { mutable: false });
    if (grant) lake.grantRead(admin, { bucket: 'raw', prefix: 'data/' });
    return Template.fromStack(stack).findResources('AWS::S3::BucketPolicy');
  };

  expect(template(true)).toEqual(template(false));
});

describe('a role in another stack', () => {
  test('is matched by its name', async () => {
    const app = new App();
    const lake = lakeIn(new Stack(app, 'Lake'));
    const stack = new Stack(app, 'Jobs');

    lake.grantRead(roleIn(stack), { bucket: 'raw' });

    const model = AccessModel.fromApp(app);
    await model.expectAllowed(model.role('grantee'), READ, model.bucket('raw').object('x'));
  });

  test('must have a name', () => {
    const app = new App();
    const lake = lakeIn(new Stack(app, 'Lake'));
    const role = new Role(new Stack(app, 'Jobs'), 'Role', { assumedBy: new ServicePrincipal('glue.amazonaws.com') });

    expect(() => lake.grantRead(role, { bucket: 'raw' })).toThrow(/DSP368: the role "Jobs\/Role" is in another stack/);
  });
});

const OTHER = 'arn:aws:iam::210987654321:role/partners/reader';

describe('an imported role', () => {
  test.each<[string, (stack: Stack) => IRole, string]>([
    ['by its ARN', (stack) => Role.fromRoleArn(stack, 'R', 'arn:aws:iam::111122223333:role/path/etl'), 'path/etl'],
    ['by its name', (stack) => Role.fromRoleName(stack, 'R', 'etl'), 'etl'],
    ['that cannot be changed', (stack) => (
      Role.fromRoleArn(stack, 'R', 'arn:aws:iam::111122223333:role/etl', { mutable: false })
    ), 'etl'],
  ])('%s reads below its prefix, and no other role does', async (_, roleOf, name) => {
    const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });
    const lake = lakeIn(stack);
    const role = roleOf(stack);

    lake.grantRead(role, { bucket: 'raw', prefix: 'data/' });

    const model = AccessModel.fromApp([stack]);
    const { object } = model.bucket('raw');
    const key = model.templates.ofType('AWS::KMS::Key')[0].attributes.Arn;
    const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
    await model.expectAllowed(model.otherRole(name), READ, object('data/x'));
    await model.expectAllowed(model.otherRole(name), 'kms:Decrypt', key);
    await model.expectDenied(model.otherRole(name, everything), READ, object('other/x'));
    await model.expectDenied(model.otherRole(name, everything), WRITE, object('data/x'));
    await model.expectDenied(model.otherRole(`${name}2`, everything), READ, object('data/x'));
  });

  test('of another account needs a separate policy, too', async () => {
    const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });
    const lake = lakeIn(stack);

    lake.grantReadWrite(Role.fromRoleArn(stack, 'R', OTHER), { bucket: 'raw', prefix: 'data/' });

    const model = AccessModel.fromApp([stack]);
    const { object } = model.bucket('raw');
    const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
    await model.expectAllowed(model.otherRole(OTHER, everything), [READ, ...WRITE], object('data/x'));
    await model.expectDenied(model.otherRole(OTHER), READ, object('data/x'));
    await model.expectDenied(model.otherRole(OTHER, everything), READ, object('x'));
    await model.expectDenied(model.otherRole(OTHER.replace('partners/', ''), everything), READ, object('data/x'));
  });
});

describe('keys', () => {
  test('a role with a decrypt grant cannot encrypt', async () => {
    const { model, role, key } = granted((lake, to) => lake.key.grantDecrypt(to));

    await model.expectAllowed(role, 'kms:Decrypt', key);
    await model.expectDenied(role, ['kms:Encrypt', 'kms:GenerateDataKey'], key);
    await model.expectDenied(model.administrator(), 'kms:Decrypt', key);
  });

  test('a role with an encrypt grant cannot decrypt', async () => {
    const { model, role, key } = granted((lake, to) => lake.key.grantEncrypt(to));

    await model.expectAllowed(role, ['kms:Encrypt', 'kms:GenerateDataKey'], key);
    await model.expectDenied(role, 'kms:Decrypt', key);
  });
});

test.each<[string, (lake: DataLake, role: Role, stack: Stack) => unknown, RegExp]>([
  ['a single action', (lake, role) => lake.bucket('raw').grantPut(role), /DSP368: .*"put" is not one of them/],
  ['a pattern', (lake, role) => lake.bucket('raw').grantRead(role, '*.csv'), /DSP368: "\*\.csv" is not a prefix/],
  ['the public', (lake) => lake.bucket('raw').grantPublicAccess(), /DSP368/],
  ['a signature', (lake, role) => lake.key.grantSign(role), /DSP368: "sign" cannot be granted/],
  [
    'a user',
    (lake, _, stack) => lake.grantRead(new User(stack, 'User'), { bucket: 'raw' }),
    /DSP368: .* is not a role/,
  ],
  ['an unknown bucket', (lake, role) => lake.grantRead(role, { bucket: 'row' }), /DSP204/],
  [
    'a statement for a principal that the bucket denies',
    (lake) => lake.bucket('raw').addToResourcePolicy(new PolicyStatement({
      principals: [new ArnPrincipal('arn:aws:iam::111122223333:role/other')],
      actions: ['s3:GetObject'],
      resources: [lake.bucket('raw').arnForObjects('*')],
    })),
    /DSP368: the statement allows access to objects to a principal that the bucket policy denies it/,
  ],
])('%s is rejected', (_, grant, message) => {
  const stack = new Stack(new App(), 'Stack');

  expect(() => grant(lakeIn(stack), roleIn(stack), stack)).toThrow(message);
});

test('a deny statement is added', () => {
  const stack = new Stack(new App(), 'Stack');
  const bucket = lakeIn(stack).bucket('raw');
  bucket.addToResourcePolicy(PolicyStatement.fromJson({
    Sid: 'Mine', Effect: 'Deny', Principal: '*', Action: 's3:PutBucketPolicy', Resource: bucket.bucketArn,
  }));

  expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::S3::BucketPolicy'))).toContain('"Mine"');
});

/** What each component grants as a whole. */
const COMPONENTS: [string, (stack: Stack, role: IGrantable) => unknown, [string, string][], [string, string][]][] = [
  [
    'a workgroup',
    (stack, role) => new AthenaWorkgroup(stack, 'It', { dataAdminRoles: [], athenaUserRoles: [] }).grantQuery(role),
    [['s3:PutObject', 'athena-results/x']],
    [['s3:GetObject', 'other/x']],
  ],
  [
    'a team',
    (stack, role) => new DataScienceTeam(stack, 'It', {
      team: { dataAdminRoles: [{ name: 'admin' }], teamExecutionRole: { name: 'execution' } },
    }).grantUse(role),
    [['s3:PutObject', 'projects/x'], ['s3:GetObject', 'sagemaker-lifecycle-assets/x']],
    [['s3:PutObject', 'sagemaker-lifecycle-assets/x'], ['s3:DeleteObjectVersion', 'projects/x'], ['s3:GetObject', 'x']],
  ],
  [
    'a project',
    (stack, role) => new DataOpsProject(stack, 'It', {
      dataAdminRoles: [{ name: 'admin' }], dataEngineerRoles: [],
    }).grantExecution(role),
    [['s3:PutObject', 'temp/x'], ['s3:GetObject', 'deployment/x']],
    [['s3:PutObject', 'deployment/x'], ['s3:GetObject', 'x']],
  ],
];

test.each(COMPONENTS)('%s grants use of the key', async (_, grant, allowed, denied) => {
  const stack = new Stack(new App(), 'Stack');
  grant(stack, roleIn(stack));
  const model = AccessModel.fromApp([stack]);
  const bucket = model.bucket(model.templates.ofType('AWS::S3::Bucket')[0].ref);
  const role = model.role('grantee');

  for (const [action, key] of allowed) await model.expectAllowed(role, action, bucket.object(key));
  for (const [action, key] of denied) await model.expectDenied(role, action, bucket.object(key));

  await model.expectAllowed(role, 'kms:GenerateDataKey', model.templates.ofType('AWS::KMS::Key')[0].attributes.Arn);
  for (const group of model.templates.ofType('AWS::Athena::WorkGroup')) {
    const arn = `arn:aws:athena:us-east-1:111122223333:workgroup/${String(group.properties.Name)}`;
    await model.expectAllowed(role, 'athena:StartQueryExecution', arn);
  }
});
