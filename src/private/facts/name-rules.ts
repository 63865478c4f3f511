import { FORMATS } from '../formats';

/** The requirements of a service for names. */
export interface NameRule {
  readonly maxLength: number;
  readonly pattern: RegExp;
  /** Characters that the service does not accept are replaced by a hyphen. */
  readonly refused: RegExp;
}

/** The rules by kind of resource. */
export const NAME_RULES = {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  bucket: { maxLength: 63, pattern: FORMATS.bucketName.pattern, refused: /[^a-z0-9.-]|\.(?=\.)/g },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
  role: { maxLength: 64, pattern: FORMATS.iamRoleName.pattern, refused: /[^\w+=,.@-]/g },
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
  managedPolicy: { maxLength: 128, pattern: /^[\w+=,.@-]{1,128}$/, refused: /[^\w+=,.@-]/g },
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html
  samlProvider: { maxLength: 128, pattern: /^[\w.-]{1,128}$/, refused: /[^\w.-]/g },
  // https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html
  budget: { maxLength: 100, pattern: /^[^:\\]{1,100}$/, refused: /[:\\]/g },
  // Without "alias/": https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
  keyAlias: { maxLength: 250, pattern: /^[\w/-]{1,250}$/, refused: /[^\w/-]/g },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_StorageLensConfiguration.html
  storageLens: { maxLength: 64, pattern: FORMATS.storageLensName.pattern, refused: /[^\w.-]/g },
  // https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateDataCatalog.html
  dataCatalog: { maxLength: 127, pattern: /^[\w@-]{1,127}$/, refused: /[^\w@-]/g },
  // A part of a path. AWS limits only the whole name: an assumed limit leaves room for the other parts.
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
  parameter: { maxLength: 512, pattern: /^(?!aws|ssm)[\w.-]{1,512}$/i, refused: /[^\w.-]/g },
  // The API has no limit for the name: assumed.
  // https://docs.aws.amazon.com/ram/latest/APIReference/API_CreateResourceShare.html
  resourceShare: { maxLength: 128, pattern: /^[\w-]{1,128}$/, refused: /[^\w-]/g },
  // https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateWorkGroup.html
  workgroup: { maxLength: 128, pattern: /^[\w.-]{1,128}$/, refused: /[^\w.-]/g },
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
  trail: { maxLength: 128, pattern: /^(?=.{3,128}$)[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/, refused: /[^\w.-]/g },
  // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
  topic: { maxLength: 256, pattern: /^[\w-]{1,256}$/, refused: /[^\w-]/g },
  // https://docs.aws.amazon.com/glue/latest/webapi/API_DatabaseInput.html
  glue: { maxLength: 255, pattern: /^[\w -]{1,255}$/, refused: /[^\w-]/g },
  // https://docs.aws.amazon.com/datazone/latest/APIReference/API_CreateProject.html
  datazone: { maxLength: 64, pattern: /^[\w -]{1,64}$/, refused: /[^\w-]/g },
  // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDomain.html
  sagemaker: { maxLength: 63, pattern: FORMATS.sageMakerName.pattern, refused: /[^a-zA-Z0-9-]/g },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
  securityGroup: {
    maxLength: 255,
    pattern: /^[\w .:/()#,@[\]+=&;{}!$*-]{1,255}$/,
    refused: /[^\w .:/()#,@[\]+=&;{}!$*-]/g,
  },
} satisfies { [kind: string]: NameRule };

/** Length of a name whose service is not known: that of the shortest limit, which buckets have. */
export const SHORTEST_LIMIT = NAME_RULES.bucket.maxLength;
