import { Document, isMap, isSeq, Node, Pair, Scalar, visit } from 'yaml';
import { flowText, TextEdit, TextRange, YamlPath } from './yaml-nodes';

/** Where a node is in a document. Undefined if it is not in it. */
export function pathOf(wanted: unknown, within: unknown, path: YamlPath = []): YamlPath | undefined {
  if (within === wanted) return path;
  if (!isMap(within) && !isSeq(within)) return undefined;
  for (const [index, item] of within.items.entries()) {
    const found = isSeq(within)
      ? pathOf(wanted, item, [...path, index])
      : pathOf(wanted, (item as Pair).value, [...path, ((item as Pair).key as Scalar).value as string]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where the anchors of an entry are, with the space before them. */
export function anchorsIn(entry: Pair, text: string): TextRange[] {
  const found: TextRange[] = [];
  visit(entry as unknown as Node, {
    Value: (_, { anchor, range }) => {
      if (anchor === undefined) return;
      const start = text.lastIndexOf(`&${anchor}`, range![0] - 1);
      found.push({ start: start - 1, end: start + anchor.length + 1 });
    },
  });
  return found;
}

/** The anchors of a removed entry, written instead of the first alias that repeats each of them. */
export function movedAnchors(document: Document, entry: unknown): TextEdit[] {
  const removed = new Set<unknown>();
  visit(entry as Node, { Node: (_, node) => void removed.add(node) });
  const anchors = new Map<string, Node>();
  const edits: TextEdit[] = [];
  visit(document, {
    Alias: (_, node) => {
      const anchored = anchors.get(node.source);
      const [start, end] = node.range!;
      if (anchored === undefined || removed.has(node)) return;
      anchors.delete(node.source);
      edits.push({ start, end, text: `&${node.source} ${flowText(anchored.toJS(document))}` });
    },
    Value: (_, node) => {
      if (node.anchor === undefined) return;
      // The same anchor can be defined several times.
      if (removed.has(node)) anchors.set(node.anchor, node);
      else anchors.delete(node.anchor);
    },
  });
  return edits;
}
