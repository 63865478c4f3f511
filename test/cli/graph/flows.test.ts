import { flowsOf } from '../../../src/cli/graph/flows';

const path = (value: string) => `/acme/shared/lake/${value}`;
const role = (name: string) => ['arn', 'id', 'name'].map((value) => `/acme/shared/generated-role/${name}/${value}`);

test.each<[string, string[], string[]]>([
  ['a role, once for all its values', role('admin'), ['role: admin']],
  ['roles', [...role('admin'), ...role('user')], ['roles: admin, user']],
  ['four roles', ['a', 'b', 'c', 'd'].flatMap(role), ['roles: a, b, c, d']],
  ['more roles', ['a', 'b', 'c', 'd', 'e'].flatMap(role), ['roles: a, b, c, 2 more']],
  [
    'a key and the bucket that is alone',
    [path('kms/arn'), path('kms/id'), path('bucket/arn'), path('bucket/name')],
    ['bucket', 'key'],
  ],
  [
    'buckets of a lake',
    [path('bucket/raw/arn'), path('bucket/raw/name'), path('bucket/tmp/name')],
    ['buckets: raw, tmp'],
  ],
  ['a bucket that is called as its values are', [path('bucket/arn/arn')], ['bucket: arn']],
  [
    'what a project has',
    ['databaseName/db', 'kmsArn/default', 'projectBucket/default', 'projectTopicArn/default'].map(path),
    ['bucket', 'database: db', 'key', 'topic'],
  ],
  [
    'what a team has',
    ['domain/id', 'domain/security-group/id', 'workgroup/name'].map(path),
    ['Studio domain', 'security group of Studio', 'workgroup'],
  ],
  ['a value without words of its own', [path('new/value')], ['new/value']],
  ['a value that is called as what every object has', [path('constructor')], ['constructor']],
])('%s', (_, paths, words) => {
  expect(flowsOf(paths)).toEqual(words);
});
