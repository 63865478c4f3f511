import { DeployedTemplate } from './deployed-template';
import { sortedEntries } from '../../private/collections';
import { holdsDataAlways } from '../../private/facts/data-types';
import { TemplateResource } from '../diff/template';

/**
 * Types that a deployment of the platform deletes with their user, table or module, and that an adoption retains: files
 * of users, and definitions and partitions of tables.
 */
const RETAINED_ONCE = ['AWS::Glue::Table', 'AWS::SageMaker::UserProfile'];

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

/** Whether an adoption retains resources of this type. */
export function protectsData(type: string): boolean {
  return RETAINED_ONCE.includes(type) || holdsDataAlways(type);
}

function isRetained(policy: string | undefined): boolean {
  return policy === 'Retain' || policy === 'RetainExceptOnCreate';
}
