/**
 * Actions that change who reads the Data Catalog, or how it is encrypted.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html
 */
export const CATALOG_SETTINGS: readonly string[] = [
  'glue:DeleteResourcePolicy', 'glue:PutDataCatalogEncryptionSettings', 'glue:PutResourcePolicy',
];

/**
 * Requests of a service on behalf of a principal have this key with the value `true`. AWS Lake Formation changes the
 * resource policy of the catalog for the principal that shares a resource: `AWSLakeFormationCrossAccountManager` allows
 * that principal to do so. No page of AWS says that these calls have the key; it is assumed from the definition of the
 * key.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-viaawsservice
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLakeFormationCrossAccountManager.html
 */
export const BY_A_SERVICE = 'aws:ViaAWSService';
