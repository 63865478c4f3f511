import { isDeepStrictEqual } from 'util';
import { compareStrings, unique } from '../../private/collections';

/** A resource of a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: { readonly [property: string]: unknown };
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** A template, with the parts that are compared. */
export interface Template {
  readonly Description?: string;
  readonly Parameters?: { readonly [id: string]: { readonly Type: string; readonly Default?: unknown } };
  readonly Resources?: { readonly [id: string]: TemplateResource };
}

/** Paths of the properties that differ; lists are compared as a whole. */
export function differences(from: unknown, to: unknown, path = ''): string[] {
  if (isDeepStrictEqual(from, to)) return [];
  if (!isMap(from) || !isMap(to) || isIntrinsic(from) || isIntrinsic(to)) return [path];
  return unique([...Object.keys(from), ...Object.keys(to)]).sort(compareStrings)
    .flatMap((key) => differences(from[key], to[key], path === '' ? key : `${path}.${key}`));
}

/** The value of the property at a path with dots. */
export function at(properties: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), properties);
}

/** Whether a path is the other path or below it. */
export function overlap(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

/** The value with each reference to one of the resources marked, so that it differs from the original value. */
export function withMarkedReferences(value: unknown, ids: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withMarkedReferences(item, ids));
  if (!isMap(value)) return value;
  if (isIntrinsic(value) && referencesOf(value).some((id) => ids.has(id))) return { ...value, replaced: true };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withMarkedReferences(item, ids)]));
}

/** Whether a value refers to a resource or parameter of its own template. */
export function isLocal(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isLocal);
  if (!isMap(value)) return false;
  return (isIntrinsic(value) && referencesOf(value).some((id) => !id.startsWith('AWS::')))
    || Object.values(value).some(isLocal);
}

/** Logical IDs that an intrinsic function itself refers to. */
function referencesOf(value: { readonly [key: string]: unknown }): string[] {
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Sub': substituted } = value;
  if (ref !== undefined) return [String(ref)];
  if (attribute !== undefined) {
    return [Array.isArray(attribute) ? String(attribute[0]) : String(attribute).split('.')[0]];
  }
  const text: unknown = Array.isArray(substituted) ? substituted[0] : substituted;
  return typeof text === 'string' ? [...text.matchAll(/\$\{([^!.}]+)[^}]*\}/g)].map(([, id]) => id) : [];
}

function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isIntrinsic(value: { readonly [key: string]: unknown }): boolean {
  const keys = Object.keys(value).filter((key) => key !== 'replaced');
  return keys.length === 1 && /^(Ref|Fn::\w+)$/.test(keys[0]);
}
