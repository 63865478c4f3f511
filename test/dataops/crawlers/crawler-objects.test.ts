import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { CfnConnection, CfnDatabase, CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  CrawlerTargets, DataLake, DataOpsProject, GlueCrawlerOptions, GlueCrawlers, GlueCrawlersProps,
} from '../../../src';
import { ROLES } from '../project';

const ETL = 'arn:aws:iam::111122223333:role/etl';

function crawlers(stack: Stack, options: Partial<GlueCrawlerOptions>, props: Partial<GlueCrawlersProps> = {}) {
  return new GlueCrawlers(stack, 'Crawlers', {
    securityConfigurationName: 's',
    ...props,
    crawlers: { c: { executionRoleArn: ETL, description: 'd', targets: {}, ...options } },
  });
}

function crawlerOf(stack: Stack): { Properties: { [name: string]: unknown }; DependsOn?: string[] } {
  return Object.values(Template.fromStack(stack).findResources('AWS::Glue::Crawler'))[0] as never;
}

function connectionIn(stack: Stack, name?: string): CfnConnection {
  return new CfnConnection(stack, 'Connection', {
    catalogId: stack.account, connectionInput: { name, connectionType: 'NETWORK' },
  });
}

test('constructs instead of names: their names are in the template, and the crawler is created after them', () => {
  const stack = new Stack();
  const lake = new Bucket(stack, 'Lake');
  const connection = connectionIn(stack, 'network');
  const database = new CfnDatabase(stack, 'Database', { catalogId: stack.account, databaseInput: { name: 'sales' } });
  const events = new Queue(stack, 'Events');
  const failed = new Queue(stack, 'Failed');
  const target = { bucket: lake, prefix: 'data/sales', connection, eventQueue: events, dlqEventQueue: failed };

  crawlers(stack, { database, targets: { s3Targets: [target] } });
  const { Properties, DependsOn } = crawlerOf(stack);

  expect(Properties.DatabaseName).toBe('sales');
  expect(Properties.Targets).toEqual(stack.resolve({
    S3Targets: [{
      Path: `s3://${lake.bucketName}/data/sales`,
      ConnectionName: 'network',
      EventQueueArn: events.queueArn,
      DlqEventQueueArn: failed.queueArn,
    }],
  }));
  expect(DependsOn).toEqual(['Connection', 'Database']);
});

test('tables of DynamoDB, databases of the catalog and JDBC connections can be constructs', () => {
  const stack = new Stack();
  const orders = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  const connection = connectionIn(stack, 'warehouse');
  const targets = {
    jdbcTargets: [{ connection, path: 'sales/%' }], dynamoDbTargets: [{ table: orders, scanRate: 1 }],
  };

  crawlers(stack, { databaseName: 'd', targets });

  expect(crawlerOf(stack).Properties.Targets).toEqual({
    JdbcTargets: [{ ConnectionName: 'warehouse', Path: 'sales/%' }],
    DynamoDBTargets: [{ Path: stack.resolve(orders.tableName), ScanRate: 1 }],
  });
});

test('the objects of a project and a lake of other stacks give the same names as their texts', () => {
  const app = new App();
  const shared = new Stack(app, 'Shared');
  const lake = new DataLake(shared, 'Lake', {
    roles: { all: [{ name: 'reader' }] },
    accessPolicies: { all: { rule: { prefix: '/', readRoles: ['all'] } } },
    buckets: { raw: { accessPolicies: ['all'] } },
  });
  const project = new DataOpsProject(shared, 'Project', { ...ROLES, databases: { sales: { description: 'Sales' } } });
  const [byObject, byText] = ['Object', 'Text'].map((id) => new Stack(app, id));

  crawlers(byObject, {
    database: project.database('sales'), targets: { s3Targets: [{ bucket: lake.bucket('raw') }] },
  }, { securityConfigurationName: undefined, securityConfiguration: project.securityConfiguration });
  crawlers(byText, {
    databaseName: project.databaseName('sales'),
    targets: { s3Targets: [{ path: lake.bucket('raw').s3UrlForObject() }] },
  }, { securityConfigurationName: project.securityConfigurationName });

  expect(crawlerOf(byObject).Properties.DatabaseName).toBe(project.databaseName('sales'));
  expect(crawlerOf(byObject).Properties).toEqual({ ...crawlerOf(byText).Properties, Name: expect.anything() });
});

