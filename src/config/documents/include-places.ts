import { isAbsolute, dirname, posix, resolve } from 'path';

/** A file, by its absolute path and by the name that positions give it. */
export interface IncludePlace {
  readonly path: string;
  readonly shown: string;
}

/** The directory of the configuration, to which the names of its files are relative. */
export interface IncludeRoot {
  readonly directory: string;
}

/** Where the file of an `!include` can be: next to the file that names it, or in the directory of `mdaa.yaml`. */
export function includePlaces(name: string, from: IncludePlace, root?: IncludeRoot): IncludePlace[] {
  const written = name.replace(/\\/g, '/');
  if (isAbsolute(name)) return [{ path: resolve(name), shown: written }];
  const beside = {
    path: resolve(dirname(from.path), written), shown: posix.join(posix.dirname(from.shown), written),
  };
  if (root === undefined) return [beside];
  return [beside, { path: resolve(root.directory, written), shown: posix.normalize(written) }];
}
