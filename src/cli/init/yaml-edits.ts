import { Document, isAlias, isMap, isPair, isScalar, isSeq, Node, Pair, parseDocument, stringify } from 'yaml';

/** The path of a value in a file: keys of maps, indexes of lists. */
export type YamlPath = readonly (string | number)[];

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Changes single values and keys of a YAML text at their positions, without changing anything else.
 */
export class YamlEdits {
  private readonly document: Document.Parsed;
  private readonly edits: Edit[] = [];

  constructor(private readonly text: string) {
    this.document = parseDocument(text);
  }

  /** Replaces a scalar. */
  public setValue(path: YamlPath, value: string): this {
    return this.replace(this.nodeAt(path), value);
  }

  /** Renames a key. */
  public renameKey(path: YamlPath, name: string): this {
    return this.replace(this.pairAt(path).key, name);
  }

  /** Repeats the only entry of a list or map for each name, which is the item of the list or the key of the map. */
  public repeatEntry(path: YamlPath, names: readonly string[]): this {
    const collection = this.nodeAt(path);
    if (!(isSeq(collection) || isMap(collection)) || collection.items.length !== 1) {
      throw new Error(`${path.join('.')} has not one entry`);
    }
    const [item] = collection.items;
    const named = rangeOf(isMap(collection) ? (item as Pair).key : item);
    const value = isMap(collection) ? (item as Pair<unknown, Node>).value : item as Node;
    const behindName = this.text.slice(named.end, rangeOf(value).end).trimEnd();
    const lineStart = this.text.lastIndexOf('\n', named.start) + 1;
    const beforeName = this.text.slice(lineStart, named.start);
    this.edits.push({
      start: lineStart,
      end: named.end + behindName.length,
      text: names.map((name) => `${beforeName}${scalarText(name)}${behindName}`).join('\n'),
    });
    return this;
  }

  /** Whether a path exists. */
  public has(path: YamlPath): boolean {
    return this.document.hasIn(path);
  }

  /** The value at a path as plain data. Undefined if there is none. */
  public valueAt(path: YamlPath): unknown {
    const node = this.document.getIn(path, true) as Node | undefined;
    return node?.toJS?.(this.document);
  }

  /** Appends an entry to a map or, without a key, an item to a list. An empty or missing map or list is created. */
  public append(path: YamlPath, value: unknown, key?: string): this {
    const node = path.length > 0 && !this.document.hasIn(path) ? undefined : this.nodeAt(path);
    if (node === undefined) return this.append(path.slice(0, -1), wrapped(value, key), String(path[path.length - 1]));
    if (isAlias(node)) throw new NotEditable(path);
    const collection = isMap(node) || isSeq(node) ? node : undefined;
    if (collection?.flow && collection.items.length > 0) {
      const { end } = rangeOf(lastPart(collection.items[collection.items.length - 1]));
      return this.edit(end, end, `, ${flowText(value, key)}`);
    }
    if (collection && !collection.flow) {
      const { start } = rangeOf(firstPart(collection));
      const lineStart = this.text.lastIndexOf('\n', start - 1) + 1;
      // A list has its hyphen before the item.
      const indent = isSeq(collection) ? this.text.slice(lineStart, start).search(/\S|$/) : start - lineStart;
      const end = this.endOfLine(lastOffset(collection));
      return this.edit(end, end, `\n${blockText(wrapped(value, key), indent)}`);
    }
    const pair = this.pairAt(path);
    const { start, end: keyEnd } = rangeOf(pair.key);
    const indent = start - this.text.lastIndexOf('\n', start - 1) - 1 + 2;
    const colon = this.text.indexOf(':', keyEnd) + 1;
    const from = collection ? rangeOf(collection).end : colon;
    const comment = this.text.slice(from, this.endOfLine(from)).trimEnd();
    return this.edit(colon, this.endOfLine(from), `${comment}\n${blockText(wrapped(value, key), indent)}`);
  }

  /** Adds a scalar to a block map, in the line after one of its entries. */
  public insertBehind(path: YamlPath, key: string, value: string): this {
    const pair = this.pairAt(path);
    const { start } = rangeOf(pair.key);
    const indent = ' '.repeat(start - this.text.lastIndexOf('\n', start - 1) - 1);
    const end = this.endOfLine(lastOffset(pair));
    return this.edit(end, end, `\n${indent}${scalarText(key)}: ${scalarText(value)}`);
  }

  /** The text of an entry of a block map: its comments, its key and its value, without the indentation of the key. */
  public entryText(path: YamlPath): string {
    const { start } = rangeOf(this.pairAt(path).key);
    const indent = start - this.text.lastIndexOf('\n', start - 1) - 1;
    const lines = this.text.slice(start, this.endOfLine(lastOffset(this.pairAt(path)))).split(/\r?\n/);
    const indentation = new RegExp(`^ {0,${indent}}`);
    return lines.map((line, index) => (index === 0 ? line : line.replace(indentation, ''))).join('\n');
  }

  /** Appends the text of an entry, which begins with its key, to a block map. */
  public appendText(path: YamlPath, entry: string): this {
    const map = this.nodeAt(path);
    if (!isMap(map) || map.flow || map.items.length === 0) throw new NotEditable(path);
    const { start } = rangeOf(firstPart(map));
    const indent = ' '.repeat(start - this.text.lastIndexOf('\n', start - 1) - 1);
    const end = this.endOfLine(lastOffset(map));
    return this.edit(end, end, `\n${entry.split('\n').map((line) => (line === '' ? '' : indent + line)).join('\n')}`);
  }

