import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { DataLake, DataOpsProject, LifecycleRuleOptions } from '../../src';
import { messageOf, testStack } from '../support/stacks';

type Rules = { readonly [id: string]: Partial<LifecycleRuleOptions> };

function lake(scope: Stack, rules: Rules, lifecycleConfiguration?: string, zones = ['raw']): void {
  new DataLake(scope, 'Lake', {
    roles: { Admins: [{ name: 'data-admin' }] },
    accessPolicies: { Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } } },
    lifecycleConfigurations: {
      all: Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, { status: 'Enabled', ...rule }])),
    },
    buckets: Object.fromEntries(zones.map((zone) => [zone, { accessPolicies: ['Root'], lifecycleConfiguration }])),
  });
}

/** The warnings about overlaps. */
function warningsOf(stack: Stack): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('DSP361'))
    .map(({ entry }) => String(entry.data));
}

function overlapsOf(rules: Rules): string[] {
  const stack = testStack();
  lake(stack, rules, 'all', ['curated', 'raw']);
  return warningsOf(stack);
}

const to = (storageClass: string, days: number, more = {}) => ({ storageClass, days, ...more });
const BELOW = { prefix: 'data/sales/' };
const ABOVE = { prefix: '/data/' };

test.each<[string, Rules, RegExp]>([
  ['a later expiration', { a: { ...ABOVE, expirationDays: 10 }, b: { ...BELOW, expirationDays: 20 } },
    /rule "b": "ExpirationDays" 20 has no effect, because rule "a" expires the same objects after 10 days/],
  ['a later expiration of the same prefix',
    { a: { ...ABOVE, expirationDays: 20 }, b: { ...ABOVE, expirationDays: 10 } },
    /rule "a": "ExpirationDays" 20 has no effect, because rule "b" expires the same objects after 10 days/],
  ['a transition after the expiration',
    { a: { expirationDays: 30 }, b: { ...BELOW, transitions: [to('GLACIER', 45)] } },
    /rule "b": the transition to GLACIER after 45 days has no effect, because rule "a" expires .* after 30 days/],
  ['a transition back',
    { a: { transitions: [to('GLACIER', 30)] }, b: { ...BELOW, transitions: [to('STANDARD_IA', 60)] } },
    /rule "b": the transition to STANDARD_IA after 60 days .* "a" transitions .* to GLACIER after 30 days/],
  ['the same transition later',
    { a: { transitions: [to('GLACIER', 30)] }, b: { ...BELOW, transitions: [to('GLACIER', 60)] } },
    /rule "b": the transition to GLACIER after 60 days .* "a" transitions .* to GLACIER after 30 days/],
  ['a transition to the more expensive of two classes on one day',
    { a: { transitions: [to('GLACIER', 30)] }, b: { ...BELOW, transitions: [to('STANDARD_IA', 30)] } },
    /rule "b": the transition to STANDARD_IA after 30 days/],
  ['a transition of noncurrent versions on the day of their deletion', {
    a: { noncurrentVersionExpirationDays: 30 }, b: { ...BELOW, noncurrentVersionTransitions: [to('GLACIER', 30)] },
  }, /rule "b": the transition to GLACIER after 30 days has no effect, because rule "a" expires/],
])('%s than that of another rule is a warning, once for all buckets', (_, rules, message) => {
  expect(overlapsOf(rules)).toEqual([expect.stringMatching(message)]);
});

test.each<[string, Rules]>([
  ['an earlier expiration of a part', { a: { ...ABOVE, expirationDays: 20 }, b: { ...BELOW, expirationDays: 10 } }],
  ['equal expirations', { a: { ...ABOVE, expirationDays: 20 }, b: { ...BELOW, expirationDays: 20 } }],
  ['an onward transition',
    { a: { transitions: [to('GLACIER', 30)] }, b: { ...BELOW, transitions: [to('DEEP_ARCHIVE', 90)] } }],
  ['a transition before the expiration',
    { a: { expirationDays: 365 }, b: { ...BELOW, transitions: [to('GLACIER', 30)] } }],
  ['a transition on the day of the delete marker',
    { a: { expirationDays: 30 }, b: { ...BELOW, transitions: [to('GLACIER', 30)] } }],
  ['Intelligent-Tiering, which S3 prefers to infrequent access', {
    a: { transitions: [to('ONEZONE_IA', 30)] }, b: { ...BELOW, transitions: [to('INTELLIGENT_TIERING', 30)] },
  }],
  ['prefixes that do not overlap', { a: { prefix: 'logs/', expirationDays: 10 }, b: { ...BELOW, expirationDays: 20 } }],
  ['sizes that do not overlap', {
    a: { objectSizeLessThan: 1000, expirationDays: 10 },
    b: { ...BELOW, objectSizeGreaterThan: 1000, expirationDays: 20 },
  }],
  ['a disabled rule', { a: { status: 'Disabled', expirationDays: 10 }, b: { ...BELOW, expirationDays: 20 } }],
  ['noncurrent versions that the other rule retains', {
    a: { noncurrentVersionExpirationDays: 10, noncurrentVersionsToRetain: 3 },
    b: { ...BELOW, noncurrentVersionExpirationDays: 30 },
  }],
  ['current and noncurrent versions', {
    a: { expirationDays: 10 }, b: { ...BELOW, noncurrentVersionTransitions: [to('GLACIER', 30)] },
  }],
])('%s is no warning', (_, rules) => {
  expect(overlapsOf(rules)).toEqual([]);
});

test('rules of the bucket of a project are compared, regardless of the case of their status', () => {
  const stack = testStack();
  new DataOpsProject(stack, 'Project', {
    dataAdminRoles: [{ name: 'data-admin' }],
    lifecycleConfiguration: [
      { id: 'a', status: 'enabled', expirationDays: 10 },
      { id: 'b', status: 'Enabled', prefix: 'temp/', expirationDays: 20 },
    ],
  });

  expect(warningsOf(stack)).toEqual([expect.stringContaining('rule "b": "ExpirationDays" 20 has no effect')]);
});

test('a configuration that no bucket uses is checked, too', () => {
  expect(messageOf((scope) => lake(scope as Stack, { a: { transitions: [to('STANDARD_IA', 5)] } })))
    .toMatch(/lifecycleConfigurations\.all\.a\.transitions\[0\]\.days: error DSP313/);
});
