import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  CrawlerTargets,
  DatabaseCrawlerOptions,
  DataOpsProjectProps,
  GlueClassifierType,
  GlueCrawlerOptions,
  GlueCrawlers,
  GlueCrawlersProps,
} from '../../../src';
import { AccessModel } from '../../support/access';
import { LakeFormationGrants } from '../../support/grants';
import { nagFindings } from '../../support/nag';
import { projectWith, projectWithSales, ROLES } from '../project';

const ETL = 'arn:aws:iam::111122223333:role/etl';
const QUEUE = 'arn:aws:sqs:eu-central-1:111122223333:events';
const S3: CrawlerTargets = { s3Targets: [{ path: 's3://lake/data' }] };
const CRAWLER: GlueCrawlerOptions = { executionRoleArn: ETL, databaseName: 'd', description: 'd', targets: S3 };

function crawlers(options: Partial<GlueCrawlerOptions>, props: Partial<GlueCrawlersProps> = {}): Stack {
  const stack = new Stack();
  new GlueCrawlers(stack, 'Crawlers', {
    securityConfigurationName: 's',
    crawlers: { c: { ...CRAWLER, ...options } },
    ...props,
  });
  return stack;
}

function properties(options: Partial<GlueCrawlerOptions>): { [property: string]: unknown } {
  const [{ Properties }] = Object.values(Template.fromStack(crawlers(options)).findResources('AWS::Glue::Crawler'));
  return Properties as { [property: string]: unknown };
}

describe('targets', () => {
  test('supports databases over JDBC, and DynamoDB tables', () => {
    const targets = {
      jdbcTargets: [
        {
          connectionName: 'orders',
          path: 'orders/%',
          exclusions: ['orders/tmp'],
          enableAdditionalMetadata: ['COMMENTS'],
        },
      ],
      dynamoDbTargets: [{ path: 'carts', scanAll: false, scanRate: 1 }],
    };

    expect(properties({ targets }).Targets).toEqual({
      JdbcTargets: [
        {
          ConnectionName: 'orders',
          Path: 'orders/%',
          Exclusions: ['orders/tmp'],
          EnableAdditionalMetadata: ['COMMENTS'],
        },
      ],
      DynamoDBTargets: [{ Path: 'carts', ScanAll: false, ScanRate: 1 }],
    });
  });

  test('supports catalog tables, by events', () => {
    const targets = {
      catalogTargets: [
        { databaseName: 'd', tables: ['t'], eventQueueArn: QUEUE, dlqEventQueueArn: QUEUE, connectionName: 'vpc' },
      ],
    };

    expect(properties({ targets, recrawlBehavior: 'CRAWL_EVENT_MODE' })).toMatchObject({
      Targets: {
        CatalogTargets: [
          { DatabaseName: 'd', Tables: ['t'], EventQueueArn: QUEUE, DlqEventQueueArn: QUEUE, ConnectionName: 'vpc' },
        ],
      },
      RecrawlPolicy: { RecrawlBehavior: 'CRAWL_EVENT_MODE' },
    });
  });
});

describe('behavior', () => {
  test('a crawler of new folders logs changes by default', () => {
    expect(properties({ recrawlBehavior: 'CRAWL_NEW_FOLDERS_ONLY' }).SchemaChangePolicy).toEqual({
      DeleteBehavior: 'LOG',
      UpdateBehavior: 'LOG',
    });
    expect(properties({}).SchemaChangePolicy).toEqual({ DeleteBehavior: 'LOG', UpdateBehavior: 'UPDATE_IN_DATABASE' });
  });

  test('additional settings are JSON with a version', () => {
    expect(properties({ extraConfiguration: { Grouping: { TableLevelConfiguration: 3 } } }).Configuration).toBe(
      '{"Grouping":{"TableLevelConfiguration":3},"Version":1}',
    );
  });

  test('Lake Formation credentials are used only if specified', () => {
    expect(properties({}).LakeFormationConfiguration).toBeUndefined();
    expect(properties({ useLakeFormationCredentials: false }).LakeFormationConfiguration).toBeUndefined();
    expect(
      properties({ useLakeFormationCredentials: true, lakeFormationAccountId: '444455556666' })
        .LakeFormationConfiguration,
    ).toEqual({ UseLakeFormationCredentials: true, AccountId: '444455556666' });
  });
});

