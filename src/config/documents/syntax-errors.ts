import { YAMLError } from 'yaml';
import { DocumentProblems, Finding, quoted } from './document-problems';
import { SourceText } from './source-text';

/** One error causes others: after a few, the rest is not useful. */
const MAX_SYNTAX_ERRORS = 3;
const CORE_TAG = /^(!!|!<tag:yaml\.org,2002:)(str|int|float|bool|null|seq|map)>?$/;
/** Short forms of CloudFormation functions. */
const CLOUDFORMATION_TAG = /^!(Ref|Sub|GetAtt|Join|ImportValue|FindInMap|Select|Split|If)$/;
/** The tag of a value that is the content of another file. */
export const INCLUDE = '!include';
export const QUOTE_REFERENCE = 'put quotes around a string that starts with "{{"';

/** Grammar messages of the parser, reworded as messages about the file. */
const KNOWN_ERRORS: readonly { pattern: RegExp; message: string; hint?: string | ((line: string) => string) }[] = [
  { pattern: /^Missing closing .quote/, message: 'a quoted string has no closing quote' },
  { pattern: /end with a \]/, message: 'a "]" is missing', hint: 'close the list, not further left than its start' },
  { pattern: /end with a \}/, message: 'a "}" is missing', hint: 'close the map, not further left than its start' },
  {
    pattern: /followed by map values|on a single line/,
    message: 'a key without ":"',
    hint: 'write ":" after the key, or check the indentation',
  },
  {
    pattern: /^Nested mappings/,
    message: 'a second key on the line of the first',
    hint: (line) => /:\s+(generated-role-\w+|ssm(-\w+)?|project):\s/.test(line)
      ? 'remove the space after the ":" of the reference'
      : 'put a string that contains ": " in quotes',
  },
  {
    pattern: /^Plain value cannot start/,
    message: 'a string starts with a character that requires quotes',
    hint: 'put the string in quotes',
  },
  {
    pattern: /^Alias cannot be an empty string/,
    message: 'a "*" without quotes',
    hint: 'write "*" in quotes',
  },
  {
    pattern: /^Anchor cannot be an empty string/,
    message: 'a "&" without quotes',
    hint: 'put the string in quotes',
  },
  {
    pattern: /^Missing , (or : )?between/,
    message: 'a "," is missing in a list or map in brackets',
    hint: 'write "," between the entries',
  },
  {
    pattern: /^Unexpected (,|empty item) in flow/,
    message: 'a "," without an entry before it in a list or map in brackets',
    hint: 'remove the ","',
  },
  { pattern: /^Missing space after :/, message: 'a ":" without a space after it', hint: 'write a space after ":"' },
  {
    pattern: /^Sequence item without - indicator|used as an implicit map key/,
    message: 'a list whose entries do not all start with "- " in one column',
    hint: 'check the indentation and the "- " of this line and of the lines around it',
  },
  {
    pattern: /^Comments must be separated/,
    message: 'a "#" without a space before it',
    hint: 'write a space before the comment, or put the string in quotes',
  },
  {
    pattern: /^Invalid escape sequence/,
    message: 'an unknown escape sequence in double quotes',
    hint: 'write "\\\\" for a backslash, or use single quotes',
  },
  {
    pattern: /^Block scalar/,
    message: 'the lines after "|" or ">" are not indented below their key',
    hint: 'indent these lines deeper than the key',
  },
  {
    pattern: /^Unexpected flow-\w+-end token in YAML stream/,
    message: 'an unexpected "]" or "}"',
    hint: 'remove it, or write the "[" or "{" before it',
  },
  {
    pattern: /^Unexpected .* token in YAML stream/,
    message: 'the line does not belong to a list or map',
    hint: 'check the ":" and the indentation of this line and of the line above',
  },
  {
    pattern: /^Unexpected scalar at node end/,
    message: 'unexpected text after the end of a value',
    hint: 'check quotes and indentation',
  },
];

/** The parser reports the end of the value above the line. */
const DEEPER_LINE: Finding = {
  code: 'DSP103',
  message: 'the next line is indented deeper, but this key already has a value',
  hint: 'give the next line the same indentation as this key',
};

