import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { addBucketStatements, checkOneSource, warnOfImportedBucket } from './given-objects';
import { checkedPrefix, normalizePrefix } from './prefix-access';
import { bucketArn } from '../private/arns';
import { sortedEntries, unique } from '../private/collections';
import { checkFormat } from '../private/formats';
import { failAt } from '../private/option-problems';

/**
 * A list of the objects under a prefix, which S3 writes daily.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory.html
 */
export interface BucketInventoryOptions {
  /**
   * Prefix of the listed objects. `/` is the whole bucket.
   *
   * @sample data/
   */
  readonly prefix: string;

  /**
   * Name of the destination bucket. Its policy and the policy of its key must allow S3 to write, as those of an
   * `AuditBucket` do. The policies of other buckets of the same data lake are extended automatically.
   *
   * @default - the source bucket
   * @format bucketName
   * @sample example-org-audit
   */
  readonly destinationBucket?: string;

  /**
   * The destination bucket, instead of `destinationBucket`. The policy of a bucket that the app owns is extended to
   * allow S3 to write. The policy of an imported bucket is not changed, and a warning is issued. The policy of its key
   * must allow S3 to encrypt.
   *
   * @default - the bucket of `destinationBucket`
   */
  readonly destination?: IBucket;

  /**
   * Prefix of the list in the destination bucket.
   *
   * @default inventory/
   * @sample inventory/raw
   */
  readonly destinationPrefix?: string;

  /**
   * 12-digit ID of the account that owns `destinationBucket`.
   *
   * @default - the account of the source bucket
   * @format accountId
   */
  readonly destinationAccount?: string;
}

/** Inventories by name. */
export type BucketInventories = { readonly [name: string]: BucketInventoryOptions };

const DEFAULT_PREFIX = 'inventory';

/**
 * The inventories as properties of the source bucket. `scope` is that bucket, whose options contain them as
 * `inventories`.
 */
export function inventoryConfigurations(
  scope: Construct,
  bucketName: string,
  inventories: BucketInventories | undefined,
): CfnBucket.InventoryConfigurationProperty[] {
  return sortedEntries(inventories).map(([name, options]) => {
    check(scope, name, options);
    const prefix = checkedPrefix(scope, ['inventories', name, 'prefix'], options.prefix);
    return {
      id: name,
      enabled: true,
      includedObjectVersions: 'All',
      scheduleFrequency: 'Daily',
      prefix: prefix === '' ? undefined : `${prefix}/`,
      optionalFields: [
        'Size',
        'LastModifiedDate',
        'StorageClass',
        'ETag',
        'EncryptionStatus',
        'BucketKeyStatus',
        'IsMultipartUploaded',
      ],
      destination: {
        format: 'Parquet',
        bucketArn: options.destination?.bucketArn ?? bucketArn(scope, options.destinationBucket ?? bucketName),
        bucketAccountId: options.destinationAccount ?? options.destination?.env.account ?? Stack.of(scope).account,
        prefix: destinationPrefix(options),
      },
    };
  });
}

/** An inventory that is delivered to a bucket. */
export interface ReceivedInventory {
  /** Name of the source bucket. */
  readonly listed: string;
  /** Prefix of the list, without leading and trailing slashes. */
  readonly prefix: string;
}

/**
 * The inventories that are delivered to the named bucket, from itself or from others. `inventories` are listed by the
 * name of the source bucket.
 */
export function receivedInventories(
  bucketName: string,
  inventories: { readonly [listed: string]: BucketInventories | undefined },
): ReceivedInventory[] {
  return sortedEntries(inventories).flatMap(([listed, byName]) =>
    sortedEntries(byName)
      .filter(([, options]) => options.destination === undefined)
      .filter(([, options]) => (options.destinationBucket ?? listed) === bucketName)
      .map(([, options]) => ({ listed, prefix: destinationPrefix(options) })),
  );
}

/** Allows S3 to write inventories of the named bucket to the buckets that are specified as objects. */
export function openDestinations(scope: Construct, listed: string, inventories: BucketInventories | undefined): void {
  for (const [, options] of sortedEntries(inventories)) {
    const { destination } = options;
    if (destination === undefined) continue;
    const received = [{ listed, prefix: destinationPrefix(options) }];
    const statements = inventoryDeliveryStatements(destination, received, Stack.of(scope).account);
    if (addBucketStatements(scope, destination, statements)) continue;
    warnOfImportedBucket(scope, destination, `S3 must be able to write under "${destinationPrefix(options)}/"`);
  }
}

/** Bucket policy statements that allow S3 to write inventories to a bucket, each under its prefix. */
export function inventoryDeliveryStatements(
  bucket: IBucket, received: ReceivedInventory[], account = Stack.of(bucket).account,
): PolicyStatement[] {
  return unique(received.map(({ listed }) => listed))
    .sort()
    .map(
      (name, index) =>
        new PolicyStatement({
          sid: `DeliverInventories${index === 0 ? '' : index + 1}`,
          principals: [new ServicePrincipal('s3.amazonaws.com')],
          actions: ['s3:PutObject'],
          resources: unique(received.filter(({ listed }) => listed === name).map(({ prefix }) => prefix))
            .sort()
            .map((prefix) => bucket.arnForObjects(`${prefix}/*`)),
          conditions: {
            StringEquals: { 'aws:SourceAccount': account },
            ArnLike: { 'aws:SourceArn': bucketArn(bucket, name) },
          },
        }),
    );
}

/**
 * Key policy statements that allow S3 to encrypt inventories of the named buckets. None if no inventory needs it.
 */
export function inventoryKeyStatements(scope: Construct, bucketNames: string[]): PolicyStatement[] {
  if (bucketNames.length === 0) return [];
  return [new PolicyStatement({
    sid: 'EncryptInventories',
    principals: [new ServicePrincipal('s3.amazonaws.com')],
    actions: ['kms:GenerateDataKey*'],
    resources: ['*'],
    conditions: {
      StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
      ArnLike: { 'aws:SourceArn': bucketNames.map((name) => bucketArn(scope, name)) },
    },
  })];
}

function destinationPrefix(options: BucketInventoryOptions): string {
  return normalizePrefix(options.destinationPrefix ?? '') || DEFAULT_PREFIX;
}

function check(
  scope: Construct,
  name: string,
  { destination, destinationAccount, destinationBucket, destinationPrefix: prefix }: BucketInventoryOptions,
): void {
  const path = ['inventories', name];
  checkFormat(scope, path, 'inventoryName', name);
  checkOneSource(scope, path, {
    object: 'destination', given: destination, option: 'destinationBucket', text: destinationBucket,
  });
  if (destinationAccount !== undefined && destination === undefined && destinationBucket === undefined) {
    failAt(scope, [...path, 'destinationAccount'], {
      code: 'DSP314',
      message: `the inventory "${name}" has a "destinationAccount" but no "destinationBucket"`,
      hint: 'specify the bucket in that account',
    });
  }
  if (prefix !== undefined) checkedPrefix(scope, [...path, 'destinationPrefix'], prefix);
}
