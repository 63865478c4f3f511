import { contextNotes, withContext } from '../../../src/platform/references/context-levels';

test('a lower level wins, and each level says what it defines', () => {
  const top = withContext({}, { vpc: 'a', owner: 'x' }, 'the top level');
  const domain = withContext(top, {}, 'domain "shared"');
  const environment = withContext(domain, { vpc: 'b' }, 'environment "dev"');
  expect(environment).toEqual({ vpc: 'b', owner: 'x' });
  expect(contextNotes(environment)).toEqual(['the top level defines "owner", "vpc"', 'environment "dev" defines "vpc"']);
  expect(contextNotes(top)).toEqual(['the top level defines "owner", "vpc"']);
});

test('long lists are cut', () => {
  const keys = Object.fromEntries('abcdefghij'.split('').map((key) => [key, 1]));
  expect(contextNotes(withContext({}, keys, 'the top level'))).toEqual(['the top level defines "a", "b", "c", "d", "e", "f", "g", "h" and 2 more']);
});

test('nothing is said where nothing is known', () => {
  expect(contextNotes({ a: 1 })).toEqual([]);
  expect(contextNotes(withContext({}, {}, 'the top level'))).toEqual(['no level above defines a context value']);
});
