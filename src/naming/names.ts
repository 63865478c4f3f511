import { createHash } from 'crypto';
import { Names, Stack, Token } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { AdoptedNaming } from './adopted-naming';
import { IResourceNaming } from './resource-naming';
import { SuffixNaming } from './suffix-naming';
import { NAME_RULES, NameRule, SHORTEST_LIMIT } from '../private/facts/name-rules';
import { fail } from '../private/problems';

/** A kind of resource that has a rule for its names. */
export type NameKind = keyof typeof NAME_RULES;

/** Every kind. */
export const NAME_KINDS = Object.keys(NAME_RULES) as NameKind[];

/** The name that `naming` returns for a resource, validated against the rule of its service. */
export function physicalName(naming: IResourceNaming, kind: NameKind, suffix?: string): string {
  return checkedName(naming, kind, suffix, (name) => name);
}

/**
 * The name of a database or table of the Glue Data Catalog with lowercase letters, digits and underscores only, which
 * Athena accepts without quotes.
 */
export function glueIdentifier(naming: IResourceNaming, suffix?: string): string {
  return checkedName(naming, 'glue', suffix, identifier);
}

/** A name in which other characters than those of an identifier are underscores. */
export function identifier(name: string): string {
  return Token.isUnresolved(name) ? name : name.toLowerCase().replace(/[^a-z0-9_]/g, '_');
}

function checkedName(
  naming: IResourceNaming, kind: NameKind, suffix: string | undefined, form: (name: string) => string,
): string {
  const rule: NameRule = NAME_RULES[kind];
  const named = (end: string | undefined) => {
    const wanted = naming.resourceName({ suffix: end, maxLength: rule.maxLength });
    return Token.isUnresolved(wanted) ? wanted : form(wanted.replace(rule.refused, '-'));
  };
  const actual = naming instanceof AdoptedNaming || naming instanceof SuffixNaming
    ? naming.suffixOf(kind, suffix) : suffix;
  const accepted = named(actual);
  if (Token.isUnresolved(accepted)) return accepted;
  // A deployed name replaces the one that the platform would give, which has its final form already. It can be given
  // for the name without compatibility with MDAA.
  const deployed = naming instanceof AdoptedNaming
    ? naming.adopted(kind, accepted) ?? (actual === suffix ? undefined : naming.adopted(kind, named(suffix)))
    : undefined;
  const name = deployed ?? accepted;
  if (name.length > rule.maxLength || !rule.pattern.test(name)) {
    fail({
      code: 'DSP303',
      message: `"${name}" is not a valid name for a ${kind}: the service accepts at most ${rule.maxLength} characters `
        + `matching ${rule.pattern.source}`,
      hint: 'shorten or change the name of the organization, domain, module or key, or the naming class',
    });
  }
  return name;
}

/**
 * The name of a managed policy: from the naming scheme, or with a prefix that is used without changes. Permission sets
 * refer to policies by name, which must then be the same in every account.
 */
export function policyName(naming: IResourceNaming, suffix: string, verbatimPrefix?: string): string {
  if (verbatimPrefix === undefined) return physicalName(naming, 'managedPolicy', suffix);
  const { refused } = NAME_RULES.managedPolicy;
  // Permission sets refer to the policy by this exact name, so no character is replaced.
  if (!Token.isUnresolved(verbatimPrefix) && verbatimPrefix.replace(refused, '') !== verbatimPrefix) {
    fail({
      code: 'DSP303',
      message: `"${verbatimPrefix}" in "verbatimPolicyNamePrefix" contains characters that are invalid in policy names`,
      hint: 'use letters, digits and any of + = , . @ _ -',
    });
  }
  return physicalName({ resourceName: () => `${verbatimPrefix}-${suffix}` }, 'managedPolicy', suffix);
}

/** Truncates a name that is too long and appends a hash of the full name, so that it stays unique and stable. */
export function shortenName(name: string, maxLength: number): string {
  if (name.length <= maxLength) return name;
  const hash = shortHash(name);
  return `${name.slice(0, maxLength - hash.length - 1).replace(/[-._]+$/, '')}-${hash}`;
}

/** Names for a component outside a platform: its path in the construct tree, followed by the suffix. */
export function namingOf(scope: Construct): IResourceNaming {
  const base = Names.uniqueResourceName(scope, { maxLength: 200, separator: '-' }).toLowerCase();
  return {
    resourceName: (options = {}) => {
      const full = options.suffix === undefined ? base : `${base}-${options.suffix}`;
      return shortenName(full.toLowerCase(), options.maxLength ?? SHORTEST_LIMIT);
    },
  };
}

/** A construct ID derived from any string: stable, and readable if the string is. */
export function constructId(text: string): string {
  if (/^[\w.-]{1,80}$/.test(text)) return text;
  return `${text.replace(/[^\w.-]+/g, '-').slice(0, 60)}-${shortHash(text)}`;
}

/** A short, stable hash of a string. */
export function shortHash(text: string, length = 8): string {
  // The numbers in tokens depend on what was created before, so their hash would change with it, and so would names and
  // logical IDs.
  if (Token.isUnresolved(text)) throw new Error('a token has no stable hash: use stableText');
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/**
 * The string itself, or its form in the template if it is a token, which, unlike the token, is the same in every run.
 */
export function stableText(scope: IConstruct, text: string): string {
  return Token.isUnresolved(text) ? JSON.stringify(Stack.of(scope).resolve(text)) : text;
}
