import { Stack } from 'aws-cdk-lib';
import { Grant, IGrantable, IRole } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnResource as CfnLocation } from 'aws-cdk-lib/aws-lakeformation';
import { CfnStorageLens, IBucket, LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { corsRules } from './cors';
import { DataLakeBucketOptions, DataLakeOptions } from './data-lake-options';
import { LakeLocations } from './lake-locations';
import { lifecycleRules } from './lifecycle';
import { BucketInventories, inventoryKeyStatements, receivedInventories } from '../access/bucket-inventory';
import { addKeyStatement } from '../access/given-objects';
import { checkObjectLock } from '../access/object-lock';
import { platformKey } from '../access/platform-key';
import { checkedPrefix, AccessLevel, PrefixGrant } from '../access/prefix-access';
import { protectedBucket } from '../access/protected-bucket';
import { grantPrefixes } from '../access/role-grants';
import { RoleReference } from '../access/role-reference';
import { ComponentProps } from '../naming/component-props';
import { namingOf, physicalName } from '../naming/names';
import { bucketArn } from '../private/arns';
import { resourcesBelow } from '../private/cfn-resources';
import { sortedEntries, unique } from '../private/collections';
import { valueOf } from '../private/lookup';
import { OptionPath } from '../private/option-path';
import { failAt, standingAt } from '../private/option-problems';
import { checkOptions } from '../private/options-reader';
import { didYouMean } from '../private/suggestions';

/**
 * Properties of a `DataLake`.
 */
export interface DataLakeProps extends DataLakeOptions, ComponentProps {
  /**
   * An existing key, instead of `existingKeyArn`. The policy of a key that the app owns is extended. The policy of an
   * imported key is not changed, and a warning is issued.
   *
   * @default - a new key, or that of `existingKeyArn`
   */
  readonly key?: IKey;

  /**
   * Existing buckets by zone (a key of `buckets`), instead of `existingBucketName`. The policy of a bucket that the app
   * owns is extended. The policies of an imported bucket, and of a bucket that another component of this library
   * protects, are not changed: a warning lists what they must allow.
   *
   * @default - new buckets, and those of `existingBucketName`
   */
  readonly existingBuckets?: { [zone: string]: IBucket };
}

/**
 * The objects of a data lake to which a grant applies.
 */
export interface DataLakeGrantOptions {
  /**
   * The zone, a key of `buckets`.
   */
  readonly bucket: string;

  /**
   * The prefix of the objects, for example `data/`.
   *
   * @default '/' - the whole bucket
   */
  readonly prefix?: string;
}

/**
 * An S3 data lake: buckets encrypted with one key, with access by prefix only for logical roles.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 *
 * @example
 * new DataLake(stack, 'Lake', {
 *   roles: { Admins: [{ name: 'data-admin' }], Readers: [{ name: 'analyst' }] },
 *   accessPolicies: {
 *     Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } },
 *     Data: { rule: { prefix: 'data/', readRoles: ['Readers'] } },
 *   },
 *   buckets: { raw: { accessPolicies: ['Root', 'Data'] } },
 * });
 */
export class DataLake extends Construct {
  /**
   * The key that encrypts every bucket of the lake.
   */
  public readonly key: IKey;

  /**
   * The S3 Storage Lens configuration, if `storageLensEnabled` is true.
   */
  public readonly storageLens?: CfnStorageLens;

  private readonly locations: LakeLocations;
  private readonly zones: { [zone: string]: IBucket } = {};

  constructor(scope: Construct, id: string, props: DataLakeProps) {
    super(scope, id);
    checkOptions(this, 'DataLakeProps', props);
    const naming = props.naming ?? namingOf(this);
    const roles = Object.fromEntries(
      sortedEntries(props.roles).map(([name, refs]) => [name, RoleReference.list(this, refs, ['roles', name])]),
    );
    const locations = (this.locations = new LakeLocations(this, naming));
    const lifecycles = Object.fromEntries(sortedEntries(props.lifecycleConfigurations).map(([name, configuration]) => (
      [name, lifecycleRules(this, name, configuration)]
    )));
    const existing = existingBuckets(this, props);
    const zones = sortedEntries(props.buckets).map(([zone, bucket]) => {
      const given = existing[zone];
      checkExisting(this, zone, bucket, given);
      checkObjectLock(this, ['buckets', zone, 'objectLock'], bucket.objectLock);
      return {
        zone,
        bucket,
        given,
        name: given?.bucketName ?? bucket.existingBucketName
          ?? standingAt(this, ['buckets', zone], () => physicalName(naming, 'bucket', zone)),
        grants: [
          ...bucket.accessPolicies.flatMap((policy, index) =>
            grantsOf(this, policy, ['buckets', zone, 'accessPolicies', index], props, roles),
          ),
          ...locations.grants(zone, bucket.lakeFormationLocations),
        ],
      };
    });
    const grants = zones.flatMap((zone) => zone.grants);

    this.key = platformKey(this, 'Key', {
      existingKeyArn: props.existingKeyArn,
      givenKey: props.key,
      naming,
      description: 'Encrypts the buckets of the data lake',
      decrypt: grants.flatMap((grant) => grant.roles),
      encrypt: grants.filter((grant) => grant.level > AccessLevel.READ).flatMap((grant) => grant.roles),
      removalPolicy: props.removalPolicy,
    });
    // Buckets can store inventories in themselves and in each other. Their names are known, so that the buckets and the
    // key
    // do not need to refer to each other.
    const inventories: { [name: string]: BucketInventories | undefined } = Object.fromEntries(
      zones.map(({ bucket, name }) => [name, bucket.inventories]),
    );
    const received = new Map(zones.map(({ name }) => [name, receivedInventories(name, inventories)]));
    const listed = unique([...received.values()].flat().map((inventory) => inventory.listed)).sort();
    for (const statement of inventoryKeyStatements(this, listed)) addKeyStatement(this, this.key, statement);
    for (const { zone, bucket, given, name, grants: zoneGrants } of zones) {
      this.zones[zone] = protectedBucket(this, `Bucket-${zone}`, {
        existingBucketName: bucket.existingBucketName,
        givenBucket: given,
        givenAs: 'existingBuckets',
        optionsPath: ['buckets', zone],
        naming,
        suffix: zone,
        key: this.key,
        grants: zoneGrants,
        defaultDeny: bucket.defaultDeny,
        inventories: bucket.inventories,
        otherInventories: received.get(name)!.filter((inventory) => inventory.listed !== name),
        enableEventBridgeNotifications: bucket.enableEventBridgeNotifications,
        objectLock: bucket.objectLock,
        cors: corsRules(this, zone, bucket.corsRules),
        lifecycleRules: lifecycleRulesOf(this, zone, bucket.lifecycleConfiguration, lifecycles),
        removalPolicy: props.removalPolicy,
      });
    }
    locations.register(
      zones.map(({ zone, name }) => ({ zone, name, after: this.zones[zone].policy ?? this.zones[zone] })),
      this.key,
    );
    if (props.storageLensEnabled && zones.length > 0) {
      const bucketNames = zones.map(({ name }) => name);
      this.storageLens = this.createStorageLens(physicalName(naming, 'storageLens'), bucketNames);
    }
  }

  /**
   * The names of the zones, sorted.
   */
  public get zoneNames(): string[] {
    return Object.keys(this.zones);
  }

  /**
   * The bucket of a zone. Throws an error if the zone does not exist.
   *
   * @param zone the key of the bucket in `buckets`
   */
  public bucket(zone: string): IBucket {
    return valueOf(this, 'the data lake has no bucket', this.zones, zone);
  }

  /**
   * Grants a role permission to read objects, in the bucket policy, the key policy and a policy of the role. Throws an
   * error for a grantee without a role, and for a role of another stack without an explicit name.
   *
   * @param grantee the role, or a construct with a role, such as a function
   * @param options the bucket and the prefix
   *
   * @example
   * declare const lake: DataLake;
   * declare const reader: IRole;
   * lake.grantRead(reader, { bucket: 'raw', prefix: 'data/sales/' });
   */
  public grantRead(grantee: IGrantable, options: DataLakeGrantOptions): Grant {
    return this.grant(grantee, options, AccessLevel.READ);
  }

  /**
   * Grants a role permission to read, put, tag and delete objects. Versions of deleted objects are kept. Throws the
   * same errors as `grantRead`.
   *
   * @param grantee the role, or a construct with a role, such as a function
   * @param options the bucket and the prefix
   *
   * @example
   * declare const lake: DataLake;
   * declare const loader: IRole;
   * lake.grantReadWrite(loader, { bucket: 'raw', prefix: 'data/sales/' });
   */
  public grantReadWrite(grantee: IGrantable, options: DataLakeGrantOptions): Grant {
    return this.grant(grantee, options, AccessLevel.READ_WRITE);
  }

  /**
   * Grants a role permission to read and write objects, delete their versions and set retention. Throws the same errors
   * as `grantRead`.
   *
   * @param grantee the role, or a construct with a role, such as a function
   * @param options the bucket and the prefix
   *
   * @example
   * declare const lake: DataLake;
   * declare const curator: IRole;
   * lake.grantReadWriteSuper(curator, { bucket: 'raw' });
   */
  public grantReadWriteSuper(grantee: IGrantable, options: DataLakeGrantOptions): Grant {
    return this.grant(grantee, options, AccessLevel.READ_WRITE_SUPER);
  }

  private grant(grantee: IGrantable, { bucket, prefix }: DataLakeGrantOptions, level: AccessLevel): Grant {
    const checked = checkedPrefix(this, [], prefix ?? '/');
    return grantPrefixes(this.bucket(bucket), this.key, grantee, [{ prefix: checked, level }]);
  }

  /**
   * The locations that are registered with Lake Formation.
   */
  public get lakeFormationLocations(): CfnLocation[] {
    return resourcesBelow(this, CfnLocation);
  }

  /**
   * The roles that Lake Formation uses to access the locations.
   */
  public get lakeFormationLocationRoles(): IRole[] {
    return this.locations.roles;
  }

  /** Storage Lens identifies buckets by ARN; these settings use only free metrics. */
  private createStorageLens(id: string, bucketNames: string[]): CfnStorageLens {
    return new CfnStorageLens(this, 'StorageLens', {
      storageLensConfiguration: {
        id,
        isEnabled: true,
        accountLevel: { bucketLevel: {} },
        include: { buckets: bucketNames.map((name) => bucketArn(this, name)) },
      },
    });
  }
}

/** The access that the lists of an access rule grant. */
const LEVELS = {
  readRoles: AccessLevel.READ,
  readWriteRoles: AccessLevel.READ_WRITE,
  readWriteSuperRoles: AccessLevel.READ_WRITE_SUPER,
};

/** Settings of the bucket itself. */
const OF_THE_BUCKET = [
  'defaultDeny',
  'enableEventBridgeNotifications',
  'corsRules',
  'inventories',
  'lifecycleConfiguration',
  'objectLock',
] as const;

function existingBuckets(scope: DataLake, props: DataLakeProps): { [zone: string]: IBucket | undefined } {
  const given = props.existingBuckets ?? {};
  for (const zone of Object.keys(given)) {
    lookUp(scope, ['existingBuckets', zone], 'bucket', zone, props.buckets, 'buckets');
  }
  return given;
}

function checkExisting(
  scope: DataLake, zone: string, bucket: DataLakeBucketOptions, existing: IBucket | undefined,
): void {
  const given = OF_THE_BUCKET.find((setting) => bucket[setting] !== undefined);
  if ((existing ?? bucket.existingBucketName) === undefined || given === undefined) return;
  failAt(scope, ['buckets', zone, given], {
    code: 'DSP314',
    message: `the zone "${zone}" has an existing bucket and "${given}", which only its owner can set`,
    hint: 'omit one of them',
  });
}

function grantsOf(
  scope: DataLake,
  policyName: string,
  namedAt: OptionPath,
  { accessPolicies, ...props }: DataLakeProps,
  roles: { [name: string]: RoleReference[] },
): PrefixGrant[] {
  const { rule } = lookUp(scope, namedAt, 'access policy', policyName, accessPolicies, 'accessPolicies');
  const path = ['accessPolicies', policyName, 'rule'];
  const prefix = checkedPrefix(scope, [...path, 'prefix'], rule.prefix);
  const rolesAt = (list: keyof typeof LEVELS) =>
    (rule[list] ?? []).flatMap((name, index) => {
      const meant = Object.hasOwn(roles, name) ? undefined : logicalRoleOf(scope, name, props.roles);
      return lookUp(scope, [...path, list, index], 'logical role', name, roles, 'roles', meant);
    });
  return (Object.keys(LEVELS) as (keyof typeof LEVELS)[])
    .filter((list) => rule[list] !== undefined)
    .map((list) => ({ prefix, level: LEVELS[list], roles: rolesAt(list) }));
}

function lifecycleRulesOf(
  scope: DataLake,
  zone: string,
  name: string | undefined,
  lifecycles: { readonly [name: string]: LifecycleRule[] },
): LifecycleRule[] {
  if (name === undefined) return [];
  return lookUp(
    scope,
    ['buckets', zone, 'lifecycleConfiguration'],
    'lifecycle configuration',
    name,
    lifecycles,
    'lifecycleConfigurations',
  );
}

function lookUp<T>(
  scope: DataLake, path: OptionPath, kind: string, name: string, map: { [name: string]: T }, optionOf: string,
  meant?: string,
): T {
  if (Object.hasOwn(map, name)) return map[name];
  return failAt(scope, path, {
    code: 'DSP204',
    message: `unknown ${kind} "${name}"`,
    hint: meant === undefined ? didYouMean(name, Object.keys(map)) ?? `define it in "${optionOf}"` : `write "${meant}"`,
  });
}

/** The logical role that contains a role, for which the ID, ARN or name of the role was written. */
function logicalRoleOf(scope: DataLake, text: string, roles: DataLakeProps['roles']): string | undefined {
  // Two tokens for one value are different strings.
  const rendered = (value: unknown) => JSON.stringify(Stack.of(scope).resolve(value));
  const written = rendered(text);
  const isWritten = (value: string | undefined) => value !== undefined && rendered(value) === written;
  const found = sortedEntries(roles).find(([, refs]) => (
    refs.some(({ id, arn, name }) => [id, arn, name].some(isWritten))
  ));
  return found?.[0];
}
