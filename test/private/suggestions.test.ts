import { didYouMean, nearest, parameterPathHint, referenceHint } from '../../src/private/suggestions';

test.each([
  ['readRole', ['ReadRoles', 'ReadWriteRoles'], 'ReadRoles'],
  ['module_paht', ['module_path', 'module_configs'], 'module_path'],
  ['dataadminroles', ['dataAdminRoles', 'dataEngineerRoles'], 'dataAdminRoles'],
  ['zzz', ['alpha', 'beta'], undefined],
])('%s -> %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

test('without a near candidate, the known names are listed', () => {
  expect(didYouMean('zzz', ['alpha', 'beta'])).toBe('choose one of: alpha, beta');
  expect(didYouMean('zzz', [])).toBeUndefined();
});

test.each([
  ['generated_role:etl', 'write "generated-role-id:etl" for a role of the domain'],
  ['GeneratedRoleArn: etl', 'write "generated-role-arn:etl" for a role of the domain'],
  ['SSM:/acme/vpc', 'write "ssm:/acme/vpc" for the value of a parameter'],
  ['ssm-org:network/vpc', 'write "ssm-org:/network/vpc" for the value of a parameter'],
  ['generated-role-id:etl', 'only a platform resolves references: specify the value itself, or the construct'],
  ['data-admin', undefined],
])('the reference %j: %s', (text, hint) => {
  expect(referenceHint(text)).toBe(hint);
});

test.each([
  ['/${org}/vpc', 'write the path as "/{{org}}/vpc"'],
  ['/{org}/vpc', 'write the path as "/{{org}}/vpc"'],
  ['/{{org}/vpc', 'write the path as "/{{org}}/vpc"'],
  ['/acme/my vpc', 'use only letters, digits and . _ - in a path'],
  ['/acme/vpc:3', undefined],
  ['/acme/{{account}}/vpc', undefined],
])('the path %j: %s', (path, hint) => {
  expect(parameterPathHint(path)).toBe(hint);
});
