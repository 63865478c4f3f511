import { didYouMean, nearest } from '../../src/private/suggestions';

test.each([
  ['readRole', ['ReadRoles', 'ReadWriteRoles'], 'ReadRoles'],
  ['module_paht', ['module_path', 'module_configs'], 'module_path'],
  ['dataadminroles', ['dataAdminRoles', 'dataEngineerRoles'], 'dataAdminRoles'],
  ['zzz', ['alpha', 'beta'], undefined],
])('%s -> %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

test('without a near candidate, the known names are listed', () => {
  expect(didYouMean('zzz', ['alpha', 'beta'])).toBe('known are: alpha, beta');
  expect(didYouMean('zzz', [])).toBeUndefined();
});
