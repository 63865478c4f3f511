import { NotEditable, YamlEdits } from '../../../src/cli/init/yaml-edits';

const edited = (text: string, change: (edits: YamlEdits) => YamlEdits) => change(new YamlEdits(text)).toString();

test.each([
  ['a block map', 'a:\n  b: 1 # one\n# end\n', 'a:\n  b: 1 # one\n  c: 2\n# end\n'],
  ['a map in braces', 'a: { b: 1 } # x\n', 'a: { b: 1, c: 2 } # x\n'],
  ['an empty map', 'x:\n  a: {} # none\n', undefined],
  ['a key without a value', 'a: # none\nb: 1\n', 'a: # none\n  c: 2\nb: 1\n'],
  ['a missing key', 'b: 1\n', 'b: 1\na:\n  c: 2\n'],
  ['a text without a last line break', 'a:\n  b: 1', 'a:\n  b: 1\n  c: 2'],
  ['line ends of Windows', 'a:\r\n  b: 1\r\n', 'a:\r\n  b: 1\r\n  c: 2\r\n'],
  ['a text of several lines', 'a:\n  b: |\n    one\n\nd: 1\n', 'a:\n  b: |\n    one\n  c: 2\n\nd: 1\n'],
])('an entry is appended to %s', (_, text, expected) => {
  if (expected === undefined) {
    expect(edited(text, (edits) => edits.append(['x', 'a'], 2, 'c'))).toBe('x:\n  a: # none\n    c: 2\n');

    return;
  }

  expect(edited(text, (edits) => edits.append(['a'], 2, 'c'))).toBe(expected);
});

test.each([
  ['a:\n  - x\n  - y # why\nb: 1\n', 'a:\n  - x\n  - y # why\n  - z\nb: 1\n'],
  ['a:\n- x\nb: 1\n', 'a:\n- x\n- z\nb: 1\n'],
  ['a: [x, y]\n', 'a: [x, y, z]\n'],
  ['a: []\n', 'a:\n  - z\n'],
])('an item is appended to %j', (text, expected) => {
  expect(edited(text, (edits) => edits.append(['a'], 'z'))).toBe(expected);
});

test.each([
  ['the first', 'a:\n  # all\n  x: 1\n  # why\n  y: 2\n', 'x', 'a:\n  # all\n  # why\n  y: 2\n'],
  ['the last, with its comment', 'a:\n  x: 1\n  # why\n  y:\n    z: 2\nb: 1\n', 'y', 'a:\n  x: 1\nb: 1\n'],
  ['the only one', 'a:\n  x: 1\nb: 1\n', 'x', 'a: {}\nb: 1\n'],
  ['one in braces', 'a: { x: 1, y: 2 }\n', 'x', 'a: { y: 2 }\n'],
  ['the last in braces', 'a: { x: 1, y: 2 }\n', 'y', 'a: { x: 1 }\n'],
  ['one between line ends of Windows', 'a:\r\n  x: 1\r\n  y: 2\r\nb: 1\r\n', 'y', 'a:\r\n  x: 1\r\nb: 1\r\n'],
  ['the last, without a last line break', 'a:\n  x: 1\n  y: 2', 'y', 'a:\n  x: 1'],
])('%s entry is removed', (_, text, key, expected) => {
  expect(edited(text, (edits) => edits.remove(['a', key]))).toBe(expected);
});

test.each([
  ['an alias', (edits: YamlEdits) => edits.append(['b'], 'y')],
  ['a list that an alias repeats', (edits: YamlEdits) => edits.append(['d', 'e'], 'y')],
  ['an item that an alias repeats', (edits: YamlEdits) => edits.remove(['b', 0])],
])('%s is not edited', (_, change) => {
  const edits = new YamlEdits('a: &a [x]\nb: *a\nc: &c\n  e: [x]\nd: *c\n');

  expect(() => change(edits)).toThrow(NotEditable);
});
