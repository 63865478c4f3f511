import { spawnSync } from 'child_process';
import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { ROOT } from '../support/documents';
import { temporaryDirectory } from '../support/temporary-directory';

/** Runs `examples/compare.js` on cloud assemblies with these templates. */
function compare(templates: { readonly [path: string]: string }, ...languages: string[]) {
  const directory = temporaryDirectory();
  for (const [path, content] of Object.entries(templates)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'examples', 'compare.js'), directory, ...languages],
    { encoding: 'utf8' },
  );
  return { status, stdout };
}

const of = (language: string, ...apps: string[]) =>
  Object.fromEntries(apps.map((app) => [`${language}/${app}/a.template.json`, '{\n "A": 1\n}']));
const TYPESCRIPT = of('typescript', 'yaml', 'typed', 'team', 'grants', 'cli');
const PYTHON = of('python', 'yaml', 'typed', 'team', 'grants', 'cli');

test('identical files are not a difference', () => {
  const { status, stdout } = compare({ ...TYPESCRIPT, ...PYTHON }, 'typescript', 'python');

  expect(stdout.trim().split('\n').pop()).toBe('7 passed, 0 failed');
  expect(status).toBe(0);
});

test.each([
  ['typed options differ from the YAML', { 'typescript/typed/a.template.json': '{}' }, 'typescript typed'],
  ['the command line of npm differs', { 'typescript/cli/a.template.json': '{\n "A": 2\n}' }, 'typescript dsp synth'],
  ['the command line of the wheel differs', { 'python/cli/a.template.json': '{\n "A": 2\n}' }, 'python dsp synth'],
  ['a language differs in one byte', { 'python/team/a.template.json': '{\n "A": 1\n}\n' }, 'python team'],
  ['a language has an additional template', { 'python/yaml/b.template.json': '{}' }, 'python yaml'],
])('%s', (_, changed, name) => {
  const { status, stdout } = compare({ ...TYPESCRIPT, ...PYTHON, ...changed }, 'typescript', 'python');

  expect(stdout).toContain(`FAILED: ${name}`);
  expect(status).toBe(1);
});

test('a difference is shown with its line', () => {
  expect(
    compare({ ...TYPESCRIPT, ...PYTHON, 'python/typed/a.template.json': '{\n "A": 2\n}' }, 'typescript', 'python')
      .stdout,
  ).toContain('a.template.json:2: " \\"A\\": 2" is not " \\"A\\": 1"');
});

test.each([[[]], [['typescript']]])('an empty comparison is a failure: %j', (languages) => {
  expect(compare({}, ...languages).status).toBe(1);
});

test('a language without templates is a failure', () => {
  expect(compare(TYPESCRIPT, 'typescript', 'python')).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('FAILED: python yaml'),
  });
});
