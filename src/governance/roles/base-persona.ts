import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Conditions, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { denyProfilesOfOthers, openOwnProfile } from '../../access/studio-profiles';
import { roleArn } from '../../private/arns';

/**
 * A job function on a data platform, as a set of managed policies. Personas do not allow access to objects, keys or
 * data: the policies of buckets and keys, and Lake Formation, grant this access to the roles.
 */
export enum BasePersona {
  /**
   * Administers the Glue Data Catalog and Lake Formation permissions, and can view buckets, keys, trails, roles and
   * Athena.
   */
  DATA_ADMIN = 'data-admin',

  /**
   * Develops and runs Glue jobs, crawlers and workflows, runs Athena queries, and can view logs and state machines. Can
   * pass roles only to Glue.
   */
  DATA_ENGINEER = 'data-engineer',

  /**
   * Runs Athena queries, opens only its own SageMaker Studio profile, and can view jobs and models.
   */
  DATA_SCIENTIST = 'data-scientist',
}

/** Limits of the personas, as name patterns. */
export interface PersonaLimits {
  readonly workgroups?: string[];
  readonly passedRoles?: string[];
}

/**
 * The statements of a persona. Access to objects and keys is intentionally excluded: a policy that granted it would
 * apply to every bucket without an explicit deny.
 */
export function personaStatements(
  scope: Construct, persona: BasePersona, limits: PersonaLimits = {},
): PolicyStatement[] {
  switch (persona) {
    case BasePersona.DATA_ADMIN: return dataAdmin(scope);
    case BasePersona.DATA_ENGINEER: return dataEngineer(scope, limits);
    case BasePersona.DATA_SCIENTIST: return dataScientist(scope, limits);
  }
}

function dataAdmin(scope: Construct): PolicyStatement[] {
  return [
    allow(
      'ViewBuckets',
      actions('s3', [
        'GetAccountPublicAccessBlock',
        'GetBucketAcl',
        'GetBucketLocation',
        'GetBucketLogging',
        'GetBucketNotification',
        'GetBucketObjectLockConfiguration',
        'GetBucketOwnershipControls',
        'GetBucketPolicy',
        'GetBucketPolicyStatus',
        'GetBucketPublicAccessBlock',
        'GetBucketTagging',
        'GetBucketVersioning',
        'GetEncryptionConfiguration',
        'GetIntelligentTieringConfiguration',
        'GetInventoryConfiguration',
        'GetLifecycleConfiguration',
        'GetMetricsConfiguration',
        'ListAccessPoints',
        'ListAllMyBuckets',
        'ListBucket',
        'ListBucketMultipartUploads',
        'ListBucketVersions',
      ]),
    ),
    // Not policies and lifecycle configurations, which could be used to read or delete objects.
    allow(
      'TuneBuckets',
      actions('s3', ['PutIntelligentTieringConfiguration', 'PutMetricsConfiguration']),
      ['*'],
      ownAccount(scope),
    ),
    allow(
      'AdministerCatalog',
      actions('glue', [
        ...each(
          ['Create', 'Delete', 'Get', 'Update'],
          [
            'ColumnStatisticsForPartition',
            'ColumnStatisticsForTable',
            'Database',
            'Partition',
            'Table',
            'UserDefinedFunction',
          ],
        ).filter((name) => !name.startsWith('CreateColumn')),
        ...each(['BatchCreate', 'BatchDelete', 'BatchGet', 'BatchUpdate'], ['Partition']),
        ...each(['BatchDelete'], ['Table', 'TableVersion']),
        ...each(['Create', 'Delete'], ['PartitionIndex']),
        'DeleteTableVersion',
        'GetCatalogImportStatus',
        'GetDatabases',
        'GetPartitionIndexes',
        'GetPartitions',
        'GetTables',
        'GetTableVersion',
        'GetTableVersions',
        'GetUserDefinedFunctions',
        'SearchTables',
      ]),
      [...catalog(scope), ...glue(scope, 'userDefinedFunction')],
    ),
    allow('ViewGlue', actions('glue', [...VIEW_GLUE, 'GetDataCatalogEncryptionSettings', 'GetResourcePolicy'])),
    allow(
      'AdministerPermissions',
      actions('lakeformation', [
        'AddLFTagsToResource',
        'BatchGrantPermissions',
        'BatchRevokePermissions',
        'CreateDataCellsFilter',
        'CreateLFTag',
        'CreateLakeFormationOptIn',
        'DeleteDataCellsFilter',
        'DeleteLFTag',
        'DeleteLakeFormationOptIn',
        'DescribeResource',
        'GetDataAccess',
        'GetDataCellsFilter',
        'GetDataLakeSettings',
        'GetEffectivePermissionsForPath',
        'GetLFTag',
        'GetResourceLFTags',
        'GrantPermissions',
        'ListDataCellsFilter',
        'ListLFTags',
        'ListLakeFormationOptIns',
        'ListPermissions',
        'ListResources',
        'RemoveLFTagsFromResource',
        'RevokePermissions',
        'SearchDatabasesByLFTags',
        'SearchTablesByLFTags',
        'UpdateDataCellsFilter',
        'UpdateLFTag',
      ]),
    ),
    ...viewKeys(scope),
    allow(
      'ViewTrails',
      actions('cloudtrail', [
        'DescribeTrails',
        'GetEventSelectors',
        'GetInsightSelectors',
        'GetTrail',
        'GetTrailStatus',
        'ListTags',
        'ListTrails',
        'LookupEvents',
      ]),
    ),
    allow('ViewAthena', [
      ...FIND_IN_ATHENA,
      ...actions('athena', ['BatchGetQueryExecution', 'GetQueryExecution', 'GetWorkGroup', 'ListQueryExecutions']),
    ]),
    allow('ViewRoles', ['iam:GetRole', 'iam:ListRoles']),
  ];
}

