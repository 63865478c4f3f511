import { LocatedEntry, LocatedMap } from './documents/located';
import { Report } from './report';
import { propertiesOf } from '../private/options-model';
import { didYouMean, suggestedBy } from '../private/suggestions';

/**
 * The level with its misspelt keys replaced by what they were most likely meant to be, each reported: whatever reads the level goes on as its author
 * meant it. Keys that are near to none are left for the check of the whole.
 */
export function withRepairedKeys(level: LocatedMap, known: string[], report: Report): LocatedMap {
  const misspelt = [...level.entries.keys()].filter((key) => !known.includes(key));
  if (misspelt.length === 0) return level;
  const entries = new Map<string, LocatedEntry>();
  for (const item of level.entries.values()) {
    const hint = misspelt.includes(item.key) ? didYouMean(item.key, known.filter((key) => !level.entries.has(key))) : undefined;
    const meant = suggestedBy(hint);
    if (meant !== undefined) report.problem({ code: 'DSP110', message: `unknown key "${item.key}"`, hint }, item.keyPosition);
    const key = meant ?? item.key;
    if (!entries.has(key)) entries.set(key, { ...item, key });
  }
  return { ...level, entries };
}

/** Keys of a struct in the spelling of the files. */
export function yamlKeysOf(struct: string): string[] {
  return Object.entries(propertiesOf(struct)).map(([name, { yaml }]) => yaml ?? name);
}

const TAGS = ['tag_configs'];
const NOT_APPLICABLE = ['mdaa_version', 'use_bootstrap', 'useStaging', 'devops', 'terraform', 'mdaa_compliant'];
const EVERY_LEVEL = [...TAGS, ...NOT_APPLICABLE];

/** Keys of `mdaa.yaml` itself. */
export const TOP_KEYS = [...yamlKeysOf('DataSciencePlatformOptions'), ...EVERY_LEVEL, 'naming_module', 'naming_class', 'naming_props', 'env_templates'];
/** Keys of a domain. */
export const DOMAIN_KEYS = [...yamlKeysOf('DomainOptions'), ...EVERY_LEVEL, 'env_templates'];
/** Keys of an environment. */
export const ENVIRONMENT_KEYS = [...yamlKeysOf('EnvironmentOptions'), ...EVERY_LEVEL, 'template'];
/** Keys of a module. */
export const MODULE_KEYS = [
  ...yamlKeysOf('ModuleOptions'), ...EVERY_LEVEL, 'module_path', 'module_type', 'module_configs', 'module_config_data',
  'cdk_app', 'app_configs', 'app_config_data', 'additional_context',
];
