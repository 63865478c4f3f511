import { formatFor, renderMarkdown, TextFormat, wrap } from '../../../src/cli/explain/terminal-text';

const PLAIN: TextFormat = { width: 40, styled: false };
const STYLED: TextFormat = { width: 40, styled: true };
const BOLD = '\u001b[1m';
const linkTo = (target: string) => `https://example.com/${target}`;

describe('format', () => {
  test.each([
    ['a narrow terminal', { isTTY: true, columns: 60 }, undefined, { width: 60, styled: true }],
    ['a wide terminal', { isTTY: true, columns: 240 }, undefined, { width: 100, styled: true }],
    ['a terminal with unknown width', { isTTY: true, columns: 0 }, undefined, { width: 100, styled: true }],
    ['a terminal with NO_COLOR', { isTTY: true, columns: 80 }, '1', { width: 80, styled: false }],
    ['an empty NO_COLOR counts as unset', { isTTY: true, columns: 80 }, '', { width: 80, styled: true }],
    ['a pipe', {}, undefined, { width: 100, styled: false }],
  ])('%s', (_, stream, noColor, format) => {
    expect(formatFor(stream, { NO_COLOR: noColor })).toEqual(format);
  });
});

describe('wrap', () => {
  test('breaks lines between words within the width, with an indent', () => {
    expect(wrap('one two three four', { width: 10, styled: false }, '  ')).toBe('  one two\n  three\n  four');
  });

  test('the first line can have a different indent', () => {
    expect(wrap('one two three', { width: 9, styled: false }, '  ', '- ')).toBe('- one two\n  three');
  });

  test('does not break a word that is too long', () => {
    expect(wrap('a https://example.com b', { width: 8, styled: false })).toBe('a\nhttps://example.com\nb');
  });

  test('does not count escape sequences in the width', () => {
    expect(wrap(`${BOLD}one\u001b[22m two`, { width: 7, styled: true })).toBe(`${BOLD}one\u001b[22m two`);
  });
});

describe('markdown', () => {
  const render = (text: string, format = PLAIN) => renderMarkdown(text, format, linkTo);

  test('joins and wraps paragraphs', () => {
    expect(render('One line\nthat goes on and on, and needs a second line.\n\nAnother.')).toBe(
      'One line that goes on and on, and needs\na second line.\n\nAnother.',
    );
  });

  test('prints emphasis as bold if styles are on, and without styles otherwise', () => {
    expect(render('**Why it is:** so')).toBe('Why it is: so');
    expect(render('**Why:** so', STYLED)).toBe(`${BOLD}Why:\u001b[22m so`);
    expect(render('## A heading', STYLED)).toBe(`${BOLD}A heading\u001b[22m`);
  });

  test('does not change code', () => {
    expect(render('the `**key**` of it')).toBe('the `**key**` of it');
  });

  test('prints the target of a link after it', () => {
    expect(render('see [the `x` page](a.md#b).')).toBe('see the `x` page\n<https://example.com/a.md#b>.');
  });

  test('separates list items', () => {
    expect(render('- first item, which is longer than\n  one line is\n- second')).toBe(
      '- first item, which is longer than one\n  line is\n- second',
    );
  });

  test('indents a block, keeps its lines, and shows its kind', () => {
    const block = '```yaml broken\na: a value that is much longer than the width of the terminal\n\n# b\n```';

    expect(render(block)).toBe('broken:\n    a: a value that is much longer than the width of the terminal\n\n    # b');
    expect(render(block, STYLED)).toContain(`${BOLD}broken:`);
    expect(render('```console\n$ ls\n```')).toBe('    $ ls');
  });
});
