import { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnConnection, CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { IQueue } from 'aws-cdk-lib/aws-sqs';

/**
 * How a crawler reaches data in S3, and the queues of its events.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/crawler-s3-event-notifications.html
 */
export interface CrawlerS3Access {
  /**
   * Name of the Glue connection, of type `NETWORK`, that reaches the data through a VPC.
   *
   * @default - none
   * @sample project:connections/warehouse
   */
  readonly connectionName?: string;

  /**
   * The Glue connection, instead of `connectionName`: for example `project.connection('network')`.
   *
   * @default - the connection of `connectionName`
   */
  readonly connection?: CfnConnection;

  /**
   * ARN of the SQS queue for S3 events, which `CRAWL_EVENT_MODE` reads.
   *
   * @default - none
   * @format sqsQueueArn
   */
  readonly eventQueueArn?: string;

  /**
   * The SQS queue of S3 events, instead of `eventQueueArn`. The role of the crawler is not granted access to it.
   *
   * @default - the queue of `eventQueueArn`
   */
  readonly eventQueue?: IQueue;

  /**
   * ARN of the dead-letter queue for events. Requires a queue of events.
   *
   * @default - none
   * @format sqsQueueArn
   * @sample arn:aws:sqs:eu-central-1:111122223333:s3-events-failed
   */
  readonly dlqEventQueueArn?: string;

  /**
   * The SQS queue of events that failed, instead of `dlqEventQueueArn`.
   *
   * @default - the queue of `dlqEventQueueArn`
   */
  readonly dlqEventQueue?: IQueue;
}

/**
 * An S3 location to crawl.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-crawler-s3target.html
 */
export interface CrawlerS3Target extends CrawlerS3Access {
  /**
   * Path of the data: `s3://bucket/prefix`. Required without `bucket`.
   *
   * @default - the place of `bucket` and `prefix`
   * @format s3Uri
   */
  readonly path?: string;

  /**
   * The bucket of the data, instead of `path`: for example `lake.bucket('raw')`.
   *
   * @default - the bucket of `path`
   */
  readonly bucket?: IBucket;

  /**
   * Prefix of the data in `bucket`, for example `data/sales`.
   *
   * @default - the whole bucket
   * @codeOnly
   */
  readonly prefix?: string;

  /**
   * Glob patterns of the objects to exclude.
   *
   * @default - none
   * @sample **.tmp
   */
  readonly exclusions?: string[];

  /**
   * Number of files to read in each leaf folder, from 1 to 249.
   *
   * @default - all files
   * @sample 10
   */
  readonly sampleSize?: number;
}

/**
 * A database to crawl through a JDBC connection.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-crawler-jdbctarget.html
 */
export interface CrawlerJdbcTarget {
  /**
   * Name of the Glue connection. Required without `connection`.
   *
   * @default - the name of `connection`
   * @sample project:connections/warehouse
   */
  readonly connectionName?: string;

  /**
   * The Glue connection, instead of `connectionName`: for example `project.connection('warehouse')`.
   *
   * @default - the connection of `connectionName`
   */
  readonly connection?: CfnConnection;

  /**
   * The path to crawl: `database/schema/table`. The wildcard `%` matches all names. Required.
   *
   * @default - none, which is an error
   * @sample sales/public/%
   */
  readonly path?: string;

  /**
   * Glob patterns of the objects to exclude.
   *
   * @default - none
   * @sample **.tmp
   */
  readonly exclusions?: string[];

  /**
   * Additional metadata to read: `COMMENTS` and `RAWTYPES`.
   *
   * @default - none
   * @pattern ^(COMMENTS|RAWTYPES)$
   * @sample COMMENTS
   */
  readonly enableAdditionalMetadata?: string[];
}

/**
 * A DynamoDB table to crawl.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-crawler-dynamodbtarget.html
 */
export interface CrawlerDynamoDbTarget {
  /**
   * Name of the table. Required without `table`.
   *
   * @default - the name of `table`
   * @format dynamoDbTableName
   */
  readonly path?: string;

  /**
   * The table, instead of `path`.
   *
   * @default - the table of `path`
   */
  readonly table?: ITable;

  /**
   * Whether to read all items instead of a sample.
   *
   * @default - Glue's default, true
   */
  readonly scanAll?: boolean;

  /**
   * Fraction of the read capacity of the table to use, from 0.1 to 1.5.
   *
   * @default - Glue's default, 0.5
   * @sample 0.5
   */
  readonly scanRate?: number;
}

/**
 * Tables of the Glue Data Catalog to crawl again. A crawler with catalog targets cannot have other targets.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-crawler-catalogtarget.html
 */
export interface CrawlerCatalogTarget extends CrawlerS3Access {
  /**
   * Name of the database. Required without `database`.
   *
   * @default - the name of `database`
   * @sample project:databaseName/sales
   * @format glueName
   */
  readonly databaseName?: string;

  /**
   * The database, instead of `databaseName`: for example `project.database('sales')`.
   *
   * @default - the database of `databaseName`
   */
  readonly database?: CfnDatabase;

  /**
   * Names of the tables. Specify at least one.
   *
   * @default - none, which is an error
   */
  readonly tables?: string[];
}

/**
 * The targets of a crawler. Specify at least one.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-crawler-targets.html
 */
export interface CrawlerTargets {
  /**
   * S3 locations.
   *
   * @default - none
   */
  readonly s3Targets?: CrawlerS3Target[];

  /**
   * Databases that are accessed through JDBC connections.
   *
   * @default - none
   */
  readonly jdbcTargets?: CrawlerJdbcTarget[];

  /**
   * DynamoDB tables.
   *
   * @default - none
   */
  readonly dynamoDbTargets?: CrawlerDynamoDbTarget[];

  /**
   * Tables of the Glue Data Catalog. They cannot be combined with other targets.
   *
   * @default - none
   */
  readonly catalogTargets?: CrawlerCatalogTarget[];
}
