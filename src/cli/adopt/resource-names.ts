import { NameKind } from '../../naming/names';

interface NamedType {
  readonly kind: NameKind;
  readonly property: string;
  /** The prefix of the name in the template. */
  readonly prefix?: string;
}

/** Types whose names come from the naming scheme, with the kind of name. */
const NAMED_TYPES: { readonly [type: string]: NamedType } = {
  'AWS::Athena::DataCatalog': { kind: 'dataCatalog', property: 'Name' },
  'AWS::Athena::WorkGroup': { kind: 'workgroup', property: 'Name' },
  'AWS::CloudTrail::Trail': { kind: 'trail', property: 'TrailName' },
  'AWS::EC2::SecurityGroup': { kind: 'securityGroup', property: 'GroupName' },
  'AWS::Glue::Connection': { kind: 'glue', property: 'ConnectionInput.Name' },
  'AWS::Glue::Crawler': { kind: 'glue', property: 'Name' },
  'AWS::Glue::Database': { kind: 'glue', property: 'DatabaseInput.Name' },
  'AWS::Glue::SecurityConfiguration': { kind: 'glue', property: 'Name' },
  'AWS::IAM::ManagedPolicy': { kind: 'managedPolicy', property: 'ManagedPolicyName' },
  'AWS::IAM::Role': { kind: 'role', property: 'RoleName' },
  'AWS::KMS::Alias': { kind: 'keyAlias', property: 'AliasName', prefix: 'alias/' },
  'AWS::S3::Bucket': { kind: 'bucket', property: 'BucketName' },
  'AWS::S3::StorageLens': { kind: 'storageLens', property: 'StorageLensConfiguration.Id' },
  'AWS::SageMaker::Domain': { kind: 'sagemaker', property: 'DomainName' },
  'AWS::SageMaker::MlflowTrackingServer': { kind: 'sagemaker', property: 'TrackingServerName' },
  'AWS::SNS::Topic': { kind: 'topic', property: 'TopicName' },
};

/** The rule for names of a type, if the naming scheme names it. */
export function nameKindOf(type: string): NamedType | undefined {
  return NAMED_TYPES[type];
}
