import { Level } from './command-line';
import { isPlainObject, unique } from '../../private/collections';
import { ENTRY_KINDS } from '../add/entries';
import { PROFILES, TEAM_KIND } from '../add/team-parts';
import { WorkingCopy } from '../add/working-copy';
import { partsWith, WrittenModule, writtenModules } from '../add/written-modules';
import { YamlEdits } from '../init/yaml-edits';

/**
 * Names in a configuration, sorted. Reads only the files that have them, and ignores errors, because it runs while the
 * user types.
 */
export function configurationNames(level: Level, config: string): string[] {
  try {
    const names = namesAt(level, new WorkingCopy(config));
    // Other names would need quotes, which differ by shell.
    return unique(names).filter((name) => /^[\w+=.@-]+$/.test(name)).sort();
  } catch {
    return [];
  }
}

function namesAt(level: Level, copy: WorkingCopy): string[] {
  switch (level) {
    case 'domain': return keysAt(copy, copy.entryFile, ['domains']);
    case 'env': return keysAt(copy, copy.entryFile, ['domains']).flatMap((domain) =>
      keysAt(copy, copy.entryFile, ['domains', domain, 'environments']));
    case 'module': return modulesOf(copy).map(({ name }) => name);
    case 'team': return teamsOf(copy).map(({ name }) => name);
    case 'user': return entriesOf(copy, teamsOf(copy), PROFILES);
  }
  const { module, key } = ENTRY_KINDS.find(({ what }) => what === level)!;
  return entriesOf(copy, modulesOf(copy).filter(({ kind }) => kind === module), [key]);
}

function modulesOf(copy: WorkingCopy): WrittenModule[] {
  return writtenModules(copy, { isBeingEdited: true });
}

function teamsOf(copy: WorkingCopy): WrittenModule[] {
  return modulesOf(copy).filter(({ kind }) => kind === TEAM_KIND);
}

function entriesOf(copy: WorkingCopy, modules: readonly WrittenModule[], path: readonly string[]): string[] {
  return modules.flatMap((module) => partsWith(copy, module, path[0]).flatMap(({ file, prefix }) =>
    keysAt(copy, file, [...prefix, ...path])));
}

function keysAt(copy: WorkingCopy, file: string, path: readonly (string | number)[]): string[] {
  const value = new YamlEdits(copy.read(file)!).valueAt(path);
  return isPlainObject(value) ? Object.keys(value) : [];
}
