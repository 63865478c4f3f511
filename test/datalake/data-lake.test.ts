import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataLake, DataLakeProps } from '../../src';
import { AccessModel } from '../support/access';
import { nagFindings } from '../support/nag';

const OPTIONS: DataLakeProps = {
  roles: {
    Admins: [{ name: 'admin' }],
    Writers: [{ name: 'writer' }],
    Readers: [{ name: 'reader' }],
    Both: [{ name: 'both' }],
  },
  accessPolicies: {
    Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } },
    Data: { rule: { prefix: '/data/', readRoles: ['Readers', 'Both'], readWriteRoles: ['Writers'] } },
    Deep: { rule: { prefix: 'data/deep', readWriteRoles: ['Both'] } },
  },
  buckets: {
    raw: { accessPolicies: ['Root', 'Data', 'Deep'] },
    open: { accessPolicies: ['Root'], defaultDeny: false },
  },
};
const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };

function lake(props: DataLakeProps = OPTIONS): Stack {
  const stack = new Stack(new App(), 'Stack');
  new DataLake(stack, 'Lake', props);
  return stack;
}

describe('access by prefix', () => {
  const model = AccessModel.fromApp([lake()]);
  const bucket = model.bucket('-raw');
  const role = (name: string) => model.otherRole(name, EVERYTHING);

  test('levels include the lower levels, only under their prefix', async () => {
    await model.expectAllowed(
      role('writer'),
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      bucket.object('data/a'),
    );
    await model.expectDenied(role('writer'), 's3:DeleteObjectVersion', bucket.object('data/a'));
    await model.expectDenied(
      role('writer'),
      ['s3:GetObject', 's3:PutObject'],
      [bucket.object('a'), bucket.object('database')],
    );
    await model.expectAllowed(
      role('admin'),
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObjectVersion'],
      [bucket.object('a'), bucket.object('data/a')],
    );
  });

  test('a role with several rules has each level only under the matching prefix', async () => {
    await model.expectAllowed(role('both'), 's3:GetObject', [bucket.object('data/a'), bucket.object('data/deep/a')]);
    await model.expectAllowed(role('both'), 's3:PutObject', bucket.object('data/deep/a'));
    await model.expectDenied(role('both'), 's3:PutObject', bucket.object('data/a'));
  });

  test('without the default deny, other policies of the account apply', async () => {
    const open = model.bucket('-open');
    await model.expectAllowed(role('stranger'), 's3:GetObject', open.object('a'));
    await model.expectDenied(role('stranger'), 's3:GetObject', bucket.object('a'));
    await model.expectDenied(model.otherRole('stranger'), 's3:GetObject', open.object('a'));
  });
});

test('roles known by ID and permission sets are matched by condition', async () => {
  const stack = lake({
    roles: { ById: [{ id: 'AROAEXAMPLEEXAMPLE123' }], BySet: [{ name: 'Analyst', sso: true }] },
    accessPolicies: { Data: { rule: { prefix: 'data/', readRoles: ['ById', 'BySet'] } } },
    buckets: { raw: { accessPolicies: ['Data'] } },
  });
  const model = AccessModel.fromApp([stack]);
  const object = model.bucket('-raw').object('data/a');
  const byId = model.otherRole('any-name', EVERYTHING);
  await model.expectAllowed(byId, 's3:GetObject', object, { 'aws:userid': 'AROAEXAMPLEEXAMPLE123:me' });
  await model.expectDenied(byId, 's3:GetObject', object, { 'aws:userid': 'AROAOTHEROTHEROTHER12:me' });
  const set = model.otherRole(
    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Analyst_0123456789abcdef',
    EVERYTHING,
  );
  await model.expectAllowed(set, ['s3:GetObject'], object);
  await model.expectAllowed(set, 'kms:Decrypt', model.key('Stack', 'Lake'));
  const look = model.otherRole('arn:aws:iam::111122223333:role/AWSReservedSSO_Analyst_0123456789abcdef', EVERYTHING);
  await model.expectDenied(look, 's3:GetObject', object);
});

test('the order of keys does not affect the template', () => {
  const reversed = {
    ...OPTIONS,
    roles: Object.fromEntries(Object.entries(OPTIONS.roles).reverse()),
    accessPolicies: Object.fromEntries(Object.entries(OPTIONS.accessPolicies).reverse()),
    buckets: Object.fromEntries(Object.entries(OPTIONS.buckets).reverse()),
  };

  expect(JSON.stringify(Template.fromStack(lake(reversed)).toJSON())).toBe(
    JSON.stringify(Template.fromStack(lake()).toJSON()),
  );
});

test('the compliance packs report no findings', () => {
  expect(nagFindings(lake())).toEqual([]);
});

test.each<[string, Partial<DataLakeProps>, RegExp]>([
  [
    'an unknown policy',
    { buckets: { raw: { accessPolicies: ['Dtaa'] } } },
    /DSP204: unknown access policy "Dtaa"\n {2}hint: did you mean "Data"\?/,
  ],
  [
    'an unknown role',
    {
      accessPolicies: { Root: { rule: { prefix: '/', readRoles: ['Admin'] } } },
      buckets: { raw: { accessPolicies: ['Root'] } },
    },
    /unknown logical role "Admin"\n {2}hint: did you mean "Admins"\?/,
  ],
  // Values that a dict of another language can contain, because jsii does not validate maps.
  [
    'a key of a nested dict',
    { buckets: { raw: { access_policies: ['Root'] } as never } },
    /buckets\.raw\.access_policies: error DSP110: unknown key "access_policies"\n {2}hint: did you mean "accessPolicies"\?/,
  ],
  ['a missing key', { buckets: { raw: {} as never } }, /buckets\.raw: error DSP112: "accessPolicies" is missing/],
  ['a wrong type', { buckets: { raw: { accessPolicies: 'Root' as never } } }, /DSP111: expected a list, found "Root"/],
])('%s is an error that explains how to fix it', (_, change, message) => {
  expect(() => lake({ ...OPTIONS, ...change })).toThrow(message);
});

test('returns a bucket by zone', () => {
  const stack = new Stack(new App(), 'Stack');
  const dataLake = new DataLake(stack, 'Lake', OPTIONS);

  expect(dataLake.zoneNames).toEqual(['open', 'raw']);
  expect(stack.resolve(dataLake.bucket('raw').bucketName)).toEqual({
    Ref: expect.stringContaining('Bucketraw') as string,
  });
  expect(() => dataLake.bucket('rwa')).toThrow(/no bucket "rwa"\n {2}hint: did you mean "raw"\?/);
});
