import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { PlatformKey } from '../access/platform-key';
import { AccessLevel, PrefixGrant } from '../access/prefix-access';
import { ProtectedBucket } from '../access/protected-bucket';
import { RoleRef } from '../access/role-ref';
import { RoleReference } from '../access/role-reference';
import { ComponentProps } from '../naming/component-props';
import { sortedEntries } from '../private/collections';
import { namingOf } from '../private/names';
import { checkOptions } from '../private/options-model';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/**
 * Who may do what with the objects below one prefix.
 */
export interface DataLakeAccessRule {
  /**
   * Prefix of the objects, for example `data/`; `/` is the whole bucket.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
   */
  readonly prefix: string;

  /**
   * Logical roles that may read objects.
   *
   * @default - nobody
   * @yaml ReadRoles
   */
  readonly readRoles?: string[];

  /**
   * Logical roles that may read, write and delete objects. A deletion leaves the versions of the object in place.
   *
   * @default - nobody
   * @yaml ReadWriteRoles
   */
  readonly readWriteRoles?: string[];

  /**
   * Logical roles that may read, write and delete objects and their versions for good.
   *
   * @default - nobody
   * @yaml ReadWriteSuperRoles
   */
  readonly readWriteSuperRoles?: string[];
}

/**
 * An access policy, which buckets name in their `accessPolicies`.
 */
export interface DataLakeAccessPolicy {
  /**
   * The rule of the policy.
   */
  readonly rule: DataLakeAccessRule;
}

/**
 * A bucket (zone) of the data lake.
 */
export interface DataLakeBucketOptions {
  /**
   * Names of the access policies that apply to the bucket.
   */
  readonly accessPolicies: string[];

  /**
   * Whether everybody whom no access policy names is denied the objects, whatever their own policies allow.
   *
   * @default true
   */
  readonly defaultDeny?: boolean;
}

/**
 * Configuration of a data lake.
 */
export interface DataLakeOptions {
  /**
   * Logical roles by name: each stands for one or more IAM roles.
   */
  readonly roles: { [name: string]: RoleRef[] };

  /**
   * Access policies by name.
   */
  readonly accessPolicies: { [name: string]: DataLakeAccessPolicy };

  /**
   * Buckets by zone, for example `raw` and `transformed`.
   */
  readonly buckets: { [zone: string]: DataLakeBucketOptions };
}

/**
 * Properties of a `DataLake`.
 */
export interface DataLakeProps extends DataLakeOptions, ComponentProps {}

/**
 * An S3 data lake: buckets encrypted with one key, with access by prefix for logical roles and for nobody else.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class DataLake extends Construct {
  /**
   * The key that encrypts every bucket of the lake.
   */
  public readonly key: IKey;

  private readonly zones: { [zone: string]: IBucket } = {};

  constructor(scope: Construct, id: string, props: DataLakeProps) {
    super(scope, id);
    checkOptions(this, 'DataLakeProps', props);
    const naming = props.naming ?? namingOf(this);
    const roles = Object.fromEntries(sortedEntries(props.roles).map(([name, refs]) => [name, RoleReference.list(this, refs)]));
    const grantsByZone = sortedEntries(props.buckets).map(([zone, bucket]): [string, PrefixGrant[]] => [
      zone,
      bucket.accessPolicies.flatMap((policy) => grantsOf(this, policy, props, roles)),
    ]);
    const grants = grantsByZone.flatMap(([, list]) => list);

    const key = new PlatformKey(this, 'Key', {
      naming,
      description: 'Encrypts the buckets of the data lake',
      decrypt: grants.flatMap((grant) => grant.roles),
      encrypt: grants.filter((grant) => grant.level > AccessLevel.READ).flatMap((grant) => grant.roles),
      removalPolicy: props.removalPolicy,
    });
    this.key = key;
    for (const [zone, zoneGrants] of grantsByZone) {
      this.zones[zone] = new ProtectedBucket(this, `Bucket-${zone}`, {
        naming,
        suffix: zone,
        key,
        grants: zoneGrants,
        defaultDeny: props.buckets[zone].defaultDeny,
        removalPolicy: props.removalPolicy,
      });
    }
  }

  /**
   * The names of the zones, sorted.
   */
  public get zoneNames(): string[] {
    return Object.keys(this.zones);
  }

  /**
   * The bucket of a zone. Throws where the lake has no such zone.
   *
   * @param zone the key of the bucket in `buckets`
   */
  public bucket(zone: string): IBucket {
    const bucket = this.zones[zone];
    return bucket ?? fail({
      code: 'DSP204',
      where: this.node.path,
      message: `the data lake has no bucket "${zone}"`,
      hint: didYouMean(zone, this.zoneNames),
    });
  }
}

function grantsOf(scope: DataLake, policyName: string, props: DataLakeProps, roles: { [name: string]: RoleReference[] }): PrefixGrant[] {
  const policy = lookUp(scope, 'access policy', policyName, props.accessPolicies);
  const { prefix, readRoles, readWriteRoles, readWriteSuperRoles } = policy.rule;
  const byLevel: [AccessLevel, string[] | undefined][] = [
    [AccessLevel.READ, readRoles],
    [AccessLevel.READ_WRITE, readWriteRoles],
    [AccessLevel.READ_WRITE_SUPER, readWriteSuperRoles],
  ];
  return byLevel.flatMap(([level, names]) => (names === undefined ? [] : [{
    prefix,
    level,
    roles: names.flatMap((name) => lookUp(scope, 'logical role', name, roles)),
  }]));
}

function lookUp<T>(scope: DataLake, kind: string, name: string, map: { [name: string]: T }): T {
  if (Object.hasOwn(map, name)) return map[name];
  return fail({ code: 'DSP204', where: scope.node.path, message: `unknown ${kind} "${name}"`, hint: didYouMean(name, Object.keys(map)) });
}