describe('the project of crawlers', () => {
  test('as an object: its classifiers are known by key, and it is created first', () => {
    const { stack, project } = projectWith({
      classifiers: {
        semicolons: { classifierType: GlueClassifierType.CSV, configuration: { csvClassifier: { delimiter: ';' } } },
      },
    });
    new GlueCrawlers(stack, 'Crawlers', {
      project,
      crawlers: { c: { ...CRAWLER, classifiers: ['semicolons', 'other'] } },
    });
    const template = Template.fromStack(stack);
    const [configuration] = Object.keys(template.findResources('AWS::Glue::SecurityConfiguration'));
    template.hasResource('AWS::Glue::Crawler', {
      Properties: { Classifiers: ['acme-dev-ops-project-semicolons', 'other'] },
      DependsOn: Match.arrayWith([configuration]),
    });
  });

  test('omitted: a key alone creates a security configuration', () => {
    const kmsArn = 'arn:aws:kms:eu-central-1:111122223333:key/k';
    const stack = crawlers({}, { securityConfigurationName: undefined, kmsArn });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Glue::SecurityConfiguration', {
      EncryptionConfiguration: { CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS', KmsKeyArn: kmsArn } },
    });
    const [
      [
        id,
        {
          Properties: { Name },
        },
      ],
    ] = Object.entries(template.findResources('AWS::Glue::SecurityConfiguration'));
    template.hasResource('AWS::Glue::Crawler', { Properties: { CrawlerSecurityConfiguration: Name }, DependsOn: [id] });

    expect(nagFindings(stack)).toEqual([]);
  });

  test('failures of many crawlers need several rules', () => {
    const many = Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`a-crawler-with-a-long-name-${i}`, CRAWLER]));
    const rules = Template.fromStack(
      crawlers({}, { crawlers: many, notificationTopicArn: 'arn:aws:sns:eu-central-1:111122223333:t' }),
    ).findResources('AWS::Events::Rule');
    const patterns = Object.values(rules).map(
      ({ Properties }) => Properties.EventPattern as { detail: { crawlerName: string[] } },
    );

    expect(patterns.flatMap(({ detail }) => detail.crawlerName)).toHaveLength(90);

    for (const pattern of patterns) expect(JSON.stringify(pattern).length).toBeLessThan(2048);
  });

  test('without crawlers there is no rule', () => {
    Template.fromStack(
      crawlers({}, { crawlers: {}, notificationTopicArn: 'arn:aws:sns:eu-central-1:111122223333:t' }),
    ).resourceCountIs('AWS::Events::Rule', 0);
  });
});

