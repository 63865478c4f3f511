import { LineCounter } from 'yaml';
import { Position } from '../../private/problems';

/** The text of a file, which converts offsets to positions. */
export class SourceText {
  public readonly file: string;
  public readonly text: string;
  private readonly lines = new LineCounter();

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    // Calculated here instead of by the parser, so that positions exist for problems before and during parsing.
    this.lines.addNewLine(0);
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) this.lines.addNewLine(end + 1);
  }

  public position(offset: number): Position {
    const { line, col } = this.lines.linePos(Math.min(Math.max(offset, 0), this.text.length));
    return { file: this.file, line, column: col };
  }

  public offset(line: number, column: number): number {
    return this.lines.lineStarts[line - 1] + column - 1;
  }

  /** The line that contains the offset, without its line break. */
  public lineAt(offset: number): string {
    const start = offset - this.position(offset).column + 1;
    const end = this.text.indexOf('\n', start);
    return this.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
  }

  /** The offset of the first content at or after `offset` that is not a comment. */
  public nextContent(offset: number): number {
    const [skipped] = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*/.exec(this.text.slice(offset))!;
    const next = offset + skipped.length;
    return next < this.text.length && this.position(offset).column === 1 ? next : offset;
  }

  /** The keys of the maps around a line, from the nearest to the outermost: the last key of each above the line. */
  public keysAbove(line: number): { readonly name: string; readonly line: number; readonly column: number }[] {
    const found: { name: string; line: number; column: number }[] = [];
    const above = this.text.split('\n').slice(0, line - 1).reverse();
    for (const [distance, text] of above.entries()) {
      const [, indent, name] = /^((?: |- )*)(["']?[^\s#"'-][^:#]*?["']?):(?:\s|$)/.exec(text) ?? [];
      if (name === undefined || indent.length + 1 >= (found.at(-1)?.column ?? Infinity)) continue;
      found.push({ name: name.replace(/["']/g, ''), line: line - 1 - distance, column: indent.length + 1 });
    }
    return found;
  }
}
