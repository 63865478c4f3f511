/** Characters that control a terminal or change the display order. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/gu;
/** Longest text of a message, in characters; of a longer one the beginning and the end are shown. */
const LONGEST = 1_000;
const END = 200;

/** A text for a message: what cannot be seen as `\u001B`, and of a very long one the beginning and the end. */
export function printable(text: string): string {
  const short = text.length <= LONGEST ? text : `${text.slice(0, LONGEST - END)} ... ${text.slice(-END)}`;
  return short.replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** The same with one sign for each character, so that columns stay as they are. Tabs are kept. */
export function printableLine(text: string): string {
  return text.replace(UNPRINTABLE, (character) => (character === '\t' ? character : '\ufffd'));
}
