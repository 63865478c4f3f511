import { AthenaWorkgroup, AthenaWorkgroupOptions } from '../../datalake/athena-workgroup';
import { DataLake } from '../../datalake/data-lake';
import { DataLakeOptions } from '../../datalake/data-lake-options';
import { ModuleKind } from '../module-kind';
import { publishBucket, publishKey } from './publishing';

/** An S3 data lake. */
export const dataLakeModule: ModuleKind = {
  key: 'dataLake',
  modulePath: 'datalake',
  struct: 'DataLakeOptions',
  build: (context) => {
    const lake = new DataLake(context.stack, 'DataLake', { ...context.options as DataLakeOptions, ...context.common });
    publishKey(context, lake.key);
    for (const zone of lake.zoneNames) publishBucket(context, `bucket/${zone}`, lake.bucket(zone));
    return lake;
  },
};

/** An Athena workgroup. */
export const athenaWorkgroupModule: ModuleKind = {
  key: 'athenaWorkgroup',
  modulePath: 'athena-workgroup',
  struct: 'AthenaWorkgroupOptions',
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