describe('the crawler of a database', () => {
  const place = { locationBucketName: 'lake', locationPrefix: '/data/sales/' };
  const crawled = (crawler: Partial<DatabaseCrawlerOptions> = {}, props: Partial<DataOpsProjectProps> = {}) =>
    projectWithSales({ ...place, crawler: { role: { name: 'glue-crawler' }, ...crawler } }, props);
  const role = 'arn:aws:iam::111122223333:role/glue-crawler';

  test('crawls the location with the security configuration of the project and reports failures to its topic', () => {
    const { stack, project } = crawled(
      { classifiers: ['c'], tablePrefix: 'raw_' },
      { classifiers: { c: { classifierType: GlueClassifierType.CSV, configuration: { csvClassifier: {} } } } },
    );
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Glue::Crawler', {
      Name: project.crawlerName('sales'),
      DatabaseName: project.databaseName('sales'),
      Targets: { S3Targets: [{ Path: 's3://lake/data/sales' }] },
      CrawlerSecurityConfiguration: project.securityConfigurationName,
      Classifiers: [project.classifierName('c')],
      TablePrefix: 'raw_',
    });
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { detail: { state: ['Failed'], crawlerName: [project.crawlerName('sales')] } },
      Targets: [{ Arn: stack.resolve(project.topic.topicArn) as object }],
    });

    expect(nagFindings(stack)).toEqual([]);
  });

  test('its role can write to the database and its location, and to no other database', () => {
    const databases = {
      sales: { description: 'd', ...place, crawler: { role: { name: 'glue-crawler' } } },
      other: { description: 'd', locationBucketName: 'other' },
    };
    const { stack, project } = projectWith({ databases });
    const grants = LakeFormationGrants.fromApp([stack]);

    expect(grants.onDatabase(role, project.databaseName('sales'))).toEqual(['ALTER', 'CREATE_TABLE', 'DESCRIBE']);
    expect(grants.onTable(role, project.databaseName('sales'), '*')).toEqual([
      'ALTER', 'DELETE', 'DESCRIBE', 'DROP', 'INSERT', 'SELECT',
    ]);
    expect(grants.onDataLocation(role, 'arn:aws:s3:::lake/data/sales')).toEqual(['DATA_LOCATION_ACCESS']);
    expect(grants.of(role)).toHaveLength(3);
  });

  test('its role can use the key of the project but cannot access the bucket', async () => {
    const model = AccessModel.fromApp([crawled().stack]);
    const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
    await model.expectAllowed(
      model.otherRole('glue-crawler'),
      ['kms:Decrypt', 'kms:GenerateDataKey'],
      model.key('acme-dev-ops-project'),
    );
    await model.expectDenied(
      model.otherRole('glue-crawler', everything),
      ['s3:GetObject', 's3:PutObject'],
      model.bucket('acme-dev-ops-project').object('data/a'),
    );
  });

  test('its role can be specified by unique ID only', () => {
    const { stack } = crawled({ role: { id: 'AROAEXAMPLEEXAMPLE111' } });
    const template = Template.fromStack(stack);
    const [id] = Object.keys(template.findResources('Custom::RoleLookup'));
    template.hasResourceProperties('AWS::Glue::Crawler', { Role: { 'Fn::GetAtt': [id, 'Arn'] } });
  });

  test('of a database without a bucket uses the bucket of the project', () => {
    const { stack } = projectWithSales({ locationPrefix: 'data/sales', crawler: { role: { name: 'r' } } });
    const [bucket] = Object.keys(Template.fromStack(stack).findResources('AWS::S3::Bucket'));
    const Path = { 'Fn::Join': ['', ['s3://', { Ref: bucket }, '/data/sales']] };

    Template.fromStack(stack).hasResourceProperties('AWS::Glue::Database', { DatabaseInput: { LocationUri: Path } });
    Template.fromStack(stack).hasResourceProperties('AWS::Glue::Crawler', { Targets: { S3Targets: [{ Path }] } });
  });

  test('that does not exist or has an unknown setting is an error', () => {
    expect(() => projectWith({ ...ROLES }).project.crawlerName('sales')).toThrow(/DSP204/);
    expect(() => crawled({ recrawlBehavior: 'NEVER' })).toThrow(
      /DSP304: "NEVER" is not one of CRAWL_EVERYTHING, CRAWL_NEW_FOLDERS_ONLY,/,
    );
  });
});

