/**
 * Limits of CloudFormation for a template.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export const TEMPLATE_LIMITS = {
  resources: 500,
  parameters: 200,
  outputs: 200,
  dynamicReferences: 60,
  bytes: 1_000_000,
  /** Maximum size of a template in a request, without a bucket. */
  bytesInRequest: 51_200,
} as const;
