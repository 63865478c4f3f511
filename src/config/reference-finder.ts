import { entry, Located, LocatedMap, scalarText, toPlain } from './documents/located';
import { entriesAt, LocatedModule, modulesIn, textsBelow } from './documents/tree-walks';
import { ModuleKind, PublishedKind } from '../platform/module-kind';
import { MODULE_KINDS } from '../platform/module-kinds';
import { isPlainObject, unique } from '../private/collections';
import { FORMATS } from '../private/formats';
import { WantedOption, ReferenceFinder } from '../private/missing-keys';
import { OptionPath } from '../private/option-path';

/** What makes a value likely, in points. */
const LIKELY = { sameOwner: 8, trusted: 6, sameWord: 2, sameDomain: 1 };
/** The organization in files. */
const WRITTEN = '{{org}}';

/** A module of a platform, and its options as they are written. */
interface WrittenModule extends LocatedModule {
  readonly kind: ModuleKind;
  readonly options: { readonly [key: string]: unknown };
}

/** A published value. */
interface Value {
  readonly owner: WrittenModule;
  readonly noun: string;
  /** The path under `/<organization>/<domain>/`. */
  readonly path: string;
}

/**
 * Finds the values that the modules of a platform publish and that fit an option, as references, the likely ones only:
 * of the module to which other options in the same map refer, with a common word in the name, of the same domain or of
 * that to which the module refers most.
 */
export function referenceFinder(platform: LocatedMap): ReferenceFinder {
  let modules: readonly WrittenModule[] | undefined;
  return (option, path) => {
    modules ??= modulesOf(platform);
    const reader = modules.find(({ domain, environment, name }) => (
      path[1] === domain && path[3] === environment && path[5] === name
    ));
    if (reader === undefined) return [];
    const organization = scalarText(entry(platform, 'organization')) ?? '';
    const near = sourcesBelow(follow(platform, path));
    const values = modules
      .filter((owner) => owner !== reader && owner.environment === reader.environment)
      .flatMap((owner) => owner.kind.publishes.flatMap((published) => valuesOf(owner, published, option)));
    const scored = values.map((value) => ({ value, score: scoreOf(value, option.key, reader, near) }));
    const best = Math.max(...scored.map(({ score }) => score));
    if (scored.length === 0) return contextReferences(platform, path, option);
    const written = (value: Value) => referenceTo(value, reader, organization, sourcesBelow(reader.value));
    return unique(scored.filter(({ score }) => score === best).map(({ value }) => written(value)));
  };
}

/** The values of the context, of all levels above an option, that the option accepts. */
function contextReferences(platform: LocatedMap, path: OptionPath, { format }: WantedOption): string[] {
  if (format === undefined) return [];
  const levels = [0, 2, 4, 6].map((depth) => follow(platform, path.slice(0, depth)));
  const values = levels.flatMap((level) => entriesAt(level, 'context'));
  return unique(values.flatMap(([name, value]) => {
    const texts = sourcesBelow(value);
    const fits = texts.length > 0 && texts.every((text) => FORMATS[format].pattern.test(text));
    return fits ? [`"{{context:${name}}}"`] : [];
  }));
}

/** The values of one kind that a module publishes, if an option accepts them. */
function valuesOf(owner: WrittenModule, published: PublishedKind, { key, format }: WantedOption): Value[] {
  const { path, noun, plural, example } = published;
  const isOfNoun = key.toLowerCase().includes(noun.split(' ').pop()!.toLowerCase());
  const isAccepted = format === undefined
    ? path.endsWith('/id') && noun === 'role'
    : example !== undefined && FORMATS[format].pattern.test(example);
  if (!isOfNoun || !isAccepted) return [];
  if (!path.includes('<')) return [{ owner, noun, path: `${owner.name}/${path}` }];
  const isOfRoles = path.startsWith('generated-role/');
  const option = owner.options[(plural ?? '').replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())];
  const names = isOfRoles ? owner.kind.rolesOf?.(owner.options, owner.name) ?? []
    : isPlainObject(option) ? Object.keys(option) : [];
  return names.map((name) => {
    const below = path.replace(/<[^>]+>/, name);
    return { owner, noun, path: isOfRoles ? below : `${owner.name}/${below}` };
  });
}

function scoreOf({ owner, noun, path }: Value, key: string, reader: WrittenModule, near: readonly string[]): number {
  const texts = sourcesBelow(reader.value).filter((text) => /^ssm:|:ssm:/.test(text));
  const share = texts.filter((text) => text.includes(`/${owner.domain}/`)).length / (texts.length + 1);
  const words = wordsOf(key);
  const own = wordsOf(noun === 'role' ? path.split('/')[1] : path);
  const common = own.filter((word) => words.includes(word)).length;
  const isNear = noun !== 'role' && near.some((text) => text.includes(`/${owner.domain}/${owner.name}/`));
  return (isNear ? LIKELY.sameOwner : 0)
    + (noun === 'role' && isTrusted(owner, path.split('/')[1], reader.kind) ? LIKELY.trusted : 0)
    + common * LIKELY.sameWord
    + (owner.domain === reader.domain ? LIKELY.sameDomain : share);
}

/** Whether a role trusts the service that runs as a role of the options of a module. */
function isTrusted({ options }: WrittenModule, role: string, { roleService }: ModuleKind): boolean {
  const roles = isPlainObject(options.generateRoles) ? options.generateRoles : {};
  return roleService !== undefined && JSON.stringify(roles[role] ?? {}).includes(`service:${roleService}`);
}

/** `cloudTrailAuditKmsKeyArn` has the word `audit`. */
function wordsOf(name: string): string[] {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/);
  return unique(words.map((word) => word.replace(/s$/, '')).filter((word) => !COMMON.includes(word)));
}

/** Words without a meaning for the choice of a value. */
const COMMON = ['', 'arn', 'id', 'name', 'key', 'km', 'bucket', 'role', 'database', 'default', 'generated'];

/** How a module refers to a value: in short within its domain, and with the organization as its files write it. */
function referenceTo(
  { owner, path }: Value, reader: WrittenModule, organization: string, texts: readonly string[],
): string {
  const [first, name, attribute] = path.split('/');
  if (owner.domain === reader.domain && first === 'generated-role') return `generated-role-${attribute}:${name}`;
  if (owner.domain === reader.domain && reader.kind.projectName?.(reader.options) === first) {
    return `project:${path.slice(first.length + 1)}`;
  }
  const isLiteral = texts.some((text) => text.includes(`ssm:/${organization}/`))
    && !texts.some((text) => text.includes(WRITTEN));
  return `ssm:/${isLiteral ? organization : WRITTEN}/${owner.domain}/${path}`;
}

/** The value at a path, as far as it exists. */
function follow(tree: Located, path: OptionPath): Located {
  return path.reduce<Located>((node, step) => {
    if (node.kind === 'scalar') return node;
    return (node.kind === 'map' ? node.entries.get(String(step))?.value : node.items[Number(step)]) ?? node;
  }, tree);
}

/** The strings in a tree, as they are written. */
function sourcesBelow(node: Located): string[] {
  return textsBelow(node).map(({ source }) => source);
}

function modulesOf(platform: LocatedMap): WrittenModule[] {
  return modulesIn(platform).flatMap((module) => {
    const { value } = module;
    const kind = MODULE_KINDS.find(({ key }) => value.kind === 'map' && value.entries.has(key));
    const options = kind && value.kind === 'map' ? toPlain(value.entries.get(kind.key)!.value) : undefined;
    return kind && isPlainObject(options) ? [{ ...module, kind, options }] : [];
  });
}
