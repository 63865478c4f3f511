import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

/** A resource of a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: { readonly [property: string]: unknown };
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/**
 * Resources with content that cannot be recreated, and the properties whose change makes CloudFormation replace them,
 * according to the documentation of each type.
 */
export const STATEFUL: { readonly [type: string]: readonly string[] } = {
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::KMS::Key': [],
  'AWS::SageMaker::Domain': ['AuthMode', 'DomainName', 'HomeEfsFileSystemKmsKeyId', 'KmsKeyId', 'Tags', 'VpcId'],
  'AWS::SageMaker::UserProfile': [
    'DomainId',
    'SingleSignOnUserIdentifier',
    'SingleSignOnUserValue',
    'Tags',
    'UserProfileName',
  ],
  'AWS::SageMaker::Space': ['DomainId', 'OwnershipSettings', 'SpaceName', 'SpaceSharingSettings'],
  'AWS::SageMaker::MlflowTrackingServer': ['TrackingServerName'],
  'AWS::Glue::Database': ['CatalogId', 'DatabaseName', 'DatabaseInput.Name'],
  'AWS::Athena::WorkGroup': ['Name'],
  'AWS::CloudTrail::Trail': ['TrailName'],
  'AWS::Glue::DataCatalogEncryptionSettings': ['CatalogId'],
  'AWS::LakeFormation::DataLakeSettings': [],
};

/** The stateful resources of some stacks, by `stack/logical id`. */
export function statefulResources(stacks: Stack[]): Map<string, TemplateResource> {
  const found = new Map<string, TemplateResource>();
  for (const stack of stacks) {
    const { Resources: resources = {} } = Template.fromStack(stack).toJSON() as {
      Resources?: { [id: string]: TemplateResource };
    };
    for (const [id, resource] of Object.entries(resources)) {
      if (resource.Type in STATEFUL) found.set(`${stack.stackName}/${id}`, resource);
    }
  }
  return found;
}

/** Stateful resources that a change would replace or remove, each with the reason. */
export function losses(before: Map<string, TemplateResource>, after: Map<string, TemplateResource>): string[] {
  return [...before].flatMap(([id, resource]) => {
    const changed = after.get(id);
    if (changed === undefined) return [`${id} is removed`];
    return STATEFUL[resource.Type]
      .filter((property) => JSON.stringify(at(resource, property)) !== JSON.stringify(at(changed, property)))
      .map((property) => `${id} is replaced for ${property}`);
  });
}

function at(resource: TemplateResource, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, step) => (value as { [key: string]: unknown } | undefined)?.[step], resource.Properties);
}
