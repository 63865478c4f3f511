import { Annotations, Duration, Token } from 'aws-cdk-lib';
import { LifecycleRule, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { LifecycleRuleOptions } from './lifecycle-options';
import { checkedPrefix } from '../access/checked-prefix';
import { END_OF_UPLOADS } from '../access/protected-bucket';
import { sortedEntries } from '../private/collections';
import { OptionPath } from '../private/option-path';
import { failAt } from '../private/option-problems';
import { didYouMean } from '../private/suggestions';

const STORAGE_CLASSES = ['STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'];
/** S3 takes objects into these classes no sooner. */
const DAYS_BEFORE_INFREQUENT_ACCESS = 30;

/** Refuses the option at a path within a rule. */
type Refuse = (at: OptionPath, message: string, hint: string) => never;

type TransitionList = 'transitions' | 'noncurrentVersionTransitions';

interface Transition {
  readonly days: number;
  readonly storageClass: string;
}

/** The rules of a lifecycle configuration, checked against what S3 accepts. */
export function lifecycleRules(scope: Construct, name: string, configuration: { readonly [rule: string]: LifecycleRuleOptions }): LifecycleRule[] {
  return sortedEntries(configuration).map(([id, options]) => {
    const path = ['lifecycleConfigurations', name, id];
    const refuse: Refuse = (at, message, hint) => failAt(scope, [...path, ...at], { code: 'DSP304', message, hint });
    if (id === END_OF_UPLOADS || !/^.{1,255}$/.test(id)) refuse([], `"${id}" is not an id for a rule`, `use up to 255 characters, and not "${END_OF_UPLOADS}"`);
    if (options.prefix !== undefined) checkedPrefix(scope, [...path, 'prefix'], options.prefix);
    checkNumbers(options, refuse);
    check(options, refuse);
    if (options.transitions?.some((transition) => transition.newerNoncurrentVersions !== undefined)) {
      Annotations.of(scope).addWarningV2('cdk-data-science-platform:newerNoncurrentVersions',
        `lifecycle rule "${id}": "NewerNoncurrentVersions" means nothing for a transition of current versions, and is left out`);
    }
    const bySize = options.objectSizeGreaterThan !== undefined || options.objectSizeLessThan !== undefined;
    if (bySize && (options.abortIncompleteMultipartUploadAfter !== undefined || options.expiredObjectDeleteMarker)) {
      Annotations.of(scope).addWarningV2('cdk-data-science-platform:lifecycleBySize',
        `lifecycle rule "${id}": uploads in parts and delete markers have no size, so S3 does not end or remove them by a rule for some sizes; give them a rule of their own`);
    }
    const { expirationDays, noncurrentVersionExpirationDays, abortIncompleteMultipartUploadAfter } = options;
    return {
      id,
      enabled: options.status === 'Enabled',
      // Keys of objects begin without a slash.
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
  });
}

function days(count: number | undefined): Duration | undefined {
  return count === undefined ? undefined : Duration.days(count);
}

function check(options: LifecycleRuleOptions, refuse: Refuse): void {
  if (!['Enabled', 'Disabled'].includes(options.status)) refuse(['status'], `"Status" is "${options.status}"`, 'write Enabled or Disabled');
  if (options.expirationDays !== undefined && options.expiredObjectDeleteMarker) {
    refuse(['expiredObjectDeleteMarker'], '"ExpirationDays" and "ExpiredObjectDeleteMarker" do not go together', 'give each a rule of its own');
  }
  if (options.noncurrentVersionsToRetain !== undefined && options.noncurrentVersionExpirationDays === undefined) {
    refuse(['noncurrentVersionsToRetain'], '"NoncurrentVersionsToRetain" needs "NoncurrentVersionExpirationDays"', 'say after how many days the other versions are deleted');
  }
  const { objectSizeGreaterThan: above, objectSizeLessThan: below } = options;
  if (above !== undefined && below !== undefined && !Token.isUnresolved(below) && above >= below) {
    refuse(['objectSizeLessThan'], 'no object is as large as the rule wants', 'make "ObjectSizeLessThan" larger than "ObjectSizeGreaterThan"');
  }
  checkOrder('transitions', options.transitions, 'ExpirationDays', options.expirationDays, refuse);
  checkOrder('noncurrentVersionTransitions', options.noncurrentVersionTransitions, 'NoncurrentVersionExpirationDays', options.noncurrentVersionExpirationDays, refuse);
  const actions = [
    options.abortIncompleteMultipartUploadAfter, options.expirationDays, options.expiredObjectDeleteMarker || undefined,
    options.noncurrentVersionExpirationDays, options.transitions?.[0], options.noncurrentVersionTransitions?.[0],
  ];
  if (actions.every((action) => action === undefined)) refuse([], 'the rule does nothing', 'give it a transition or an expiration');
  checkClasses('transitions', options.transitions, refuse);
  checkClasses('noncurrentVersionTransitions', options.noncurrentVersionTransitions, refuse);
}

function checkClasses(list: TransitionList, transitions: Transition[] | undefined, refuse: Refuse): void {
  for (const [index, { days: after, storageClass }] of (transitions ?? []).entries()) {
    if (Token.isUnresolved(storageClass) || Token.isUnresolved(after)) continue;
    if (!STORAGE_CLASSES.includes(storageClass)) {
      refuse([list, index, 'storageClass'], `"${storageClass}" is not a storage class for transitions`, didYouMean(storageClass, STORAGE_CLASSES) ?? '');
    }
    if (['STANDARD_IA', 'ONEZONE_IA'].includes(storageClass) && after < DAYS_BEFORE_INFREQUENT_ACCESS) {
      refuse([list, index, 'days'], `a transition to ${storageClass} after ${after} days, and S3 accepts no fewer than ${DAYS_BEFORE_INFREQUENT_ACCESS}`, 'raise "Days"');
    }
  }
}

/** Days, versions and bytes are whole numbers, of which S3 takes no smaller and no larger ones. */
function checkNumbers(options: LifecycleRuleOptions, refuse: Refuse): void {
  const inRange = (at: OptionPath, value: number | undefined, least: number, most: number) => {
    if (value === undefined || Token.isUnresolved(value) || (Number.isInteger(value) && value >= least && value <= most)) return;
    refuse(at, `"${upperFirst(at[at.length - 1] as string)}" is ${value}`, `write a whole number ${most === Infinity ? `from ${least}` : `from ${least} to ${most}`}`);
  };
  inRange(['abortIncompleteMultipartUploadAfter'], options.abortIncompleteMultipartUploadAfter, 1, Infinity);
  inRange(['expirationDays'], options.expirationDays, 1, Infinity);
  inRange(['noncurrentVersionExpirationDays'], options.noncurrentVersionExpirationDays, 1, Infinity);
  inRange(['noncurrentVersionsToRetain'], options.noncurrentVersionsToRetain, 1, 100);
  inRange(['objectSizeGreaterThan'], options.objectSizeGreaterThan, 0, Infinity);
  inRange(['objectSizeLessThan'], options.objectSizeLessThan, 1, Infinity);
  for (const [index, { days: after }] of (options.transitions ?? []).entries()) inRange(['transitions', index, 'days'], after, 0, Infinity);
  for (const [index, { days: after, newerNoncurrentVersions }] of (options.noncurrentVersionTransitions ?? []).entries()) {
    inRange(['noncurrentVersionTransitions', index, 'days'], after, 1, Infinity);
    inRange(['noncurrentVersionTransitions', index, 'newerNoncurrentVersions'], newerNoncurrentVersions, 1, 100);
  }
}

/** Each class once, and every transition before the expiration. */
function checkOrder(list: TransitionList, transitions: Transition[] | undefined, expiration: string, expirationDays: number | undefined, refuse: Refuse): void {
  const classes = (transitions ?? []).map(({ storageClass }) => storageClass);
  const twice = classes.findIndex((storageClass, index) => classes.indexOf(storageClass) !== index);
  if (twice !== -1) refuse([list, twice, 'storageClass'], `two of "${upperFirst(list)}" lead to ${classes[twice]}`, 'keep one of them');
  for (const [index, { days: after, storageClass }] of (transitions ?? []).entries()) {
    if (expirationDays === undefined || Token.isUnresolved(after) || Token.isUnresolved(expirationDays) || after < expirationDays) continue;
    refuse([list, index, 'days'], `a transition to ${storageClass} after ${after} days, and "${expiration}" is ${expirationDays}`, 'let the transition come first');
  }
}

/** The spelling of S3, which the files have too. */
function upperFirst(option: string): string {
  return option.charAt(0).toUpperCase() + option.slice(1);
}
