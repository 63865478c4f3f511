import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { IRole } from 'aws-cdk-lib/aws-iam';
import { CrawlerTargets } from './crawler-targets';

/**
 * When a crawler runs.
 */
export interface CrawlerSchedule {
  /**
   * A `cron(...)` expression of six fields, in UTC.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html
   * @default - the crawler runs when it is started
   * @format glueSchedule
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
   * Behavior for tables whose data was deleted: `LOG`, `DELETE_FROM_DATABASE` or `DEPRECATE_IN_DATABASE`. Crawlers of
   * new folders only, and crawlers of catalog tables, accept only `LOG`.
   *
   * @default LOG
   * @pattern ^(LOG|DELETE_FROM_DATABASE|DEPRECATE_IN_DATABASE)$
   * @sample LOG
   */
  readonly deleteBehavior?: string;

  /**
   * Behavior for changed schemas: `LOG` or `UPDATE_IN_DATABASE`. A crawler of new folders only accepts only `LOG`.
   *
   * @default - `LOG` for a crawler of new folders only, else `UPDATE_IN_DATABASE`
   * @pattern ^(LOG|UPDATE_IN_DATABASE)$
   * @sample UPDATE_IN_DATABASE
   */
  readonly updateBehavior?: string;
}

/**
 * How a crawler works, whatever it crawls.
 */
export interface CrawlerBehaviorOptions {
  /**
   * Classifiers that are tried before those of Glue: names, or keys of `classifiers` of the project where that is
   * known.
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
   * @default - changed schemas are updated, tables whose data was deleted are kept and logged
   */
  readonly schemaChangePolicy?: CrawlerSchemaChangePolicy;

  /**
   * Recrawl behavior: `CRAWL_EVERYTHING`, `CRAWL_NEW_FOLDERS_ONLY` or `CRAWL_EVENT_MODE`. The second is for S3 targets
   * only, the third for a single target with a queue of S3 events.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/incremental-crawls.html
   * @default - Glue's default, CRAWL_EVERYTHING
   * @pattern ^(CRAWL_EVERYTHING|CRAWL_NEW_FOLDERS_ONLY|CRAWL_EVENT_MODE)$
   * @sample CRAWL_NEW_FOLDERS_ONLY
   */
  readonly recrawlBehavior?: string;

  /**
   * Prefix of the names of tables, of at most 128 characters.
   *
   * @default - none
   * @sample raw_
   */
  readonly tablePrefix?: string;

  /**
   * Further settings of the crawler, as a map in the shape of its JSON configuration. Its `Version` is 1 where none is
   * given.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/crawler-configuration.html
   * @default - none
   */
  readonly extraConfiguration?: { [name: string]: any };

  /**
   * Whether the crawler reads S3 with credentials of Lake Formation and not with those of its role. The location must
   * be registered, and the role needs `lakeformation:GetDataAccess` and permissions on the location. Locations of
   * projects are registered in hybrid access mode, in which the credentials of the role go on to work.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/crawler-lf-integ.html
   * @default false
   */
  readonly useLakeFormationCredentials?: boolean;

  /**
   * ID of the account in whose Lake Formation the location is registered. Needs `useLakeFormationCredentials`.
   *
   * @default - the account of the crawler
   * @format accountId
   */
  readonly lakeFormationAccountId?: string;
}

/**
 * A crawler.
 */
export interface GlueCrawlerOptions extends CrawlerBehaviorOptions {
  /**
   * ARN of the role that the crawler runs as.
   *
   * @default - the ARN of `executionRole`
   * @unless executionRole
   * @format iamRoleArn
   * @sample arn:aws:iam::111122223333:role/glue-etl
   */
  readonly executionRoleArn?: string;

  /**
   * The role that the crawler runs as, in place of `executionRoleArn`, when composing in code.
   *
   * @default - the role of `executionRoleArn`
   */
  readonly executionRole?: IRole;

  /**
   * Name of the database that receives the tables, for example `project:databaseName/sample-database`.
   *
   * @default - the name of `database`
   * @unless database
   * @sample project:databaseName/sales
   * @format glueName
   */
  readonly databaseName?: string;

  /**
   * The database that receives the tables, in place of `databaseName`: for example `project.database('sales')`. The
   * crawler is created after it.
   *
   * @default - the database of `databaseName`
   */
  readonly database?: CfnDatabase;

  /**
   * What the crawler is for.
   *
   * @format glueDescription
   */
  readonly description: string;

  /**
   * The data stores to crawl: at least one target.
   */
  readonly targets: CrawlerTargets;
}

/**
 * Configuration of Glue crawlers.
 */
export interface GlueCrawlersOptions {
  /**
   * Name of the module of the DataOps project on the same platform. Its security configuration and topic are used.
   *
   * @default - `securityConfigurationName` or `kmsArn` is given, or the project is given in code
   * @sample example-project
   */
  readonly projectName?: string;

  /**
   * Crawlers by key.
   */
  readonly crawlers: { [name: string]: GlueCrawlerOptions };

  /**
   * Name of the Glue security configuration that encrypts what crawlers write.
   *
   * @default - that of the project, otherwise a new one with the key `kmsArn`
   * @sample project:securityConfiguration/default
   * @format glueName
   */
  readonly securityConfigurationName?: string;

  /**
   * ARN of the topic that is told of failed crawls.
   *
   * @default - that of the project
   * @format snsTopicArn
   */
  readonly notificationTopicArn?: string;

  /**
   * ARN of the key of the project. Crawlers without a project and without `securityConfigurationName` get a security
   * configuration with this key, whose policy must let CloudWatch Logs encrypt the log groups below `/aws-glue/`.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   * @default - the key in the security configuration
   * @format kmsKeyOrAliasArn
   */
  readonly kmsArn?: string;

  /**
   * Name of the bucket of the project. It is checked but not used, since crawlers store no data in it.
   *
   * @default - that of the project
   * @format bucketName
   * @sample example-org-project
   */
  readonly bucketName?: string;

  /**
   * ARN of the role that deploys code of the project. It is checked and otherwise unused, since crawlers have no code.
   *
   * @default - that of the project
   * @format iamRoleArn
   * @sample arn:aws:iam::111122223333:role/deployment
   */
  readonly deploymentRoleArn?: string;
}
