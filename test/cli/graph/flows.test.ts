import { flowsOf } from '../../../src/cli/graph/flows';

const path = (value: string) => `/acme/shared/lake/${value}`;
const role = (name: string) => ['arn', 'id', 'name'].map((value) => `/acme/shared/generated-role/${name}/${value}`);

test.each<[string, string[], string[]]>([
  ['a role, once for all its values', role('admin'), ['role: admin']],
  ['roles', [...role('admin'), ...role('user')], ['roles: admin, user']],
  ['four roles', ['a', 'b', 'c', 'd'].flatMap(role), ['roles: a, b, c, d']],
  ['more roles', ['a', 'b', 'c', 'd', 'e'].flatMap(role), ['roles: a, b, c, 2 more']],
  [
    'a key and a single bucket',
    [path('kms/arn'), path('kms/id'), path('bucket/arn'), path('bucket/name')],
    ['bucket', 'key'],
  ],
  [
    'buckets of a lake',
    [path('bucket/raw/arn'), path('bucket/raw/name'), path('bucket/tmp/name')],
    ['buckets: raw, tmp'],
  ],
  ['a bucket with the name of one of its values', [path('bucket/arn/arn')], ['bucket: arn']],
  [
    'published values of a project',
    ['databaseName/db', 'kmsArn/default', 'projectBucket/default', 'projectTopicArn/default'].map(path),
    ['bucket', 'database: db', 'key', 'topic'],
  ],
  [
    'published values of a team',
    ['domain/id', 'domain/security-group/id', 'workgroup/name'].map(path),
    ['Studio domain', 'security group of Studio', 'workgroup'],
  ],
  ['a value without a noun', [path('new/value')], ['new/value']],
  ['a value with the name of an Object property', [path('constructor')], ['constructor']],
])('%s', (_, paths, words) => {
  expect(flowsOf(paths)).toEqual(words);
});
