import { PublishedValues } from './published-values';
import { unique } from '../../private/collections';
import { FormatName, FORMATS } from '../../private/formats';
import { Problem } from '../../private/problems';
import { nearest } from '../../private/suggestions';
import { ModuleEntry } from '../module-entry';
import { PublishedKind } from '../module-kind';

/** Values that a hint lists. */
const MOST_VALUES = 3;

/**
 * The problem of a reference to a value that its option does not accept, such as the ID of a key instead of its ARN.
 * Undefined if the option accepts it, or if the kind of the module does not specify what it publishes at `path`.
 *
 * `paths` are those that the module publishes, one of which may be what the user wants.
 */
export function wrongKindOfValue(
  reader: ModuleEntry, owner: ModuleEntry, path: string, format: FormatName, paths: readonly string[],
): Problem | undefined {
  const kind = kindAt(owner, path);
  if (kind?.example === undefined || accepts(format, kind.example)) return undefined;
  const others = paths.filter((other) => {
    const { noun, example } = kindAt(owner, other) ?? {};
    return noun === kind.noun && parent(other) === parent(path) && example !== undefined && accepts(format, example);
  });
  return {
    code: 'DSP230',
    message: `"${path}" is the ${kind.meaning}, which is not ${FORMATS[format].noun}`,
    hint: others.length > 0 ? `write ${others.map((other) => `"${referenceTo(other, reader)}"`).join(' or ')}`
      : format === 's3Uri' && accepts('bucketName', kind.example) ? `write "s3://{{resolve:ssm:${path}}}/PREFIX"`
        : `refer to a value like "${FORMATS[format].example}"`,
  };
}

/** Whether modules of the kind of `owner` publish a value at `path`. Unknown for a kind of the user: then they may. */
export function isPublishedBy(owner: ModuleEntry, path: string): boolean {
  return owner.kind.struct === undefined || owner.kind.createsRoles === true || kindAt(owner, path) !== undefined;
}

/** The values of other modules at the same path below the module: that of a module with a similar name, or else all. */
export function valuesLike(path: string, modules: readonly ModuleEntry[], published: PublishedValues): string[] {
  const [, organization, domain, name, ...value] = path.split('/');
  const candidates = modules.filter((module) => module.domain === domain).map((module) => ({
    module, at: ['', organization, module.domain, module.name, ...value].join('/'),
  }));
  const found = candidates.filter(({ module, at }) => (
    published.isKnown(module) ? published.pathsOf(module).includes(at) : kindAt(module, at) !== undefined
  ));
  const isNamedAlike = ({ module }: typeof candidates[number]) => (
    module.name.startsWith(name) || name.startsWith(module.name) || nearest(name, [module.name]) !== undefined
  );
  const named = found.filter(isNamedAlike);
  if (found.length > 0) return unique((named.length === 1 ? named : found).map(({ at }) => at)).slice(0, MOST_VALUES);
  // The last part of the path is missing.
  const longer = candidates.filter(isNamedAlike).flatMap(({ module, at }) => (
    published.pathsOf(module).filter((other) => other.startsWith(`${at}/`))
  ));
  return unique(longer).slice(0, MOST_VALUES);
}

/** How the options of a module refer to a published value. */
function referenceTo(path: string, { domain, scope }: ModuleEntry): string {
  const ofRoles = `/${scope.organization}/${domain}/generated-role/`;
  if (!path.startsWith(ofRoles)) return `ssm:${path}`;
  const [role, attribute] = path.slice(ofRoles.length).split('/');
  return `generated-role-${attribute}:${role}`;
}

function accepts(format: FormatName, text: string): boolean {
  return FORMATS[format].pattern.test(text);
}

/** What a module publishes at a path. */
function kindAt({ kind, name, domain, scope }: ModuleEntry, path: string): PublishedKind | undefined {
  const ofDomain = `/${scope.organization}/${domain}/`;
  return kind.publishes.find((published) => {
    const base = published.path.startsWith('generated-role/') ? ofDomain : `${ofDomain}${name}/`;
    return path.startsWith(base) && matches(published.path, path.slice(base.length));
  });
}

/** Whether a path has the segments of `pattern`, in which `<key>` is any segment. */
function matches(pattern: string, path: string): boolean {
  const segments = path.split('/');
  const expected = pattern.split('/');
  return segments.length === expected.length
    && expected.every((segment, index) => segment.startsWith('<') || segment === segments[index]);
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
