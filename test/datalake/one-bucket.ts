import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataLake, DataLakeBucketOptions, DataLakeProps } from '../../src';

const BASE: DataLakeProps = {
  roles: { Admins: [{ name: 'admin' }] },
  accessPolicies: { Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } } },
  buckets: {},
};

/** A stack with a data lake of one bucket. */
export function lake(bucket: Partial<DataLakeBucketOptions>, props: Partial<DataLakeProps> = {}): Stack {
  const stack = new Stack(new App(), 'Stack');
  const naming = { resourceName: ({ suffix }: { suffix?: string } = {}) => ['lake', suffix].filter(Boolean).join('-') };
  new DataLake(stack, 'Lake', { ...BASE, naming, buckets: { raw: { accessPolicies: ['Root'], ...bucket } }, ...props });
  return stack;
}

/** The properties of the bucket. */
export function bucketOf(stack: Stack): { [property: string]: unknown } {
  return Object.values(Template.fromStack(stack).findResources('AWS::S3::Bucket'))[0].Properties as {
    [property: string]: unknown;
  };
}