const both = { deleteBehavior: 'LOG', updateBehavior: 'LOG' };
const catalog = { catalogTargets: [{ databaseName: 'd', tables: ['t'] }] };
test.each<[string, Partial<GlueCrawlerOptions>]>([
  ['a deploy-time path', { targets: { s3Targets: [{ path: '{{resolve:ssm:/path}}' }] } }],
  ['new folders with logged changes', { recrawlBehavior: 'CRAWL_NEW_FOLDERS_ONLY', schemaChangePolicy: both }],
  ['the largest sample', { targets: { s3Targets: [{ path: 's3://lake', sampleSize: 249 }] } }],
  ['a schedule on weekdays', { schedule: { scheduleExpression: 'cron(15 2 ? * MON-FRI *)' } }],
  ['an empty schedule', { schedule: {} }],
  ['tables of the catalog', { targets: catalog }],
])('%s is accepted', (_, options) => {
  expect(properties(options)).toMatchObject({ Role: ETL });
});

test.each<[string, Partial<GlueCrawlerOptions>, RegExp]>([
  [
    'a sample size of zero',
    { targets: { s3Targets: [{ path: 's3://bucket-a', sampleSize: 0 }] } },
    /DSP313: .*"sampleSize" 0/,
  ],
  [
    'a sample size that is too large',
    { targets: { s3Targets: [{ path: 's3://bucket-a', sampleSize: 250 }] } },
    /DSP313: .*"sampleSize" 250/,
  ],
  [
    'a path without a bucket',
    { targets: { s3Targets: [{ path: 's3:///x' }] } },
    /DSP304: "s3:\/\/\/x" is not an S3 URI/,
  ],
  [
    'JDBC without a connection',
    { targets: { jdbcTargets: [{ path: 'x' }] } },
    /DSP314: .*JDBC target without "connectionName"/,
  ],
  [
    'JDBC without a path',
    { targets: { jdbcTargets: [{ connectionName: 'x' }] } },
    /DSP314: .*JDBC target without "path"/,
  ],
  [
    'unknown table metadata',
    { targets: { jdbcTargets: [{ connectionName: 'x', path: 'x', enableAdditionalMetadata: ['COMMENT'] }] } },
    /DSP304: .*"COMMENT".*\n {2}hint: did you mean "COMMENTS"/,
  ],
  ['DynamoDB without a table', { targets: { dynamoDbTargets: [{}] } }, /DSP314: .*DynamoDB target without "path"/],
  [
    'a DynamoDB scan rate that is too high',
    { targets: { dynamoDbTargets: [{ path: 'carts', scanRate: 2 }] } },
    /DSP313: .*"scanRate" 2/,
  ],
  [
    'a catalog target without tables',
    { targets: { catalogTargets: [{ databaseName: 'd', tables: [] }] } },
    /DSP314: .*without tables/,
  ],
  [
    'a catalog target without a database',
    { targets: { catalogTargets: [{ tables: ['t'] }] } },
    /DSP314: .*catalog target without "databaseName"/,
  ],
  ['catalog tables with other targets', { targets: { ...catalog, ...S3 } }, /DSP314: .*together with other targets/],
  [
    'catalog tables with deletions',
    { targets: catalog, schemaChangePolicy: { deleteBehavior: 'DELETE_FROM_DATABASE' } },
    /DSP339: .*"deleteBehavior" is "DELETE_FROM_DATABASE"/,
  ],
  [
    'new folders with updates',
    { recrawlBehavior: 'CRAWL_NEW_FOLDERS_ONLY', schemaChangePolicy: { updateBehavior: 'UPDATE_IN_DATABASE' } },
    /DSP339: .*"updateBehavior"/,
  ],
  [
    'new folders outside S3',
    { recrawlBehavior: 'CRAWL_NEW_FOLDERS_ONLY', targets: { dynamoDbTargets: [{ path: 'carts' }] } },
    /DSP314: .*crawls only new folders, which Glue supports only for S3 targets/,
  ],
  ['events without a queue', { recrawlBehavior: 'CRAWL_EVENT_MODE' }, /DSP314: .*no "eventQueueArn"/],
  [
    'events for two targets',
    {
      recrawlBehavior: 'CRAWL_EVENT_MODE',
      targets: {
        s3Targets: [
          { path: 's3://bucket-a', eventQueueArn: QUEUE },
          { path: 's3://bucket-b', eventQueueArn: QUEUE },
        ],
      },
    },
    /DSP314: .*exactly one target/,
  ],
  [
    'events for a sample',
    {
      recrawlBehavior: 'CRAWL_EVENT_MODE',
      targets: { s3Targets: [{ path: 's3://bucket-a', eventQueueArn: QUEUE, sampleSize: 1 }] },
    },
    /DSP314: .*crawls by events but has a "sampleSize"/,
  ],
  [
    'a dead-letter queue without events',
    { targets: { s3Targets: [{ path: 's3://bucket-a', dlqEventQueueArn: QUEUE }] } },
    /DSP314: .*has a "dlqEventQueueArn" but no "eventQueueArn"/,
  ],
  [
    'an invalid queue ARN',
    { targets: { s3Targets: [{ path: 's3://bucket-a', eventQueueArn: 'events' }] } },
    /DSP304: "events" is not the ARN of an SQS queue/,
  ],
  [
    'an unknown recrawl behavior',
    { recrawlBehavior: 'CRAWL_EVERYTHNG' },
    /DSP304: "CRAWL_EVERYTHNG" is not one of CRAWL_EVERYTHING,/,
  ],
  [
    'an unknown delete behavior',
    { schemaChangePolicy: { deleteBehavior: 'DROP' } },
    /DSP304: "DROP" is not one of LOG, DELETE_FROM_DATABASE, DEPRECATE_IN_DATABASE/,
  ],
  [
    'an unknown update behavior',
    { schemaChangePolicy: { updateBehavior: 'UPDATE' } },
    /DSP304: "UPDATE" is not one of LOG, UPDATE_IN_DATABASE/,
  ],
  [
    'a schedule with five fields',
    { schedule: { scheduleExpression: 'cron(0 3 * * ?)' } },
    /DSP304: "cron\(0 3 \* \* \?\)" is not a schedule that AWS Glue accepts/,
  ],
  ['a prefix that is too long', { tablePrefix: 'x'.repeat(129) }, /DSP313: .*"tablePrefix" of 129 characters/],
  [
    'additional settings as a string',
    { extraConfiguration: '{}' as never },
    /extraConfiguration: error DSP111: expected a map, found "{}"/,
  ],
  [
    'Lake Formation credentials outside S3',
    { useLakeFormationCredentials: true, targets: { dynamoDbTargets: [{ path: 'carts' }] } },
    /DSP314: .*uses Lake Formation credentials for a target outside S3/,
  ],
  [
    'a Lake Formation account without credentials',
    { lakeFormationAccountId: '444455556666' },
    /DSP314: .*has a "lakeFormationAccountId" but does not use Lake Formation credentials/,
  ],
  [
    'an invalid Lake Formation account',
    { useLakeFormationCredentials: true, lakeFormationAccountId: 'x' },
    /DSP304/,
  ],
  ['a role by name', { executionRoleArn: 'etl' }, /DSP304: "etl" is not the ARN of an IAM role/],
])('%s is rejected', (_, options, message) => {
  expect(() => crawlers(options)).toThrow(message);
});

test.each<[keyof GlueCrawlersProps, string, string]>([
  ['kmsArn', 'key', 'arn:aws:kms:eu-central-1:111122223333:key/k'],
  ['bucketName', 's3://bucket', 'bucket'],
  ['deploymentRoleArn', 'role', ETL],
  ['notificationTopicArn', 'topic', 'arn:aws:sns:eu-central-1:111122223333:t'],
])('"%s" is validated: "%s" is rejected', (name, wrong, right) => {
  expect(() => crawlers({}, { [name]: wrong })).toThrow(new RegExp(`DSP304: "${wrong}" is not `));
  expect(() => crawlers({}, { [name]: right })).not.toThrow();
});
