import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * Allows the principal that deploys a Studio domain to let SageMaker encrypt its file system. This does not give the
 * principal access to data: the grant is for the service.
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
