import { execFileSync } from 'child_process';
import { dirname, join } from 'path';
import { fileOf, hintsOf, load, plain, problemsOf } from './files';
import { loadDocument } from '../../../src/config/documents/load-document';
import { locate, LocatedMap } from '../../../src/config/documents/located';
import { formatPosition } from '../../../src/private/problems';

function positions(content: string | Uint8Array, ...paths: (string | number)[][]): string[] {
  const { document, problems } = load(content);

  expect(problems).toEqual([]);

  return paths.map((path) => formatPosition(locate(document!, path, 'key')));
}

describe('files', () => {
  test('a missing file is reported with the nearest existing file name', () => {
    const directory = dirname(fileOf('a: 1', 'roles.yaml'));

    expect(loadDocument(join(directory, 'role.yaml'), 'dir/role.yaml')).toEqual({
      problems: [{
        code: 'DSP101',
        message: 'file "dir/role.yaml" not found',
        hint: 'did you mean "roles.yaml" there?',
        where: 'dir/role.yaml',
      }],
    });
  });

  test('a missing file in a missing directory, or under a file, is reported', () => {
    const file = fileOf('a: 1');
    for (const path of [join(dirname(file), 'no', 'such.yaml'), join(file, 'below.yaml')]) {
      expect(loadDocument(path, 'x.yaml').problems).toMatchObject([{ code: 'DSP101', where: 'x.yaml' }]);
    }
  });

  test('a directory is rejected', () => {
    expect(loadDocument(dirname(fileOf('a: 1')), 'config').problems).toEqual([
      { code: 'DSP102', message: '"config" is a directory', hint: 'name a file', where: 'config' },
    ]);
  });

  test('a file that the system cannot open is rejected: a path with NUL, a name that is too long', () => {
    const directory = dirname(fileOf('a: 1'));
    for (const name of ['a\0b', 'x'.repeat(5000)]) {
      expect(loadDocument(`${directory}/${name}`, 'x.yaml').problems).toMatchObject([{ code: 'DSP102' }]);
    }
  });

  (process.platform === 'win32' ? test.skip : test)('a pipe is refused without waiting for it', () => {
    const pipe = join(dirname(fileOf('a: 1')), 'pipe.yaml');
    execFileSync('mkfifo', [pipe]);

    expect(loadDocument(pipe, 'pipe.yaml').problems).toMatchObject([
      { code: 'DSP102', message: '"pipe.yaml" is not a regular file' },
    ]);
  });

  test('a file of 6 MB is rejected; a file of 4 MB is read', () => {
    const comment = `#${'x'.repeat(1023)}\n`;

    expect(problemsOf(`a: 1\n${comment.repeat(6 * 1024)}`)).toEqual([
      'DSP102 test.yaml "test.yaml" has 6.0 MB, the limit is 5 MB',
    ]);
    expect(plain(`a: 1\n${comment.repeat(4 * 1024)}`)).toEqual({ a: 1 });
  });

  test('bytes that are not UTF-8 are rejected', () => {
    expect(problemsOf(Buffer.from([0x61, 0x3a, 0x20, 0xc3, 0x28]))).toEqual([
      'DSP102 test.yaml "test.yaml" is not UTF-8 text',
    ]);
    expect(problemsOf(Buffer.from('\ufeffa: 1', 'utf16le'))).toEqual([
      'DSP102 test.yaml "test.yaml" is not UTF-8 text',
    ]);
  });

  test.each([
    ['\0', '0000'], ['\x1b', '001B'], ['\x1f', '001F'], ['\x7f', '007F'],
  ])('the control character %j is rejected at its location', (character, name) => {
    expect(problemsOf(`a: 1\nb: x${character}y`)).toEqual([
      `DSP102 test.yaml:2:5 the control character U+${name} shows that this is not a text file`,
    ]);
  });

  test('a byte order mark is accepted and does not shift columns', () => {
    expect(plain('\ufeffa: 1')).toEqual({ a: 1 });
    expect(positions('\ufeffa: 1', ['a'])).toEqual(['test.yaml:1:1']);
  });

  test('non-ASCII text is preserved', () => {
    expect(plain('naïve: "日本語 🎉"')).toEqual({ naïve: '日本語 🎉' });
  });
});

