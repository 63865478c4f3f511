import { DataLake, LifecycleRuleOptions, LifecycleTransition } from '../../src';
import { messageOf, propertiesOf, testStack } from '../support/stacks';

function rule(stack = testStack(), options: Partial<LifecycleRuleOptions> = {}): void {
  new DataLake(stack, 'Lake', {
    roles: { Admins: [{ name: 'data-admin' }] },
    accessPolicies: { Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } } },
    lifecycleConfigurations: { all: { rule: { status: 'Enabled' as never, ...options } } },
    buckets: { raw: { accessPolicies: ['Root'], lifecycleConfiguration: 'all' } },
  });
}

function transitions(...steps: [days: number, storageClass: string][]): LifecycleTransition[] {
  return steps.map(([days, storageClass]) => ({ days, storageClass: storageClass as never }));
}

test.each<[string, [number, string][], RegExp]>([
  [
    'an archive too soon after infrequent access', [[30, 'STANDARD_IA'], [45, 'GLACIER']],
    /transitions\[1\]\.days: error DSP313.*15 days after the transition to STANDARD_IA.*30 between them\n.*"Days" to 60 or more/,
  ],
  ['an archive of another kind too soon', [[30, 'ONEZONE_IA'], [59, 'DEEP_ARCHIVE']], /DSP313.*29 days after/],
  ['infrequent access too soon', [[29, 'STANDARD_IA']], /transitions\[0\]\.days: error DSP313/],
  ['two transitions on one day', [[90, 'GLACIER'], [90, 'DEEP_ARCHIVE']], /DSP314.*on the same day/],
  [
    'a transition from an archive class back', [[30, 'GLACIER'], [90, 'GLACIER_IR']],
    /transitions\[1\]\.storageClass: error DSP314.*GLACIER_IR \(day 90\) after the transition to GLACIER \(day 30\).*\n.*the transition to GLACIER_IR with fewer "Days"/,
  ],
  ['a transition from the last class', [[30, 'DEEP_ARCHIVE'], [90, 'GLACIER']], /write the transition to GLACIER with fewer "Days" than the one to DEEP_ARCHIVE, so that it comes first/],
  [
    'a transition to a higher class',
    [[30, 'INTELLIGENT_TIERING'], [90, 'STANDARD_IA']],
    /STANDARD_IA \(day 90\) after the transition to INTELLIGENT_TIERING/,
  ],
  [
    'a transition that One Zone-IA does not allow',
    [[30, 'ONEZONE_IA'], [90, 'GLACIER_IR']],
    /GLACIER_IR \(day 90\) after the transition to ONEZONE_IA.*\n.*remove one of the two/,
  ],
  [
    'steps that are not in order', [[45, 'GLACIER'], [30, 'STANDARD_IA']],
    /transitions\[0\]\.days: error DSP313.*15 days after/,
  ],
])('%s is rejected', (_, steps, expected) => {
  expect(messageOf((stack) => rule(stack as never, { transitions: transitions(...steps) }))).toMatch(expected);
});

test.each<[string, [number, string][]]>([
  ['all transitions in order', [[30, 'STANDARD_IA'], [60, 'GLACIER_IR'], [90, 'GLACIER'], [180, 'DEEP_ARCHIVE']]],
  ['archives immediately', [[0, 'GLACIER'], [1, 'DEEP_ARCHIVE']]],
  ['Glacier Instant Retrieval soon after infrequent access', [[30, 'STANDARD_IA'], [31, 'GLACIER_IR']]],
  ['Glacier Instant Retrieval on the day of creation', [[0, 'GLACIER_IR']]],
  ['Intelligent-Tiering, then One Zone-IA', [[0, 'INTELLIGENT_TIERING'], [30, 'ONEZONE_IA']]],
])('%s is accepted', (_, steps) => {
  const stack = testStack();
  rule(stack, { transitions: transitions(...steps) });

  const [, { Transitions: found }] = propertiesOf(stack, 'AWS::S3::Bucket').LifecycleConfiguration.Rules;

  expect(found).toHaveLength(steps.length);
});

test('noncurrent versions follow the same rules', () => {
  const options = { noncurrentVersionTransitions: transitions([30, 'STANDARD_IA'], [45, 'GLACIER']) };

  expect(messageOf((stack) => rule(stack as never, options))).toMatch(/noncurrentVersionTransitions\[1\]\.days.*DSP313/);
});
