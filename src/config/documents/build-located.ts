import { Alias, isAlias, isMap, isScalar, isSeq, ParsedNode, Scalar as YamlScalar, YAMLMap } from 'yaml';
import { DocumentProblems, Finding, quoted } from './document-problems';
import { Located, LocatedEntry, LocatedMap, Scalar, scalarText } from './located';
import { MAX_DEPTH, refuseDepthAt } from './parse-yaml';
import { SourceText } from './source-text';
import { INCLUDE, QUOTE_REFERENCE } from './syntax-errors';
import { formatPosition, Position } from '../../private/problems';
import { nearest } from '../../private/suggestions';

/** Maximum number of keys and values, including those that aliases repeat. */
const MAX_NODES = 100_000;
/** A string in quotes that only look like those of YAML. */
const TYPOGRAPHIC_QUOTES = /^[\u2018\u201c\u201e].*[\u2019\u201c\u201d]$/;
/** Names with a special meaning for JavaScript objects. */
const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];

/** A tree that is used more than once, and what each use costs. */
export interface SharedTree {
  readonly located: Located;
  readonly nodes: number;
  readonly height: number;
}

/** The value of an anchor. Without `content` while the anchored value is still being read. */
interface Anchor {
  content?: SharedTree;
}

/** The content of the file that `!include` names, or why there is none; undefined if that was reported elsewhere. */
export type Include = (name: string) => SharedTree | Finding | undefined;

/** The located tree of a parsed document. An alias shares the tree of its anchor. */
export function buildLocated(
  contents: ParsedNode, source: SourceText, problems: DocumentProblems, include: Include,
): SharedTree {
  return new TreeBuilder(source, problems, include).tree(contents);
}

class TreeBuilder {
  private readonly anchors = new Map<string, Anchor>();
  private readonly misplaced = new Set<number>();
  /** Values of aliases without an anchor, for which nothing else is reported. */
  private readonly unknown = new Set<Located>();
  private nodes = 0;
  /** The deepest list or map so far, below the anchor that is being read. */
  private deepest = 0;

  constructor(
    private readonly source: SourceText,
    private readonly problems: DocumentProblems,
    private readonly include: Include,
  ) {}

  public tree(contents: ParsedNode): SharedTree {
    const located = this.node(contents, 1);
    return { located, nodes: this.nodes, height: this.deepest };
  }

  private node(node: ParsedNode, depth: number): Located {
    if (isAlias(node)) return this.alias(node, depth);
    const offset = offsetOf(node);
    this.spend(1, offset);
    // The last anchor with a name takes precedence, so it is recorded before its content is read.
    const anchor: Anchor = {};
    if (node.anchor) this.anchors.set(node.anchor, anchor);
    const [nodes, deepest] = [this.nodes, this.deepest];
    this.deepest = depth - 1;
    const located = this.content(node, depth);
    anchor.content = { located, nodes: this.nodes - nodes + 1, height: this.deepest - depth + 1 };
    this.deepest = Math.max(this.deepest, deepest);
    return located;
  }

  private content(node: ParsedNode, depth: number): Located {
    const position = this.source.position(offsetOf(node));
    if (node.tag === INCLUDE) return this.included(node, depth);
    if (isScalar(node)) return this.locatedScalar(node, position);
    this.deepest = depth;
    if (isSeq(node)) {
      return { kind: 'list', position, items: node.items.map((item) => this.node(item as ParsedNode, depth + 1)) };
    }
    return this.map(node as YAMLMap.Parsed, depth);
  }

  private alias(node: Alias, depth: number): Located {
    const offset = offsetOf(node);
    const anchor = this.anchors.get(node.source);
    if (anchor === undefined) {
      this.problems.report(offset, {
        code: 'DSP103',
        message: `the alias ${quoted(`*${node.source}`)} has no anchor before it`,
        hint: anchorHint(node.source, [...this.anchors.keys()], this.source.text.slice(offset)),
      });
      const nothing = this.nothing(offset);
      this.unknown.add(nothing);
      return nothing;
    }
    if (anchor.content === undefined) {
      const message = `the alias ${quoted(`*${node.source}`)} is inside the value that it repeats`;
      return this.problems.refuse(offset, { code: 'DSP104', message });
    }
    return this.shared(anchor.content, offset, depth);
  }

