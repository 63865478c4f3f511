import { Stack } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import {
  AnyPrincipal,
  Conditions,
  Effect,
  ManagedPolicy,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { bucketAdministration, keyAdministration } from './audit-administration';
import { AuditInventoryOptions, InventoryTables } from './inventory-tables';
import { addBucketStatements, addKeyStatement, warnOfImportedBucket } from '../../access/given-objects';
import { checkObjectLock, ObjectLockOptions } from '../../access/object-lock';
import { PlatformKey, platformKey } from '../../access/platform-key';
import { AccessLevel, checkedPrefix } from '../../access/prefix-access';
import { ProtectedBucket, protectedBucket } from '../../access/protected-bucket';
import { RoleRef } from '../../access/role-ref';
import { RoleReference } from '../../access/role-reference';
import { ComponentProps } from '../../naming/component-props';
import { namingOf, physicalName } from '../../naming/names';
import { bucketArn } from '../../private/arns';
import { resourcesBelow } from '../../private/cfn-resources';
import { unique } from '../../private/collections';
import { BUCKET_POLICY_LIMIT } from '../../private/facts/aws-limits';
import { failAt } from '../../private/option-problems';
import { checkOptions } from '../../private/options-reader';
import { policyLength } from '../../private/policies';
import { RETAIN } from '../../private/removal';

/**
 * Configuration of an audit bucket.
 */
export interface AuditBucketOptions {
  /**
   * Roles that can read the records and query the tables of `inventories`. The owner of a role with `immutable: true`
   * or `sso: true` must attach the policy for the tables. Roles of other accounts can read only the files.
   *
   * @default - none
   */
  readonly readRoles?: RoleRef[];

  /**
   * 12-digit IDs of additional accounts that can deliver trails and S3 inventories to this bucket.
   *
   * @default - only the account of the bucket
   * @format accountId
   */
  readonly sourceAccounts?: string[];

  /**
   * Home Regions of the trails that can deliver to this bucket, for example `eu-central-1`, in addition to the Region
   * of the bucket. A multi-Region trail counts with its home Region. Inventories always come from the Region of the
   * bucket, because S3 delivers them only within a Region.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-multi-region-trails.html
   * @default - trails of any Region
   * @format regionName
   */
  readonly sourceRegions?: string[];

  /**
   * Names of the trails that can deliver to this bucket, for example `example-org-dev-shared-audit-trail-trail`, in
   * every source account. Trails with other names in these accounts cannot deliver to it.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
   * @default - trails with any name
   * @pattern ^[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]$
   * @sample example-org-trail
   */
  readonly sourceTrails?: string[];

  /**
   * Object Lock with a default retention: no principal can delete a record before its retention ends, even with
   * lifecycle rules or a changed bucket policy. For a new bucket only, because CloudFormation cannot enable Object Lock
   * on an existing bucket.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
   * @default - no Object Lock
   */
  readonly objectLock?: ObjectLockOptions;

  /**
   * ARNs of the only principals, with `*` and `?` as wildcards, that can delete the bucket or change any of its
   * settings: policy, lifecycle, retention, versioning, encryption, replication, tags and so on. If the component
   * creates the key, they are also the only ones that can delete, disable or grant it, or change its policy. They must
   * include the role that CloudFormation deploys with, for example
   * `arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-us-east-1`. If none of them exists, only
   * the root user of the account can delete the bucket policy, and no principal can change the key policy.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys-adding-permission.html
   * @default - identity policies control bucket administration
   * @sample arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-us-east-1
   */
  readonly administeredBy?: string[];

  /**
   * Prefix for S3 inventories.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/configure-inventory.html
   * @default inventory/
   */
  readonly inventoryPrefix?: string;

  /**
   * Inventories for which a Glue database has a table, named `<bucket>_<inventory>` with underscores for other
   * characters. Athena reads the list of a day by the partition `dt`, for example `dt = '2026-01-31-01-00'`; the
   * partitions do not need a crawler.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-athena-query.html
   * @default - no database
   */
  readonly inventories?: AuditInventoryOptions[];

  /**
   * ARN of an existing key. Its owner manages its policy, which must allow `cloudtrail.amazonaws.com` to describe the
   * key and generate data keys for the trails, `s3.amazonaws.com` to generate data keys for the inventories, and the
   * readers to decrypt.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
   * @default - a new key
   * @format kmsKeyArn
   */
  readonly existingKeyArn?: string;

  /**
   * Name of an existing bucket. Its owner manages its policy, which must allow `cloudtrail.amazonaws.com` to get its
   * ACL and put objects under `AWSLogs/<account>/`, `s3.amazonaws.com` to put objects under `inventoryPrefix`, and the
   * readers to list and get objects.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
   * @default - a new bucket
   * @format bucketName
   * @sample example-org-audit
   */
  readonly existingBucketName?: string;
}

/**
 * Properties of an `AuditBucket`.
 */
export interface AuditBucketProps extends AuditBucketOptions, ComponentProps {
  /**
   * An existing key, instead of `existingKeyArn`. The policy of a key that the app owns is extended. The policy of an
   * imported key is not changed, and a warning is issued.
   *
   * @default - a new key, or that of `existingKeyArn`
   */
  readonly key?: IKey;

  /**
   * An existing bucket, instead of `existingBucketName`. The policy of a bucket that the app owns is extended. The
   * policies of an imported bucket, and of a bucket that another component of this library protects, are not changed: a
   * warning lists what they must allow.
   *
   * @default - a new bucket, or that of `existingBucketName`
   */
  readonly bucket?: IBucket;
}

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';
const S3 = 's3.amazonaws.com';

/**
 * Actions on records: delivery and reading. All other actions, including those that S3 adds later, are denied to every
 * principal.
 */
const DELIVERING_AND_READING = [
  's3:PutObject',
  's3:AbortMultipartUpload',
  's3:GetObject*',
  's3:ListMultipartUploadParts',
];

/**
 * A bucket for CloudTrail records and S3 inventories, and its key. Only these services can write to it, only the
 * specified roles can read, and no principal, including services, can delete or change a record. An inventory that
 * specifies its own encryption must use the key of this bucket.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 *
 * @example
 * new AuditBucket(stack, 'Audit', { readRoles: [{ name: 'auditor' }] });
 */
export class AuditBucket extends Construct {
  /**
   * The bucket.
   */
  public readonly bucket: IBucket;

  /**
   * The key of the bucket, which trails of the account can also use.
   */
  public readonly key: IKey;

  /**
   * The Glue database for the inventories, if any.
   */
  public readonly inventoryDatabase?: CfnDatabase;

  /**
   * The tables for the inventories, sorted by name.
   */
  public readonly inventoryTables: CfnTable[];

  /**
   * The policy that allows the read roles to query the inventory tables, if both exist. It is attached to every role
   * that the platform can change.
   */
  public readonly inventoryReadPolicy?: ManagedPolicy;

  constructor(scope: Construct, id: string, props: AuditBucketProps = {}) {
    super(scope, id);
    checkOptions(this, 'AuditBucketProps', props);
    checkEffect(this, props);
    const stack = Stack.of(this);
    const naming = props.naming ?? namingOf(this);
    const accounts = unique([stack.account, ...props.sourceAccounts ?? []]);
    const roles = RoleReference.list(this, props.readRoles, ['readRoles']);
    const inventoryPrefix = checkedPrefix(this, ['inventoryPrefix'], props.inventoryPrefix ?? 'inventory/');
    const trails = trailArns(stack, props.sourceRegions === undefined
      ? ['*']
      : unique([stack.region, ...props.sourceRegions]), props.sourceTrails);
    checkObjectLock(this, ['objectLock'], props.objectLock);

    const key = platformKey(this, 'Key', {
      naming,
      existingKeyArn: props.existingKeyArn,
      givenKey: props.key,
      description: 'Encrypts the audit records',
      decrypt: roles,
      removalPolicy: props.removalPolicy,
    });
    // The bucket refers to its key, so the key must not refer to the bucket. The policy uses the known name of the
    // bucket.
    const bucketName = props.bucket?.bucketName ?? props.existingBucketName ?? physicalName(naming, 'bucket');
    for (const statement of keyStatements(stack, accounts, trails, bucketArn(this, bucketName))) {
      addKeyStatement(this, key, statement);
    }
    if (props.administeredBy !== undefined && props.key === undefined && key instanceof PlatformKey) {
      key.addToResourcePolicy(keyAdministration(props.administeredBy));
    }
    this.key = key;

    const bucket = protectedBucket(this, 'Bucket', {
      naming,
      existingBucketName: props.existingBucketName,
      givenBucket: props.bucket,
      key,
      grants: [{ prefix: '/', level: AccessLevel.READ, roles }],
      // CloudTrail encrypts digest files with SSE-S3, which it specifies in the PUT request.
      ownEncryptionOf: CLOUDTRAIL,
      objectLock: props.objectLock,
      removalPolicy: props.removalPolicy,
    });
    const delivery = [
      ...deliveryStatements(stack, bucket, accounts, trails, inventoryPrefix),
      ...props.administeredBy === undefined ? [] : [bucketAdministration(bucket, props.administeredBy)],
    ];
    if (!addBucketStatements(this, bucket, delivery) && props.bucket !== undefined) {
      warnOfImportedBucket(this, bucket, 'CloudTrail and S3 must deliver there');
    }
    if (bucket instanceof ProtectedBucket) checkLength(bucket, props);
    this.bucket = bucket;

    const inventories = props.inventories ?? [];
    const tables = inventories.length === 0 ? undefined : new InventoryTables(this, 'Inventories', {
      naming,
      inventories,
      bucketName,
      inventoryPrefix,
      readRoles: roles,
      removalPolicy: props.removalPolicy ?? RETAIN,
    });
    this.inventoryDatabase = tables?.database;
    this.inventoryTables = tables?.tables ?? [];
    this.inventoryReadPolicy = tables?.readPolicy;
  }

  /**
   * The Lake Formation permissions that allow the read roles to query the database and tables of the inventories.
   */
  public get inventoryPermissions(): CfnPrincipalPermissions[] {
    return resourcesBelow(this, CfnPrincipalPermissions);
  }
}

/** ARNs of the trails of accounts. */
type TrailArns = (accounts: string[]) => string[];

/** Allows CloudTrail and S3 to encrypt records and inventories of these accounts. Neither can decrypt. */
function keyStatements(stack: Stack, accounts: string[], trailsOf: TrailArns, ownArn: string): PolicyStatement[] {
  const trails = trailsOf(accounts);
  const allow = (sid: string, service: string, action: string, conditions: Conditions) => new PolicyStatement({
    sid, principals: [new ServicePrincipal(service)], actions: [action], resources: ['*'], conditions,
  });
  const fromTrails = { ArnLike: { 'aws:SourceArn': trails } };
  return [
    allow('DescribeForTrails', CLOUDTRAIL, 'kms:DescribeKey', fromTrails),
    allow('EncryptTrails', CLOUDTRAIL, 'kms:GenerateDataKey*', {
      ...fromTrails,
      StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': trails },
    }),
    // With a bucket key, S3 requests the data key in the encryption context of the bucket instead of the trail.
    allow('EncryptTrailsByBucketKey', CLOUDTRAIL, 'kms:GenerateDataKey*', {
      ...fromTrails,
      StringEquals: { 'kms:EncryptionContext:aws:s3:arn': ownArn },
    }),
    allow('EncryptInventories', S3, 'kms:GenerateDataKey*', inventoryConditions(stack, accounts)),
  ];
}

/**
 * The actions that services are allowed and that every principal is denied. The bucket itself specifies that only
 * services can write.
 */
function deliveryStatements(
  stack: Stack,
  bucket: IBucket,
  accounts: string[],
  trailsOf: TrailArns,
  inventoryPrefix: string,
): PolicyStatement[] {
  const ownedByBucket = { 's3:x-amz-acl': 'bucket-owner-full-control' };
  const inventories = inventoryConditions(stack, accounts);
  return [
    new PolicyStatement({
      sid: 'CheckByTrails',
      principals: [new ServicePrincipal(CLOUDTRAIL)],
      actions: ['s3:GetBucketAcl'],
      resources: [bucket.bucketArn],
      conditions: { ArnLike: { 'aws:SourceArn': trailsOf(accounts) } },
    }),
    // One statement for each account, so that no account can write under the prefix of another.
    ...accounts.map((account, index) => new PolicyStatement({
      sid: `DeliverTrails${index === 0 ? '' : index + 1}`,
      principals: [new ServicePrincipal(CLOUDTRAIL)],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${account}/*`)],
      conditions: { StringEquals: ownedByBucket, ArnLike: { 'aws:SourceArn': trailsOf([account]) } },
    })),
    new PolicyStatement({
      sid: 'DeliverInventories',
      principals: [new ServicePrincipal(S3)],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(inventoryPrefix === '' ? '*' : `${inventoryPrefix}/*`)],
      conditions: { ...inventories, StringEquals: { ...inventories.StringEquals, ...ownedByBucket } },
    }),
    new PolicyStatement({
      sid: 'DenyUndoing',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      notActions: DELIVERING_AND_READING,
      resources: [bucket.arnForObjects('*')],
    }),
  ];
}

function inventoryConditions(
  stack: Stack,
  accounts: string[],
): { StringEquals: { [key: string]: unknown }; ArnLike: { [key: string]: unknown } } {
  const anyBucket = bucketArn(stack, '*');
  return { StringEquals: { 'aws:SourceAccount': accounts }, ArnLike: { 'aws:SourceArn': anyBucket } };
}

/** Trails by account, in these Regions and with these names. */
function trailArns(stack: Stack, regions: string[], names: string[] = ['*']): TrailArns {
  return (accounts) => accounts.flatMap((account) => regions.flatMap((region) => names.map(
    (name) => stack.formatArn({ service: 'cloudtrail', region, account, resource: 'trail', resourceName: name }),
  )));
}

/** Throws an error for options without effect, because they apply to a policy or bucket that the app does not own. */
function checkEffect(scope: Construct, props: AuditBucketProps): void {
  const existing = props.existingBucketName !== undefined || props.bucket !== undefined;
  for (const option of (['objectLock', 'administeredBy'] as const).filter((name) => existing && props[name])) {
    failAt(scope, [option], {
      code: 'DSP315',
      message: `"${option}" has no effect on an existing bucket`,
      hint: 'omit it; the owner of the bucket sets it',
    });
  }
  for (const option of (['sourceTrails', 'administeredBy'] as const).filter((name) => props[name]?.length === 0)) {
    failAt(scope, [option], {
      code: 'DSP314',
      message: `"${option}" is empty`,
      hint: 'specify at least one, or omit it',
    });
  }
  if (props.existingBucketName === undefined || props.existingKeyArn === undefined) return;
  const sources = ['sourceAccounts', 'sourceRegions', 'sourceTrails'] as const;
  for (const option of sources.filter((name) => props[name] !== undefined)) {
    failAt(scope, [option], {
      code: 'DSP315',
      message: `"${option}" has no effect with "existingBucketName" and "existingKeyArn"`,
      hint: 'remove it; the policies of the existing bucket and key specify which trails they accept',
    });
  }
}

function checkLength(bucket: ProtectedBucket, { sourceAccounts, sourceRegions }: AuditBucketOptions): void {
  const length = policyLength(Stack.of(bucket).resolve(bucket.policy!.document.toJSON()));
  if (length <= BUCKET_POLICY_LIMIT) return;
  failAt(bucket, sourceRegions ? ['sourceRegions'] : sourceAccounts ? ['sourceAccounts'] : [], {
    code: 'DSP320',
    message: `the policy of the bucket has about ${length} characters, and S3 accepts ${BUCKET_POLICY_LIMIT}`,
    hint: 'omit "sourceRegions", specify fewer "sourceAccounts", or use several audit buckets',
  });
}
