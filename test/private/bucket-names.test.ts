import { App, Aws, Stack } from 'aws-cdk-lib';
import { checkedBucketName } from '../../src/private/bucket-names';

const check = (name: string) => checkedBucketName(new Stack(new App(), 'Stack'), ['existingBucketName'], name);

test.each(['abc', 'acme-dev.raw', '1st-bucket', 'x'.repeat(63), `lake-${Aws.ACCOUNT_ID}`, '{{resolve:ssm:/lake/name}}'])('%s may be the name of a bucket', (name) => {
  expect(check(name)).toBe(name);
});

test.each([
  'ab', 'x'.repeat(64), 'Lake', 'my_lake', 'lake-', '.lake', 'a..b', '192.168.5.4', 'xn--lake', 'sthree-lake', 'lake-s3alias', 'lake--ol-s3', 'lake--x-s3', 'lake.mrap',
])('%s may not', (name) => {
  expect(() => check(name)).toThrow(/Stack: existingBucketName: error DSP304: ".*" is not the name of a bucket\n {2}hint: use 3 to 63/);
});

test('who writes a URL or an ARN is told to write the name alone', () => {
  for (const name of ['s3://lake/data', 'arn:aws:s3:::lake']) expect(() => check(name)).toThrow(/hint: write the name alone/);
});
