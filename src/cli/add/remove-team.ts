import { removeFromSentences, removeLostAccess } from './access-sentences';
import { DomainRole, removeMentions } from './role-mentions';
import { configurationOf, partOfTeam, TEAM_KIND } from './team-parts';
import { generatedRole, referencesOf, rolesByKind } from './team-roles';
import { isOutside, normalized, WorkingCopy } from './working-copy';
import { aliasNotes, modulesOfKind, withoutRepeated, WrittenModule, writtenModules } from './written-modules';
import { missingRoles } from '../../datascience/team/team-created-roles';
import { rolesModule } from '../../platform/modules/roles';
import { isPlainObject } from '../../private/collections';
import { YamlEdits } from '../init/yaml-edits';

/** Removes a team, the files that no other module reads, and its roles in them. */
export function removeTeam(copy: WorkingCopy, team: string): string[] {
  const modules = writtenModules(copy);
  const teams = modulesOfKind(modules, TEAM_KIND, 'team', team, 'DOMAIN/ENVIRONMENT/NAME');
  const stays = new Set<string>();
  removeFromSentences(copy, teams);
  removeCreatedRoles(copy, modules, teams);
  const hasCreated = teams.some((module) => missingRoles(teamOf(copy, module)).length > 0);
  const given = teams.flatMap((module) => givenRoles(copy, module));
  for (const module of withoutRepeated(teams)) {
    const part = partOfTeam(copy, module);
    const roles = referencesOf(configurationOf(copy, part.file, part.prefix)).flatMap((reference) => {
      const role = generatedRole(copy, modules, module, reference);
      return role ? [role] : [];
    });
    copy.edit(copy.entryFile, (edits) => edits.remove(module.path));
    for (const file of unread(copy, module.files)) {
      if (isOutside(file)) stays.add(`${file}: it is outside of the directory of mdaa.yaml, where others can use it`);
      else copy.delete(file);
    }
    for (const { name, file, path } of roles) {
      if (copy.read(file) === undefined || !new YamlEdits(copy.read(file)!).has(path)) continue;
      const readers = writtenModules(copy)
        .filter(({ kind, files }) => kind === rolesModule.modulePath && files.includes(file));
      if (path.length > 2 || readers.length !== 1 || isOutside(file) || isMentioned(copy, name)) {
        const line = new YamlEdits(copy.read(file)!).lineOf(path);
        stays.add(`role "${name}" in ${file}:${line}: other modules read that file `
          + 'or refer to the role; remove it there if it is no longer needed');
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
  removeLostAccess(copy, given);
  const created = hasCreated ? [
    'the roles that the team created are deleted with its stack, so that no role can read the retained bucket: an '
      + 'administrator of the account can change the policies of the bucket and its key',
  ] : [];
  return [
    'the next deployment of the roles deletes the removed roles; the stack of the team is kept until you delete '
      + `it: with "dsp destroy ${selected(team)}" before the team is removed here, or in CloudFormation`,
    'retained in the account: the buckets, the keys, the workgroup and the MLflow tracking servers of the team, and '
      + 'the file system of the Studio domain with the home directories of all users; deleted: the domain, profiles, '
      + 'spaces with their volumes, policies, grants',
    ...aliasNotes(modules, teams),
    ...created,
    ...[...stays].map((text) => `kept here: ${text}`),
  ];
}

/** Removes references to the roles that teams create, unless another environment has the team, too. */
function removeCreatedRoles(
  copy: WorkingCopy, modules: readonly WrittenModule[], teams: readonly WrittenModule[],
): void {
  for (const module of teams) {
    const { domain = '', name } = module;
    const isElsewhere = modules.some((other) =>
      other.domain === module.domain && other.name === name && !teams.includes(other));
    if (isElsewhere) continue;
    const created = missingRoles(teamOf(copy, module)).map((kind) => ({ domain, name: `${name}-${kind}` }));
    removeMentions(copy, created, [TEAM_KIND]);
  }
}

/** The roles of a team that roles modules generate, and that can remain. */
function givenRoles(copy: WorkingCopy, module: WrittenModule): DomainRole[] {
  const team = teamOf(copy, module);
  const { user, execution } = rolesByKind(module, team);
  const created = missingRoles(team).map((kind) => `${module.name}-${kind}`);
  return [...user, ...execution].filter(({ name }) => !created.includes(name));
}

function teamOf(copy: WorkingCopy, module: WrittenModule): { readonly [option: string]: unknown } {
  const { file, prefix } = partOfTeam(copy, module);
  const team = configurationOf(copy, file, prefix);
  return isPlainObject(team) ? team : {};
}

function fileIndex(copy: WorkingCopy, { path }: WrittenModule, file: string): number {
  const configs = new YamlEdits(copy.read(copy.entryFile)!).valueAt([...path, 'module_configs']) as string[];
  return configs.findIndex((name) => normalized(name) === file);
}

/** The options that select a team by its name, or by its domain, environment and name. */
function selected(team: string): string {
  const [name, environment, domain] = team.split('/').reverse();
  return [['-d', domain], ['-e', environment], ['-m', name]]
    .flatMap(([option, value]) => (value === undefined ? [] : [`${option} ${value}`]))
    .join(' ');
}

/** The files that no module reads anymore. */
function unread(copy: WorkingCopy, files: readonly string[]): string[] {
  const read = new Set(writtenModules(copy).flatMap((module) => module.files));
  return files.filter((file) => !read.has(file));
}

/** Whether another module refers to a role. */
function isMentioned(copy: WorkingCopy, role: string): boolean {
  const named = new RegExp(`(generated-role-id:|/generated-role/)${role.replace(/[.+]/g, '\\$&')}(?![\\w+=,.@-])`);
  const files = new Set([copy.entryFile, ...writtenModules(copy).flatMap((module) => module.files)]);
  return [...files].some((file) => named.test(copy.read(file) ?? ''));
}
