import { ExpectedResult, IApiCall, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { AthenaWorkgroup } from '../../../src';

/** Calls an API. `actions` are the required IAM actions if their names differ from the API. */
export function call(
  integ: IntegTest,
  service: string,
  api: string,
  parameters: object = {},
  actions: string[] = [],
): IApiCall {
  const made = integ.assertions.awsApiCall(service, api, parameters);
  if (actions.length > 0) made.provider.addToRolePolicy({ Effect: 'Allow', Action: actions, Resource: ['*'] });
  return made;
}

/** A bucket is encrypted only with the key, is versioned, and blocks public access. */
export function expectProtectedBucket(integ: IntegTest, bucketName: string, key: IKey): void {
  const bucket = { Bucket: bucketName };
  call(integ, 'S3', 'getBucketEncryption', bucket, ['s3:GetEncryptionConfiguration']).expect(ExpectedResult.objectLike({
    ServerSideEncryptionConfiguration: {
      Rules: Match.arrayWith([Match.objectLike({
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key.keyArn },
        BucketKeyEnabled: true,
      })]),
    },
  }));
  call(integ, 'S3', 'getBucketVersioning', bucket).expect(ExpectedResult.objectLike({ Status: 'Enabled' }));
  call(integ, 'S3', 'getPublicAccessBlock', bucket, ['s3:GetBucketPublicAccessBlock']).expect(
    ExpectedResult.objectLike({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  call(integ, 'S3', 'getBucketPolicyStatus', bucket).expect(
    ExpectedResult.objectLike({ PolicyStatus: { IsPublic: false } }),
  );
  call(integ, 'KMS', 'getKeyRotationStatus', { KeyId: key.keyId }).expect(
    ExpectedResult.objectLike({ KeyRotationEnabled: true }),
  );
}

/** Clients cannot redirect the results of a workgroup or leave them unencrypted. */
export function expectEnforcedWorkgroup(integ: IntegTest, workgroup: AthenaWorkgroup): void {
  const { workgroupName, key, resultsBucket } = workgroup;
  call(integ, 'Athena', 'getWorkGroup', { WorkGroup: workgroupName }).expect(ExpectedResult.objectLike({
    WorkGroup: {
      Configuration: {
        EnforceWorkGroupConfiguration: true,
        ResultConfiguration: {
          OutputLocation: resultsBucket.s3UrlForObject('athena-results/'),
          EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: key.keyArn },
        },
      },
    },
  }));
}
