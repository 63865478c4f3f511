import { Argument, Option } from 'commander';

/** Levels of a configuration whose names the command line takes. */
export type Level = 'domain' | 'env' | 'module';

/** What can stand in a place of the command line. */
export type Source =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'directories' | 'anything' }
  /** Names of the configuration at hand, separated by commas. */
  | { readonly kind: 'names'; readonly level: Level };

const LEVELS: readonly string[] = ['domain', 'env', 'module'] satisfies Level[];
const declared = new WeakMap<Option | Argument, Source>();

/** Says what completes an option or argument whose name does not tell, or whose choices are checked elsewhere. */
export function completedWith<T extends Option | Argument>(target: T, source: Source): T {
  declared.set(target, source);
  return target;
}

/** What completes the value of an option or an argument: what was declared, its choices, or what its placeholder says. */
export function sourceOf(target: Option | Argument): Source {
  const known = declared.get(target);
  if (known) return known;
  if (target.argChoices) return { kind: 'words', words: target.argChoices };
  if (target instanceof Option && LEVELS.includes(target.attributeName())) return { kind: 'names', level: target.attributeName() as Level };
  const placeholder = target instanceof Option ? /[<[]([^>\].]+)/.exec(target.flags)?.[1] ?? '' : target.name();
  if (/^dir(ectory)?$/.test(placeholder)) return { kind: 'directories' };
  return { kind: /^(path|file)s?$/.test(placeholder) ? 'files' : 'anything' };
}
