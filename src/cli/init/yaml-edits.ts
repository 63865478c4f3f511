import { Document, isAlias, isMap, isScalar, isSeq, Node, Pair, parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import { anchorsIn, movedAnchors, pathOf } from './yaml-aliases';
import {
  blockText, firstPart, flowEntry, flowText, indentOf, lastOffset, rangeOf, scalarText, startOf, TextEdit, wrapped,
  YamlPath,
} from './yaml-nodes';

export type { YamlPath } from './yaml-nodes';

/**
 * Changes single values and keys of a YAML text at their positions, without changing anything else.
 */
export class YamlEdits {
  private readonly document: Document.Parsed;
  private readonly indent: number;
  private readonly edits: TextEdit[] = [];

  constructor(private readonly text: string) {
    this.document = parseDocument(text);
    this.indent = indentOf(this.document, text);
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
    const colon = isMap(collection) ? this.text.indexOf(':', named.end) + 1 : named.end;
    const value = isMap(collection) ? (item as Pair).value : item;
    const end = value === null ? colon : Math.max(colon, rangeOf(value).end);
    const behindName = this.text.slice(named.end, end).trimEnd();
    if (collection.flow) {
      return this.edit(named.start, end, names.map((name) => `${scalarText(name)}${behindName}`).join(', '));
    }
    const start = this.lineStart(named.start);
    const beforeName = this.text.slice(start, named.start);
    const beforeOthers = isMap(collection) ? ' '.repeat(beforeName.length) : beforeName;
    const entries = names.map((name, index) =>
      `${index === 0 ? beforeName : beforeOthers}${scalarText(name)}${behindName}`);
    return this.edit(start, named.end + behindName.length, entries.join('\n'));
  }

  /** Whether a path exists. */
  public has(path: YamlPath): boolean {
    return this.document.hasIn(path);
  }

  /** A path without aliases: the part that an alias repeats is where its anchor is. */
  public withoutAliases(path: YamlPath): YamlPath {
    let real: YamlPath = [];
    for (const key of path) {
      real = [...real, key];
      const node = this.document.getIn(real, true);
      if (isAlias(node)) real = pathOf(node.resolve(this.document), this.document.contents) ?? real;
    }
    return real;
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
    if (collection === undefined || collection.items.length === 0) return this.fill(path, node, wrapped(value, key));
    if (collection.flow) return this.appendToFlow(collection, flowEntry(value, key));
    const start = startOf(collection, 0, this.text);
    const column = start - this.lineStart(start);
    const end = this.endOfLine(lastOffset(collection));
    return this.edit(end, end, `\n${blockText(wrapped(value, key), column, this.indent)}`);
  }

  /** Adds a scalar to a map, after one of its entries. */
  public insertBehind(path: YamlPath, key: string, value: string): this {
    const pair = this.pairAt(path);
    const { start } = rangeOf(pair.key);
    const offset = lastOffset(pair);
    const entry = `${scalarText(key)}: ${scalarText(value)}`;
    if (this.isInFlow(path)) return this.edit(offset, offset, `, ${entry}`);
    const end = this.endOfLine(offset);
    return this.edit(end, end, `\n${' '.repeat(start - this.lineStart(start))}${entry}`);
  }

  /**
   * The text of an entry of a map: its key and its value with its comments, without the indentation of the key and
   * without anchors, so that the text can be another entry of the same file.
   */
  public entryText(path: YamlPath): string {
    const pair = this.pairAt(path);
    const { start } = rangeOf(pair.key);
    const isInFlow = this.isInFlow(path);
    const end = isInFlow ? lastOffset(pair) : this.endOfLine(lastOffset(pair));
    const text = [...anchorsIn(pair, this.text)].reverse().reduce(
      (before, anchor) => before.slice(0, anchor.start - start) + before.slice(anchor.end - start),
      this.text.slice(start, end),
    );
    if (isInFlow) return text.replace(/\r\n/g, '\n');
    const lines = text.split(/\r?\n/);
    const indentation = new RegExp(`^ {0,${start - this.lineStart(start)}}`);
    return lines.map((line, index) => (index === 0 ? line : line.replace(indentation, ''))).join('\n');
  }

  /** Appends the text of an entry of a map, which begins with its key, to the same map or one of the same style. */
  public appendText(path: YamlPath, entry: string): this {
    const map = this.nodeAt(path);
    if (!isMap(map) || map.items.length === 0) throw new NotEditable(path);
    if (map.flow) return this.appendToFlow(map, entry);
    const { start } = rangeOf(firstPart(map));
    const indent = ' '.repeat(start - this.lineStart(start));
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
    const start = startOf(parent, index, this.text);
    const end = lastOffset(item);
    for (const moved of movedAnchors(this.document, item)) this.edit(moved.start, moved.end, moved.text);
    if (parent.items.length === 1) return this.empty(path.slice(0, -1), parent);
    const next = index + 1 < parent.items.length ? startOf(parent, index + 1, this.text) : undefined;
    const isOnOwnLine = this.text.slice(this.lineStart(start), start).trim() === '';
    if (parent.flow && (!isOnOwnLine || !/^ *,? *(#.*)?$/.test(this.restOfLine(end)))) {
      return next === undefined
        ? this.edit(lastOffset(parent.items[index - 1]), end, '')
        : this.edit(start, next, '');
    }
    if (!isOnOwnLine) return this.removeBesideHyphen(start, end, next!);
    const before = parent.items[index - 1];
    if (parent.flow && next === undefined && !this.restOfLine(end).trimStart().startsWith(',')) {
      const comma = this.text.indexOf(',', lastOffset(before));
      this.edit(comma, comma + 1, '');
    }
    const from = this.startWithComments(start, before);
    const lineEnd = this.endOfLine(end);
    const [lineBreak] = /^\r?\n|^/.exec(this.text.slice(lineEnd))!;
    return this.edit(from, lineEnd + lineBreak.length, '');
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

  /** Writes the first entry of an empty map or list, or instead of an empty value. */
  private fill(path: YamlPath, node: Node, content: unknown): this {
    const { start, end } = rangeOf(node);
    const parent = this.nodeAt(path.slice(0, -1));
    if (this.isInFlow(path) || isSeq(parent)) {
      const spaceBefore = /[\s[{]/.test(this.text[start - 1]) ? '' : ' ';
      const spaceBehind = this.text[end] === '#' ? ' ' : '';
      return this.edit(start, end, `${spaceBefore}${flowText(content)}${spaceBehind}`);
    }
    const { start: keyStart, end: keyEnd } = rangeOf(this.pairAt(path).key);
    const colon = this.text.indexOf(':', keyEnd) + 1;
    const hasText = end > start;
    const anchor = hasText ? this.text.slice(colon, start).trimEnd() : '';
    const from = hasText ? end : colon;
    const lineEnd = this.endOfLine(from);
    const column = keyStart - this.lineStart(keyStart) + this.indent;
    const text = `${anchor}${this.text.slice(from, lineEnd).trimEnd()}\n${blockText(content, column, this.indent)}`;
    return this.edit(colon, lineEnd, text);
  }

  private appendToFlow(collection: YAMLMap | YAMLSeq, entry: string): this {
    const last = collection.items[collection.items.length - 1];
    const { start } = rangeOf(firstPart(last));
    const end = lastOffset(last);
    const indent = this.text.slice(this.lineStart(start), start);
    const rest = this.restOfLine(end);
    const [, comma] = /^ *(,?) *(?:#.*)?$/.exec(rest) ?? [];
    if (indent.trim() !== '' || comma === undefined) return this.edit(end, end, `, ${entry}`);
    const behind = comma === '' ? `,${rest}` : rest;
    return this.edit(end, this.endOfLine(end), `${behind}\n${indent}${entry}${comma}`);
  }

  /** Removes the only entry of a map or list. The comment next to its key remains. */
  private empty(path: YamlPath, collection: YAMLMap | YAMLSeq): this {
    const nothing = isSeq(collection) ? '[]' : '{}';
    const { start, end } = rangeOf(collection);
    if (collection.flow) return this.edit(start, end, nothing);
    const lineEnd = this.endOfLine(lastOffset(collection));
    if (path.length === 0 || isSeq(this.nodeAt(path.slice(0, -1)))) return this.edit(start, lineEnd, nothing);
    const colon = this.text.indexOf(':', rangeOf(this.pairAt(path).key).end) + 1;
    const [, anchor, comment] = /^([^#\r\n]*?) *((?:#[^\r\n]*)?)(?=\r?\n)/.exec(this.text.slice(colon))!;
    return this.edit(colon, lineEnd, `${anchor} ${nothing}${comment === '' ? '' : ` ${comment}`}`);
  }

  /** Removes the first entry of a map, or item of a list, that is in the line of a hyphen. */
  private removeBesideHyphen(start: number, end: number, next: number): this {
    const lineEnd = this.endOfLine(end);
    return this.text.slice(lineEnd, next).trim() === ''
      ? this.edit(start, next, '')
      : this.edit(start - /\s*$/.exec(this.text.slice(0, start))![0].length, lineEnd, '');
  }

  /** The start of the line of an entry, or of the comment above it if another entry is above. */
  private startWithComments(start: number, before: unknown): number {
    let from = this.lineStart(start);
    if (before === undefined) return from;
    const indent = /^ */.exec(this.text.slice(from))![0];
    const limit = lastOffset(before);
    for (;;) {
      const above = this.lineStart(from - 1);
      if (above < limit || !this.text.slice(above, from).startsWith(`${indent}#`)) return from;
      from = above;
    }
  }

  private isInFlow(path: YamlPath): boolean {
    return path.some((_, length) => {
      const node = this.nodeAt(path.slice(0, length));
      return (isMap(node) || isSeq(node)) && node.flow === true;
    });
  }

  private lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  private restOfLine(offset: number): string {
    return this.text.slice(offset, this.endOfLine(offset));
  }

  private edit(start: number, end: number, text: string): this {
    this.edits.push({ start, end, text: this.text.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text });
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