  private included(node: ParsedNode, depth: number): Located {
    const offset = offsetOf(node);
    const found = isScalar(node) && typeof node.value === 'string' && node.value !== ''
      ? this.include(node.value)
      : { code: 'DSP104' as const, message: `"${INCLUDE}" takes the path of a file` };
    if (found !== undefined && 'located' in found) return this.shared(found, offset, depth);
    if (found !== undefined) this.problems.report(offset, found);
    return this.nothing(offset);
  }

  private shared({ located, nodes, height }: SharedTree, offset: number, depth: number): Located {
    this.spend(nodes, offset);
    if (depth - 1 + height > MAX_DEPTH) refuseDepthAt(offset, this.problems);
    this.deepest = Math.max(this.deepest, depth - 1 + height);
    return located;
  }

  private map(node: YAMLMap.Parsed, depth: number): LocatedMap {
    const entries = new Map<string, LocatedEntry>();
    let inherited: LocatedMap[] | undefined;
    let empty: LocatedEntry | undefined;
    for (const { key: keyNode, value: valueNode } of node.items) {
      if (isMergeKey(keyNode)) {
        if (inherited) this.duplicate(offsetOf(keyNode), '<<', 'specify one "<<" with a list of maps');
        inherited = [...(inherited ?? []), ...this.mergeSources(keyNode, valueNode, depth)];
        continue;
      }
      const key = this.key(keyNode);
      const value = this.value(keyNode, valueNode, depth);
      if (key === undefined) continue;
      const first = entries.get(key);
      const item = { key, keyPosition: this.source.position(offsetOf(keyNode)), value };
      if (first && empty) this.indentedTooFar(empty);
      else if (first) this.duplicate(offsetOf(keyNode), key, mergeHint(first));
      else entries.set(key, item);
      if (valueNode === null || (isScalar(valueNode) && valueNode.value === null)) empty = item;
    }
    // A key of the map itself takes precedence over those of "<<", and an earlier map of "<<" over a later one.
    for (const entry of (inherited ?? []).flatMap((source) => [...source.entries.values()])) {
      if (!entries.has(entry.key)) entries.set(entry.key, entry);
    }
    return { kind: 'map', position: this.source.position(offsetOf(node)), entries };
  }

  private value(key: ParsedNode, value: ParsedNode | null, depth: number): Located {
    return value ? this.node(value, depth + 1) : this.nothing(key.range[1]);
  }

  private mergeSources(key: ParsedNode, value: ParsedNode | null, depth: number): LocatedMap[] {
    const merged = this.value(key, value, depth);
    const sources = merged.kind === 'list' ? merged.items : [merged];
    const maps = sources.filter((source) => source.kind === 'map');
    const other = sources.find((source) => source.kind !== 'map' && !this.unknown.has(source));
    if (other !== undefined) {
      const text = scalarText(other);
      const meant = text === undefined ? undefined : nearest(text, this.anchors.keys());
      this.problems.report(offsetOf(value ?? key), {
        code: 'DSP103',
        message: 'the merge key "<<" requires a map or a list of maps',
        hint: meant === undefined ? 'write the alias of a map, as in "<<: *NAME"' : `did you mean "<<: *${meant}"?`,
      });
    }
    return maps;
  }

  /** The string of a key. Numbers and booleans are keys as written: `012` remains `012`. */
  private key(node: ParsedNode): string | undefined {
    const offset = offsetOf(node);
    const scalar = isAlias(node) || isScalar(node) ? this.node(node, 1) : undefined;
    if (scalar?.kind !== 'scalar') {
      const reference = isMap(node) && this.source.text.startsWith('{{', offset - 1);
      this.problems.report(reference ? offset - 1 : offset, {
        code: 'DSP103',
        message: 'a list or a map cannot be a key',
        ...(reference && { hint: QUOTE_REFERENCE }),
      });
      return undefined;
    }
    const key = isScalar(node) && typeof node.value !== 'string' ? node.source ?? '' : String(scalar.value ?? '');
    if (key === '' && scalar.value === null) {
      this.problems.report(offset, { code: 'DSP103', message: 'a key is missing before ":"' });
      return undefined;
    }
    if (FORBIDDEN_KEYS.includes(key)) {
      this.problems.report(offset, {
        code: 'DSP104',
        message: `the key "${key}" is reserved`,
        hint: 'choose another name',
      });
      return undefined;
    }
    return key;
  }

