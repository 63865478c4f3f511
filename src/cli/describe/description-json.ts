import { DescribedValue } from './described-value';
import { ModuleDescription } from './module-description';
import { Origin } from './origin';
import { formatPath, OptionPath } from '../../private/option-path';

/** A description as data: the configuration as it is resolved, and every value and default of it by path. */
export function descriptionJson({ configuration, settings, ...module }: ModuleDescription): object {
  return {
    ...module,
    settings: settings.map(({ name, value, level, origin }) => ({ name, value, level, ...originJson(origin) })),
    configuration: plain(configuration),
    values: valuesOf(configuration, []),
  };
}

function plain(value: DescribedValue): unknown {
  if (value.map) return Object.fromEntries(value.map.filter(([, item]) => item.origin.default === undefined).map(([key, item]) => [key, plain(item)]));
  return value.list ? value.list.map(plain) : value.scalar;
}

function valuesOf(value: DescribedValue, path: OptionPath): object[] {
  if (value.map && value.map.length > 0) return value.map.flatMap(([key, item]) => valuesOf(item, [...path, key]));
  if (value.list && value.list.length > 0) return value.list.flatMap((item, index) => valuesOf(item, [...path, index]));
  return [{ path: formatPath(path), ...value.origin.default === undefined ? { value: plain(value) } : {}, ...originJson(value.origin) }];
}

function originJson({ position, reference, context, default: fallback }: Origin): object {
  return { ...position, reference, context: context?.map(({ key, level, position: at }) => ({ key, level, ...at })), default: fallback };
}
