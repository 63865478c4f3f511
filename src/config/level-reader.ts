import { existsSync } from 'fs';
import { resolve } from 'path';
import { DocumentStore } from './document-store';
import {
  entry,
  Located,
  LocatedEntry,
  LocatedMap,
  mapItems,
  mergeLocated,
  scalarText,
  withEntries,
  withoutKeys,
} from './documents/located';
import { configurationHint } from './foreign-keys';
import { Report } from './report';
import { YAML_KEYS, yamlKeysAt, YamlLevel } from './yaml-keys';
import { withQuotedVariables } from '../platform/references/hook-command';
import { StaticScope } from '../platform/references/static-references';
import { propertiesOf } from '../private/options-model';
import { didYouMean, suggestedBy } from '../private/suggestions';

/** Keys that exist only in YAML: they specify files, or are alternatives to an option. */
const TAG_FILES = 'tag_configs';
const TAGS = 'tag_config_data';
const NAMING = ['naming_module', 'naming_class', 'naming_props'];
const CUSTOM_NAMING = 'custom_naming';
const CUSTOM_ASPECTS = 'custom_aspects';

/** Keys for other tools, which have no effect here. */
const NOT_APPLICABLE = YAML_KEYS.filter(({ notApplicable }) => notApplicable).map(({ name }) => name);

/** Commands around the deployment of a module. */
const HOOKS = ['predeploy', 'postdeploy'];

/** Reads the keys that every level can have: top, domain, environment and module. */
export class LevelReader {
  private readonly notApplicable = new Map<string, Located>();

  constructor(private readonly documents: DocumentStore, private readonly report: Report) {}

  /**
   * The keys of the level itself: tag files are read, spellings are unified, references are replaced. `others` are read
   * elsewhere.
   */
  public read(level: LocatedMap, scope: StaticScope, others: string[]): LocatedMap {
    for (const key of NOT_APPLICABLE) {
      const value = entry(level, key);
      if (value && !this.notApplicable.has(key)) this.notApplicable.set(key, value);
    }
    const own = withQuotedCommands(withoutKeys(level, [...others, ...NOT_APPLICABLE, 'context']));
    const expanded = this.documents.expand(this.withNaming(this.withTags(own, scope)), scope) as LocatedMap;
    const context = entry(level, 'context');
    return this.withLocalModules(
      context ? withEntries(expanded, [{ key: 'context', from: level, value: context }]) : expanded,
    );
  }

  /** One warning for all keys that have no effect. */
  public warnOfNotApplicable(): void {
    const [first] = this.notApplicable.values();
    if (first === undefined) return;
    const keys = [...this.notApplicable.keys()].map((key) => `"${key}"`).join(', ');
    this.report.warning(
      {
        code: 'DSP130',
        message: `keys without effect: ${keys}`,
        hint: 'keep them if other tools read this file; otherwise remove them',
      },
      first.position,
    );
  }

  /** `tag_configs`, read and merged, with `tag_config_data` taking precedence. */
  private withTags(level: LocatedMap, scope: StaticScope): LocatedMap {
    const files = this.documents.loadMerged(entry(level, TAG_FILES), scope, (document) => {
      const unknown = [...document.entries.values()].find(({ key }) => key !== 'tags');
      if (unknown) {
        this.report.problem(
          {
            code: 'DSP110',
            message: `unknown key "${unknown.key}"`,
            hint: `indent "${unknown.key}" below "tags", the only key of a tags file`,
          },
          unknown.keyPosition,
        );
      }
      return entry(document, 'tags');
    });
    if (files === undefined) return level;
    const data = entry(level, TAGS);
    return withEntries(withoutKeys(level, [TAG_FILES, TAGS]), [
      { key: TAGS, from: level, value: data ? mergeLocated(files, data) : files },
    ]);
  }

  /** At the top level, the keys of a naming scheme are not nested. */
  private withNaming(level: LocatedMap): LocatedMap {
    const given = NAMING.flatMap((key) => level.entries.get(key) ?? []);
    if (given.length === 0) return level;
    const naming: LocatedMap = {
      kind: 'map',
      position: given[0].keyPosition,
      entries: new Map(given.map((item) => [item.key, item])),
    };
    return withEntries(withoutKeys(level, NAMING), [{ key: CUSTOM_NAMING, from: level, value: naming }]);
  }

