import { plain, problemsOf } from './files';

const TOO_DEEP = 'lists and maps are nested deeper than 100 levels';

describe('tags', () => {
  test.each([
    '!js/function',
    '!!js/function',
    '!!python/object/apply:os.system',
    '!Sub',
    '!!binary',
    '!!timestamp',
    '!!merge',
    '!<tag:x.org,2000:y>',
  ])('%s is rejected on a scalar', (tag) => {
    expect(problemsOf(`a: 1\nb: ${tag} "x"`)).toEqual([`DSP104 test.yaml:2:4 the tag "${tag}" is not allowed`]);
  });

  test.each(['!!set {x}', '!!omap [x: 1]', '!!pairs [x: 1]', '!foo {x: 1}', '!foo [1]'])(
    '%s is rejected on a collection',
    (value) => {
      expect(problemsOf(`a: ${value}`)).toEqual([
        `DSP104 test.yaml:1:4 the tag "${value.split(' ')[0]}" is not allowed`,
      ]);
    },
  );

  test('are also rejected on keys, at the top, and through %TAG or an unknown handle', () => {
    expect(problemsOf('!foo x: 1')).toEqual(['DSP104 test.yaml:1:1 the tag "!foo" is not allowed']);
    expect(problemsOf('!foo\na: 1')).toEqual(['DSP104 test.yaml:1:1 the tag "!foo" is not allowed']);
    expect(problemsOf('%TAG !e! tag:example.com,2000:\n---\na: !e!x 1')).toEqual([
      'DSP104 test.yaml:3:4 the tag "!e!x" is not allowed',
    ]);
    expect(problemsOf('a: !e!x 1')).toEqual(['DSP104 test.yaml:1:4 the tag "!e!x" is not allowed']);
  });

  test('are not enabled by %YAML 1.1', () => {
    expect(problemsOf('%YAML 1.1\n---\na: !!binary aGk=\nb: !!timestamp 2001-01-01')).toEqual([
      'DSP104 test.yaml:3:4 the tag "!!binary" is not allowed',
      'DSP104 test.yaml:4:4 the tag "!!timestamp" is not allowed',
    ]);
  });

  test('of the core schema must match their values', () => {
    expect(problemsOf('a: !!int abc\nb: !!map [1]\nc: !!str [x]')).toEqual([
      'DSP103 test.yaml:1:4 the value does not fit its tag "!!int"',
      'DSP103 test.yaml:2:4 the value does not fit its tag "!!map"',
      'DSP103 test.yaml:3:4 the value does not fit its tag "!!str"',
    ]);
  });
});

describe('aliases', () => {
  /** Each line is a list of ten references to the previous line. */
  const laughs = (lines: number) => Array.from({ length: lines }, (_, i) => {
    return `a${i}: &a${i} [${Array(10).fill(i === 0 ? 'lol' : `*a${i - 1}`).join(', ')}]`;
  }).join('\n');

  test('a billion-laughs document is rejected at one location', () => {
    expect(problemsOf(laughs(10))).toEqual([
      'DSP104 test.yaml:5:45 with repeated values, the file has more than 100,000 keys and values',
    ]);
  });

  test('a merge-key bomb is rejected', () => {
    const keys = Array.from({ length: 1000 }, (_, i) => `k${i}: ${i}`).join(', ');

    expect(problemsOf(`a: &a {${keys}}\nb: {<<: [${Array(100).fill('*a').join(', ')}]}`)).toEqual([
      expect.stringMatching(/^DSP104 test.yaml:2:\d+ with repeated values/),
    ]);
  });

  test('moderate use is accepted', () => {
    expect(Object.keys(plain(laughs(4)) as object)).toHaveLength(4);
  });

  test.each([
    'a: &a [*a]', 'a: &a {b: {c: *a}}', 'a: &a {<<: *a}', '&top a: 1\nb: &b\n  - x: *b',
  ])('the recursive alias %j is rejected', (content) => {
    expect(problemsOf(content)).toEqual([
      expect.stringMatching(/^DSP104 test.yaml:\d+:\d+ the alias "\*\w+" is inside the value that it repeats$/),
    ]);
  });

  test('depth through aliases counts', () => {
    const line = (i: number) => `a${i}: &a${i} [${i === 0 ? '' : `*a${i - 1}`}]`;
    const chain = (length: number) => Array.from({ length }, (_, i) => line(i)).join('\n');

    expect(problemsOf(chain(99))).toEqual([]);
    expect(problemsOf(chain(100))).toEqual([`DSP104 test.yaml:100:12 ${TOO_DEEP}`]);
  });
});

describe('depth', () => {
  test('100 levels are read; one more is rejected', () => {
    const nested = (depth: number) => `a: ${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}`;

    expect(problemsOf(nested(100))).toEqual([]);
    expect(problemsOf(nested(101))).toEqual([`DSP104 test.yaml:1:103 ${TOO_DEEP}`]);
  });

  test.each([
    ['brackets', '['.repeat(100_000) + ']'.repeat(100_000), '1:101'],
    ['unclosed brackets', '['.repeat(5_000_000), '1:101'],
    ['braces', '{a: '.repeat(100_000), '1:401'],
    ['dashes', '- '.repeat(100_000), '1:201'],
    ['question marks', '? '.repeat(100_000), '1:201'],
    ['lines', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), '101:101'],
  ])('100,000 %s are rejected at one location', (_, content, place) => {
    expect(problemsOf(content)).toEqual([`DSP104 test.yaml:${place} ${TOO_DEEP}`]);
  });
});

describe('size', () => {
  test('more than 100,000 keys and values are rejected', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, i) => `k${i}: 1\n`).join('');

    expect(problemsOf(keys(49_000))).toEqual([]);
    expect(problemsOf(keys(60_000))).toEqual([
      'DSP104 test.yaml:50000:9 the file has more than 100,000 keys and values',
    ]);
  });

  test.each([
    ['lines', '- 1\n'.repeat(1_000_000)],
    ['commas', `[${'1,'.repeat(1_000_000)}]`],
    ['directives', '%A\n'.repeat(1_000_000)],
  ])('millions of %s are rejected at one location', (_, content) => {
    expect(problemsOf(content)).toEqual([expect.stringMatching(/^DSP104 test.yaml:\d+:\d+ the file has /)]);
  });

  test('the list of problems is truncated at a maximum', () => {
    expect(problemsOf('a: 1\n'.repeat(5000))).toHaveLength(20);
    expect(problemsOf('a: !x 1\n'.repeat(5000))).toHaveLength(20);
  });
});
