import { Context } from './context-levels';
import { DifferentAccounts } from './different-accounts';
import { meantPath } from './meant-path';
import { MissingModules } from './missing-modules';
import { MissingProjects } from './missing-projects';
import { ExternalRead } from './reference-log';
import { expandStatic } from './static-references';
import { unique } from '../../private/collections';
import { isUnpublishedDomainId } from '../../private/facts/mdaa-parameters';
import { formatPath, OptionPath } from '../../private/option-path';
import { Problem } from '../../private/problems';
import { nearest } from '../../private/suggestions';
import { ExternalParameter } from '../external-parameter';
import { ModuleEntry, moduleId } from '../module-entry';
import { BuiltInKind } from '../module-kind';
import { DataSciencePlatformOptions } from '../options/platform-options';
import { ConfigurationFiles, SkippedModule } from '../origin';

/** `/path/*` declares all paths under `/path`. */
const BELOW = '/*';
const CREATE_IT = 'AWS MDAA does not publish it: create the parameter and add its path to "external_parameters", or '
  + 'specify the ID in "domainConfig"';

/** Maximum number of paths in the notes of one problem. */
const MOST_NOTES = 8;
/** The part of a path `/organization/domain/module/...` that identifies the module. */
const MODULE = 3;

/** The external parameters that are read, without duplicates. `reads` are sorted by parameter. */
export function externalParameters(reads: ExternalRead[], declarations: readonly string[]): ExternalParameter[] {
  return unique(reads.map(({ parameter }) => parameter)).map((path) => ({
    path,
    readers: readersOf(path, reads),
    declared: declarations.some((declaration) => declares(declaration, path)),
  }));
}

/** The declarations of a platform, with references replaced. Reports declarations that would have no effect. */
export function declaredPaths(
  options: DataSciencePlatformOptions,
  report: (problem: Problem, path: OptionPath) => void,
): string[] {
  const { organization, context = {}, externalParameters: declarations = [] } = options;
  const paths = expandStatic(
    declarations,
    { organization, context: Context.EMPTY.below(context, 'the top level') },
    (problem, at) => report(problem, ['externalParameters', ...at]),
  ) as string[];
  paths.forEach((path, index) => {
    if (/^[^*]+(\/\*)?$/.test(path)) return;
    report({
      code: 'DSP224',
      message: `"${path}" is not a valid parameter path`,
      hint: 'specify the full path, for example "/acme/network/vpc/id", or "/acme/network/*" for all paths under it',
    }, ['externalParameters', index]);
  });
  return paths;
}

/** External parameters that are not declared. */
export interface UndeclaredParameters {
  /** A problem for each path that is similar to a published one, and is therefore probably wrong. */
  readonly misspelt: Problem[];
  /** A problem for each other path. */
  readonly unknown: Problem[];
}

/** The values that the modules of a platform publish. */
export interface Published {
  readonly organization: string;
  readonly paths: readonly string[];
  /** Modules that publish a path, in any account and Region. */
  readonly producers: (path: string) => readonly ModuleEntry[];
  /** The kinds of modules of the library. */
  readonly kinds: readonly BuiltInKind[];
  /** The files with the options of a struct. */
  readonly filesFor: (struct: string) => ConfigurationFiles;
}

