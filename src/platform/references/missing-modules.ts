import type { Published } from './external-parameters';
import { ExternalRead } from './reference-log';
import { compareStrings, unique } from '../../private/collections';
import { requiredKeys } from '../../private/option-hints';
import { OptionPath } from '../../private/option-path';
import { OptionProperty, OptionType, propertiesOf } from '../../private/options-model';
import { formatPosition, Problem } from '../../private/problems';
import { MODULE_SCOPE } from '../module-kind';
import type { BuiltInKind } from '../module-kind';

/** The segment of the paths of roles. */
const ROLES = 'generated-role';
/** The name of a module that generates roles, and of its kind. */
const ROLES_MODULE = 'roles';
/** Locations that a note lists. */
const MOST_PLACES = 6;
const ROLE_REF = 'RoleRef';

/** A module that does not exist, and the reads of its values. */
interface MissingModule {
  readonly domain: string;
  readonly name: string;
  readonly reads: readonly ExternalRead[];
  /** The kinds that publish all of these values. */
  readonly kinds: readonly BuiltInKind[];
}

/** Modules that do not exist in a domain, although others read their values. Each is one problem. */
export class MissingModules {
  private readonly reported = new Set<string>();

  constructor(
    private readonly published: Published,
    private readonly reads: readonly ExternalRead[],
    private readonly locate: (problem: Problem, at: OptionPath) => Problem,
  ) {}

  /** The problem with the module to which a path belongs. Undefined if the module exists, or is probably elsewhere. */
  public take(path: string): readonly Problem[] | undefined {
    const missing = this.missing(path);
    if (missing === undefined) return undefined;
    const { domain, name } = missing;
    const renamed = this.renamedTo(missing);
    const hints = [...renamed === undefined ? this.additions(missing) : []];
    if (renamed === undefined && hints.length === 0) return undefined;
    if (this.reported.has(`${domain}/${name}`)) return [];
    this.reported.add(`${domain}/${name}`);
    if (renamed !== undefined) return this.renames(missing, renamed);
    const places = this.placesOf(missing.reads);
    const optional = this.optionalKeys(missing.reads);
    return [this.locate({
      code: 'DSP228',
      message: `no module publishes "${missing.reads[0].parameter}": domain "${domain}" has no module "${name}"`,
      ...places.length < 2 ? {} : { notes: [`also read at ${places.slice(1, MOST_PLACES + 1).join(', ')}`] },
      hint: `add ${hints.join(' or ')} to the modules of domain "${domain}" in mdaa.yaml`
        + (optional.length === 0 ? '' : `, or delete the optional ${optional.join(', ')}`) + ELSEWHERE,
    }, missing.reads[0].at)];
  }

  private missing(path: string): MissingModule | undefined {
    const [, organization, domain, segment, ...value] = path.split('/');
    if (organization !== this.published.organization || value.length === 0) return undefined;
    const base = `/${organization}/${domain}/${segment}/`;
    const reads = this.reads.filter(({ parameter }) => parameter.startsWith(base));
    const isOfPlatform = this.reads.some(({ reader }) => reader.domain === domain)
      || this.published.paths.some((other) => other.startsWith(`/${organization}/${domain}/`));
    if (!isOfPlatform || this.published.paths.some((other) => other.startsWith(base))) return undefined;
    const isOfRoles = segment === ROLES;
    // A domain without roles reads those of another domain under a wrong path.
    if (isOfRoles && reads.every(({ reader }) => reader.domain === domain)) return undefined;
    const values = reads.map(({ parameter }) => (isOfRoles ? `${ROLES}/` : '') + parameter.slice(base.length));
    const name = isOfRoles ? ROLES_MODULE : segment;
    const all = this.published.kinds.filter(({ publishes, modulePath }) => (
      (!isOfRoles || modulePath === name)
        && values.every((read) => publishes.some((known) => matches(known.path, read)))
    ));
    const named = all.filter(({ modulePath }) => modulePath === name);
    return { domain, name, reads, kinds: named.length > 0 ? named : all };
  }