  /**
   * Paths of JavaScript files are relative to the directory of `mdaa.yaml`; a value that is not a path there is the
   * name of a package.
   */
  private withLocalModules(level: LocatedMap): LocatedMap {
    const naming = entry(level, CUSTOM_NAMING);
    const aspects = entry(level, CUSTOM_ASPECTS);
    return withEntries(level, [
      ...(naming ? [{ key: CUSTOM_NAMING, from: level, value: this.withPath(naming, 'naming_module') }] : []),
      ...(aspects
        ? [
          {
            key: CUSTOM_ASPECTS,
            from: level,
            value: mapItems(aspects, (aspect) => this.withPath(aspect, 'aspect_module')),
          },
        ]
        : []),
    ]);
  }

  private withPath(map: Located, key: string): Located {
    const value = map.kind === 'map' ? entry(map, key) : undefined;
    const text = scalarText(value);
    if (text === undefined || map.kind !== 'map') return map;
    const path = resolve(this.documents.directory, text);
    const file = [path, `${path}.js`].find((candidate) => existsSync(candidate));
    if (file !== undefined) this.documents.use(file);
    return file !== undefined || text.startsWith('.')
      ? withEntries(map, [{ key, from: map, value: { kind: 'scalar', position: value!.position, value: path } }])
      : map;
  }
}

/** The keys in code that specify the kind of a module. */
const COMPONENTS = Object.keys(propertiesOf('ModuleComponentOptions'));

/** A level of `mdaa.yaml`. */
export type Level = Exclude<YamlLevel, 'configuration'>;

const STRUCTS: { readonly [level in Level]: string } = {
  platform: 'DataSciencePlatformOptions',
  domain: 'DomainOptions',
  environment: 'EnvironmentOptions',
  module: 'ModuleOptions',
};

/**
 * The level with misspelled keys replaced by the most likely keys, each reported, so that the level is read as its
 * author intended. Keys that are not similar to any key are reported and omitted.
 */
export function withRepairedKeys(map: LocatedMap, level: Level, report: Report): LocatedMap {
  const known = keysOf(level);
  if ([...map.entries.keys()].every((key) => known.includes(key))) return map;
  const entries = new Map<string, LocatedEntry>();
  for (const item of map.entries.values()) {
    const key = known.includes(item.key)
      ? item.key
      : repair(
        item,
        known.filter((other) => !map.entries.has(other)),
        report,
        level === 'module' ? configurationHint(map, item.key) : undefined,
        siblingHint(item, level),
      );
    if (key !== undefined && !entries.has(key)) entries.set(key, { ...item, key });
  }
  return { ...map, entries };
}

/** How to move a level that is within the one before it. */
function siblingHint({ key, value }: LocatedEntry, level: Level): string | undefined {
  const keys = value.kind === 'map' ? [...value.entries.keys()] : [];
  const known = keysOf(level);
  return keys.length > 0 && keys.every((other) => known.includes(other))
    ? `if "${key}" is ${/^[aeiou]/.test(level) ? 'an' : 'a'} ${level}, indent it like the ${level} in which it is`
    : undefined;
}

function repair(
  { key, keyPosition }: LocatedEntry, known: string[], report: Report, otherHint: string | undefined,
  placeHint: string | undefined,
): string | undefined {
  const isComponent = COMPONENTS.includes(key);
  const hint = placeHint ?? (isComponent
    ? 'this is the key in code; in YAML the configuration of a module is under "module_config_data", or in '
      + '"module_configs"'
    : otherHint ?? didYouMean(key, known));
  report.problem({ code: 'DSP110', message: `unknown key "${key}"`, hint }, keyPosition);
  return suggestedBy(hint);
}

/** Keys of a level in the spelling of the files. */
function keysOf(level: Level): string[] {
  const options = Object.entries(propertiesOf(STRUCTS[level])).filter(
    ([name]) => !COMPONENTS.includes(name),
  );
  return [...options.map(([name, { yaml }]) => yaml ?? name), ...yamlKeysAt(level).map(({ name }) => name)];
}

/** The level with environment variables in its commands replaced by shell variables. */
function withQuotedCommands(level: LocatedMap): LocatedMap {
  return withEntries(level, HOOKS.flatMap((key) => {
    const hook = entry(level, key);
    const command = hook?.kind === 'map' ? entry(hook, 'command') : undefined;
    if (hook?.kind !== 'map' || command?.kind !== 'scalar' || typeof command.value !== 'string') return [];
    const quoted = { ...command, value: withQuotedVariables(command.value) };
    return [{ key, from: level, value: withEntries(hook, [{ key: 'command', from: hook, value: quoted }]) }];
  }));
}
