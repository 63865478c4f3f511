import { widthOf } from '../../src/cli/style';
import { fittingTable, Terminal } from '../../src/cli/terminal';

const TEXT = 'a text that is longer than the terminal, so it is wrapped';
const ROWS = [['NAME', 'MEANING'], ['first', TEXT], ['', 'short']];

test('a table that fits into the terminal, or that another program reads, has columns', () => {
  const table = `NAME   MEANING\nfirst  ${TEXT}\n       short`;

  expect(fittingTable(ROWS, { isTTY: true, columns: 100 })).toBe(table);
  expect(fittingTable(ROWS, { isTTY: false, columns: 40 })).toBe(table);
});

test('in a narrow terminal, the cells of a table are one below the other, wrapped between words', () => {
  expect(fittingTable(ROWS, { isTTY: true, columns: 45 })).toBe([
    'NAME',
    '  MEANING',
    'first',
    '  a text that is longer than the terminal, so',
    '    it is wrapped',
    '  short',
  ].join('\n'));
});

test.each([
  [{ isTTY: true, columns: 60 }, 60],
  [{ isTTY: true, columns: 10 }, 40],
  [{ isTTY: true, columns: 0 }, 80],
  [{ isTTY: false, columns: 60 }, 80],
])('the width of %j is %i', (stream, width) => {
  expect(widthOf(stream)).toBe(width);
});

test('progress is wrapped between words in a terminal, and keeps the indentation of lists', () => {
  const before = { isTTY: process.stderr.isTTY, columns: process.stderr.columns };
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  Object.assign(process.stderr, { isTTY: true, columns: 40 });

  new Terminal({ quiet: false }).progress('- a note that is longer than forty columns\n- short');

  Object.assign(process.stderr, before);

  expect(write.mock.calls).toEqual([['- a note that is longer than forty\n  columns\n- short\n']]);

  write.mockRestore();
});
