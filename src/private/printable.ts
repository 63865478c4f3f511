/** Characters that control a terminal or change the display order. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/gu;
/** Maximum length of a string in a message; a longer string is shortened in the middle. */
const LONGEST = 1_000;
const END = 200;

/** A string for a message: invisible characters are shown as `\u001B`, and a long string is shortened in the middle. */
export function printable(text: string): string {
  const short = text.length <= LONGEST ? text : `${text.slice(0, LONGEST - END)} ... ${text.slice(-END)}`;
  return short.replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** The same with one character for each character, so that columns do not change. Tabs are kept. */
export function printableLine(text: string): string {
  return text.replace(UNPRINTABLE, (character) => (character === '\t' ? character : '\ufffd'));
}

/** The text with a capital letter at the beginning. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
