import { Annotations, Duration, Token } from 'aws-cdk-lib';
import { LifecycleRule, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { LifecycleRuleOptions } from './lifecycle-options';
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
    check(options, refuse);
    if (options.transitions?.some((transition) => transition.newerNoncurrentVersions !== undefined)) {
      Annotations.of(scope).addWarningV2('cdk-data-science-platform:newerNoncurrentVersions',
        `lifecycle rule "${id}": "NewerNoncurrentVersions" means nothing for a transition of current versions, and is left out`);
    }
    const { expirationDays, noncurrentVersionExpirationDays, abortIncompleteMultipartUploadAfter } = options;
    return {
      id,
      enabled: options.status === 'Enabled',
      prefix: options.prefix,
      objectSizeGreaterThan: options.objectSizeGreaterThan,
      objectSizeLessThan: options.objectSizeLessThan,
      abortIncompleteMultipartUploadAfter: days(abortIncompleteMultipartUploadAfter),
      expiration: days(expirationDays),
      expiredObjectDeleteMarker: options.expiredObjectDeleteMarker,
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
  const actions = [
    options.abortIncompleteMultipartUploadAfter, options.expirationDays, options.expiredObjectDeleteMarker, options.noncurrentVersionExpirationDays,
    options.transitions?.[0], options.noncurrentVersionTransitions?.[0],
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
