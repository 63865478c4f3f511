import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AuditBucket, AuditTrail } from '../../../src';
import { nagFindings } from '../../support/nag';
import { agnosticStack, messageOf, propertiesOf, testStack } from '../../support/stacks';

const trail = {
  cloudTrailAuditBucketName: 'audit',
  cloudTrailAuditKmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1',
};

function properties(includeManagementEvents?: boolean) {
  const stack = testStack();
  new AuditTrail(stack, 'Trail', { trail: { ...trail, includeManagementEvents } });
  return propertiesOf(stack, 'AWS::CloudTrail::Trail');
}

/** Whether CloudTrail selects an event: all fields of one selector match. */
function selected(selectors: any[], event: { [field: string]: string }): boolean {
  return selectors.some(({ FieldSelectors: fields }) => fields.every((field: any) => {
    const value = event[field.Field];
    return value !== undefined
      && (field.Equals?.includes(value) ?? true)
      && !(field.NotEquals?.includes(value) ?? false)
      && (field.StartsWith?.some((start: string) => value.startsWith(start)) ?? true)
      && !(field.NotStartsWith?.some((start: string) => value.startsWith(start)) ?? false);
  }));
}

test('is encrypted, validated, enabled, and covers every Region', () => {
  expect(properties()).toMatchObject({
    S3BucketName: 'audit',
    KMSKeyId: trail.cloudTrailAuditKmsKeyArn,
    IsLogging: true,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
  });
});

describe('events', () => {
  const object = (bucket: string, name: string) => ({
    'eventCategory': 'Data',
    'resources.type': 'AWS::S3::Object',
    'resources.ARN': `arn:aws:s3:::${bucket}/x`,
    'eventName': name,
  });
  const management = { eventCategory: 'Management', eventName: 'CreateRole' };

  test.each(['GetObject', 'PutObject', 'DeleteObject'])('%s in any bucket is recorded', (name) => {
    const { AdvancedEventSelectors: selectors } = properties();

    expect(selected(selectors, object('lake', name))).toBe(true);
    expect(selected(selectors, object('audit-of-others', name))).toBe(true);
  });

  test('delivery to the audit bucket is not recorded, but any other access to it is', () => {
    const { AdvancedEventSelectors: selectors } = properties();

    expect(selected(selectors, object('audit', 'PutObject'))).toBe(false);
    expect(selected(selectors, object('audit', 'CompleteMultipartUpload'))).toBe(false);
    expect(selected(selectors, object('audit', 'GetObject'))).toBe(true);
    expect(selected(selectors, object('audit', 'DeleteObject'))).toBe(true);
  });

  test.each(['PutObject', 'CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'])(
    '%s into the audit bucket by an IAM principal is recorded',
    (name) => {
      const { AdvancedEventSelectors: selectors } = properties();
      const principal = 'arn:aws:sts::111122223333:assumed-role/data-admin/ada';

      expect(selected(selectors, { ...object('audit', name), 'userIdentity.arn': principal })).toBe(true);
    },
  );

  test('management events are recorded only if requested', () => {
    expect(selected(properties().AdvancedEventSelectors, management)).toBe(false);
    expect(selected(properties(false).AdvancedEventSelectors, management)).toBe(false);
    expect(selected(properties(true).AdvancedEventSelectors, management)).toBe(true);
    expect(selected(properties(true).AdvancedEventSelectors, object('lake', 'GetObject'))).toBe(true);
  });
});

describe('selected objects', () => {
  const object = (arn: string, name = 'GetObject') => (
    { 'eventCategory': 'Data', 'resources.type': 'AWS::S3::Object', 'resources.ARN': arn, 'eventName': name }
  );

  function selectorsOf(eventSelectors: { bucketName: string; objectPrefix?: string }[]) {
    const stack = testStack();
    new AuditTrail(stack, 'Trail', { trail: { ...trail, eventSelectors } });
    return propertiesOf(stack, 'AWS::CloudTrail::Trail').AdvancedEventSelectors;
  }

  test('only objects of the buckets and below the prefixes are recorded', () => {
    const selectors = selectorsOf([{ bucketName: 'raw' }, { bucketName: 'curated', objectPrefix: '/data/' }]);

    expect(selected(selectors, object('arn:aws:s3:::raw/x'))).toBe(true);
    expect(selected(selectors, object('arn:aws:s3:::curated/data/x'))).toBe(true);
    expect(selected(selectors, object('arn:aws:s3:::curated/other/x'))).toBe(false);
    expect(selected(selectors, object('arn:aws:s3:::raw-other/x'))).toBe(false);
    expect(selected(selectors, object('arn:aws:s3:::audit/x'))).toBe(false);
  });

  test('deliveries to a selected audit bucket are not recorded', () => {
    const selectors = selectorsOf([{ bucketName: 'audit', objectPrefix: 'AWSLogs/' }]);

    expect(selectors).toHaveLength(2);
    expect(selected(selectors, object('arn:aws:s3:::audit/AWSLogs/x', 'PutObject'))).toBe(false);
    expect(selected(selectors, object('arn:aws:s3:::audit/AWSLogs/x'))).toBe(true);
    expect(selected(selectors, object('arn:aws:s3:::raw/x'))).toBe(false);
  });

  test('an empty list is the same as none', () => {
    expect(selectorsOf([])).toEqual(properties().AdvancedEventSelectors);
  });
});

