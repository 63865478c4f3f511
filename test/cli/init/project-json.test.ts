import { ownVersion } from '../../../src/cli/init/languages';
import { completedIgnoreFile, completedPackageJson, needsInstall } from '../../../src/cli/init/project-json';
import { directoryWith } from '../../support/scratch-kit';

const WANTED = JSON.stringify({
  name: 'new',
  private: true,
  scripts: { ls: 'dsp ls', synth: 'dsp synth' },
  dependencies: { lib: '1.2.3', constructs: '10.5.1' },
  devDependencies: { 'aws-cdk': '2.0.0' },
});

describe('an existing package.json', () => {
  test('keeps its content and layout, and gets the missing entries', () => {
    const existing =
      '{\n\t"name": "mine",\n\t"scripts": {\n\t\t"ls": "ls -l"\n\t},\n\t"dependencies": {\n\t\t"lib": '
        + '"file:../lib.tgz"\n\t},\n\t"optionalDependencies": {\n\t\t"aws-cdk": "^2"\n\t}\n}\n';
    const completed = completedPackageJson(existing, WANTED);

    expect(completed).toContain('\n\t\t"lib": "file:../lib.tgz"');
    expect(JSON.parse(completed)).toEqual({
      name: 'mine',
      scripts: { ls: 'ls -l', synth: 'dsp synth' },
      dependencies: { constructs: '10.5.1', lib: 'file:../lib.tgz' },
      optionalDependencies: { 'aws-cdk': '^2' },
    });
  });

  test('that is complete is unchanged, byte for byte', () => {
    const existing =
      '{ "scripts": {"ls":"x", "synth":"y"}, '
        + '"peerDependencies":{"lib":"*","constructs":"*"},"devDependencies":{"aws-cdk":"*"}, "dependencies": '
        + '{"a":"1"} }';

    expect(completedPackageJson(existing, WANTED)).toBe(existing);
  });

  test('that an editor on Windows wrote keeps its byte order mark and line breaks', () => {
    const completed = completedPackageJson('\ufeff{\r\n  "name": "mine"\r\n}\r\n', WANTED);

    expect(completed.startsWith('\ufeff{\r\n  "name": "mine",\r\n')).toBe(true);
    expect(completed.replace(/\r\n/g, '')).not.toContain('\n');
  });

  test.each(['', '{ "a": ', '[]', 'null'])('that contains %j is a problem', (existing) => {
    expect(() => completedPackageJson(existing, WANTED)).toThrow(
      'package.json: error DSP422: the file exists but does not contain a JSON object',
    );
  });
});

test('npm install is needed for a new dependency', () => {
  expect(needsInstall(undefined, WANTED)).toBe(true);
  expect(needsInstall('{ "dependencies": { "lib": "1" } }', WANTED)).toBe(true);
  expect(needsInstall(WANTED, WANTED)).toBe(false);
});

test.each([
  ['', 'cdk.out\n*.log\n'],
  ['dist', 'dist\ncdk.out\n*.log\n'],
  ['/cdk.out/\n', '/cdk.out/\n*.log\n'],
  ['*.log\r\ncdk.out\r\n', '*.log\r\ncdk.out\r\n'],
  ['dist\r\n*.tgz', 'dist\r\n*.tgz\r\ncdk.out\r\n*.log\r\n'],
])('a .gitignore with %j gets the missing lines', (existing, completed) => {
  expect(completedIgnoreFile(existing, 'cdk.out\n*.log\n')).toBe(completed);
});

describe('the version of the library', () => {
  const library = { name: 'lib', version: '1.2.3' };

  test.each([
    ['a range', { dependencies: { lib: '^1.0.0' } }, '1.2.3'],
    ['an archive', { devDependencies: { lib: 'file:../lib-1.2.3.tgz' } }, 'file:../../lib-1.2.3.tgz'],
    ['nothing', {}, '1.2.3'],
  ])('installed by %s', (_, packageJson, expected) => {
    const root = directoryWith({ 'here/package.json': JSON.stringify(packageJson) });

    expect(ownVersion(library, `${root}/here/node_modules/lib`, `${root}/here/new`)).toBe(expected);
  });

  test('in a checkout is its path', () => {
    expect(ownVersion(library, '/home/lib', '/home/new')).toBe('file:../lib');
  });
});
