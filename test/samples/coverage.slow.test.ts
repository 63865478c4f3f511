import { NO_EFFECT } from './without-effect';
import { DataSciencePlatformOptions } from '../../src';
import { OptionPath } from '../../src/private/option-path';
import { isOpaque, OptionType, propertiesOf } from '../../src/private/options-model';
import { ConfigurationError } from '../../src/private/problems';
import { fingerprint, moduleSamples, optionsOf, platformFrom, platformSamples, Sample } from '../support/samples';

/** One location in a sample where a property of a struct is set. */
interface Occurrence {
  readonly property: string;
  readonly sample: Sample;
  readonly path: OptionPath;
}

const TOP: OptionType = { struct: 'DataSciencePlatformOptions' };

/** Every property of every struct that a configuration can reach. */
function reachable(type: OptionType, seen: Set<string> = new Set()): string[] {
  if (typeof type === 'string') return [];
  if ('list' in type) return reachable(type.list, seen);
  if ('map' in type) return reachable(type.map, seen);
  if (!('struct' in type) || seen.has(type.struct)) return [];
  seen.add(type.struct);
  return Object.entries(propertiesOf(type.struct)).filter(([, property]) => !isOpaque(property.type))
    .flatMap(([name, property]) => [`${type.struct}.${name}`, ...reachable(property.type, seen)]);
}

function occurrences(sample: Sample, type: OptionType, value: unknown, path: OptionPath = []): Occurrence[] {
  if (typeof type === 'string' || value === undefined || value === null) return [];
  if ('list' in type) {
    return Array.isArray(value)
      ? value.flatMap((item, index) => occurrences(sample, type.list, item, [...path, index]))
      : [];
  }
  if ('map' in type) {
    return Object.entries(value as object).flatMap(([key, item]) =>
      occurrences(sample, type.map, item, [...path, key]),
    );
  }
  if (!('struct' in type)) return [];
  return Object.entries(propertiesOf(type.struct)).flatMap(([name, property]) => {
    const item = (value as { [key: string]: unknown })[name];
    if (item === undefined) return [];
    return [
      { property: `${type.struct}.${name}`, sample, path: [...path, name] },
      ...occurrences(sample, property.type, item, [...path, name]),
    ];
  });
}

function without(options: unknown, path: OptionPath): DataSciencePlatformOptions {
  const copy = JSON.parse(JSON.stringify(options)) as DataSciencePlatformOptions;
  const parent = path.slice(0, -1).reduce((node: never, step) => node[step], copy as never) as {
    [key: string | number]: unknown;
  };
  delete parent[path[path.length - 1]];
  return copy;
}

const samples = [...moduleSamples(), ...platformSamples()];
const options = new Map(samples.map((sample) => [sample, optionsOf(sample)]));
const found = samples.flatMap((sample) => occurrences(sample, TOP, options.get(sample)));
const properties = [...new Set(reachable(TOP))].sort();

test('the samples together set every property of every struct', () => {
  const touched = new Set(found.map(({ property }) => property));

  expect(properties.filter((property) => !touched.has(property))).toEqual([]);
});

test('every property that is listed as without effect exists', () => {
  expect(Object.keys(NO_EFFECT).filter((property) => !properties.includes(property))).toEqual([]);
});

test('every property changes the templates, or is listed with the reason why not', () => {
  const before = new Map<Sample, string>();
  const baseline = (sample: Sample) => {
    if (!before.has(sample)) before.set(sample, fingerprint(platformFrom(options.get(sample)!)));
    return before.get(sample)!;
  };
  const hasEffect = ({ sample, path }: Occurrence): boolean => {
    try {
      return fingerprint(platformFrom(without(options.get(sample), path))) !== baseline(sample);
    } catch (error) {
      // A configuration that is rejected without the property needs it.
      if (error instanceof ConfigurationError) return true;
      throw error;
    }
  };
  const places = new Map<string, Occurrence[]>();
  for (const occurrence of found) {
    places.set(occurrence.property, [...(places.get(occurrence.property) ?? []), occurrence]);
  }
  const idle = [...places]
    .filter(([property, list]) => !(property in NO_EFFECT) && !list.slice(0, 5).some(hasEffect))
    .map(([property]) => property);

  expect(idle).toEqual([]);
}, 600_000);
