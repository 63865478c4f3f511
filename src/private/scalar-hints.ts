import { isPlainObject } from './collections';
import { formatFinding } from './formats';
import { OptionPath } from './option-path';
import { nearest } from './suggestions';

/** Maximum number of characters of a value in a message. */
const LONGEST_VALUE = 80;
/** Keys of a map that was written where its value belongs. */
const VALUE_KEYS = ['arn', 'id', 'name', 'value'];

const DECIMAL = 1000;
const BINARY = 1024;
const MINUTES_OF_HOUR = 60;
const HOURS_OF_DAY = 24;
const DAYS_OF_WEEK = 7;

/** Units in the names of options, with what else people write, as a factor. Storage is in decimal units. */
const UNITS: readonly { readonly key: RegExp; readonly unit: string; readonly factors: Factors }[] = [
  {
    key: /bytes/i,
    unit: 'bytes',
    factors: {
      b: 1,
      kb: DECIMAL,
      mb: DECIMAL ** 2,
      gb: DECIMAL ** 3,
      tb: DECIMAL ** 4,
      kib: BINARY,
      mib: BINARY ** 2,
      gib: BINARY ** 3,
      tib: BINARY ** 4,
    },
  },
  { key: /(gb|gib)$/i, unit: 'GB', factors: { gb: 1, gib: 1, tb: DECIMAL, tib: BINARY } },
  {
    key: /minutes/i,
    unit: 'minutes',
    factors: {
      m: 1, min: 1, minute: 1, h: MINUTES_OF_HOUR, hour: MINUTES_OF_HOUR, day: MINUTES_OF_HOUR * HOURS_OF_DAY,
    },
  },
  { key: /days/i, unit: 'days', factors: { d: 1, day: 1, week: DAYS_OF_WEEK } },
];

interface Factors {
  readonly [unit: string]: number;
}

/** A value as shown in a message: a scalar is quoted. */
export function shownScalar(value: string | number | boolean): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
}

/** A string as it is written in YAML, in quotes if it needs them. */
export function yamlText(text: string): string {
  return /^[\s*&!%@`|>"'#?,[\]{}-]|[:,#[\]{}]|\s$/.test(text) ? JSON.stringify(text) : text;
}

/** What to write in YAML instead of `value` for an option of a scalar type. */
export function scalarHint(type: string, value: unknown, path: OptionPath): string | undefined {
  const key = String(path[path.length - 1]);
  if (Array.isArray(value)) return `write one ${type === 'string' ? 'string' : 'value'}, without "- "`;
  if (value === null && type === 'string') return `write a value, or ${key}: "" for an empty one`;
  if (isPlainObject(value)) return type === 'string' ? stringHint(value, key) : undefined;
  if (typeof value !== 'string') return undefined;
  if (type === 'number') return numberHint(value, key);
  if (type !== 'boolean') return undefined;
  if (/^(no|off|n)$/i.test(value)) return 'write false';
  if (/^(yes|on|y)$/i.test(value)) return 'write true';
  const meant = nearest(value, ['true', 'false']);
  return meant === undefined ? 'write true or false' : `write ${meant}`;
}

/** The number in the unit of an option, as far as the name of the option and the value show it. */
function numberHint(text: string, key: string): string | undefined {
  const [, number, written] = /^(\d[\d_.,]*)\s*([a-z]*)/i.exec(text) ?? [];
  if (number === undefined) return undefined;
  const known = UNITS.find((candidate) => candidate.key.test(key));
  if (known === undefined) return 'write only the number, without a unit';
  const unit = written.toLowerCase();
  const factor = known.factors[unit] ?? known.factors[unit.replace(/s$/, '')];
  const count = Number(number.replace(/[_,]/g, '')) * factor;
  return Number.isInteger(count)
    ? `write the number of ${known.unit}: ${count}`
    : `write only the number of ${known.unit}, without a unit`;
}

/** The string that was written as a map, for example because of a space after a colon. */
function stringHint(map: { readonly [key: string]: unknown }, option: string): string {
  const entries = Object.entries(map);
  const [key, value] = entries[0] ?? [];
  if (entries.length !== 1 || typeof value !== 'string') return 'write one string on the line of the key';
  if (option === 'trustedPrincipal' && key === 'Service') return `write "service:${value}"`;
  if (option === 'trustedPrincipal' && key === 'AWS') {
    return `write ${formatFinding('accountId', value) === undefined ? `"account:${value}"` : shownScalar(value)}`;
  }
  return VALUE_KEYS.includes(key)
    ? `write the value on the line of the key, without "${key}:": ${shownScalar(`${option}: ${value}`)}`
    : `write ${shownScalar(`${key}:${value}`)}, without a space after the colon`;
}
