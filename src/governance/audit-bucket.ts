import { Stack, Token } from 'aws-cdk-lib';
import { AnyPrincipal, Conditions, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { PlatformKey } from '../access/platform-key';
import { AccessLevel, normalizePrefix } from '../access/prefix-access';
import { ProtectedBucket } from '../access/protected-bucket';
import { RoleRef } from '../access/role-ref';
import { RoleReference } from '../access/role-reference';
import { ComponentProps } from '../naming/component-props';
import { bucketArn } from '../private/arns';
import { unique } from '../private/collections';
import { namingOf, physicalName } from '../private/names';
import { checkOptions } from '../private/options-model';
import { fail } from '../private/problems';

/**
 * Configuration of an audit bucket.
 */
export interface AuditBucketOptions {
  /**
   * Roles that may read the records.
   *
   * @default - nobody
   */
  readonly readRoles?: RoleRef[];

  /**
   * Further accounts whose trails and S3 inventories may be delivered here, 12 digits each.
   *
   * @default - the account of the bucket alone
   */
  readonly sourceAccounts?: string[];

  /**
   * Prefix below which S3 inventories are delivered.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/configure-inventory.html
   * @default inventory/
   */
  readonly inventoryPrefix?: string;
}

/**
 * Properties of an `AuditBucket`.
 */
export interface AuditBucketProps extends AuditBucketOptions, ComponentProps {}

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';
const S3 = 's3.amazonaws.com';

/** What would undo records, or the time for which they are kept. */
const UNDOING = ['s3:DeleteObject*', 's3:BypassGovernanceRetention', 's3:PutObjectLegalHold', 's3:PutObjectRetention'];

/**
 * A bucket for CloudTrail and S3 inventories, and its key. Only those two services write to it, only the given roles read, and nobody
 * deletes or changes a record, services included.
 *
 * Where an inventory is encrypted by a setting of its own, it must name the key of this bucket.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export class AuditBucket extends Construct {
  /**
   * The bucket.
   */
  public readonly bucket: IBucket;

  /**
   * The key of the bucket, which trails of the account may name as theirs.
   */
  public readonly key: IKey;

  constructor(scope: Construct, id: string, props: AuditBucketProps = {}) {
    super(scope, id);
    checkOptions(this, 'AuditBucketProps', props);
    const stack = Stack.of(this);
    const naming = props.naming ?? namingOf(this);
    const accounts = unique([stack.account, ...(props.sourceAccounts ?? []).map((account) => checkedAccount(this, account))]);
    const roles = RoleReference.list(this, props.readRoles);
    const inventoryPrefix = normalizePrefix(props.inventoryPrefix ?? 'inventory/');

    const key = new PlatformKey(this, 'Key', {
      naming,
      description: 'Encrypts the audit records',
      decrypt: roles,
      removalPolicy: props.removalPolicy,
    });
    // The bucket refers to its key, so the key must not refer to the bucket: its name is known all the same.
    const ownArn = bucketArn(this, physicalName(naming, 'bucket'));
    for (const statement of keyStatements(stack, accounts, ownArn)) key.allowService(statement);
    this.key = key;

    const bucket = new ProtectedBucket(this, 'Bucket', {
      naming,
      key,
      grants: [{ prefix: '/', level: AccessLevel.READ, roles }],
      // CloudTrail writes digest files with encryption by S3, and says so in the put.
      ownEncryptionOf: CLOUDTRAIL,
      removalPolicy: props.removalPolicy,
    });
    bucket.addStatements(deliveryStatements(stack, bucket, accounts, inventoryPrefix));
    this.bucket = bucket;
  }
}

/** CloudTrail and S3 may encrypt what they deliver, for trails and buckets of these accounts. Neither may decrypt. */
function keyStatements(stack: Stack, accounts: string[], ownArn: string): PolicyStatement[] {
  const trails = trailArns(stack, accounts);
  const allow = (sid: string, service: string, action: string, conditions: Conditions) => new PolicyStatement({
    sid, principals: [new ServicePrincipal(service)], actions: [action], resources: ['*'], conditions,
  });
  const fromTrails = { ArnLike: { 'aws:SourceArn': trails } };
  return [
    allow('DescribeForTrails', CLOUDTRAIL, 'kms:DescribeKey', fromTrails),
    allow('EncryptTrails', CLOUDTRAIL, 'kms:GenerateDataKey*', { ...fromTrails, StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': trails } }),
    // With a bucket key, S3 asks for the data key in the context of the bucket instead of the trail.
    allow('EncryptTrailsByBucketKey', CLOUDTRAIL, 'kms:GenerateDataKey*', { ...fromTrails, StringEquals: { 'kms:EncryptionContext:aws:s3:arn': ownArn } }),
    allow('EncryptInventories', S3, 'kms:GenerateDataKey*', inventoryConditions(stack, accounts)),
  ];
}

/** What the services may write, and what nobody may do. That nobody but services writes at all is said by the bucket itself. */
function deliveryStatements(stack: Stack, bucket: IBucket, accounts: string[], inventoryPrefix: string): PolicyStatement[] {
  const ownedByBucket = { 's3:x-amz-acl': 'bucket-owner-full-control' };
  const inventories = inventoryConditions(stack, accounts);
  return [
    new PolicyStatement({
      sid: 'CheckByTrails',
      principals: [new ServicePrincipal(CLOUDTRAIL)],
      actions: ['s3:GetBucketAcl'],
      resources: [bucket.bucketArn],
      conditions: { ArnLike: { 'aws:SourceArn': trailArns(stack, accounts) } },
    }),
    // One statement for each account, so that none writes below the prefix of another.
    ...accounts.map((account, index) => new PolicyStatement({
      sid: `DeliverTrails${index === 0 ? '' : index + 1}`,
      principals: [new ServicePrincipal(CLOUDTRAIL)],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${account}/*`)],
      conditions: { StringEquals: ownedByBucket, ArnLike: { 'aws:SourceArn': trailArns(stack, [account]) } },
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
      actions: UNDOING,
      resources: [bucket.arnForObjects('*')],
    }),
  ];
}

function inventoryConditions(stack: Stack, accounts: string[]): { StringEquals: { [key: string]: unknown }; ArnLike: { [key: string]: unknown } } {
  const anyBucket = bucketArn(stack, '*');
  return { StringEquals: { 'aws:SourceAccount': accounts }, ArnLike: { 'aws:SourceArn': anyBucket } };
}

/** Trails of the accounts, in any region. */
function trailArns(stack: Stack, accounts: string[]): string[] {
  return accounts.map((account) => stack.formatArn({ service: 'cloudtrail', region: '*', account, resource: 'trail', resourceName: '*' }));
}

function checkedAccount(scope: Construct, account: string): string {
  if (Token.isUnresolved(account) || /^\d{12}$/.test(account)) return account;
  return fail({
    code: 'DSP308',
    where: scope.node.path,
    message: `"${account}" in "sourceAccounts" is not an account`,
    hint: 'write its 12 digits, in quotes where they begin with a zero',
  });
}
