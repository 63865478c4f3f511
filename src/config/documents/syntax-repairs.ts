import { Finding, quoted } from './document-problems';
import { SourceText } from './source-text';
import { unique } from '../../private/collections';

/** An edit that may be what the author of a file with a syntax error meant. */
export interface Repair {
  /** The file with the edit. It has as many lines as before. */
  readonly source: SourceText;
  /** The edited lines. */
  readonly lines: readonly RepairedLine[];
  /** The indentation, if the edit changes nothing else: more than one can be possible. */
  readonly indentation?: string;
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
const SPACES = /^ */;

/** A mistake in a line: its correct content, and the problem. */
interface Mistake {
  readonly pattern: RegExp;
  readonly correct: (key: string, value: string) => string;
  readonly message: (key: string) => string;
  readonly hint?: string;
}

const withoutColon = (key: string) => `${quoted(key)} has no ":"`;

/** Mistakes in the content of a line, after its indentation and list indicators. */
const IN_CONTENT: readonly Mistake[] = [
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
    pattern: /^([\w.-]+: +)?(\{\{.*)$/,
    correct: (key = '', value) => `${key}"${value.replace(/\s+#.*$/, '')}"`,
    message: () => 'a string that starts with "{{" has no quotes',
  },
  {
    pattern: /^([A-Za-z_][\w.-]*)\s+([^\s#].*)$/,
    correct: (key, value) => `${key}: ${value}`,
    message: withoutColon,
  },
  { pattern: /^-([^\s-].*)$/, correct: (item) => `- ${item}`, message: () => '"-" has no space after it' },
  {
    pattern: /^([\w.-]+): +("[^"]*|'[^']*)$/,
    correct: (key, value) => `${key}: ${value}${value[0]}`,
    message: (key) => `the quoted string of ${quoted(key)} has no closing quote`,
  },
];

/** Mistakes in the list indicator of a line, after its spaces. */
const IN_INDICATOR: readonly Mistake[] = [
  {
    pattern: /^- +([\w.-]+)(:.*)$/,
    correct: (key, rest) => `${key}${rest}`,
    message: (key) => `${quoted(key)} has a "- " before it, and the keys around it have none`,
    hint: 'remove the "- "',
  },
  {
    pattern: /^([\w.-]+)(:.*)$/,
    correct: (key, rest) => `- ${key}${rest}`,
    message: (key) => `an entry of a list has no "- " before ${quoted(key)}`,
  },
];

/** The edits to try for an error in a line, the most likely first. */
export function* repairsOf(line: number, source: SourceText): Iterable<Repair> {
  const lines = source.text.split('\n').map((text) => text.replace(/\r$/, ''));
  yield* tabRepairs(lines, source);
  // The parser can report the end of the value above, and a key at a wrong column only at the next key.
  const near = unique([line, ...lineBelow(line, lines), ...linesAbove(line, lines)]);
  for (const number of near) yield* corrected(number, INDENT, IN_CONTENT, lines, source);
  const open = source.keysAbove(line).map((key) => key.line);
  const columns = lines.map((text) => SPACES.exec(text)![0].length);
  const usual = ({ spaces }: IndentRepair) => columns.filter((column) => column === spaces).length;
  // The column of most lines is more likely than one of a few.
  yield* [...indentRepairs(unique([...near, ...open]), lines, source)].sort((a, b) => usual(b) - usual(a));
  for (const number of near) yield* corrected(number, SPACES, IN_INDICATOR, lines, source);
}

/** A line with each of the mistakes corrected that it can have. */
function* corrected(
  line: number, indentation: RegExp, mistakes: readonly Mistake[], lines: readonly string[], source: SourceText,
): Iterable<Repair> {
  const [indent] = indentation.exec(lines[line - 1])!;
  const content = lines[line - 1].slice(indent.length).trimEnd();
  for (const { pattern, correct, message, hint } of mistakes) {
    const found = pattern.exec(content);
    if (found === null) continue;
    const written = correct(found[1], found[2]);
    const shown = written.includes('"') ? written : quoted(written);
    const finding: Finding = { code: 'DSP103', message: message(found[1]), hint: hint ?? `write ${shown}` };
    yield repair(line, indent.length + 1, indent + written, finding, lines, source);
  }
}

interface IndentRepair extends Repair {
  readonly spaces: number;
}

/** A line that starts at the column of one of the keys around it. */
function* indentRepairs(
  near: readonly number[], lines: readonly string[], source: SourceText,
): Iterable<IndentRepair> {
  for (const line of near) {
    const [indent] = SPACES.exec(lines[line - 1])!;
    const content = lines[line - 1].slice(indent.length);
    const [, name] = /^(?:- +)?([\w.-]+):/.exec(content) ?? [];
    if (name === undefined) continue;
    for (const { column, name: like } of source.keysAbove(line)) {
      if (column === indent.length + 1 || isLeftEmpty(line, column, lines)) continue;
      const indentation = `${column - 1 === 1 ? '1 space' : `${column - 1} spaces`}, like ${quoted(like)}`;
      const finding: Finding = {
        code: 'DSP103',
        message: `${quoted(name)} starts at column ${indent.length + 1}, which is not that of the keys around it`,
        hint: `indent it by ${indentation}`,
      };
      const edited = repair(line, indent.length + 1, ' '.repeat(column - 1) + content, finding, lines, source);
      yield { ...edited, indentation, spaces: column - 1 };
    }
  }
}

/** Whether a key without a value would have none at a column, since nothing below it is indented deeper. */
function isLeftEmpty(line: number, column: number, lines: readonly string[]): boolean {
  if (!/:\s*(#.*)?$/.test(lines[line - 1])) return false;
  const next = lines.slice(line).find((text) => /^\s*[^\s#]/.test(text)) ?? '';
  const [indent] = SPACES.exec(next)!;
  return indent.length < column && !(indent.length === column - 1 && next.startsWith('- ', indent.length));
}

function repair(
  line: number, column: number, text: string, finding: Finding, lines: readonly string[], source: SourceText,
): Repair {
  return {
    source: withLines(source, lines.map((other, index) => (index === line - 1 ? text : other))),
    lines: [{ line, column, finding }],
  };
}

/** Spaces for the tabs in the indentation of all lines. */
function* tabRepairs(lines: readonly string[], source: SourceText): Iterable<Repair> {
  const tabs = lines.flatMap((text, index) => {
    const [indent] = TAB_INDENT.exec(text) ?? [];
    return indent === undefined
      ? []
      : [{ line: index + 1, column: indent.length, count: indent.split('\t').length - 1 }];
  });
  if (tabs.length === 0) return;
  const repairs = [
    ...TAB_WIDTHS.map((width) => ({
      hintFor: (count: number) => `write ${count * width} spaces instead of the ${count === 1 ? 'tab' : 'tabs'}`,
      indent: (found: string) => found.replaceAll('\t', ' '.repeat(width)),
    })),
    // One line can have been moved with several tabs.
    ...tabs.length > 1 ? [] : source.keysAbove(tabs[0].line).map(({ column, name }) => ({
      hintFor: () => `indent with ${column - 1} spaces, like ${quoted(name)}`,
      indent: () => ' '.repeat(column - 1),
    })),
  ];
  for (const { hintFor, indent } of repairs) {
    const edited = lines.map((text) => text.replace(TAB_INDENT, indent));
    if (tabs.some(({ line }) => isLeftEmpty(line, SPACES.exec(edited[line - 1])![0].length + 1, edited))) continue;
    yield {
      source: withLines(source, edited),
      lines: tabs.slice(0, MOST_TABS).map(({ line, column, count }) => ({
        line,
        column,
        finding: {
          code: 'DSP103',
          message: `${count === 1 ? 'a tab' : `${count} tabs`} in the indentation`,
          hint: hintFor(count),
        },
      })),
    };
  }
}

/** The next line with content. */
function lineBelow(line: number, lines: readonly string[]): number[] {
  const offset = lines.slice(line).findIndex((text) => /^\s*[^\s#]/.test(text));
  return offset < 0 ? [] : [line + 1 + offset];
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
