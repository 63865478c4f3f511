import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'fs';
import { dirname, resolve } from 'path';

/** A changed file: its text before and after. Undefined if the file does not exist. */
export interface ChangedFile {
  /** Relative to a directory, with forward slashes, or absolute. */
  readonly file: string;
  readonly before?: string;
  readonly after?: string;
}

/** The first file that could not be written. */
export interface FailedWrite {
  readonly file: string;
  /** The error code of the operating system. */
  readonly code: string;
  /** Whether all files are as before. */
  readonly isRestored: boolean;
}

/** Writes all files, or none of them. Undefined if all are written. */
export function writeAll(directory: string, changes: readonly ChangedFile[]): FailedWrite | undefined {
  const undo: (() => void)[] = [];
  for (const step of [checkWritable, write]) {
    for (const change of changes) {
      try {
        step(resolve(directory, change.file), change, undo);
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? String(error);
        const failed = undo.reverse().filter((back) => !succeeds(back));
        return { file: change.file, code, isRestored: failed.length === 0 };
      }
    }
  }
  return undefined;
}

/** Throws an error if an existing file cannot be changed. It is not changed. */
function checkWritable(path: string, { before }: ChangedFile): void {
  if (before !== undefined) closeSync(openSync(path, 'r+'));
}

function write(path: string, { before, after }: ChangedFile, undo: (() => void)[]): void {
  const made = mkdirSync(dirname(path), { recursive: true });
  if (made !== undefined) undo.push(() => rmSync(made, { recursive: true, force: true }));
  if (after === undefined) {
    rmSync(path);
    undo.push(() => writeFileSync(path, before!));
  } else if (before === undefined) {
    // A file that appeared in the meantime is not overwritten, and not removed.
    closeSync(openSync(path, 'wx'));
    undo.push(() => rmSync(path, { force: true }));
    writeFileSync(path, after);
  } else {
    // Before the file is written, because a full disk leaves a part of it.
    undo.push(() => writeFileSync(path, before));
    writeFileSync(path, after);
  }
}

function succeeds(step: () => void): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}
