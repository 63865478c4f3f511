import { AthenaWorkgroup, AthenaWorkgroupOptions } from '../../datalake/athena-workgroup';
import { BuiltInKind } from '../module-kind';
import { EXAMPLES, KEY_VALUES, publishBucket, publishKey } from './publishing';

/** An Athena workgroup. */
export const athenaWorkgroupModule: BuiltInKind = {
  key: 'athenaWorkgroup',
  modulePath: 'athena-workgroup',
  struct: 'AthenaWorkgroupOptions',
  creates: 'a workgroup, with a bucket and key for results',
  publishes: [
    ...KEY_VALUES,
    { path: 'bucket/arn', noun: 'bucket', meaning: 'ARN of the bucket for results', example: EXAMPLES.bucketArn },
    { path: 'bucket/name', noun: 'bucket', meaning: 'name of the bucket for results', example: EXAMPLES.bucketName },
    { path: 'workgroup/name', noun: 'workgroup', meaning: 'name of the workgroup', example: EXAMPLES.name },
  ],
  build: (context) => {
    const athena = new AthenaWorkgroup(context.stack, 'AthenaWorkgroup', {
      ...(context.options as AthenaWorkgroupOptions),
      ...context.common,
    });
    publishKey(context, athena.key);
    publishBucket(context, 'bucket', athena.resultsBucket);
    context.publish('workgroup/name', athena.workgroupName, athena.workgroupName);
    return athena;
  },
};
