import { Duration, Token } from 'aws-cdk-lib';
import { LifecycleRule, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { PlacedRule, warnOfOverlaps } from './lifecycle-overlaps';
import { checkedPrefix } from '../access/prefix-access';
import { END_OF_UPLOADS } from '../access/protected-bucket';
import { sortedEntries } from '../private/collections';
import {
  ARCHIVES, DAYS_OF_INFREQUENT_ACCESS, INFREQUENT_ACCESS, TRANSITIONS_FROM,
} from '../private/facts/s3-storage-classes';
import { S3_LIMITS } from '../private/facts/service-limits';
import { OptionPath } from '../private/option-path';
import { failAt, warnAt } from '../private/option-problems';
import { upperFirst } from '../private/printable';

/**
 * A transition of current versions to another storage class.
 */
export interface LifecycleTransition {
  /**
   * Days after the creation of the object. At least 30 for `STANDARD_IA` and `ONEZONE_IA`.
   *
   * @yaml Days
   * @sample 90
   */
  readonly days: number;

  /**
   * The storage class: `STANDARD_IA`, `ONEZONE_IA`, `INTELLIGENT_TIERING`, `GLACIER_IR`, `GLACIER` or `DEEP_ARCHIVE`.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
   * @yaml StorageClass
   * @format s3StorageClass
   */
  readonly storageClass: string;

  /**
   * Accepted for compatibility, without effect. S3 supports this number only for transitions of noncurrent versions, so
   * a value causes a warning.
   *
   * @default - none
   * @yaml NewerNoncurrentVersions
   */
  readonly newerNoncurrentVersions?: number;
}

/**
 * A transition of noncurrent versions to another storage class.
 */
export interface NoncurrentVersionTransition {
  /**
   * Days after the version becomes noncurrent. At least 30 for `STANDARD_IA` and `ONEZONE_IA`.
   *
   * @yaml Days
   * @sample 90
   */
  readonly days: number;

  /**
   * The storage class, as in `LifecycleTransition`.
   *
   * @yaml StorageClass
   * @format s3StorageClass
   */
  readonly storageClass: string;

  /**
   * Number of newer noncurrent versions that are not transitioned: 1 to 100.
   *
   * @default - none
   * @yaml NewerNoncurrentVersions
   */
  readonly newerNoncurrentVersions?: number;
}

/**
 * A rule of a lifecycle configuration. S3 accepts several rules for the same objects and applies the earliest
 * expiration and the transition to the least expensive storage class. An action of a rule that therefore never happens
 * causes a warning.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-conflicts.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export interface LifecycleRuleOptions {
  /**
   * `Enabled` or `Disabled`.
   *
   * @yaml Status
   * @pattern ^(Enabled|Disabled)$
   * @sample Enabled
   */
  readonly status: string;

  /**
   * Prefix of the objects to which the rule applies, for example `data/`. `/` is the whole bucket. A leading slash is
   * removed, because object keys have none.
   *
   * @default - all objects of the bucket
   * @yaml Prefix
   * @sample data/
   */
  readonly prefix?: string;

  /**
   * Minimum object size in bytes (exclusive).
   *
   * @default - objects of any size
   * @yaml ObjectSizeGreaterThan
   */
  readonly objectSizeGreaterThan?: number;

  /**
   * Maximum object size in bytes (exclusive).
   *
   * @default - objects of any size
   * @yaml ObjectSizeLessThan
   */
  readonly objectSizeLessThan?: number;

  /**
   * Days after which an incomplete multipart upload is aborted. An enabled rule that specifies it replaces the default
   * rule of the bucket, for all prefixes. S3 ignores it in a rule that filters by object size, which causes a warning.
   *
   * @default - 7 days, by the default rule of the bucket
   * @yaml AbortIncompleteMultipartUploadAfter
   */
  readonly abortIncompleteMultipartUploadAfter?: number;

  /**
   * Days after which current versions expire and become noncurrent.
   *
   * @default - they do not expire
   * @yaml ExpirationDays
   */
  readonly expirationDays?: number;

  /**
   * Whether to remove delete markers without noncurrent versions. Cannot be combined with `expirationDays`. S3 ignores
   * it in a rule that filters by object size, which causes a warning.
   *
   * @default false
   * @yaml ExpiredObjectDeleteMarker
   */
  readonly expiredObjectDeleteMarker?: boolean;

  /**
   * Days after which noncurrent versions are permanently deleted.
   *
   * @default - they are kept
   * @yaml NoncurrentVersionExpirationDays
   */
  readonly noncurrentVersionExpirationDays?: number;

  /**
   * Number of noncurrent versions to keep when noncurrent versions expire: 1 to 100.
   *
   * @default - none
   * @yaml NoncurrentVersionsToRetain
   */
  readonly noncurrentVersionsToRetain?: number;

  /**
   * Transitions of current versions.
   *
   * @default - none
   * @yaml Transitions
   */
  readonly transitions?: LifecycleTransition[];

  /**
   * Transitions of noncurrent versions.
   *
   * @default - none
   * @yaml NoncurrentVersionTransitions
   */
  readonly noncurrentVersionTransitions?: NoncurrentVersionTransition[];
}

