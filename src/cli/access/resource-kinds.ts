/** Kinds of resources whose names begin with the kind and a colon. */
export const RESOURCE_KINDS = [
  'workgroup', 'database', 'profile', 'studio', 'key', 'topic', 'trail', 'crawler', 'role',
] as const;

/** Kinds of resources for users. The names of buckets have no prefix. */
export type ResourceKind = 'bucket' | typeof RESOURCE_KINDS[number];

/** The kind in the name of a resource, its prefix, and the rest of the name. */
export function kindOf(text: string): { readonly kind: ResourceKind; readonly prefix: string; readonly name: string } {
  const kind = RESOURCE_KINDS.find((known) => text.startsWith(`${known}:`)) ?? 'bucket';
  const prefix = kind === 'bucket' ? '' : `${kind}:`;
  return { kind, prefix, name: text.slice(prefix.length) };
}
