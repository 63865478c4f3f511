import { OptionPath } from '../private/option-path';
import { Position, Problem } from '../private/problems';

/** Length of the path of a module. */
export const MODULE_DEPTH = 'domains.NAME.environments.NAME.modules.NAME'.split('.').length;

/** The position of the value, or of the key, of an option in the files. */
export type Locator = (path: OptionPath, part?: 'key' | 'value') => Position | undefined;

/** A skipped module: the prefix of the paths that it publishes, and the location that specifies it. */
export interface SkippedModule {
  readonly path: string;
  readonly position: Position;
}

/** Files with options of one kind of module. */
export interface ConfigurationFiles {
  /** Those that no module names. */
  readonly unused: readonly string[];
  readonly used: readonly string[];
}

/** The origin of options that were read from files. It is part of the options, so that copies keep it. */
export interface Origin {
  readonly locate: Locator;
  /** A problem with an option in the spelling of the files. */
  readonly asWritten?: (problem: Problem, path: OptionPath) => Problem;
  /** The files with the options of a struct. */
  readonly filesFor?: (struct: string) => ConfigurationFiles;
  /** Modules that were omitted, since the library does not have them. */
  readonly skipped?: readonly SkippedModule[];
  /** Warnings about the files. */
  readonly warnings: readonly Problem[];
  /** Problems of the files that did not stop reading. */
  readonly problems: readonly Problem[];
  /** Levels and modules that are incomplete because of these problems. */
  readonly affected: readonly OptionPath[];
}
