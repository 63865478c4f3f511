import { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';

/**
 * Paths of the constructs of a stack by the logical IDs of their resources, for example
 * `Platform/acme-dev-shared-datalake/DataLake/Key`.
 */
export function constructPaths(stack: CloudFormationStackArtifact): Map<string, string> {
  return new Map(stack.findMetadataByType('aws:cdk:logicalId').map(({ path, data }) => [
    String(data), ownerPath(path.replace(/^\//, '')),
  ]));
}

/** The path of the construct that a resource is the main resource of. */
export function ownerPath(resourcePath: string): string {
  return resourcePath.replace(/\/(Resource|Default)$/, '');
}
