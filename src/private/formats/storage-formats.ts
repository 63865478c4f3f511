import { DOCS, Format, SAGEMAKER } from './format';

const S3_URI = /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/;
const KEY_EXAMPLE = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** The name in an ARN or a URI. */
function hintForBucket(text: string): string | undefined {
  const [, name] = /^(?:arn:[^:]+:s3:::|s3:\/\/)([^/]+)/.exec(text) ?? [];
  return name === undefined ? undefined : `write only the name: "${name}"`;
}

/** A bucket and a path in another notation: without `s3://`, as an ARN or as a URL. */
function hintForS3Uri(text: string): string | undefined {
  const [, bucket, path = ''] = /^(?:s3[an]?:\/*|arn:[^:]+:s3:::|\/)?([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(\/.*)?$/i.exec(text)
    ?? /^https:\/\/([a-z0-9][a-z0-9.-]*)\.s3[.-][a-z0-9.-]*amazonaws\.com(?:\.cn)?(\/.*)?$/.exec(text) ?? [];
  const uri = `s3://${bucket}${path}`;
  return bucket === undefined || !S3_URI.test(uri) ? undefined : `write "${uri}"`;
}

function hintForKeyArn(text: string): string | undefined {
  return /^(alias\/|[0-9a-f-]{36}$|mrk-)/.test(text)
    ? `write the ARN, which "aws kms describe-key --key-id ${text}" shows`
    : undefined;
}

/** Buckets, keys, topics and queues. */
export const STORAGE_FORMATS = {
  bucketName: {
    // No two adjacent periods, no IP address, and none of the prefixes and suffixes that Amazon S3 reserves.
    pattern: new RegExp(
      '^(?!.*\\.\\.|\\d+(\\.\\d+){3}$|xn--|sthree-|amzn-s3-demo-|.*(-s3alias|--ol-s3|--x-s3|--table-s3|\\.mrap)$)' +
        '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
    ),
    noun: 'a valid S3 bucket name',
    example: 'example-org-lake',
    hint: 'write the name only, without s3:// and prefix: 3 to 63 lowercase letters, digits, hyphens and periods',
    hintFor: hintForBucket,
    see: `${DOCS}/AmazonS3/latest/userguide/bucketnamingrules.html`,
  },
  s3Uri: {
    pattern: S3_URI,
    noun: 'an S3 URI',
    example: 's3://example-bucket/data/sales',
    hintFor: hintForS3Uri,
    see: `${DOCS}/AmazonS3/latest/userguide/access-bucket-intro.html`,
  },
  s3StorageClass: {
    pattern: /^(STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER_IR|GLACIER|DEEP_ARCHIVE)$/,
    noun: 'a storage class that objects can transition to',
    example: 'GLACIER_IR',
    hint: 'write STANDARD_IA, ONEZONE_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER or DEEP_ARCHIVE',
    see: `${DOCS}/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html`,
  },
  inventoryName: {
    pattern: /^[\w.-]{1,64}$/,
    noun: 'a valid S3 inventory name',
    example: 'all-objects',
    hint: 'use up to 64 letters, digits, hyphens, underscores and periods',
    see: `${DOCS}/AmazonS3/latest/API/API_InventoryConfiguration.html`,
  },
  storageLensName: {
    pattern: /^[A-Za-z0-9_.-]{1,64}$/,
    noun: 'the name of an S3 Storage Lens dashboard',
    example: 'all-buckets',
    see: `${DOCS}/AmazonS3/latest/API/API_control_StorageLensConfiguration.html`,
  },
  kmsKeyArn: {
    pattern: /^arn:[^:]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
    noun: 'the ARN of a KMS key',
    example: KEY_EXAMPLE,
    hint: 'write arn:aws:kms:REGION:ACCOUNT:key/ID; policies do not accept the ARN of an alias',
    hintFor: hintForKeyArn,
    see: `${DOCS}/kms/latest/developerguide/concepts.html`,
  },
  kmsKeyOrAliasArn: {
    pattern: /^arn:[^:]+:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+$/,
    noun: 'the ARN of a KMS key',
    example: KEY_EXAMPLE,
    hint: 'write arn:aws:kms:REGION:ACCOUNT:key/ID',
    hintFor: hintForKeyArn,
    see: `${DOCS}/kms/latest/developerguide/concepts.html`,
  },
  kmsKeyId: {
    pattern: /^(arn:[^:]+:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+|alias\/[\w/-]+|[0-9a-f-]{36}|mrk-[0-9a-f]{32})$/,
    noun: 'a KMS key',
    example: KEY_EXAMPLE,
    hint: 'write the ARN or the ID of the key',
    see: `${DOCS}/kms/latest/developerguide/concepts.html`,
  },
  snsTopicArn: {
    pattern: /^arn:[^:]+:sns:[a-z0-9-]+:\d{12}:[\w.-]+$/,
    noun: 'the ARN of an SNS topic',
    example: 'arn:aws:sns:eu-central-1:111122223333:alerts',
    see: `${DOCS}/sns/latest/dg/sns-create-topic.html`,
  },
  sqsQueueArn: {
    pattern: /^arn:[^:]+:sqs:[a-z0-9-]+:\d{12}:[\w.-]+$/,
    noun: 'the ARN of an SQS queue',
    example: 'arn:aws:sqs:eu-central-1:111122223333:s3-events',
    see: `${DOCS}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html`,
  },
  fileSystemId: {
    pattern: /^fs-[0-9a-f]{8,}$/,
    noun: 'the ID of a file system',
    example: 'fs-0123456789abcdef0',
    see: `${SAGEMAKER}/API_EFSFileSystemConfig.html`,
  },
  fileSystemPath: {
    pattern: /^\/\S*$/,
    noun: 'a path of a file system',
    example: '/projects',
    hint: 'begin it with a slash, without white space',
    see: `${SAGEMAKER}/API_EFSFileSystemConfig.html`,
  },
} satisfies { [name: string]: Format };
