import { posix } from 'path';
import { checkFree, configurationOf, partOfTeam, PROFILES, schemaLine, TEAM_KIND, writeNew } from './team-parts';
import { generatedRole, referencesOf, renamedRole, TeamRole } from './team-roles';
import { isOutside, WorkingCopy } from './working-copy';
import {
  addFile, aliasNotes, modulesOfKind, placeOf, withoutRepeated, WrittenModule, writtenModules, writtenPath,
} from './written-modules';
import { isPlainObject } from '../../private/collections';
import { YamlEdits } from '../init/yaml-edits';

/** Adds a team as a copy of an existing one, with its own users and roles. Returns notes for the user. */
export function copyTeam(copy: WorkingCopy, name: string, users: readonly string[], copyFrom: string): string[] {
  const modules = writtenModules(copy);
  const sources = modulesOfKind(modules, TEAM_KIND, 'team', copyFrom, '--copy-from');
  const notes = new Set<string>();
  for (const source of withoutRepeated(sources)) {
    checkFree(modules, name, source);
    const part = partOfTeam(copy, source);
    const own = configurationOf(copy, part.file, part.prefix);
    const roles = rolesOf(copy, modules, source, own, notes);
    const renamed = new Map(roles.map((role) => [role.name, renamedRole(role.name, source.name, name)]));
    const text = part.prefix.length === 0
      ? copy.read(part.file)!
      : copy.entryText(part.file, [...part.prefix, 'team']);
    const isBeside = part.prefix.length === 0 && !isOutside(part.file);
    const directory = isBeside ? posix.dirname(part.file) : source.domain ?? '.';
    const file = posix.join(directory, `${name}.yaml`);
    const written = withUsers(withRoles(text, renamed), users);
    writeNew(copy, file, written);
    const others = source.files.filter((other) => other !== part.file);
    copy.edit(copy.entryFile, (edits) =>
      edits.append([...source.path.slice(0, -1)], {
        module_path: new YamlEdits(copy.read(copy.entryFile)!).valueAt([...source.path, 'module_path']),
        module_configs: [...others, file].map(writtenPath),
      }, name),
    );
    writeRoles(copy, roles, renamed, posix.join(directory, `${name}-roles.yaml`));
  }
  return [...notes, ...aliasNotes(modules, sources)];
}

function rolesOf(
  copy: WorkingCopy, modules: readonly WrittenModule[], team: WrittenModule, own: unknown, notes: Set<string>,
): TeamRole[] {
  const found = new Map<string, TeamRole>();
  for (const reference of referencesOf(own)) {
    const role = generatedRole(copy, modules, team, reference);
    if (role) {
      found.set(role.name, role);
    } else {
      notes.add(
        `no roles module generates "${reference}": both teams use it and are not isolated from each other`,
      );
    }
  }
  return [...found.values()];
}

/** References to the roles of the team, with the new names. */
function withRoles(text: string, renamed: ReadonlyMap<string, string>): string {
  return text.replace(
    /(generated-role-id:|\/generated-role\/)([\w+=,.@-]+)/g,
    (whole, before: string, role: string) => (renamed.has(role) ? before + renamed.get(role)! : whole),
  );
}

function withUsers(text: string, users: readonly string[]): string {
  const edits = new YamlEdits(text);
  const profiles = edits.valueAt(PROFILES);
  if (!isPlainObject(profiles) || Object.keys(profiles).length === 0) {
    users.forEach((user) => edits.append(PROFILES, {}, user));
    return edits.toString();
  }
  const [first, ...others] = Object.keys(profiles);
  const only = others.reduce((before, user) => new YamlEdits(before).remove([...PROFILES, user]).toString(), text);
  return users.length === 0
    ? new YamlEdits(only).remove([...PROFILES, first]).toString()
    : new YamlEdits(only).repeatEntry(PROFILES, users).toString();
}

/** The roles in a separate file, because other domains can read the original file. */
function writeRoles(
  copy: WorkingCopy, roles: readonly TeamRole[], renamed: ReadonlyMap<string, string>, file: string,
): void {
  const byModule = new Map<string, TeamRole[]>();
  for (const role of roles) {
    const place = placeOf(role.module);
    byModule.set(place, [...byModule.get(place) ?? [], role]);
  }
  for (const [index, ofModule] of [...byModule.values()].entries()) {
    const path = index === 0 ? file : file.replace('-roles.yaml', `-${ofModule[0].module.domain}-roles.yaml`);
    const texts = ofModule.map((role) => {
      const entry = copy.entryText(role.file, role.path);
      return entry.slice(entry.indexOf(':')).replace(/^/, renamed.get(role.name)!).replace(/^(?=.)/gm, '  ');
    });
    writeNew(copy, path, `${schemaLine(copy, ofModule[0].file, path)}generateRoles:\n${texts.join('\n\n')}\n`);
    addFile(copy, ofModule[0].module, path);
  }
}
