import { load } from './files';
import { fromPlain, locate, toPlain } from '../../../src/config/documents/located';
import { formatPosition, Position } from '../../../src/private/problems';

const here: Position = { file: 'a.yaml', line: 3, column: 7 };

test('a position is written as file:line:column', () => {
  expect(formatPosition(here)).toBe('a.yaml:3:7');
});

test('plain data is unchanged by conversion to a tree and back, and all nodes have the given position', () => {
  const value = { text: 'x', list: [1, true, null, { deep: [] }], empty: {} };
  const tree = fromPlain({ ...value, absent: undefined }, here);

  expect(toPlain(tree)).toEqual(value);
  expect(Object.keys(toPlain(tree) as object)).toEqual(['text', 'list', 'empty']);
  expect(locate(tree, ['list', 3, 'deep'])).toEqual(here);
});

test('a key __proto__ that is added later is data and not a prototype', () => {
  const plain = toPlain(fromPlain(JSON.parse('{"__proto__": {"polluted": true}}'), here)) as { polluted?: boolean };

  expect(plain.polluted).toBeUndefined();
  expect(Object.keys(plain)).toEqual(['__proto__']);
});

test('values that are not plain data are rejected', () => {
  expect(() => fromPlain({ a: () => 1 }, here)).toThrow('a function is not plain data');
  expect(() => fromPlain(new Date(0), here)).toThrow('a object is not plain data');
});

test('a path that does not exist is located at its last existing part', () => {
  const tree = load('a:\n  b:\n    - c: 1\n').document!;
  const at = (...path: (string | number)[]) => formatPosition(locate(tree, path, 'key'));

  expect(at()).toBe('test.yaml:1:1');
  expect(at('x', 'y')).toBe('test.yaml:1:1');
  expect(at('a', 'x')).toBe('test.yaml:1:1');
  expect(at('a', 'b')).toBe('test.yaml:2:3');
  expect(at('a', 'b', 7)).toBe('test.yaml:2:3');
  expect(at('a', 'b', 0)).toBe('test.yaml:3:7');
  expect(at('a', 'b', 0, 'c', 'd', 'e')).toBe('test.yaml:3:7');
});

test('a scalar is located at its value; a list or a map is located at its key', () => {
  const tree = load('a: { b: x, c: [y] }\nd:\n').document!;
  const at = (...path: (string | number)[]) => formatPosition(locate(tree, path));

  expect([at('a'), at('a', 'b'), at('a', 'c'), at('a', 'c', 0), at('d'), at('nowhere'), at('a', 'nowhere')]).toEqual([
    'test.yaml:1:1',
    'test.yaml:1:9',
    'test.yaml:1:12',
    'test.yaml:1:16',
    'test.yaml:2:1',
    'test.yaml:1:1',
    'test.yaml:1:1',
  ]);
});
