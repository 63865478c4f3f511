import { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { IConstruct } from 'constructs';
import { bucketArn } from '../../private/arns';
import { ModuleContext } from '../module-kind';

/** Publishes the ARN and ID of a key. Neither is known before the key exists. */
export function publishKey(context: Pick<ModuleContext, 'publish'>, key: IKey): void {
  context.publish('kms/arn', key.keyArn);
  context.publish('kms/id', key.keyId);
}

/** Publishes the ARN and name of a bucket under `path`. */
export function publishBucket(context: ModuleContext, path: string, bucket: IBucket): void {
  const name = knownBucketName(bucket);
  const arn = name && bucketArn(bucket, name);
  context.publish(`${path}/arn`, bucket.bucketArn, arn);
  context.publish(`${path}/name`, bucket.bucketName, name);
}

/** The name of the bucket in its properties, instead of the token for it. */
export function knownBucketName(bucket: IBucket): string | undefined {
  const resource = (bucket as IConstruct).node.defaultChild;
  return bucket instanceof Bucket && resource instanceof CfnBucket ? resource.bucketName : undefined;
}
