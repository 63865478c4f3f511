import { Document, isMap, isPair, isSeq, Node, stringify, YAMLMap, YAMLSeq } from 'yaml';

/** The path of a value in a file: keys of maps, indexes of lists. */
export type YamlPath = readonly (string | number)[];

/** Where a node is in the text, without its anchor. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A new text for a part of the old one. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

export function rangeOf(node: unknown): TextRange {
  const [start, end] = (node as Node).range!;
  return { start, end };
}

/** The first key of a map, or the first item of a list. */
export function firstPart(node: unknown): unknown {
  if (isPair(node)) return node.key;
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0) return firstPart(node.items[0]);
  return node;
}

/** Where the entry of a map or the item of a list begins: with its key, or with its hyphen. */
export function startOf(parent: YAMLMap | YAMLSeq, index: number, text: string): number {
  if (isMap(parent) || parent.flow) return rangeOf(firstPart(parent.items[index])).start;
  if (index === 0) return rangeOf(parent).start;
  const before = lastOffset(parent.items[index - 1]);
  // A key without a value ends before its colon.
  return before + /^:?(?:\s|#.*)*/.exec(text.slice(before))![0].length;
}

/** The value of an entry, or its key if it has none. */
export function lastPart(node: unknown): unknown {
  if (!isPair(node)) return node;
  const value = node.value as Node | null;
  return value?.range && value.range[1] > value.range[0] ? value : node.key;
}

/** The end of the last text below a node. */
export function lastOffset(node: unknown): number {
  const part = lastPart(node);
  if ((isMap(part) || isSeq(part)) && !part.flow && part.items.length > 0) {
    return lastOffset(part.items[part.items.length - 1]);
  }
  return rangeOf(part).end;
}

/** The number of spaces by which a document indents its maps. */
export function indentOf(document: Document, text: string): number {
  const top = document.contents;
  for (const { value } of isMap(top) && !top.flow ? top.items : []) {
    if (!isMap(value) || value.flow || value.items.length === 0) continue;
    const { start } = rangeOf(firstPart(value));
    return start - text.lastIndexOf('\n', start - 1) - 1;
  }
  return 2;
}

/** A value as an item of a list, or with its key as an entry of a map. */
export function wrapped(value: unknown, key: string | undefined): unknown {
  return key === undefined ? [value] : { [key]: value };
}

/** The lines of a map or list. */
export function blockText(value: unknown, column: number, indent: number): string {
  return stringify(value, { lineWidth: 0, indent })
    .trimEnd()
    .split('\n')
    .map((line) => ' '.repeat(column) + line)
    .join('\n');
}

/** A map or list in braces or brackets. */
export function flowText(value: unknown): string {
  return stringify(value, { lineWidth: 0, collectionStyle: 'flow' }).trim();
}

/** An item of a list in brackets, or an entry of a map in braces. */
export function flowEntry(value: unknown, key: string | undefined): string {
  return key === undefined ? flowText(value) : `${scalarText(key)}: ${flowText(value)}`;
}

/** A string as YAML writes it: with quotes if it would be another type without them. */
export function scalarText(value: string): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}