  private locatedScalar(node: YamlScalar.Parsed, position: Position): Located {
    const value = this.scalar(node);
    if (node.type === YamlScalar.PLAIN && TYPOGRAPHIC_QUOTES.test(node.source)) {
      this.problems.report(offsetOf(node), {
        code: 'DSP103',
        message: `the typographic quotes are part of the string ${quoted(node.source)}`,
        hint: 'write straight quotes, or none',
      });
    }
    const isSpelled = (typeof value === 'number' || typeof value === 'boolean') && String(value) !== node.source;
    return { kind: 'scalar', position, value, ...isSpelled ? { spelling: node.source } : {} };
  }

  private scalar(node: YamlScalar.Parsed): Scalar {
    const value = node.value as Scalar;
    if (typeof value !== 'number' || node.tag) return value;
    // Identifiers can look like numbers: account 012345678901 keeps its zero, and longer identifiers keep all digits,
    // which a
    // number would lose.
    if (/^0[0-9]+$/.test(node.source)) return node.source;
    if (/^[-+]?[0-9]+$/.test(node.source) && !Number.isSafeInteger(value)) return node.source;
    if (!Number.isFinite(value)) {
      const message = `${quoted(node.source)} is not a finite number`;
      this.problems.report(offsetOf(node), { code: 'DSP103', message, hint: 'put it in quotes if it is a string' });
    }
    return value;
  }

  private spend(nodes: number, offset: number): void {
    this.nodes += nodes;
    if (this.nodes <= MAX_NODES) return;
    const limit = '100,000 keys and values';
    this.problems.refuse(offset, {
      code: 'DSP104',
      message:
        nodes > 1
          ? `with repeated values, the file has more than ${limit}`
          : `the file has more than ${limit}`,
      hint: 'split the configuration into several files',
    });
  }

  private duplicate(offset: number, key: string, hint: string): void {
    this.problems.report(offset, { code: 'DSP105', message: `the key ${quoted(key)} is in this map twice`, hint });
  }

  /** Reports a key without a value after which keys of the map are repeated: they belong to a map at that key. */
  private indentedTooFar({ key, keyPosition: { line, column } }: LocatedEntry): void {
    const offset = this.source.offset(line, column);
    if (this.misplaced.has(offset)) return;
    this.misplaced.add(offset);
    this.problems.report(offset, {
      code: 'DSP105',
      message: `${quoted(key)} has no value, and the keys after it are in this map twice`,
      hint: `move ${quoted(key)} further left, or indent the keys that belong to it`,
    });
  }

  private nothing(offset: number): Located {
    return { kind: 'scalar', position: this.source.position(offset), value: null };
  }
}

/** What an alias without an anchor probably is: a misspelled alias, one before its anchor, or a string. */
function anchorHint(name: string, anchors: readonly string[], below: string): string {
  const meant = nearest(name, anchors);
  if (meant !== undefined) return `did you mean "*${meant}"?`;
  const string = `put ${quoted(`*${name}`)} in quotes`;
  if (!/^[\w-]+$/.test(name)) return string;
  return new RegExp(`(^|\\s)&${name}(\\s|$)`).test(below)
    ? `move the value with the anchor "&${name}" above this line`
    : `write "&${name}" before the value above that it repeats; if it is a string, ${string}`;
}

function mergeHint({ keyPosition }: LocatedEntry): string {
  return `merge it with the one at ${formatPosition(keyPosition)}, or delete or rename one of the two`;
}

/** `<<` without quotes. */
function isMergeKey(node: ParsedNode): boolean {
  return isScalar(node) && node.value === '<<' && node.type === YamlScalar.PLAIN && !node.tag;
}

function offsetOf(node: ParsedNode | Alias): number {
  return node.range?.[0] ?? 0;
}
