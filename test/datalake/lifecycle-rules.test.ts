import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { bucketOf, lake } from './one-bucket';
import { LifecycleRuleOptions } from '../../src';

describe('lifecycle', () => {
  const rule = (options: Partial<LifecycleRuleOptions>) =>
    lake(
      { lifecycleConfiguration: 'L' },
      {
        lifecycleConfigurations: {
          L: { r: { status: 'Enabled', ...options } },
          other: { x: { status: 'Enabled', expirationDays: 1 } },
        },
      },
    );

  test('each setting matches the S3 setting', () => {
    expect(bucketOf(rule({
      prefix: 'data/',
      objectSizeGreaterThan: 10,
      objectSizeLessThan: 20,
      abortIncompleteMultipartUploadAfter: 2,
      expirationDays: 100,
      noncurrentVersionExpirationDays: 50,
      noncurrentVersionsToRetain: 3,
      transitions: [{ days: 30, storageClass: 'STANDARD_IA' }, { days: 60, storageClass: 'GLACIER' }],
      noncurrentVersionTransitions: [{ days: 30, storageClass: 'ONEZONE_IA', newerNoncurrentVersions: 2 }],
    })).LifecycleConfiguration).toEqual({
      Rules: [
        {
          Id: 'r',
          Status: 'Enabled',
          Prefix: 'data/',
          ObjectSizeGreaterThan: 10,
          ObjectSizeLessThan: 20,
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 },
          ExpirationInDays: 100,
          NoncurrentVersionExpiration: { NoncurrentDays: 50, NewerNoncurrentVersions: 3 },
          Transitions: [
            { StorageClass: 'STANDARD_IA', TransitionInDays: 30 },
            { StorageClass: 'GLACIER', TransitionInDays: 60 },
          ],
          NoncurrentVersionTransitions: [
            { StorageClass: 'ONEZONE_IA', TransitionInDays: 30, NewerNoncurrentVersions: 2 },
          ],
        },
      ],
    });
    expect(
      bucketOf(rule({ status: 'Disabled', expiredObjectDeleteMarker: true })).LifecycleConfiguration,
    ).toMatchObject({
      Rules: [{}, { Id: 'r', Status: 'Disabled', ExpiredObjectDeleteMarker: true }],
    });
  });

  test.each<[string, Partial<LifecycleRuleOptions>, RegExp]>([
    ['an unknown status', { status: 'On', expirationDays: 1 }, /DSP304: "On" is not one of Enabled, Disabled/],
    ['a rule without effect', {}, /the rule has no action/],
    [
      'an unknown storage class',
      { transitions: [{ days: 30, storageClass: 'GLACEIR' }] },
      /DSP304: "GLACEIR" is not a storage class that objects can transition to/,
    ],
    [
      'a transition that is too early',
      { transitions: [{ days: 5, storageClass: 'STANDARD_IA' }] },
      /after 5 days, and S3 accepts no fewer than 30/,
    ],
    ['two kinds of expiration', { expirationDays: 1, expiredObjectDeleteMarker: true }, /"ExpirationDays" and "ExpiredObjectDeleteMarker" cannot be combined/],
    ['a fraction of a day', { expirationDays: 1.5 }, /"ExpirationDays" is 1.5, and S3 accepts whole numbers from 1\n {2}hint: specify a whole number/],
    ['zero days', { abortIncompleteMultipartUploadAfter: 0 }, /"AbortIncompleteMultipartUploadAfter" is 0/],
    [
      'too many versions',
      { noncurrentVersionExpirationDays: 1, noncurrentVersionsToRetain: 101 },
      /"NoncurrentVersionsToRetain" is 101, and S3 accepts whole numbers from 1 to 100\n {2}hint: specify at most 100/,
    ],
    [
      'too many newer versions',
      { noncurrentVersionTransitions: [{ days: 30, storageClass: 'GLACIER', newerNoncurrentVersions: 0 }] },
      /"NewerNoncurrentVersions" is 0/,
    ],
    [
      'contradictory size limits',
      { expirationDays: 1, objectSizeGreaterThan: 20, objectSizeLessThan: 20 },
      /no object size satisfies the rule/,
    ],
    [
      'a transition after the expiration',
      { expirationDays: 30, transitions: [{ days: 30, storageClass: 'GLACIER' }] },
      /a transition to GLACIER after 30 days, and "ExpirationDays" is 30/,
    ],
    [
      'a storage class twice',
      {
        noncurrentVersionTransitions: [
          { days: 30, storageClass: 'GLACIER' },
          { days: 60, storageClass: 'GLACIER' },
        ],
      },
      /two of "NoncurrentVersionTransitions" have the class GLACIER/,
    ],
    [
      'retained versions without an expiration',
      { noncurrentVersionsToRetain: 3 },
      /needs "NoncurrentVersionExpirationDays"/,
    ],
  ])('rejects %s, which S3 does not accept', (_, options, message) => {
    expect(() => rule(options)).toThrow(message);
  });

  const ids = (stack: Stack) =>
    (bucketOf(stack).LifecycleConfiguration as { Rules: { Id: string }[] }).Rules.map(({ Id }) => Id);

  test('incomplete uploads are aborted after 7 days, or as an enabled rule specifies', () => {
    expect(bucketOf(lake({})).LifecycleConfiguration).toEqual({
      Rules: [
        { Id: 'AbortIncompleteUploads', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
      ],
    });
    expect(ids(rule({ expirationDays: 1 }))).toEqual(['AbortIncompleteUploads', 'r']);
    expect(ids(rule({ abortIncompleteMultipartUploadAfter: 30 }))).toEqual(['r']);
    expect(ids(rule({ status: 'Disabled', abortIncompleteMultipartUploadAfter: 30 }))).toEqual([
      'AbortIncompleteUploads',
      'r',
    ]);
  });

  test('the ID of the default rule of buckets is reserved', () => {
    expect(() =>
      lake(
        { lifecycleConfiguration: 'L' },
        { lifecycleConfigurations: { L: { AbortIncompleteUploads: { status: 'Enabled', expirationDays: 1 } } } },
      ),
    ).toThrow(/"AbortIncompleteUploads" is not a valid rule ID/);
  });

  test.each([
    ['/data/', 'data/'],
    ['/', undefined],
    ['data', 'data'],
  ])('the prefix %s is %s in S3, where keys have no leading slash', (prefix, expected) => {
    const {
      Rules: [, own],
    } = bucketOf(rule({ prefix, expirationDays: 1 })).LifecycleConfiguration as { Rules: { Prefix?: string }[] };

    expect(own.Prefix).toBe(expected);
  });

  test('settings without effect in S3 are warnings', () => {
    const warnings = (stack: Stack) =>
      Annotations.fromStack(stack)
        .findWarning('*', Match.anyValue())
        .map(({ entry }) => String(entry.data));

    expect(
      warnings(rule({ transitions: [{ days: 30, storageClass: 'GLACIER', newerNoncurrentVersions: 2 }] })),
    ).toEqual([expect.stringContaining('"NewerNoncurrentVersions" has no effect')]);
    expect(warnings(rule({ objectSizeGreaterThan: 10, abortIncompleteMultipartUploadAfter: 1 }))).toEqual([
      expect.stringContaining('have no size'),
    ]);
    expect(warnings(rule({ objectSizeGreaterThan: 10, expirationDays: 1 }))).toEqual([]);
  });

  test('an unknown configuration is an error', () => {
    expect(() => lake({ lifecycleConfiguration: 'Lx' }, { lifecycleConfigurations: { Long: {} } })).toThrow(
      /unknown lifecycle configuration "Lx"/,
    );
  });
});