describe('shape', () => {
  test.each([
    '', '\n\n', '# only a comment\n', '---\n', '~', 'null', '\ufeff',
  ])('%j is empty: an error, or an empty map if that is allowed', (content) => {
    expect(problemsOf(content)).toEqual(['DSP106 test.yaml:1:1 the file is empty']);
    expect(load(content, { allowEmpty: true })).toEqual({
      document: { kind: 'map', position: { file: 'test.yaml', line: 1, column: 1 }, entries: new Map() },
      problems: [],
    });
  });

  test('an empty map is different from an empty file', () => {
    expect(plain('{}')).toEqual({});
  });

  test('a list or a string at the top level is rejected at its start', () => {
    expect(problemsOf('# list\n- a\n')).toEqual(['DSP106 test.yaml:2:1 expected a map, found a list']);
    expect(problemsOf('just text')).toEqual(['DSP106 test.yaml:1:1 expected a map, found "just text"']);
  });

  test('a second document is rejected at its start', () => {
    expect(problemsOf('a: 1\n---\nb: 2\n---\nc: 3\n')).toEqual(['DSP106 test.yaml:2:1 a second document starts here']);
    expect(problemsOf('a: 1\n---\n')).toEqual(['DSP106 test.yaml:2:1 a second document starts here']);
  });

  test('a single document can have document markers', () => {
    expect(plain('%YAML 1.2\n---\na: 1\n...\n')).toEqual({ a: 1 });
  });
});

describe('positions', () => {
  const text = ['# comment', 'a:', '  b: "x"', '  list:', '    - one', '    - c: two', '', 'd: {e: 5}', ''];

  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('are counted in lines and columns from 1, with %s', (_, end) => {
    expect(
      positions(text.join(end), [], ['a'], ['a', 'b'], ['a', 'list', 0], ['a', 'list', 1, 'c'], ['d', 'e']),
    ).toEqual(['test.yaml:2:1', 'test.yaml:2:1', 'test.yaml:3:3', 'test.yaml:5:7', 'test.yaml:6:7', 'test.yaml:8:5']);
    expect(plain(text.join(end))).toEqual({ a: { b: 'x', list: ['one', { c: 'two' }] }, d: { e: 5 } });
  });

  test('values have their own position, even if they are empty or tagged', () => {
    const { document } = load('a:   "x"\nb:\nc: !!str 1\nd: |\n  text\n');
    const at = [...document!.entries.values()].map(({ value }) => formatPosition(value.position));

    expect(at).toEqual(['test.yaml:1:6', 'test.yaml:2:3', 'test.yaml:3:10', 'test.yaml:4:4']);
  });

  test('keys keep the order of the file', () => {
    expect([...load('z: 1\n10: 2\na: 3\n1: 4').document!.entries.keys()]).toEqual(['z', '10', 'a', '1']);
  });
});

describe('scalars', () => {
  test('are parsed with the YAML 1.2 core schema', () => {
    expect(
      plain('a: yes\nb: true\nc: 0o17\nd: 0x1F\ne: 1.5\nf: ~\ng:\nh: 2001-01-01\ni: 12:30\nj: -3\nk: 1_000'),
    ).toEqual({
      a: 'yes',
      b: true,
      c: 15,
      d: 31,
      e: 1.5,
      f: null,
      g: null,
      h: '2001-01-01',
      i: '12:30',
      j: -3,
      k: '1_000',
    });
  });

  test('a %YAML 1.1 directive has no effect on parsing', () => {
    expect(plain('%YAML 1.1\n---\na: yes\nb: 017\nc: 12:30')).toEqual({ a: 'yes', b: '017', c: '12:30' });
  });

  test('account IDs keep all digits', () => {
    expect(
      plain(
        'a: 012345678901\nb: 123456789012\nc: "012345678901"\nd: 12345678901234567890\ne: 0\nf: 000000000000\ng: 0.5',
      ),
    ).toEqual({
      a: '012345678901',
      b: 123456789012,
      c: '012345678901',
      d: '12345678901234567890',
      e: 0,
      f: '000000000000',
      g: 0.5,
    });
  });

  test('core tags are applied', () => {
    expect(
      plain('a: !!str 12\nb: !!int "12"\nc: !!map {x: !!bool true}\nd: !!seq [!!float 1.5]\ne: !!null ~\nf: ! 12'),
    ).toEqual({
      a: '12',
      b: 12,
      c: { x: true },
      d: [1.5],
      e: null,
      f: '12',
    });
  });

  test('numbers that are not finite are rejected', () => {
    expect(problemsOf('a: .inf\nb: .nan\nc: 12345e678')).toEqual([
      'DSP103 test.yaml:1:4 ".inf" is not a finite number',
      'DSP103 test.yaml:2:4 ".nan" is not a finite number',
      'DSP103 test.yaml:3:4 "12345e678" is not a finite number',
    ]);
  });
});

