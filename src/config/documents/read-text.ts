import { readdirSync, readFileSync, statSync } from 'fs';
import { basename, dirname } from 'path';
import { Problem } from '../../private/problems';
import { nearest } from '../../private/suggestions';

const MEGABYTE = 1024 * 1024;
const MAX_BYTES = 5 * MEGABYTE;

/** The text of a file, without its byte order mark, or the reason why it cannot be read. */
export function readText(
  path: string, shown: string, missingHint?: string,
): { readonly text: string } | { readonly problem: Problem } {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return unreadable(shown, 'is a directory', 'name a file');
    // A pipe or a device may never end.
    if (!stats.isFile()) return unreadable(shown, 'is not a regular file');
    if (stats.size > MAX_BYTES) return tooLarge(shown, stats.size);
    const bytes = readFileSync(path);
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: notFound(path, shown, missingHint) };
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      return unreadable(shown, 'is not UTF-8 text', 'save the file as UTF-8');
    }
    if (code === 'EACCES' || code === 'EPERM') return unreadable(shown, 'cannot be read: permission denied');
    return unreadable(shown, `cannot be read (${code})`);
  }
}

function unreadable(shown: string, reason: string, hint?: string): { problem: Problem } {
  return {
    problem: { code: 'DSP102', message: `${JSON.stringify(shown)} ${reason}`, ...(hint && { hint }), where: shown },
  };
}

function tooLarge(shown: string, bytes: number): { problem: Problem } {
  const size = (bytes / MEGABYTE).toFixed(1);
  return unreadable(
    shown,
    `has ${size} MB, the limit is ${MAX_BYTES / MEGABYTE} MB`,
    'split the configuration into several files',
  );
}

const MISSING_HINT = 'create the file, or correct the path, which is relative to the directory of mdaa.yaml';

function notFound(path: string, shown: string, otherHint = MISSING_HINT): Problem {
  const match = nearest(basename(path), siblings(path));
  const hint = match === undefined ? otherHint : `did you mean "${match}" there?`;
  return { code: 'DSP101', message: `file ${JSON.stringify(shown)} not found`, hint, where: shown };
}

function siblings(path: string): string[] {
  try {
    return readdirSync(dirname(path)).sort();
  } catch {
    return [];
  }
}
