import { IKey } from 'aws-cdk-lib/aws-kms';
import { CorsRule, CfnStorageLens, HttpMethods, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CorsRuleOptions } from './cors-options';
import { DataLakeBucketOptions, DataLakeOptions } from './data-lake-options';
import { LakeLocations } from './lake-locations';
import { lifecycleRules } from './lifecycle-rules';
import { BucketInventories, inventoryKeyStatements, receivedInventories } from '../access/bucket-inventory';
import { platformKey } from '../access/platform-key';
import { AccessLevel, PrefixGrant } from '../access/prefix-access';
import { protectedBucket } from '../access/protected-bucket';
import { RoleReference } from '../access/role-reference';
import { ComponentProps } from '../naming/component-props';
import { bucketArn } from '../private/arns';
import { sortedEntries, unique } from '../private/collections';
import { namingOf, physicalName } from '../private/names';
import { checkOptions } from '../private/options-model';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

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
    const locations = new LakeLocations(this, naming);
    const zones = sortedEntries(props.buckets).map(([zone, bucket]) => {
      checkExisting(this, zone, bucket);
      return {
        zone,
        bucket,
        name: bucket.existingBucketName ?? physicalName(naming, 'bucket', zone),
        grants: [
          ...bucket.accessPolicies.flatMap((policy) => grantsOf(this, policy, props, roles)),
          ...locations.grants(zone, bucket.lakeFormationLocations),
        ],
      };
    });
    const grants = zones.flatMap((zone) => zone.grants);

    this.key = platformKey(this, 'Key', {
      existingKeyArn: props.existingKeyArn,
      naming,
      description: 'Encrypts the buckets of the data lake',
      decrypt: grants.flatMap((grant) => grant.roles),
      encrypt: grants.filter((grant) => grant.level > AccessLevel.READ).flatMap((grant) => grant.roles),
      removalPolicy: props.removalPolicy,
    });
    // Buckets keep inventories in themselves and in each other. Their names are known, so that neither they nor the key need to refer to one another.
    const inventories: { [name: string]: BucketInventories | undefined } = Object.fromEntries(zones.map(({ bucket, name }) => [name, bucket.inventories]));
    const received = new Map(zones.map(({ name }) => [name, receivedInventories(name, inventories)]));
    const listed = unique([...received.values()].flat().map((inventory) => inventory.listed)).sort();
    for (const statement of inventoryKeyStatements(this, listed)) this.key.addToResourcePolicy(statement);
    for (const { zone, bucket, name, grants: zoneGrants } of zones) {
      this.zones[zone] = protectedBucket(this, `Bucket-${zone}`, {
        existingBucketName: bucket.existingBucketName,
        naming,
        suffix: zone,
        key: this.key,
        grants: zoneGrants,
        defaultDeny: bucket.defaultDeny,
        inventories: bucket.inventories,
        otherInventories: received.get(name)!.filter((inventory) => inventory.listed !== name),
        eventBridgeEnabled: bucket.enableEventBridgeNotifications,
        cors: bucket.corsRules?.map((rule) => corsRule(this, zone, rule)),
        lifecycleRules: bucket.lifecycleConfiguration === undefined ? [] : lifecycleRules(
          this, bucket.lifecycleConfiguration, lookUp(this, 'lifecycle configuration', bucket.lifecycleConfiguration, props.lifecycleConfigurations ?? {}),
        ),
        removalPolicy: props.removalPolicy,
      });
    }
    locations.register(zones.map(({ zone, name }) => ({ zone, name, after: this.zones[zone].policy ?? this.zones[zone] })), this.key);
    if (props.storageLensEnabled && zones.length > 0) this.createStorageLens(physicalName(naming, 'storageLens'), zones.map(({ name }) => name));
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

  /** Storage Lens knows buckets by ARN; with the settings given here it costs nothing. */
  private createStorageLens(id: string, bucketNames: string[]): void {
    new CfnStorageLens(this, 'StorageLens', {
      storageLensConfiguration: {
        id,
        isEnabled: true,
        accountLevel: { bucketLevel: {} },
        include: { buckets: bucketNames.map((name) => bucketArn(this, name)) },
      },
    });
  }
}

function corsRule(scope: DataLake, zone: string, rule: CorsRuleOptions): CorsRule {
  const { allowedMethods, allowedOrigins, allowedHeaders, exposedHeaders, id, maxAge } = rule;
  const refuse = (message: string, hint: string) => fail({ code: 'DSP304', where: scope.node.path, message: `a CORS rule of the bucket "${zone}" ${message}`, hint });
  if (allowedMethods.length === 0 || allowedOrigins.length === 0) refuse('allows no method or no origin', 'name at least one of each');
  for (const text of [...allowedOrigins, ...allowedHeaders ?? []].filter((item) => item.split('*').length > 2)) {
    refuse(`has "${text}"`, 'S3 takes one wildcard');
  }
  return { allowedMethods: allowedMethods.map((method) => HttpMethods[method]), allowedOrigins, allowedHeaders, exposedHeaders, id, maxAge };
}

/** Settings that the bucket itself would carry. */
const OF_THE_BUCKET = ['defaultDeny', 'enableEventBridgeNotifications', 'corsRules', 'inventories', 'lifecycleConfiguration'] as const;

function checkExisting(scope: DataLake, zone: string, bucket: DataLakeBucketOptions): void {
  const given = OF_THE_BUCKET.find((setting) => bucket[setting] !== undefined);
  if (bucket.existingBucketName === undefined || given === undefined) return;
  fail({
    code: 'DSP304',
    where: scope.node.path,
    message: `the zone "${zone}" has an existing bucket and "${given}", which only its owner can set`,
    hint: 'leave one of them out',
  });
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
