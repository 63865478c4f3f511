import { Stack } from 'aws-cdk-lib';
import { CfnDatabase, CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { BuiltModule } from './built-module';
import { Reporter } from './findings';
import { ModuleEntry, moduleId, sameTarget } from './module-entry';
import { PlatformModule } from './platform-module';
import { parameterText } from './references/parameter-text';
import { KnowsItsGrants, knowsItsGrants } from '../access/given-objects';
import { AccessLevel } from '../access/prefix-access';
import { RoleRef } from '../access/role-ref';
import { RoleReference } from '../access/role-reference';
import { DataOpsProject } from '../dataops/dataops-project';
import { optionPathOf } from '../private/option-problems';

/** A module with its component. */
interface BuiltComponent extends BuiltModule {
  readonly module: PlatformModule;
}

/** A bucket of a module, and the strings that identify its key in other modules. */
interface KeyedBucket {
  readonly entry: ModuleEntry;
  readonly grants: KnowsItsGrants;
  readonly keys: readonly string[];
}

/**
 * Reports databases of a project in a bucket that its execution roles can write to, if no security configuration of the
 * project uses the key of the bucket: the bucket policy denies every other key.
 */
export function checkOutputKeys(modules: readonly BuiltComponent[], reporter: Reporter): void {
  const buckets = keyedBuckets(modules);
  for (const { entry, module, stack, resources } of modules) {
    if (!(module.component instanceof DataOpsProject)) continue;
    const outputs = new Set(resources
      .filter((resource) => resource instanceof CfnSecurityConfiguration)
      .map((configuration) => outputKeyOf(stack, configuration)));
    const { projectExecutionRoles = [] } = module._options as { readonly projectExecutionRoles?: RoleRef[] };
    const roles = projectExecutionRoles.map((ref) => new RoleReference(module.component as DataOpsProject, ref));
    for (const database of resources.filter((resource) => resource instanceof CfnDatabase)) {
      const [, name, prefix] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(locationOf(database) ?? '') ?? [];
      const bucket = buckets.get(name ?? '');
      if (bucket === undefined || !sameTarget(bucket.entry, entry)) continue;
      const writes = roles.some((role) => (
        bucket.grants.allows({ prefix: prefix === '' ? '/' : `${prefix}/`, level: AccessLevel.READ_WRITE, roles: [role] })
      ));
      if (!writes || bucket.keys.length === 0 || bucket.keys.some((key) => outputs.has(key))) continue;
      reporter.problem({
        code: 'DSP353',
        message: `jobs of the project write to the bucket "${name}" of "${moduleId(bucket.entry)}" with a key other `
          + 'than the key of the bucket, which the bucket policy denies',
        hint: `add the key to "s3OutputKmsKeyArns", for example ${bucket.entry.name}: ${keyExample(bucket)}`,
      }, [...entry.path, entry.kind.key, ...optionPathOf(database, [])]);
    }
  }
}

function keyedBuckets(modules: readonly BuiltComponent[]): Map<string, KeyedBucket> {
  const found = new Map<string, KeyedBucket>();
  for (const { entry, stack, resources } of modules) {
    for (const bucket of resources.filter((resource) => resource instanceof CfnBucket)) {
      const owner = bucket.node.scope;
      const key = keyOf(stack, bucket);
      const name: unknown = stack.resolve(bucket.bucketName);
      if (typeof name !== 'string' || key === undefined || owner === undefined || !knowsItsGrants(owner)) continue;
      const published = resources
        .filter((resource) => resource instanceof CfnParameter)
        .filter((parameter) => JSON.stringify(stack.resolve(parameter.value)) === key)
        .map((parameter) => JSON.stringify(stack.resolve(parameterText(parameter.name!))));
      found.set(name, { entry, grants: owner, keys: key.startsWith('"') ? [key, ...published] : published });
    }
  }
  return found;
}

/** The key that encrypts a bucket, as in the template of its stack. */
function keyOf(stack: Stack, bucket: CfnBucket): string | undefined {
  const encryption = stack.resolve(bucket.bucketEncryption) as {
    readonly serverSideEncryptionConfiguration?: readonly {
      readonly serverSideEncryptionByDefault?: { readonly kmsMasterKeyId?: unknown };
    }[];
  } | undefined;
  const [rule] = encryption?.serverSideEncryptionConfiguration ?? [];
  const key = rule?.serverSideEncryptionByDefault?.kmsMasterKeyId;
  return key === undefined ? undefined : JSON.stringify(key);
}

function outputKeyOf(stack: Stack, configuration: CfnSecurityConfiguration): string {
  const { s3Encryptions } = stack.resolve(configuration.encryptionConfiguration) as {
    readonly s3Encryptions: readonly { readonly kmsKeyArn: unknown }[];
  };
  return JSON.stringify(s3Encryptions[0].kmsKeyArn);
}

function locationOf(database: CfnDatabase): string | undefined {
  const uri = (database.databaseInput as CfnDatabase.DatabaseInputProperty).locationUri;
  return typeof uri === 'string' ? uri : undefined;
}

function keyExample({ keys }: KeyedBucket): string {
  return (JSON.parse(keys[0]) as string).replace(/^\{\{resolve:(ssm:.*)\}\}$/, '$1');
}
