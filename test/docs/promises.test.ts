import { existsSync, readFileSync } from 'fs';
import { join } from 'path';

const DOCS = join(__dirname, '..', '..', 'docs');

/** The rows of the table of promises: what is promised, and the file and the title of its test. */
const promises = readFileSync(join(DOCS, 'security.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const row = /^\| (.+?) \| \[[\w-]+\]\((\.\.\/test\/[^)]+)\): (.+) \|$/.exec(line);
    return row === null ? [] : [{ promise: row[1], file: join(DOCS, row[2]), title: row[3] }];
  });

test('the table has the guarantees of each section', () => {
  expect(promises.length).toBeGreaterThanOrEqual(25);
});

test.each(promises)('the guarantee "$promise" has its test', ({ file, title }) => {
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain(`'${title}'`);
});
