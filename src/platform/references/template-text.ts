/** A reference `{{...}}` in a string, which can contain nested references. */
export interface Placeholder {
  readonly parts: Part[];
}

/** Plain text, or a reference. */
export type Part = string | Placeholder;

/** Deeper nesting than in any real configuration; anything nested deeper is plain text. */
const DEEPEST = 32;

/** Splits a string at its references, in one pass. Unclosed braces are plain text. */
export function parseText(text: string): Part[] {
  const open: Part[][] = [[]];
  let from = 0;
  const flush = (to: number) => {
    if (to > from) open[open.length - 1].push(text.slice(from, to));
  };
  for (let at = 0; at < text.length - 1; at++) {
    if (text.startsWith('{{', at) && open.length <= DEEPEST) {
      flush(at);
      open.push([]);
    } else if (text.startsWith('}}', at) && open.length > 1) {
      flush(at);
      const parts = open.pop()!;
      open[open.length - 1].push({ parts });
    } else {
      continue;
    }
    from = at + 2;
    at++;
  }
  flush(text.length);
  while (open.length > 1) {
    const unclosed = open.pop()!;
    open[open.length - 1].push('{{', ...unclosed);
  }
  return open[0];
}
