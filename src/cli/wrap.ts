import { stripVTControlCharacters } from 'util';

/**
 * Wraps a line of text between words, so that no line is longer than `width` columns unless a single word is.
 * Continuation lines begin with `indent` spaces.
 */
export function wrapped(text: string, width: number, indent: number): string {
  const lines: string[] = [];
  let line = '';
  const [margin] = /^ */.exec(text)!;
  for (const [index, word] of text.slice(margin.length).split(' ').entries()) {
    const longer = index === 0 ? `${margin}${word}` : `${line} ${word}`;
    if (index === 0 || columnsOf(longer) <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = `${' '.repeat(indent)}${word}`;
  }
  return [...lines, line].join('\n');
}

/** The width of a text in a terminal, in columns. */
export function columnsOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
