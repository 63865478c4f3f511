import { Configuration } from './configuration';
import { Mutation, nameOf, replaced, withKeyBefore, withValue } from './edits';
import { Random } from './random';

const HOSTILE_KEYS: { readonly [kind: string]: readonly string[] } = {
  'a JavaScript key': [
    '__proto__: {polluted: true}',
    'constructor: {prototype: {polluted: true}}',
    'prototype: 1',
    '"__proto__": null',
    'toString: 1',
    'hasOwnProperty: x',
    '__defineGetter__: x',
  ],
  'a very long key': [`${'k'.repeat(2_000)}: 1`, `? ${'long '.repeat(5_000)}\n: 1`, `"${'n'.repeat(100_000)}": {}`],
  'a key that is not a name': [
    '"": 1',
    '" ": 1',
    '1: 1',
    'null: 1',
    'true: x',
    '"a/b": 1',
    '"../x": 1',
    '"a\\nb": 1',
    '"a\\u0000b": 1',
    '"\\e[31mred": 1',
    '? [a]\n: 1',
    '? {a: b}\n: 1',
  ],
  'a key in another script': [
    'ünïcode: 1',
    '名前: {}',
    '"🚀": 1',
    '"\\u202Eabc": 1',
    '"a\\u200Bb": 1',
    '"ſ": 1',
    '"İ": 1',
    '"\\uD800": 1',
  ],
};

const HOSTILE_VALUES: { readonly [kind: string]: readonly string[] } = {
  'a very long value': [
    JSON.stringify('v'.repeat(100_000)),
    JSON.stringify('long words '.repeat(20_000)),
    `[${'x, '.repeat(5_000)}x]`,
  ],
  'control characters in a value': [
    '"a\\u0000b"',
    '"\\e[31mred\\e[0m"',
    '"a\\rb"',
    '"a\\nb\\n"',
    '"\\u0007"',
    '"\\u2028"',
    '"\\u0085"',
    '"\\uFEFF"',
    '"\\t"',
    'a\u0007b',
    'a\u0000b',
    'a\u001b[2Jb',
  ],
  'another script in a value': ['ünïcode', '名前', '"🚀"', '"\\u202Eabc"', '"a\\u200Bb"', '"\\uD800"', 'İ'],
  'a tag': [
    "!!js/function 'function () { " + "process.exit(3) }'",
    '!!js/regexp /x/',
    '!!python/object/apply:os.system ' + '[id]',
    '!Ref x',
    '!Sub "${x}"',
    '!!binary aGk=',
    '!!set {a}',
    '!!int x',
    '!!timestamp 2026-11-24',
    '!<tag:x,2000:y> z',
  ],
  'an alias': [
    '*nothing',
    '&self [*self]',
    '&self {a: *self}',
    '&a',
    '*',
    '&a *a',
    '& x',
    '[&x 1, *x]',
    '{<<: *nothing}',
    '{<<: 1}',
    '{<<: [{a: 1}, {b: 2}]}',
    '{<<: {<<: {}}}',
    '&self {<<: *self}',
  ],
  'hostile text': [
    '"<!ENTITY x SYSTEM ' + "'file:///etc/passwd'>\"",
    '"${x}"',
    '"$(id)"',
    '"`id`"',
    '"\'; drop table x"',
    '"%s%n"',
    '"../../../../etc/passwd"',
    '"/dev/zero"',
    '"C:\\\\x"',
    '"*"',
    '"arn:aws:iam::111122223333:role/"',
    '"arn:"',
    '"<placeholder>"',
  ],
};

/** Keys and values that are an attack, or look like one. */
export function hostileParts(configuration: Configuration, random: Random, each: number): Mutation[] {
  const keys = Object.entries(HOSTILE_KEYS).flatMap(([kind, lines]) =>
    random.sample(configuration.places, each).map((place): Mutation => {
      const column = place.inBraces ? 0 : columnOf(configuration, place);
      const line = random.pick(lines).replace('\n', `\n${' '.repeat(column)}`);
      return {
        kind,
        what: `${line.slice(0, 60)} before ${nameOf(place)}`,
        changes: withKeyBefore(configuration, place, line),
      };
    }),
  );
  const names = random
    .sample(
      configuration.places.filter(({ kind }) => kind === 'name'),
      each,
    )
    .map((place): Mutation => {
      const name = random.pick([
        'ünïcode',
        '名前',
        'a b',
        'A_B',
        '-x-',
        'x'.repeat(200),
        '"a/b"',
        '"."',
        '"1"',
        '"x\\u0007y"',
        '"\\e[31mred"',
        '"{{org}}"',
        '"a:b"',
        '"*"',
        'aws',
        '"__"',
      ]);
      return {
        kind: 'an unusual name',
        what: `${nameOf(place)} -> ${name.slice(0, 60)}`,
        changes: replaced(configuration, place, place.keyRange, name),
      };
    });
  const values = Object.entries(HOSTILE_VALUES).flatMap(([kind, texts]) =>
    random.sample(configuration.places, each).map((place): Mutation => {
      const value = random.pick(texts);
      return { kind, what: `${nameOf(place)}: ${value.slice(0, 60)}`, changes: withValue(configuration, place, value) };
    }),
  );
  // Keys of a context and names of templates are used literally.
  const twice = random
    .sample(
      configuration.places.filter(
        (place) => place.kind === 'name' && !['context', 'env_templates'].includes(place.parent!.key),
      ),
      each,
    )
    .map((place): Mutation => ({
      kind: 'the same name twice, once by reference',
      what: nameOf(place),
      changes: withKeyBefore(
        configuration,
        place,
        `"{{org}}": 1${place.inBraces ? ', ' : `\n${' '.repeat(columnOf(configuration, place))}`}example-org: 1`,
      ),
      isWrong: true,
    }));
  return [...keys, ...names, ...values, ...twice];
}

function columnOf(configuration: Configuration, { file, keyRange: [start] }: Configuration['places'][number]): number {
  return start - configuration.texts[file].lastIndexOf('\n', start - 1) - 1;
}
