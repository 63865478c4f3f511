import { styleText } from 'util';

/** A color or weight of text in a terminal. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** Styles a string, or returns it unchanged. */
export type Styler = (style: Style, text: string) => string;

/** Styles text. Newer versions of Node.js check whether the stream supports it, which is already known here. */
export const paint: Styler = (style, text) => styleText(style, text, { validateStream: false });

/** The styler for a stream, which does not change text if the stream has no color. */
export function stylerFor(stream: { readonly isTTY?: boolean }): Styler {
  return hasColor(stream) ? paint : (_, text) => text;
}

/**
 * Whether text is styled: if the stream is a terminal, unless `NO_COLOR` is set; otherwise only if `FORCE_COLOR` is
 * set.
 */
export function hasColor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): boolean {
  const { NO_COLOR: none, FORCE_COLOR: force, TERM: term } = env;
  if (none !== undefined && none !== '') return false;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return stream.isTTY === true && term !== 'dumb';
}

/** Columns of a terminal; 80 if the stream is not a terminal, or its width is unknown. Never fewer than a minimum. */
export function widthOf(stream: { readonly isTTY?: boolean; readonly columns?: number }): number {
  return Math.max(40, stream.isTTY === true && stream.columns ? stream.columns : 80);
}
