import { DeployedTemplate } from './deployed-template';
import { sortedEntries } from '../../private/collections';
import { statefulTypes } from '../../private/facts/resource-changes';
import { RETAINED_BY_SERVICE, RETAINED_TYPES } from '../../private/facts/retained-resources';
import { TemplateResource } from '../diff/template';

/**
 * Types whose deletion loses something, in addition to those that the library always retains and those that
 * `cfn-lint` lists: files of users and of notebook instances, definitions and partitions of tables, and images, code,
 * features, rows and messages of other services.
 */
const ALSO_RETAINED = [
  'AWS::Cassandra::Table', 'AWS::CodeCommit::Repository', 'AWS::DSQL::Cluster', 'AWS::ECR::Repository',
  'AWS::Glue::Table', 'AWS::KMS::ReplicaKey', 'AWS::MSK::Cluster', 'AWS::MemoryDB::Cluster',
  'AWS::OpenSearchServerless::Collection', 'AWS::RDS::GlobalCluster', 'AWS::RedshiftServerless::Namespace',
  'AWS::S3Tables::Table', 'AWS::S3Tables::TableBucket', 'AWS::SageMaker::FeatureGroup',
  'AWS::SageMaker::NotebookInstance', 'AWS::SageMaker::UserProfile', 'AWS::Timestream::Table',
];

/** Whether CloudFormation calls a function when a resource of this type is deleted. */
export function isCustomResource(type: string): boolean {
  return type === 'AWS::CloudFormation::CustomResource' || type.startsWith('Custom::');
}

/**
 * Whether the deletion of a resource reverts something that the platform still needs. CloudFormation deletes removed
 * resources after it creates new ones, so the deletion of an old Lake Formation permission revokes a new one.
 */
export function undoesOnDeletion(type: string): boolean {
  return isCustomResource(type) || type === 'AWS::LakeFormation::PrincipalPermissions';
}

/**
 * The logical IDs that the first step retains: resources that hold data, and custom resources that are removed from the
 * stack.
 */
export function retainedFirst(deployed: DeployedTemplate, stays: ReadonlySet<string>): string[] {
  return sortedEntries(deployed.Resources ?? {}).filter(([id, resource]) => {
    const isKept = isRetained(resource.DeletionPolicy) && isRetained(resource.UpdateReplacePolicy);
    return !isKept && (protectsData(resource.Type) || (!stays.has(id) && undoesOnDeletion(resource.Type)));
  }).map(([id]) => id);
}

/**
 * The deployed template, with the resources retained. CloudFormation does not update a stack if only deletion policies
 * change, so their metadata also changes.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export function withRetained(deployed: DeployedTemplate, ids: readonly string[]): DeployedTemplate {
  return {
    ...deployed,
    Resources: Object.fromEntries(Object.entries(deployed.Resources ?? {}).map(([id, resource]) => [
      id, ids.includes(id) ? retained(resource) : resource,
    ])),
  };
}

function retained(resource: TemplateResource & { readonly Metadata?: object }): TemplateResource {
  return {
    ...resource,
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    ...{ Metadata: { ...resource.Metadata, RetainedForAdoption: 'true' } },
  };
}

/** Whether the deletion of a resource of this type always loses something. */
export function protectsData(type: string): boolean {
  return (type in RETAINED_TYPES && RETAINED_TYPES[type].only === undefined)
    || RETAINED_BY_SERVICE.includes(type) || ALSO_RETAINED.includes(type) || statefulTypes().includes(type);
}

function isRetained(policy: string | undefined): boolean {
  return policy === 'Retain' || policy === 'RetainExceptOnCreate';
}
