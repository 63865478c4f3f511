import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { RoleRef } from '../../src';
import { AccessLevel, PrefixGrant, prefixAccessStatements } from '../../src/access/prefix-access';
import { RoleReference } from '../../src/access/role-reference';
import { BUCKET_POLICY_LIMIT } from '../../src/private/facts/aws-limits';
import { policyLength } from '../../src/private/policies';
import { AccessModel } from '../support/access';
import { Principal } from '../support/principal';

const { READ, READ_WRITE: WRITE, READ_WRITE_SUPER: SUPER } = AccessLevel;
const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };
/** One action of each level, and one action that no level includes. */
const ACTIONS: [AccessLevel, string][] = [
  [READ, 's3:GetObjectVersion'],
  [WRITE, 's3:PutObject'],
  [WRITE, 's3:DeleteObject'],
  [SUPER, 's3:DeleteObjectVersion'],
];

/** The requested access: for each role, the level at each prefix. */
type Wish = { readonly [role: string]: { readonly [prefix: string]: AccessLevel } };

function stackWith(grants: (stack: Stack) => PrefixGrant[], defaultDeny = true): Stack {
  const stack = new Stack(new App(), 'Stack');
  const bucket = new Bucket(stack, 'Bucket', { bucketName: 'bucket' });
  for (const statement of prefixAccessStatements(bucket, grants(stack), { defaultDeny })) {
    bucket.addToResourcePolicy(statement);
  }
  return stack;
}

function grantsOf(stack: Stack, wish: Wish, ref: (role: string) => RoleRef = (name) => ({ name })): PrefixGrant[] {
  return Object.entries(wish).flatMap(([role, prefixes]) => Object.entries(prefixes).map(([prefix, level]) => ({
    prefix, level, roles: [new RoleReference(stack, ref(role))],
  })));
}

function statementsOf(stack: Stack): { Sid: string; Effect: string }[] {
  return (
    Object.values(Template.fromStack(stack).findResources('AWS::S3::BucketPolicy'))[0].Properties as {
      PolicyDocument: { Statement: [] };
    }
  ).PolicyDocument.Statement;
}

/** The level that a role should have for an object. */
function wanted(prefixes: { readonly [prefix: string]: AccessLevel }, key: string): number {
  return Math.max(
    0,
    ...Object.entries(prefixes)
      .filter(([prefix]) => prefix === '/' || key.startsWith(prefix))
      .map(([, level]) => level),
  );
}

