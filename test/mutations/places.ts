import { isMap, isScalar, isSeq, parseDocument, ParsedNode, YAMLMap } from 'yaml';
import { MODULE_KINDS } from '../../src/platform/module-kinds';
import { OptionType, propertiesOf } from '../../src/private/options-model';

/**
 * `option`: the key of a struct. `name`: a user-defined name. `free`: part of a value that the model does not describe.
 */
export type KeyKind = 'option' | 'name' | 'free';

/** A key and its value in a file. Offsets are relative to the text of the file. */
export interface Place {
  readonly file: string;
  readonly key: string;
  readonly kind: KeyKind;
  /** Keys that the same map allows, if it does not allow arbitrary keys. */
  readonly known: readonly string[];
  readonly keyRange: readonly [number, number];
  /** The value; empty if the key has none. */
  readonly valueRange: readonly [number, number];
  /** The value as plain data. */
  readonly value: unknown;
  /** The start of the next key of the same map. */
  readonly next?: number;
  /** Whether the map is written in braces. */
  readonly inBraces: boolean;
  /** The other keys of the same map. */
  readonly siblings: readonly string[];
  /** The key whose value contains this key. */
  readonly parent?: Place;
  readonly depth: number;
}

/** A file of a configuration and the struct of its top level. */
export interface TypedFile {
  readonly name: string;
  readonly text: string;
  readonly type: OptionType;
}

/** Keys that exist only in files, by the struct that contains them. */
const LEVEL_KEYS: { readonly [key: string]: OptionType } = { tag_configs: { list: 'string' } };
const FILE_KEYS: { readonly [struct: string]: { readonly [key: string]: OptionType } } = {
  DataSciencePlatformOptions: {
    ...LEVEL_KEYS,
    naming_module: 'string',
    naming_class: 'string',
    naming_props: 'any',
    env_templates: { map: { struct: 'EnvironmentOptions' } },
  },
  DomainOptions: { ...LEVEL_KEYS, env_templates: { map: { struct: 'EnvironmentOptions' } } },
  EnvironmentOptions: { ...LEVEL_KEYS, template: 'string' },
  ModuleOptions: {
    ...LEVEL_KEYS,
    module_path: 'string',
    module_configs: { list: 'string' },
    module_config_data: 'any',
  },
  TagFile: { tags: { map: 'string' } },
};
const OF_EVERY_MODULE: { readonly [key: string]: OptionType } = {
  nag_suppressions: { struct: 'NagSuppressionOptions' },
};

/** The struct of the module that a `module_path` names. */
export function structOf(modulePath: unknown): string | undefined {
  return MODULE_KINDS.find(
    (kind) => typeof modulePath === 'string' && modulePath.replace(/@[\d.]+$/, '').endsWith(`/${kind.modulePath}`),
  )?.struct;
}

/** Every key of a file with its value, from top to bottom. */
export function placesOf({ name, text, type }: TypedFile): Place[] {
  const found: Place[] = [];
  const visit = (node: ParsedNode | null, at: OptionType, parent: Place | undefined, depth: number): void => {
    if (isSeq(node)) {
      for (const item of node.items) {
        visit(item as ParsedNode, typeof at === 'object' && 'list' in at ? at.list : 'any', parent, depth + 1);
      }
    }
    if (!isMap(node)) return;
    const map = node as YAMLMap.Parsed;
    const properties = keysOf(at, map);
    const siblings = map.items.map((pair) => String(pair.key));
    map.items.forEach((pair, index) => {
      const { key, value } = pair;
      if (!isScalar(key)) return;
      const option = properties?.[String(key.value)];
      const place: Place = {
        file: name,
        key: String(key.value),
        kind: option !== undefined ? 'option' : typeof at === 'object' && 'map' in at ? 'name' : 'free',
        known: properties ? Object.keys(properties) : [],
        keyRange: [key.range[0], key.range[1]],
        valueRange: value ? [value.range[0], endOf(text, value)] : [key.range[1] + 1, key.range[1] + 1],
        value: value?.toJS(parsed) as unknown,
        next: map.items[index + 1]?.key.range[0],
        inBraces: map.flow ?? false,
        siblings,
        parent,
        depth,
      };
      found.push(place);
      visit(value, option ?? (typeof at === 'object' && 'map' in at ? at.map : 'any'), place, depth + 1);
    });
  };
  const parsed = parseDocument(text, { merge: false });
  visit(parsed.contents as ParsedNode, type, undefined, 0);
  return found;
}

function keysOf(type: OptionType, map: YAMLMap.Parsed): { [key: string]: OptionType } | undefined {
  if (typeof type !== 'object' || !('struct' in type)) return undefined;
  const properties = type.struct === 'TagFile' ? {} : propertiesOf(type.struct);
  const keys: { [key: string]: OptionType } = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [property.yaml ?? name, property.type]),
  );
  Object.assign(keys, FILE_KEYS[type.struct]);
  if (MODULE_KINDS.some((kind) => kind.struct === type.struct)) Object.assign(keys, OF_EVERY_MODULE);
  const data = type.struct === 'ModuleOptions' ? structOf(map.get('module_path')) : undefined;
  if (data) keys.module_config_data = { struct: data };
  return keys;
}

/** Without the line break that ends a block scalar, and without blank lines after a value. */
function endOf(text: string, value: ParsedNode): number {
  const [start, end] = value.range;
  return start + text.slice(start, end).trimEnd().length;
}
