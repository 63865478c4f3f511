import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ArtifactType, AssemblyManifest } from 'aws-cdk-lib/cloud-assembly-schema';

/**
 * Makes each stack of an assembly depend on the one before it, so that the aws-cdk CLI deploys them in the order that
 * `dsp ls` and `dsp deploy --dry-run` show. It would start independent stacks in the order in which their templates are
 * uploaded. Concurrent deployments have no order.
 */
export function fixOrder(directory: string, stacks: readonly string[], passedOn: readonly string[]): void {
  if (passedOn.some((argument) => /^--concurrency(=|$)/.test(argument))) return;
  const file = join(directory, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as AssemblyManifest;
  const before = previousStacks(manifest, stacks);
  const artifacts = Object.entries(manifest.artifacts ?? {}).map(([id, artifact]) => {
    const previous = before.get(id);
    if (previous === undefined || artifact.dependencies?.includes(previous)) return [id, artifact];
    return [id, { ...artifact, dependencies: [...artifact.dependencies ?? [], previous] }];
  });
  writeFileSync(file, JSON.stringify({ ...manifest, artifacts: Object.fromEntries(artifacts) }, undefined, 1));
}

/** The artifact before each stack, by artifact. Stacks are named by their paths in the tree of constructs. */
function previousStacks({ artifacts = {} }: AssemblyManifest, stacks: readonly string[]): Map<string, string> {
  const byPath = new Map(Object.entries(artifacts)
    .filter(([, { type }]) => type === ArtifactType.AWS_CLOUDFORMATION_STACK)
    .map(([id, { displayName = id }]) => [displayName, id]));
  const ids = stacks.flatMap((path) => byPath.get(path) ?? []);
  return new Map(ids.slice(1).map((id, index) => [id, ids[index]]));
}
