import { hintsOf, plain, problemsOf } from './files';

test.each([
  ['an unclosed quote', 'a: 1\nb: "x', 'DSP103 test.yaml:2:6 a quoted string has no closing quote'],
  ['two values on one line', 'a: 1\nb: x: y', 'DSP103 test.yaml:2:4 a second key on the line of the first'],
  ['a reserved character', 'a: @x', 'DSP103 test.yaml:1:4 a string starts with a character that requires quotes'],
  ['an unclosed bracket', 'a: [1, 2\nb: 1', 'DSP103 test.yaml:2:1 a "]" is missing'],
  ['a stray bracket', 'a: ]', 'DSP103 test.yaml:1:4 unexpected flow-seq-end token in YAML stream: "]"'],
  ['an unclosed brace', 'a: {b: 1', 'DSP103 test.yaml:1:9 a "}" is missing'],
  ['a key without a value', 'a: 1\nb\nc: 1', 'DSP103 test.yaml:2:1 a key without ":"'],
  [
    'a key at the wrong column',
    'a:\n  b: 1\n c: 2',
    'DSP103 test.yaml:3:2 the keys of one map start at different columns',
  ],
  ['text after a quote', 'a: "x" y', 'DSP103 test.yaml:1:8 unexpected text after the end of a value'],
  ['an alias without a name', 'a: * x', 'DSP103 test.yaml:1:4 a "*" without quotes'],
])('%s is one located line', (_, content, expected) => {
  expect(problemsOf(content)[0]).toBe(expected);
});

test.each([
  ['a:\n\tb: 1', '2:1'],
  ['a:\n  b: 1\n\tc: 2', '3:1'],
  ['a:\n  b: 1\n  \tc: 2', '3:3'],
  ['\ta: 1', '1:1'],
  ['a: {\n\tb: 1}', '2:1'],
  ['a: 1\r\nb:\r\n\tc: 1\r\n', '3:1'],
])('a tab in the indentation of %j is reported as a tab', (content, place) => {
  expect(problemsOf(content)[0]).toBe(`DSP103 test.yaml:${place} a tab in the indentation`);
  expect(hintsOf(content)[0]).toBe('indent with spaces');
});

test('tabs elsewhere are text or whitespace', () => {
  expect(plain('a:\t1\nb: |\n  x\n  \ty\nc: "\t"\n')).toEqual({ a: 1, b: 'x\n\ty\n', c: '\t' });
});

test('only the first errors are reported, one for each line', () => {
  const places = problemsOf('a: @x\n'.repeat(50)).map((problem) => problem.split(' ')[1]);

  expect(places).toEqual(['test.yaml:1:4', 'test.yaml:2:4', 'test.yaml:3:4']);
});

test.each([
  'a: {{org}}-x', '- {{org}}/y', 'a: {{org}}', 'a:\n  - {{context:x}}',
])('an unquoted reference in %j causes a hint', (content) => {
  expect(hintsOf(content)[0]).toBe('put quotes around a string that starts with "{{"');
});

test('a reference inside a string needs no quotes', () => {
  expect(plain('a: x-{{org}}\nb: "{{org}}"')).toEqual({ a: 'x-{{org}}', b: '{{org}}' });
});
