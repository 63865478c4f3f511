import { statefulTypes } from './resource-changes';
import { RETAINED_BY_SERVICE, RETAINED_TYPES } from './retained-resources';

/**
 * Types whose deletion loses something, in addition to those that the library always retains and those that
 * `cfn-lint` lists: files of notebook instances, and images, code, features, rows and messages of other services.
 */
const OTHER_SERVICES = [
  'AWS::Cassandra::Table', 'AWS::CodeCommit::Repository', 'AWS::DSQL::Cluster', 'AWS::ECR::Repository',
  'AWS::KMS::ReplicaKey', 'AWS::MSK::Cluster', 'AWS::MemoryDB::Cluster', 'AWS::OpenSearchServerless::Collection',
  'AWS::RDS::GlobalCluster', 'AWS::RedshiftServerless::Namespace', 'AWS::S3Tables::Table', 'AWS::S3Tables::TableBucket',
  'AWS::SageMaker::FeatureGroup', 'AWS::SageMaker::NotebookInstance', 'AWS::Timestream::Table',
];

/** Whether the deletion of a resource of this type always loses something. */
export function holdsDataAlways(type: string): boolean {
  return (type in RETAINED_TYPES && RETAINED_TYPES[type].only === undefined)
    || RETAINED_BY_SERVICE.includes(type) || OTHER_SERVICES.includes(type) || statefulTypes().includes(type);
}
