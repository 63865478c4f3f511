import { DataSciencePlatformOptions } from '../../src';
import { OptionType, propertiesOf } from '../../src/private/options-model';
import { ConfigurationError } from '../../src/private/problems';
import { nagFindings } from '../support/nag';
import { fc } from '../support/properties';
import { moduleSamples, optionsOf, platformFrom } from '../support/samples';

const SAMPLES = moduleSamples()
  .filter(({ name }) => !name.endsWith('/minimal'))
  .map((sample) => [sample.name, optionsOf(sample)] as const);
/** Without suppressions there are findings, as expected. */
const ALWAYS = ['suppressions', 'appliesTo'];
const RUNS = 20;

/** A copy in which `keep` decides whether each optional property and each map entry is kept or omitted. */
function subset(type: OptionType, value: unknown, keep: () => boolean): unknown {
  if (typeof type === 'string' || typeof value !== 'object' || value === null) return value;
  if ('list' in type) return Array.isArray(value) ? value.map((item) => subset(type.list, item, keep)) : value;
  if ('map' in type) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, subset(type.map, item, keep)]));
  }
  if (!('struct' in type)) return value;
  const properties = propertiesOf(type.struct);
  // The choice of a role is not an optional setting.
  if (type.struct === 'RoleRef') return value;
  const kept = Object.entries(value).filter(([key]) => properties[key]?.required || ALWAYS.includes(key) || keep());
  return Object.fromEntries(
    kept.map(([key, item]) => [key, properties[key] ? subset(properties[key].type, item, keep) : item]),
  );
}

test.each(SAMPLES)(
  '%s: any subset works without findings, or is rejected with an explanation',
  (_, options) => {
    let refused = 0;
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 9 })), (stream) => {
        const keep = () => (stream.next().value as number) > 0;
        const { sample } = options.domains.shared.environments.dev.modules;
        const module = Object.fromEntries(
          Object.entries(sample).map(([key, value]) => {
            const { struct } = propertiesOf('ModuleOptions')[key].type as { struct?: string };
            return [key, struct === undefined ? value : subset({ struct }, value, keep)];
          }),
        );
        const changed: DataSciencePlatformOptions = {
          organization: 'acme',
          domains: { shared: { environments: { dev: { modules: { sample: module } } } } },
        };
        try {
          expect(nagFindings(platformFrom(changed))).toEqual([]);
        } catch (error) {
          if (!(error instanceof ConfigurationError)) throw error;
          refused += 1;
        }
      }),
      { numRuns: RUNS },
    );

    expect(refused).toBeLessThan(RUNS);
  },
  120_000,
);
