import { Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { CfnDatabase, CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { BuiltModule, Known } from './built-module';
import { Reporter } from './findings';
import { moduleId, sameTarget } from './module-entry';
import { parameterText } from './references/parameter-text';
import { knowsItsGrants } from '../access/given-objects';
import { AccessLevel, covers, normalizePrefix } from '../access/prefix-access';
import { RoleRef } from '../access/role-ref';
import { RoleReference } from '../access/role-reference';
import { DataOpsProject } from '../dataops/dataops-project';
import { OptionPath } from '../private/option-path';
import { optionPathOf } from '../private/option-problems';

/** A bucket of a module, the strings that identify its key in other modules, and the roles that can write to it. */
interface KeyedBucket {
  readonly name: string;
  readonly keys: readonly string[];
  readonly writers: readonly { readonly role: string; readonly prefixes: readonly string[] }[];
}

/** A database of a project, in the objects below a prefix of a bucket. */
interface LocatedDatabase {
  readonly bucket: string;
  readonly prefix: string;
  readonly path: OptionPath;
}

/** What a service writes to a bucket with a key, as text in the template. */
interface Output {
  readonly what: string;
  readonly bucket: string;
  readonly key: string;
}

/** The encrypted buckets of a module, and what the module writes with which keys. */
export interface OutputFacts {
  readonly buckets: readonly KeyedBucket[];
  readonly outputs: readonly Output[];
  readonly project?: {
    /** Keys that the security configurations write with. */
    readonly outputs: readonly string[];
    /** The roles of jobs. */
    readonly roles: readonly string[];
    readonly databases: readonly LocatedDatabase[];
  };
}

/** The buckets, keys and databases in the stack of a module. */
export function outputsOf(module: BuiltModule): OutputFacts {
  return { buckets: keyedBuckets(module), outputs: outputsOfServices(module), project: projectOf(module) };
}

/** The options of a kind of module that specify the bucket or the key of its outputs. */
const OUTPUT_OPTIONS: { readonly [kind: string]: OptionPath } = {
  athenaWorkgroup: ['existingBucketName'],
  auditTrail: ['trail', 'cloudTrailAuditKmsKeyArn'],
  dataScienceTeam: ['team', 'existingBucketName'],
};

/**
 * Reports trails and workgroups that write to a bucket of another module with a key other than that of the bucket,
 * which the bucket policy denies. Also reports databases of a project in a bucket that its execution roles can write
 * to, if no security configuration of the project uses the key of the bucket.
 */
export function checkOutputKeys(modules: readonly Known<OutputFacts>[], reporter: Reporter): void {
  const buckets = new Map(modules.flatMap(({ entry, facts }) => (
    facts.buckets.map((bucket) => [bucket.name, { ...bucket, entry }])
  )));
  for (const { entry, facts: { outputs, project } } of modules) {
    for (const { what, bucket: name, key } of outputs) {
      const bucket = buckets.get(name);
      if (bucket === undefined || bucket.entry === entry || !sameTarget(bucket.entry, entry)) continue;
      if (bucket.keys.length === 0 || bucket.keys.includes(key)) continue;
      reporter.problem({
        code: 'DSP353',
        message: `${what} to the bucket "${name}" of "${moduleId(bucket.entry)}" with a key other than the key of the `
          + 'bucket, which the bucket policy denies',
        hint: `specify the key of the bucket: ${keyExample(bucket)}`,
      }, [...entry.path, entry.kind.key, ...OUTPUT_OPTIONS[entry.kind.key] ?? []]);
    }
    if (project === undefined) continue;
    const { outputs: ownKeys, roles, databases } = project;
    for (const { bucket: name, prefix, path } of databases) {
      const bucket = buckets.get(name);
      if (bucket === undefined || !sameTarget(bucket.entry, entry)) continue;
      const writes = bucket.writers.some(({ role, prefixes }) => (
        roles.includes(role) && prefixes.some((outer) => covers(outer, prefix))
      ));
      if (!writes || bucket.keys.length === 0 || bucket.keys.some((key) => ownKeys.includes(key))) continue;
      reporter.problem({
        code: 'DSP353',
        message: `jobs of the project write to the bucket "${name}" of "${moduleId(bucket.entry)}" with a key other `
          + 'than the key of the bucket, which the bucket policy denies',
        hint: entry.options.s3OutputKmsKeyArn === undefined
          ? `add "s3OutputKmsKeyArn: ${keyExample(bucket)}"`
          : `add the key to "s3OutputKmsKeyArns", for example ${bucket.entry.name}: ${keyExample(bucket)}`,
      }, [...entry.path, entry.kind.key, ...path]);
    }
  }
}

function projectOf({ module, stack, resources }: BuiltModule): OutputFacts['project'] {
  const { component } = module;
  if (!(component instanceof DataOpsProject)) return undefined;
  const { projectExecutionRoles = [] } = module._options as { readonly projectExecutionRoles?: RoleRef[] };
  return {
    outputs: resources
      .filter((resource) => resource instanceof CfnSecurityConfiguration)
      .map((configuration) => outputKeyOf(stack, configuration)),
    roles: projectExecutionRoles.map((ref) => roleText(stack, new RoleReference(component, ref))),
    databases: resources.filter((resource) => resource instanceof CfnDatabase).flatMap((database) => {
      const [, bucket, prefix] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(locationOf(database) ?? '') ?? [];
      return bucket === undefined ? []
        : [{ bucket, prefix: normalizePrefix(prefix), path: optionPathOf(database, []) }];
    }),
  };
}

function outputsOfServices({ stack, resources }: BuiltModule): Output[] {
  const text = (value: unknown) => JSON.stringify(stack.resolve(value));
  return resources.flatMap((resource): Output[] => {
    if (resource instanceof CfnTrail) {
      const { s3BucketName, kmsKeyId } = resource;
      const bucket = stack.resolve(s3BucketName) as string;
      return kmsKeyId === undefined ? [] : [{ what: 'the trail writes', bucket, key: text(kmsKeyId) }];
    }
    if (!(resource instanceof CfnWorkGroup)) return [];
    const { resultConfiguration } = stack.resolve(resource.workGroupConfiguration) as Workgroup;
    const key = resultConfiguration?.encryptionConfiguration?.kmsKey;
    const [, bucket] = /^s3:\/\/([^/]+)/.exec(String(resultConfiguration?.outputLocation)) ?? [];
    return key === undefined || bucket === undefined ? []
      : [{ what: 'queries of the workgroup write', bucket, key: JSON.stringify(key) }];
  });
}

interface Workgroup {
  readonly resultConfiguration?: {
    readonly outputLocation?: unknown;
    readonly encryptionConfiguration?: { readonly kmsKey?: unknown };
  };
}

function keyedBuckets({ stack, resources }: BuiltModule): KeyedBucket[] {
  return resources.filter((resource) => resource instanceof CfnBucket).flatMap((bucket) => {
    const owner = bucket.node.scope;
    const key = keyOf(stack, bucket);
    const name: unknown = stack.resolve(bucket.bucketName);
    if (typeof name !== 'string' || key === undefined || owner === undefined || !knowsItsGrants(owner)) return [];
    const published = resources
      .filter((resource) => resource instanceof CfnParameter)
      .filter((parameter) => JSON.stringify(stack.resolve(parameter.value)) === key)
      .map((parameter) => JSON.stringify(stack.resolve(parameterText(parameter.name!))));
    const writers = owner.reaches.map((reach) => (
      { role: roleText(stack, reach.role), prefixes: reach.atLeast(AccessLevel.READ_WRITE) }
    ));
    return [{ name, keys: key.startsWith('"') ? [key, ...published] : published, writers }];
  });
}

/** Equal for references to the same role in stacks of one account. */
function roleText(stack: Stack, role: RoleReference): string {
  return JSON.stringify(stack.resolve(role.key));
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
