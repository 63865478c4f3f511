import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { Construct } from 'constructs';
import { AuditBucket } from './audit-bucket';
import { checkOneSource } from '../../access/given-objects';
import { ComponentProps } from '../../naming/component-props';
import { namingOf, physicalName } from '../../naming/names';
import { acknowledge } from '../../private/acknowledge';
import { bucketArn } from '../../private/arns';
import { checkOptions } from '../../private/options-reader';
import { RETAIN } from '../../private/removal';

/**
 * A CloudTrail trail.
 */
export interface TrailOptions {
  /**
   * Name of the bucket to which CloudTrail delivers, for example that of an `AuditBucket`. Its policy must allow
   * CloudTrail to check the bucket and deliver under `AWSLogs/`.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
   * @default - the bucket of `auditBucket`
   * @unless auditBucket
   * @format bucketName
   * @sample example-org-audit
   */
  readonly cloudTrailAuditBucketName?: string;

  /**
   * ARN of the key with which CloudTrail encrypts log files. The key must be in the Region of the bucket, and its
   * policy must allow CloudTrail to describe it and generate data keys.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
   * @default - the key of `auditBucket`
   * @unless auditBucket
   * @format kmsKeyOrAliasArn
   */
  readonly cloudTrailAuditKmsKeyArn?: string;

  /**
   * Whether the trail also records management events. AWS charges for a second copy of management events, so turn this
   * off if another trail records them.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
   * @default false
   */
  readonly includeManagementEvents?: boolean;
}

/**
 * Configuration of an audit trail.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export interface AuditTrailOptions {
  /**
   * The trail.
   *
   * @default - a trail for data events that delivers to `auditBucket`
   * @unless auditBucket
   */
  readonly trail?: TrailOptions;
}

/**
 * Properties of an `AuditTrail`.
 */
export interface AuditTrailProps extends AuditTrailOptions, ComponentProps {
  /**
   * The bucket to which CloudTrail delivers, and its key, instead of `cloudTrailAuditBucketName` and
   * `cloudTrailAuditKmsKeyArn`. The trail is created after the policies of both.
   *
   * @default - the bucket and key that `trail` specifies
   */
  readonly auditBucket?: AuditBucket;
}

/** The permissions with which CloudTrail delivers to the audit bucket. */
const DELIVERY = ['PutObject', 'CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'];

/**
 * Records data events of the objects of every bucket of the account, in every Region, and optionally management events.
 * Log files are encrypted and signed, so a change to them can be detected. The trail is retained and continues to
 * record when the construct is removed. CloudTrail checks the bucket policy when it creates the trail: specify the
 * bucket as `auditBucket`, so that its policy is created first.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 *
 * @example
 * const auditBucket = new AuditBucket(stack, 'Audit', { readRoles: [{ name: 'auditor' }] });
 * new AuditTrail(stack, 'Trail', { auditBucket, trail: { includeManagementEvents: true } });
 */
export class AuditTrail extends Construct {
  /**
   * The trail.
   */
  public readonly trail: CfnTrail;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { auditBucket } = props;
    const options = { ...props, trail: withAuditBucket(this, props) };
    checkOptions(this, 'AuditTrailProps', options);
    // Both are required without `auditBucket`, which is checked.
    const { cloudTrailAuditBucketName = '', cloudTrailAuditKmsKeyArn = '', includeManagementEvents } = options.trail!;
    this.trail = new CfnTrail(this, 'Trail', {
      trailName: physicalName(props.naming ?? namingOf(this), 'trail'),
      s3BucketName: cloudTrailAuditBucketName,
      kmsKeyId: cloudTrailAuditKmsKeyArn,
      isLogging: true,
      isMultiRegionTrail: true,
      // CloudTrail requires it for a multi-Region trail.
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      advancedEventSelectors: [
        ...objectEventSelectors(bucketArn(this, cloudTrailAuditBucketName)),
        ...(includeManagementEvents
          ? [{ name: 'Management events', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] }]
          : []),
      ],
    });
    if (auditBucket !== undefined) this.trail.node.addDependency(auditBucket);
    this.trail.applyRemovalPolicy(props.removalPolicy ?? RETAIN);
    acknowledge(
      this.trail,
      ...['NIST.800.53.R5', 'HIPAA.Security', 'PCI.DSS.321'].map((pack) => ({
        id: `${pack}-CloudTrailCloudWatchLogsEnabled`,
        reason:
          'Records are stored in the encrypted audit bucket, where no principal can delete them and log file '
            + 'validation detects changes; CloudWatch Logs would only store a second copy.',
      })),
    );
  }
}

/** The options with the names of the bucket and key from code. */
function withAuditBucket(scope: Construct, { trail, auditBucket }: AuditTrailProps): TrailOptions | undefined {
  if (auditBucket === undefined) return trail;
  for (const option of ['cloudTrailAuditBucketName', 'cloudTrailAuditKmsKeyArn'] as const) {
    checkOneSource(scope, ['trail'], { object: 'auditBucket', given: auditBucket, option, text: trail?.[option] });
  }
  const { bucket, key } = auditBucket;
  return { ...trail, cloudTrailAuditBucketName: bucket.bucketName, cloudTrailAuditKmsKeyArn: key.keyArn };
}

/**
 * Events of all objects, except deliveries by AWS services to the audit bucket, because each of those records would
 * cause another one. A service that delivers has no ARN; an IAM principal has one.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
function objectEventSelectors(auditBucketArn: string): CfnTrail.AdvancedEventSelectorProperty[] {
  const objects = [
    { field: 'eventCategory', equalTo: ['Data'] },
    { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
  ];
  return [
    {
      name: 'Objects of all buckets except the audit bucket',
      fieldSelectors: [...objects, { field: 'resources.ARN', notStartsWith: [`${auditBucketArn}/`] }],
    },
    {
      name: 'Objects of the audit bucket except their delivery',
      fieldSelectors: [
        ...objects,
        { field: 'resources.ARN', startsWith: [`${auditBucketArn}/`] },
        { field: 'eventName', notEquals: DELIVERY },
      ],
    },
    {
      name: 'Puts into the audit bucket by principals other than services',
      fieldSelectors: [
        ...objects,
        { field: 'resources.ARN', startsWith: [`${auditBucketArn}/`] },
        { field: 'eventName', equalTo: DELIVERY },
        { field: 'userIdentity.arn', startsWith: ['arn:'] },
      ],
    },
  ];
}
