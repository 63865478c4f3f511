/**
 * Endpoint services that the API calls of a service go through, by the prefix of its IAM actions. S3 is the gateway
 * endpoint.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-and-internet-access.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-private-link-policy.html
 */
export const ENDPOINT_SERVICES: { readonly [prefix: string]: readonly string[] } = {
  'athena': ['athena'],
  'cloudwatch': ['monitoring'],
  'ecr': ['ecr.api', 'ecr.dkr'],
  'glue': ['glue'],
  'kms': ['kms'],
  'license-manager': ['license-manager'],
  'logs': ['logs'],
  'sagemaker': ['sagemaker.api', 'sagemaker.runtime', 'sagemaker.featurestore-runtime', 'studio'],
  'sagemaker-mlflow': ['experiments'],
  'sts': ['sts'],
};