/** Characters that look like the ones of YAML but are different. */
const LOOKALIKES: readonly { pattern: RegExp; name: string; meant: string }[] = [
  { pattern: /[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/, name: 'a space that is not the normal one', meant: '" "' },
  { pattern: /\uff1a/, name: 'a full-width colon', meant: '":"' },
  { pattern: /^\s*[\u2013\u2014\u2212]\s/, name: 'a dash that is not a hyphen', meant: '"-"' },
  { pattern: /[\u2018\u2019\u201c-\u201e]/, name: 'typographic quotes', meant: 'straight quotes' },
];

/** Reports the first errors of the parser, one per line. Expects them in the order of the file. */
export function reportSyntaxError(
  errors: YAMLError[], source: SourceText, report: (offset: number, finding: Finding) => void,
): void {
  const lines = new Set<number>();
  let isIndentationReported = false;
  for (const error of errors) {
    const isColumn = /must start at the same column/.test(error.message);
    const offset = isColumn ? source.nextContent(error.pos[0]) : error.pos[0];
    const { line } = source.position(offset);
    if (lines.has(line)) continue;
    // The lines that follow a key at a wrong column have no separate error.
    if (isColumn && isIndentationReported) continue;
    if (lines.add(line).size > MAX_SYNTAX_ERRORS) return;
    const text = source.lineAt(offset);
    const tab = /^ *\t/.exec(text);
    isIndentationReported ||= isColumn || tab !== null || error.code === 'TAB_AS_INDENT';
    if (error.code === 'TAB_AS_INDENT' || tab) {
      const start = offset - source.position(offset).column + 1;
      const found = tab ? start + tab[0].length - 1 : offset;
      report(found, { code: 'DSP103', message: 'a tab in the indentation', hint: 'indent with spaces' });
    } else if (isColumn) {
      report(offset, columnFinding(offset, source));
    } else {
      const rest = text.slice(source.position(offset).column - 1);
      const isDeeper = /^Nested mappings/.test(error.message) && !/:(\s|$)/.test(rest);
      report(offset, isDeeper ? DEEPER_LINE : describe(error, text));
    }
  }
}

/** The maps around the line start at some columns above it: one of them was probably intended. */
function columnFinding(offset: number, source: SourceText): Finding {
  const { line, column } = source.position(offset);
  const near = source.keysAbove(line).filter((key) => Math.abs(key.column - column) <= 2);
  const places = near.map((key) => `at column ${key.column}, like ${quoted(key.name)}`).join(', or ');
  return {
    code: 'DSP103',
    message: 'the keys of one map start at different columns',
    hint: places === '' ? 'check the indentation' : `start this line ${places}`,
  };
}

function describe(error: YAMLError, line: string): Finding {
  const code = error.code === 'RESOURCE_EXHAUSTION' ? 'DSP104' : 'DSP103';
  const known = KNOWN_ERRORS.find(({ pattern }) => pattern.test(error.message));
  const lookalike = LOOKALIKES.find(({ pattern }) => pattern.test(line));
  const hint = /(^|[:-])\s+\{\{/.test(line) ? QUOTE_REFERENCE
    : lookalike ? `the line contains ${lookalike.name}: write ${lookalike.meant}`
      : typeof known?.hint === 'function' ? known.hint(line) : known?.hint;
  return { code, message: known?.message ?? shorten(error.message), ...(hint && { hint }) };
}

/** Messages of the parser start with a capital letter and can quote whole lines. */
function shorten(message: string): string {
  const line = message.split('\n')[0].slice(0, 200);
  return line.charAt(0).toLowerCase() + line.slice(1);
}

/** Reports the first conflict that Git marked in the file. Returns whether there is one. */
export function reportConflict(source: SourceText, problems: DocumentProblems): boolean {
  const [start, middle, end] = ['<', '=', '>'].map((mark) => (
    new RegExp(`^${mark}{7}(?: .*)?\\r?$`, 'm').exec(source.text)?.index
  ));
  if (start === undefined || middle === undefined || end === undefined) return false;
  const { line } = source.position(start);
  problems.report(start, {
    code: 'DSP103',
    message: `a merge conflict of Git in lines ${line} to ${source.position(end).line}`,
    hint: 'keep one of the two versions, and delete the lines that start with <<<<<<<, ======= and >>>>>>>',
  });
  return true;
}

/** Reports a tag that is not allowed in a configuration, or that does not match its value. */
export function reportTag(offset: number, source: SourceText, problems: DocumentProblems): void {
  const tag = /^!(<[^>\s]*>|[^\s,[\]{}]*)/.exec(source.text.slice(offset, offset + 200))?.[0] ?? '!';
  if (tag === INCLUDE) return;
  if (CORE_TAG.test(tag)) {
    problems.report(offset, {
      code: 'DSP103',
      message: `the value does not fit its tag "${tag}"`,
      hint: 'remove the tag',
    });
    return;
  }
  problems.report(offset, {
    code: 'DSP104',
    message: `the tag ${quoted(tag)} is not allowed`,
    hint: CLOUDFORMATION_TAG.test(tag)
      ? 'write the string without the tag, with "{{region}}" for ${AWS::Region}, "{{account}}" for ${AWS::AccountId}, '
        + '"{{partition}}" for ${AWS::Partition}, and "{{ref:CONSTRUCT/PATH}}" for a resource of the module'
      : 'remove the tag; a string that starts with "!" must be quoted',
  });
}
