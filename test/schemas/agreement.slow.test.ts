import { cpSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { readConfiguration } from '../../src/config/yaml-directory';
import { MODULE_KINDS } from '../../src/platform/module-kinds';
import { isPlainObject } from '../../src/private/collections';
import { readOptions } from '../../src/private/options-reader';
import { ConfigurationError } from '../../src/private/problems';
import { fc } from '../support/properties';
import { moduleSamples, platformSamples } from '../support/samples';
import { allSchemas, compile, contentOf, filesOf, findings, withoutFormats } from '../support/schemas';
import { temporaryDirectory } from '../support/temporary-directory';

type Path = (string | number)[];

/** Formats are not asserted: the loader leaves them to the components. */
const validators = compile(withoutFormats(allSchemas()));
const VALUES = [
  null, true, 'true', 'yes', 5, '5', '-5.5', '5 %', 'text', '', [], ['text'], [5, true], {}, { text: 'text' },
  '{{param:number:Value}}', '{{param:list:Value}}', '{{param:Value}}',
];

/** One change: another value, a missing key, an additional key, or a renamed key. */
const change = fc.record({
  place: fc.nat(),
  kind: fc.constantFrom('value', 'value', 'value', 'remove', 'add', 'rename'),
  value: fc.constantFrom(...VALUES),
});
const changes = fc.array(change, { minLength: 1, maxLength: 2 });
type Change = { place: number; kind: string; value: unknown };

function placesIn(value: unknown, path: Path = []): Path[] {
  const inner = Array.isArray(value) ? [...value.keys()] : isPlainObject(value) ? Object.keys(value) : [];
  return inner.flatMap((key) => [[...path, key], ...placesIn((value as never)[key], [...path, key])]);
}

function changed(original: unknown, list: Change[]): { [key: string]: unknown } {
  const copy = JSON.parse(JSON.stringify(original)) as { [key: string]: unknown };
  for (const { place, kind, value: shared } of list) {
    const value = JSON.parse(JSON.stringify(shared)) as unknown;
    const places = placesIn(copy);
    if (places.length === 0) return copy;
    const path = places[place % places.length];
    const parent = path.slice(0, -1).reduce((node: never, step) => node[step], copy as never) as {
      [key: string | number]: unknown;
    };
    const last = path[path.length - 1];
    if (kind === 'value' || Array.isArray(parent)) {
      parent[last] = value;
    } else if (kind === 'remove') {
      delete parent[last];
    } else if (kind === 'add') {
      parent.added = value;
    } else {
      parent[`${last}s`] = parent[last];
      delete parent[last];
    }
  }
  return copy;
}

const samples = moduleSamples().map(({ name, directory }) => {
  const [, { path, schema }] = filesOf(directory);
  return {
    name,
    schema,
    struct: MODULE_KINDS.find(({ modulePath }) => modulePath === schema)!.struct,
    content: contentOf(path),
  };
});

test('a module configuration that the loader accepts is valid, and most rejected ones are not', () => {
  const verdicts = { accepted: 0, refused: 0, refusedByBoth: 0 };
  fc.assert(fc.property(fc.constantFrom(...samples), changes, ({ schema, struct, content }, list) => {
    const value = changed(content, list);
    const { problems } = readOptions(struct, value, 'yaml');
    const found = findings(validators[schema], value);
    if (problems.length === 0) {
      verdicts.accepted += 1;

      expect([value, found]).toEqual([value, []]);
    } else {
      verdicts.refused += 1;
      if (found.length > 0) verdicts.refusedByBoth += 1;
    }
  }), { numRuns: 1200 });

  expect(verdicts.accepted).toBeGreaterThan(100);
  // Empty values and references are tolerated: they can resolve to something else.
  expect(verdicts.refusedByBoth / verdicts.refused).toBeGreaterThan(0.8);
}, 120_000);

test.each(platformSamples().map(({ name, directory }) => [name, directory]))(
  '%s: an mdaa.yaml that the loader accepts is valid',
  (_, directory) => {
    const content = contentOf(join(directory, 'mdaa.yaml'));
    const copy = temporaryDirectory();
    cpSync(directory, copy, { recursive: true });
    let accepted = 0;
    fc.assert(
      fc.property(changes, (list) => {
        const value = changed(content, list);
        writeFileSync(join(copy, 'mdaa.yaml'), stringify(value));
        try {
          if (readConfiguration(copy, { allowCode: true }).problems.length > 0) return;
        } catch (error) {
          if (!(error instanceof ConfigurationError)) throw error;
          return;
        }
        accepted += 1;
        // The loader validates a template where an environment uses it.
        const found = findings(validators.mdaa, value).filter(
          ({ instancePath }) => !instancePath.includes('/env_templates'),
        );

        expect([value, found]).toEqual([value, []]);
      }),
      { numRuns: 300 },
    );

    expect(accepted).toBeGreaterThan(20);
  },
  120_000,
);
