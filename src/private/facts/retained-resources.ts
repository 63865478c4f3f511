/** A resource type that is retained by default when a resource is removed from a template or its stack is deleted. */
export interface RetainedType {
  /** The data that would be lost with the resource, as in the documentation. */
  readonly reason: string;
  /** Only in this case; other resources of the type are deleted. */
  readonly only?: string;
  /** Whether a replacement loses no data, because the template contains the whole content of the resource. */
  readonly isReplaceable?: boolean;
}

/**
 * Types that hold or protect data, and the resources that they need. All others are deleted, in particular those that
 * grant access: user profiles, spaces, roles, policies, grants; and Studio domains (`RETAINED_BY_SERVICE`).
 */
export const RETAINED_TYPES: { readonly [type: string]: RetainedType } = {
  'AWS::Athena::WorkGroup': { reason: 'query history and saved queries' },
  'AWS::CloudTrail::Trail': { reason: 'recording must not stop unnoticed' },
  'AWS::DataZone::Environment': { reason: 'work of the members of a project' },
  'AWS::DataZone::EnvironmentProfile': { reason: 'the environments that it describes' },
  'AWS::DataZone::Project': { reason: 'work of the members of a project' },
  'AWS::Athena::DataCatalog': { reason: 'queries refer to it' },
  'AWS::Glue::DataCatalogEncryptionSettings': { reason: 'the catalog stays encrypted' },
  'AWS::Glue::Database': { reason: 'definitions of tables' },
  'AWS::Glue::Table': { reason: 'definition of a table', only: 'the tables of inventories and audit records' },
  'AWS::IAM::ManagedPolicy': {
    isReplaceable: true, reason: 'the retained server uses it', only: 'the policy of an MLflow tracking server',
  },
  'AWS::IAM::Role': {
    isReplaceable: true, reason: 'the retained server uses it', only: 'the role of an MLflow tracking server',
  },
  'AWS::KMS::Alias': { reason: 'the name of a retained key', isReplaceable: true },
  'AWS::KMS::Key': { reason: 'without the key, encrypted data is lost' },
  'AWS::LakeFormation::DataLakeSettings': { reason: 'administrators and default permissions of the account' },
  'AWS::S3::Bucket': { reason: 'objects' },
  'AWS::S3::BucketPolicy': { reason: 'the protection of a retained bucket', isReplaceable: true },
  'AWS::SageMaker::MlflowTrackingServer': { reason: 'experiments' },
};

/**
 * Types that are deleted, because the service retains their data; but people lose access to it. A deployment does not
 * delete or replace them without permission.
 *
 * SageMaker retains the file system of a domain, with the home directories of all users. A retained domain would
 * contain nothing else, because user profiles and spaces are deleted, and its name would be in use.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteDomain.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/gs-studio-delete-domain.html
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1085
 */
export const RETAINED_BY_SERVICE: readonly string[] = ['AWS::SageMaker::Domain'];
