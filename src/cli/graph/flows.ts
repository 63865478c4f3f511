import { ModuleKind } from '../../platform/module-kind';
import { MODULE_KINDS } from '../../platform/module-kinds';
import { compareStrings } from '../../private/collections';

/** Maximum number of names in a list. */
const NAMES_SHOWN = 3;

interface Flow {
  readonly pattern: RegExp;
  readonly noun: string;
  readonly plural: string;
}

/** The values that module kinds publish. A key in the path is the first group of the pattern. */
function flowsOfKinds(kinds: readonly ModuleKind[]): Flow[] {
  return kinds.flatMap(({ publishes }) =>
    publishes.map(({ path, noun, plural = noun }) => {
      const escaped = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const source = escaped.replace(/<[^>]+>$/, '(.+)').replace(/<[^>]+>/, '([^/]+)');
      return { pattern: new RegExp(`^${source}$`), noun, plural };
    }),
  );
}

/**
 * The values of published paths, in short form: `["roles: data-admin, data-user"]`, `["buckets: raw, transformed",
 * "key"]`.
 */
export function flowsOf(paths: readonly string[], kinds: readonly ModuleKind[] = MODULE_KINDS): string[] {
  const flows = flowsOfKinds(kinds);
  const found = new Map<string, { readonly plural: string; readonly names: Set<string> }>();
  for (const path of paths) {
    const value = valueOf(path);
    const flow = flows.find(({ pattern }) => pattern.test(value));
    const word = flow?.noun ?? value;
    const words = found.get(word) ?? { plural: flow?.plural ?? word, names: new Set() };
    found.set(word, words);
    const name = flow?.pattern.exec(value)?.[1];
    if (name !== undefined) words.names.add(name);
  }
  return [...found]
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([word, { plural, names }]) => inWords(word, plural, [...names]));
}

/**
 * `/organization/domain/module/VALUE`, or `/organization/domain/generated-role/NAME/VALUE`, without the part before the
 * value.
 */
function valueOf(path: string): string {
  const below = path.split('/').slice(3);
  return (below[0] === 'generated-role' ? below : below.slice(1)).join('/');
}

function inWords(word: string, plural: string, names: string[]): string {
  if (names.length === 0) return word;
  const more = names.length - NAMES_SHOWN;
  const shown = more > 1 ? [...names.slice(0, NAMES_SHOWN), `${more} more`] : names;
  return `${names.length === 1 ? word : plural}: ${shown.join(', ')}`;
}