/** Reports the option at a path within a rule. */
type Refuse = (
  at: OptionPath,
  message: string,
  hint: string,
  code?: 'DSP304' | 'DSP313' | 'DSP314' | 'DSP316',
) => never;

type TransitionList = 'transitions' | 'noncurrentVersionTransitions';

interface Transition {
  readonly days: number;
  readonly storageClass: string;
}

/** The rules of a lifecycle configuration, validated against the limits of S3. */
export function lifecycleRules(
  scope: Construct,
  name: string,
  configuration: { readonly [rule: string]: LifecycleRuleOptions },
): LifecycleRule[] {
  return rulesOf(scope, sortedEntries(configuration).map(([id, options]) => (
    { id, options, path: ['lifecycleConfigurations', name, id] }
  )));
}

/** The rules of a bucket, each checked against what S3 accepts, and together against overlaps. */
export function rulesOf(scope: Construct, rules: readonly PlacedRule[]): LifecycleRule[] {
  const checked = rules.map(({ id, options, path }) => lifecycleRule(scope, path, id, options));
  warnOfOverlaps(scope, rules);
  return checked;
}

/** A rule of the options at `path`, checked against what S3 accepts. */
function lifecycleRule(
  scope: Construct, path: OptionPath, id: string, options: LifecycleRuleOptions,
): LifecycleRule {
  const refuse: Refuse = (at, message, hint, code = 'DSP314') =>
    failAt(scope, [...path, ...at], { code, message, hint });
  if (id === END_OF_UPLOADS || id === '' || id.includes('\n') || id.length > S3_LIMITS.ruleIdLength) {
    refuse([], `"${id}" is not a valid rule ID`, `use up to ${S3_LIMITS.ruleIdLength} characters, and not "${END_OF_UPLOADS}"`, 'DSP304');
  }
  if (options.prefix !== undefined) checkedPrefix(scope, [...path, 'prefix'], options.prefix);
  checkNumbers(options, refuse);
  check(options, refuse);
  if (options.transitions?.some((transition) => transition.newerNoncurrentVersions !== undefined)) {
    warnAt(scope, [...path, 'transitions'], {
      code: 'DSP361',
      message: `lifecycle rule "${id}": "NewerNoncurrentVersions" has no effect in a transition of current versions`,
      hint: 'omit it, or specify it in "NoncurrentVersionTransitions"',
    });
  }
  const bySize = options.objectSizeGreaterThan !== undefined || options.objectSizeLessThan !== undefined;
  if (bySize && (options.abortIncompleteMultipartUploadAfter !== undefined || options.expiredObjectDeleteMarker)) {
    warnAt(scope, path, {
      code: 'DSP361',
      message: `lifecycle rule "${id}" filters by object size, so S3 ignores its actions for multipart uploads and `
        + 'expired delete markers, which have no size',
      hint: 'add a second rule for them, without a size',
    });
  }
  const { expirationDays, noncurrentVersionExpirationDays, abortIncompleteMultipartUploadAfter } = options;
  return {
    id,
    enabled: options.status === 'Enabled',
    // Object keys do not begin with a slash.
    prefix: options.prefix?.replace(/^\/+/, '') || undefined,
    objectSizeGreaterThan: options.objectSizeGreaterThan,
    objectSizeLessThan: options.objectSizeLessThan,
    abortIncompleteMultipartUploadAfter: days(abortIncompleteMultipartUploadAfter),
    expiration: days(expirationDays),
    expiredObjectDeleteMarker: options.expiredObjectDeleteMarker || undefined,
    noncurrentVersionExpiration: days(noncurrentVersionExpirationDays),
    noncurrentVersionsToRetain: options.noncurrentVersionsToRetain,
    transitions: options.transitions?.map((transition) => ({
      storageClass: new StorageClass(transition.storageClass),
      transitionAfter: Duration.days(transition.days),
    })),
    noncurrentVersionTransitions: options.noncurrentVersionTransitions?.map((transition) => ({
      storageClass: new StorageClass(transition.storageClass),
      transitionAfter: Duration.days(transition.days),
      noncurrentVersionsToRetain: transition.newerNoncurrentVersions,
    })),
  };
}

