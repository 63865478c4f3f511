import { ArnFormat, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** ARN of a bucket, or of objects in it for `name/prefix`. */
export function bucketArn(scope: IConstruct, name: string): string {
  return Stack.of(scope).formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: name,
    arnFormat: ArnFormat.NO_RESOURCE_NAME,
  });
}

/** ARN of a role of the account, by name or by path and name. */
export function roleArn(scope: IConstruct, name: string): string {
  return Stack.of(scope).formatArn({ service: 'iam', region: '', resource: 'role', resourceName: name });
}
