import { relative, sep } from 'path';
import { entry, Located, LocatedMap, scalarText } from './documents/located';
import { formatPosition, Position, Problem } from '../private/problems';

/** JavaScript that a configuration names: a file or a package, and the location that specifies it. */
export interface NamedCode {
  readonly path: string;
  readonly position: Position;
}

/** The naming schemes and aspects of all levels. The path of a custom module is in its `module_path`. */
export function codeOfLevels(platform: Located): NamedCode[] {
  return levelsBelow(platform, ['domains', 'environments', 'modules']).flatMap((level) => [
    ...named(entry(level, 'custom_naming'), 'naming_module'),
    ...children(entry(level, 'custom_aspects')).flatMap((aspect) => named(aspect, 'aspect_module')),
  ]);
}

/** The problem of code that the user did not allow, without its position, which is that of the first file. */
export function codeNotAllowed(code: readonly NamedCode[], directory: string): Problem {
  const [first, ...others] = code.map(({ path, position }) => ({ path: shown(path, directory), position }));
  const more = others.filter(({ path }, index) => (
    path !== first.path && others.findIndex((other) => other.path === path) === index
  ));
  return {
    code: 'DSP229',
    message: `the configuration names JavaScript, "${first.path}", which did not run`,
    notes: more.length === 0
      ? undefined
      : [`also ${more.map(({ path, position }) => `"${path}" (${formatPosition(position)})`).join(', ')}`],
    hint: 'if you trust the code, add "--allow-code", or set DSP_ALLOW_CODE to the directory of the checkout',
  };
}

/** As in the files, where paths are relative to their directory. */
function shown(path: string, directory: string): string {
  return path.startsWith(`${directory}${sep}`) ? `./${relative(directory, path)}` : path;
}

function levelsBelow(level: Located, [below, ...rest]: readonly string[]): LocatedMap[] {
  if (level.kind !== 'map') return [];
  if (below === undefined) return [level];
  return [level, ...children(entry(level, below)).flatMap((child) => levelsBelow(child, rest))];
}

function children(node: Located | undefined): Located[] {
  if (node?.kind === 'list') return [...node.items];
  return node?.kind === 'map' ? [...node.entries.values()].map(({ value }) => value) : [];
}

function named(node: Located | undefined, key: string): NamedCode[] {
  const module = node?.kind === 'map' ? entry(node, key) : undefined;
  return module === undefined ? [] : [{ path: scalarText(module) ?? key, position: module.position }];
}
