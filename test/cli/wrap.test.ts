import { fittingRows } from '../../src/cli/terminal';
import { wordLines, wrapped } from '../../src/cli/wrap';

test('lines end between words and keep their margin', () => {
  const text = wrapped('  hint: write one of these names', 18, 8);

  expect(text).toBe('  hint: write one\n        of these\n        names');
});

test('a word that is longer than a line is not broken', () => {
  const text = wrapped('path ssm:/example-org/shared/datalake', 10, 2);

  expect(text).toBe('path\n  ssm:/example-org/shared/datalake');
});

test.each<[string, number, string[]]>([
  ['roles: a, b', 20, ['roles: a, b']],
  ['roles: data-admin, data-user', 20, ['roles: data-admin,', 'data-user']],
  ['averylongwordindeed x', 8, ['averylongwordindeed', 'x']],
])('"%s" in lines of %i characters', (text, length, lines) => {
  expect(wordLines(text.split(' '), length)).toEqual(lines);
});

test.each([
  [40, 'STACK MODULE KIND'],
  [13, 'STACK MODULE'],
  [12, 'STACK'],
  [3, 'STACK'],
])('a terminal of %i columns shows %s', (width, shown) => {
  const rows = fittingRows([['STACK', 'MODULE', 'KIND'], ['a', 'b', 'c']], width, ['KIND', 'MODULE']);

  expect(rows[0].join(' ')).toBe(shown);
});
