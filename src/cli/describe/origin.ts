import { Configuration } from '../../config/configuration';
import { Located } from '../../config/documents/located';
import { formatPath, OptionPath } from '../../private/option-path';
import { formatPosition, Position } from '../../private/problems';

/** The context value that a reference resolves to. */
export interface ContextOrigin {
  readonly key: string;
  /** `top level`, or the level that defines it: `domains.shared`. */
  readonly level: string;
  readonly position: Position;
}

/** The source of a value. */
export interface Origin {
  readonly position?: Position;
  /** The string at the position, if it is a reference. */
  readonly reference?: string;
  /** The context values in it, each from the nearest level that defines it. */
  readonly context?: readonly ContextOrigin[];
  /** The default, as text. */
  readonly default?: string;
}

/** The source of a value of the part of the platform at `path`. */
export function originOf(located: Located, path: OptionPath, configuration: Configuration): Origin {
  const reference =
    located.source ??
    (located.kind === 'scalar' && typeof located.value === 'string' && isReference(located.value)
      ? located.value
      : undefined);
  const context = reference === undefined ? [] : contextOrigins(reference, path, configuration);
  return { position: located.position, reference, ...context.length > 0 ? { context } : {} };
}

/** The source on one line. */
export function originText({ position, reference, context = [], default: fallback }: Origin): string {
  if (fallback !== undefined) return `default: ${fallback}`;
  const parts = [
    ...position ? [formatPosition(position)] : [],
    ...reference === undefined ? [] : [`from ${reference}`],
    ...context.map(({ key, level, position: at }) => `context "${key}" of the ${level}, ${formatPosition(at)}`),
  ];
  return parts.join('; ');
}

/** `the domain "shared"`, and similar for every level. */
export function levelName(path: OptionPath): string {
  if (path.length === 0) return 'top level';
  const kind =
    { domains: 'domain', environments: 'environment', modules: 'module' }[String(path[path.length - 2])] ??
    formatPath(path);
  return `${kind} "${path[path.length - 1]}"`;
}

/** The keys of the context values in a text. */
export function contextKeysIn(text: string): string[] {
  return [...text.matchAll(/\{\{context:([^{}]+)\}\}/g)].map(([, key]) => key.trim());
}

function contextOrigins(reference: string, path: OptionPath, configuration: Configuration): ContextOrigin[] {
  return contextKeysIn(reference).flatMap((key) => {
    const level = configuration.contextsOf(path).find(({ values }) => values.entries.has(key));
    return level ? [{ key, level: levelName(level.path), position: level.values.entries.get(key)!.keyPosition }] : [];
  });
}

function isReference(text: string): boolean {
  return text.includes('{{') || /^(ssm(-org|-domain|-env)?:\/|generated-role-(id|arn|name):|project:)/.test(text);
}
