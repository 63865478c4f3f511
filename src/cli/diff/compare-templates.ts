import { isDeepStrictEqual } from 'util';
import { compareStrings, unique } from '../../private/collections';
import { resourceChanges } from '../../private/facts/resource-changes';
import { RETAINED_TYPES } from '../../private/facts/retained-resources';

/** A resource of a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: { readonly [property: string]: unknown };
  readonly DeletionPolicy?: string;
}

/** A template, as far as it is compared. */
export interface Template {
  readonly Resources?: { readonly [id: string]: TemplateResource };
}

/** What happens to a resource, the most severe first. */
export const EFFECTS = [
  'cannot be replaced', 'replaced', 'may be replaced', 'deleted', 'retained', 'changed', 'added',
] as const;

export type Effect = (typeof EFFECTS)[number];

/** What a deployment does to one resource. */
export interface ResourceChange {
  readonly effect: Effect;
  readonly logicalId: string;
  readonly type: string;
  /** Paths of the properties that differ, with dots. Those that decide on the effect come first. */
  readonly properties: readonly string[];
  /** Whether the resource holds data, or protects it. */
  readonly holdsData: boolean;
}

/** Where a name is unique, if the identifier of the type does not tell. */
const PLACES_OF_NAMES: { readonly [type: string]: readonly string[] } = { 'AWS::EC2::SecurityGroup': ['VpcId'] };

/** What a deployment of `after` does to a stack with the template `before`, the most severe first. */
export function compareTemplates(before: Template, after: Template): ResourceChange[] {
  const [old, current] = [before.Resources ?? {}, after.Resources ?? {}];
  const changes = unique([...Object.keys(old), ...Object.keys(current)]).flatMap((logicalId): ResourceChange[] => {
    const [from, to] = [old[logicalId], current[logicalId]];
    if (from === undefined) return [change('added', logicalId, to)];
    if (to === undefined) return [change(removal(from), logicalId, from)];
    if (from.Type !== to.Type) return [change('replaced', logicalId, to, ['Type'])];
    const properties = differences(from.Properties ?? {}, to.Properties ?? {});
    if (properties.length === 0) return [];
    const { effect, because } = effectOf(from, to, properties);
    return [change(effect, logicalId, to, unique([...because, ...properties]))];
  });
  return changes.sort((a, b) => (
    EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) || compareStrings(a.logicalId, b.logicalId)
  ));
}

function change(
  effect: Effect, logicalId: string, { Type: type }: TemplateResource, properties: readonly string[] = [],
): ResourceChange {
  return { effect, logicalId, type, properties, holdsData: type in RETAINED_TYPES };
}

function removal({ DeletionPolicy }: TemplateResource): Effect {
  return DeletionPolicy !== undefined && DeletionPolicy !== 'Delete' ? 'retained' : 'deleted';
}

function effectOf(
  from: TemplateResource, to: TemplateResource, properties: readonly string[],
): { effect: Effect; because: readonly string[] } {
  const { createOnly = [], conditional = [], neverUpdated = false } = resourceChanges(to.Type) ?? {};
  const replacing = properties.filter((property) => (
    neverUpdated || createOnly.some((path) => overlap(path, property))
  ));
  if (replacing.length > 0) {
    // CloudFormation creates the new resource first, and the name of the old one is still taken.
    return { effect: hasFixedName(from, to) ? 'cannot be replaced' : 'replaced', because: replacing };
  }
  const perhaps = properties.filter((property) => conditional.some((path) => overlap(path, property)));
  return perhaps.length > 0 ? { effect: 'may be replaced', because: perhaps } : { effect: 'changed', because: [] };
}

/**
 * Whether a resource has the same name in the same place before and after. Names are properties that only a new
 * resource can change.
 */
function hasFixedName(from: TemplateResource, to: TemplateResource): boolean {
  const { createOnly = [], identifier = [] } = resourceChanges(to.Type) ?? {};
  const isName = (path: string) => /(^|\.)\w*Name$/.test(path);
  const isSame = (path: string) => isDeepStrictEqual(at(to.Properties, path), at(from.Properties, path));
  const names = unique([...createOnly, ...identifier, 'Name'])
    .filter((path) => isName(path) && at(to.Properties, path) !== undefined);
  const places = [...identifier.filter((path) => !isName(path)), ...PLACES_OF_NAMES[to.Type] ?? []];
  return names.length > 0 && names.every(isSame) && places.every(isSame);
}

/** Paths of the properties that differ; lists are compared as a whole. */
function differences(from: unknown, to: unknown, path = ''): string[] {
  if (isDeepStrictEqual(from, to)) return [];
  if (!isMap(from) || !isMap(to) || isIntrinsic(from) || isIntrinsic(to)) return [path];
  return unique([...Object.keys(from), ...Object.keys(to)]).sort(compareStrings)
    .flatMap((key) => differences(from[key], to[key], path === '' ? key : `${path}.${key}`));
}

function at(properties: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), properties);
}

/** Whether one path is the other one or below it. */
function overlap(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isIntrinsic(value: { readonly [key: string]: unknown }): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && /^(Ref|Fn::\w+)$/.test(keys[0]);
}
