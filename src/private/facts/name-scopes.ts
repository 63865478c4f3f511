/** Where no two resources of a type can have the same name: in a partition, in an account, or in one of its Regions. */
export type NameScope = 'partition' | 'account' | 'region';

/**
 * The scope of the names of a type. Names of all other types are unique in an account and Region.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
 */
export function nameScope(type: string): NameScope {
  if (type === 'AWS::S3::Bucket') return 'partition';
  return type.startsWith('AWS::IAM::') ? 'account' : 'region';
}

/**
 * Whether names of a type that differ only in case are the same name. Glue stores names of databases in lowercase, and
 * Lake Formation keys of LF-tags.
 *
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_DatabaseInput.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateUserProfile.html
 */
export function ignoresCaseOfNames(type: string): boolean {
  return CASELESS.includes(type);
}

const CASELESS = [
  'AWS::EC2::SecurityGroup', 'AWS::Glue::Database', 'AWS::IAM::Group', 'AWS::IAM::InstanceProfile',
  'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role', 'AWS::IAM::User', 'AWS::LakeFormation::Tag',
  'AWS::SageMaker::UserProfile',
];

/**
 * Properties in which a name is unique, for types that are identified by a generated ID. No page says that the name of
 * a domain is unique: `CreateDomain` documents `ResourceInUse` without a condition, so this is assumed.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDomain.html
 */
export const PLACES_OF_NAMES: { readonly [type: string]: readonly string[] } = {
  'AWS::EC2::SecurityGroup': ['VpcId'],
  'AWS::SageMaker::Domain': [],
};

/**
 * Properties with which an account has one resource in a Region, of types without a name. Lake Formation registers a
 * location once: otherwise it returns `AlreadyExistsException`.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_RegisterResource.html
 */
export const UNIQUE_PROPERTIES: { readonly [type: string]: string } = { 'AWS::LakeFormation::Resource': 'ResourceArn' };

/** The partitions other than `aws` that the page lists, by the beginning of the codes of their Regions. */
const PARTITIONS: { readonly [prefix: string]: string } = { 'cn-': 'aws-cn', 'us-gov-': 'aws-us-gov' };

/**
 * The partition of a Region. A Region that is not known is in the partition of most Regions.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function partitionOf(region = ''): string {
  return Object.entries(PARTITIONS).find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}
