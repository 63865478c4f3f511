import { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { IConstruct } from 'constructs';
import { bucketArn } from '../../private/arns';
import { FORMATS } from '../../private/formats';
import { ModuleContext, PublishedKind } from '../module-kind';

/** Examples of published values, by what they identify. */
export const EXAMPLES = {
  bucketArn: `arn:aws:s3:::${FORMATS.bucketName.example}`,
  bucketName: FORMATS.bucketName.example,
  domainArn: 'arn:aws:sagemaker:eu-central-1:111122223333:domain/d-abcdefghijkl',
  domainId: 'd-abcdefghijkl',
  keyArn: FORMATS.kmsKeyArn.example,
  keyId: FORMATS.kmsKeyArn.example.replace(/^.*\//, ''),
  name: 'example-org-dev-sales',
  roleArn: FORMATS.iamRoleArn.example,
  roleId: FORMATS.iamRoleId.example,
  roleName: FORMATS.iamRoleName.example,
  securityGroupId: FORMATS.securityGroupId.example,
  topicArn: FORMATS.snsTopicArn.example,
};

/** What `publishKey` publishes. */
export const KEY_VALUES: readonly PublishedKind[] = [
  { path: 'kms/arn', noun: 'key', meaning: 'ARN of the key', example: EXAMPLES.keyArn },
  { path: 'kms/id', noun: 'key', meaning: 'ID of the key', example: EXAMPLES.keyId },
];

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
