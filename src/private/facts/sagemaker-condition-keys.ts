/**
 * Condition keys that the service authorization reference lists with the suffix `Arn`, and the SageMaker Developer
 * Guide uses without it. AWS does not say which one a request has, so policies have conditions on both.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html#sagemaker-condition-kms
 */
export const KEYS_WITH_TWO_SPELLINGS = {
  volumeKey: 'sagemaker:VolumeKmsKey',
  outputKey: 'sagemaker:OutputKmsKey',
  onlineStoreKey: 'sagemaker:FeatureGroupOnlineStoreKmsKey',
  offlineStoreKey: 'sagemaker:FeatureGroupOfflineStoreKmsKey',
} as const;

/** Both spellings of such a key. */
export function spellingsOf(key: string): readonly [string, string] {
  return [key, `${key}Arn`];
}

/**
 * The key with the tag of a user profile, in requests for a URL of Studio. The service authorization reference lists it
 * for other actions only; the AWS whitepaper "SageMaker Studio Administration Best Practices" uses it for this one.
 */
export const TAG_OF_PROFILE = 'sagemaker:ResourceTag/userid';
