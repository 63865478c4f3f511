import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Construct, IConstruct } from 'constructs';
import { MdaaParameter } from './mdaa';
import { DataLake } from '../../datalake/data-lake';
import { DataOpsProject } from '../../dataops/dataops-project';
import { DataScienceTeam } from '../../datascience/team/data-science-team';
import { AuditBucket, AuditBucketOptions } from '../../governance/audit/audit-bucket';
import { glueIdentifier, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { unique } from '../../private/collections';
import { CLOUDTRAIL_COLUMNS, CLOUDTRAIL_STORAGE } from '../../private/facts/cloudtrail-table';
import { RETAIN } from '../../private/removal';
import { ModuleEntry } from '../module-entry';

/** What the resources of MDAA need of the module. */
export interface MdaaResourcesProps {
  readonly entry: ModuleEntry;
  /** The options of the component, with their references resolved. */
  readonly options: object;
  readonly naming: IResourceNaming;
  readonly removalPolicy?: RemovalPolicy;
}

/** First day of the records that the table of MDAA finds. */
const FIRST_DAY = '2021/01/01';

/**
 * What MDAA 1.6.0 has in the stack of a module, holds data, and has no counterpart in the component: databases, the
 * table of audit records, and the workgroup of a project. Returns the parameters of these resources.
 *
 * @see https://github.com/aws/modern-data-architecture-accelerator
 */
export function createMdaaResources(
  stack: Construct, component: IConstruct, props: MdaaResourcesProps,
): MdaaParameter[] {
  if (component instanceof DataLake) utilityDatabase(stack, 'util', props);
  if (component instanceof DataScienceTeam) utilityDatabase(stack, 'minilake-util', props);
  if (component instanceof AuditBucket) auditTable(stack, component, props);
  if (component instanceof DataOpsProject) return workgroup(stack, component, props);
  return [];
}

/** The empty database for tools that work on the buckets of a module. */
function utilityDatabase(stack: Construct, suffix: string, props: MdaaResourcesProps): void {
  database(stack, 'MdaaUtilityDatabase', glueIdentifier(props.naming, suffix), props);
}

function database(stack: Construct, id: string, name: string, { removalPolicy }: MdaaResourcesProps): CfnDatabase {
  const created = new CfnDatabase(stack, id, { catalogId: Stack.of(stack).account, databaseInput: { name } });
  created.applyRemovalPolicy(removalPolicy ?? RETAIN);
  return created;
}

/**
 * The records of CloudTrail in an audit bucket as a table. Athena derives the partitions from the path of the objects.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
 */
function auditTable(stack: Construct, audit: AuditBucket, props: MdaaResourcesProps): void {
  const { account, region } = Stack.of(stack);
  const { sourceAccounts = [], sourceRegions = [region] } = props.options as AuditBucketOptions;
  const audits = database(stack, 'MdaaAuditDatabase', glueIdentifier(props.naming), props);
  const records = audit.bucket.s3UrlForObject('AWSLogs');
  const { serializationLibrary, ...formats } = CLOUDTRAIL_STORAGE;
  const table = new CfnTable(stack, 'MdaaAuditTable', {
    catalogId: account,
    databaseName: audits.ref,
    tableInput: {
      name: 'cloudtrail_audit',
      description: 'CloudTrail Glue table',
      tableType: 'EXTERNAL_TABLE',
      parameters: {
        'has_encrypted_data': true,
        'EXTERNAL': 'TRUE',
        'projection.enabled': 'true',
        'projection.timestamp.type': 'date',
        'projection.timestamp.range': `${FIRST_DAY},NOW`,
        'projection.timestamp.format': 'yyyy/MM/dd',
        'projection.timestamp.interval': '1',
        'projection.timestamp.interval.unit': 'DAYS',
        'projection.account.type': 'enum',
        'projection.account.values': unique([account, ...sourceAccounts]).join(','),
        'projection.region.type': 'enum',
        'projection.region.values': sourceRegions.join(','),
        'storage.location.template': `${records}/\${account}/CloudTrail/\${region}/\${timestamp}`,
      },
      partitionKeys: ['timestamp', 'region', 'account'].map((name) => ({ name, type: 'string' })),
      storageDescriptor: {
        ...formats,
        columns: [...CLOUDTRAIL_COLUMNS],
        compressed: false,
        location: records,
        serdeInfo: { serializationLibrary },
        storedAsSubDirectories: false,
      },
    },
  });
  table.applyRemovalPolicy(props.removalPolicy ?? RETAIN);
}

/** The workgroup of a project, whose results are in the bucket of the project. */
function workgroup(stack: Construct, project: DataOpsProject, props: MdaaResourcesProps): MdaaParameter[] {
  const name = physicalName(props.naming, 'workgroup');
  const created = new CfnWorkGroup(stack, 'MdaaWorkgroup', {
    name,
    recursiveDeleteOption: false,
    workGroupConfiguration: {
      enforceWorkGroupConfiguration: true,
      publishCloudWatchMetricsEnabled: true,
      resultConfiguration: {
        encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: project.key.keyArn },
        outputLocation: project.bucket.s3UrlForObject('athena-results/'),
      },
    },
  });
  created.applyRemovalPolicy(props.removalPolicy ?? RETAIN);
  const { entry } = props;
  return [{ path: `/${entry.scope.organization}/${entry.domain}/${entry.name}/workgroup/name`, value: name }];
}