  /** Removes an entry of a map, or an item of a list, with the comment above it. */
  public remove(path: YamlPath): this {
    const parent = this.nodeAt(path.slice(0, -1));
    if (!isMap(parent) && !isSeq(parent)) throw new NotEditable(path);
    const last = path[path.length - 1];
    const index = isSeq(parent)
      ? Number(last)
      : parent.items.findIndex(({ key }) => isScalar(key) && String(key.value) === String(last));
    const item = parent.items[index];
    if (item === undefined) throw new NotEditable(path);
    if (parent.items.length === 1) {
      const { end: keyEnd } = rangeOf(this.pairAt(path.slice(0, -1)).key);
      const colon = this.text.indexOf(':', keyEnd) + 1;
      return this.edit(colon, this.endOfLine(lastOffset(parent)), isSeq(parent) ? ' []' : ' {}');
    }
    const { start } = rangeOf(firstPart(item));
    if (parent.flow) {
      const next = parent.items[index + 1];
      return next === undefined
        ? this.edit(rangeOf(lastPart(parent.items[index - 1])).end, rangeOf(lastPart(item)).end, '')
        : this.edit(start, rangeOf(firstPart(next)).start, '');
    }
    let from = this.text.lastIndexOf('\n', start - 1) + 1;
    // A comment above the first entry belongs to all of them.
    while (index > 0) {
      const above = this.text.lastIndexOf('\n', from - 2) + 1;
      if (!/^\s*#/.test(this.text.slice(above, from))) break;
      from = above;
    }
    const end = this.endOfLine(lastOffset(item));
    const [lineBreak] = /^\r?\n|^/.exec(this.text.slice(end))!;
    return this.edit(from, end + lineBreak.length, '');
  }

  public toString(): string {
    const edited = [...this.edits]
      .sort((a, b) => b.start - a.start)
      .reduce((text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end), this.text);
    // Without the last line, a text that had no line break at its end has none either.
    return this.text.endsWith('\n') ? edited : edited.replace(/\r?\n$/, '');
  }

  /** The line of a value, or of the key if the value is a list or map. */
  public lineOf(path: YamlPath): number {
    const node = this.nodeAt(path);
    const { start } = rangeOf(isScalar(node) ? node : this.pairAt(path).key);
    return this.text.slice(0, start).split('\n').length;
  }

  private edit(start: number, end: number, text: string): this {
    this.edits.push({ start, end, text: this.text.includes('\r\n') ? text.replace(/\n/g, '\r\n') : text });
    return this;
  }

  /** The end of the line of an offset, before its line break. */
  private endOfLine(offset: number): number {
    const from = this.text[offset - 1] === '\n' ? offset - 1 : offset;
    const lineBreak = this.text.indexOf('\n', from);
    const end = lineBreak < 0 ? this.text.length : lineBreak;
    return this.text[end - 1] === '\r' ? end - 1 : end;
  }

  private replace(node: unknown, value: string): this {
    this.edits.push({ ...rangeOf(node), text: scalarText(value) });
    return this;
  }

  private nodeAt(path: YamlPath): Node {
    const node = this.document.getIn(path, true) as Node | undefined;
    // What an alias repeats is not there either.
    if (node === undefined) throw new NotEditable(path);
    return node;
  }

  private pairAt(path: YamlPath): Pair {
    const map = this.nodeAt(path.slice(0, -1));
    const pair = isMap(map)
      ? map.items.find(({ key }) => isScalar(key) && key.value === path[path.length - 1])
      : undefined;
    if (pair === undefined) throw new NotEditable(path);
    return pair;
  }
}

/** An edit that the file does not allow: of an alias, for example. */
export class NotEditable extends Error {
  constructor(public readonly path: YamlPath) {
    super(`there is no ${path.join('.')} that can be edited`);
  }
}

/** The first key of a map, or the first item of a list. */
function firstPart(node: unknown): unknown {
  if (isPair(node)) return node.key;
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0) return firstPart(node.items[0]);
  return node;
}

/** The value of an entry, or its key if it has none. */
function lastPart(node: unknown): unknown {
  if (!isPair(node)) return node;
  const value = node.value as Node | null;
  return value?.range && value.range[1] > value.range[0] ? value : node.key;
}

/** The end of the last text below a node. */
function lastOffset(node: unknown): number {
  const part = lastPart(node);
  if ((isMap(part) || isSeq(part)) && !part.flow && part.items.length > 0) {
    return lastOffset(part.items[part.items.length - 1]);
  }
  return rangeOf(part).end;
}

function wrapped(value: unknown, key: string | undefined): unknown {
  return key === undefined ? [value] : { [key]: value };
}

function blockText(value: unknown, indent: number): string {
  return stringify(value, { lineWidth: 0 })
    .trimEnd()
    .split('\n')
    .map((line) => ' '.repeat(indent) + line)
    .join('\n');
}

function flowText(value: unknown, key: string | undefined): string {
  const text = stringify(value, { lineWidth: 0, collectionStyle: 'flow' }).trim();
  return key === undefined ? text : `${scalarText(key)}: ${text}`;
}

/** A string as YAML writes it: with quotes if it would be another type without them. */
function scalarText(value: string): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

function rangeOf(node: unknown): { start: number; end: number } {
  const [start, end] = (node as Node).range!;
  return { start, end };
}
