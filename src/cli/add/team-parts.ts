import { posix } from 'path';
import { WorkingCopy } from './working-copy';
import { partWith, placeOf, WrittenModule } from './written-modules';
import { fail } from '../../private/problems';
import { YamlEdits, YamlPath } from '../init/yaml-edits';

export const TEAM_KIND = 'datascience-team';
/** The path of the Studio profiles in the configuration of a team. */
export const PROFILES = ['team', 'studioDomainConfig', 'userProfiles'];

/** The location of the options of a team. */
export function partOfTeam(copy: WorkingCopy, team: WrittenModule): { file: string; prefix: YamlPath } {
  return partWith(copy, team, 'team') ?? fail({
    code: 'DSP461',
    message: `no file of "${placeOf(team)}" has the key "team"`,
    hint: 'list its file in "module_configs"',
  });
}

/** The value of `team`. */
export function configurationOf(copy: WorkingCopy, file: string, prefix: YamlPath): unknown {
  return new YamlEdits(copy.read(file)!).valueAt([...prefix, 'team']);
}

/** Refuses a name that a module next to a team already has. */
export function checkFree(
  modules: readonly WrittenModule[], name: string, place: Pick<WrittenModule, 'domain' | 'environment'>,
): void {
  const taken = modules.find((module) =>
    module.name === name && module.domain === place.domain && module.environment === place.environment);
  if (taken === undefined) return;
  fail({
    code: 'DSP464',
    message: `a module "${placeOf(taken)}" already exists`,
    hint: 'choose another name, or edit the existing team with "dsp add user"',
  });
}

/** The line that specifies the schema for editors, as in the copied file. */
export function schemaLine(copy: WorkingCopy, from: string, to: string): string {
  const [, before, schema] = /^(# yaml-language-server: \$schema=)(\S+)\r?\n/.exec(copy.read(from)!) ?? [];
  if (schema === undefined) return '';
  const absolute = posix.join(posix.dirname(from), schema);
  return `${before}${/^\w+:/.test(schema) ? schema : posix.relative(posix.dirname(to), absolute)}\n`;
}

/** Writes a new file. Several environments read the same files, so the same text may be there already. */
export function writeNew(copy: WorkingCopy, file: string, text: string): void {
  const there = copy.read(file);
  if (there !== undefined && there !== text) {
    fail({
      code: 'DSP464',
      where: file,
      message: `"${file}" already exists and is not overwritten`,
      hint: 'choose another name, or move the file',
    });
  }
  copy.write(file, text);
}
