import { partOfTeam, PROFILES, TEAM_KIND } from './team-parts';
import { WorkingCopy } from './working-copy';
import { modulesOfKind, partWith, placeOf, WrittenModule, writtenModules } from './written-modules';
import { profileNameOf } from '../../datascience/studio/studio-user-profiles';
import { isPlainObject } from '../../private/collections';
import { fail } from '../../private/problems';
import { didYouMean } from '../../private/suggestions';
import { YamlEdits } from '../init/yaml-edits';

/** Adds profiles to a team, as copies of the first one. */
export function addUsers(copy: WorkingCopy, team: string, users: readonly string[]): string[] {
  const teams = modulesOfKind(writtenModules(copy), TEAM_KIND, 'team', team, 'DOMAIN/ENVIRONMENT/NAME');
  for (const { file, path } of profilesOf(copy, teams)) {
    for (const user of users) {
      const profiles = new YamlEdits(copy.read(file)!).valueAt(path);
      const known = isPlainObject(profiles) ? withoutMergeKey(profiles) : {};
      const same = Object.keys(known).find((other) => profileNameOf(other) === profileNameOf(user));
      if (same !== undefined) {
        fail({
          code: 'DSP464',
          where: file,
          message: `team "${team}" already has a user "${same}"`
            + (same === user ? '' : ', whose profile has the same name'),
          hint: 'choose another session name',
        });
      }
      const [first] = Object.values(known);
      const userRole = firstUserRole(copy, file, path.slice(0, -3));
      copy.edit(file, (edits) => edits.append(path, first ?? (userRole === undefined ? {} : { userRole }), user));
    }
  }
  return sharedFileNotes(copy, teams);
}

/** Removes profiles of a team. */
export function removeUsers(copy: WorkingCopy, team: string, users: readonly string[]): string[] {
  const teams = modulesOfKind(writtenModules(copy), TEAM_KIND, 'team', team, 'DOMAIN/ENVIRONMENT/NAME');
  for (const { file, path } of profilesOf(copy, teams)) {
    for (const user of users) {
      const profiles = new YamlEdits(copy.read(file)!).valueAt(path);
      const known = isPlainObject(profiles) ? Object.keys(withoutMergeKey(profiles)) : [];
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
    ...sharedFileNotes(copy, teams),
    'the next deployment deletes the user profile, and its space with the volume if the team creates spaces: copy '
      + 'files that are still needed to the bucket first',
    'SageMaker does not delete a profile with spaces or applications that the user created: delete those first '
      + '(docs/troubleshooting.md shows how)',
    'retained: the home directory of the user in the file system of the Studio domain, and objects in the buckets',
    'open sessions are valid until they expire; IAM or Identity Center controls which users can assume the role',
  ];
}

/** What the change means for other teams that read the same file. */
function sharedFileNotes(copy: WorkingCopy, teams: readonly WrittenModule[]): string[] {
  const files = profilesOf(copy, teams).map(({ file }) => file);
  const others = writtenModules(copy).filter((module) => module.kind === TEAM_KIND
    && !teams.some((team) => placeOf(team) === placeOf(module)));
  return others.flatMap((other) => {
    const file = partWith(copy, other, 'team')?.file;
    return file !== undefined && file !== copy.entryFile && files.includes(file)
      ? [`the users of team "${placeOf(other)}" change too, because it also uses ${file}`]
      : [];
  });
}

/** The profiles of each team. Several environments can read the same file. */
function profilesOf(copy: WorkingCopy, teams: readonly WrittenModule[]): { file: string; path: (string | number)[] }[] {
  const places = teams.map((team) => {
    const { file, prefix } = partOfTeam(copy, team);
    return { file, path: [...prefix, ...PROFILES], place: placeOf(team) };
  });
  const keyOf = ({ file, path }: { file: string; path: readonly (string | number)[] }) => `${file} ${path.join('.')}`;
  return places.filter((place, index) => places.findIndex((other) => keyOf(other) === keyOf(place)) === index);
}

/** The profiles that are written out, without those that `<<` adds. */
function withoutMergeKey({ '<<': _, ...profiles }: { readonly [key: string]: unknown }): { [name: string]: unknown } {
  return profiles;
}

function firstUserRole(copy: WorkingCopy, file: string, prefix: readonly (string | number)[]): unknown {
  const roles = new YamlEdits(copy.read(file)!).valueAt([...prefix, 'team', 'teamUserRoles']);
  return Array.isArray(roles) ? roles[0] : undefined;
}
