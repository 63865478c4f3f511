import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AuditBucket } from './audit-bucket';
import { checkOneSource } from '../../access/given-objects';
import { ComponentProps } from '../../naming/component-props';
import { constructId, namingOf, physicalName } from '../../naming/names';
import { acknowledge } from '../../private/acknowledge';
import { bucketArn } from '../../private/arns';
import { sortedEntries, unique } from '../../private/collections';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';
import { checkOptions } from '../../private/options-reader';
import { RETAIN } from '../../private/removal';

/**
 * Objects whose events a trail records.
 */
export interface TrailEventSelectorOptions {
  /**
   * Name of the bucket.
   *
   * @default - the bucket of `bucket`
   * @unless bucket
   * @format bucketName
   * @sample example-org-dev-shared-datalake-raw
   */
  readonly bucketName?: string;

  /**
   * The bucket, instead of `bucketName`.
   *
   * @default - the bucket of `bucketName`
   */
  readonly bucket?: IBucket;

  /**
   * Prefix of the objects in the bucket, for example `data/`.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
   * @default - all objects of the bucket
   * @sample data/
   */
  readonly objectPrefix?: string;
}

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

  /**
   * The buckets and prefixes whose object events the trail records.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
   * @default - all objects of all buckets of the account
   */
  readonly eventSelectors?: TrailEventSelectorOptions[];
}

/**
 * Configuration of an audit trail.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export interface AuditTrailOptions {
  /**
   * The trail. It has the name of the module.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trails.html
   * @default - the trails of `trails`; in code, also a trail for data events that delivers to `auditBucket`
   */
  readonly trail?: TrailOptions;

  /**
   * Trails by the suffix of their names. The trail `s3-audit` is the same trail as `trail`, as in AWS MDAA 1.8: moving
   * it from one to the other changes nothing. Throws an error if both are specified.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trails.html
   * @default - only `trail`
   */
  readonly trails?: { [name: string]: TrailOptions };
}

/**
 * Properties of an `AuditTrail`.
 */
export interface AuditTrailProps extends AuditTrailOptions, ComponentProps {
  /**
   * The bucket to which CloudTrail delivers, and its key, instead of `cloudTrailAuditBucketName` and
   * `cloudTrailAuditKmsKeyArn`. Trails are created after the policies of both.
   *
   * @default - the bucket and key that each trail specifies
   */
  readonly auditBucket?: AuditBucket;
}

/** The permissions with which CloudTrail delivers to the audit bucket. */
const DELIVERY = ['PutObject', 'CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'];

/** The trail of `trails` that `trail` also specifies. */
const MAIN_TRAIL = 's3-audit';

/**
 * Records data events of the objects of every bucket of the account, or of selected buckets, in every Region, and
 * optionally management events. Log files are encrypted and signed, so a change to them can be detected. Trails are
 * retained and continue to record when the construct is removed. CloudTrail checks the bucket policy when it creates a
 * trail: specify the bucket as `auditBucket`, so that its policy is created first.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 *
 * @example
 * const auditBucket = new AuditBucket(stack, 'Audit', { readRoles: [{ name: 'auditor' }] });
 * new AuditTrail(stack, 'Trail', { auditBucket, trail: { includeManagementEvents: true } });
 */
export class AuditTrail extends Construct {
  /**
   * The trail of `trail`, or the first one of `trails` in alphabetical order.
   */
  public readonly trail: CfnTrail;

  /**
   * The trails by name. That of `trail` is `s3-audit`.
   */
  public readonly trails: { [name: string]: CfnTrail };

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const options = withAuditBucket(this, props);
    checkOptions(this, 'AuditTrailProps', options);
    const trails = trailsOf(this, options);
    this.trails = Object.fromEntries(trails.map(([name, trail]) => {
      const path = name === MAIN_TRAIL && options.trail !== undefined ? ['trail'] : ['trails', name];
      return [name, this.createTrail(name, withBucketNames(this, path, trail), props)];
    }));
    this.trail = this.trails[MAIN_TRAIL] ?? this.trails[trails[0][0]];
  }

  private createTrail(
    name: string, options: TrailOptions, { naming = namingOf(this), auditBucket, removalPolicy }: AuditTrailProps,
  ): CfnTrail {
    // Both are required without `auditBucket`, which is checked.
    const { cloudTrailAuditBucketName = '', cloudTrailAuditKmsKeyArn = '', includeManagementEvents } = options;
    const isMain = name === MAIN_TRAIL;
    const trail = new CfnTrail(this, isMain ? 'Trail' : `Trail-${constructId(name)}`, {
      trailName: physicalName(naming, 'trail', isMain ? undefined : name),
      s3BucketName: cloudTrailAuditBucketName,
      kmsKeyId: cloudTrailAuditKmsKeyArn,
      isLogging: true,
      isMultiRegionTrail: true,
      // CloudTrail requires it for a multi-Region trail.
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      advancedEventSelectors: [
        ...objectEventSelectors(this, options),
        ...(includeManagementEvents
          ? [{ name: 'Management events', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] }]
          : []),
      ],
    });
    if (auditBucket !== undefined) trail.node.addDependency(auditBucket);
    trail.applyRemovalPolicy(removalPolicy ?? RETAIN);
    acknowledge(
      trail,
      ...['NIST.800.53.R5', 'HIPAA.Security', 'PCI.DSS.321'].map((pack) => ({
        id: `${pack}-CloudTrailCloudWatchLogsEnabled`,
        reason:
          'Records are stored in the encrypted audit bucket, where no principal can delete them and log file '
            + 'validation detects changes; CloudWatch Logs would only store a second copy.',
      })),
    );
    return trail;
  }
}

