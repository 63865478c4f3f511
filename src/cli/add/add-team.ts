import { posix } from 'path';
import { stringify } from 'yaml';
import { shareAccess, TeamAccessOptions } from './team-access';
import { checkFree, configurationOf, partOfTeam, schemaLine, TEAM_KIND, writeNew } from './team-parts';
import { generatedRole } from './team-roles';
import { isOutside, WorkingCopy } from './working-copy';
import { placeOf, WrittenModule, writtenModules, writtenPath } from './written-modules';
import { missingRoles } from '../../datascience/team/team-created-roles';
import { isPlainObject, unique } from '../../private/collections';
import { fail } from '../../private/problems';
import { didYouMean } from '../../private/suggestions';
import { YamlEdits, YamlPath } from '../init/yaml-edits';

/** What a new team has that no other team specifies. */
export interface NewTeamOptions extends TeamAccessOptions {
  readonly users: readonly string[];
  readonly vpc?: string;
  readonly subnets?: readonly string[];
  readonly domain?: string;
}

/** An environment that gets the team. */
interface Place {
  readonly domain?: string;
  readonly environment: string;
  /** Where the modules of the environment are in `mdaa.yaml`. */
  readonly path: YamlPath;
}

/** A team that is there, with its options. */
interface KnownTeam {
  readonly module: WrittenModule;
  readonly file: string;
  readonly studio: { readonly [option: string]: unknown };
}

/** Adds a team that creates its own roles, with the network of the other teams. Returns notes for the user. */
export function addTeam(copy: WorkingCopy, name: string, options: NewTeamOptions): string[] {
  const modules = writtenModules(copy);
  const known = modules.filter(({ kind }) => kind === TEAM_KIND).map((module) => knownTeam(copy, module));
  const domain = domainOf(copy, known, options.domain);
  const near = known.filter(({ module }) => module.domain === domain);
  const places = near.length > 0 ? unique(near.map(({ module }) => module)).map(placeOfTeam) : placesOf(copy, domain!);
  const studio = studioOf(near.length > 0 ? near : known, options);
  const [like] = near.length > 0 ? near : known;
  const isNextToLike = near.length > 0 && like.file !== copy.entryFile && !isOutside(like.file);
  const file = posix.join(isNextToLike ? posix.dirname(like.file) : domain ?? '.', `${name}.yaml`);
  for (const place of places) {
    checkFree(modules, name, place);
    checkRoles(copy, modules, name, place);
  }
  writeNew(copy, file, `${like === undefined ? '' : schemaLine(copy, like.file, file)}${teamText(name, studio)}`);
  const modulePath = like === undefined
    ? `@aws-mdaa/${TEAM_KIND}`
    : new YamlEdits(copy.read(copy.entryFile)!).valueAt([...like.module.path, 'module_path']);
  for (const place of places.filter(({ path }, index) => isFirst(places, path, index))) {
    const entry = { module_path: modulePath, module_configs: [writtenPath(file)] };
    copy.edit(copy.entryFile, (edits) => edits.append(place.path, entry, name));
  }
  return [
    ...options.users.length === 0 ? [`the team has no users: add them with "dsp add user ${name} NAME"`] : [],
    ...studio.authMode === 'SSO' ? [] : [
      `the team creates the roles "${name}-admin", "${name}-user" and "${name}-execution"; principals of the account `
      + 'whose tag "data-science-team-admin" is the name of the workgroup of the team can assume the first one, and '
      + `those whose tag "data-science-team" is this name the second one: to name others, write "roleTrust" in ${file}`,
    ],
    ...shareAccess(copy, { domain: domain ?? '', name }, near.map(({ module }) => module), options),
  ];
}

/** Refuses a name whose roles have the names of roles that a roles module next to the team generates. */
function checkRoles(copy: WorkingCopy, modules: readonly WrittenModule[], name: string, place: Place): void {
  for (const kind of missingRoles({})) {
    const role = generatedRole(copy, modules, place, `generated-role-id:${name}-${kind}`);
    if (role === undefined) continue;
    fail({
      code: 'DSP464',
      where: role.file,
      message: `a role "${role.name}" already exists, and the team would create a role with this name`,
      hint: 'choose another name for the team',
    });
  }
}

function isFirst(places: readonly Place[], path: YamlPath, index: number): boolean {
  return places.findIndex((other) => other.path.join('/') === path.join('/')) === index;
}

