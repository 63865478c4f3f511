import { WorkingCopy } from './working-copy';
import { DATA_KEYS, WrittenModule, writtenModules } from './written-modules';
import { isPlainObject, unique } from '../../private/collections';
import { YamlEdits, YamlPath } from '../init/yaml-edits';

/** References to a generated role: in the own domain, and in any. */
const OWN = /^generated-role-(id|arn|name):([\w+=,.@-]+)$/;
const PUBLISHED = /^ssm:\/\{\{org\}\}\/([^/]+)\/generated-role\/([^/]+)\/(id|arn|name)$/;
/** A reference to a role is a map with one of these keys. */
const ROLE_KEYS = ['id', 'arn', 'name'];

/** A generated role by its domain and name. */
export interface DomainRole {
  readonly domain: string;
  readonly name: string;
}

/** A value that refers to a generated role. */
export interface RoleMention {
  readonly file: string;
  /** Where the value is in the file. */
  readonly path: YamlPath;
  /** The domain whose modules read the value. */
  readonly reader: string;
  readonly role: DomainRole;
  readonly attribute: string;
}

/** Every value of a module that refers to one of the roles. Modules of some kinds are omitted. */
export function mentionsOf(
  copy: WorkingCopy, roles: readonly DomainRole[], withoutKinds: readonly string[],
): RoleMention[] {
  const modules = writtenModules(copy);
  const found = new Map<string, RoleMention>();
  for (const module of modules.filter(({ kind }) => !withoutKinds.includes(kind))) {
    for (const { file, prefix } of partsOf(module, copy)) {
      const readers = unique(modules.filter(({ files }) => files.includes(file)).map(({ domain }) => domain));
      visit(new YamlEdits(copy.read(file)!).valueAt(prefix), prefix, (text, path) => {
        const mention = mentionIn(text, module, prefix.length > 0 || readers.length < 2);
        if (mention === undefined) return;
        if (!roles.some(({ domain, name }) => domain === mention.role.domain && name === mention.role.name)) return;
        found.set(`${file} ${path.join('.')}`, { file, path, ...mention });
      });
    }
  }
  return [...found.values()];
}

/**
 * Adds a role next to another one: to the same list, or to the same map with its own name. Returns whether the list or
 * map contains the role afterwards.
 */
export function addBeside(copy: WorkingCopy, mention: RoleMention, role: DomainRole): boolean {
  const { file, path, reader, attribute } = mention;
  const text = role.domain === reader && isOwnForm(copy, mention)
    ? `generated-role-${attribute}:${role.name}`
    : `ssm:/{{org}}/${role.domain}/generated-role/${role.name}/${attribute}`;
  const edits = new YamlEdits(copy.read(file)!);
  const place = collectionOf(edits, path);
  if (place === undefined) return false;
  const value = place.length === path.length - 2 ? { [String(path[path.length - 1])]: text } : text;
  const there = edits.valueAt(place);
  const present = Object.values(there as object).map((item) => JSON.stringify(item));
  if (present.includes(JSON.stringify(value))) return true;
  copy.edit(file, (change) => change.append(place, value, Array.isArray(there) ? undefined : role.name));
  return true;
}

/** Removes references to roles from lists and maps with other entries. */
export function removeMentions(
  copy: WorkingCopy, roles: readonly DomainRole[], withoutKinds: readonly string[],
): void {
  // The last one first, so the indexes of the others do not change.
  for (const { file, path } of mentionsOf(copy, roles, withoutKinds).reverse()) {
    const edits = new YamlEdits(copy.read(file)!);
    const place = collectionOf(edits, path);
    // Without the last entry, an access policy or a grant has another meaning: the validation reports the reference.
    if (place === undefined || Object.keys(edits.valueAt(place) as object).length === 1) continue;
    copy.edit(file, (change) => change.remove(path.slice(0, place.length + 1)));
  }
}

/** The list or map that a reference is an entry of; undefined if the reference is the value of an option. */
function collectionOf(edits: YamlEdits, path: YamlPath): YamlPath | undefined {
  const parent = edits.valueAt(path.slice(0, -1));
  const isRole = isPlainObject(parent) && Object.keys(parent).every((key) => ROLE_KEYS.includes(key));
  const place = path.slice(0, isRole ? -2 : -1);
  return isRole && !Array.isArray(edits.valueAt(place)) ? undefined : place;
}

function isOwnForm(copy: WorkingCopy, { file, path }: RoleMention): boolean {
  return OWN.test(String(new YamlEdits(copy.read(file)!).valueAt(path)));
}

function mentionIn(
  text: string, { domain = '' }: WrittenModule, hasOneReader: boolean,
): Pick<RoleMention, 'reader' | 'role' | 'attribute'> | undefined {
  // The same text is another role in each domain that reads the file.
  if (OWN.test(text) && !hasOneReader) return undefined;
  const role = roleIn(text, domain);
  const attribute = OWN.exec(text)?.[1] ?? PUBLISHED.exec(text)?.[3];
  return role === undefined || attribute === undefined ? undefined : { reader: domain, role, attribute };
}

/** The generated role that a text refers to in a module of a domain. */
export function roleIn(text: string, domain = ''): DomainRole | undefined {
  const own = OWN.exec(text);
  if (own !== null) return { domain, name: own[2] };
  const published = PUBLISHED.exec(text);
  return published === null ? undefined : { domain: published[1].replace('{{domain}}', domain), name: published[2] };
}

function partsOf(module: WrittenModule, copy: WorkingCopy): { file: string; prefix: YamlPath }[] {
  const entry = new YamlEdits(copy.read(copy.entryFile)!);
  return [
    ...DATA_KEYS.map((key) => ({ file: copy.entryFile, prefix: [...module.path, key] }))
      .filter(({ prefix }) => entry.has(prefix)),
    ...module.files.map((file) => ({ file, prefix: [] })),
  ];
}

function visit(value: unknown, path: YamlPath, found: (text: string, path: YamlPath) => void): void {
  if (typeof value === 'string') found(value, path);
  else if (Array.isArray(value)) value.forEach((item: unknown, index) => visit(item, [...path, index], found));
  else if (isPlainObject(value)) for (const [key, item] of Object.entries(value)) visit(item, [...path, key], found);
}
