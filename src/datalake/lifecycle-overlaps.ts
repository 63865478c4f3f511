import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LifecycleRuleOptions } from './lifecycle';
import { ARCHIVES, TRANSITIONS_FROM } from '../private/facts/s3-storage-classes';
import { OptionPath } from '../private/option-path';
import { warnAt } from '../private/option-problems';

/** A rule of a lifecycle configuration, and the path of its options. */
export interface PlacedRule {
  readonly id: string;
  readonly options: LifecycleRuleOptions;
  readonly path: OptionPath;
}

/** What rules do with current or noncurrent versions, by the names of the options. */
const VERSIONS = [
  {
    transitions: 'transitions',
    expiration: 'expirationDays',
    spelled: 'ExpirationDays',
    // An object that expires gets a delete marker, and S3 prefers a transition on the same day.
    expiresFirst: (expiration: number, transition: number) => expiration < transition,
  },
  {
    transitions: 'noncurrentVersionTransitions',
    expiration: 'noncurrentVersionExpirationDays',
    spelled: 'NoncurrentVersionExpirationDays',
    // A noncurrent version that expires is deleted permanently, which S3 prefers on the same day.
    expiresFirst: (expiration: number, transition: number) => expiration <= transition,
  },
] as const;

/**
 * Warns of actions of a rule that never happen, because another rule for the same objects acts earlier. S3 accepts such
 * rules, and applies the earlier expiration or the transition to the less expensive storage class.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-conflicts.html
 */
export function warnOfOverlaps(scope: Construct, rules: readonly PlacedRule[]): void {
  const enabled = rules.filter(({ options }) => options.status === 'Enabled');
  for (const rule of enabled) {
    for (const other of enabled) {
      if (other !== rule && includes(other.options, rule.options)) warnOfLateActions(scope, rule, other);
    }
  }
}

/** Warns of actions of a rule that are later than those of `other`, which applies to all its objects. */
function warnOfLateActions(scope: Construct, { id, options, path }: PlacedRule, other: PlacedRule): void {
  const warn = (at: OptionPath, action: string, earlier: string) => warnAt(scope, [...path, ...at], {
    code: 'DSP361',
    message: `lifecycle rule "${id}": ${action} has no effect, because rule "${other.id}" ${earlier}`,
    hint: 'remove one of the two actions, or specify prefixes that do not overlap',
  });
  for (const { transitions, expiration, spelled, expiresFirst } of VERSIONS) {
    const end = other.options[expiration];
    const ownEnd = options[expiration];
    if (isKnown(end) && isKnown(ownEnd) && end < ownEnd && !keepsSome(other.options, expiration)) {
      warn([expiration], `"${spelled}" ${ownEnd}`, `expires the same objects after ${end} days`);
    }
    for (const [index, { days, storageClass }] of (options[transitions] ?? []).entries()) {
      if (!isKnown(days) || Token.isUnresolved(storageClass)) continue;
      const action = `the transition to ${storageClass} after ${days} days`;
      const at = [transitions, index, 'days'];
      if (isKnown(end) && expiresFirst(end, days) && !keepsSome(other.options, expiration)) {
        warn(at, action, `expires the same objects after ${end} days`);
        continue;
      }
      const earlier = (other.options[transitions] ?? []).find((step) => (
        isKnown(step.days) && step.newerNoncurrentVersions === undefined
          && (step.days < days || (step.days === days && isPreferred(step.storageClass, storageClass)))
          && TRANSITIONS_FROM[step.storageClass]?.includes(storageClass) === false
      ));
      if (earlier !== undefined) {
        const { storageClass: reached, days: after } = earlier;
        warn(at, action, `transitions the same objects to ${reached} after ${after} days`);
      }
    }
  }
}

/** Whether S3 chooses a transition to `storageClass` and not one to `other` on the same day. */
function isPreferred(storageClass: string, other: string): boolean {
  return other === 'INTELLIGENT_TIERING' ? ARCHIVES.includes(storageClass) : storageClass !== other;
}

/** Whether a rule applies to all objects of another one. */
function includes(outer: LifecycleRuleOptions, inner: LifecycleRuleOptions): boolean {
  const { objectSizeGreaterThan: least = -1, objectSizeLessThan: most = Infinity } = outer;
  const { objectSizeGreaterThan: innerLeast = -1, objectSizeLessThan: innerMost = Infinity } = inner;
  return prefixOf(inner).startsWith(prefixOf(outer)) && least <= innerLeast && innerMost <= most;
}

/** Whether the expiration leaves some versions, to which other rules can apply. */
function keepsSome({ noncurrentVersionsToRetain }: LifecycleRuleOptions, expiration: string): boolean {
  return expiration === 'noncurrentVersionExpirationDays' && noncurrentVersionsToRetain !== undefined;
}

/** Object keys do not begin with a slash. */
function prefixOf({ prefix = '' }: LifecycleRuleOptions): string {
  return prefix.replace(/^\/+/, '');
}

function isKnown(days: number | undefined): days is number {
  return days !== undefined && !Token.isUnresolved(days);
}
