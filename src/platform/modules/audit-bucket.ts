import { EXAMPLES, KEY_VALUES, publishBucket, publishKey } from './publishing';
import { AuditBucket, AuditBucketOptions } from '../../governance/audit/audit-bucket';
import { BuiltInKind } from '../module-kind';

/** The audit bucket. */
export const auditBucketModule: BuiltInKind = {
  key: 'auditBucket',
  modulePath: 'audit',
  struct: 'AuditBucketOptions',
  creates: 'the bucket for audit records',
  publishes: [
    ...KEY_VALUES,
    { path: 'bucket/arn', noun: 'bucket', meaning: 'ARN of the bucket', example: EXAMPLES.bucketArn },
    { path: 'bucket/name', noun: 'bucket', meaning: 'name of the bucket', example: EXAMPLES.bucketName },
  ],
  build: (context) => {
    const { stack, common, options } = context;
    const audit = new AuditBucket(stack, 'AuditBucket', { ...options as AuditBucketOptions, ...common });
    publishKey(context, audit.key);
    publishBucket(context, 'bucket', audit.bucket);
    return audit;
  },
};
