/** A range of whole numbers that a service accepts. */
export type Range = readonly [least: number, most: number];

/**
 * Limits of Amazon S3. A key has a length in bytes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSConfiguration.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_NoncurrentVersionExpiration.html
 */
export const S3_LIMITS = {
  keyLength: 1024,
  corsRules: 100,
  ruleIdLength: 255,
  newerVersions: [1, 100],
} as const;

/**
 * The smallest limit of a query in Amazon Athena, in bytes.
 *
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroupConfiguration.html
 */
export const LEAST_QUERY_CUTOFF = 10_000_000;

/**
 * Limits of AWS Glue. The API has none for the description of a format; 255 is assumed from other names in the catalog.
 *
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_CreateGrokClassifierRequest.html
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_S3Target.html
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_CreateCrawler.html
 */
export const GLUE_LIMITS = {
  classifier: { classification: 255, customPatterns: 16000, grokPattern: 2048 },
  sampleSize: [1, 249],
  tablePrefixLength: 128,
} as const;

/**
 * Maximum number of administrators of a data lake.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_DataLakeSettings.html
 */
export const DATA_LAKE_ADMINISTRATORS = 30;

/**
 * Maximum length of an event pattern. The quota is 2,048 characters by default; the API accepts more.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
export const EVENT_PATTERN_LENGTH = 2048;

/**
 * Limits of AWS Budgets. Subscribers of a notification: one topic and ten addresses.
 *
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Notification.html
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
 */
export const BUDGET_LIMITS = { notifications: 5, addresses: 10, thresholdPercent: 1_000_000 } as const;

/**
 * Memory of a function in AWS Lambda, in MB. The API accepts more; that a standard function can have 10,240 MB is
 * assumed.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 */
export const FUNCTION_MEMORY: Range = [128, 10240];

/**
 * Limits of Amazon SageMaker AI: lengths of names, and the length of a lifecycle configuration in Base64.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateUserProfile.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDomain.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateStudioLifecycleConfig.html
 */
export const STUDIO_LIMITS = { nameLength: 63, subnets: 16, lifecycleConfigLength: 16384 } as const;

/**
 * Lists of user settings of Studio, with their maximum number of items.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UserSettings.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-usersettings.html
 */
export const STUDIO_LISTS = {
  securityGroups: 5,
  codeRepositories: 10,
  customImages: 200,
  customFileSystemConfigs: 2,
  hiddenSageMakerImageVersionAliases: 5,
  versionAliases: 20,
} as const;

/**
 * Whole numbers in user settings of Studio, with their limits.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_IdleSettings.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CustomPosixUserConfig.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DefaultEbsStorageSettings.html
 */
export const STUDIO_RANGES = {
  idleTimeoutInMinutes: [60, 525600],
  minIdleTimeoutInMinutes: [60, 525600],
  maxIdleTimeoutInMinutes: [60, 525600],
  imageVersionNumber: [0, Infinity],
  uid: [10000, 4000000],
  gid: [1001, 4000000],
  defaultEbsVolumeSizeInGb: [5, 16384],
  maximumEbsVolumeSizeInGb: [5, 16384],
} as const;