function knownTeam(copy: WorkingCopy, module: WrittenModule): KnownTeam {
  const { file, prefix } = partOfTeam(copy, module);
  const team = configurationOf(copy, file, prefix);
  const studio = isPlainObject(team) ? team.studioDomainConfig : undefined;
  return { module, file, studio: isPlainObject(studio) ? studio : {} };
}

function placeOfTeam({ domain, environment, path }: WrittenModule): Place {
  return { domain, environment, path: path.slice(0, -1) };
}

/** The domain of the other teams, or the only one. Undefined for teams of a template of environments. */
function domainOf(copy: WorkingCopy, known: readonly KnownTeam[], wanted: string | undefined): string | undefined {
  const value = new YamlEdits(copy.read(copy.entryFile)!).valueAt(['domains']);
  const all = isPlainObject(value) ? Object.keys(value) : [];
  if (wanted !== undefined) {
    if (all.includes(wanted)) return wanted;
    fail({ code: 'DSP461', message: `there is no domain "${wanted}"`, hint: didYouMean(wanted, all) });
  }
  const domains = known.length > 0 ? unique(known.map(({ module }) => module.domain)) : all;
  if (domains.length === 1) return domains[0];
  return fail({
    code: 'DSP461',
    message: known.length > 0
      ? 'it is not clear in which domain the team belongs: several domains have teams'
      : 'it is not clear in which domain the team belongs: no domain has a team',
    hint: `choose one with --domain: ${domains.join(', ')}`,
  });
}

/** Every environment of a domain. */
function placesOf(copy: WorkingCopy, domain: string): Place[] {
  const path = ['domains', domain, 'environments'];
  const value = new YamlEdits(copy.read(copy.entryFile)!).valueAt(path);
  const environments = isPlainObject(value) ? Object.keys(value) : [];
  if (environments.length === 0) {
    fail({
      code: 'DSP461',
      message: `domain "${domain}" has no environment`,
      hint: 'write one under "environments", or choose another domain with --domain',
    });
  }
  return environments.map((environment) => ({ domain, environment, path: [...path, environment, 'modules'] }));
}

/** The network, from the options or as every other team has it, and the mode of sign-in of the other teams. */
function studioOf(known: readonly KnownTeam[], { users, vpc, subnets }: NewTeamOptions): { [option: string]: unknown } {
  const userProfiles = Object.fromEntries(users.map((user) => [user, {}]));
  const modes = unique(known.map(({ studio }) => studio.authMode ?? 'IAM'));
  const authMode = modes.length === 1 && modes[0] !== 'IAM' ? { authMode: modes[0] } : {};
  if (vpc !== undefined && subnets !== undefined) {
    // A reference can be the whole list.
    const subnetIds = subnets.length === 1 && subnets[0].startsWith('{{') ? subnets[0] : subnets;
    return { ...authMode, vpcId: vpc, subnetIds, userProfiles };
  }
  if (vpc !== undefined || subnets !== undefined) {
    fail({
      code: 'DSP461',
      message: `--${vpc === undefined ? 'subnets' : 'vpc'} requires --${vpc === undefined ? 'vpc' : 'subnets'}`,
      hint: 'specify the VPC and its private subnets, or omit both to use those of the existing teams',
    });
  }
  const networks = known.filter(({ studio }) => studio.vpcId !== undefined && studio.subnetIds !== undefined);
  const texts = unique(networks.map(({ studio }) => JSON.stringify([studio.vpcId, studio.subnetIds])));
  if (texts.length !== 1) {
    fail({
      code: 'DSP461',
      message: texts.length === 0
        ? 'no existing team has a VPC and subnets to use'
        : `the existing teams are in different networks: ${networks.map(({ module, studio }) =>
          `${placeOf(module)} (${String(studio.vpcId)})`).join(', ')}`,
      hint: 'specify the network of the team with --vpc and --subnets',
    });
  }
  const [{ studio: { vpcId, subnetIds } }] = networks;
  return { ...authMode, vpcId, subnetIds, userProfiles };
}

function teamText(name: string, { userProfiles, ...studio }: { [option: string]: unknown }): string {
  const profile = studio.authMode === 'SSO'
    ? 'the name of the user in IAM Identity Center'
    : 'the session name with which the user assumes the role';
  const indented = (value: unknown) =>
    stringify(value, { lineWidth: 0 }).trimEnd().split('\n').map((line) => `    ${line}`);
  return [
    `# A team that creates its own roles: ${name}-admin, ${name}-user and ${name}-execution.`,
    'team:',
    '  studioDomainConfig:',
    ...indented(studio),
    `    # One profile for each user: the key is ${profile}.`,
    ...indented({ userProfiles }),
    '',
  ].join('\n');
}
