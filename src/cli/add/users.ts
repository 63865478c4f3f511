import { configurationOf, partOfTeam, TEAM_KIND } from './add-team';
import { generatedRole, referencesOf } from './team-roles';
import { WorkingCopy } from './working-copy';
import { modulesOfKind, placeOf, WrittenModule, writtenModules } from './written-modules';
import { profileNameOf } from '../../datascience/studio/studio-user-profiles';
import { rolesModule } from '../../platform/modules/roles';
import { isPlainObject } from '../../private/collections';
import { fail } from '../../private/problems';
import { didYouMean } from '../../private/suggestions';
import { YamlEdits } from '../init/yaml-edits';

const PROFILES = ['team', 'studioDomainConfig', 'userProfiles'];

/** Adds profiles to a team, each like the first one. */
export function addUsers(copy: WorkingCopy, team: string, users: readonly string[]): string[] {
  const teams = modulesOfKind(writtenModules(copy), TEAM_KIND, 'team', team, 'DOMAIN/ENVIRONMENT/NAME');
  for (const { file, path } of profilesOf(copy, teams)) {
    for (const user of users) {
      const profiles = new YamlEdits(copy.read(file)!).valueAt(path);
      const known = isPlainObject(profiles) ? profiles : {};
      const same = Object.keys(known).find((other) => profileNameOf(other) === profileNameOf(user));
      if (same !== undefined) {
        fail({
          code: 'DSP464',
          where: file,
          message: `team "${team}" has a user "${same}" already`
            + (same === user ? '' : ', whose profile has the same name'),
          hint: 'choose another session name',
        });
      }
      const [first] = Object.values(known);
      const userRole = firstUserRole(copy, file, path.slice(0, -3));
      copy.edit(file, (edits) => edits.append(path, first ?? (userRole === undefined ? {} : { userRole }), user));
    }
  }
  return [];
}

/** Removes profiles of a team. */
export function removeUsers(copy: WorkingCopy, team: string, users: readonly string[]): string[] {
  const teams = modulesOfKind(writtenModules(copy), TEAM_KIND, 'team', team, 'DOMAIN/ENVIRONMENT/NAME');
  for (const { file, path } of profilesOf(copy, teams)) {
    for (const user of users) {
      const profiles = new YamlEdits(copy.read(file)!).valueAt(path);
      const known = isPlainObject(profiles) ? Object.keys(profiles) : [];
      if (!known.includes(user)) {
        fail({
          code: 'DSP461',
          where: file,
          message: `team "${team}" has no user "${user}"`,
          hint: didYouMean(user, known),
        });
      }
      copy.edit(file, (edits) => edits.remove([...path, user]));
    }
  }
  return [
    'the next deployment deletes the user profile and its space, which removes the access to Studio',
    'retained: the files of the user in the file system of the Studio domain (AWS::SageMaker::Domain is retained), and '
      + 'objects in the buckets',
    'open sessions are valid until they expire; IAM or Identity Center controls which users can assume the role',
  ];
}

/** Removes a team, its files that nothing else reads, and its roles in them. */
export function removeTeam(copy: WorkingCopy, team: string): string[] {
  const modules = writtenModules(copy);
  const teams = modulesOfKind(modules, TEAM_KIND, 'team', team, 'DOMAIN/ENVIRONMENT/NAME');
  const stays = new Set<string>();
  for (const module of teams) {
    const part = partOfTeam(copy, module);
    const roles = referencesOf(configurationOf(copy, part.file, part.prefix)).flatMap((reference) => {
      const role = generatedRole(copy, modules, module, reference);
      return role ? [role] : [];
    });
    copy.edit(copy.entryFile, (edits) => edits.remove(module.path));
    deleteUnread(copy, module.files);
    for (const { name, file, path } of roles) {
      if (copy.read(file) === undefined || !new YamlEdits(copy.read(file)!).has(path)) continue;
      const readers = writtenModules(copy)
        .filter(({ kind, files }) => kind === rolesModule.modulePath && files.includes(file));
      if (path.length > 2 || readers.length !== 1 || isMentioned(copy, name)) {
        const line = new YamlEdits(copy.read(file)!).lineOf(path);
        stays.add(`role "${name}" in ${file}:${line}: other modules read that file `
          + 'or name the role; remove it there if nothing else needs it');
        continue;
      }
      const generated = new YamlEdits(copy.read(file)!).valueAt(['generateRoles']) as object;
      const top = new YamlEdits(copy.read(file)!).valueAt([]) as object;
      if (Object.keys(generated).length > 1 || Object.keys(top).length > 1) {
        copy.edit(file, (edits) => edits.remove(path));
        continue;
      }
      const [reader] = readers;
      const index = fileIndex(copy, reader, file);
      copy.edit(copy.entryFile, (edits) => edits.remove([...reader.path, 'module_configs', index]));
      copy.delete(file);
    }
  }
  return [
    'the next deployment of the roles deletes the removed roles; the stack of the team is kept until you delete '
      + `it: with "dsp destroy -m ${team}" before the team is removed here, or in CloudFormation`,
    'retained in the account: the Studio domain with the file system of all users, its security group, the buckets, '
      + 'the keys and the MLflow tracking servers of the team, which are retained; deleted: profiles, spaces, '
      + 'policies, grants',
    ...[...stays].map((text) => `kept here: ${text}`),
  ];
}

function fileIndex(copy: WorkingCopy, { path }: WrittenModule, file: string): number {
  const configs = new YamlEdits(copy.read(copy.entryFile)!).valueAt([...path, 'module_configs']) as string[];
  return configs.findIndex((name) => name.replace(/^\.\//, '') === file);
}

function deleteUnread(copy: WorkingCopy, files: readonly string[]): void {
  const read = new Set(writtenModules(copy).flatMap((module) => module.files));
  for (const file of files) if (!read.has(file)) copy.delete(file);
}

/** Whether another module names a role. */
function isMentioned(copy: WorkingCopy, role: string): boolean {
  const named = new RegExp(`(generated-role-id:|/generated-role/)${role.replace(/[.+]/g, '\\$&')}(?![\\w+=,.@-])`);
  const files = new Set([copy.entryFile, ...writtenModules(copy).flatMap((module) => module.files)]);
  return [...files].some((file) => named.test(copy.read(file) ?? ''));
}

/** The profiles of each team: environments may read the same file. */
function profilesOf(copy: WorkingCopy, teams: readonly WrittenModule[]): { file: string; path: (string | number)[] }[] {
  const places = teams.map((team) => {
    const { file, prefix } = partOfTeam(copy, team);
    return { file, path: [...prefix, ...PROFILES], place: placeOf(team) };
  });
  const keyOf = ({ file, path }: { file: string; path: readonly (string | number)[] }) => `${file} ${path.join('.')}`;
  return places.filter((place, index) => places.findIndex((other) => keyOf(other) === keyOf(place)) === index);
}

function firstUserRole(copy: WorkingCopy, file: string, prefix: readonly (string | number)[]): unknown {
  const roles = new YamlEdits(copy.read(file)!).valueAt([...prefix, 'team', 'teamUserRoles']);
  return Array.isArray(roles) ? roles[0] : undefined;
}