describe('several trails', () => {
  test('each has its own name and settings', () => {
    const stack = testStack();

    const { trails } = new AuditTrail(stack, 'Trail', {
      trails: { 's3-audit': trail, 'curated': { ...trail, includeManagementEvents: true } },
    });

    expect(Object.keys(trails)).toEqual(['curated', 's3-audit']);
    expect(stack.resolve(trails.curated.trailName)).toMatch(/-curated$/);
    expect(stack.resolve(trails['s3-audit'].trailName)).not.toContain('s3-audit');
  });

  test('"s3-audit" is the trail of "trail"', () => {
    const [one, other] = [{ trail }, { trails: { 's3-audit': trail } }].map((options) => {
      const stack = testStack();
      new AuditTrail(stack, 'Trail', options);
      return Template.fromStack(stack).toJSON();
    });

    expect(one).toEqual(other);
  });

  test('the same trail cannot be specified twice', () => {
    const message = messageOf((scope) => new AuditTrail(scope, 'Trail', { trail, trails: { 's3-audit': trail } }));

    expect(message).toContain('trails.s3-audit: error DSP314');
  });

  test('all deliver to the audit bucket of the code, without another trail', () => {
    const stack = testStack();
    const auditBucket = new AuditBucket(stack, 'Audit');

    const { trails } = new AuditTrail(stack, 'Trail', { auditBucket, trails: { curated: {} } });

    expect(Object.keys(trails)).toEqual(['curated']);
    expect(trails.curated.s3BucketName).toBe(auditBucket.bucket.bucketName);
  });
});

test('is retained, unless a prop specifies otherwise', () => {
  for (const [removalPolicy, deletion] of [
    [undefined, 'RetainExceptOnCreate'],
    [RemovalPolicy.DESTROY, 'Delete'],
  ] as const) {
    const stack = agnosticStack();
    new AuditTrail(stack, 'Trail', { trail, removalPolicy });
    Template.fromStack(stack).hasResource('AWS::CloudTrail::Trail', { DeletionPolicy: deletion });
  }
});

test('reports what is missing', () => {
  expect(() => new AuditTrail(testStack(), 'Trail', { trail: { cloudTrailAuditBucketName: 'b' } } as any)).toThrow(
    /"cloudTrailAuditKmsKeyArn" is missing/,
  );
});

test.each([
  [
    'cloudTrailAuditBucketName',
    'Audit_Bucket',
    /trail\.cloudTrailAuditBucketName: error DSP304: "Audit_Bucket" is not a valid S3 bucket name/,
  ],
  [
    'cloudTrailAuditKmsKeyArn',
    'arn:aws:s3:::audit',
    /trail\.cloudTrailAuditKmsKeyArn: error DSP304: "arn:aws:s3:::audit" is not the ARN of a KMS key/,
  ],
])('%s must not be %s', (option, value, message) => {
  expect(messageOf((scope) => new AuditTrail(scope, 'Trail', { trail: { ...trail, [option]: value } }))).toMatch(
    message,
  );
});

test('bucket and key can be deploy-time values', () => {
  const stack = testStack();
  const references = {
    cloudTrailAuditBucketName: '{{resolve:ssm:/audit/name}}',
    cloudTrailAuditKmsKeyArn: Fn.importValue('Key'),
  };
  new AuditTrail(stack, 'Trail', { trail: references });
  Template.fromStack(stack).hasResourceProperties('AWS::CloudTrail::Trail', {
    S3BucketName: '{{resolve:ssm:/audit/name}}', KMSKeyId: { 'Fn::ImportValue': 'Key' },
  });
});

test('has no compliance findings', () => {
  const stack = agnosticStack();
  new AuditTrail(stack, 'Trail', { trail });

  expect(nagFindings(stack)).toEqual([]);
});

describe('with an audit bucket', () => {
  test('delivers to it, after its policies and the policies of its key exist', () => {
    const stack = testStack();
    const auditBucket = new AuditBucket(stack, 'Audit');

    new AuditTrail(stack, 'Trail', { auditBucket, trail: { includeManagementEvents: true } });

    const template = Template.fromStack(stack);
    const [policy] = Object.keys(template.findResources('AWS::S3::BucketPolicy'));
    const [created] = Object.values(template.findResources('AWS::CloudTrail::Trail'));

    expect(created.Properties).toMatchObject({
      S3BucketName: stack.resolve(auditBucket.bucket.bucketName), KMSKeyId: stack.resolve(auditBucket.key.keyArn),
    });
    expect(created.DependsOn).toContain(policy);
  });

  test('needs no other option', () => {
    const stack = testStack();

    new AuditTrail(stack, 'Trail', { auditBucket: new AuditBucket(stack, 'Audit') });

    const { AdvancedEventSelectors: selectors } = propertiesOf(stack, 'AWS::CloudTrail::Trail');

    expect(selected(selectors, { eventCategory: 'Management' })).toBe(false);
  });

  test.each(['cloudTrailAuditBucketName', 'cloudTrailAuditKmsKeyArn'] as const)('also rejects "%s"', (option) => {
    const message = messageOf((scope) => new AuditTrail(scope, 'Trail', {
      auditBucket: new AuditBucket(scope, 'Audit'), trail: { [option]: trail[option] },
    }));

    expect(message).toContain(`trail.${option}: error DSP314: "auditBucket" and "${option}" cannot be combined`);
  });

  test('is required if the trail does not specify a bucket', () => {
    const empty = messageOf((scope) => new AuditTrail(scope, 'Trail', { trail: {} }));

    expect(empty).toContain('"cloudTrailAuditBucketName" is missing');
    expect(messageOf((scope) => new AuditTrail(scope, 'Trail', {}))).toContain('"trail" is missing');
  });
});
