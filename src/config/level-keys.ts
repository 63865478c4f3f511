import { LocatedEntry, LocatedMap } from './documents/located';
import { Report } from './report';
import { YamlLevel, yamlKeysAt } from './yaml-keys';
import { MODULE_KINDS } from '../platform/module-kinds';
import { propertiesOf } from '../private/options-model';
import { didYouMean, suggestedBy } from '../private/suggestions';

/** A level of `mdaa.yaml`. */
export type Level = Exclude<YamlLevel, 'configuration'>;

const STRUCTS: { readonly [level in Level]: string } = {
  platform: 'DataSciencePlatformOptions',
  domain: 'DomainOptions',
  environment: 'EnvironmentOptions',
  module: 'ModuleOptions',
};

/**
 * The level with its misspelt keys replaced by what they were most likely meant to be, each reported: whatever reads the level goes on as its author
 * meant it. Keys that are near to none are reported and left out.
 */
export function withRepairedKeys(map: LocatedMap, level: Level, report: Report): LocatedMap {
  const known = keysOf(level);
  if ([...map.entries.keys()].every((key) => known.includes(key))) return map;
  const entries = new Map<string, LocatedEntry>();
  for (const item of map.entries.values()) {
    const key = known.includes(item.key) ? item.key : repair(item, known.filter((other) => !map.entries.has(other)), report);
    if (key !== undefined && !entries.has(key)) entries.set(key, { ...item, key });
  }
  return { ...map, entries };
}

function repair({ key, keyPosition }: LocatedEntry, known: string[], report: Report): string | undefined {
  const isComponent = MODULE_KINDS.some((kind) => kind.key === key);
  const hint = isComponent ? 'this is the key in code; in YAML the configuration of a module stands under "module_config_data", or in "module_configs"' : didYouMean(key, known);
  report.problem({ code: 'DSP110', message: `unknown key "${key}"`, hint }, keyPosition);
  return suggestedBy(hint);
}

/** Keys of a level in the spelling of the files. */
function keysOf(level: Level): string[] {
  const options = Object.entries(propertiesOf(STRUCTS[level])).filter(([name]) => !MODULE_KINDS.some(({ key }) => key === name));
  return [...options.map(([name, { yaml }]) => yaml ?? name), ...yamlKeysAt(level).map(({ name }) => name)];
}