/** The undeclared external parameters, each at the first location that reads it. */
export function findUndeclared(
  parameters: ExternalParameter[],
  reads: ExternalRead[],
  published: Published,
  locate: (problem: Problem, at: OptionPath) => Problem,
): UndeclaredParameters {
  const found: UndeclaredParameters = { misspelt: [], unknown: [] };
  const rolesElsewhere = new Set<string>();
  const missingModules = new Set<string>();
  // Two levels with different Regions are one problem. Further paths become notes.
  const regions = new Map<string, string[]>();
  const differentAccounts = new DifferentAccounts(locate);
  const projects = new MissingProjects(published, reads);
  const missing = new MissingModules(published, reads, locate);
  for (const { path, readers } of parameters.filter(({ declared }) => !declared)) {
    const ofProject = projects.take(path);
    if (ofProject !== undefined) {
      found.misspelt.push(...ofProject.map(({ problem, at: place }) => locate(problem, place)));
      continue;
    }
    const meant = meantPath(path, published);
    const isElsewhere = published.producers(path).length > 0;
    const isOfModule = !isElsewhere && (meant === undefined || roleElsewhere(path, published) !== undefined);
    const ofModule = isOfModule ? missing.take(path) : undefined;
    if (ofModule !== undefined) {
      found.misspelt.push(...ofModule);
      continue;
    }
    const { at, reader } = reads.find(({ parameter }) => parameter === path)!;
    const producers = published.producers(path);
    const elsewhere = producers.map((module) => `"${moduleId(module)}"`);
    const ofPlatform = pathOfOrganization(path, published);
    const own = path.startsWith(`/${published.organization}/`);
    const notes = readers.length > 1 ? [`read by ${readers.map((module) => `"${module}"`).join(', ')}`] : [];
    if (isElsewhere && differentAccounts.take(path, producers, reader)) continue;
    if (elsewhere.length > 0) {
      const sameRegion = sameRegionHint(producers, reader);
      const others = sameRegion === undefined ? undefined : regions.get(sameRegion);
      if (others !== undefined) {
        if (others.length < MOST_NOTES) others.push(`the same for "${path}"`);
        else if (others.length === MOST_NOTES) others.push('the same for other parameters');
        continue;
      }
      if (sameRegion !== undefined) regions.set(sameRegion, notes);
      found.unknown.push(locate({
        code: 'DSP220',
        message: `"${path}" is published by ${elsewhere.join(' and ')}, but in another account or Region`,
        notes,
        asCause: 'modules that depend on each other are in different accounts or Regions',
        hint: sameRegion ?? ('add this account or Region to "additional_accounts" or '
          + '"additional_stacks" of that module, or add the path to "external_parameters" in mdaa.yaml'),
      }, at));
    } else if (own && roleElsewhere(path, published) !== undefined) {
      // One reference to a role reads three attributes; the ID is the usual one to write.
      const { role, domain, paths } = roleElsewhere(path, published)!;
      const base = path.slice(0, path.lastIndexOf('/') + 1);
      const isRole = reads.some(({ parameter, at: other }) => (
        parameter !== path && parameter.startsWith(base) && formatPath(other) === formatPath(at)
      ));
      const written = isRole ? paths.map((other) => other.replace(/[^/]+$/, 'id')) : paths;
      if (rolesElsewhere.has(`${domain} ${role}`)) continue;
      rolesElsewhere.add(`${domain} ${role}`);
      found.misspelt.push(locate({
        code: 'DSP202',
        message: `no module of domain "${domain}" generates a role "${role}"`,
        notes,
        hint: `write ${written.join(' or ')}; if another configuration publishes "${path}", add it to `
          + '"external_parameters" in mdaa.yaml',
      }, at));
    } else if (own && meant !== undefined) {
      const place = JSON.stringify([at, path.split('/').slice(0, MODULE + 1)]);
      if (missingModules.has(place)) continue;
      missingModules.add(place);
      found.misspelt.push(locate({
        code: 'DSP228',
        message: `no module publishes "${path}"`,
        notes,
        hint: `did you mean "${meant}"? If another configuration publishes it, add it to "external_parameters" in `
          + 'mdaa.yaml ("externalParameters" in code)',
      }, at));
    } else {
      found.unknown.push(locate({
        code: 'DSP220',
        message: `no module publishes "${path}", and it is not declared as external`,
        notes: [...notes, ...meant === undefined ? [] : [`"${meant}" is published`]],
        hint: isUnpublishedDomainId(path) ? CREATE_IT
          : `${ofPlatform ?? (meant === undefined ? 'fix the path' : `write "${meant}"`)}, or add it to "external_parameters" in mdaa.yaml ("externalParameters" in code)`,
      }, at));
    }
  }
  return { ...found, unknown: [...found.unknown, ...differentAccounts.problems] };
}

