import { hintsOf, plain, problemsOf } from './files';

test.each([
  ['an unclosed quote', 'a: 1\nb: "x', 'DSP103 test.yaml:2:1 the quoted string of "b" has no closing quote'],
  ['two values on one line', 'a: 1\nb: x: y', 'DSP103 test.yaml:2:4 a second key on the line of the first'],
  ['a reserved character', 'a: @x', 'DSP103 test.yaml:1:4 a string starts with a character that requires quotes'],
  ['an unclosed bracket', 'a: [1, 2\nb: 1', 'DSP103 test.yaml:2:1 a "]" is missing'],
  ['a stray bracket', 'a: ]', 'DSP103 test.yaml:1:4 an unexpected "]" or "}"'],
  ['an unclosed brace', 'a: {b: 1', 'DSP103 test.yaml:1:9 a "}" is missing'],
  ['a key without a value', 'a: 1\nb\nc: 1', 'DSP103 test.yaml:2:1 "b" has no ":"'],
  [
    'a key at the wrong column',
    'a:\n  b: 1\n c: 2',
    'DSP103 test.yaml:3:2 "c" starts at column 2, which is not that of the keys around it',
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
  ['a:\n  b: 1\n  \tc: 2', '3:3', 'indent with 2 spaces, like "b"'],
  ['\ta: 1', '1:1', 'write 2 spaces instead of the tab'],
  ['a: {\n\tb: 1}', '2:1', 'write 2 spaces instead of the tab'],
  ['a: 1\r\nb:\r\n\tc: 1\r\n', '3:1', 'write 2 spaces instead of the tab'],
  ['a:\n  b:\n\t- c: 2', '3:1', 'write 2 spaces instead of the tab'],
])('a tab in the indentation of %j is the only problem', (content, place, hint) => {
  expect(problemsOf(content)).toEqual([`DSP103 test.yaml:${place} a tab in the indentation`]);
  expect(hintsOf(content)).toEqual([hint]);
});

test.each([
  ['a:\n  b:\n    c: 1\n\t\td: 2', '4:2', 'write 4 spaces instead of the tabs'],
  ['a:\n      b:\n        c: 1\n\t\td:\n        e: 1', '4:2', 'indent with 6 spaces, like "b"'],
])('the tabs in the indentation of %j are one problem', (content, place, hint) => {
  expect(problemsOf(content)).toEqual([`DSP103 test.yaml:${place} 2 tabs in the indentation`]);
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

test.each([
  ['a:\n    b:\n      x: 1\n  c:\n      x: 1\n    d:\n      x: 1', '4:3', '"c"', 'indent it by 4 spaces, like "b"'],
  ['a:\n  b:\n    x: 1\n  y: 2\n    z:\n      - 3', '4:3', '"y"', 'indent it by 4 spaces, like "x"'],
  ['a:\n  b: 1\n c: 2', '3:2', '"c"', 'indent it by 2 spaces, like "b", or by 0 spaces, like "a"'],
])('the only problem of %j is the line at another column', (content, place, key, hint) => {
  expect(problemsOf(content)).toEqual([
    `DSP103 test.yaml:${place} ${key} starts at column ${place.split(':')[1]}, which is not that of the keys around it`,
  ]);
  expect(hintsOf(content)).toEqual([hint]);
});

test.each([
  ['a:\n  x: 1\n    y: 2\n  - x: 3\n    y: 4', '2:3', 'an entry of a list has no "- " before "x"', 'write "- x: 1"'],
  ['a:\n  b:\n    x: 1\n  - c:\n    x: 2', '4:3', '"c" has a "- " before it, and the keys around it have none',
    'remove the "- "'],
  ['a: "x\nb: 1', '1:1', 'the quoted string of "a" has no closing quote', 'write a: "x"'],
])('the only problem of %j is the line to change', (content, place, message, hint) => {
  expect(problemsOf(content)).toEqual([`DSP103 test.yaml:${place} ${message}`]);
  expect(hintsOf(content)).toEqual([hint]);
});

test('a merge conflict is one problem', () => {
  const content = 'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> theirs\nc: 1\n';

  expect(problemsOf(content)).toEqual(['DSP103 test.yaml:2:1 a merge conflict of Git in lines 2 to 6']);
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
])('the message for %j is about the file', (content, message) => {
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
  ['a: {{org}}-x', 'write a: "{{org}}-x"'],
  ['a: 1\nb: {{org}}/x # the organization', 'write b: "{{org}}/x"'],
  ['- {{org}}/y', 'write "{{org}}/y"'],
  ['a: {{org}}', 'put quotes around a string that starts with "{{"'],
  ['a:\n  - {{context:x}}', 'put quotes around a string that starts with "{{"'],
])('an unquoted reference in %j causes a hint', (content, hint) => {
  expect(hintsOf(content)).toEqual([hint]);
});

test('a reference inside a string needs no quotes', () => {
  expect(plain('a: x-{{org}}\nb: "{{org}}"')).toEqual({ a: 'x-{{org}}', b: '{{org}}' });
});
