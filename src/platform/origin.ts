import { OptionPath } from '../private/option-path';
import { Position, Problem } from '../private/problems';

/** The position of an option in the files. */
export type Locator = (path: OptionPath) => Position | undefined;

/** A module that was omitted: the beginning of the paths that it publishes, and where its warning is. */
export interface SkippedModule {
  readonly path: string;
  readonly position: Position;
}

/** What is known of options that were read from files. It is part of the options, so that a copy of them keeps it. */
export interface Origin {
  readonly locate: Locator;
  /** Modules that were omitted, since the library does not have them. */
  readonly skipped?: readonly SkippedModule[];
  /** Warnings about the files. */
  readonly warnings: readonly Problem[];
  /** Problems of the files that did not stop the reading. */
  readonly problems: readonly Problem[];
  /** Levels and modules that are not as their author meant them, because of these problems. */
  readonly affected: readonly OptionPath[];
}
