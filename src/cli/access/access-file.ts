import { existsSync } from 'fs';
import { resolve } from 'path';
import { notEvaluatedText } from './answers';
import { NameProblems } from './name-problems';
import { PlatformAccess } from './platform-access';
import { checkSentence } from './sentence-check';
import { ResolvedSentence, SentenceNames } from './sentence-names';
import { EditedTexts } from '../../config/document-store';
import { loadDocument } from '../../config/documents/load-document';
import { LocatedMap, locate, toOptions } from '../../config/documents/located';
import { AccessFileOptions, AccessSentenceOptions } from '../../platform/options/access-file-options';
import { readOptions } from '../../private/options-reader';
import { Problem, sortProblems } from '../../private/problems';
import { count } from '../terminal';

/** The file next to `mdaa.yaml` that specifies the expected permissions. */
export const ACCESS_FILE = 'access.yaml';

/** The sentences of an `access.yaml`. */
export interface AccessFile {
  readonly options: AccessFileOptions;
  /** The directory of the managed policies, if the file specifies one. */
  readonly managedPolicies?: string;
  readonly document: LocatedMap;
}

/** The problems, and the policies that were not evaluated. */
export interface AccessFindings {
  readonly problems: readonly Problem[];
  /** The number of sentences that are not true. */
  readonly untrue: number;
  readonly remarks: readonly Problem[];
}

/** The `access.yaml` of a directory, or its problems. Undefined if the file does not exist. */
export function readAccessFile(
  directory: string, edits?: EditedTexts,
): AccessFile | { readonly problems: Problem[] } | undefined {
  const path = resolve(directory, ACCESS_FILE);
  if (edits?.get(path) === undefined && !existsSync(path)) return undefined;
  const { document, problems } = loadDocument(path, ACCESS_FILE, { textOf: (file) => edits?.get(file) });
  if (document === undefined) return { problems };
  const read = readOptions('AccessFileOptions', toOptions(document), 'yaml');
  if (read.problems.length > 0) {
    return {
      problems: sortProblems(read.problems.map(({ path: option, isOfKey, ...problem }) => ({
        ...problem, position: locate(document, option, isOfKey ? 'key' : 'value'),
      }))),
    };
  }
  const options = read.value as AccessFileOptions;
  const managedPolicies = options.managedPolicies && resolve(directory, options.managedPolicies);
  return { options, managedPolicies, document };
}

/**
 * Checks every sentence in each copy of the platform. Problems with names are reported first and alone, because a
 * sentence without one of its roles or resources is usually not true.
 */
export function checkAccessFile(file: AccessFile, copies: readonly PlatformAccess[]): AccessFindings {
  const { access: sentences } = file.options;
  const names = new NameProblems(file.document);
  const resolved = copies.map((access) => {
    const reader = new SentenceNames(access, sentences, names);
    return sentences.map((sentence, index) => reader.resolve(sentence, ['access', index]));
  });
  if (names.problems.length > 0) return { problems: names.problems, untrue: 0, remarks: [] };
  const untrue = new Set<number>();
  const problems = new Map<string, Problem>();
  const notEvaluated = new Map<string, readonly string[]>();
  copies.forEach((access, copy) => sentences.forEach((_, index) => {
    const found = checkSentence(access, resolved[copy][index] as ResolvedSentence, file.document);
    if (found.problems.length > 0) untrue.add(index);
    for (const problem of found.problems) problems.set(JSON.stringify(problem), problem);
    for (const [role, policies] of found.notEvaluated) notEvaluated.set(role, policies);
  }));
  return { problems: sortProblems([...problems.values()]), untrue: untrue.size, remarks: remarksOf(notEvaluated) };
}

/** Whether a sentence is valid and true. */
export function sentenceHolds(file: AccessFile, access: PlatformAccess, sentence: AccessSentenceOptions): boolean {
  const names = new NameProblems(file.document);
  const resolved = new SentenceNames(access, [sentence], names).resolve(sentence, ['access']);
  return names.problems.length === 0
    && resolved !== undefined && checkSentence(access, resolved, file.document).problems.length === 0;
}

/** The policies that were not evaluated, by role. */
function remarksOf(policies: ReadonlyMap<string, readonly string[]>): Problem[] {
  const lines = notEvaluatedText([...policies].map(([role, notEvaluated]) => ({ role, notEvaluated })));
  const notes = lines.filter((line) => !line.startsWith(' ')).map((line) => line.replace('not evaluated: ', ''));
  return notes.length === 0 ? [] : [{
    code: 'DSP457',
    message: `${count(notes.length, 'part')} of the access decisions ${notes.length === 1 ? 'was' : 'were'} not `
      + 'evaluated',
    notes,
    hint: 'provide the JSON of managed policies with "managed_policies"',
    where: ACCESS_FILE,
  }];
}
