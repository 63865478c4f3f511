/** Widths as fractions of the font size, wide enough for the sans-serif fonts of all systems. */
const WIDE = /[mwMW@%]/;
const NARROW = /[ijl.,:;'|!/ ]/;
const FULL = /[\u1100-\uffff]/;

/** The width of a line of text, rounded up. No text is wider than this in the fonts of the pictures. */
export function textWidth(text: string, fontSize: number): number {
  return Math.ceil([...text].reduce((width, character) => width + fontSize * partOf(character), 0));
}

function partOf(character: string): number {
  if (WIDE.test(character)) return 0.98;
  if (NARROW.test(character)) return 0.4;
  if (FULL.test(character) || character.length > 1) return 1.1;
  return /[A-Z]/.test(character) ? 0.75 : 0.63;
}
