/**
 * Actions that change, disable, replace or delete a key, or who can use it. Cryptographic operations are not among
 * them, nor are tags and aliases, which change neither the key nor its policy.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 */
export const CHANGES_OF_KEYS: readonly string[] = [
  'kms:CancelKeyDeletion',
  'kms:CreateGrant',
  'kms:DeleteImportedKeyMaterial',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:ImportKeyMaterial',
  'kms:PutKeyPolicy',
  'kms:ReplicateKey',
  'kms:RetireGrant',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:SynchronizeMultiRegionKey',
  'kms:UpdateKeyDescription',
  'kms:UpdatePrimaryRegion',
];
