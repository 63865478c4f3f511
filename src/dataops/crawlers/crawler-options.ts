import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { IRole } from 'aws-cdk-lib/aws-iam';
import { CrawlerTargets } from './crawler-targets';

/**
 * The schedule of a crawler.
 */
export interface CrawlerSchedule {
  /**
   * A `cron(...)` expression of six fields, in UTC.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html
   * @default - the crawler runs on demand
   * @format glueSchedule
   */
  readonly scheduleExpression?: string;
}

/**
 * How a crawler handles schema changes.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/crawler-schema-changes-prevent.html
 */
export interface CrawlerSchemaChangePolicy {
  /**
   * Behavior for tables whose data was deleted: `LOG`, `DELETE_FROM_DATABASE` or `DEPRECATE_IN_DATABASE`. Crawlers that
   * crawl only new folders or catalog tables accept only `LOG`.
   *
   * @default LOG
   * @pattern ^(LOG|DELETE_FROM_DATABASE|DEPRECATE_IN_DATABASE)$
   * @sample LOG
   */
  readonly deleteBehavior?: string;

  /**
   * Behavior for changed schemas: `LOG` or `UPDATE_IN_DATABASE`. A crawler that crawls only new folders accepts only
   * `LOG`.
   *
   * @default - `LOG` for a crawler that crawls only new folders, otherwise `UPDATE_IN_DATABASE`
   * @pattern ^(LOG|UPDATE_IN_DATABASE)$
   * @sample UPDATE_IN_DATABASE
   */
  readonly updateBehavior?: string;
}

/**
 * The behavior of a crawler, independent of its targets.
 */
export interface CrawlerBehaviorOptions {
  /**
   * Classifiers to try before the built-in ones: names, or keys of `classifiers` if the project is known.
   *
   * @default - none
   */
  readonly classifiers?: string[];

  /**
   * The schedule.
   *
   * @default - the crawler runs on demand
   */
  readonly schedule?: CrawlerSchedule;

  /**
   * How the crawler handles schema changes.
   *
   * @default - changed schemas are updated; tables whose data was deleted are kept, and a message is logged
   */
  readonly schemaChangePolicy?: CrawlerSchemaChangePolicy;

  /**
   * Recrawl behavior: `CRAWL_EVERYTHING`, `CRAWL_NEW_FOLDERS_ONLY` or `CRAWL_EVENT_MODE`. `CRAWL_NEW_FOLDERS_ONLY`
   * supports only S3 targets; `CRAWL_EVENT_MODE` supports one target with an event queue.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/incremental-crawls.html
   * @default - Glue's default, CRAWL_EVERYTHING
   * @pattern ^(CRAWL_EVERYTHING|CRAWL_NEW_FOLDERS_ONLY|CRAWL_EVENT_MODE)$
   * @sample CRAWL_NEW_FOLDERS_ONLY
   */
  readonly recrawlBehavior?: string;

  /**
   * Prefix of table names, at most 128 characters.
   *
   * @default - none
   * @sample raw_
   */
  readonly tablePrefix?: string;

  /**
   * Additional settings of the crawler, as a map with the structure of its JSON configuration. If it does not specify
   * `Version`, the value is 1.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/crawler-configuration.html
   * @default - none
   */
  readonly extraConfiguration?: { [name: string]: any };

  /**
   * Whether the crawler uses Lake Formation credentials instead of its role to read S3. The location must be
   * registered, and the role needs `lakeformation:GetDataAccess` and permissions on the location. Locations of projects
   * are registered in hybrid access mode, so the credentials of the role continue to work.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/crawler-lf-integ.html
   * @default false
   */
  readonly useLakeFormationCredentials?: boolean;

  /**
   * ID of the account in which the location is registered with Lake Formation. Requires `useLakeFormationCredentials`.
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
   * The role that the crawler runs as, instead of `executionRoleArn`, in code.
   *
   * @default - the role of `executionRoleArn`
   */
  readonly executionRole?: IRole;

  /**
   * Name of the database for the tables, for example `project:databaseName/sample-database`.
   *
   * @default - the name of `database`
   * @unless database
   * @sample project:databaseName/sales
   * @format glueName
   */
  readonly databaseName?: string;

  /**
   * The database that receives the tables, instead of `databaseName`: for example `project.database('sales')`. The
   * crawler is created after it.
   *
   * @default - the database of `databaseName`
   */
  readonly database?: CfnDatabase;

  /**
   * Description of the crawler.
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
   * Name of the module of the DataOps project on the same platform. The crawlers use its security configuration and
   * topic.
   *
   * @default - specify `securityConfigurationName` or `kmsArn`, or the project in code
   * @sample example-project
   */
  readonly projectName?: string;

  /**
   * Crawlers by key.
   */
  readonly crawlers: { [name: string]: GlueCrawlerOptions };

  /**
   * Name of the Glue security configuration that encrypts the output of crawlers.
   *
   * @default - that of the project, or a new one with the key `kmsArn`
   * @sample project:securityConfiguration/default
   * @format glueName
   */
  readonly securityConfigurationName?: string;

  /**
   * ARN of the topic that is notified of failed crawls. Its policy must allow `events.amazonaws.com` to publish,
   * without a condition, and the policy of its key, if any, must allow `events.amazonaws.com` to decrypt and generate
   * data keys.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
   * @default - that of the project
   * @format snsTopicArn
   */
  readonly notificationTopicArn?: string;

  /**
   * ARN of the key of the project. Crawlers without a project and without `securityConfigurationName` get a security
   * configuration with this key. Its key policy must allow CloudWatch Logs to encrypt the log groups under
   * `/aws-glue/`.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   * @default - the key in the security configuration
   * @format kmsKeyOrAliasArn
   */
  readonly kmsArn?: string;

  /**
   * Name of the bucket of the project. It is validated but not used, because crawlers do not store data in it.
   *
   * @default - that of the project
   * @format bucketName
   * @sample example-org-project
   */
  readonly bucketName?: string;

  /**
   * ARN of the role that deploys code of the project. It is validated but not used, because crawlers have no code.
   *
   * @default - that of the project
   * @format iamRoleArn
   * @sample arn:aws:iam::111122223333:role/deployment
   */
  readonly deploymentRoleArn?: string;
}
