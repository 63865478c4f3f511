/**
 * Actions that change who reads the Data Catalog, or how it is encrypted.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html
 */
export const CATALOG_SETTINGS: readonly string[] = [
  'glue:DeleteResourcePolicy', 'glue:PutDataCatalogEncryptionSettings', 'glue:PutResourcePolicy',
];
