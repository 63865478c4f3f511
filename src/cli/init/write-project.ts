import { lstatSync, readFileSync, statSync } from 'fs';
import { join, resolve } from 'path';
import { completedIgnoreFile, completedPackageJson, needsInstall } from './project-json';
import { ProjectFiles } from './starter-kit';
import { fail, throwProblems } from '../../private/problems';
import { writeAll } from '../file-changes';

/** The written files. */
export interface WrittenProject {
  readonly directory: string;
  /** New files, and existing ones that were completed. */
  readonly files: readonly string[];
  /** Whether the project requires packages that are not installed yet. */
  readonly needsInstall: boolean;
}

/** Files that can already exist: they are completed. */
const COMPLETED: { readonly [file: string]: (existing: string, wanted: string) => string } = {
  'package.json': completedPackageJson,
  '.gitignore': completedIgnoreFile,
};

/** The guide, if a README.md already exists. */
export const GUIDE_BESIDE_README = 'PLATFORM.md';

/**
 * Files that can already exist: they are not changed, and the file of the project is written to another path, or not at
 * all.
 */
const STEPPING_ASIDE: { readonly [file: string]: string | undefined } = {
  'README.md': GUIDE_BESIDE_README,
  '.vscode/extensions.json': undefined,
};

/** Rejects a directory with conflicting files, before a question is asked. */
export function checkPlace(path: string, files: ProjectFiles): void {
  const directory = resolve(path);
  checkDirectory(directory, path);
  const own = [...besideOthers(directory, files).keys()].filter((file) => !(file in COMPLETED));
  checkConflicts(directory, path, own);
}

/** Writes either all files or none of them to a directory, which can exist. Nothing is overwritten. */
export function writeProject(path: string, project: ProjectFiles): WrittenProject {
  const directory = resolve(path);
  checkDirectory(directory, path);
  const files = besideOthers(directory, project);
  const existing = new Map(Object.keys(COMPLETED).flatMap((file): [string, string][] => {
    const text = textOf(join(directory, file));
    return text === undefined ? [] : [[file, text]];
  }));
  checkConflicts(directory, path, [...files.keys()].filter((file) => !existing.has(file)));
  const completed = new Map([...existing].map(([file, text]) => [file, COMPLETED[file](text, files.get(file)!)]));

  const changed = [...files]
    .map(([file, text]) => ({ file, before: existing.get(file), after: completed.get(file) ?? text }))
    .filter(({ before, after }) => before !== after);
  const failed = writeAll(directory, changed);
  if (failed !== undefined) {
    fail({
      code: 'DSP422',
      where: path,
      message: `"${failed.file}" cannot be written (${failed.code})`,
      hint: failed.isRestored
        ? 'nothing was written; check the write permissions, or choose another directory'
        : 'some files were written and could not be removed; check the write permissions, or choose another directory',
    });
  }
  return {
    directory,
    files: changed.map(({ file }) => file).sort(),
    needsInstall: needsInstall(
      existing.get('package.json'),
      completed.get('package.json') ?? files.get('package.json'),
    ),
  };
}

function besideOthers(directory: string, files: ProjectFiles): ProjectFiles {
  return new Map([...files].flatMap(([file, text]): [string, string][] => {
    if (!(file in STEPPING_ASIDE) || textOf(join(directory, file)) === undefined) return [[file, text]];
    const other = STEPPING_ASIDE[file];
    return other === undefined ? [] : [[other, text]];
  }));
}

function checkDirectory(directory: string, shown: string): void {
  const stats = statSync(directory, { throwIfNoEntry: false });
  if (stats && !stats.isDirectory()) {
    fail({ code: 'DSP422', message: `"${shown}" is a file`, hint: 'choose another directory' });
  }
}

/** One error for all conflicts. */
function checkConflicts(directory: string, shown: string, files: readonly string[]): void {
  const taken = new Set(
    files.flatMap((file) => {
      const parts = file.split('/');
      const folders = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
      const noFolder = folders.find(
        (folder) =>
          exists(join(directory, folder)) &&
          !statSync(join(directory, folder), { throwIfNoEntry: false })?.isDirectory(),
      );
      if (noFolder !== undefined) return [noFolder];
      return exists(join(directory, file)) ? [file] : [];
    }),
  );
  throwProblems(
    taken.size === 0
      ? []
      : [
        {
          code: 'DSP420',
          where: shown,
          message: `${taken.size === 1 ? 'a file exists' : `${taken.size} files exist`} already, and nothing is `
            + `overwritten: ${[...taken].sort().join(', ')}`,
          hint: taken.has('mdaa.yaml')
            ? 'change the existing platform with "dsp add", or choose another directory: "dsp init DIRECTORY"'
            : 'choose another directory, for example "dsp init platform", or move the existing files',
        },
      ],
  );
}

/** Broken links exist too. */
function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function textOf(path: string): string | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : undefined;
}
