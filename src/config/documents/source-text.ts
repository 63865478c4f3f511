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

  /** The line that contains the offset, without its line break. */
  public lineAt(offset: number): string {
    const start = offset - this.position(offset).column + 1;
    const end = this.text.indexOf('\n', start);
    return this.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
  }
}
