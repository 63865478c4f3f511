/**
 * An S3 location to crawl.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-crawler-s3target.html
 */
export interface CrawlerS3Target {
  /**
   * Path of the data: `s3://bucket/prefix`. Required.
   *
   * @default - none, which is an error
   * @format s3Uri
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
   * Number of files to read in each leaf folder, from 1 to 249.
   *
   * @default - all files
   * @sample 10
   */
  readonly sampleSize?: number;

  /**
   * Name of the Glue connection, of type `NETWORK`, for a VPC.
   *
   * @default - none
   * @sample project:connections/warehouse
   */
  readonly connectionName?: string;

  /**
   * ARN of the SQS queue for S3 events, which `CRAWL_EVENT_MODE` reads.
   *
   * @default - none
   * @format sqsQueueArn
   */
  readonly eventQueueArn?: string;

  /**
   * ARN of the dead-letter queue for events. Requires `eventQueueArn`.
   *
   * @default - none
   * @format sqsQueueArn
   * @sample arn:aws:sqs:eu-central-1:111122223333:s3-events-failed
   */
  readonly dlqEventQueueArn?: string;
}

/**
 * A database to crawl through a JDBC connection.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-crawler-jdbctarget.html
 */
export interface CrawlerJdbcTarget {
  /**
   * Name of the Glue connection. Required.
   *
   * @default - none, which is an error
   * @sample project:connections/warehouse
   */
  readonly connectionName?: string;

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
   * Name of the table. Required.
   *
   * @default - none, which is an error
   * @sample orders
   */
  readonly path?: string;

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
export interface CrawlerCatalogTarget {
  /**
   * Name of the database. Required.
   *
   * @default - none, which is an error
   * @sample project:databaseName/sales
   * @format glueName
   */
  readonly databaseName?: string;

  /**
   * Names of the tables. Specify at least one.
   *
   * @default - none, which is an error
   */
  readonly tables?: string[];

  /**
   * Name of the Glue connection, of type `NETWORK`, for tables whose data is in S3.
   *
   * @default - none
   * @sample project:connections/warehouse
   */
  readonly connectionName?: string;

  /**
   * ARN of the SQS queue for S3 events, which `CRAWL_EVENT_MODE` reads.
   *
   * @default - none
   * @format sqsQueueArn
   */
  readonly eventQueueArn?: string;

  /**
   * ARN of the dead-letter queue for events. Requires `eventQueueArn`.
   *
   * @default - none
   * @format sqsQueueArn
   * @sample arn:aws:sqs:eu-central-1:111122223333:s3-events-failed
   */
  readonly dlqEventQueueArn?: string;
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