  /** The only module of the domain that is of the same kind and publishes the same values. */
  private renamedTo({ domain, name, reads, kinds }: MissingModule): string | undefined {
    const base = `/${this.published.organization}/${domain}/`;
    const names = unique(this.published.paths.flatMap((path) => (
      path.startsWith(base) ? [path.slice(base.length).split('/')[0]] : []
    )));
    const fitting = names.filter((other) => reads.every(({ parameter }) => (
      this.published.producers(parameter.replace(`${base}${name}/`, `${base}${other}/`))
        .some(({ kind }) => kinds.some(({ key }) => key === kind.key))
    )));
    return kinds.length === 1 && fitting.length === 1 ? fitting[0] : undefined;
  }

  private renames({ domain, name, reads }: MissingModule, renamed: string): Problem[] {
    const base = `/${this.published.organization}/${domain}/`;
    return reads.map(({ parameter, at }) => this.locate({
      code: 'DSP228',
      message: `no module publishes "${parameter}": domain "${domain}" has no module "${name}"`,
      hint: `if "${name}" is now "${renamed}", write "${parameter.replace(`${base}${name}/`, `${base}${renamed}/`)}", `
        + `otherwise name the module "${name}" again${ELSEWHERE}`,
    }, at));
  }

  /** The entries to add, for each kind of module that is likely. None if nothing shows that the module was here. */
  private additions({ domain, name, kinds, reads }: MissingModule): string[] {
    const base = `/${this.published.organization}/${domain}/`;
    const found = kinds.map((kind) => ({ kind, files: this.published.filesFor(kind.struct) }));
    const withFiles = found.filter(({ files }) => files.unused.length > 0);
    const isNamed = kinds.length === 1 && kinds[0].modulePath === name;
    const isLikely = isNamed || withFiles.length > 0 || this.published.paths.some((path) => (
      reads.some(({ parameter }) => path.startsWith(base)
        && path.split('/').slice(4).join('/') === parameter.split('/').slice(4).join('/'))
    ));
    return !isLikely ? [] : (withFiles.length > 0 ? withFiles : found).map(({ kind, files }) => {
      // Domains can share the file of their roles.
      const named = files.unused.length > 0 || !kind.createsRoles ? files.unused : files.used;
      const configured = named.length > 0 ? named.map((file) => `./${file}`)
        : requiredKeys(kind.struct).length > 0 ? [`./${name}.yaml`] : [];
      const configs = configured.length === 0 ? '' : `, module_configs: [${configured.join(', ')}]`;
      return `${name}: { module_path: "${MODULE_SCOPE}${kind.modulePath}"${configs} }`;
    });
  }

  private placesOf(reads: readonly ExternalRead[]): string[] {
    return unique(reads.map(({ at }) => {
      const { position, where } = this.locate({ code: 'DSP228', message: '' }, at);
      return position === undefined ? where ?? '' : formatPosition(position);
    }));
  }

  /** The keys with the reads, if the module can do without all of them. */
  private optionalKeys(reads: readonly ExternalRead[]): string[] {
    const keys = reads.map(({ reader, at }) => optionalKey(reader.kind.struct, at.slice(reader.path.length + 1)));
    return keys.some((key) => key === undefined) ? [] : unique(keys.map((key) => `"${key}"`)).sort(compareStrings);
  }
}

const ELSEWHERE = '; if another configuration publishes it, add the path to "external_parameters" in mdaa.yaml '
  + '("externalParameters" in code)';

/** The key of an option at a path, if the option is optional. */
function optionalKey(struct: string | undefined, path: OptionPath): string | undefined {
  if (struct === undefined || path.length === 0) return undefined;
  let type: OptionType = { struct };
  let property: OptionProperty | undefined;
  for (const step of path) {
    if (typeof type === 'string' || 'enum' in type) return undefined;
    if ('struct' in type) {
      if (type.struct === ROLE_REF) return undefined;
      property = propertiesOf(type.struct)[step];
      if (property === undefined) return undefined;
      type = property.type;
    } else {
      // A value in a list can be required, for example the path of a target.
      if ('list' in type) return undefined;
      property = undefined;
      type = type.map;
    }
  }
  return property === undefined || property.required || property.unless !== undefined
    ? undefined
    : property.yaml ?? String(path[path.length - 1]);
}

/** Whether a value has the segments of a published path, in which `<key>` is any segment. */
function matches(pattern: string, value: string): boolean {
  const [segments, expected] = [value.split('/'), pattern.split('/')];
  return segments.length === expected.length
    && expected.every((segment, index) => segment.startsWith('<') || segment === segments[index]);
}
