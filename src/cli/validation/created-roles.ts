import { Configuration } from '../../config/configuration';
import { missingRoles } from '../../datascience/team/team-created-roles';
import { modulePath } from '../../platform/module-entry';
import { dataScienceTeamModule } from '../../platform/modules/data-science-team';
import { PlatformModule } from '../../platform/platform-module';
import { unique } from '../../private/collections';
import { OptionPath } from '../../private/option-path';
import { Problem, sortProblems } from '../../private/problems';
import { AccessFile, AccessFindings } from '../access/access-file';
import { count } from '../terminal';

/** The options of a team for the roles that it otherwise creates, and words in the names of such roles. */
const OPTIONS = {
  admin: { option: 'dataAdminRoles', words: /admin/, isList: true },
  execution: { option: 'teamExecutionRole', words: /execution|job/, isList: false },
  user: { option: 'teamUserRoles', words: /user|scientist|member/, isList: true },
};

/** A role that a team creates, while sentences name another role of the domain for this purpose. */
interface UnexpectedRole {
  readonly module: PlatformModule;
  readonly kind: keyof typeof OPTIONS;
  /** The roles that sentences name, without their domain. */
  readonly named: readonly string[];
}

/**
 * The findings with one problem for all untrue sentences about a role that a team creates because an option is missing,
 * if no sentence names this role.
 */
export function withCreatedRoles(
  found: AccessFindings, file: AccessFile, modules: readonly PlatformModule[], configuration: Configuration,
): AccessFindings {
  return unexpectedRoles(file, modules, configuration).reduce((findings, { module, kind, named }) => {
    const { domain, name, stack: { stackName } } = module;
    const roles = named.map((role) => `${domain}/${role}`);
    const consequences = findings.problems.filter(({ access }) => (
      access?.stacks.includes(stackName) || roles.some((role) => access?.roles.includes(role))
    ));
    if (consequences.length === 0) return findings;
    const { option, isList } = OPTIONS[kind];
    const role = `{ id: generated-role-id:${named.length === 1 ? named[0] : 'NAME'} }`;
    const created = `${name}-${kind}`;
    const problem: Problem = {
      code: 'DSP454',
      message: `"${option}" is missing, so the module creates the role "${created}", and `
        + `${count(consequences.length, 'statement')} of access.yaml about its access `
        + `${consequences.length === 1 ? 'is' : 'are'} not true`,
      notes: [consequences[0].message],
      hint: `write ${option}: ${isList ? `[${role}]` : role} below "team", or "${domain}/${created}" instead of `
        + `${roles.map((other) => `"${other}"`).join(' or ')} in access.yaml`,
      position: configuration.positionOf(teamPath(module), 'key'),
    };
    const others = findings.problems.filter((other) => !consequences.includes(other));
    return { ...findings, problems: sortProblems([...others, problem]) };
  }, found);
}

/** The path of the options of a team. Modules that other processes have built have no options themselves. */
function teamPath(module: PlatformModule): OptionPath {
  return [...modulePath(module), dataScienceTeamModule.key, 'team'];
}

function unexpectedRoles(
  { options }: AccessFile, modules: readonly PlatformModule[], configuration: Configuration,
): UnexpectedRole[] {
  const lists = options.access.map(({ allow = [], deny = [], except = [] }) => [...allow, ...deny, ...except]);
  const names = unique(lists.flat());
  return modules.filter(({ kind }) => kind === dataScienceTeamModule.key).flatMap((module): UnexpectedRole[] => (
    missingRoles(configuration.plainAt(teamPath(module)) ?? {}).flatMap((kind): UnexpectedRole[] => {
      const isCreated = (name: string) => name.endsWith(`${module.name}-${kind}`) || name.endsWith(`/${kind}-role`);
      const named = names.filter((name) => name.startsWith(`${module.domain}/`) && OPTIONS[kind].words.test(name));
      return named.length === 0 || names.some(isCreated)
        ? []
        : [{ module, kind, named: named.map((name) => name.slice(module.domain.length + 1)) }];
    })
  ));
}
