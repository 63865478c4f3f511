import { ArnFormat, CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { ManagedPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { attachedPolicy } from '../../access/attached-policy';
import { checkOneSource } from '../../access/given-objects';
import { deployedRole } from '../../access/role-lookup';
import { RoleReference } from '../../access/role-reference';
import { constructId, glueIdentifier, identifier, physicalName, shortHash } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { acknowledgeWildcards } from '../../private/acknowledge';
import { compareStrings } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';

/**
 * An S3 inventory that is delivered to an audit bucket, in Apache Parquet format.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
export interface AuditInventoryOptions {
  /**
   * Name of the source bucket. `BucketInventoryOptions` of that bucket specify the audit bucket as `destinationBucket`.
   *
   * @default - the name of `bucket`
   * @unless bucket
   * @format bucketName
   */
  readonly bucketName?: string;

  /**
   * The bucket that is listed, instead of `bucketName`.
   *
   * @default - the bucket of `bucketName`
   */
  readonly bucket?: IBucket;

  /**
   * Name of the inventory in the configuration of the source bucket.
   *
   * @format inventoryName
   */
  readonly inventoryName: string;
}

/** Properties of the inventory tables. */
export interface InventoryTablesProps {
  readonly naming: IResourceNaming;
  readonly inventories: AuditInventoryOptions[];
  /** Name of the destination bucket. */
  readonly bucketName: string;
  /** Prefix of the inventories, without leading and trailing slashes. */
  readonly inventoryPrefix: string;
  readonly readRoles: RoleReference[];
  readonly removalPolicy: RemovalPolicy;
}

/** An inventory whose bucket is known by name. */
type ListedInventory = Required<Pick<AuditInventoryOptions, 'bucketName' | 'inventoryName'>>;

/**
 * All columns that S3 can write to an inventory in Parquet format. A column that an inventory does not have is empty.
 */
const COLUMNS: { [name: string]: string } = {
  bucket: 'string',
  key: 'string',
  version_id: 'string',
  is_latest: 'boolean',
  is_delete_marker: 'boolean',
  size: 'bigint',
  last_modified_date: 'timestamp',
  e_tag: 'string',
  storage_class: 'string',
  is_multipart_uploaded: 'boolean',
  replication_status: 'string',
  encryption_status: 'string',
  object_lock_retain_until_date: 'bigint',
  object_lock_mode: 'string',
  object_lock_legal_hold_status: 'string',
  intelligent_tiering_access_tier: 'string',
  bucket_key_status: 'string',
  checksum_algorithm: 'string',
  object_access_control_list: 'string',
  object_owner: 'string',
};

/**
 * S3 writes a list of files under `hive/dt=<time of the inventory>/`. Athena calculates the partitions (partition
 * projection), so they do not have to be added.
 */
const PARTITION_PROJECTION = {
  'projection.enabled': 'true',
  'projection.dt.type': 'date',
  'projection.dt.format': 'yyyy-MM-dd-HH-mm',
  'projection.dt.range': '2020-01-01-00-00,NOW',
  'projection.dt.interval': '1',
  'projection.dt.interval.unit': 'HOURS',
};

/** A Glue database with a table for each inventory, and the permissions to query them. */
export class InventoryTables extends Construct {
  public readonly database: CfnDatabase;
  public readonly databaseName: string;
  public readonly tables: CfnTable[];
  public readonly readPolicy?: ManagedPolicy;

  constructor(scope: Construct, id: string, props: InventoryTablesProps) {
    super(scope, id);
    const { account } = Stack.of(this);
    // Athena accepts underscores in a name, and hyphens only in quotes.
    this.databaseName = glueIdentifier(props.naming, 'inventory');
    this.database = new CfnDatabase(this, 'Database', {
      catalogId: account,
      databaseInput: { name: this.databaseName, description: 'S3 inventories in the audit bucket' },
    });
    this.database.applyRemovalPolicy(props.removalPolicy);
    const inventories = new Map<string, ListedInventory>();
    props.inventories.forEach((inventory, index) => this.add(inventories, inventory, ['inventories', index]));
    this.tables = [...inventories]
      .sort(([a], [b]) => compareStrings(a, b))
      .map(([name, inventory]) => this.table(name, inventory, props));
    this.permit(props.readRoles);
    this.readPolicy = props.readRoles.length === 0 ? undefined : this.policy(props);
  }

  private add(
    inventories: Map<string, ListedInventory>,
    inventory: AuditInventoryOptions,
    path: OptionPath,
  ): void {
    const { inventoryName } = inventory;
    const bucketName = listedBucket(this, inventory, path);
    const name = identifier(`${this.stableText(bucketName)}_${this.stableText(inventoryName)}`);
    const other = inventories.get(name);
    if (other !== undefined) {
      failAt(this, path, {
        code: 'DSP303',
        message: `the inventories "${other.inventoryName}" of "${other.bucketName}" and "${inventoryName}" of `
          + `"${bucketName}" would both be the table "${name}"`,
        hint: 'list each inventory once; rename one if the names differ only in characters such as hyphens',
      });
    }
    inventories.set(name, { bucketName, inventoryName });
  }

  private table(
    name: string,
    { bucketName, inventoryName }: ListedInventory,
    props: InventoryTablesProps,
  ): CfnTable {
    const folder = [props.bucketName, props.inventoryPrefix, bucketName, inventoryName]
      .filter((part) => part !== '').join('/');
    const table = new CfnTable(this, `Table-${constructId(name)}`, {
      catalogId: Stack.of(this).account,
      databaseName: this.databaseName,
      tableInput: {
        name,
        description: `Inventory ${inventoryName} of the bucket ${bucketName}`,
        tableType: 'EXTERNAL_TABLE',
        parameters: { EXTERNAL: 'TRUE', ...PARTITION_PROJECTION },
        partitionKeys: [{ name: 'dt', type: 'string' }],
        storageDescriptor: {
          location: `s3://${folder}/hive/`,
          inputFormat: 'org.apache.hadoop.hive.ql.io.SymlinkTextInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.IgnoreKeyTextOutputFormat',
          serdeInfo: {
            serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
            parameters: { 'serialization.format': '1' },
          },
          columns: Object.entries(COLUMNS).map(([column, type]) => ({ name: column, type })),
        },
      },
    });
    table.addResourceDependency(this.database);
    table.applyRemovalPolicy(props.removalPolicy);
    return table;
  }

  /**
   * Lake Formation permissions, which are required unless only IAM controls access. Lake Formation rejects concurrent
   * changes to permissions, so they are created one at a time.
   */
  private permit(readers: RoleReference[]): void {
    const grants = new Construct(this, 'Grants');
    const catalogId = Stack.of(this).account;
    let previous: CfnResource | undefined;
    const permit = (
      id: string,
      role: RoleReference,
      resource: CfnPrincipalPermissions.ResourceProperty,
      permissions: string[],
      after: CfnResource,
    ) => {
      const grant = new CfnPrincipalPermissions(grants, constructId(`${id}-${role.refId}`), {
        principal: { dataLakePrincipalIdentifier: deployedRole(this, role).arn },
        resource,
        permissions,
        permissionsWithGrantOption: [],
      });
      for (const dependency of [after, ...previous ? [previous] : []]) grant.addResourceDependency(dependency);
      previous = grant;
    };
    // Lake Formation would have to share the database with another account first.
    for (const role of readers.filter((reader) => !reader.isForeign).sort((a, b) => compareStrings(a.refId, b.refId))) {
      permit('Database', role, { database: { catalogId, name: this.databaseName } }, ['DESCRIBE'], this.database);
      for (const table of this.tables) {
        const { name } = table.tableInput as CfnTable.TableInputProperty;
        permit(
          `Table-${name}`,
          role,
          { table: { catalogId, databaseName: this.databaseName, name } },
          ['DESCRIBE', 'SELECT'],
          table,
        );
      }
    }
  }

  private policy(props: InventoryTablesProps): ManagedPolicy {
    const arn = (resource: string) =>
      Stack.of(this).formatArn({ service: 'glue', resource, arnFormat: ArnFormat.NO_RESOURCE_NAME });
    const policy = attachedPolicy(this, 'ReadPolicy', {
      managedPolicyName: physicalName(props.naming, 'managedPolicy', 'inventory-read'),
      description: `Read the tables of ${this.databaseName}`,
      roles: props.readRoles,
      document: new PolicyDocument({
        statements: [
          new PolicyStatement({
            sid: 'ReadInventoryTables',
            actions: ['BatchGetPartition', 'GetDatabase', 'GetPartition', 'GetPartitions', 'GetTable', 'GetTables'].map(
              (action) => `glue:${action}`,
            ),
            resources: [arn('catalog'), arn(`database/${this.databaseName}`), arn(`table/${this.databaseName}/*`)],
          }),
          new PolicyStatement({ sid: 'AskLakeFormation', actions: ['lakeformation:GetDataAccess'], resources: ['*'] }),
        ],
      }),
    });
    acknowledgeWildcards(
      policy,
      policy.document,
      'All tables of one database, which contains only inventories; GetDataAccess does not support resources.',
    );
    return policy;
  }

  /** The string itself, or a placeholder if it is not known until deployment. */
  private stableText(text: string): string {
    return isDeferred(text) ? shortHash(JSON.stringify(Stack.of(this).resolve(text))) : text;
  }
}

function listedBucket(scope: Construct, { bucket, bucketName }: AuditInventoryOptions, path: OptionPath): string {
  checkOneSource(scope, path, { object: 'bucket', given: bucket, option: 'bucketName', text: bucketName });
  // One of them is given, which is checked.
  return bucket?.bucketName ?? bucketName!;
}
