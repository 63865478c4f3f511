import { fromPlain, Located, locate, toPlain, valueAt, mergeLocated } from '../../../src/config/documents/located';
import { fc } from '../../support/properties';

const KEYS = ['a', 'b', 'c', '__proto__', 'constructor', ''];
const scalar = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('', 'x', '{{org}}'));
const { tree } = fc.letrec<{ tree: unknown; map: unknown }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, scalar, fc.array(scalar, { maxLength: 3 }), tie('map')),
  map: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie('tree')), { maxLength: 5 })
    .map((entries) => Object.fromEntries(entries)),
}));

const inFile = (file: string) => tree.map((value) => fromPlain(value, { file, line: 1, column: 1 }));
const [first, second] = [inFile('first.yaml'), inFile('second.yaml')];

/** The path of every scalar and list. */
function leaves(node: Located, path: string[] = []): string[][] {
  return node.kind === 'map'
    ? [...node.entries.values()].flatMap(({ key, value }) => leaves(value, [...path, key]))
    : [path];
}

/** Files that agree on which keys contain maps, as files of one module do. */
const { agreeing } = fc.letrec<{ agreeing: { [key: string]: unknown } }>((tie) => ({
  agreeing: fc.record(
    { a: scalar, constructor: fc.array(scalar, { maxLength: 2 }), m: tie('agreeing'), ['__proto__']: tie('agreeing') },
    { requiredKeys: [] },
  ),
}));

test('merging is associative for files that agree', () => {
  const file = fc
    .oneof({ maxDepth: 3 }, agreeing)
    .map((value) => fromPlain(value, { file: 'any.yaml', line: 1, column: 1 }));
  fc.assert(
    fc.property(file, file, file, (a, b, c) => {
      expect(toPlain(mergeLocated(mergeLocated(a, b), c))).toEqual(toPlain(mergeLocated(a, mergeLocated(b, c))));
    }),
  );
});

test('merging a file with itself changes nothing', () => {
  fc.assert(fc.property(first, (a) => {
    expect(toPlain(mergeLocated(a, a))).toEqual(toPlain(a));
  }));
});

test('every value of the upper file is in the result, with its position', () => {
  fc.assert(fc.property(first, second, (base, override) => {
    const merged = mergeLocated(base, override);
    for (const path of leaves(override)) {
      expect(toPlain(valueAt(merged, path)!)).toEqual(toPlain(valueAt(override, path)!));
      expect(locate(merged, path).file).toBe('second.yaml');
    }
  }));
});

test('all other values come from the lower file', () => {
  fc.assert(fc.property(first, second, (base, override) => {
    const merged = mergeLocated(base, override);
    for (const path of leaves(merged)) {
      const { file } = valueAt(merged, path)!.position;
      const origin = file === 'first.yaml' ? base : override;

      expect(toPlain(valueAt(origin, path)!)).toEqual(toPlain(valueAt(merged, path)!));

      // Values of the lower file count only if the upper file does not replace one of their parents.
      if (file === 'first.yaml') expect(valueAt(override, path)).toBeUndefined();
    }
  }));
});

test('merging does not change its input files', () => {
  fc.assert(fc.property(first, second, (base, override) => {
    const before = JSON.stringify([toPlain(base), toPlain(override)]);
    mergeLocated(base, override);

    expect(JSON.stringify([toPlain(base), toPlain(override)])).toBe(before);
  }));
});