function days(count: number | undefined): Duration | undefined {
  return count === undefined ? undefined : Duration.days(count);
}

function check(options: LifecycleRuleOptions, refuse: Refuse): void {
  if (options.expirationDays !== undefined && options.expiredObjectDeleteMarker) {
    refuse(
      ['expiredObjectDeleteMarker'],
      '"ExpirationDays" and "ExpiredObjectDeleteMarker" cannot be combined',
      'use a separate rule for each',
    );
  }
  if (options.noncurrentVersionsToRetain !== undefined && options.noncurrentVersionExpirationDays === undefined) {
    refuse(
      ['noncurrentVersionsToRetain'],
      '"NoncurrentVersionsToRetain" needs "NoncurrentVersionExpirationDays"',
      'specify after how many days the other versions are deleted',
    );
  }
  const { objectSizeGreaterThan: above, objectSizeLessThan: below } = options;
  if (above !== undefined && below !== undefined && !Token.isUnresolved(below) && above >= below) {
    refuse(
      ['objectSizeLessThan'],
      'no object size satisfies the rule',
      'set "ObjectSizeLessThan" to a value larger than "ObjectSizeGreaterThan"',
    );
  }
  checkOrder('transitions', options.transitions, 'ExpirationDays', options.expirationDays, refuse);
  checkOrder(
    'noncurrentVersionTransitions',
    options.noncurrentVersionTransitions,
    'NoncurrentVersionExpirationDays',
    options.noncurrentVersionExpirationDays,
    refuse,
  );
  const actions = [
    options.abortIncompleteMultipartUploadAfter, options.expirationDays, options.expiredObjectDeleteMarker || undefined,
    options.noncurrentVersionExpirationDays, options.transitions?.[0], options.noncurrentVersionTransitions?.[0],
  ];
  if (actions.every((action) => action === undefined)) {
    refuse([], 'the rule has no action', 'specify a transition or an expiration');
  }
  for (const list of ['transitions', 'noncurrentVersionTransitions'] as const) {
    checkClasses(list, options[list], refuse);
    checkSteps(list, options[list], refuse);
  }
}

function checkClasses(list: TransitionList, transitions: Transition[] | undefined, refuse: Refuse): void {
  for (const [index, { days: after, storageClass }] of (transitions ?? []).entries()) {
    if (Token.isUnresolved(storageClass) || Token.isUnresolved(after)) continue;
    if (INFREQUENT_ACCESS.includes(storageClass) && after < DAYS_OF_INFREQUENT_ACCESS) {
      refuse(
        [list, index, 'days'],
        `a transition to ${storageClass} after ${after} days, and S3 accepts no fewer `
          + `than ${DAYS_OF_INFREQUENT_ACCESS}`,
        `write ${DAYS_OF_INFREQUENT_ACCESS} or more`,
        'DSP313',
      );
    }
  }
}

/**
 * Transitions are applied in the order of days. S3 supports only transitions to lower storage classes, with minimum
 * intervals.
 */
function checkSteps(list: TransitionList, transitions: Transition[] | undefined, refuse: Refuse): void {
  const known = (transitions ?? [])
    .map((transition, index) => ({ ...transition, index }))
    .filter(({ days: after, storageClass }) => !Token.isUnresolved(storageClass) && !Token.isUnresolved(after))
    .sort((a, b) => a.days - b.days);
  known.slice(1).forEach((to, position) => {
    const from = known[position];
    if (from.days === to.days) {
      refuse(
        [list, to.index, 'days'],
        `transitions to ${from.storageClass} and ${to.storageClass} on the same day`,
        `raise "Days" of the transition to ${later(from, to)}`,
      );
    }
    if (TRANSITIONS_FROM[from.storageClass]?.includes(to.storageClass) === false) {
      refuse(
        [list, to.index, 'storageClass'],
        `a transition to ${to.storageClass} (day ${to.days}) after the transition to ${from.storageClass} `
          + `(day ${from.days}): S3 supports no transition from ${from.storageClass} to ${to.storageClass}`,
        stepsHint(from, to),
      );
    }
    const stay = to.days - from.days;
    const mustStay = INFREQUENT_ACCESS.includes(from.storageClass) && ARCHIVES.includes(to.storageClass);
    if (mustStay && stay < DAYS_OF_INFREQUENT_ACCESS) {
      refuse(
        [list, to.index, 'days'],
        `a transition to ${to.storageClass} ${stay} days after the transition to ${from.storageClass}, and S3 `
          + `requires at least ${DAYS_OF_INFREQUENT_ACCESS} between them`,
        `increase "Days" to ${from.days + DAYS_OF_INFREQUENT_ACCESS} or more`,
        'DSP313',
      );
    }
  });
}