/**
 * Finding data in the catalog and in Athena. It does not grant access to data: Lake Formation, buckets and keys control
 * that.
 */
export function discoveryStatements(scope: Construct): PolicyStatement[] {
  return [...findData(scope), allow('FindInAthena', FIND_IN_ATHENA)];
}

function dataEngineer(scope: Construct, limits: PersonaLimits): PolicyStatement[] {
  return [
    ...findData(scope),
    ...query(scope, limits),
    allow('DevelopInGlue', actions('glue', [
      ...each(['Create', 'Delete', 'Update'], ['Job', 'Trigger', 'Workflow']),
      ...each(['Delete', 'Start', 'Stop', 'Update'], ['Crawler']),
      ...each(['Start', 'Stop'], ['Trigger', 'WorkflowRun']),
      'BatchStopJobRun', 'PutWorkflowRunProperties', 'ResumeWorkflowRun', 'StartJobRun', 'TagResource', 'UntagResource',
    ]), glue(scope, 'crawler', 'job', 'trigger', 'workflow')),
    // These actions do not support resource-level permissions.
    allow(
      'DevelopCrawlers',
      actions('glue', [
        'CreateCrawler',
        'ResetJobBookmark',
        'StartCrawlerSchedule',
        'StopCrawlerSchedule',
        'UpdateCrawlerSchedule',
      ]),
    ),
    allow('ViewGlue', actions('glue', VIEW_GLUE)),
    // Jobs and crawlers run as their own roles, which can be passed only to Glue.
    allow('PassRolesToGlue', ['iam:PassRole'], (limits.passedRoles ?? ['*']).map((name) => roleArn(scope, name)), {
      StringEquals: { 'iam:PassedToService': 'glue.amazonaws.com' },
    }),
    allow('ViewRoles', ['iam:GetRole', 'iam:ListRoles']),
    allow(
      'ViewStateMachines',
      actions('states', [
        'DescribeExecution',
        'DescribeStateMachine',
        'DescribeStateMachineForExecution',
        'GetExecutionHistory',
        'ListExecutions',
        'ListStateMachines',
      ]),
    ),
    allow('FindLogs', [
      'cloudwatch:GetMetricData',
      'cloudwatch:ListMetrics',
      'logs:DescribeLogGroups',
      'logs:GetQueryResults',
      'logs:StopQuery',
    ]),
    allow(
      'ReadLogs',
      actions('logs', ['DescribeLogStreams', 'FilterLogEvents', 'GetLogEvents', 'GetLogGroupFields', 'StartQuery']),
      ['/aws-glue/*', '/aws/vendedlogs/states/*'].map((name) => arn(scope, 'logs', `log-group:${name}`)),
    ),
  ];
}

function dataScientist(scope: Construct, limits: PersonaLimits): PolicyStatement[] {
  const profiles = [arn(scope, 'sagemaker', 'user-profile/*/*')];
  return [
    ...findData(scope),
    ...query(scope, limits),
    allow(
      'ViewStudio',
      actions('sagemaker', [
        ...each(['Describe'], ['App', 'Domain', 'Space', 'UserProfile']),
        ...each(['List'], ['Apps', 'Domains', 'Spaces', 'Tags', 'UserProfiles']),
      ]),
    ),
    allow(
      'ViewWork',
      actions('sagemaker', [
        ...each(
          ['Describe'],
          [
            'Endpoint',
            'EndpointConfig',
            'Experiment',
            'HyperParameterTuningJob',
            'Model',
            'ModelPackage',
            'ModelPackageGroup',
            'Pipeline',
            'PipelineExecution',
            'ProcessingJob',
            'TrainingJob',
            'TransformJob',
            'Trial',
            'TrialComponent',
          ],
        ),
        ...each(
          ['List'],
          [
            'EndpointConfigs',
            'Endpoints',
            'Experiments',
            'HyperParameterTuningJobs',
            'ModelPackageGroups',
            'ModelPackages',
            'Models',
            'PipelineExecutionSteps',
            'PipelineExecutions',
            'Pipelines',
            'ProcessingJobs',
            'TrainingJobs',
            'TransformJobs',
            'TrialComponents',
            'Trials',
          ],
        ),
        'Search',
      ]),
    ),
    openOwnProfile(profiles),
    denyProfilesOfOthers(profiles),
  ];
}

