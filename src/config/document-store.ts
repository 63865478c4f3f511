import { existsSync, statSync } from 'fs';
import { posix, resolve } from 'path';
import { loadDocument, LoadedDocument } from './documents/load-document';
import { Located, LocatedMap, mergeLocated, emptyMap } from './documents/located';
import { differentShapes, repeatedItems, shapeOf } from './documents/merge-findings';
import { expandLocated } from './expand-located';
import { placeholdersIn } from './placeholders';
import { Report } from './report';
import { StaticScope } from '../platform/references/static-references';
import { OptionPath } from '../private/option-path';
import { formatPosition, Position } from '../private/problems';

/** A file or directory, and the part of the platform that it configures: a level or a module. */
export interface FileUse {
  /** Absolute path. */
  readonly file: string;
  readonly path: OptionPath;
}

/** Texts that are read instead of files, by absolute path: edits that are not written yet. */
export type EditedTexts = ReadonlyMap<string, string>;

/** The files of a configuration, each read once. Paths are relative to the directory of `mdaa.yaml`. */
export class DocumentStore {
  private readonly documents = new Map<string, Pick<LoadedDocument, 'document' | 'included'>>();
  private readonly used: FileUse[] = [];

  constructor(
    public readonly directory: string,
    private readonly report: Report,
    private readonly edits: EditedTexts = new Map(),
  ) {}

  /** The files that were read, and the part of the platform that each configures. */
  public get uses(): readonly FileUse[] {
    return this.used;
  }

  /**
   * A file. Undefined if it has problems, which are reported; a missing file is reported at the key that specifies it.
   */
  public load(
    name: string,
    options: { allowEmpty: boolean; namedAt?: Position; missingHint?: string },
  ): LocatedMap | undefined {
    const shown = posix.normalize(withSlashes(name));
    this.use(name);
    if (!this.documents.has(shown)) {
      const { document, problems, included } = loadDocument(this.pathOf(name), shown, {
        allowEmpty: options.allowEmpty,
        missingHint: options.missingHint,
        textOf: (file) => this.edits.get(file),
        root: { directory: this.directory },
      });
      for (const problem of problems) {
        // Without a position in the file, the problem is where the file is named.
        const isNamed = problem.code === 'DSP101' || problem.code === 'DSP102';
        this.report.problem(problem, isNamed && problem.position === undefined ? options.namedAt : undefined);
      }
      this.documents.set(shown, { document, included });
      if (document) for (const placeholder of placeholdersIn(document)) this.report.problem(placeholder);
    }
    const { document, included = [] } = this.documents.get(shown)!;
    for (const file of included) this.use(file);
    if (document === undefined) this.report.affect();
    return document;
  }

  /** Whether the file, or an edit of it, exists. */
  public exists(name: string): boolean {
    const file = this.pathOf(name);
    return this.edits.has(file) || existsSync(file);
  }

  /** Records that the current part of the platform depends on a file, or on all files of a directory. */
  public use(name: string): void {
    this.used.push({ file: this.pathOf(name), path: this.report.place });
  }

  private pathOf(name: string): string {
    return resolve(this.directory, withSlashes(name));
  }

  /**
   * The files in a list, merged in order with their lists joined; `convert` returns the relevant part of each. `check`
   * receives the part of each file together with those of the earlier files.
   */
  public loadMerged(
    list: Located | undefined,
    scope: StaticScope,
    convert: (document: LocatedMap) => Located | undefined,
    check: (earlier: Located, part: Located) => void = () => undefined,
  ): Located | undefined {
    if (list === undefined) return undefined;
    let merged: Located = emptyMap(list.position);
    for (const file of this.fileNames(list, scope)) {
      const document = this.load(file.name, { allowEmpty: true, namedAt: file.position });
      const part = document && convert(document);
      if (part === undefined) continue;
      this.checkJoined(merged, part);
      this.checkShapes(merged, part);
      check(merged, part);
      merged = mergeLocated(merged, part, 'joined');
    }
    return merged;
  }

  /** Reports lists that repeat items of an earlier file, because such a file is often meant to replace it. */
  private checkJoined(earlier: Located, part: Located): void {
    for (const { key, first, again } of repeatedItems(earlier, part)) {
      this.report.warning({
        code: 'DSP135',
        message: `the list "${key}" is added to the one at ${formatPosition(first.position)}, which also has this item`,
        hint: 'remove the items of the earlier file from this list; to replace the list, use "module_config_data", '
          + 'whose keys replace those of the files',
      }, again.position);
    }
  }

  /** Reports a map of one file that would replace a list or a value of another one, and the reverse. */
  private checkShapes(earlier: Located, part: Located): void {
    for (const { key, first, again } of differentShapes(earlier, part)) {
      this.report.problem({
        code: 'DSP111',
        message: `"${key}" is ${shapeOf(again.value)}, but ${shapeOf(first.value)} in the file that it is merged with`,
        hint: `write the same as at ${formatPosition(first.keyPosition)}, or change that one`,
      }, again.keyPosition);
    }
  }

  /** The tree with every static reference replaced. */
  public expand(node: Located, scope: StaticScope): Located {
    return expandLocated(node, scope, (problem, position) => this.report.problem(problem, position));
  }

  private fileNames(list: Located, scope: StaticScope): { name: string; position: Position }[] {
    if (list.kind !== 'list') {
      this.report.problem(
        { code: 'DSP111', message: 'expected a list of paths', hint: 'write one path per line, each after "- "' },
        list.position,
      );
      return [];
    }
    return list.items.flatMap((item) => {
      const name = this.expand(item, scope);
      if (name.kind === 'scalar' && typeof name.value === 'string') {
        return [{ name: name.value, position: item.position }];
      }
      this.report.problem({ code: 'DSP111', message: 'expected the path of a file' }, item.position);
      return [];
    });
  }
}

/** A path that was written on Windows, as other systems read it. */
export function withSlashes(path: string): string {
  return path.replace(/\\/g, '/');
}

/** The file that `path` specifies: `mdaa.yaml` in it if it is a directory. */
export function entryFileOf(path: string): string {
  const absolute = resolve(path);
  return existsSync(absolute) && statSync(absolute).isDirectory() ? resolve(absolute, 'mdaa.yaml') : absolute;
}