/** The class of two transitions that must be the later one. */
function later(one: Transition, other: Transition): string {
  return TRANSITIONS_FROM[one.storageClass]?.includes(other.storageClass) === false
    ? one.storageClass
    : other.storageClass;
}

/** How to fix two transitions in an order that S3 does not support. */
function stepsHint(from: Transition, to: Transition): string {
  return TRANSITIONS_FROM[to.storageClass]?.includes(from.storageClass) === true
    ? `write the transition to ${to.storageClass} with fewer "Days" than the one to ${from.storageClass}, `
      + 'so that it comes first, or remove it'
    : 'remove one of the two';
}

/** Days, versions and bytes must be whole numbers within the limits of S3. */
function checkNumbers(options: LifecycleRuleOptions, refuse: Refuse): void {
  const inRange = (at: OptionPath, value: number | undefined, least: number, most: number) => {
    if (value === undefined || Token.isUnresolved(value)) return;
    if (Number.isInteger(value) && value >= least && value <= most) return;
    refuse(
      at,
      `"${upperFirst(at[at.length - 1] as string)}" is ${value}, and S3 accepts whole numbers from ${least}`
        + (most === Infinity ? '' : ` to ${most}`),
      value < least ? `specify at least ${least}` : value > most ? `specify at most ${most}` : 'specify a whole number',
      'DSP313',
    );
  };
  inRange(['abortIncompleteMultipartUploadAfter'], options.abortIncompleteMultipartUploadAfter, 1, Infinity);
  inRange(['expirationDays'], options.expirationDays, 1, Infinity);
  inRange(['noncurrentVersionExpirationDays'], options.noncurrentVersionExpirationDays, 1, Infinity);
  inRange(['noncurrentVersionsToRetain'], options.noncurrentVersionsToRetain, ...S3_LIMITS.newerVersions);
  inRange(['objectSizeGreaterThan'], options.objectSizeGreaterThan, 0, Infinity);
  inRange(['objectSizeLessThan'], options.objectSizeLessThan, 1, Infinity);
  for (const [index, { days: after }] of (options.transitions ?? []).entries()) {
    inRange(['transitions', index, 'days'], after, 0, Infinity);
  }
  for (const [index, { days: after, newerNoncurrentVersions }] of (
    options.noncurrentVersionTransitions ?? []
  ).entries()) {
    inRange(['noncurrentVersionTransitions', index, 'days'], after, 1, Infinity);
    const newer = ['noncurrentVersionTransitions', index, 'newerNoncurrentVersions'];
    inRange(newer, newerNoncurrentVersions, ...S3_LIMITS.newerVersions);
  }
}

/** Each class is used once, and every transition is before the expiration. */
function checkOrder(
  list: TransitionList,
  transitions: Transition[] | undefined,
  expiration: string,
  expirationDays: number | undefined,
  refuse: Refuse,
): void {
  const classes = (transitions ?? []).map(({ storageClass }) => storageClass);
  const twice = classes.findIndex((storageClass, index) => classes.indexOf(storageClass) !== index);
  if (twice !== -1) {
    refuse(
      [list, twice, 'storageClass'],
      `two of "${upperFirst(list)}" have the class ${classes[twice]}`,
      'keep one of them',
      'DSP316',
    );
  }
  for (const [index, { days: after, storageClass }] of (transitions ?? []).entries()) {
    if (expirationDays === undefined || Token.isUnresolved(after) || Token.isUnresolved(expirationDays)) continue;
    if (after < expirationDays) continue;
    refuse(
      [list, index, 'days'],
      `a transition to ${storageClass} after ${after} days, and "${expiration}" is ${expirationDays}`,
      `write fewer than ${expirationDays} days, or raise "${expiration}" above ${after}`,
    );
  }
}