/** The trails in alphabetical order, at least one. */
function trailsOf(scope: Construct, { trail, trails = {} }: AuditTrailProps): [name: string, TrailOptions][] {
  if (trail !== undefined && MAIN_TRAIL in trails) {
    return failAt(scope, ['trails', MAIN_TRAIL], {
      code: 'DSP314',
      message: `"trail" and the trail "${MAIN_TRAIL}" of "trails" are the same trail`,
      hint: 'specify one of them',
    });
  }
  const all = sortedEntries(trail === undefined ? trails : { ...trails, [MAIN_TRAIL]: trail });
  if (all.length > 0) return all;
  return failAt(scope, ['trail'], {
    code: 'DSP112', message: '"trail" is missing', hint: 'add "trail", or one or more "trails"',
  });
}

/** The options with the names of selected buckets from code. */
function withBucketNames(scope: Construct, path: OptionPath, options: TrailOptions): TrailOptions {
  return {
    ...options,
    eventSelectors: options.eventSelectors?.map(({ bucket, bucketName, objectPrefix }, index) => {
      const at = [...path, 'eventSelectors', index];
      checkOneSource(scope, at, { object: 'bucket', given: bucket, option: 'bucketName', text: bucketName });
      return { bucketName: bucket?.bucketName ?? bucketName, objectPrefix };
    }),
  };
}

/** The options with the names of the bucket and key from code. */
function withAuditBucket(scope: Construct, props: AuditTrailProps): AuditTrailProps {
  const { auditBucket, trails } = props;
  if (auditBucket === undefined) return props;
  const trail = props.trail ?? (trails === undefined ? {} : undefined);
  const complete = (path: OptionPath, options: TrailOptions): TrailOptions => {
    for (const option of ['cloudTrailAuditBucketName', 'cloudTrailAuditKmsKeyArn'] as const) {
      checkOneSource(scope, path, { object: 'auditBucket', given: auditBucket, option, text: options[option] });
    }
    const { bucket, key } = auditBucket;
    return { ...options, cloudTrailAuditBucketName: bucket.bucketName, cloudTrailAuditKmsKeyArn: key.keyArn };
  };
  return {
    ...props,
    trail: trail && complete(['trail'], trail),
    trails: trails && Object.fromEntries(
      Object.entries(trails).map(([name, options]) => [name, complete(['trails', name], options)]),
    ),
  };
}

/**
 * Events of all objects, or of the selected ones, except deliveries by AWS services to the audit bucket, because each
 * of those records would cause another one. A service that delivers has no ARN; an IAM principal has one.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
function objectEventSelectors(
  scope: Construct, { cloudTrailAuditBucketName: auditBucket = '', eventSelectors: given = [] }: TrailOptions,
): CfnTrail.AdvancedEventSelectorProperty[] {
  const eventSelectors = given.length === 0 ? undefined : given;
  // The name is required without `bucket`, which is checked.
  const prefixOf = (bucketName = '', objectPrefix = '') => (
    `${bucketArn(scope, bucketName)}/${objectPrefix.replace(/^\/+/, '')}`
  );
  const objects = [
    { field: 'eventCategory', equalTo: ['Data'] },
    { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
  ];
  const isAudit = ({ bucketName }: TrailEventSelectorOptions) => bucketName === auditBucket;
  const prefixes = (selectors: readonly TrailEventSelectorOptions[]) => (
    unique(selectors.map(({ bucketName, objectPrefix }) => prefixOf(bucketName, objectPrefix)))
  );
  const everywhere = [prefixOf(auditBucket)];
  const selected = eventSelectors && prefixes(eventSelectors.filter((selector) => !isAudit(selector)));
  const audited = eventSelectors === undefined ? everywhere : prefixes(eventSelectors.filter(isAudit));
  const others = selected === undefined
    ? { name: 'Objects of all buckets except the audit bucket', condition: { notStartsWith: everywhere } }
    : { name: 'Objects of the selected buckets', condition: { startsWith: selected } };
  return [
    ...selected?.length === 0 ? [] : [{
      name: others.name, fieldSelectors: [...objects, { field: 'resources.ARN', ...others.condition }],
    }],
    ...audited.length === 0 ? [] : [
      {
        name: 'Objects of the audit bucket except their delivery',
        fieldSelectors: [
          ...objects,
          { field: 'resources.ARN', startsWith: audited },
          { field: 'eventName', notEquals: DELIVERY },
        ],
      },
      {
        name: 'Puts into the audit bucket by principals other than services',
        fieldSelectors: [
          ...objects,
          { field: 'resources.ARN', startsWith: audited },
          { field: 'eventName', equalTo: DELIVERY },
          { field: 'userIdentity.arn', startsWith: ['arn:'] },
        ],
      },
    ],
  ];
}
