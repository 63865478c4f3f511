import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * Lets the principal that deploys a Studio domain allow SageMaker to encrypt its file system. This opens no data: the
 * grant goes to the service.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-studio.html
 */
export function fileSystemGrantStatement(scope: Construct): PolicyStatement {
  const { region } = Stack.of(scope);
  return new PolicyStatement({
    sid: 'GrantToStudioFileSystem',
    principals: [new AccountRootPrincipal()],
    actions: ['kms:CreateGrant'],
    resources: ['*'],
    conditions: {
      Bool: { 'kms:GrantIsForAWSResource': 'true' },
      StringEquals: {
        'kms:ViaService': [`elasticfilesystem.${region}.amazonaws.com`, `sagemaker.${region}.amazonaws.com`],
      },
    },
  });
}
