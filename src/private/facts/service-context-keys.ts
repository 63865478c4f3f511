/** The documented requests of a service. */
export interface ServiceRequests {
  /** Context keys of these requests that identify the source of the request. Empty if AWS documents none. */
  readonly keys: readonly string[];
  readonly see: readonly string[];
}

/**
 * Services for which AWS recommends `aws:SourceAccount` in the trust policy of a role that they assume, by service
 * principal. For AWS Glue, Amazon EC2 and AWS Lambda, no page of AWS shows the key in a trust policy.
 *
 * The page of SageMaker recommends the key in policies for its service principal in general. Its only example of a
 * trust policy is for training jobs, and uses `aws:SourceArn`, which contains the account. It shows no trust policy for
 * notebooks, Studio, endpoints, pipelines, Canvas and model monitoring, so that they send the key is assumed. For
 * MLflow, the page in `SERVICE_REQUESTS` shows a trust policy without conditions, so the role of a server has none.
 */
export const SOURCE_ACCOUNT_IN_TRUST: { readonly [principal: string]: readonly string[] } = {
  'datazone.amazonaws.com': [
    'https://docs.aws.amazon.com/sagemaker-unified-studio/latest/adminguide/AmazonSageMakerDomainExecution.html',
  ],
  'sagemaker.amazonaws.com': [
    'https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html',
  ],
  'scheduler.amazonaws.com': [
    'https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html',
  ],
  'states.amazonaws.com': [
    'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html#prevent-cross-service-confused-deputy',
  ],
};

const DOCS = 'https://docs.aws.amazon.com';

/**
 * The context keys that AWS services send when they use a bucket, a key, a topic or a role, by service principal. A
 * condition on a key that a service does not send denies every request, so policies use only these keys.
 */
export const SERVICE_REQUESTS: { readonly [principal: string]: ServiceRequests } = {
  'budgets.amazonaws.com': {
    keys: ['aws:SourceAccount', 'aws:SourceArn'],
    see: [`${DOCS}/cost-management/latest/userguide/budgets-sns-policy.html`],
  },
  'cloudtrail.amazonaws.com': {
    // The last one is that of S3, which uses the key for the records.
    keys: ['aws:SourceArn', 'kms:EncryptionContext:aws:cloudtrail:arn', 'kms:EncryptionContext:aws:s3:arn'],
    see: [
      `${DOCS}/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html`,
      `${DOCS}/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html`,
      `${DOCS}/AmazonS3/latest/userguide/UsingKMSEncryption.html#encryption-context`,
    ],
  },
  'datazone.amazonaws.com': {
    keys: ['aws:SourceAccount'],
    see: [`${DOCS}/datazone/latest/userguide/glue-manage-access-role.html`],
  },
  // EventBridge does not support conditions for topics, and sends no context to their keys.
  'events.amazonaws.com': {
    keys: [],
    see: [`${DOCS}/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions`],
  },
  'lakeformation.amazonaws.com': {
    keys: [],
    see: [`${DOCS}/lake-formation/latest/dg/registration-role.html`],
  },
  'logs.amazonaws.com': {
    keys: ['kms:EncryptionContext:aws:logs:arn'],
    see: [`${DOCS}/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html`],
  },
  // Inventories. The encryption context is that of S3 itself, with or without a bucket key.
  's3.amazonaws.com': {
    keys: ['aws:SourceAccount', 'aws:SourceArn', 'kms:EncryptionContext:aws:s3:arn'],
    see: [
      `${DOCS}/AmazonS3/latest/userguide/configure-inventory.html`,
      `${DOCS}/AmazonS3/latest/userguide/UsingKMSEncryption.html#encryption-context`,
    ],
  },
  'sagemaker.amazonaws.com': {
    keys: [],
    see: [`${DOCS}/sagemaker/latest/dg/mlflow-create-tracking-server-iam.html`],
  },
};

/** Whether a context key identifies the source of a request. Such a key must be in the documentation of the service. */
export function isSourceKey(key: string): boolean {
  return /^(aws:source(arn|account|orgid|orgpaths)|kms:encryptioncontext(:.*)?)$/i.test(key);
}

/** The keys that a service sends with a request, as AWS documents them. */
export function documentedKeys(principal: string, action: string): readonly string[] {
  const assumed = action.toLowerCase().startsWith('sts:') && Object.hasOwn(SOURCE_ACCOUNT_IN_TRUST, principal);
  return [...serviceRequests(principal)?.keys ?? [], ...assumed ? ['aws:SourceAccount'] : []];
}

/** The known requests of a service, whose principal can contain a Region. */
export function serviceRequests(principal: string): ServiceRequests | undefined {
  return SERVICE_REQUESTS[principal.replace(/^([a-z0-9-]+)\.[a-z0-9-]+\.(amazonaws\.com)/, '$1.$2')];
}
