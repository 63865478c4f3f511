import { DataLake } from '../../datalake/data-lake';
import { DataLakeOptions } from '../../datalake/data-lake-options';
import { BuiltInKind } from '../module-kind';
import { EXAMPLES, KEY_VALUES, publishBucket, publishKey } from './publishing';

/** An S3 data lake. */
export const dataLakeModule: BuiltInKind = {
  key: 'dataLake',
  modulePath: 'datalake',
  struct: 'DataLakeOptions',
  creates: 'buckets with one key, and access by prefix',
  publishes: [
    ...KEY_VALUES,
    {
      path: 'bucket/<zone>/arn',
      noun: 'bucket',
      plural: 'buckets',
      meaning: 'ARN of a bucket',
      example: EXAMPLES.bucketArn,
    },
    {
      path: 'bucket/<zone>/name',
      noun: 'bucket',
      plural: 'buckets',
      meaning: 'name of a bucket',
      example: EXAMPLES.bucketName,
    },
  ],
  build: (context) => {
    const lake = new DataLake(context.stack, 'DataLake', { ...context.options as DataLakeOptions, ...context.common });
    publishKey(context, lake.key);
    for (const zone of lake.zoneNames) publishBucket(context, `bucket/${zone}`, lake.bucket(zone));
    return lake;
  },
};
