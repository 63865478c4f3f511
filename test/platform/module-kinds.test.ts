import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { kindName } from '../../src/platform/module-kind';
import { MODULE_KINDS } from '../../src/platform/module-kinds';

const SOURCES = join(__dirname, '..', '..', 'src');

test('no source file outside of the files of the kinds compares the name of a kind', () => {
  const names = MODULE_KINDS.flatMap((kind) => [kind.key, kind.modulePath, kindName(kind)]);
  const comparison = new RegExp(`(===|!==|case) '(${names.join('|')})'|(startsWith|indexOf)\\('(${names.join('|')})'\\)`);
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/platform.modules/.test(file));

  const comparing = files.flatMap((file) => readFileSync(join(SOURCES, file), 'utf8').split('\n')
    .filter((line) => comparison.test(line)).map((line) => `${file}: ${line.trim()}`));

  // The name of a team that a user may not choose, which is no kind.
  expect(comparing).toEqual([expect.stringMatching(/answers\.ts: if \(answer === 'roles'\)/)]);
});

test('the names and options of the kinds are distinct', () => {
  for (const property of ['key', 'modulePath', 'struct'] as const) {
    const values = MODULE_KINDS.map((kind) => kind[property]);

    expect(new Set(values).size).toBe(MODULE_KINDS.length);
  }
});
