import { Document, isMap, isScalar, isSeq, Node, Pair, parseDocument, stringify } from 'yaml';

/** Where in a file something stands: keys of maps, indexes of lists. */
export type YamlPath = readonly (string | number)[];

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Changes single values and keys of a YAML text at the places where the parser found them, so that all else stays as it
 * is.
 */
export class YamlEdits {
  private readonly document: Document.Parsed;
  private readonly edits: Edit[] = [];

  constructor(private readonly text: string) {
    this.document = parseDocument(text);
  }

  /** Writes a scalar in the place of another. */
  public setValue(path: YamlPath, value: string): this {
    return this.replace(this.nodeAt(path), value);
  }

  /** Renames a key. */
  public renameKey(path: YamlPath, name: string): this {
    return this.replace(this.pairAt(path).key, name);
  }

  /** Writes the only entry of a list or map once for each name, which is the item of the list or the key of the map. */
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

  public toString(): string {
    return [...this.edits]
      .sort((a, b) => b.start - a.start)
      .reduce((text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end), this.text);
  }

  /** The line of a value, or of the key if the value is a list or map. */
  public lineOf(path: YamlPath): number {
    const node = this.nodeAt(path);
    const { start } = rangeOf(isScalar(node) ? node : this.pairAt(path).key);
    return this.text.slice(0, start).split('\n').length;
  }

  private replace(node: unknown, value: string): this {
    this.edits.push({ ...rangeOf(node), text: scalarText(value) });
    return this;
  }

  private nodeAt(path: YamlPath): Node {
    const node = this.document.getIn(path, true) as Node | undefined;
    if (node === undefined) throw new Error(`there is no ${path.join('.')}`);
    return node;
  }

  private pairAt(path: YamlPath): Pair {
    const map = this.nodeAt(path.slice(0, -1));
    const pair = isMap(map)
      ? map.items.find(({ key }) => isScalar(key) && key.value === path[path.length - 1])
      : undefined;
    if (pair === undefined) throw new Error(`there is no ${path.join('.')}`);
    return pair;
  }
}

/** A text as YAML writes it: with quotes where it would be something else without. */
function scalarText(value: string): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

function rangeOf(node: unknown): { start: number; end: number } {
  const [start, end] = (node as Node).range!;
  return { start, end };
}
