import { isDeepStrictEqual } from 'util';
import { Located, LocatedEntry, toPlain } from '../../config/documents/located';
import { unique } from '../../private/collections';
import { OptionPath } from '../../private/option-path';
import { Position } from '../../private/problems';

/** The smallest part of two trees that differs. */
export interface LocatedDifference {
  /** The path of the part, in the spelling of the files. */
  readonly path: OptionPath;
  /** Undefined if the part was added. */
  readonly before?: Located;
  /** Undefined if the part was removed. */
  readonly after?: Located;
  /** The position of its key or item: in the new tree, unless the part was removed. */
  readonly position: Position;
}

/** A part of a tree with the position of its key. */
interface Part {
  readonly value: Located;
  readonly position: Position;
}

/**
 * The differences between two trees. Maps are compared key by key. Of lists, the items that both have are ignored, and
 * the others are compared in their order. `isSame` compares scalars.
 */
export function locatedDifferences(
  before: Part | undefined, after: Part | undefined, isSame: (before: Located, after: Located) => boolean,
  path: OptionPath = [],
): LocatedDifference[] {
  if (before === undefined || after === undefined) {
    const position = (after ?? before)?.position;
    return position === undefined ? [] : [{ path, before: before?.value, after: after?.value, position }];
  }
  const [old, current] = [before.value, after.value];
  // A whole part that comes from one reference, such as a context value, differs as a whole.
  const isReference = old.source !== undefined && old.source === current.source;
  if (!isReference && old.kind === 'map' && current.kind === 'map') {
    return unique([...current.entries.keys(), ...old.entries.keys()]).flatMap((key) => locatedDifferences(
      partOf(old.entries.get(key)), partOf(current.entries.get(key)), isSame, [...path, key],
    ));
  }
  if (!isReference && old.kind === 'list' && current.kind === 'list') {
    return ofLists(old.items, current.items, isSame, path) ?? [
      { path, before: old, after: current, position: after.position },
    ];
  }
  return isSame(old, current) ? [] : [{ path, before: old, after: current, position: after.position }];
}

function partOf(entry: LocatedEntry | undefined): Part | undefined {
  return entry && { value: entry.value, position: entry.keyPosition };
}

/** Undefined if only the order differs. */
function ofLists(
  old: readonly Located[], current: readonly Located[], isSame: (before: Located, after: Located) => boolean,
  path: OptionPath,
): LocatedDifference[] | undefined {
  const left = without(old, current, isSame);
  const added = without(current, old, isSame);
  if (left.length === 0 && added.length === 0) {
    return old.every((item, index) => isEqual(item, current[index], isSame)) ? [] : undefined;
  }
  const count = Math.max(left.length, added.length);
  return Array.from({ length: count }).flatMap((_, index) => {
    const [from, to] = [left[index], added[index]];
    const at = to === undefined ? old.indexOf(from) : current.indexOf(to);
    return locatedDifferences(
      from && { value: from, position: from.position }, to && { value: to, position: to.position }, isSame,
      [...path, at],
    );
  });
}

/** The items that have no equal among the others; each of these is the equal of one item. */
function without(
  items: readonly Located[], others: readonly Located[], isSame: (before: Located, after: Located) => boolean,
): Located[] {
  const rest = [...others];
  return items.filter((item) => {
    const index = rest.findIndex((other) => isEqual(item, other, isSame));
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

function isEqual(one: Located, other: Located | undefined, isSame: (a: Located, b: Located) => boolean): boolean {
  if (other === undefined || one.kind !== other.kind) return false;
  return one.kind === 'scalar' ? isSame(one, other) : isDeepStrictEqual(toPlain(one), toPlain(other));
}
