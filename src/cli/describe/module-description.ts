import { DescribedValue, ValueDescriber } from './described-value';
import { levelName, Origin, originOf } from './origin';
import { Configuration } from '../../config/configuration';
import { ModuleDependency } from '../../platform/module-dependency';
import { PlatformModule } from '../../platform/platform-module';
import { formatPath, OptionPath } from '../../private/option-path';
import { propertiesOf } from '../../private/options-model';
import { placeOf } from '../stack-place';

/** A setting of a module from its own level, or one above. */
export interface InheritedSetting {
  readonly name: string;
  readonly value: unknown;
  readonly level: string;
  readonly origin: Origin;
}

/** All inputs of a module. */
export interface ModuleDescription {
  readonly module: string;
  readonly kind: string;
  readonly stack: string;
  readonly account: string;
  readonly region: string;
  readonly dependencies: readonly ModuleDependency[];
  readonly settings: readonly InheritedSetting[];
  readonly configuration: DescribedValue;
}

/**
 * Level options that the nearest level with a value determines, and those that are merged key by key.
 */
const TAKEN = ['account', 'region', 'permissionsBoundaryArn', 'dataRemoval', 'terminationProtection', 'customNaming'];
const MERGED = ['tags', 'context'];

/** Describes a module that was created from a configuration. */
export function describeModule(module: PlatformModule, configuration: Configuration): ModuleDescription {
  const path = ['domains', module.domain, 'environments', module.environment, 'modules', module.name];
  const kind = module._kind!;
  const located = configuration.valueAt([...path, kind.key]);
  return {
    module: `${module.domain}/${module.environment}/${module.name}`,
    kind: module.kind,
    stack: module.stack.stackName,
    ...placeOf(module.stack),
    dependencies: module.dependencies,
    settings: [
      ...TAKEN.flatMap((option) => taken(option, path, configuration)),
      ...MERGED.flatMap((option) => merged(option, path, configuration)),
    ],
    configuration: new ValueDescriber(configuration, module.stack, path).describe(
      kind.struct === undefined ? { map: 'any' } : { struct: kind.struct },
      module._options,
      located,
    ),
  };
}

/** The module, and the levels above it. */
function levelsOf(path: OptionPath): OptionPath[] {
  return [6, 4, 2, 0].map((length) => path.slice(0, length));
}

function taken(option: string, path: OptionPath, configuration: Configuration): InheritedSetting[] {
  for (const level of levelsOf(path)) {
    const located = configuration.valueAt([...level, option]);
    if (located) return [settingOf(yamlName(option), [...level, option], level, configuration)];
  }
  return [];
}

function merged(option: string, path: OptionPath, configuration: Configuration): InheritedSetting[] {
  const found = new Map<string, InheritedSetting>();
  for (const level of levelsOf(path)) {
    const map = configuration.valueAt([...level, option]);
    if (map?.kind !== 'map') continue;
    for (const key of map.entries.keys()) {
      if (!found.has(key)) {
        found.set(key, settingOf(`${yamlName(option)}.${key}`, [...level, option, key], level, configuration));
      }
    }
  }
  return [...found.values()];
}

function settingOf(
  name: string,
  option: OptionPath,
  level: OptionPath,
  configuration: Configuration,
): InheritedSetting {
  const located = configuration.valueAt(option)!;
  const origin = { ...originOf(located, level, configuration), position: configuration.positionOf(option) };
  return { name, value: configuration.plainAt(option), level: levelName(level), origin };
}

function yamlName(option: string): string {
  return propertiesOf('DataSciencePlatformOptions')[option].yaml ?? option;
}

/** A description as data: the resolved configuration, and every value and default by path. */
export function descriptionJson({ configuration, settings, ...module }: ModuleDescription): object {
  return {
    ...module,
    settings: settings.map(({ name, value, level, origin }) => ({ name, value, level, ...originJson(origin) })),
    configuration: plain(configuration),
    values: valuesOf(configuration, []),
  };
}

function plain(value: DescribedValue): unknown {
  if (value.map) {
    return Object.fromEntries(
      value.map.filter(([, item]) => item.origin.default === undefined).map(([key, item]) => [key, plain(item)]),
    );
  }
  return value.list ? value.list.map(plain) : value.scalar;
}

function valuesOf(value: DescribedValue, path: OptionPath): object[] {
  if (value.map && value.map.length > 0) return value.map.flatMap(([key, item]) => valuesOf(item, [...path, key]));
  if (value.list && value.list.length > 0) return value.list.flatMap((item, index) => valuesOf(item, [...path, index]));
  return [
    {
      path: formatPath(path),
      ...(value.origin.default === undefined ? { value: plain(value) } : {}),
      ...originJson(value.origin),
    },
  ];
}

function originJson({ position, reference, context, default: fallback }: Origin): object {
  return {
    ...position,
    reference,
    context: context?.map(({ key, level, position: at }) => ({ key, level, ...at })),
    default: fallback,
  };
}
