import { isScalar } from 'yaml';
import { buildLocated } from './build-located';
import { DocumentProblems, DocumentRefused, quoted } from './document-problems';
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
  /** The text, if it is not that of the file, for example an edit that is not written yet. */
  readonly text?: string;
}

/** A document, or its problems. */
export interface LoadedDocument {
  readonly document?: LocatedMap;
  readonly problems: Problem[];
}

/** Characters that are not valid in text files, and one that the parser uses internally. */
const CONTROL_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Reads a YAML file whose top level is a map. `displayName` is the name in its positions. */
export function loadDocument(absolutePath: string, displayName: string, options: LoadOptions = {}): LoadedDocument {
  const read = options.text === undefined
    ? readText(absolutePath, displayName, options.missingHint)
    : { text: options.text };
  if ('problem' in read) return { problems: [read.problem] };
  const source = new SourceText(displayName, read.text);
  const problems = new DocumentProblems(source);
  const document = guarded(problems, () => documentOf(source, problems, options.allowEmpty ?? false));
  return problems.any ? { problems: problems.list() } : { document, problems: [] };
}

function documentOf(source: SourceText, problems: DocumentProblems, allowEmpty: boolean): LocatedMap | undefined {
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
  const contents = parsed.contents;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    if (!allowEmpty) problems.report(0, { code: 'DSP106', message: 'the file is empty' });
    return { kind: 'map', position: source.position(0), entries: new Map() };
  }
  const located = buildLocated(contents, source, problems);
  if (located.kind === 'map') return located;
  const found = located.kind === 'list' ? 'a list' : quoted(String(located.value));
  problems.report(contents.range[0], {
    code: 'DSP106',
    message: `expected a map, found ${found}`,
    hint: 'a file starts with lines like "key: value"',
  });
  return undefined;
}

/** Any effect of a hostile file on the parser becomes a problem of that file. */
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
