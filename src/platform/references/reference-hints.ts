import { unique } from '../../private/collections';
import { didYouMean, nearest } from '../../private/suggestions';
import { ModuleEntry, moduleId } from '../module-entry';

/** Values that a note lists. */
const MOST_VALUES = 6;
/** Paths that a hint lists. */
const MOST_PATHS = 4;
/** The parts of `/organization/domain/module`. */
const OF_MODULE = 4;

/** The published path that `path` probably misspells. Each part must be similar, so that it is not another value. */
export function nearestValue(path: string, published: readonly string[]): string | undefined {
  const parts = path.split('/');
  const base = `${parts.slice(0, OF_MODULE).join('/')}/`;
  const likely = published.filter((candidate) => {
    const others = candidate.split('/');
    return candidate.startsWith(base) && (parts.length !== others.length
      || parts.every((part, index) => part === others[index] || nearest(part, [others[index]]) !== undefined));
  });
  const meant = nearest(path.slice(base.length), likely.map((candidate) => candidate.slice(base.length)));
  return meant === undefined ? undefined : base + meant;
}

/** The published paths that differ from `path` only in one part, such as the key of a bucket. */
export function pathsLike(path: string, published: readonly string[]): string[] {
  const parts = path.split('/');
  return published.filter((candidate) => {
    const others = candidate.split('/');
    return parts.length === others.length && parts.filter((part, index) => part !== others[index]).length === 1;
  });
}

/** How to write one of a few paths. Undefined if there are none or many. */
export function pathsHint(paths: readonly string[], write: (path: string) => string): string | undefined {
  if (paths.length === 0 || paths.length > MOST_PATHS) return undefined;
  return `write ${paths.map((path) => `"${write(path)}"`).join(' or ')}`;
}

/** What a module publishes: values like that at `path`, or else all values. */
export function publishedNote(owner: ModuleEntry, path: string, published: readonly string[]): string {
  const alike = pathsLike(path, published);
  const names = (alike.length > 0 ? alike : published).map((candidate) => withinModule(owner, candidate));
  const listed = names.length === 0 ? 'no value'
    : names.slice(0, MOST_VALUES).map((name) => `"${name}"`).join(', ') + (names.length > MOST_VALUES ? ', ...' : '');
  return `"${moduleId(owner)}" publishes ${listed}`;
}

function withinModule({ domain, name, scope }: ModuleEntry, path: string): string {
  const ofDomain = `/${scope.organization}/${domain}/`;
  return [`${ofDomain}${name}/`, ofDomain].reduce(
    (text, base) => (text.startsWith(base) ? text.slice(base.length) : text), path,
  );
}

/**
 * The role that was probably meant: one with a similar name, the only one whose name contains the other, or the only
 * one of the `unused` roles, which then has a new name.
 */
export function roleNameHint(
  name: string, names: readonly string[], unused: readonly string[] = [],
): string | undefined {
  const extended = unique(names).filter((other) => isPartOf(name, other) || isPartOf(other, name));
  if (nearest(name, names) !== undefined) return didYouMean(name, names);
  if (extended.length === 1) return `did you mean "${extended[0]}"?`;
  return unused.length !== 1 ? didYouMean(name, names)
    : `if "${name}" is now "${unused[0]}", to which nothing refers, write "${unused[0]}" instead; otherwise add the `
      + `role "${name}"`;
}

/** Whether a name begins or ends with the words of another. */
function isPartOf(short: string, long: string): boolean {
  return long.startsWith(`${short}-`) || long.endsWith(`-${short}`);
}
