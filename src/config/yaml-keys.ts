/** The location of a key: a level of `mdaa.yaml`, or the configuration of a module. */
export type YamlLevel = 'platform' | 'domain' | 'environment' | 'module' | 'configuration';

/** The type of a key. */
export type YamlKeyType =
  | 'text' | 'any'
  /** A list of paths of files. */
  | 'paths'
  /** A map of anything. */
  | 'map'
  /** Environments by name. */
  | 'templates'
  /** The name of a kind of module. */
  | 'module path'
  | 'module type'
  /** The options of the module. */
  | 'configuration'
  /** Suppressed findings of compliance checks. */
  | 'suppressions';

/** A key that exists only in YAML: it specifies files, is an alternative to an option, or is for other tools. */
export interface YamlKey {
  readonly name: string;
  readonly levels: readonly YamlLevel[];
  readonly type: YamlKeyType;
  readonly meaning: string;
  /** The key that replaces an older spelling. */
  readonly olderFor?: string;
  /** Whether only other tools use the key. */
  readonly notApplicable?: boolean;
}

const EVERY_LEVEL: readonly YamlLevel[] = ['platform', 'domain', 'environment', 'module'];
const MODULE: readonly YamlLevel[] = ['module'];

/** Every key that exists only in YAML. Options of structs are not included. */
export const YAML_KEYS: readonly YamlKey[] = [
  {
    name: 'tag_configs',
    levels: EVERY_LEVEL,
    type: 'paths',
    meaning:
      'Paths of tags files, relative to the directory of `mdaa.yaml`. Each file has one key, `tags`. Later files '
        + 'override earlier ones, and `tag_config_data` overrides all of them.',
  },
  {
    name: 'naming_module',
    levels: EVERY_LEVEL,
    type: 'text',
    meaning:
      'The JavaScript module of a naming scheme: the path of a file, or the name of a package. The same as '
        + '`custom_naming.naming_module`.',
  },
  {
    name: 'naming_class',
    levels: EVERY_LEVEL,
    type: 'text',
    meaning: 'The class of the naming scheme that `naming_module` exports.',
  },
  {
    name: 'naming_props',
    levels: EVERY_LEVEL,
    type: 'any',
    meaning: 'Passed to the class of the naming scheme as `props`.',
  },
  {
    name: 'env_templates',
    levels: ['platform', 'domain'],
    type: 'templates',
    meaning:
      'Shared environment definitions by name. An environment uses one with `template`. Those of a domain override '
        + 'those of the top level.',
  },
  {
    name: 'template',
    levels: ['environment'],
    type: 'text',
    meaning: 'The name of a template in `env_templates`. The keys of this environment override those of the template.',
  },
  {
    name: 'module_path',
    levels: MODULE,
    type: 'module path',
    meaning:
      'The kind of the module: a built-in module, the path of a JavaScript file relative to the directory of '
        + '`mdaa.yaml`, or the name of an npm package. A version suffix, as in `@aws-mdaa/datalake@1.0.0`, is ignored.',
  },
  {
    name: 'module_class',
    levels: MODULE,
    type: 'text',
    meaning: 'The class that the file or package in `module_path` exports, if it is not the default export.',
  },
  {
    name: 'module_configs',
    levels: MODULE,
    type: 'paths',
    meaning:
      'Paths of the configuration files of the module, relative to the directory of `mdaa.yaml`. Later files '
        + 'override earlier ones: maps are merged key by key, and lists are joined.',
  },
  {
    name: 'module_config_data',
    levels: MODULE,
    type: 'configuration',
    meaning: 'Configuration of the module. Each key replaces the whole value that the files of `module_configs` have '
      + 'for it.',
  },
  {
    name: 'module_type',
    levels: MODULE,
    type: 'module type',
    meaning: 'The tool that deploys the module, always `cdk`. Terraform modules are not supported.',
  },
  {
    name: 'nag_suppressions',
    levels: ['configuration'],
    type: 'suppressions',
    meaning: 'Suppressed findings of compliance checks for constructs of the module.',
  },
  { name: 'cdk_app', levels: MODULE, type: 'module path', meaning: 'The kind of the module.', olderFor: 'module_path' },
  {
    name: 'app_configs',
    levels: MODULE,
    type: 'paths',
    meaning: 'Files that configure the module.',
    olderFor: 'module_configs',
  },
  {
    name: 'app_config_data',
    levels: MODULE,
    type: 'configuration',
    meaning: 'Configuration of the module.',
    olderFor: 'module_config_data',
  },
  { name: 'additional_context', levels: MODULE, type: 'map', meaning: 'Context of the module.', olderFor: 'context' },
  ...['mdaa_version', 'use_bootstrap', 'useStaging', 'devops', 'terraform', 'mdaa_compliant'].map((name): YamlKey => ({
    name,
    levels: EVERY_LEVEL,
    type: 'any',
    meaning: 'Ignored with a warning. Other tools that read this file can use it.',
    notApplicable: true,
  })),
];

/** The keys of a level that exist only in YAML. */
export function yamlKeysAt(level: YamlLevel): YamlKey[] {
  return YAML_KEYS.filter(({ levels }) => levels.includes(level));
}

/** Prefixes of a `module_path`, the usual one first. */
export const MODULE_SCOPES: readonly string[] = ['@aws-mdaa/', '@aws-caef/'];
