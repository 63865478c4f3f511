import { groupBy, isPlainObject, unique } from '../../private/collections';
import { ModuleEntry, sameTarget } from '../module-entry';
import { parseText, Part } from './template-text';

/** Matches `generated-role-id:NAME` and similar references. */
export const GENERATED_ROLE = /^generated-role-(id|arn|name):(.+)$/;
/** A generated role in a path. */
const ROLE_IN_PATH = /\/generated-role\/([^/]+)\//g;
/** `project:KIND/NAME` */
export const PROJECT_VALUE = /^project:\/?(.+)$/;
/** `ssm:/PATH` */
export const WHOLE_PARAMETER = /^ssm:(\/.+)$/;

/** Determines which module publishes a value, only from its path. */
export class Producers {
  private usedRoles?: ReadonlySet<string>;
  private readonly neighborhoods = new Map<string, Neighborhood>();
  /** Modules by paths, or first three parts of paths, that they can publish in addition to those under their name. */
  private readonly others: ReadonlyMap<string, readonly ModuleEntry[]>;

  constructor(private readonly organization: string, private readonly modules: readonly ModuleEntry[]) {
    this.others = groupBy(modules, ({ kind, domain, name, options }) => [
      ...kind.accountPaths ?? [],
      ...(kind.mdaaPaths?.(options, name) ?? []).map((path) => `/${organization}/${domain}/${path}`),
    ]);
  }

  /** The modules of this platform that own `path`, from the perspective of `reader`. None for an external path. */
  public of(path: string, reader: ModuleEntry): ModuleEntry[] {
    const [empty, organization, domain, owner, role] = path.split('/');
    if (empty !== '' || organization !== this.organization || owner === undefined) return [];
    const near = this.neighborhood(domain, reader);
    if (owner === 'generated-role') return near.byRole.get(role) ?? near.makers;
    return near.byName.get(owner) ?? [];
  }

  /**
   * The modules that can publish `path`, for the account or with compatibility with MDAA. They publish it only with
   * certain options.
   */
  public alsoOf(path: string, reader: ModuleEntry): ModuleEntry[] {
    const beginning = path.split('/').slice(0, 4).join('/');
    const modules = this.others.get(path) ?? this.others.get(beginning) ?? [];
    return modules.filter((module) => module !== reader && sameTarget(module, reader));
  }

  /** Domains, other than that of `reader`, whose roles modules generate a role, from the perspective of `reader`. */
  public domainsWithRole(role: string, reader: ModuleEntry): string[] {
    const makers = this.modules.filter((module) =>
      module.domain !== reader.domain && sameTarget(module, reader) && rolesOf(module).includes(role));
    return unique(makers.map(({ domain }) => domain));
  }

  /** The generated roles among `names` to which no module of any domain refers. */
  public unusedRoles(names: readonly string[]): string[] {
    this.usedRoles ??= new Set(this.modules.flatMap(({ options }) => {
      const found: string[] = [];
      visitTexts(options, (text) => {
        const named = GENERATED_ROLE.exec(text)?.[2];
        if (named !== undefined) found.push(named);
        found.push(...[...text.matchAll(ROLE_IN_PATH)].map(([, name]) => name));
      });
      return found;
    }));
    return unique(names).filter((name) => !this.usedRoles!.has(name));
  }

  /** The other modules of the domain of `reader`, then those of other domains, from the perspective of `reader`. */
  public near(reader: ModuleEntry): ModuleEntry[] {
    const others = this.modules.filter((module) => module !== reader && sameTarget(module, reader));
    const isOwn = ({ domain, environment }: ModuleEntry) => (
      domain === reader.domain && environment === reader.environment
    );
    return [...others.filter(isOwn), ...others.filter((module) => !isOwn(module))];
  }

  /** Every module that the options of `reader` refer to, except itself. */
  public referredTo(reader: ModuleEntry): ModuleEntry[] {
    const paths = new Set<string>();
    visitTexts([reader.options, reader.tags], (text) => {
      for (const path of pathsIn(text, reader)) paths.add(path);
    });
    const project = reader.kind.projectName?.(reader.options);
    for (const name of [...project === undefined ? [] : [project], ...reader.kind.readsFrom ?? []]) {
      paths.add(projectPath(reader, name, ''));
    }
    return unique([...paths].flatMap((path) => [...this.of(path, reader), ...this.alsoOf(path, reader)]))
      .filter((module) => module !== reader);
  }

  /**
   * Modules of a domain in the environment of the reader; otherwise in an environment that shares its account and
   * Region.
   */
  private neighborhood(domain: string, reader: ModuleEntry): Neighborhood {
    const key = JSON.stringify([domain, reader.environment, reader.account, reader.region]);
    const known = this.neighborhoods.get(key);
    if (known !== undefined) return known;
    const modules = this.modules.filter((module) => module.domain === domain && sameTarget(module, reader));
    const sameEnvironment = modules.filter((module) => module.environment === reader.environment);
    const near = neighborhood(sameEnvironment.length > 0 ? sameEnvironment : modules);
    this.neighborhoods.set(key, near);
    return near;
  }
}

/** Modules whose values a reader can refer to. */
interface Neighborhood {
  readonly byName: ReadonlyMap<string, ModuleEntry[]>;
  /** The modules that generate roles. */
  readonly makers: ModuleEntry[];
  readonly byRole: ReadonlyMap<string, ModuleEntry[]>;
}

function neighborhood(modules: ModuleEntry[]): Neighborhood {
  return {
    byName: groupBy(modules, ({ name }) => [name]),
    makers: modules.filter((module) => module.kind.createsRoles),
    byRole: groupBy(modules, rolesOf),
  };
}

/** Names of the roles that a module publishes. */
export function rolesOf(module: ModuleEntry): readonly string[] {
  return module.roles ?? module.kind.rolesOf?.(module.options, module.name) ?? [];
}

/** The path of a value of a generated role. */
export function generatedRolePath(reader: ModuleEntry, role: string, attribute: string): string {
  return `/${reader.scope.organization}/${reader.domain}/generated-role/${role}/${attribute}`;
}

/** The path of a value of a DataOps project in the domain of the reader. */
export function projectPath(reader: ModuleEntry, project: string, value: string): string {
  return `/${reader.scope.organization}/${reader.domain}/${project}/${value}`;
}

/** Paths of the parameters that a string refers to or contains. */
function pathsIn(text: string, reader: ModuleEntry): string[] {
  const whole = WHOLE_PARAMETER.exec(text);
  if (whole) return [whole[1]];
  const role = GENERATED_ROLE.exec(text);
  if (role) return [generatedRolePath(reader, role[2], role[1])];
  return text.includes('{{') ? parseText(text).flatMap(pathOfPart) : [];
}

function pathOfPart(part: Part): string[] {
  if (typeof part === 'string') return [];
  const [first] = part.parts;
  const direct = typeof first === 'string' && part.parts.length === 1 ? /^resolve:ssm:(\/.+)$/.exec(first) : null;
  return direct ? [direct[1]] : part.parts.flatMap(pathOfPart);
}

/** Calls `visit` for every string in plain data. */
export function visitTexts(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (Array.isArray(value)) value.forEach((item) => visitTexts(item, visit));
  else if (isPlainObject(value)) Object.values(value).forEach((item) => visitTexts(item, visit));
}
