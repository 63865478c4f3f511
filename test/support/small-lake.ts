import { App, Stack } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  ArnPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';

/**
 * A session of `reader`, a bucket whose policy lets it read only `data/` and denies other principals, and a key that
 * only it can use to decrypt.
 */
export function lake(): { app: App; roles: Stack; data: Stack } {
  const app = new App();
  const roles = new Stack(app, 'Roles');
  const reader = new Role(roles, 'Reader', { roleName: 'acme-reader', assumedBy: new AccountRootPrincipal() });
  new Role(roles, 'Other', { roleName: 'acme-other', assumedBy: new ServicePrincipal('glue.amazonaws.com') });
  new StringParameter(roles, 'ReaderId', { parameterName: '/acme/role/reader/id', stringValue: reader.roleId });
  const data = new Stack(app, 'Data');
  const bucket = new Bucket(data, 'Bucket', { bucketName: 'acme-lake' });
  const readerArn = data.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: 'acme-reader' });
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'Read',
      actions: ['s3:GetObject'],
      resources: [bucket.arnForObjects('data/*')],
      principals: [new ArnPrincipal(readerArn)],
    }),
  );
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'DenyOthers',
      effect: Effect.DENY,
      actions: ['s3:GetObject'],
      resources: [bucket.arnForObjects('*')],
      principals: [new ArnPrincipal('*')],
      conditions: { StringNotLike: { 'aws:userId': '{{resolve:ssm:/acme/role/reader/id}}:*' } },
    }),
  );
  const key = new Key(data, 'Key', {
    alias: 'acme-lake',
    policy: new PolicyDocument({
      statements: [
        new PolicyStatement({
          actions: ['kms:DescribeKey'],
          resources: ['*'],
          principals: [new AccountRootPrincipal()],
        }),
        new PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'], principals: [new ArnPrincipal(readerArn)] }),
      ],
    }),
  });
  new StringParameter(data, 'KeyArn', { parameterName: '/acme/lake/kms/arn', stringValue: key.keyArn });
  return { app, roles, data };
}
