/**
 * A request that a service makes with the credentials of a principal has this key with the value `true`. All other
 * requests have it with the value `false`, except those to the services below, which do not have it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-viaawsservice
 */
export const VIA_AWS_SERVICE = 'aws:ViaAWSService';

/**
 * Services that do not support the key, as the page lists them, by the prefix of their actions. A condition that
 * compares it must also hold without it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-viaawsservice
 */
export const WITHOUT_VIA_AWS_SERVICE: readonly string[] = ['ec2', 'glue', 'lakeformation', 'opsworks'];

/** The key in the context of a request that a principal makes directly. */
export function viaAwsService(action: string): { readonly [key: string]: string } {
  return WITHOUT_VIA_AWS_SERVICE.includes(action.split(':')[0].toLowerCase()) ? {} : { [VIA_AWS_SERVICE]: 'false' };
}
