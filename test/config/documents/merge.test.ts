import { fileOf } from './files';
import { loadDocument } from '../../../src/config/documents/load-document';
import { Located, locate, toPlain, mergeLocated } from '../../../src/config/documents/located';
import { formatPosition } from '../../../src/private/problems';

const tree = (name: string, content: string): Located => loadDocument(fileOf(content), name).document!;

function merged(base: string, override: string): unknown {
  return toPlain(mergeLocated(tree('base.yaml', base), tree('over.yaml', override)));
}

test('maps are merged key by key at every depth', () => {
  expect(merged('a: {x: 1, y: {p: 1, q: 2}}\nb: 1', 'a: {y: {q: 3, r: 4}, z: 5}\nc: 2')).toEqual({
    a: { x: 1, y: { p: 1, q: 3, r: 4 }, z: 5 }, b: 1, c: 2,
  });
});

test('lists and scalars are replaced, even by a value of another type', () => {
  const [base, override] = ['a: [1, 2]\nb: {x: 1}\nc: text\nd: [1]', 'a: [3]\nb: text\nc: {y: 1}\nd: []'];

  expect(merged(base, override)).toEqual({ a: [3], b: 'text', c: { y: 1 }, d: [] });
});

test('null replaces a map, and a map replaces null', () => {
  expect(merged('a: {x: 1}\nb: null', 'a:\nb: {x: 1}')).toEqual({ a: null, b: { x: 1 } });
});

test('keys keep the order of the base; new keys follow', () => {
  expect(Object.keys(merged('c: 1\na: 1', 'b: 1\na: 2') as object)).toEqual(['c', 'a', 'b']);
});

test('the value that takes precedence keeps its position', () => {
  const result = mergeLocated(tree('base.yaml', 'a:\n  x: 1\n  y: 1'), tree('over.yaml', '\n\na:\n  y: 2'));
  const at = (...path: string[]) => formatPosition(locate(result, path, 'key'));

  expect([at('a'), at('a', 'x'), at('a', 'y')]).toEqual(['over.yaml:3:1', 'base.yaml:2:3', 'over.yaml:4:3']);
});

test('neither input is changed', () => {
  const [base, override] = [tree('base.yaml', 'a: {x: 1}'), tree('over.yaml', 'a: {y: 2}')];
  mergeLocated(base, override);

  expect([toPlain(base), toPlain(override)]).toEqual([{ a: { x: 1 } }, { a: { y: 2 } }]);
});

test('lists are joined at every depth if requested', () => {
  const [base, override] = [tree('base.yaml', 'a: {x: [1, 2]}\nb: [1]'), tree('over.yaml', 'a: {x: [3]}\nb: text')];

  expect(toPlain(mergeLocated(base, override, 'joined'))).toEqual({ a: { x: [1, 2, 3] }, b: 'text' });
});

test('items of a joined list keep their positions', () => {
  const joined = mergeLocated(tree('base.yaml', 'a: [x]'), tree('over.yaml', '\na: [y]'), 'joined');

  const positions = [0, 1].map((index) => formatPosition(locate(joined, ['a', index])));

  expect(positions).toEqual(['base.yaml:1:5', 'over.yaml:2:5']);
});
