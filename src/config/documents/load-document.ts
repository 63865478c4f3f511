import { existsSync } from 'fs';
import { isScalar } from 'yaml';
import { buildLocated, SharedTree } from './build-located';
import { DocumentProblems, DocumentRefused, Finding, quoted } from './document-problems';
import { IncludePlace, includePlaces, IncludeRoot } from './include-places';
import { LocatedMap } from './located';
import { parseYaml } from './parse-yaml';
import { readText } from './read-text';
import { SourceText } from './source-text';
import { Problem } from '../../private/problems';

export interface LoadOptions {
  /**
   * Whether a file without content is an empty map.
   *
   * @default false
   */
  readonly allowEmpty?: boolean;
  /** What to do if the file is missing. */
  readonly missingHint?: string;
  /** The text of a file, if it is not the one on the disk, for example an edit that is not written yet. */
  readonly textOf?: (absolutePath: string) => string | undefined;
  /** The directory to which paths of `!include` are relative if the file is not next to the one that names it. */
  readonly root?: IncludeRoot;
}

/** A document, or its problems. */
export interface LoadedDocument {
  readonly document?: LocatedMap;
  readonly problems: Problem[];
  /** Absolute paths of the files that are included in it, if there are any. */
  readonly included?: readonly string[];
}

/** Levels of files that include others. */
const MAX_LEVELS = 20;
/** Characters that are not valid in text files, and one that the parser uses internally. */
const CONTROL_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Reads a YAML file whose top level is a map. `displayName` is the name in its positions. */
export function loadDocument(absolutePath: string, displayName: string, options: LoadOptions = {}): LoadedDocument {
  const reader = new DocumentReader(options);
  const document = reader.document(absolutePath, displayName);
  const { problems, included } = reader;
  return { ...problems.length === 0 ? { document } : {}, problems, ...included.length === 0 ? {} : { included } };
}

/** The content of a file, and where it starts. */
interface FileTree extends SharedTree {
  readonly offset: number;
}

class DocumentReader {
  public readonly problems: Problem[] = [];
  private readonly trees = new Map<string, SharedTree | undefined>();

  constructor(private readonly options: LoadOptions) {}

  public get included(): string[] {
    return [...this.trees.keys()];
  }

  public document(path: string, shown: string): LocatedMap | undefined {
    const { allowEmpty = false, missingHint } = this.options;
    const read = this.read(path, shown, missingHint);
    if ('problem' in read) {
      this.problems.push(read.problem);
      return undefined;
    }
    return this.check(new SourceText(shown, read.text), (source, problems) => {
      const tree = this.tree(source, problems, [{ path, shown }]);
      if (tree === undefined) return undefined;
      const { located } = tree;
      if (located.kind === 'map') return located;
      if (located.kind === 'scalar' && located.value === null) {
        if (!allowEmpty) problems.report(0, { code: 'DSP106', message: 'the file is empty' });
        return { kind: 'map', position: source.position(0), entries: new Map() };
      }
      const found = located.kind === 'list' ? 'a list' : quoted(String(located.value));
      problems.report(tree.offset, {
        code: 'DSP106',
        message: `expected a map, found ${found}`,
        hint: 'a file starts with lines like "key: value"',
      });
      return undefined;
    });
  }

  /** Runs work on a file. Errors of the parser become problems of that file. */
  private check<T>(
    source: SourceText, work: (source: SourceText, problems: DocumentProblems) => T | undefined,
  ): T | undefined {
    const problems = new DocumentProblems(source);
    const result = guarded(problems, () => work(source, problems));
    this.problems.push(...problems.list());
    return problems.any ? undefined : result;
  }

  private read(path: string, shown: string, missingHint?: string): ReturnType<typeof readText> {
    const text = this.options.textOf?.(path);
    return text === undefined ? readText(path, shown, missingHint) : { text };
  }

  private tree(source: SourceText, problems: DocumentProblems, open: readonly IncludePlace[]): FileTree | undefined {
    const control = source.text.search(CONTROL_CHARACTER);
    if (control >= 0) {
      const name = source.text.charCodeAt(control).toString(16).toUpperCase().padStart(4, '0');
      problems.refuse(control, {
        code: 'DSP102',
        message: `the control character U+${name} shows that this is not a text file`,
      });
    }
    const parsed = parseYaml(source, problems);
    if (parsed === undefined) return undefined;
    const { contents } = parsed;
    if (contents === null || (isScalar(contents) && contents.value === null)) {
      return { located: { kind: 'scalar', position: source.position(0), value: null }, nodes: 1, height: 0, offset: 0 };
    }
    const tree = buildLocated(contents, source, problems, (name) => this.include(name, open));
    return { ...tree, offset: contents.range[0] };
  }

  /** The content of a file that the last open one names. Each file is read once. */
  private include(name: string, open: readonly IncludePlace[]): SharedTree | Finding | undefined {
    if (name.includes('{{')) {
      return {
        code: 'DSP104',
        message: `the path ${quoted(name)} contains a reference, and files are included before references are replaced`,
        hint: 'write the path itself, or name the file in "module_configs", which can contain references',
      };
    }
    const places = includePlaces(name, open[open.length - 1], this.options.root);
    const isThere = ({ path }: IncludePlace) => this.options.textOf?.(path) !== undefined || existsSync(path);
    const file = places.find(isThere) ?? places[0];
    const isOpen = open.some(({ path }) => path === file.path);
    if (isOpen || open.length > MAX_LEVELS) {
      return {
        code: 'DSP104',
        message: isOpen ? `the file ${quoted(file.shown)} includes itself`
          : `files include each other over more than ${MAX_LEVELS} levels`,
      };
    }
    if (this.trees.has(file.path)) return this.trees.get(file.path);
    const read = this.read(file.path, file.shown, 'the path is relative to the file that includes it');
    if ('problem' in read) {
      const { where: _, ...finding } = read.problem;
      return finding;
    }
    const tree = this.check(new SourceText(file.shown, read.text), (source, problems) => (
      this.tree(source, problems, [...open, file])
    ));
    this.trees.set(file.path, tree);
    return tree;
  }
}

function guarded<T>(problems: DocumentProblems, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof DocumentRefused) return undefined;
    problems.report(0, error instanceof RangeError
      ? { code: 'DSP104', message: 'the file is nested too deeply, or too large, to be parsed' }
      : { code: 'DSP103', message: `the file cannot be parsed: ${(error as Error).message.split('\n')[0]}` });
    return undefined;
  }
}
