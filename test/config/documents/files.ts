import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { loadDocument, LoadedDocument, LoadOptions } from '../../../src/config/documents/load-document';
import { toPlain } from '../../../src/config/documents/located';
import { placeOf } from '../../../src/private/problems';
import { temporaryDirectory } from '../../support/temporary-directory';

/** The absolute path of a new file in its own directory. */
export function fileOf(content: string | Uint8Array, name = 'test.yaml'): string {
  const path = join(temporaryDirectory(), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

export function load(content: string | Uint8Array, options?: LoadOptions): LoadedDocument {
  return loadDocument(fileOf(content), 'test.yaml', options);
}

/** The plain data of text without problems. */
export function plain(content: string | Uint8Array): unknown {
  const { document, problems } = load(content);
  expect(problems).toEqual([]);
  return toPlain(document!);
}

/** The problems as lines of `code where message`; text with problems produces no document. */
export function problemsOf(content: string | Uint8Array, options?: LoadOptions): string[] {
  const { document, problems } = load(content, options);
  if (problems.length > 0) expect(document).toBeUndefined();
  for (const { message, hint } of problems) expect(`${message}${hint ?? ''}`).not.toContain('\n');
  return problems.map((problem) => `${problem.code} ${placeOf(problem)} ${problem.message}`);
}

export function hintsOf(content: string | Uint8Array): (string | undefined)[] {
  return load(content).problems.map(({ hint }) => hint);
}
