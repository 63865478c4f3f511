import { existsSync } from 'fs';
import { dirname, resolve } from 'path';
import { DocumentStore } from './document-store';
import { OptionType, propertiesOf } from '../private/options-model';
import { Located, LocatedMap } from './documents/located';

/**
 * The tree with paths of local files made absolute. In YAML, they are relative to the file that contains them, or to
 * the directory of the `documents`, which contains `mdaa.yaml`.
 */
export function withLocalPaths(struct: string, node: Located, documents: DocumentStore): Located {
  return convert({ struct }, node, documents);
}

function convert(type: OptionType, node: Located, documents: DocumentStore): Located {
  if (typeof type === 'string') return node;
  if ('list' in type && node.kind === 'list') {
    return { ...node, items: node.items.map((item) => convert(type.list, item, documents)) };
  }
  if (node.kind !== 'map') return node;
  if ('map' in type) return mapValues(node, (_, value) => convert(type.map, value, documents));
  if (!('struct' in type)) return node;
  const properties = new Map(
    Object.entries(propertiesOf(type.struct)).map(([name, property]) => [property.yaml ?? name, property]),
  );
  return mapValues(node, (key, value) => {
    const property = properties.get(key);
    if (property === undefined) return value;
    return property.localPath ? absolutePath(value, documents) : convert(property.type, value, documents);
  });
}

/** The absolute path of a local file. A document that is part of the configuration itself is not changed. */
export function absolutePath(node: Located, documents: DocumentStore): Located {
  if (
    node.kind !== 'scalar' ||
    typeof node.value !== 'string' ||
    node.value.trimStart().startsWith('<') ||
    node.value.includes('{{')
  ) {
    return node;
  }
  const { value } = node;
  const candidates = [
    resolve(documents.directory, dirname(node.position.file), value),
    resolve(documents.directory, value),
  ];
  const path = candidates.find((candidate) => existsSync(candidate)) ?? candidates[1];
  documents.use(path);
  return { ...node, value: path };
}

function mapValues(map: LocatedMap, change: (key: string, value: Located) => Located): LocatedMap {
  return {
    ...map,
    entries: new Map([...map.entries].map(([key, item]) => [key, { ...item, value: change(key, item.value) }])),
  };
}
