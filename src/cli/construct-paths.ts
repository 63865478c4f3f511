import { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';

/**
 * Paths of the constructs of a stack by the logical IDs of their resources, for example
 * `Platform/acme-dev-shared-datalake/DataLake/Key`.
 */
export function constructPaths(stack: CloudFormationStackArtifact): Map<string, string> {
  return new Map(stack.findMetadataByType('aws:cdk:logicalId').map(({ path, data }) => [
    String(data), path.replace(/^\//, '').replace(/\/(Resource|Default)$/, ''),
  ]));
}
