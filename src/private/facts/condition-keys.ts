import { readJsonOfPackage } from '../package-directory';
import { nearest } from '../suggestions';

/** The output of `projenrc/generate-actions.ts`. */
interface ConditionKeyFacts {
  /** Keys that every service can have, separated by spaces. */
  readonly global: string;
  /** Keys of each service, separated by spaces. */
  readonly services: { readonly [service: string]: string };
}

let facts: ConditionKeyFacts | undefined;

/** A part of a key that a user chooses, for example a tag key. */
const VARIABLE_PART = /\$\{\w+\}|<\w+>|tag-key$/;

/**
 * The condition keys with the prefix of `key`. Undefined for a prefix that is not that of a service, for example an
 * identity provider.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function knownConditionKeys(key: string): readonly string[] | undefined {
  facts ??= readJsonOfPackage<ConditionKeyFacts>('facts', 'condition-keys.json');
  const prefix = key.split(':')[0].toLowerCase();
  const all = facts.global.split(' ').filter((name) => name.startsWith(`${prefix}:`));
  const own = Object.hasOwn(facts.services, prefix) ? facts.services[prefix].split(' ') : [];
  const keys = [...all, ...own];
  return keys.length === 0 ? undefined : keys;
}

/**
 * Whether a key is one of those that AWS publishes. IAM ignores the case of condition keys.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function isConditionKey(key: string, published: readonly string[]): boolean {
  const name = key.toLowerCase();
  return published.some((candidate) => {
    const known = candidate.toLowerCase();
    const variable = VARIABLE_PART.exec(known);
    return variable === null ? known === name
      : name.startsWith(known.slice(0, variable.index)) && name.length > variable.index;
  });
}

/** The published key that `key` probably misspells, with the part that the user chose, for example a tag key. */
export function nearestConditionKey(key: string, published: readonly string[]): string | undefined {
  const slash = key.indexOf('/');
  const names = published.map((name) => name.replace(VARIABLE_PART, ''));
  if (slash < 0) return nearest(key, names.filter((name) => !name.endsWith('/')));
  const prefix = nearest(key.slice(0, slash + 1), names.filter((name) => name.endsWith('/')));
  return prefix === undefined ? undefined : prefix + key.slice(slash + 1);
}