const teams = (count: number, level: AccessLevel): Wish =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`team-${i}`, { [`t${i}/`]: level }]));
const crowd = (kind: string, count: number, prefixes: { [prefix: string]: AccessLevel }): Wish =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${kind}-${i}`, prefixes]));

describe.each<[string, Wish, string[]]>([
  ['one role for the whole bucket', { admin: { '/': SUPER } }, ['x', 'data/x']],
  [
    'levels at one prefix',
    { admin: { '/': SUPER }, reader: { 'data/': READ }, writer: { 'data/': WRITE } },
    ['x', 'data/x', 'database'],
  ],
  [
    'many roles at few prefixes',
    { admin: { '/': SUPER }, ...crowd('reader', 8, { 'data/': READ }), ...crowd('writer', 8, { 'data/': WRITE }) },
    ['x', 'data/x', 'data/deep/x'],
  ],
  [
    'nested prefixes',
    {
      admin: { '/': SUPER },
      outer: { 'a/': READ },
      inner: { 'a/b/': WRITE },
      both: { 'a/': READ, 'a/b/': WRITE },
      ...crowd('deep', 8, { 'a/b/c/': SUPER, 'd/': READ }),
    },
    ['x', 'a/x', 'a/b/x', 'a/b/c/x', 'd/x'],
  ],
  [
    'a level for the whole bucket and a higher level under a prefix',
    { auditor: { '/': READ, 'notes/': WRITE }, ...crowd('clerk', 8, { 'notes/': SUPER }) },
    ['x', 'notes/x'],
  ],
  ['many prefixes with one role each', { admin: { '/': SUPER }, ...teams(8, WRITE) }, ['x', 't0/x', 't7/x']],
  [
    'several prefixes of one level',
    { few: { 'a/': READ, 'b/': READ }, other: { 'b/': WRITE, 'c/': READ } },
    ['x', 'a/x', 'b/x', 'c/x'],
  ],
])('%s', (_, wish, keys) => {
  const model = AccessModel.fromApp([stackWith((stack) => grantsOf(stack, wish))]);
  const bucket = model.bucket('bucket');
  const roles = [...Object.keys(wish), 'stranger'];

  test.each(roles)('%s has exactly the granted access, regardless of its identity policies', async (name) => {
    for (const key of keys) {
      const level = wanted(wish[name] ?? {}, key);
      for (const [needed, action] of ACTIONS) {
        // Without identity policies, a role has the access that the bucket policy grants; with full access, no more
        // than that.
        const check = async (who: Principal) =>
          (level >= needed ? model.expectAllowed : model.expectDenied).call(model, who, action, bucket.object(key));
        await check(model.otherRole(name));
        await check(model.otherRole(name, EVERYTHING));
      }
      if (level === 0) {
        await model.expectDenied(
          model.otherRole(name, EVERYTHING),
          ['s3:PutObjectAcl', 's3:ReplicateObject', 's3:GetObjectTagging'],
          bucket.object(key),
        );
      }
      if (level === READ) {
        await model.expectDenied(
          model.otherRole(name, EVERYTHING),
          ['s3:PutObjectAcl', 's3:ReplicateObject'],
          bucket.object(key),
        );
      }
    }
  });

  test('listing and bucket administration are never denied', async () => {
    for (const name of roles) {
      await model.expectAllowed(
        model.otherRole(name, EVERYTHING),
        ['s3:ListBucket', 's3:PutBucketPolicy', 's3:PutLifecycleConfiguration'],
        bucket.arn,
      );
    }
    await model.expectAllowed(model.otherRole(roles[0]), 's3:ListBucket', bucket.arn);
    await model.expectDenied(model.otherRole('stranger'), 's3:ListBucket', bucket.arn);
  });
});

test('overlapping prefix patterns do not deny roles that are granted access to them', async () => {
  const wish: Wish = { ...crowd('pattern', 8, { 'a*/': READ }), plain: { 'ab/': WRITE } };
  const model = AccessModel.fromApp([stackWith((stack) => grantsOf(stack, wish))]);
  const object = (key: string) => model.bucket('bucket').object(key);
  await model.expectAllowed(model.otherRole('plain', EVERYTHING), ['s3:GetObject', 's3:PutObject'], object('ab/x'));
  await model.expectAllowed(model.otherRole('pattern-1', EVERYTHING), 's3:GetObject', [object('ab/x'), object('ac/x')]);
  await model.expectDenied(model.otherRole('plain', EVERYTHING), 's3:GetObject', object('ac/x'));
  await model.expectDenied(model.otherRole('pattern-1', EVERYTHING), 's3:PutObject', object('ab/x'));
});

describe('each kind of role', () => {
  const SET =
    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Analyst_0123456789abcdef';
  const refs: { [role: string]: RoleRef } = {
    name: { name: 'by-name' },
    arn: { arn: 'arn:aws:iam::111122223333:role/path/by-arn' },
    id: { id: 'AROAEXAMPLEEXAMPLE123' },
    sso: { name: 'Analyst', sso: true },
    fixed: { name: 'fixed', immutable: true },
  };
  const wish: Wish = Object.fromEntries(Object.keys(refs).map((role) => [role, { 'data/': READ, 'data/own/': WRITE }]));
  const model = AccessModel.fromApp([
    stackWith((stack) => [
      ...grantsOf(stack, wish, (role) => refs[role]),
      ...grantsOf(stack, crowd('other', 4, { 'other/': WRITE })),
    ]),
  ]);
  const bucket = model.bucket('bucket');
  const context = (kind: string) => (kind === 'id' ? { 'aws:userid': 'AROAEXAMPLEEXAMPLE123:me' } : {});

  test.each([
    ['name', 'by-name'],
    ['arn', 'arn:aws:iam::111122223333:role/path/by-arn'],
    ['id', 'any'],
    ['sso', SET],
    ['fixed', 'fixed'],
  ])('specified by %s has the same allowed and denied requests', async (kind, who) => {
    for (const principal of [model.otherRole(who), model.otherRole(who, EVERYTHING)]) {
      await model.expectAllowed(
        principal,
        's3:GetObject',
        [bucket.object('data/x'), bucket.object('data/own/x')],
        context(kind),
      );
      await model.expectAllowed(principal, 's3:PutObject', bucket.object('data/own/x'), context(kind));
      await model.expectDenied(principal, 's3:PutObject', bucket.object('data/x'), context(kind));
      await model.expectDenied(
        principal,
        ['s3:GetObject', 's3:PutObject'],
        [bucket.object('x'), bucket.object('other/x')],
        context(kind),
      );
    }
  });

  test('a session with another unique ID has no access', async () => {
    await model.expectDenied(model.otherRole('any', EVERYTHING), 's3:GetObject', bucket.object('data/x'), {
      'aws:userid': 'AROAOTHEROTHEROTHER12:me',
    });
  });
});

test('without the default deny, no request is denied', () => {
  const stack = stackWith((scope) => grantsOf(scope, { reader: { 'data/': READ } }), false);

  expect(statementsOf(stack).map(({ Effect }) => Effect)).toEqual(['Allow']);
});

test('if no principal is granted access, all principals are denied', async () => {
  const model = AccessModel.fromApp([stackWith(() => [{ prefix: '/', level: READ, roles: [] }])]);
  await model.expectDenied(
    model.administrator(),
    ['s3:GetObject', 's3:PutObject', 's3:DeleteObjectVersion'],
    model.bucket('bucket').object('x'),
  );
});

describe('size of the bucket policy', () => {
  const long = (name: string) => ({ name: `example-org-dev-shared-roles-${name}` });
  const length = (wish: Wish) =>
    policyLength({ Statement: statementsOf(stackWith((stack) => grantsOf(stack, wish, long))) });

  test.each<[string, Wish]>([
    ['60 writers', crowd('writer', 60, { 'data/': WRITE })],
    [
      '30 readers, 30 writers and 2 administrators',
      {
        ...crowd('admin', 2, { '/': SUPER }),
        ...crowd('reader', 30, { 'data/': READ }),
        ...crowd('writer', 30, { 'data/': WRITE }),
      },
    ],
    ['100 readers', { ...crowd('admin', 2, { '/': SUPER }), ...crowd('reader', 100, { 'data/': READ }) }],
    ['60 roles for everything', crowd('admin', 60, { '/': SUPER })],
  ])('%s fit, with 2 KB left for other statements', (_, wish) => {
    expect(length(wish)).toBeLessThan(BUCKET_POLICY_LIMIT - 2_048);
  });

  test('statement IDs are alphanumeric and unique', () => {
    const sids = statementsOf(
      stackWith((stack) =>
        grantsOf(stack, {
          a: { 'x-y/': READ, 'x_y/': WRITE },
          b: { 'x/y/': READ },
          c: { '/': SUPER },
          d: { 'x-y/': READ },
        }),
      ),
    ).map(({ Sid }) => Sid);

    expect(new Set(sids).size).toBe(sids.length);

    for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
  });
});
