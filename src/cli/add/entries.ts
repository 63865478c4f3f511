import { WorkingCopy } from './working-copy';
import { modulesOfKind, partsWith, placeOf, writtenModules } from './written-modules';
import { isPlainObject } from '../../private/collections';
import { fail } from '../../private/problems';
import { didYouMean } from '../../private/suggestions';
import { YamlEdits } from '../init/yaml-edits';

/** The entries that `dsp add` can add to a module: an entry of a map in its options, as a copy of an existing one. */
export interface EntryKind {
  readonly what: 'bucket' | 'database' | 'role';
  /** Kind of the module. */
  readonly module: string;
  readonly key: string;
  /** The value of a new entry, based on that of the copied one. */
  readonly adapt?: (value: { readonly [key: string]: unknown }, name: string) => unknown;
}

export const ENTRY_KINDS: readonly EntryKind[] = [
  { what: 'bucket', module: 'datalake', key: 'buckets' },
  {
    what: 'database',
    module: 'dataops-project',
    key: 'databases',
    adapt: (value, name) => Object.fromEntries(Object.entries(value).map(([key, of]) => {
      if (key === 'description') return [key, `Tables of ${name}`];
      // Two databases with the same location would contain each other's tables.
      if (key === 'locationPrefix') return [key, String(of).replace(/[^/]+\/?$/, name.replace(/-/g, '_'))];
      return [key, of];
    })),
  },
  { what: 'role', module: 'roles', key: 'generateRoles' },
];

/** The location of the new entry, and the entry to copy. */
export interface EntryOptions {
  readonly module?: string;
  readonly copyFrom?: string;
}

/** Adds an entry as a copy of an existing one: the specified one, or the only one. */
export function addEntry(copy: WorkingCopy, kind: EntryKind, name: string, options: EntryOptions): string[] {
  const { what, key, adapt = (value: unknown) => value } = kind;
  const all = writtenModules(copy);
  const chosen = options.module === undefined
    ? all.filter((module) => module.kind === kind.module)
    : modulesOfKind(all, kind.module, `${kind.module} module`, options.module, '--module');
  if (chosen.length === 0) modulesOfKind(all, kind.module, `${kind.module} module`, undefined, '--module');
  const parts = chosen
    .flatMap((module) => partsWith(copy, module, key).map((part) => ({ ...part, module })))
    .filter(({ file }, index, list) => list.findIndex((other) => other.file === file) === index);
  const having = parts.filter(({ file, prefix }) =>
    options.copyFrom !== undefined && new YamlEdits(copy.read(file)!).has([...prefix, key, options.copyFrom]));
  // The files of a module are merged: the entry is added to the first of them.
  const [part, ...others] = (having.length > 0 ? having : parts).filter(({ module }, index, list) =>
    !list.slice(index + 1).some((later) => later.module === module));
  if (part === undefined || others.length > 0) {
    fail(part === undefined
      ? {
        code: 'DSP461',
        message: `no file of "${chosen.map(placeOf).join(', ')}" has the key "${key}"`,
        hint: `add "${key}:" with a first ${what} to it`,
      }
      : {
        code: 'DSP461',
        message: `several files have ${key}: ${[part, ...others].map(({ file }) => file).join(', ')}`,
        hint: `choose a ${what} to copy with --copy-from, or a module with --module: `
          + `${[part, ...others].map(({ module }) => placeOf(module)).join(', ')}`,
      });
  }
  const { file, prefix } = part;
  const path = [...prefix, key];
  const value = new YamlEdits(copy.read(file)!).valueAt(path);
  const known = isPlainObject(value) ? value : {};
  if (Object.hasOwn(known, name)) {
    fail({
      code: 'DSP464',
      where: file,
      message: `${what} "${name}" already exists`,
      hint: 'choose another name',
    });
  }
  const model = modelOf(what, known, options.copyFrom, file);
  copy.edit(file, (edits) => edits.append(path, isPlainObject(model) ? adapt(model, name) : model, name));
  const readers = all.filter((other) => other.files.includes(file) && other.kind === kind.module);
  return readers.length < 2
    ? []
    : [`${readers.map(placeOf).join(' and ')} read ${file}: each of them gets the ${what}`];
}

/** The entry to copy. If all entries are the same, no choice is needed. */
function modelOf(
  what: string, known: { readonly [name: string]: unknown }, copyFrom: string | undefined, file: string,
): unknown {
  const names = Object.keys(known);
  if (copyFrom !== undefined) {
    if (Object.hasOwn(known, copyFrom)) return known[copyFrom];
    const message = `there is no ${what} "${copyFrom}"`;
    fail({ code: 'DSP461', where: file, message, hint: didYouMean(copyFrom, names) });
  }
  const values = new Set(Object.values(known).map((value) => JSON.stringify(value)));
  if (values.size === 1) return known[names[0]];
  return fail({
    code: 'DSP461',
    where: file,
    message: names.length === 0 ? `there is no ${what} to copy` : `it is not clear which ${what} to copy`,
    hint: names.length === 0 ? `write the first ${what} manually` : `choose one with --copy-from: ${names.join(', ')}`,
  });
}
