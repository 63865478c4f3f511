import { YamlEdits } from '../../../src/cli/init/yaml-edits';

const TEXT = `# vpc: vpc, said twice
vpc:   "vpc"   # the vpc

list: # of one
    - one # the only one
map:
  a:  # first
    b: {c: d}   # last

end: 1
`;

test('changes only the requested value, by position and not by text', () => {
  const edited = new YamlEdits(TEXT)
    .setValue(['vpc'], 'other')
    .setValue(['end'], '007')
    .renameKey(['map'], 'vpc 2')
    .toString();

  expect(edited).toBe(TEXT.replace('"vpc"', 'other').replace('end: 1', 'end: "007"').replace('\nmap:', '\nvpc 2:'));
});

test('repeats a list item, or a map entry with all of its content', () => {
  const edited = new YamlEdits(TEXT).repeatEntry(['list'], ['x', '2']).repeatEntry(['map'], ['p', 'q']).toString();

  expect(edited).toBe(
    TEXT.replace('    - one # the', '    - x\n    - "2" # the').replace(
      '  a:  # first\n    b: {c: d}   # last',
      '  p:  # first\n    b: {c: d}   # last\n  q:  # first\n    b: {c: d}   # last',
    ),
  );
});

test('knows the lines of values, and of the keys of lists and maps', () => {
  const edits = new YamlEdits(TEXT);

  expect(
    [['vpc'], ['list'], ['list', 0], ['map', 'a'], ['map', 'a', 'b', 'c'], ['end']].map((path) => edits.lineOf(path)),
  ).toEqual([2, 4, 5, 7, 8, 10]);
});

test.each([
  ['a value', () => new YamlEdits(TEXT).setValue(['vcp'], 'x'), 'there is no vcp'],
  ['a key', () => new YamlEdits(TEXT).renameKey(['map', 'z'], 'x'), 'there is no map.z'],
  ['one entry', () => new YamlEdits('a: [1, 2]').repeatEntry(['a'], ['x']), 'a has not one entry'],
])('%s that does not exist is an error of the caller', (_, edit, message) => {
  expect(edit).toThrow(message);
});
