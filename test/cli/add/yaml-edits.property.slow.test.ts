import { parseDocument } from 'yaml';
import { YamlEdits, YamlPath } from '../../../src/cli/init/yaml-edits';
import { fc } from '../../support/properties';

const { array, assert, boolean, constantFrom, integer, nat, oneof, property, record, tuple, uniqueArray } = fc;

/** A value as somebody writes it in YAML. */
type Written =
  | { readonly scalar: string }
  | {
    /** Without keys, the values are a list. */
    readonly keys?: readonly string[];
    readonly values: readonly Written[];
    readonly style: 'block' | 'flow' | 'lines';
    readonly step: number;
    readonly comment: boolean;
    readonly trailing: boolean;
  };

const KEY = constantFrom('a', 'b', '"c d"', "'e'", '"x: y"', 'k-1', "'#h'", '"01"', '"{{context:x}}"');
const SCALAR = constantFrom('1', 'x', '"q # z"', "'it''s'", '~', 'some words', 'a:b', 'http://x/y', '|\n  # text\n\n  z', '');
const LAYOUT = {
  style: constantFrom<'block' | 'flow' | 'lines'>('block', 'block', 'flow', 'lines'),
  step: integer({ min: 1, max: 4 }),
  comment: boolean(),
  trailing: boolean(),
};

function written(depth: number): fc.Arbitrary<Written> {
  const scalar = record({ scalar: SCALAR });
  if (depth === 0) return scalar;
  const values = array(written(depth - 1), { minLength: 3, maxLength: 3 });
  const map = tuple(uniqueArray(KEY, { maxLength: 3 }), values).chain(([keys, items]) =>
    record({ keys: fc.constant(keys), values: fc.constant(items.slice(0, keys.length)), ...LAYOUT }));
  const list = array(written(depth - 1), { maxLength: 3 }).chain((items) =>
    record({ values: fc.constant(items), ...LAYOUT }));
  return oneof(scalar, map, map, list);
}

/** The text behind a key or hyphen, without the last line break. */
function textOf(value: Written, column: number, isInFlow = false): string {
  if ('scalar' in value) {
    if (isInFlow) return value.scalar.includes('\n') || value.scalar === '' ? 'x' : value.scalar;
    return value.scalar.replace(/\n(?=.)/g, `\n${' '.repeat(column)}`);
  }
  const { keys, values, style, step, comment, trailing } = value;
  if (style === 'block' && !isInFlow && values.length > 0) {
    const inner = column + step;
    const lines = values.flatMap((item, index) => {
      const text = textOf(item, inner);
      const note = comment && !text.includes('\n') ? ` # ${inner}` : '';
      const above = comment && index > 0 ? [`${' '.repeat(inner)}# above`] : [];
      return [...above, `${' '.repeat(inner)}${keys ? `${keys[index]}:` : '-'} ${text}${note}`];
    });
    return `${comment ? '# of all' : ''}\n${lines.join('\n')}`;
  }
  const [open, close] = keys ? '{}' : '[]';
  const items = values.map((item, index) => `${keys ? `${keys[index]}: ` : ''}${textOf(item, column, true)}`);
  const isLines = style === 'lines' && !isInFlow && items.length > 0;
  const end = trailing && items.length > 0 ? ',' : '';
  return isLines
    ? `${open}\n${items.map((item, index) => `${' '.repeat(column + step)}${item}`
      + `${index < items.length - 1 ? ',' : end}${comment ? ` # ${index}` : ''}\n`).join('')}${' '.repeat(column)}${close}`
    : `${open} ${items.join(', ')}${end} ${close}`;
}

/** A document with the same value at different places, with the line breaks of Linux or Windows, and one path in it. */
const DOCUMENT = tuple(written(3), boolean(), boolean(), nat()).map(([value, isWindows, hasLastBreak, choice]) => {
  const text = `# first\ntop: 1\nroot: ${textOf(value, 0)}${hasLastBreak ? '\n# last\n' : ''}`;
  const paths: YamlPath[] = [];
  const collect = (item: unknown, path: YamlPath): void => {
    paths.push(path);
    if (typeof item !== 'object' || item === null) return;
    for (const [key, below] of Object.entries(item)) collect(below, [...path, Array.isArray(item) ? Number(key) : key]);
  };
  collect(parseDocument(text).toJS().root, ['root']);
  return { text: isWindows ? text.replace(/\n/g, '\r\n') : text, path: paths[choice % paths.length] };
});

/** The value of a text after an edit of the text, and after the same change of its value. */
function compare(
  text: string, path: YamlPath, edit: (edits: YamlEdits) => unknown, change: (parent: any) => void,
): string {
  const edits = new YamlEdits(text);
  edit(edits);
  const after = edits.toString();
  const [before, now] = [parseDocument(text), parseDocument(after)];
  const expected = before.toJS();
  change(path.slice(0, -1).reduce<any>((value, key) => value[key], expected));

  expect(before.errors).toEqual([]);
  expect({ after, errors: now.errors, value: now.toJS() }).toEqual({ after, errors: [], value: expected });
  expect(/[^\r]\n/.test(after)).toBe(/[^\r]\n/.test(text));

  return after;
}

const comments = (text: string) => text.match(/# /g)?.length;

test('an entry is added to a map, list or empty value in any style, and no comment is lost', () => {
  assert(property(DOCUMENT, ({ text, path }) => {
    const value = parseDocument(text).getIn(path);
    fc.pre(value === null || typeof value === 'object');
    const last = path[path.length - 1];
    const isList = parseDocument(text).toJS() && Array.isArray(new YamlEdits(text).valueAt(path));

    const after = compare(
      text, path,
      (edits) => edits.append(path, { z: 1 }, isList ? undefined : 'new'),
      (parent) => (isList ? parent[last].push({ z: 1 }) : parent[last] = { ...parent[last], new: { z: 1 } }),
    );

    expect(comments(after)).toBe(comments(text));
  }), { numRuns: 300 });
});

test('an entry is removed from a map or list in any style', () => {
  assert(property(DOCUMENT, ({ text, path }) => {
    const last = path[path.length - 1];

    compare(text, path, (edits) => edits.remove(path), (parent) => {
      if (Array.isArray(parent)) parent.splice(Number(last), 1);
      else delete parent[last];
    });
  }), { numRuns: 300 });
});

test('a copy of an entry is added to its map in any style, and no comment is lost', () => {
  assert(property(DOCUMENT, ({ text, path }) => {
    const last = path[path.length - 1];
    fc.pre(typeof last === 'string');
    const key = /^("[^"]*"|'[^']*'|[^:]*)/;

    const after = compare(
      text, path,
      (edits) => edits.appendText(path.slice(0, -1), edits.entryText(path).replace(key, 'new')),
      (parent) => (parent.new = parent[last]),
    );

    expect(comments(after)).toBeGreaterThanOrEqual(comments(text)!);
  }), { numRuns: 300 });
});
