import { Annotations, Duration, Token } from 'aws-cdk-lib';
import { LifecycleRule, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { LifecycleRuleOptions } from './lifecycle-options';
import { END_OF_UPLOADS } from '../access/protected-bucket';
import { sortedEntries } from '../private/collections';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

const STORAGE_CLASSES = ['STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'];
/** S3 takes objects into these classes no sooner. */
const DAYS_BEFORE_INFREQUENT_ACCESS = 30;

/** The rules of a lifecycle configuration, checked against what S3 accepts. */
export function lifecycleRules(scope: Construct, name: string, configuration: { readonly [rule: string]: LifecycleRuleOptions }): LifecycleRule[] {
  return sortedEntries(configuration).map(([id, options]) => {
    const refuse = (message: string, hint: string) => fail({
      code: 'DSP304', where: `${scope.node.path}: lifecycleConfigurations.${name}.${id}`, message, hint,
    });
    if (id === END_OF_UPLOADS || !/^.{1,255}$/.test(id)) refuse(`"${id}" is not an id for a rule`, `use up to 255 characters, and not "${END_OF_UPLOADS}"`);
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

function check(options: LifecycleRuleOptions, refuse: (message: string, hint: string) => never): void {
  if (!['Enabled', 'Disabled'].includes(options.status)) refuse(`"Status" is "${options.status}"`, 'write Enabled or Disabled');
  if (options.expirationDays !== undefined && options.expiredObjectDeleteMarker) {
    refuse('"ExpirationDays" and "ExpiredObjectDeleteMarker" do not go together', 'give each a rule of its own');
  }
  if (options.noncurrentVersionsToRetain !== undefined && options.noncurrentVersionExpirationDays === undefined) {
    refuse('"NoncurrentVersionsToRetain" needs "NoncurrentVersionExpirationDays"', 'say after how many days the other versions are deleted');
  }
  const { objectSizeGreaterThan: above, objectSizeLessThan: below } = options;
  if (above !== undefined && below !== undefined && !Token.isUnresolved(below) && above >= below) {
    refuse('no object is as large as the rule wants', 'make "ObjectSizeLessThan" larger than "ObjectSizeGreaterThan"');
  }
  checkOrder('Transitions', options.transitions, 'ExpirationDays', options.expirationDays, refuse);
  checkOrder('NoncurrentVersionTransitions', options.noncurrentVersionTransitions, 'NoncurrentVersionExpirationDays', options.noncurrentVersionExpirationDays, refuse);
  const actions = [
    options.abortIncompleteMultipartUploadAfter, options.expirationDays, options.expiredObjectDeleteMarker || undefined,
    options.noncurrentVersionExpirationDays, options.transitions?.[0], options.noncurrentVersionTransitions?.[0],
  ];
  if (actions.every((action) => action === undefined)) refuse('the rule does nothing', 'give it a transition or an expiration');
  for (const { days: after, storageClass } of [...options.transitions ?? [], ...options.noncurrentVersionTransitions ?? []]) {
    if (Token.isUnresolved(storageClass) || Token.isUnresolved(after)) continue;
    if (!STORAGE_CLASSES.includes(storageClass)) refuse(`"${storageClass}" is not a storage class for transitions`, didYouMean(storageClass, STORAGE_CLASSES) ?? '');
    if (['STANDARD_IA', 'ONEZONE_IA'].includes(storageClass) && after < DAYS_BEFORE_INFREQUENT_ACCESS) {
      refuse(`a transition to ${storageClass} after ${after} days, and S3 accepts no fewer than ${DAYS_BEFORE_INFREQUENT_ACCESS}`, 'raise "Days"');
    }
  }
}

/** Days, versions and bytes are whole numbers, of which S3 takes no smaller and no larger ones. */
function checkNumbers(options: LifecycleRuleOptions, refuse: (message: string, hint: string) => never): void {
  const inRange = (name: string, value: number | undefined, least: number, most: number) => {
    if (value === undefined || Token.isUnresolved(value) || (Number.isInteger(value) && value >= least && value <= most)) return;
    refuse(`"${name}" is ${value}`, `write a whole number ${most === Infinity ? `from ${least}` : `from ${least} to ${most}`}`);
  };
  inRange('AbortIncompleteMultipartUploadAfter', options.abortIncompleteMultipartUploadAfter, 1, Infinity);
  inRange('ExpirationDays', options.expirationDays, 1, Infinity);
  inRange('NoncurrentVersionExpirationDays', options.noncurrentVersionExpirationDays, 1, Infinity);
  inRange('NoncurrentVersionsToRetain', options.noncurrentVersionsToRetain, 1, 100);
  inRange('ObjectSizeGreaterThan', options.objectSizeGreaterThan, 0, Infinity);
  inRange('ObjectSizeLessThan', options.objectSizeLessThan, 1, Infinity);
  for (const { days: after } of options.transitions ?? []) inRange('Days', after, 0, Infinity);
  for (const { days: after, newerNoncurrentVersions } of options.noncurrentVersionTransitions ?? []) {
    inRange('Days', after, 1, Infinity);
    inRange('NewerNoncurrentVersions', newerNoncurrentVersions, 1, 100);
  }
}

/** Each class once, and every transition before the expiration. */
function checkOrder(
  name: string, transitions: { readonly days: number; readonly storageClass: string }[] | undefined, expiration: string, expirationDays: number | undefined,
  refuse: (message: string, hint: string) => never,
): void {
  const classes = (transitions ?? []).map(({ storageClass }) => storageClass);
  const twice = classes.find((storageClass, index) => classes.indexOf(storageClass) !== index);
  if (twice !== undefined) refuse(`two of "${name}" lead to ${twice}`, 'keep one of them');
  const late = transitions?.find(({ days: after }) => !Token.isUnresolved(after) && !Token.isUnresolved(expirationDays) && after >= expirationDays!);
  if (late !== undefined) refuse(`a transition to ${late.storageClass} after ${late.days} days, and "${expiration}" is ${expirationDays}`, 'let the transition come first');
}
