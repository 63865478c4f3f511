import { nearest } from '../../private/suggestions';

/** The values that the modules of an organization publish. */
interface PublishedPaths {
  readonly organization: string;
  readonly paths: readonly string[];
}

/** The parts of a path `/organization/domain/module/...`. */
const DOMAIN = 2;

/**
 * The published path that was probably intended: one part is misspelled, missing or superfluous, or another domain has
 * exactly this value.
 */
export function meantPath(path: string, { organization, paths }: PublishedPaths): string | undefined {
  const parts = path.split('/');
  const misspelt = paths.filter((candidate) => {
    const others = candidate.split('/');
    const [index, ...more] = differences(parts, others);
    return index !== undefined && more.length === 0 && nearest(parts[index], [others[index]]) !== undefined;
  });
  const meant = nearest(path, misspelt) ?? (misspelt.length === 1 ? misspelt[0] : undefined);
  if (meant !== undefined) return meant;
  const close = paths.filter((candidate) => {
    const others = candidate.split('/');
    return isWithoutOnePart(parts, others) || isWithoutOnePart(others, parts)
      || (hasDomain(paths, organization, parts[DOMAIN]) && isSame(differences(parts, others), [DOMAIN]));
  });
  return close.length === 1 ? close[0] : undefined;
}

/** The indexes of parts that differ; none if the paths have different lengths. */
function differences(parts: readonly string[], others: readonly string[]): number[] {
  return parts.length === others.length ? parts.flatMap((part, index) => (part === others[index] ? [] : [index])) : [];
}

function isWithoutOnePart(short: readonly string[], long: readonly string[]): boolean {
  if (long.length !== short.length + 1) return false;
  return long.some((_, index) => isSame([...long.slice(0, index), ...long.slice(index + 1)], short));
}

function hasDomain(paths: readonly string[], organization: string, domain: string): boolean {
  return paths.some((path) => path.startsWith(`/${organization}/${domain}/`));
}

function isSame<T>(first: readonly T[], second: readonly T[]): boolean {
  return first.length === second.length && first.every((item, index) => item === second[index]);
}
