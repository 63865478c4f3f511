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
 * grant access: user profiles, spaces, roles, policies, grants.
 */
export const RETAINED_TYPES: { readonly [type: string]: RetainedType } = {
  'AWS::Athena::WorkGroup': { reason: 'query history and saved queries' },
  'AWS::CloudTrail::Trail': { reason: 'recording must not stop unnoticed' },
  'AWS::DataZone::Environment': { reason: 'work of the members of a project' },
  'AWS::DataZone::EnvironmentProfile': { reason: 'the environments that it describes' },
  'AWS::DataZone::Project': { reason: 'work of the members of a project' },
  'AWS::EC2::SecurityGroup': {
    isReplaceable: true, reason: 'the retained domain uses it', only: 'the group of a Studio domain',
  },
  'AWS::EC2::SecurityGroupEgress': {
    isReplaceable: true,
    reason: 'applications of the retained domain talk to each other',
    only: 'traffic within the group of a Studio domain',
  },
  'AWS::EC2::SecurityGroupIngress': {
    isReplaceable: true,
    reason: 'applications of the retained domain talk to each other',
    only: 'traffic within the group of a Studio domain',
  },
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
  'AWS::SageMaker::Domain': { reason: 'the file system of all users' },
  'AWS::SageMaker::MlflowTrackingServer': { reason: 'experiments' },
  'AWS::SageMaker::StudioLifecycleConfig': {
    reason: 'applications of the retained domain run it', isReplaceable: true,
  },
};
