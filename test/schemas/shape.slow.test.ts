import { statSync } from 'fs';
import { join } from 'path';
import { YAML_KEYS } from '../../src/config/yaml-keys';
import { MODULE_KINDS } from '../../src/platform/module-kinds';
import { isOpaque, OptionType, propertiesOf } from '../../src/private/options-model';
import { allSchemas, compile, findings, JsonSchema, partsOf, SCHEMAS } from '../support/schemas';

const schemas = allSchemas();
const names = Object.keys(schemas);
const MODULES = MODULE_KINDS.map(({ modulePath }) => modulePath);
const COMPONENTS = MODULE_KINDS.map(({ key }) => `ModuleOptions.${key}`);

/** The keys of every struct in a schema, with their descriptions. */
function keysOf(schema: JsonSchema): Map<string, unknown> {
  return new Map(
    partsOf(schema)
      .filter(({ title }) => typeof title === 'string')
      .flatMap((struct) => {
        const objects = [struct, ...((struct.anyOf ?? []) as JsonSchema[])].flatMap(({ properties }) =>
          Object.entries((properties ?? {}) as { [key: string]: JsonSchema }),
        );
        return objects.map(([key, { description }]): [string, unknown] => [
          `${String(struct.title)}.${key}`,
          description,
        ]);
      }),
  );
}

/** The keys that a configuration can set, in the spelling of the files. */
function reachable(type: OptionType, seen: string[] = []): string[] {
  if (typeof type === 'string') return [];
  if ('list' in type) return reachable(type.list, seen);
  if ('map' in type) return reachable(type.map, seen);
  if (!('struct' in type) || seen.includes(type.struct)) return [];
  seen.push(type.struct);
  return Object.entries(propertiesOf(type.struct))
    .filter(
      ([name, property]) =>
        !isOpaque(property.type) && !COMPONENTS.includes(`${(type as { struct: string }).struct}.${name}`),
    )
    .flatMap(([name, property]) => [
      `${(type as { struct: string }).struct}.${property.yaml ?? name}`,
      ...reachable(property.type, seen),
    ]);
}

test('there is a schema for each module kind, each partial configuration, mdaa.yaml, access.yaml and tag files', () => {
  const expected = [...MODULES, ...MODULES.map((module) => `${module}.part`), 'access', 'mdaa', 'tags'];

  expect(names.sort()).toEqual(expected.sort());
});

test('every schema compiles in strict mode', () => {
  expect(Object.keys(compile(schemas)).sort()).toEqual(names.sort());
});

test.each(names)('%s is small', (name) => {
  expect(statSync(join(SCHEMAS, `${name}.schema.json`)).size).toBeLessThan(100_000);
});

const STRUCTS = [
  ...MODULE_KINDS.map(({ modulePath, struct }) => [modulePath, struct]),
  ['mdaa', 'DataSciencePlatformOptions'],
];
test.each(STRUCTS)('%s has every key of every struct, with a description', (name, struct) => {
  // The top level of a module file is named after the module.
  const described = keysOf(name === 'mdaa' ? schemas[name] : { ...schemas[name], title: struct });
  const missing = reachable({ struct }).filter(
    (key) => typeof described.get(key) !== 'string' || described.get(key) === '',
  );

  expect(missing).toEqual([]);
});

test('every key that only YAML supports is described at its levels', () => {
  const titles = {
    platform: 'DataSciencePlatformOptions',
    domain: 'DomainOptions',
    environment: 'EnvironmentOptions',
    module: 'ModuleOptions',
  };
  const levels = new Map(partsOf(schemas.mdaa).map((part) => [part.title, part]));
  for (const { name, levels: at, olderFor, notApplicable } of YAML_KEYS) {
    for (const level of at) {
      const schema = level === 'configuration' ? schemas.roles : levels.get(titles[level])!;
      const isSuggested = olderFor === undefined && notApplicable !== true;
      const { [name]: suggested } = schema.properties as { [key: string]: JsonSchema };
      const { [`^${name}$`]: tolerated } = schema.patternProperties as { [pattern: string]: JsonSchema };

      expect([name, level, typeof suggested?.description, typeof tolerated?.description])
        .toEqual([name, level, isSuggested ? 'string' : 'undefined', isSuggested ? 'undefined' : 'string']);
    }
  }
});

test('every format has an example, and every example and literal default is valid', () => {
  const ajvOf = (name: string, part: JsonSchema) =>
    compile({ part: { ...part, definitions: schemas[name].definitions } }).part;
  for (const name of MODULES.concat('mdaa')) {
    const described = partsOf(schemas[name]).filter(
      (part) => Array.isArray(part.examples) || 'default' in part || isFormat(part),
    );
    for (const part of described.filter(({ type }) => type === undefined)) {
      if (isFormat(part)) {
        expect([name, part]).toEqual([name, expect.objectContaining({ examples: [expect.anything()] })]);
      }
      const validate = ajvOf(name, part);
      for (const value of [...((part.examples ?? []) as unknown[]), ...('default' in part ? [part.default] : [])]) {
        expect([value, findings(validate, value)]).toEqual([value, []]);
      }
    }
  }
}, 60_000);

test('an example of a format matches the format itself, not only the tolerated alternatives', () => {
  const formats = Object.values(schemas).flatMap(partsOf).filter(isFormat);

  expect(formats.length).toBeGreaterThan(100);

  for (const { examples, anyOf } of formats) {
    const { pattern } = (anyOf as { pattern: string }[])[0];

    expect((examples as string[])[0]).toMatch(new RegExp(pattern, 'u'));
    expect('\n§\n'.repeat(800)).not.toMatch(new RegExp(pattern, 'u'));
  }
});

function isFormat({ anyOf, $ref }: JsonSchema): boolean {
  const first = (anyOf as JsonSchema[] | undefined)?.[0];
  return $ref === undefined && first?.type === 'string' && first.pattern !== undefined;
}
