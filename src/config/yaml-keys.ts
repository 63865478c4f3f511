/** Where a key may stand: a level of `mdaa.yaml`, or the configuration of a module. */
export type YamlLevel = 'platform' | 'domain' | 'environment' | 'module' | 'configuration';

/** What a key takes. */
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
  /** Accepted findings of compliance checks. */
  | 'suppressions';

/** A key that only YAML has: it names files, is another way to say what an option says, or is read by other tools. */
export interface YamlKey {
  readonly name: string;
  readonly levels: readonly YamlLevel[];
  readonly type: YamlKeyType;
  readonly meaning: string;
  /** The key that an older spelling stands for. */
  readonly olderFor?: string;
  /** Whether the key has a meaning for other tools alone. */
  readonly notApplicable?: boolean;
}

const EVERY_LEVEL: readonly YamlLevel[] = ['platform', 'domain', 'environment', 'module'];
const MODULE: readonly YamlLevel[] = ['module'];

/** Every key that only YAML has. What an option of a struct says is not here. */
export const YAML_KEYS: readonly YamlKey[] = [
  {
    name: 'tag_configs',
    levels: EVERY_LEVEL,
    type: 'paths',
    meaning:
      'Files of tags, whose paths are relative to the directory of `mdaa.yaml`. Each has one key, `tags`. Later files '
        + 'win, and `tag_config_data` over all of them.',
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
    meaning: 'Handed to the class of the naming scheme as `props`.',
  },
  {
    name: 'env_templates',
    levels: ['platform', 'domain'],
    type: 'templates',
    meaning:
      'Environments that are alike, by name. An environment takes one with `template`; those of a domain win over '
        + 'those of the top level.',
  },
  {
    name: 'template',
    levels: ['environment'],
    type: 'text',
    meaning: 'The name of a template of `env_templates`, merged under the keys of this environment.',
  },
  {
    name: 'module_path',
    levels: MODULE,
    type: 'module path',
    meaning:
      'What the module is: a built-in module, the path of a JavaScript file relative to the directory of `mdaa.yaml`, '
        + 'or the name of an npm package. A version behind the name, as in `@aws-mdaa/datalake@1.0.0`, is left out.',
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
      'Files that configure the module, whose paths are relative to the directory of `mdaa.yaml`. They are merged in '
        + 'their order, later ones over earlier ones: maps key by key, and lists are joined.',
  },
  {
    name: 'module_config_data',
    levels: MODULE,
    type: 'configuration',
    meaning: 'Configuration of the module. Each key replaces the value that the files of `module_configs` have under '
      + 'it, as a whole.',
  },
  {
    name: 'module_type',
    levels: MODULE,
    type: 'module type',
    meaning: 'The tool that deploys the module, always `cdk`. Modules of Terraform are not supported.',
  },
  {
    name: 'nag_suppressions',
    levels: ['configuration'],
    type: 'suppressions',
    meaning: 'Findings of compliance checks on constructs of the module that were accepted.',
  },
  { name: 'cdk_app', levels: MODULE, type: 'module path', meaning: 'What the module is.', olderFor: 'module_path' },
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
    meaning: 'Left out with a warning. It can stay for other tools that read this file.',
    notApplicable: true,
  })),
];

/** The keys that only YAML has at a level. */
export function yamlKeysAt(level: YamlLevel): YamlKey[] {
  return YAML_KEYS.filter(({ levels }) => levels.includes(level));
}

/** What a `module_path` begins with, the usual form first. */
export const MODULE_SCOPES: readonly string[] = ['@aws-mdaa/', '@aws-caef/'];
