import { IConstruct } from 'constructs';
import { isDeferred } from './deferred';
import { knownManagedPolicies, knownRegions, knownServicePrincipals } from './facts/aws-names';
import { OptionPath } from './option-path';
import { failAt, OptionFinding } from './option-problems';
import { bracesHint, nearest } from './suggestions';

/** What AWS accepts as a text of a kind. */
export interface Format {
  /** Never stricter than AWS, and valid with and without the `u` flag, since editors set it. */
  readonly pattern: RegExp;
  /** Completes "... is not". */
  readonly noun: string;
  readonly example: string;
  /** How to write it, if the example does not show it. */
  readonly hint?: string;
  /** Names that AWS publishes. Others are a warning, since AWS adds new ones. */
  readonly known?: () => readonly string[];
  /** The page of AWS that the pattern rests on. */
  readonly see: string;
}

const DOCS = 'https://docs.aws.amazon.com';
const IDENTIFIERS = `${DOCS}/IAM/latest/UserGuide/reference_identifiers.html`;
const TAGGING = `${DOCS}/tag-editor/latest/userguide/best-practices-and-strats.html`;
const GLUE = `${DOCS}/glue/latest/webapi`;
const SAGEMAKER = `${DOCS}/sagemaker/latest/APIReference`;
const KEY_EXAMPLE = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** Every format of a text that an option can have. The doc tag `@format NAME` refers to it. */
export const FORMATS = {
  accountId: {
    pattern: /^\d{12}$/,
    noun: 'an AWS account ID',
    example: '111122223333',
    hint: 'write its 12 digits, in quotes if it begins with a zero',
    see: `${DOCS}/accounts/latest/reference/manage-acct-identifiers.html`,
  },
  accountIdOrDefault: {
    pattern: /^(\d{12}|default)$/,
    noun: 'an AWS account ID',
    example: '111122223333',
    hint: 'write its 12 digits, in quotes if it begins with a zero, or "default"',
    see: `${DOCS}/accounts/latest/reference/manage-acct-identifiers.html`,
  },
  regionName: {
    pattern: /^[a-z]{2,}(-[a-z]+)+-\d+$/,
    noun: 'an AWS Region',
    example: 'eu-central-1',
    known: knownRegions,
    see: `${DOCS}/global-infrastructure/latest/regions/aws-regions.html`,
  },
  regionNameOrDefault: {
    pattern: /^([a-z]{2,}(-[a-z]+)+-\d+|default)$/,
    noun: 'an AWS Region',
    example: 'eu-central-1',
    hint: 'write a Region, for example "eu-central-1", or "default"',
    known: () => ['default', ...knownRegions()],
    see: `${DOCS}/global-infrastructure/latest/regions/aws-regions.html`,
  },
  organizationName: {
    // Stack names begin with it, and CloudFormation requires a letter there.
    pattern: /^[a-z][a-z0-9-]*$/,
    noun: 'a valid organization name',
    example: 'example-org',
    hint: 'use lowercase letters, digits and hyphens, and begin with a letter',
    see: `${DOCS}/AWSCloudFormation/latest/UserGuide/cfn-using-console-create-stack-parameters.html`,
  },
  logicalId: {
    pattern: /^[A-Za-z0-9]{1,255}$/,
    noun: 'a logical ID',
    example: 'lakeKeyB5F3DF98',
    see: `${DOCS}/AWSCloudFormation/latest/UserGuide/resources-section-structure.html`,
  },
  stackName: {
    pattern: /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
    noun: 'a name of a stack',
    example: 'research-lake',
    hint: 'use letters, digits and hyphens, at most 128, and begin with a letter',
    see: `${DOCS}/AWSCloudFormation/latest/UserGuide/cfn-using-console-create-stack-parameters.html`,
  },
  availabilityZone: {
    pattern: /^[a-z]{2}(-[a-z]+)+-\d([a-z]|(-[a-z0-9]+)+)$/,
    noun: 'the name of an Availability Zone',
    example: 'eu-central-1a',
    see: `${DOCS}/global-infrastructure/latest/regions/aws-availability-zones.html`,
  },
  vpcId: idOf('vpc', 'a VPC', 'Vpc'),
  subnetId: idOf('subnet', 'a subnet', 'Subnet'),
  securityGroupId: idOf('sg', 'a security group', 'SecurityGroup'),
  routeTableId: idOf('rtb', 'a route table', 'RouteTable'),
  prefixListId: idOf('pl', 'a prefix list', 'PrefixList'),
  ipv4Cidr: {
    pattern: /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!\/)|(?=\/))){4}\/(3[0-2]|[12]?\d)$/,
    noun: 'an IPv4 CIDR range',
    example: '10.0.0.0/16',
    see: `${DOCS}/AWSEC2/latest/APIReference/API_IpRange.html`,
  },
  bucketName: {
    // No two adjacent periods, no IP address, none of the prefixes and suffixes that Amazon S3 reserves.
    pattern: new RegExp(
      '^(?!.*\\.\\.|\\d+(\\.\\d+){3}$|xn--|sthree-|amzn-s3-demo-|.*(-s3alias|--ol-s3|--x-s3|--table-s3|\\.mrap)$)' +
        '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
    ),
    noun: 'the name of an S3 bucket',
    example: 'example-org-lake',
    hint: 'write the name only, without s3:// and prefix: 3 to 63 lowercase letters, digits, hyphens and periods',
    see: `${DOCS}/AmazonS3/latest/userguide/bucketnamingrules.html`,
  },
  s3Uri: {
    pattern: /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/,
    noun: 'an S3 URI',
    example: 's3://example-bucket/data/sales',
    see: `${DOCS}/AmazonS3/latest/userguide/access-bucket-intro.html`,
  },
  s3StorageClass: {
    pattern: /^(STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER_IR|GLACIER|DEEP_ARCHIVE)$/,
    noun: 'a storage class that objects can transition to',
    example: 'GLACIER_IR',
    hint: 'write STANDARD_IA, ONEZONE_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER or DEEP_ARCHIVE',
    see: `${DOCS}/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html`,
  },
  kmsKeyArn: {
    pattern: /^arn:[^:]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
    noun: 'the ARN of a KMS key',
    example: KEY_EXAMPLE,
    hint: 'write arn:aws:kms:REGION:ACCOUNT:key/ID; policies do not accept the ARN of an alias',
    see: `${DOCS}/kms/latest/developerguide/concepts.html`,
  },
  kmsKeyOrAliasArn: {
    pattern: /^arn:[^:]+:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+$/,
    noun: 'the ARN of a KMS key',
    example: KEY_EXAMPLE,
    hint: 'write arn:aws:kms:REGION:ACCOUNT:key/ID',
    see: `${DOCS}/kms/latest/developerguide/concepts.html`,
  },
  kmsKeyId: {
    pattern: /^(arn:[^:]+:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+|alias\/[\w/-]+|[0-9a-f-]{36}|mrk-[0-9a-f]{32})$/,
    noun: 'a KMS key',
    example: KEY_EXAMPLE,
    hint: 'write the ARN or the ID of the key',
    see: `${DOCS}/kms/latest/developerguide/concepts.html`,
  },
  iamRoleArn: {
    pattern: /^arn:[^:]+:iam::\d{12}:role\/([\x21-\x29\x2b-\x7e]*\/)?[\w+=,.@-]{1,64}$/,
    noun: 'the ARN of an IAM role',
    example: 'arn:aws:iam::111122223333:role/data-admin',
    hint: 'write arn:aws:iam::ACCOUNT:role/NAME, or generated-role-arn:NAME on a platform',
    see: IDENTIFIERS,
  },
  iamRoleOrPermissionSetArn: {
    // The Region in the path of the role of a permission set, and the suffix of its name, can be wildcards.
    pattern: /^arn:[^:]+:iam::(\d{12}|\*):role\/[\w+=,.@/*-]+$/,
    noun: 'the ARN of an IAM role',
    example: 'arn:aws:iam::111122223333:role/data-admin',
    hint: 'write arn:aws:iam::ACCOUNT:role/NAME; give a permission set by its "name" with "sso: true"',
    see: `${DOCS}/singlesignon/latest/userguide/referencingpermissionsets.html`,
  },
  iamRoleName: {
    pattern: /^[\w+=,.@-]{1,64}$/,
    noun: 'the name of an IAM role',
    example: 'data-admin',
    hint: 'write the name only; give a role with a path by its "arn"',
    see: IDENTIFIERS,
  },
  iamRoleOrPermissionSetName: {
    pattern: /^([\w+=,.@-]{1,64}|AWSReservedSSO_[\w+=,.@-]{1,49}_\*)$/,
    noun: 'the name of an IAM role',
    example: 'data-admin',
    hint: 'write the name only; give a role with a path by its "arn"',
    see: IDENTIFIERS,
  },
  permissionSetName: {
    // The name of a permission set, or of the role that IAM Identity Center creates for it.
    pattern: /^([\w+=,.@-]{1,32}|AWSReservedSSO_[\w+=,.@-]{1,49}(_\*)?)$/,
    noun: 'the name of a permission set',
    example: 'DataScientists',
    see: `${DOCS}/singlesignon/latest/APIReference/API_CreatePermissionSet.html`,
  },
  iamRoleId: {
    pattern: /^AROA[A-Z0-9]{12,124}$/,
    noun: 'the unique ID of an IAM role',
    example: 'AROAEXAMPLEEXAMPLE123',
    hint: 'it begins with AROA, as `aws iam get-role` shows it; or give the role by "name" or "arn"',
    see: `${DOCS}/IAM/latest/APIReference/API_Role.html`,
  },
  iamPrincipal: {
    pattern: /^(\d{12}|arn:[^:]+:(iam|sts)::\d{12}:(root|(role|user|assumed-role|federated-user)\/.+))$/,
    noun: 'the ARN of an IAM principal or an account ID',
    example: 'arn:aws:iam::111122223333:role/analyst',
    see: `${DOCS}/IAM/latest/UserGuide/reference_policies_elements_principal.html`,
  },
  managedPolicyArn: {
    pattern: /^arn:[^:]+:iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/,
    noun: 'the ARN of a managed policy',
    example: 'arn:aws:iam::111122223333:policy/boundary',
    see: IDENTIFIERS,
  },
  awsManagedPolicyName: {
    pattern: /^(arn:[^:]+:iam::aws:policy\/)?[\w+=,.@/-]+$/,
    noun: 'the name of an AWS managed policy',
    example: 'service-role/AWSGlueServiceRole',
    hint: 'for example "service-role/AWSGlueServiceRole"; list your own policies in "customerManagedPolicies"',
    known: () => knownManagedPolicies().flatMap((path) => [path, path.split('/').pop()!]),
    see: `${DOCS}/aws-managed-policy/latest/reference/policy-list.html`,
  },
  customerManagedPolicyName: {
    pattern: /^(arn:[^:]+:iam::(\d{12}|aws):policy\/)?[\w+=,.@/-]+$/,
    noun: 'the name or the ARN of a managed policy',
    example: 'platform/read-catalog',
    see: IDENTIFIERS,
  },
  policyNamePrefix: {
    pattern: /^[\w+=,.@-]+$/,
    noun: 'a prefix for the names of managed policies',
    example: 'research',
    hint: 'use letters, digits and + = , . @ _ -',
    see: `${DOCS}/IAM/latest/APIReference/API_CreatePolicy.html`,
  },
  samlProviderArn: {
    pattern: /^arn:[^:]+:iam::\d{12}:saml-provider\/[\w.-]{1,128}$/,
    noun: 'the ARN of a SAML provider',
    example: 'arn:aws:iam::111122223333:saml-provider/corporate',
    see: `${DOCS}/IAM/latest/APIReference/API_CreateSAMLProvider.html`,
  },
  servicePrincipal: {
    // Other partitions have different suffixes.
    pattern: /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazonaws\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov)$/,
    noun: 'an AWS service principal',
    example: 'glue.amazonaws.com',
    known: knownServicePrincipals,
    see: `${DOCS}/IAM/latest/UserGuide/reference_policies_elements_principal.html`,
  },
  trustedPrincipal: {
    pattern: /^(this_account$|(service|account|arn|federation):.+)/,
    noun: 'a trusted principal',
    example: 'service:glue.amazonaws.com',
    hint: 'write "this_account", "service:NAME", "account:ID", "arn:..." or "federation:NAME"',
    see: `${DOCS}/IAM/latest/UserGuide/reference_policies_elements_principal.html`,
  },
  stsAction: {
    pattern: /^sts:\w+$/,
    noun: 'an action of a trust policy',
    example: 'sts:TagSession',
    see: `${DOCS}/service-authorization/latest/reference/list_awssecuritytokenservice.html`,
  },
  roleSessionName: {
    pattern: /^[\w+=,.@-]{2,64}$/,
    noun: 'the name of a role session',
    example: 'alice',
    hint: 'use 2 to 64 letters, digits and + = , . @ _ -',
    see: `${DOCS}/STS/latest/APIReference/API_AssumeRole.html`,
  },
  snsTopicArn: {
    pattern: /^arn:[^:]+:sns:[a-z0-9-]+:\d{12}:[\w.-]+$/,
    noun: 'the ARN of an SNS topic',
    example: 'arn:aws:sns:eu-central-1:111122223333:alerts',
    see: `${DOCS}/sns/latest/dg/sns-create-topic.html`,
  },
  sqsQueueArn: {
    pattern: /^arn:[^:]+:sqs:[a-z0-9-]+:\d{12}:[\w.-]+$/,
    noun: 'the ARN of an SQS queue',
    example: 'arn:aws:sqs:eu-central-1:111122223333:s3-events',
    see: `${DOCS}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html`,
  },
  emailAddress: {
    pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    noun: 'an email address',
    example: 'team@example.com',
    see: `${DOCS}/sns/latest/dg/sns-email-notifications.html`,
  },
  url: {
    pattern: /^https?:\/\/[^\s/]+\S*$/,
    noun: 'a URL',
    example: 'https://connect.example.com',
    see: `${SAGEMAKER}/API_RStudioServerProDomainSettings.html`,
  },
  singleCharacter: {
    pattern: /^[^\r\n]$/,
    noun: 'a single character',
    example: ';',
    see: `${GLUE}/API_CreateCsvClassifierRequest.html`,
  },
  glueName: {
    pattern: /^[^\u0000-\u001f\u007f]{1,255}$/,
    noun: 'a name that AWS Glue accepts',
    example: 'sales',
    hint: 'write 1 to 255 characters on one line',
    see: `${GLUE}/API_DatabaseInput.html`,
  },
  glueDescription: {
    pattern: /^[\s\S]{0,2048}$/,
    noun: 'a description that AWS Glue accepts',
    example: 'Sales of all stores',
    hint: 'write at most 2,048 characters',
    see: `${GLUE}/API_DatabaseInput.html`,
  },
  lakeFormationPrincipal: {
    pattern: /^(\d{12}(:IAMPrincipals)?|IAM_ALLOWED_PRINCIPALS|arn:[^:]+:.+)$/,
    noun: 'a principal that AWS Lake Formation accepts',
    example: 'arn:aws:iam::111122223333:role/analyst',
    hint: 'write the ARN of a role, user, federated user or group, organization or organizational unit, or an '
      + 'account ID',
    see: `${DOCS}/lake-formation/latest/APIReference/API_DataLakePrincipal.html`,
  },
  sageMakerName: {
    pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/,
    noun: 'a name that Amazon SageMaker AI accepts',
    example: 'research',
    hint: 'use up to 63 letters, digits and hyphens, beginning and ending with a letter or digit',
    see: `${SAGEMAKER}/API_CreateImage.html`,
  },
  sageMakerLifecycleConfigArn: {
    pattern: /^(arn:[^:]+:sagemaker:[^:]*:[^:]*:studio-lifecycle-config\/.+|None)$/,
    noun: 'the ARN of a Studio lifecycle configuration',
    example: 'arn:aws:sagemaker:eu-central-1:111122223333:studio-lifecycle-config/setup',
    see: `${SAGEMAKER}/API_ResourceSpec.html`,
  },
  mlInstanceType: {
    pattern: /^(system|ml\..+)$/,
    noun: 'an instance type of Amazon SageMaker AI',
    example: 'ml.t3.medium',
    see: `${SAGEMAKER}/API_ResourceSpec.html`,
  },
  imageVersionAlias: {
    pattern: /^(0|[1-9]\d*)\.(0|[1-9]\d*)$/,
    noun: 'an alias of an image version',
    example: '2.1',
    hint: 'write "major.minor", in quotes, for example "2.1"',
    see: `${SAGEMAKER}/API_HiddenSageMakerImage.html`,
  },
  fileSystemId: {
    pattern: /^fs-[0-9a-f]{8,}$/,
    noun: 'the ID of a file system',
    example: 'fs-0123456789abcdef0',
    see: `${SAGEMAKER}/API_EFSFileSystemConfig.html`,
  },
  fileSystemPath: {
    pattern: /^\/\S*$/,
    noun: 'a path of a file system',
    example: '/projects',
    hint: 'begin it with a slash, without white space',
    see: `${SAGEMAKER}/API_EFSFileSystemConfig.html`,
  },
  vpcEndpointService: {
    pattern: /^(?!(com|aws)\.)[a-z0-9][a-z0-9.-]*$/,
    noun: 'the name of a service with VPC endpoints',
    example: 'sagemaker.api',
    hint: 'write it without the prefix of the Region, for example "sagemaker.api"',
    see: `${DOCS}/vpc/latest/privatelink/aws-services-privatelink-support.html`,
  },
  dataZoneId: {
    pattern: /^[\w-]{1,36}$/,
    noun: 'an ID of Amazon DataZone',
    example: '4f5g6h7j8k9l0m',
    hint: 'write up to 36 letters, digits, hyphens and underscores',
    see: `${DOCS}/datazone/latest/APIReference/API_GetProject.html`,
  },
  inventoryName: {
    pattern: /^[\w.-]{1,64}$/,
    noun: 'a valid S3 inventory name',
    example: 'all-objects',
    hint: 'use up to 64 letters, digits, hyphens, underscores and periods',
    see: `${DOCS}/AmazonS3/latest/API/API_InventoryConfiguration.html`,
  },
  ssmParameterPath: {
    pattern: /^\/[\w.-]+(\/[\w.-]+)*$/,
    noun: 'the path of a Systems Manager parameter',
    example: '/example-org/datazone/domain',
    see: `${DOCS}/systems-manager/latest/userguide/sysman-paramstore-su-create.html`,
  },
  dataZoneDomainId: {
    pattern: /^dzd[-_][\w-]{1,36}$/,
    noun: 'the ID of an Amazon DataZone domain',
    example: 'dzd_4f5g6h7j8k9l0m',
    hint: 'it begins with dzd, as `aws datazone list-domains` shows it',
    see: `${DOCS}/datazone/latest/APIReference/API_GetDomain.html`,
  },
  glueSchedule: {
    pattern: /^cron\(\s*(\S+\s+){5}\S+\s*\)$/,
    noun: 'a schedule that AWS Glue accepts',
    example: 'cron(0 6 ? * MON-FRI *)',
    hint: 'write cron(MINUTES HOURS DAY MONTH WEEKDAY YEAR), for example "cron(0 6 ? * MON-FRI *)"',
    see: `${DOCS}/glue/latest/dg/monitor-data-warehouse-schedule.html`,
  },
  identityCenterInstance: {
    pattern: /^(arn:[^:]+:sso:::instance\/)?ssoins-[A-Za-z0-9.-]{16}$/,
    noun: 'an instance of IAM Identity Center',
    example: 'ssoins-1234567890abcdef',
    hint: 'for example "ssoins-1234567890abcdef", as `aws sso-admin list-instances` shows it',
    see: `${DOCS}/singlesignon/latest/APIReference/API_InstanceMetadata.html`,
  },
  lakeFormationShare: {
    pattern: /^(\d{12}|arn:[^:]+:organizations::\d{12}:(organization\/o-[a-z0-9]+|ou\/o-[a-z0-9]+\/ou-[a-z0-9-]+))$/,
    noun: 'an AWS account ID, an organization or an organizational unit',
    example: '111122223333',
    hint: 'write an account ID, or the ARN of an organization (arn:aws:organizations::ACCOUNT:organization/o-ID) or '
      + 'of an organizational unit',
    see: `${DOCS}/lake-formation/latest/APIReference/API_CreateLakeFormationIdentityCenterConfiguration.html`,
  },
  sageMakerImageArn: {
    pattern: /^arn:[^:]+:sagemaker:[^:]*:[^:]*:image\/.+$/,
    noun: 'the ARN of a SageMaker image',
    example: 'arn:aws:sagemaker:eu-central-1:111122223333:image/research',
    see: `${SAGEMAKER}/API_ResourceSpec.html`,
  },
  sageMakerImageVersionArn: {
    pattern: /^arn:[^:]+:sagemaker:[^:]*:[^:]*:image-version\/.+$/,
    noun: 'the ARN of the version of a SageMaker image',
    example: 'arn:aws:sagemaker:eu-central-1:111122223333:image-version/research/1',
    see: `${SAGEMAKER}/API_ResourceSpec.html`,
  },
  gitRepositoryUrl: {
    pattern: /^https:\/\/[^\s/]+\S*$/,
    noun: 'the URL of a Git repository that Studio can clone',
    example: 'https://git.example.com/research.git',
    hint: 'write https://...',
    see: `${SAGEMAKER}/API_CodeRepository.html`,
  },
  mlflowServerName: {
    pattern: /^[A-Za-z0-9](-*[A-Za-z0-9]){0,255}$/,
    noun: 'a valid MLflow tracking server name',
    example: 'research-experiments',
    hint: 'use up to 256 letters, digits and hyphens, beginning and ending with a letter or digit',
    see: `${SAGEMAKER}/API_CreateMlflowTrackingServer.html`,
  },
  currencyCode: {
    pattern: /^[A-Z]{3}$/,
    noun: 'a currency code',
    example: 'EUR',
    hint: 'write its three letters, for example "USD"',
    see: `${DOCS}/aws-cost-management/latest/APIReference/API_budgets_Spend.html`,
  },
  tagKey: {
    pattern: /^(?![aA][wW][sS]:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/u,
    noun: 'a tag key',
    example: 'cost-center',
    hint: 'use 1 to 128 letters, digits, spaces and _ . : / = + - @; the prefix "aws:" is reserved',
    see: TAGGING,
  },
  tagValue: {
    pattern: /^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u,
    noun: 'a tag value',
    example: 'research',
    hint: 'use up to 256 letters, digits, spaces and _ . : / = + - @',
    see: TAGGING,
  },
} satisfies { [name: string]: Format };

/** The name of a format. */
export type FormatName = keyof typeof FORMATS;

/** Messages quote at most this many characters of a value. */
const MAX_QUOTED = 100;

/** What is wrong with a text that is not in a format. A deferred text is not checked. */
export function formatFinding(name: FormatName, text: string): OptionFinding | undefined {
  const { pattern, noun, hint, example, known }: Format = FORMATS[name];
  if (isDeferred(text) || pattern.test(text)) return undefined;
  const meant = known === undefined ? undefined : nearest(text, known());
  return {
    code: 'DSP304',
    message: `${quoted(text)} is not ${noun}`,
    hint: meant === undefined ? bracesHint(text) ?? hint ?? `for example "${example}"` : `did you mean "${meant}"?`,
  };
}

/** The warning for a text that is in the format, and that is not among the names that AWS publishes. */
export function unknownNameFinding(name: FormatName, text: string): OptionFinding | undefined {
  const { pattern, noun, known }: Format = FORMATS[name];
  if (known === undefined || isDeferred(text) || !pattern.test(text)) return undefined;
  const names = known();
  const bare = text.replace(/^arn:[^:]+:iam::aws:policy\//, '');
  if (names.includes(bare)) return undefined;
  const meant = nearest(bare, names);
  return {
    code: 'DSP132',
    message: `${quoted(text)} is not known as ${noun}`,
    hint: `${meant === undefined ? '' : `did you mean "${meant}"? `}AWS adds new names, so it can be correct`,
  };
}

/** Throws for a text that is not in a format: for names that no property of a struct holds, such as keys of maps. */
export function checkFormat(scope: IConstruct, path: OptionPath, name: FormatName, text: string | undefined): void {
  const finding = text === undefined ? undefined : formatFinding(name, text);
  if (finding) failAt(scope, path, finding);
}

function quoted(text: string): string {
  return `"${text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}...` : text}"`;
}

function idOf(prefix: string, noun: string, api: string): Format {
  return {
    pattern: new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`),
    noun: `the ID of ${noun}`,
    example: `${prefix}-0123456789abcdef0`,
    see: `${DOCS}/AWSEC2/latest/APIReference/API_${api}.html`,
  };
}
