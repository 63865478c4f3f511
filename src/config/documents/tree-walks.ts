import { entry, Located } from './located';

/** The entries of the map at a key. None if there is no map. */
export function entriesAt(node: Located | undefined, key: string): [name: string, value: Located][] {
  const below = node?.kind === 'map' ? entry(node, key) : undefined;
  return below?.kind === 'map' ? [...below.entries].map(([name, { value }]) => [name, value]) : [];
}

/** A string of the files, with the references in it replaced, and as it is written. */
export interface WrittenText {
  readonly text: string;
  readonly source: string;
  readonly node: Located;
}

/** The strings below a node. */
export function textsBelow(node: Located): WrittenText[] {
  if (node.kind === 'list') return node.items.flatMap(textsBelow);
  if (node.kind === 'map') return [...node.entries.values()].flatMap(({ value }) => textsBelow(value));
  return typeof node.value === 'string' ? [{ text: node.value, source: node.source ?? node.value, node }] : [];
}

/** A module of the files. */
export interface LocatedModule {
  readonly domain: string;
  readonly environment: string;
  readonly name: string;
  readonly value: Located;
}

/** The modules of a platform, in the order of the files. */
export function modulesIn(platform: Located): LocatedModule[] {
  return entriesAt(platform, 'domains').flatMap(([domain, inDomain]) => (
    entriesAt(inDomain, 'environments').flatMap(([environment, inEnvironment]) => (
      entriesAt(inEnvironment, 'modules').map(([name, value]) => ({ domain, environment, name, value }))
    ))
  ));
}
