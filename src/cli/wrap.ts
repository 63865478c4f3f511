import { stripVTControlCharacters } from 'util';

/**
 * Wraps a line of text between words, so that no line is longer than `width` columns unless a single word is.
 * Continuation lines begin with `indent` spaces.
 */
export function wrapped(text: string, width: number, indent: number): string {
  const [margin] = /^ */.exec(text)!;
  return wordLines(text.slice(margin.length).split(' '), width, ' '.repeat(indent), margin).join('\n');
}

/** The lines that words take: the first begins with `first`, and the further ones with `indent`. */
export function wordLines(words: readonly string[], width: number, indent = '', first = indent): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of words) {
    if (!isEmpty && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** The width of a text in a terminal, in columns. */
export function columnsOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
