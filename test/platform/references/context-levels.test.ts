import { Context } from '../../../src/platform/references/context-levels';

test('a lower level takes precedence, and each level lists what it defines', () => {
  const top = Context.EMPTY.below({ vpc: 'a', owner: 'x' }, 'the top level');
  const domain = top.below({}, 'domain "shared"');
  const environment = domain.below({ vpc: 'b' }, 'environment "dev"');

  expect(environment.values).toEqual({ vpc: 'b', owner: 'x' });
  expect(environment.notes).toEqual(['the top level defines "owner", "vpc"', 'environment "dev" defines "vpc"']);
  expect(top.notes).toEqual(['the top level defines "owner", "vpc"']);
});

test('long lists are truncated', () => {
  const keys = Object.fromEntries('abcdefghij'.split('').map((key) => [key, 1]));

  expect(Context.EMPTY.below(keys, 'the top level').notes).toEqual([
    'the top level defines "a", "b", "c", "d", "e", "f", "g", "h" and 2 more',
  ]);
});

test('without context values, nothing is listed', () => {
  expect(Context.EMPTY.below({}, 'the top level').notes).toEqual(['no level above defines a context value']);
});
