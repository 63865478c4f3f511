import { DataSciencePlatformOptions } from '../../src';
import { OptionType, propertiesOf } from '../../src/private/options-model';
import { moduleSamples, optionsOf, platformFrom } from '../support/samples';

/** Numbers that must be known before deployment, with the reason. */
const KNOWN_BEFORE: readonly string[] = [
  // There is one function that copies assets for each memory size.
  'StudioDomainOptions.assetDeploymentMemoryLimitMB',
];

/** A number in options, as the property of a map or the item of a list. */
interface Place {
  readonly parent: { [key: string]: unknown };
  readonly key: string;
  readonly property: string;
}

function numbersIn(
  type: OptionType,
  value: unknown,
  parent: { [key: string]: unknown },
  key: string,
  property: string,
): Place[] {
  if (type === 'number') return [{ parent, key, property }];
  if (typeof type === 'string' || typeof value !== 'object' || value === null || 'enum' in type) return [];
  const typeOf = (name: string): OptionType | undefined =>
    'list' in type ? type.list : 'map' in type ? type.map : propertiesOf(type.struct)[name]?.type;
  return Object.entries(value).flatMap(([name, item]) => {
    const inner = typeOf(name);
    return inner === undefined
      ? []
      : numbersIn(
        inner,
        item,
        value as { [key: string]: unknown },
        name,
        'struct' in type ? `${type.struct}.${name}` : property,
      );
  });
}

test.each(moduleSamples().map((sample) => [sample.name, optionsOf(sample)] as const))(
  '%s: each number can be a stack parameter',
  (_, options: DataSciencePlatformOptions) => {
    for (const { parent, key, property } of numbersIn({ struct: 'DataSciencePlatformOptions' }, options, {}, '', '')) {
      const before = parent[key];
      parent[key] = '{{param:number:Value}}';
      if (KNOWN_BEFORE.includes(property)) expect(() => platformFrom(options)).toThrow(/is resolved only at deployment/);
      else expect(() => platformFrom(options)).not.toThrow();
      parent[key] = before;
    }
  },
);