const VIEW_GLUE = [
  'BatchGetCrawlers',
  'BatchGetJobs',
  'BatchGetTriggers',
  'BatchGetWorkflows',
  'GetClassifier',
  'GetClassifiers',
  'GetCrawler',
  'GetCrawlerMetrics',
  'GetCrawlers',
  'GetJob',
  'GetJobBookmark',
  'GetJobRun',
  'GetJobRuns',
  'GetJobs',
  'GetSecurityConfigurations',
  'GetTags',
  'GetTrigger',
  'GetTriggers',
  'GetWorkflow',
  'GetWorkflowRun',
  'GetWorkflowRunProperties',
  'GetWorkflowRuns',
  'ListCrawlers',
  'ListCrawls',
  'ListJobs',
  'ListTriggers',
  'ListWorkflows',
];

const FIND_IN_ATHENA = actions('athena', [
  'GetDataCatalog',
  'GetDatabase',
  'GetTableMetadata',
  'ListDataCatalogs',
  'ListDatabases',
  'ListEngineVersions',
  'ListTableMetadata',
  'ListWorkGroups',
]);

/** Finding data, and requesting access through Lake Formation, which controls access to databases and tables. */
function findData(scope: Construct): PolicyStatement[] {
  return [
    allow(
      'FindBuckets',
      actions('s3', [
        'GetAccountPublicAccessBlock',
        'GetBucketLocation',
        'GetBucketPublicAccessBlock',
        'ListAccessPoints',
        'ListAllMyBuckets',
      ]),
    ),
    ...viewKeys(scope),
    allow(
      'ReadCatalog',
      actions('glue', [
        'BatchGetPartition',
        'GetCatalogImportStatus',
        'GetDatabase',
        'GetDatabases',
        'GetPartition',
        'GetPartitionIndexes',
        'GetPartitions',
        'GetTable',
        'GetTableVersion',
        'GetTableVersions',
        'GetTables',
        'SearchTables',
      ]),
      catalog(scope),
    ),
    allow(
      'AskLakeFormation',
      actions('lakeformation', [
        'GetDataAccess',
        'GetResourceLFTags',
        'SearchDatabasesByLFTags',
        'SearchTablesByLFTags',
      ]),
    ),
  ];
}

/**
 * Queries. Lake Formation and the policies of buckets and keys control which data they read and where results are
 * stored.
 */
function query(scope: Construct, { workgroups = ['*'] }: PersonaLimits): PolicyStatement[] {
  return [
    allow('FindInAthena', FIND_IN_ATHENA),
    allow(
      'Query',
      actions('athena', [
        ...each(['Create', 'Delete', 'Get', 'Update'], ['NamedQuery', 'PreparedStatement']),
        ...each(['BatchGet'], ['NamedQuery', 'PreparedStatement', 'QueryExecution']),
        'GetQueryExecution',
        'GetQueryResults',
        'GetQueryResultsStream',
        'GetQueryRuntimeStatistics',
        'GetWorkGroup',
        'ListNamedQueries',
        'ListPreparedStatements',
        'ListQueryExecutions',
        'StartQueryExecution',
        'StopQueryExecution',
      ]),
      workgroups.map((name) => arn(scope, 'athena', `workgroup/${name}`)),
    ),
  ];
}

function viewKeys(scope: Construct): PolicyStatement[] {
  return [
    allow('FindKeys', ['kms:ListAliases', 'kms:ListKeys']),
    allow(
      'ViewKeys',
      ['kms:DescribeKey', 'kms:GetKeyRotationStatus', 'kms:ListResourceTags'],
      [arn(scope, 'kms', 'key/*')],
    ),
  ];
}

function catalog(scope: Construct): string[] {
  return [arn(scope, 'glue', 'catalog'), ...glue(scope, 'database', 'table')];
}

function glue(scope: Construct, ...kinds: string[]): string[] {
  return kinds.map((kind) => arn(scope, 'glue', `${kind}/*`));
}

function arn(scope: Construct, service: string, resource: string): string {
  return Stack.of(scope).formatArn({ service, resource, arnFormat: ArnFormat.NO_RESOURCE_NAME });
}

function ownAccount(scope: Construct): Conditions {
  return { StringEquals: { 'aws:ResourceAccount': Stack.of(scope).account } };
}

function actions(service: string, names: string[]): string[] {
  return names.map((name) => `${service}:${name}`);
}

/** Every combination of verb and noun. */
function each(verbs: string[], nouns: string[]): string[] {
  return verbs.flatMap((verb) => nouns.map((noun) => `${verb}${noun}`));
}

function allow(sid: string, names: string[], resources: string[] = ['*'], conditions?: Conditions): PolicyStatement {
  return new PolicyStatement({ sid, actions: names, resources, conditions });
}
