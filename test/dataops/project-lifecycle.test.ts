import { Template } from 'aws-cdk-lib/assertions';
import { projectWith } from './project';
import { ProjectLifecycleRule } from '../../src';
import { readOptions } from '../../src/private/options-reader';

const EXPIRE = { id: 'expire', status: 'Enabled', expirationDays: 30 };

function rulesOf(...lifecycleConfiguration: ProjectLifecycleRule[]): unknown[] {
  const template = Template.fromStack(projectWith({ lifecycleConfiguration }).stack);
  const [bucket] = Object.values(template.findResources('AWS::S3::Bucket'));
  return bucket.Properties.LifecycleConfiguration.Rules;
}

test('rules of a project are rules of its bucket, in addition to the rule that every bucket has', () => {
  const rules = rulesOf({
    ...EXPIRE,
    prefix: 'temp/',
    objectSizeGreaterThan: 10,
    noncurrentVersionExpirationDays: 60,
    noncurrentVersionsToRetain: 2,
    transitions: [{ days: 10, storageClass: 'GLACIER_IR' }],
    noncurrentVersionTransitions: [{ days: 30, storageClass: 'GLACIER', newerNoncurrentVersions: 1 }],
  });

  expect(rules).toEqual([
    expect.objectContaining({ Id: 'AbortIncompleteUploads' }),
    {
      Id: 'expire',
      Status: 'Enabled',
      Prefix: 'temp/',
      ObjectSizeGreaterThan: 10,
      ExpirationInDays: 30,
      NoncurrentVersionExpiration: { NoncurrentDays: 60, NewerNoncurrentVersions: 2 },
      Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 10 }],
      NoncurrentVersionTransitions: [{ StorageClass: 'GLACIER', TransitionInDays: 30, NewerNoncurrentVersions: 1 }],
    },
  ]);
});

test('a rule can be disabled, in any case', () => {
  expect(rulesOf({ ...EXPIRE, status: 'DISABLED' })[1]).toMatchObject({ Status: 'Disabled' });
});

test('files spell the rules as AWS MDAA does', () => {
  const { value, problems } = readOptions('DataOpsProjectOptions', {
    dataAdminRoles: [{ name: 'admin' }],
    lifecycleConfiguration: [{ id: 'expire', status: 'enabled', expirationdays: 30 }],
  }, 'yaml');

  expect(problems).toEqual([]);
  expect(value).toMatchObject({ lifecycleConfiguration: [{ id: 'expire', status: 'enabled', expirationDays: 30 }] });
});

test.each<[string, ProjectLifecycleRule[], RegExp]>([
  ['without an effect', [{ id: 'a', status: 'Enabled' }], /DSP314: .*the rule has no action/],
  ['with the ID of another rule', [EXPIRE, EXPIRE], /DSP316: .*two lifecycle rules have the id "expire"/],
  ['with an unknown status', [{ ...EXPIRE, status: 'On' }], /DSP304: "On" is not one of Enabled, Disabled/],
])('a rule %s is refused', (_, rules, message) => {
  expect(() => rulesOf(...rules)).toThrow(message);
});

test('an existing bucket keeps the rules of its owner', () => {
  expect(() => projectWith({ existingBucketName: 'own-bucket', lifecycleConfiguration: [EXPIRE] })).toThrow(
    /DSP314: .*the project has an existing bucket and "lifecycleConfiguration".*\n.*hint: remove "lifecycleConfiguration" and/,
  );
});
