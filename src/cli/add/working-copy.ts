import { readFileSync, statSync } from 'fs';
import { basename, dirname, isAbsolute, posix, resolve } from 'path';
import { lineDiff } from './line-diff';
import { entryFileOf, withSlashes } from '../../config/document-store';
import { fail } from '../../private/problems';
import { ChangedFile, writeAll } from '../file-changes';
import { NotEditable, YamlEdits, YamlPath } from '../init/yaml-edits';

/** The files of a configuration with edits in memory, which are written either all together or not at all. */
export class WorkingCopy {
  public readonly directory: string;
  public readonly entryFile: string;
  private readonly texts = new Map<string, string | undefined>();

  constructor(config: string) {
    const file = entryFileOf(config);
    this.directory = resolve(dirname(file));
    this.entryFile = basename(file);
  }

  /** The text of a file with its edits. Undefined if the file does not exist. */
  public read(file: string): string | undefined {
    const name = normalized(file);
    return this.texts.has(name) ? this.texts.get(name) : this.onDisk(name);
  }

  public write(file: string, text: string): void {
    this.texts.set(normalized(file), text);
  }

  public delete(file: string): void {
    this.texts.set(normalized(file), undefined);
  }

  /** Edits a file in place. */
  public edit(file: string, change: (edits: YamlEdits) => unknown): void {
    const edits = new YamlEdits(this.read(file) ?? '');
    editable(file, () => change(edits));
    this.write(file, edits.toString());
  }

  /** The text of an entry, for another entry. */
  public entryText(file: string, path: YamlPath): string {
    return editable(file, () => new YamlEdits(this.read(file) ?? '').entryText(path));
  }

  /** The changed files, sorted. */
  public get changes(): ChangedFile[] {
    return [...this.texts]
      .map(([file, after]) => ({ file, before: this.onDisk(file), after }))
      .filter(({ before, after }) => before !== after)
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** The edited texts by absolute path, in the form that the configuration reader accepts. */
  public get edits(): Map<string, string> {
    return new Map(
      this.changes.flatMap(({ file, after }): [string, string][] =>
        after === undefined ? [] : [[resolve(this.directory, file), after]],
      ),
    );
  }

  /** The edits as a diff. */
  public get diff(): string {
    return this.changes.map(lineDiff).join('\n');
  }

  /** Writes all files, or none of them. */
  public save(): void {
    const failed = writeAll(this.directory, this.changes);
    if (failed === undefined) return;
    fail({
      code: 'DSP463',
      where: failed.file,
      message: `"${failed.file}" cannot be written (${failed.code})`,
      hint: failed.isRestored
        ? 'no file was changed; check the write permissions'
        : 'other files could not be restored: compare them with version control, and check the write permissions',
    });
  }

  private onDisk(file: string): string | undefined {
    const path = resolve(this.directory, file);
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : undefined;
  }
}

/** A path as the same file always has it. */
export function normalized(file: string): string {
  return posix.normalize(withSlashes(file));
}

/** Whether a file is outside of the directory of `mdaa.yaml`, where other platforms can use it. */
export function isOutside(file: string): boolean {
  return isAbsolute(file) || file.startsWith('../');
}

function editable<T>(file: string, edit: () => T): T {
  try {
    return edit();
  } catch (error) {
    if (!(error instanceof NotEditable)) throw error;
    return fail({
      code: 'DSP462',
      where: file,
      message: `"${error.path.join('.')}" is not written out as a map or list`,
      hint: 'write it out if it is an alias, or edit the file manually',
    });
  }
}
