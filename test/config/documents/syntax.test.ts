import { hintsOf, plain, problemsOf } from './files';

test.each([
  ['an unclosed quote', 'a: 1\nb: "x', 'DSP103 test.yaml:2:6 a quoted string has no closing quote'],
  ['two values on one line', 'a: 1\nb: x: y', 'DSP103 test.yaml:2:4 a second key on the line of the first'],
  ['a reserved character', 'a: @x', 'DSP103 test.yaml:1:4 a string starts with a character that requires quotes'],
  ['an unclosed bracket', 'a: [1, 2\nb: 1', 'DSP103 test.yaml:2:1 a "]" is missing'],
  ['a stray bracket', 'a: ]', 'DSP103 test.yaml:1:4 an unexpected "]" or "}"'],
  ['an unclosed brace', 'a: {b: 1', 'DSP103 test.yaml:1:9 a "}" is missing'],
  ['a key without a value', 'a: 1\nb\nc: 1', 'DSP103 test.yaml:2:1 "b" has no ":"'],
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
  ['a:\n\tb: 1', '2:1', 'write 2 spaces instead of the tab'],
  ['a:\n  b: 1\n\tc: 2', '3:1', 'write 2 spaces instead of the tab'],
  ['a:\n    b: 1\n\tc: 2', '3:1', 'write 4 spaces instead of the tab'],
  ['a:\n  b: 1\n  \tc: 2', '3:3', 'indent with spaces'],
  ['\ta: 1', '1:1', 'write 2 spaces instead of the tab'],
  ['a: {\n\tb: 1}', '2:1', 'write 2 spaces instead of the tab'],
  ['a: 1\r\nb:\r\n\tc: 1\r\n', '3:1', 'write 2 spaces instead of the tab'],
  ['a:\n  b:\n\t- c: 2', '3:1', 'write 2 spaces instead of the tab'],
])('a tab in the indentation of %j is the only problem', (content, place, hint) => {
  expect(problemsOf(content)).toEqual([`DSP103 test.yaml:${place} a tab in the indentation`]);
  expect(hintsOf(content)).toEqual([hint]);
});

test.each([
  ['a: 1\nb\nc: 1', '2:1', '"b" has no ":"', 'write "b:"'],
  ['a:\n  b: 1\nc\n  d: 1\n  e:\n    - 1\nf: 1', '3:1', '"c" has no ":"', 'write "c:"'],
  ['a: 1\nb: 2\nc x/y\n', '3:1', '"c" has no ":"', 'write "c: x/y"'],
  ['c x-y\na: 1\nb:\n  - 2', '1:1', '"c" has no ":"', 'write "c: x-y"'],
  ['a:\n  - b: 1\n  - c\n    d: 1', '3:5', '"c" has no ":"', 'write "c:"'],
  ['a:\r\n  b: 1\r\n  c\r\n    d: 1\r\n', '3:3', '"c" has no ":"', 'write "c:"'],
  ['a: 1\nb:x/y\nc: 2', '2:1', '"b" has no space after its ":"', 'write "b: x/y"'],
  ['a: 1\nb = x\nc: 2', '2:1', '"b" has "=" instead of ":"', 'write "b: x"'],
  ['a:\n  - b: 1\n  -c: 2', '3:3', '"-" has no space after it', 'write "- c: 2"'],
])('the only problem of %j is the line to correct', (content, place, message, hint) => {
  expect(problemsOf(content)).toEqual([`DSP103 test.yaml:${place} ${message}`]);
  expect(hintsOf(content)).toEqual([hint]);
});

test('errors after a corrected line are reported at their own lines', () => {
  const problems = problemsOf('a\n  b: 1\nc\n  d: 2\ne: @x');

  expect(problems).toEqual([
    'DSP103 test.yaml:1:1 "a" has no ":"',
    'DSP103 test.yaml:3:1 "c" has no ":"',
    'DSP103 test.yaml:5:4 a string starts with a character that requires quotes',
  ]);
});

test.each([
  ['a: ["x" "y"]', 'a "," is missing in a list or map in brackets'],
  ['a: [1,, 2]', 'a "," without an entry before it in a list or map in brackets'],
  ['a: "x"#y', 'a "#" without a space before it'],
  ['a: "C:\\data"', 'an unknown escape sequence in double quotes'],
  ['a: & x', 'a "&" without quotes'],
])('%j is reported in words about the file', (content, message) => {
  expect(problemsOf(content)[0]).toContain(message);
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