/** A role that other domains generate under the same name, with the references to them. */
function roleElsewhere(
  path: string, { organization, paths }: Published,
): { readonly role: string; readonly domain: string; readonly paths: readonly string[] } | undefined {
  const [, , domain, kind, role, attribute] = path.split('/');
  if (kind !== 'generated-role') return undefined;
  const others = paths.filter((other) => {
    const [, , otherDomain, ...rest] = other.split('/');
    return otherDomain !== domain && rest.join('/') === `${kind}/${role}/${attribute}`;
  });
  const near = nearest(domain, others.map((other) => other.split('/')[2]));
  const meant = near === undefined ? others : others.filter((other) => other.split('/')[2] === near);
  const written = meant.map((other) => other.replace(`/${organization}/`, 'ssm:/{{org}}/'));
  return others.length === 0 ? undefined : { role, domain, paths: written };
}

/** What to write instead of a path with the name of another organization, if this platform publishes the rest. */
function pathOfOrganization(path: string, { organization, paths }: Published): string | undefined {
  const [, own, ...rest] = path.split('/');
  return own !== organization && paths.includes(`/${organization}/${rest.join('/')}`)
    ? `write "ssm:/{{org}}/${rest.join('/')}"`
    : undefined;
}

/** The warnings, with the readers of the parameters of a skipped module in the warning about the module. */
export function withReaders(
  warnings: readonly Problem[], skipped: readonly SkippedModule[], parameters: readonly ExternalParameter[],
): Problem[] {
  return warnings.map((warning) => {
    const module = skipped.find(({ position }) => warning.code === 'DSP134' && position === warning.position);
    const read = module === undefined ? [] : parameters.filter(({ path }) => nameOf(path).startsWith(`${module.path}/`));
    if (read.length === 0) return warning;
    const notes = read.map(({ path, readers }) => `"${path}" is read by ${readers.map((id) => `"${id}"`).join(', ')}`);
    return { ...warning, notes };
  });
}

/** If only one of two modules of an account specifies a Region, they probably have the same Region. */
function sameRegionHint(producers: readonly ModuleEntry[], reader: ModuleEntry): string | undefined {
  const producer = producers.find(({ account, region, isDefaultAccount }) =>
    account === reader.account && isDefaultAccount === reader.isDefaultAccount
      && (region === undefined) !== (reader.region === undefined));
  if (producer === undefined) return undefined;
  return `if it is the same Region, specify region: "${producer.region ?? reader.region}" in both `
    + `${placesOf(producer, reader)}; otherwise add this Region to "additional_stacks" of that module, or the path to `
    + '"external_parameters" in mdaa.yaml';
}

function placesOf(...modules: readonly ModuleEntry[]): string {
  return modules.map(({ domain, environment }) => `"domains.${domain}.environments.${environment}"`).join(' and ');
}

/** A declaration of all paths under a domain does not include the IDs that MDAA does not publish. */
function declares(declaration: string, parameter: string): boolean {
  const path = declaration.startsWith('arn:') ? parameter : nameOf(parameter);
  if (!declaration.endsWith(BELOW)) return path === declaration;
  const above = declaration.slice(0, -BELOW.length);
  return isUnpublishedDomainId(path) ? path.slice(0, path.lastIndexOf('/')) === above : path.startsWith(`${above}/`);
}

/** The path of a parameter that is specified by its ARN. */
function nameOf(parameter: string): string {
  return parameter.replace(/^arn:[^/]*:parameter(?=\/)/, '');
}

function readersOf(path: string, reads: ExternalRead[]): string[] {
  return unique(reads.filter(({ parameter }) => parameter === path).map(({ reader }) => moduleId(reader)));
}
