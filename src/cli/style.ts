import { styleText } from 'util';

/** A colour or weight of text in a terminal. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** Styles a text, or leaves it as it is. */
export type Styler = (style: Style, text: string) => string;

/** Styles where the stream is a terminal, unless `NO_COLOR` is set; elsewhere only where `FORCE_COLOR` is. */
export function stylerFor(stream: { readonly isTTY?: boolean }): Styler {
  return hasColor(stream) ? (style, text) => styleText(style, text) : (_, text) => text;
}

function hasColor(stream: { readonly isTTY?: boolean }): boolean {
  const { NO_COLOR: none, FORCE_COLOR: force, TERM: term } = process.env;
  if (none !== undefined && none !== '') return false;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return stream.isTTY === true && term !== 'dumb';
}

/** Columns of a terminal; 80 where the stream is none. Never so few that nothing fits. */
export function widthOf(stream: { readonly isTTY?: boolean; readonly columns?: number }): number {
  return Math.max(40, stream.isTTY === true && stream.columns !== undefined ? stream.columns : 80);
}
