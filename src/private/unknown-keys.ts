import { OTHER_KEY_NAMES, SET_ELSEWHERE } from './facts/other-key-names';
import { UNSUPPORTED_OPTIONS } from './facts/unsupported-options';
import { entryHint, OpenStruct } from './misplaced-entries';
import { belongsInFreeForm, containedIn } from './option-hints';
import { OptionPath } from './option-path';
import { OptionFinding } from './option-problems';
import { configurableProperties, OptionProperty, OptionType, propertiesOf } from './options-model';
import { didYouMean, nearest, suggestedBy } from './suggestions';

/** An unknown key of a struct. */
export interface UnknownKey {
  readonly key: string;
  readonly value: unknown;
  readonly struct: string;
  /** The keys of the struct. */
  readonly known: readonly string[];
  /** Those that the map also has. */
  readonly present: readonly string[];
  readonly path: OptionPath;
  /** The structs around it, from the outermost, the struct itself included. */
  readonly open: readonly OpenStruct[];
}

/** What is known about an unknown key. */
export interface ReadUnknownKey {
  readonly finding: OptionFinding;
  /** The key that it is read as. */
  readonly meant?: string;
  /** The key in which it belongs, one level lower. */
  readonly place?: string;
}

/** Reports an unknown key with the key that was probably meant, or the location where it belongs. */
export function readUnknownKey(
  unknown: UnknownKey, spell: (name: string, property: OptionProperty) => string,
): ReadUnknownKey {
  const { key, value, struct, known, present } = unknown;
  const reason = UNSUPPORTED_OPTIONS[struct]?.[key];
  if (reason !== undefined) {
    return { finding: { code: 'DSP110', message: `"${key}" is not supported: ${reason}`, hint: 'remove it' } };
  }
  const absent = known.filter((other) => !present.includes(other));
  const home = homeOf(unknown, spell);
  const hint = home?.hint ?? entryHint(key, value, unknown) ?? otherName(unknown, absent) ?? containedIn(key, absent)
    ?? belongsInFreeForm(key, configurableProperties(struct), present) ?? withoutOption(unknown)
    ?? didYouMean(key, known, present);
  const meant = suggestedBy(hint);
  return {
    finding: { code: 'DSP110', message: `unknown key "${key}"`, hint },
    place: home?.place,
    ...meant === undefined || present.includes(meant) ? {} : { meant },
  };
}

/** What to do with a key of resources that the library or another file sets. */
function withoutOption({ key, known, open: [outermost] }: UnknownKey): string | undefined {
  const isInCode = outermost?.struct.endsWith('Props');
  const reason = !isInCode && Object.hasOwn(SET_ELSEWHERE, key) ? SET_ELSEWHERE[key] : undefined;
  return reason !== undefined && nearest(key, known) === undefined ? `remove it: ${reason}` : undefined;
}

/** A key that has another name elsewhere: as a suggestion, as long as the map does not have the key itself. */
function otherName({ key, struct }: UnknownKey, absent: readonly string[]): string | undefined {
  const names = OTHER_KEY_NAMES[struct];
  const meant = names !== undefined && Object.hasOwn(names, key) ? names[key] : undefined;
  return meant !== undefined && absent.includes(meant) ? didYouMean(meant, [meant]) : undefined;
}

/**
 * The location of a key that belongs one or more levels lower or higher, unless it is a typo of a key at this level.
 */
function homeOf(
  unknown: UnknownKey, spell: (name: string, property: OptionProperty) => string,
): { readonly hint: string; readonly place?: string } | undefined {
  const { key, struct, path, open } = unknown;
  const properties = Object.entries(propertiesOf(struct));
  if (nearest(key, properties.map(([name, property]) => spell(name, property))) !== undefined) return undefined;
  const takes = (other: string | undefined) => (
    other !== undefined && Object.entries(propertiesOf(other)).some(([name, property]) => spell(name, property) === key)
  );
  const below = properties.find(([, { type }]) => takes(structIn(type)));
  const above = [...open].reverse().find((level) => takes(level.struct));
  const beside = above && path[above.depth];
  if (below && above && beside !== key) {
    return { hint: `"${key}" belongs next to "${beside}", or in "${spell(...below)}"` };
  }
  if (below) {
    const place = spell(...below);
    return { hint: placeHint(unknown, place), place };
  }
  if (above === undefined) return undefined;
  return {
    hint: beside === key
      ? `"${key}" is indented too far: it belongs to the map that contains "${key}", not to "${path[path.length - 1]}"`
      : `"${key}" belongs next to "${beside}"`,
  };
}

function placeHint({ key, present }: UnknownKey, place: string): string {
  return present.includes(place)
    ? `"${key}" belongs in "${place}"`
    : `"${key}" belongs in "${place}": write "${place}:" above it, and indent the keys of "${place}" below that line`;
}

/** The struct of a type, also within lists and maps. */
function structIn(type: OptionType): string | undefined {
  if (typeof type === 'string') return undefined;
  if ('list' in type) return structIn(type.list);
  if ('map' in type) return structIn(type.map);
  return 'struct' in type ? type.struct : undefined;
}
