import { Change, Configuration } from './configuration';
import { Place } from './places';
import { Random } from './random';
import { TYPOS } from './typos';

/** One way to break a configuration. */
export interface Mutation {
  /** The kind of mutation, for the figures. */
  readonly kind: string;
  /** A description of the edit, for diagnosing a failure. */
  readonly what: string;
  readonly changes: { readonly [file: string]: Change };
  /** The misspelled key, which the first suggestion should be. */
  readonly misspelt?: { readonly key: string; readonly typo: string };
  /** Whether the configuration must be invalid after the edit. */
  readonly isWrong?: boolean;
}

/** Replaces a part of the text of a file. */
export function replaced(
  configuration: Configuration,
  place: Place,
  [start, end]: readonly [number, number],
  by: string,
): { [file: string]: string } {
  const text = configuration.texts[place.file];
  return { [place.file]: text.slice(0, start) + by + text.slice(end) };
}

/** Replaces any value of a key with text on the line of the key. */
export function withValue(configuration: Configuration, place: Place, value: string): { [file: string]: string } {
  return replaced(
    configuration,
    place,
    [place.keyRange[1], Math.max(place.valueRange[1], place.keyRange[1] + 1)],
    `: ${value}`,
  );
}

/** Inserts a key before another key of the same map. */
export function withKeyBefore(configuration: Configuration, place: Place, line: string): { [file: string]: string } {
  return replaced(
    configuration,
    place,
    [place.keyRange[0], place.keyRange[0]],
    place.inBraces ? `${line}, ` : `${line}\n${' '.repeat(columnOf(configuration, place))}`,
  );
}

export function nameOf(place: Place): string {
  return `${place.parent ? `${nameOf(place.parent)}.` : `${place.file} `}${place.key}`;
}

function columnOf(configuration: Configuration, place: Place): number {
  return place.keyRange[0] - configuration.texts[place.file].lastIndexOf('\n', place.keyRange[0] - 1) - 1;
}

/** A key with the spelling in a file. */
export function written(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key);
}

/** Every kind of typo in keys that users cannot choose. */
export function misspeltKeys(configuration: Configuration, random: Random, each: number): Mutation[] {
  const options = configuration.places.filter(({ kind, key }) => kind === 'option' && key.length > 1);
  return Object.entries(TYPOS).flatMap(([kind, misspell]) =>
    random.sample(options, each).flatMap((place): Mutation[] => {
      const typo = misspell(place.key, random);
      if (typo === place.key || place.known.includes(typo) || place.siblings.includes(typo)) return [];
      return [
        {
          kind: `misspelled: ${kind}`,
          what: `${nameOf(place)} -> ${typo}`,
          changes: replaced(configuration, place, place.keyRange, written(typo)),
          misspelt: { key: place.key, typo },
          isWrong: true,
        },
      ];
    }),
  );
}

/** Keys that are missing, duplicated, or in another map. */
export function misplacedKeys(configuration: Configuration, random: Random, each: number): Mutation[] {
  const { places, texts } = configuration;
  const removed = random.sample(places, each).map((place) => ({
    kind: 'a removed key',
    what: nameOf(place),
    changes: replaced(configuration, place, cutOf(place), ''),
  }));
  const duplicated = random.sample(places.filter(({ key }) => key !== '<<'), each).map((place) => ({
    kind: 'a duplicate key',
    what: nameOf(place),
    changes: withKeyBefore(configuration, place, texts[place.file].slice(place.keyRange[0], place.valueRange[1])),
    isWrong: true,
  }));
  const inner = places.filter(({ parent }) => parent !== undefined);
  const moves = random.sample(inner, each).flatMap((place) => {
    const neighbours = places.filter(
      (other) =>
        other.file === place.file && other.parent?.parent === place.parent?.parent && other.parent !== place.parent,
    );
    const cousin = neighbours.length > 0 ? random.pick(neighbours) : undefined;
    return [
      { kind: 'a key moved up', what: nameOf(place), changes: moved(configuration, place, place.parent!) },
      ...(cousin
        ? [
          {
            kind: 'a key moved to another map',
            what: `${nameOf(place)} -> beside ${nameOf(cousin)}`,
            changes: moved(configuration, place, cousin),
          },
        ]
        : []),
    ];
  });
  return [...removed, ...duplicated, ...moves];
}

/** The key with all content that belongs to it, up to the next key. */
function cutOf(place: Place): [number, number] {
  return [place.keyRange[0], place.next ?? place.valueRange[1]];
}

/** The key with its value, moved before `target` in the map of `target`. */
function moved(configuration: Configuration, place: Place, target: Place): { [file: string]: string } {
  const text = configuration.texts[place.file];
  const line = `${written(place.key)}: ${JSON.stringify(place.value)}`;
  const [start, end] = cutOf(place);
  const column = columnOf(configuration, target);
  const inserted = target.inBraces ? `${line}, ` : `${line}\n${' '.repeat(column)}`;
  const at = target.keyRange[0];
  if (at <= start) return { [place.file]: text.slice(0, at) + inserted + text.slice(at, start) + text.slice(end) };
  if (at < end) return { [place.file]: text.slice(0, start) + inserted + text.slice(end) };
  return { [place.file]: text.slice(0, start) + text.slice(end, at) + inserted + text.slice(at) };
}

const OTHER_VALUES: { readonly [kind: string]: readonly string[] } = {
  'a list instead of another type': ['[]', '[1, two]', '[{a: b}]', '[[]]'],
  'a map instead of another type': ['{}', '{a: 1}', '{a: {b: [c]}}'],
  'a string instead of another type': ['""', '" "', 'text', '"-"', '"12"'],
  'a number instead of another type': ['0', '-1', '1.5', '1e308', '.inf', '.nan', '0x1f', '9007199254740993'],
  'a boolean instead of another type': ['true', 'false', '"true"', 'yes'],
  'null instead of a value': ['', 'null', '~'],
};

/** Values of another type. */
export function wrongTypes(configuration: Configuration, random: Random, each: number): Mutation[] {
  return Object.entries(OTHER_VALUES).flatMap(([kind, values]) =>
    random.sample(configuration.places, each).map((place) => {
      const value = random.pick(values);
      return { kind, what: `${nameOf(place)}: ${value}`, changes: withValue(configuration, place, value) };
    }),
  );
}
