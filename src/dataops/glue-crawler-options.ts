/**
 * A place in S3 to crawl.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-crawler-s3target.html
 */
export interface CrawlerS3Target {
  /**
   * Where the data is: `s3://bucket/prefix`.
   */
  readonly path: string;

  /**
   * Glob patterns of what is left out.
   *
   * @default - nothing
   */
  readonly exclusions?: string[];

  /**
   * Number of files that are read in each leaf folder.
   *
   * @default - all
   */
  readonly sampleSize?: number;

  /**
   * Name of the Glue connection for a VPC.
   *
   * @default - none
   */
  readonly connectionName?: string;

  /**
   * ARN of the queue of S3 events.
   *
   * @default - none
   */
  readonly eventQueueArn?: string;

  /**
   * ARN of the queue of events that failed.
   *
   * @default - none
   */
  readonly dlqEventQueueArn?: string;
}

/**
 * A database that is reached through a connection.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-crawler-jdbctarget.html
 */
export interface CrawlerJdbcTarget {
  /**
   * Name of the Glue connection.
   *
   * @default - none
   */
  readonly connectionName?: string;

  /**
   * Which schemas and tables are crawled: `database/schema/table`, with `%` for any.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * Glob patterns of what is left out.
   *
   * @default - nothing
   */
  readonly exclusions?: string[];

  /**
   * What is kept besides the schema: `COMMENTS` and `RAWTYPES`.
   *
   * @default - none
   */
  readonly enableAdditionalMetadata?: string[];
}

/**
 * A table of DynamoDB.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-crawler-dynamodbtarget.html
 */
export interface CrawlerDynamoDbTarget {
  /**
   * Name of the table.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * Whether all records are read, rather than a sample.
   *
   * @default - Glue's default, true
   */
  readonly scanAll?: boolean;

  /**
   * Share of the read capacity of the table that the crawler uses: 0.1 to 1.5.
   *
   * @default - half of the capacity
   */
  readonly scanRate?: number;
}

/**
 * Tables of a database of the catalog.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-crawler-catalogtarget.html
 */
export interface CrawlerCatalogTarget {
  /**
   * Name of the database.
   *
   * @default - none
   */
  readonly databaseName?: string;

  /**
   * Names of the tables.
   *
   * @default - none
   */
  readonly tables?: string[];

  /**
   * Name of the Glue connection for a VPC.
   *
   * @default - none
   */
  readonly connectionName?: string;

  /**
   * ARN of the queue of S3 events.
   *
   * @default - none
   */
  readonly eventQueueArn?: string;

  /**
   * ARN of the queue of events that failed.
   *
   * @default - none
   */
  readonly dlqEventQueueArn?: string;
}

/**
 * What a crawler crawls.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-crawler-targets.html
 */
export interface CrawlerTargets {
  /**
   * Places in S3.
   *
   * @default - none
   */
  readonly s3Targets?: CrawlerS3Target[];

  /**
   * Databases that are reached through a connection.
   *
   * @default - none
   */
  readonly jdbcTargets?: CrawlerJdbcTarget[];

  /**
   * Tables of DynamoDB.
   *
   * @default - none
   */
  readonly dynamoDbTargets?: CrawlerDynamoDbTarget[];

  /**
   * Tables that the catalog has already. They stand alone: a crawler of catalog tables has no other targets.
   *
   * @default - none
   */
  readonly catalogTargets?: CrawlerCatalogTarget[];
}

/**
 * When a crawler runs.
 */
export interface CrawlerSchedule {
  /**
   * A `cron(...)` expression, in UTC.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html
   * @default - the crawler runs when it is started
   */
  readonly scheduleExpression?: string;
}

/**
 * What a crawler does about changes.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/crawler-schema-changes-prevent.html
 */
export interface CrawlerSchemaChangePolicy {
  /**
   * About tables whose data has gone: `LOG`, `DELETE_FROM_DATABASE` or `DEPRECATE_IN_DATABASE`.
   *
   * @default LOG
   */
  readonly deleteBehavior?: string;

  /**
   * About changed schemas: `LOG` or `UPDATE_IN_DATABASE`.
   *
   * @default UPDATE_IN_DATABASE
   */
  readonly updateBehavior?: string;
}

/**
 * How a crawler works, whatever it crawls.
 */
export interface GlueCrawlerSettings {
  /**
   * Names of classifiers that are tried before those of Glue: keys of the project's, as `project:classifiers/NAME`, or names.
   *
   * @default - none
   */
  readonly classifiers?: string[];

  /**
   * When the crawler runs.
   *
   * @default - when it is started
   */
  readonly schedule?: CrawlerSchedule;

  /**
   * What the crawler does about changes.
   *
   * @default - changed schemas are updated, tables whose data has gone are kept and logged
   */
  readonly schemaChangePolicy?: CrawlerSchemaChangePolicy;

  /**
   * What is crawled again: `CRAWL_EVERYTHING`, `CRAWL_NEW_FOLDERS_ONLY` or `CRAWL_EVENT_MODE`.
   *
   * @default - Glue's default, CRAWL_EVERYTHING
   */
  readonly recrawlBehavior?: string;

  /**
   * Prefix of the names of tables.
   *
   * @default - none
   */
  readonly tablePrefix?: string;

  /**
   * Further settings of the crawler, as in its JSON configuration.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/crawler-configuration.html
   * @default - none
   */
  readonly extraConfiguration?: any;
}

/**
 * A crawler.
 */
export interface GlueCrawlerOptions extends GlueCrawlerSettings {
  /**
   * ARN of the role that the crawler runs as.
   */
  readonly executionRoleArn: string;

  /**
   * Name of the database that receives the tables, for example `project:databaseName/sample-database`.
   */
  readonly databaseName: string;

  /**
   * What the crawler is for.
   */
  readonly description: string;

  /**
   * What is crawled: at least one target.
   */
  readonly targets: CrawlerTargets;

  /**
   * Whether the crawler reads with credentials of Lake Formation, for a location that is registered there and governed by its permissions alone.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/crawler-lf-integ.html
   * @default false
   */
  readonly useLakeFormationCredentials?: boolean;
}

/**
 * Configuration of Glue crawlers.
 */
export interface GlueCrawlersOptions {
  /**
   * Name of the module of the DataOps project on the same platform. Its security configuration and topic are used.
   *
   * @default - `securityConfigurationName` and `notificationTopicArn` are given, or the project is given in code
   */
  readonly projectName?: string;

  /**
   * Crawlers by key.
   */
  readonly crawlers: { [name: string]: GlueCrawlerOptions };

  /**
   * Name of the Glue security configuration that encrypts what crawlers write.
   *
   * @default - that of the project
   */
  readonly securityConfigurationName?: string;

  /**
   * ARN of the topic that is told of failed crawls.
   *
   * @default - that of the project
   */
  readonly notificationTopicArn?: string;

  /**
   * ARN of the key of the project. Crawlers encrypt with what their security configuration names, so this is for configurations that say it, and
   * must be the ARN of a key.
   *
   * @default - that of the project
   */
  readonly kmsArn?: string;

  /**
   * Name of the bucket of the project. Crawlers keep nothing there, so this is for configurations that say it.
   *
   * @default - that of the project
   */
  readonly bucketName?: string;

  /**
   * ARN of the role that deploys code of the project. Crawlers have no code, so this is for configurations that say it, and must be the ARN of a role.
   *
   * @default - that of the project
   */
  readonly deploymentRoleArn?: string;
}
