import { posix } from 'path';
import { extendSentences, RolePair } from './access-sentences';
import { addBeside, DomainRole, mentionsOf, RoleMention } from './role-mentions';
import { configurationOf, partOfTeam, TEAM_KIND } from './team-parts';
import { rolesByKind } from './team-roles';
import { WorkingCopy } from './working-copy';
import { modulesOfKind, WrittenModule, writtenModules } from './written-modules';
import { rolesModule } from '../../platform/modules/roles';

/** The access of a new team outside of its own resources. */
export interface TeamAccessOptions {
  /** The team whose access outside of its own resources the new team also gets. */
  readonly accessOf?: string;
}

/** Roles modules trust roles, and teams name their own: neither is access to data. */
const WITHOUT_KINDS = [rolesModule.modulePath, TEAM_KIND];
/** The sample data of the starter kit: files and keys whose names begin with this. */
const SAMPLE_DATA = /^sample[-_]data/;

/**
 * Names the roles of a new team wherever those of other teams are named outside of them: everywhere for the team of
 * `accessOf`, otherwise only for the sample data of the starter kit. Returns notes for the user.
 */
export function shareAccess(
  copy: WorkingCopy, team: DomainRole, teams: readonly WrittenModule[], { accessOf }: TeamAccessOptions,
): string[] {
  const sources = accessOf === undefined
    ? teams
    : modulesOfKind(writtenModules(copy), TEAM_KIND, 'team', accessOf, '--access-of');
  const shared = new Map<string, RolePair>();
  const places = new Set<string>();
  for (const pair of sources.flatMap((source) => pairsOf(copy, source, team))) {
    for (const mention of mentionsOf(copy, [pair.from], WITHOUT_KINDS)) {
      if ((accessOf === undefined && !isSampleData(mention)) || !addBeside(copy, mention, pair.to)) continue;
      shared.set(JSON.stringify(pair), pair);
      places.add(mention.file);
    }
  }
  extendSentences(copy, [...shared.values()]);
  const given = [...places].sort().join(' and ');
  const more = `to grant the team access to ${shared.size === 0 ? '' : 'other '}data, name `
    + `"ssm:/{{org}}/${team.domain}/generated-role/${team.name}-user/id", and "${team.name}-execution" for its jobs, `
    + 'in an access policy of the data lake';
  if (accessOf !== undefined) {
    return shared.size > 0
      ? [`the team has the access of "${accessOf}" to data outside of the team (${given}): see "dsp access"`]
      : [`no module names the roles of "${accessOf}": the team has no access to data outside of the team`, more];
  }
  if (shared.size === 0) return [more];
  return [`the team can read the sample data of the lake (${given}): see "dsp access"`, more];
}

/** The roles of a team that is there, with those of the new one that are for the same purpose. */
function pairsOf(copy: WorkingCopy, source: WrittenModule, { domain, name }: DomainRole): RolePair[] {
  const { file, prefix } = partOfTeam(copy, source);
  const roles = rolesByKind(source, configurationOf(copy, file, prefix));
  return (['user', 'execution'] as const).flatMap((kind) =>
    roles[kind].map((from) => ({ from, to: { domain, name: `${name}-${kind}` } })));
}

function isSampleData({ file, path }: RoleMention): boolean {
  return [posix.basename(file), ...path].some((part) => SAMPLE_DATA.test(String(part)));
}