test('a construct whose name CloudFormation generates or a parameter gives is referred to', () => {
  const stack = new Stack();
  const name = new CfnParameter(stack, 'Name').valueAsString;
  const database = new CfnDatabase(stack, 'Database', { catalogId: stack.account, databaseInput: { name } });
  const configuration = new CfnSecurityConfiguration(stack, 'Security', { name, encryptionConfiguration: {} });
  const catalogTargets = [{ database, tables: ['t'], connection: connectionIn(stack) }];

  crawlers(stack, { databaseName: 'd', targets: { catalogTargets } }, {
    securityConfigurationName: undefined, securityConfiguration: configuration,
  });

  Template.fromStack(stack).hasResourceProperties('AWS::Glue::Crawler', {
    CrawlerSecurityConfiguration: { Ref: 'Security' },
    Targets: { CatalogTargets: [{ DatabaseName: { Ref: 'Database' }, ConnectionName: { Ref: 'Connection' } }] },
  });
  Template.fromStack(stack).hasResource('AWS::Glue::Crawler', {
    DependsOn: Match.arrayWith(['Connection', 'Database', 'Security']),
  });
});

describe('a construct and a text together are refused', () => {
  const stack = new Stack();
  const bucket = new Bucket(stack, 'Bucket');
  const queue = new Queue(stack, 'Queue');
  const connection = connectionIn(stack, 'network');
  const database = new CfnDatabase(stack, 'Database', { catalogId: stack.account, databaseInput: { name: 'sales' } });
  const table = Table.fromTableName(stack, 'Table', 'orders');

  test.each<[string, CrawlerTargets]>([
    ['"bucket" and "path"', { s3Targets: [{ bucket, path: 's3://lake/data' }] }],
    ['"connection" and "connectionName"', { s3Targets: [{ bucket, connection, connectionName: 'network' }] }],
    ['"eventQueue" and "eventQueueArn"', { s3Targets: [{ bucket, eventQueue: queue, eventQueueArn: queue.queueArn }] }],
    ['"table" and "path"', { dynamoDbTargets: [{ table, path: 'orders' }] }],
    ['"connection" and "connectionName"', { jdbcTargets: [{ connection, connectionName: 'network', path: 'a/%' }] }],
    ['"database" and "databaseName"', { catalogTargets: [{ database, databaseName: 'sales', tables: ['t'] }] }],
  ])('%s', (named, targets) => {
    expect(() => crawlers(new Stack(), { databaseName: 'd', targets })).toThrow(`${named} cannot be combined`);
  });

  test('"database" and "databaseName" of the crawler', () => {
    const options = { database, databaseName: 'sales', targets: { s3Targets: [{ bucket }] } };

    expect(() => crawlers(new Stack(), options)).toThrow('"database" and "databaseName" cannot be combined');
  });

  test('a prefix without its bucket', () => {
    const options = { databaseName: 'd', targets: { s3Targets: [{ prefix: 'data' }] } };

    expect(() => crawlers(new Stack(), options)).toThrow(/DSP314: .*"prefix" and no "bucket"/);
  });
});

test('a crawler without a database, and a target without its place, are refused', () => {
  expect(() => crawlers(new Stack(), { targets: { s3Targets: [{ path: 's3://lake/data' }] } }))
    .toThrow(/"databaseName"/);
  expect(() => crawlers(new Stack(), { databaseName: 'd', targets: { s3Targets: [{}] } })).toThrow(/without "path"/);
});