describe('keys', () => {
  test('numbers, booleans and null keep their spelling as keys', () => {
    expect(plain('1: a\n012: b\n1.10: c\ntrue: d\n0x1F: e\nnull: f\n123456789012: g')).toEqual({
      '1': 'a', '012': 'b', '1.10': 'c', 'true': 'd', '0x1F': 'e', 'null': 'f', '123456789012': 'g',
    });
  });

  test('a list or a map as a key is rejected', () => {
    expect(problemsOf('a: 1\n? [x]\n: 1\n? {y: 1}\n: 2')).toEqual([
      'DSP103 test.yaml:2:3 a list or a map cannot be a key',
      'DSP103 test.yaml:4:3 a list or a map cannot be a key',
    ]);
  });

  test('a missing key is rejected', () => {
    expect(problemsOf('a:\n  : 1')).toEqual(['DSP103 test.yaml:2:3 a key is missing before ":"']);
  });

  test('each duplicate is reported with the location of the first key', () => {
    expect(problemsOf('a: 1\nb:\n  c: 1\n  "c": 2\na: 2\n')).toEqual([
      'DSP105 test.yaml:4:3 the key "c" is in this map twice',
      'DSP105 test.yaml:5:1 the key "a" is in this map twice',
    ]);

    const hint = 'merge it with the one at test.yaml:1:1, or delete or rename one of the two';

    expect(hintsOf('a: 1\na: 2')).toEqual([hint]);
    expect(problemsOf('{1: a, "1": b}')).toEqual(['DSP105 test.yaml:1:8 the key "1" is in this map twice']);
  });

  test('a message fits on one short line for any key', () => {
    const [problem] = problemsOf(`"a\\n${'x'.repeat(500)}": 1\n"a\\n${'x'.repeat(500)}": 2`);

    expect(problem).toBe(`DSP105 test.yaml:2:1 the key "a\\n${'x'.repeat(58)}..." is in this map twice`);
  });

  test('the same key in two maps is not a duplicate', () => {
    expect(plain('a: {x: 1}\nb: {x: 1}')).toEqual({ a: { x: 1 }, b: { x: 1 } });
  });

  test.each(['__proto__', 'constructor', 'prototype'])('the key %s is rejected everywhere', (key) => {
    expect(problemsOf(`${key}: {polluted: true}`)).toEqual([`DSP104 test.yaml:1:1 the key "${key}" is reserved`]);
    expect(problemsOf(`a:\n  - "${key}": 1`)).toEqual([`DSP104 test.yaml:2:5 the key "${key}" is reserved`]);
    expect(problemsOf(`a: &k ${key}\n*k : 1`)).toEqual([`DSP104 test.yaml:2:1 the key "${key}" is reserved`]);
    expect(problemsOf(`<<: {${key}: 1}`)).toEqual([`DSP104 test.yaml:1:6 the key "${key}" is reserved`]);
    expect(plain(`a: ${key}`)).toEqual({ a: key });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('anchors and merge keys', () => {
  test('an alias has the value and the position of its anchor', () => {
    const text = 'a: &x\n  b: 1\nc: *x\nd: [*x]\n&k key: 2\n';

    expect(plain(text)).toEqual({ a: { b: 1 }, c: { b: 1 }, d: [{ b: 1 }], key: 2 });
    expect(positions(text, ['c', 'b'])).toEqual(['test.yaml:2:3']);
  });

  test('an alias refers to the last anchor of that name before it', () => {
    expect(plain('a: &x 1\nb: *x\nc: &x 2\nd: *x\ne: &x [&x 3, *x]\nf: *x')).toEqual({
      a: 1,
      b: 1,
      c: 2,
      d: 2,
      e: [3, 3],
      f: 3,
    });
  });

  test('an alias can be a key', () => {
    expect(plain('a: &k name\n*k : 1')).toEqual({ a: 'name', name: 1 });
  });

  test('an alias without an anchor is rejected', () => {
    expect(problemsOf('a: *x\nb: &x 1')).toEqual(['DSP103 test.yaml:1:4 the alias "*x" has no anchor before it']);
  });

  test.each([
    ['base: &job 1\na: *jobs', 'did you mean "*job"?'],
    ['a: *x\nb: &x 1', 'move the value with the anchor "&x" above this line'],
    ['a: *.csv', 'put "*.csv" in quotes'],
    ['a: *job', 'write "&job" before the value above that it repeats; if it is a string, put "*job" in quotes'],
    ['base: &job {x: 1}\na:\n  <<: *jobs', 'did you mean "*job"?'],
    ['base: &job {x: 1}\na:\n  <<: [*jobs]', 'did you mean "*job"?'],
    ['base: &job {x: 1}\na:\n  <<: job', 'did you mean "<<: *job"?'],
    ['a:\n  <<: 1', 'write the alias of a map, as in "<<: *NAME"'],
  ])('%j has one problem, with what was probably meant', (content, hint) => {
    expect(hintsOf(content)).toEqual([hint]);
  });

  test('merge keys: keys of the map take precedence, then keys of the earlier source', () => {
    const text = 'a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: *a\n  x: 9\nd:\n  z: 9\n  <<: [*a, *b, {w: 3}]\n';

    expect(plain(text)).toMatchObject({ c: { x: 9, y: 1 }, d: { x: 1, y: 1, z: 9, w: 3 } });
    expect(positions(text, ['c', 'x'], ['c', 'y'])).toEqual(['test.yaml:5:3', 'test.yaml:1:14']);
  });

  test('a merge key in quotes is an ordinary key', () => {
    expect(plain('a: {"<<": {x: 1}}')).toEqual({ a: { '<<': { x: 1 } } });
  });

  test('a merge key without a map, and two merge keys, are rejected', () => {
    expect(problemsOf('a:\n  <<: 1\nb:\n  <<: [{x: 1}, 2]\nc:\n  <<:')).toEqual([
      'DSP103 test.yaml:2:7 the merge key "<<" requires a map or a list of maps',
      'DSP103 test.yaml:4:7 the merge key "<<" requires a map or a list of maps',
      'DSP103 test.yaml:6:6 the merge key "<<" requires a map or a list of maps',
    ]);
    expect(problemsOf('a:\n  <<: {x: 1}\n  <<: {y: 1}')).toEqual([
      'DSP105 test.yaml:3:3 the key "<<" is in this map twice',
    ]);
  });
});

test('several problems of a file are reported together, in file order', () => {
  expect(
    problemsOf('a: 1\na: 2\nb: !x 1\n__proto__: 1\n').map((problem) => problem.split(' ').slice(0, 2).join(' ')),
  ).toEqual(['DSP105 test.yaml:2:1', 'DSP104 test.yaml:3:4', 'DSP104 test.yaml:4:1']);
});

test('the document is a map whose entries know their keys', () => {
  const document: LocatedMap = load('a: 1').document!;

  expect(document.entries.get('a')).toEqual({
    key: 'a',
    keyPosition: { file: 'test.yaml', line: 1, column: 1 },
    value: { kind: 'scalar', position: { file: 'test.yaml', line: 1, column: 4 }, value: 1 },
  });
});
