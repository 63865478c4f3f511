import { isPlainObject } from './collections';

/** A number or boolean with a spelling that differs from that of JavaScript, for example `1.10`. */
export class SpelledScalar {
  constructor(public readonly value: number | boolean, private readonly text: string) {}

  public toString(): string {
    return this.text;
  }
}

/** A scalar of YAML as the type that an option has; undefined if it is not one of that type. */
export function scalarAs(type: string, value: unknown): string | number | boolean | undefined {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (type === 'number' && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return undefined;
}

/** Plain data in which numbers and booleans are JavaScript values. */
export function withoutSpelling(value: unknown): unknown {
  if (value instanceof SpelledScalar) return value.value;
  if (Array.isArray(value)) return value.map(withoutSpelling);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSpelling(item)]));
}
