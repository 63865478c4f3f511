import {
  configurableProperties,
  LEVEL_STRUCTS,
  meaning,
  MODULE_KINDS,
  MODULE_SCOPES,
  typeNamed,
  yamlKeysAt,
} from './jsii-assembly';
import { Definitions, JsonSchema, refer } from './json-schema';
import type { YamlKey } from '../src/config/yaml-keys';

const COMPONENTS = MODULE_KINDS.map(({ key }) => key);
const FILES = ['module_configs', 'app_configs'];
const DATA = ['module_config_data', 'app_config_data'];
const PATHS = ['module_path', 'cdk_app'];

/** The schema of `mdaa.yaml`, without its head. */
export function mdaaSchema(): JsonSchema {
  return new MdaaSchema().platform();
}

class MdaaSchema {
  private readonly definitions = new Definitions();

  public platform(): JsonSchema {
    this.definitions.define('Domain', () => this.domain());
    const schema = this.level('platform', { domains: mapOf('Domain') });
    return { ...schema, definitions: this.definitions.all() };
  }

  private domain(): JsonSchema {
    this.definitions.define('Environment', () => this.environment());
    return this.level('domain', { environments: mapOf('Environment') });
  }

  /** With a template, modules and their required keys can be in the template. */
  private environment(): JsonSchema {
    const { required, ...level } = this.level('environment', { modules: {} });
    this.definitions.define('Module', () => this.module());
    return {
      ...level,
      if: has('template'),
      then: { properties: { modules: this.partialModules() } },
      else: { required, properties: { modules: mapOf('Module') } },
    };
  }

  private template(): JsonSchema {
    const { title, description, required, ...level } = this.level('environment', { modules: this.partialModules() });
    const { template, ...properties } = level.properties as { [key: string]: JsonSchema };
    return { ...level, properties };
  }

  private partialModules(): JsonSchema {
    this.definitions.define('PartOfModule', () => {
      const { title, description, ...level } = this.level('module', {});
      return { ...level, allOf: [this.configurations('part')] };
    });
    return mapOf('PartOfModule');
  }

  /** `module_config_data` is a part of the configuration if there are files, otherwise the whole configuration. */
  private module(): JsonSchema {
    return {
      ...this.level('module', {}),
      allOf: [
        // Distinguished by a condition, so that editors do not suggest the older spelling.
        { if: has('cdk_app'), else: has('module_path') },
        { if: { anyOf: FILES.map(has) }, then: this.configurations('part'), else: this.configurations('whole') },
      ],
    };
  }

  /** The schema of `module_config_data` comes with the kind of the module. */
  private configurations(extent: 'part' | 'whole'): JsonSchema {
    return this.definitions.define(`${extent}-of-configuration`, () => ({
      allOf: MODULE_KINDS.map(({ modulePath }) => {
        const file = extent === 'part' ? `${modulePath}.part` : modulePath;
        const data = this.definitions.define(file, () => ({
          anyOf: [{ $ref: `${file}.schema.json` }, this.definitions.common('expression')],
        }));
        return {
          if: {
            type: 'object',
            anyOf: PATHS.map((path) => ({ required: [path], properties: { [path]: isPathOf(modulePath) } })),
          },
          then: { type: 'object', properties: Object.fromEntries(DATA.map((key) => [key, data])) },
        };
      }),
    }));
  }

  /**
   * The keys of a level: options of its struct, and those that exist only in YAML. Keys for other tools are not
   * properties, so that editors do not suggest them.
   */
  private level(level: keyof typeof LEVEL_STRUCTS, below: { [key: string]: JsonSchema }): JsonSchema {
    const struct = LEVEL_STRUCTS[level];
    const keys = yamlKeysAt(level);
    const more = Object.fromEntries(keys.filter(isCurrent).map((key) => [key.name, this.key(key)]));
    const object = this.definitions.object(struct, { ...more, ...below }, [...COMPONENTS, ...Object.keys(below)]);
    const properties = object.properties as { [key: string]: JsonSchema };
    for (const { name, docs } of configurableProperties(struct).filter((property) => property.name in below)) {
      properties[name].description = meaning(docs);
    }
    return {
      title: struct,
      description: meaning(typeNamed(struct).docs),
      ...object,
      patternProperties: {
        ...object.patternProperties as { [pattern: string]: JsonSchema },
        ...Object.fromEntries(keys.filter((key) => !isCurrent(key)).map((key) => [`^${key.name}$`, this.key(key)])),
      },
      dependencies: {
        naming_module: ['naming_class'],
        naming_class: ['naming_module'],
        naming_props: ['naming_class'],
      },
    };
  }

  private key({ meaning: text, olderFor, type }: YamlKey): JsonSchema {
    return {
      description: olderFor === undefined ? text : `${text} An older spelling of ${olderFor}.`,
      ...this.typeOf(type),
    };
  }

  private typeOf(type: YamlKey['type']): JsonSchema {
    switch (type) {
      case 'text':
        return this.definitions.common('string');
      case 'paths':
        return this.definitions.define('paths', () => ({
          anyOf: [{ type: 'array', items: { type: 'string' } }, this.definitions.common('empty')],
        }));
      case 'map':
        return { type: ['object', 'null'] };
      case 'templates': {
        this.definitions.define('EnvironmentTemplate', () => this.template());
        return { anyOf: [mapOf('EnvironmentTemplate'), this.definitions.common('empty')] };
      }
      case 'module path':
        return this.definitions.define('module-path', () => ({
          anyOf: [
            { enum: MODULE_KINDS.map(({ modulePath }) => `${MODULE_SCOPES[0]}${modulePath}`) },
            {
              title: 'Module',
              type: 'string',
              pattern: `^(${MODULE_SCOPES.join('|')})(${MODULE_KINDS.map(({ modulePath }) => modulePath).join('|')})(@.*)?$`,
            },
            {
              title: 'Path of a JavaScript file, or name of an npm package',
              type: 'string',
              pattern: `^(\\.{0,2}/.+|(?!${MODULE_SCOPES.join('|')})(@[\\w.~-]+/)?[\\w.~-]+(/[\\w./~-]+)?(@.*)?)$`,
            },
          ],
        }));
      case 'module type':
        return { anyOf: [{ enum: ['cdk'] }, this.definitions.common('empty')] };
      // Described by the kind of the module, or by the struct.
      case 'configuration': case 'suppressions': case 'any': return {};
    }
  }
}

function isCurrent({ olderFor, notApplicable }: YamlKey): boolean {
  return olderFor === undefined && notApplicable !== true;
}

function mapOf(definition: string): JsonSchema {
  return { type: 'object', additionalProperties: refer(definition) };
}

function isPathOf(modulePath: string): JsonSchema {
  return { type: 'string', pattern: `^(${MODULE_SCOPES.join('|')})${modulePath}(@|$)` };
}

function has(key: string): JsonSchema {
  return { required: [key], properties: { [key]: {} } };
}
