import { Finding, quoted } from './document-problems';
import { SourceText } from './source-text';

/** An edit that may be what the author of a file with a syntax error meant. */
export interface Repair {
  /** The file with the edit. It has as many lines as before. */
  readonly source: SourceText;
  /** The edited lines. */
  readonly lines: readonly RepairedLine[];
}

/** An edited line, and its problem. */
export interface RepairedLine {
  readonly line: number;
  readonly column: number;
  readonly finding: Finding;
}

/** Lines above an error in which its cause can be. */
const LINES_ABOVE = 2;
/** Spaces that can replace a tab. */
const TAB_WIDTHS = [2, 4, 8];
const MOST_TABS = 3;
const TAB_INDENT = /^ *\t[ \t]*/;

/** Spaces and list indicators at the beginning of a line. */
const INDENT = /^ *(?:- +)*/;

/** A mistake in the content of a line: the correct content, and its problem. */
interface Mistake {
  readonly pattern: RegExp;
  readonly correct: (key: string, value: string) => string;
  readonly message: (key: string) => string;
}

const withoutColon = (key: string) => `${quoted(key)} has no ":"`;

const MISTAKES: readonly Mistake[] = [
  { pattern: /^([A-Za-z_][\w.-]*)\s*(?:#.*)?$/, correct: (key) => `${key}:`, message: withoutColon },
  {
    pattern: /^([A-Za-z_][\w.-]*):([^\s:/].*)$/,
    correct: (key, value) => `${key}: ${value}`,
    message: (key) => `${quoted(key)} has no space after its ":"`,
  },
  {
    pattern: /^([A-Za-z_][\w.-]*)\s*=\s*(.+)$/,
    correct: (key, value) => `${key}: ${value}`,
    message: (key) => `${quoted(key)} has "=" instead of ":"`,
  },
  {
    pattern: /^([A-Za-z_][\w.-]*)\s+([^\s#].*)$/,
    correct: (key, value) => `${key}: ${value}`,
    message: withoutColon,
  },
  {
    pattern: /^-([^\s-].*)$/,
    correct: (item) => `- ${item}`,
    message: () => '"-" has no space after it',
  },
];

/** The edits to try for an error in a line, the most likely first. */
export function* repairsOf(line: number, source: SourceText): Iterable<Repair> {
  const lines = source.text.split('\n');
  yield* tabRepairs(lines, source);
  for (const number of [line, ...linesAbove(line, lines)]) {
    const text = lines[number - 1].replace(/\r$/, '');
    const [indent] = INDENT.exec(text)!;
    const content = text.slice(indent.length).trimEnd();
    for (const { pattern, correct, message } of MISTAKES) {
      const [, key, value] = pattern.exec(content) ?? [];
      if (key === undefined) continue;
      const written = correct(key, value);
      const finding: Finding = { code: 'DSP103', message: message(key), hint: `write ${quoted(written)}` };
      yield {
        source: withLines(source, lines.map((other, index) => (index === number - 1 ? indent + written : other))),
        lines: [{ line: number, column: indent.length + 1, finding }],
      };
    }
  }
}

/** Spaces for the tabs in the indentation of all lines. */
function* tabRepairs(lines: readonly string[], source: SourceText): Iterable<Repair> {
  const tabs = lines.flatMap((text, index) => {
    const [indent] = TAB_INDENT.exec(text) ?? [];
    return indent === undefined ? [] : [{ line: index + 1, column: indent.length }];
  });
  if (tabs.length === 0) return;
  for (const width of TAB_WIDTHS) {
    const finding: Finding = {
      code: 'DSP103', message: 'a tab in the indentation', hint: `write ${width} spaces instead of the tab`,
    };
    const spaces = (indent: string) => indent.replaceAll('\t', ' '.repeat(width));
    yield {
      source: withLines(source, lines.map((text) => text.replace(TAB_INDENT, spaces))),
      lines: tabs.slice(0, MOST_TABS).map((tab) => ({ ...tab, finding })),
    };
  }
}

/** The lines with content that are directly above a line, the nearest first. */
function linesAbove(line: number, lines: readonly string[]): number[] {
  const found: number[] = [];
  for (let number = line - 1; number > 0 && found.length < LINES_ABOVE; number--) {
    if (/^\s*[^\s#]/.test(lines[number - 1])) found.push(number);
  }
  return found;
}

function withLines(source: SourceText, lines: readonly string[]): SourceText {
  return new SourceText(source.file, lines.join('\n'));
}
