import { CrawlerBehaviorOptions } from './crawler-options';
import { CrawlerTargets } from './crawler-targets';

/**
 * A crawler.
 */
export interface GlueCrawlerOptions extends CrawlerBehaviorOptions {
  /**
   * ARN of the role that the crawler runs as.
   *
   * @pattern ^arn:[^:]+:iam::[^:]*:role/.+$
   * @sample arn:aws:iam::111122223333:role/glue-etl
   */
  readonly executionRoleArn: string;

  /**
   * Name of the database that receives the tables, for example `project:databaseName/sample-database`.
   *
   * @sample project:databaseName/sales
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
   * @default - that of the project, else one of its own with the key `kmsArn`
   * @sample project:securityConfiguration/default
   */
  readonly securityConfigurationName?: string;

  /**
   * ARN of the topic that is told of failed crawls.
   *
   * @default - that of the project
   * @pattern ^arn:[^:]+:sns:[^:]*:[^:]*:.+$
   * @sample arn:aws:sns:eu-central-1:111122223333:alerts
   */
  readonly notificationTopicArn?: string;

  /**
   * ARN of the key of the project. Crawlers without a project and without `securityConfigurationName` get a security configuration with this key,
   * whose policy must let CloudWatch Logs encrypt the log groups below `/aws-glue/`.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   * @default - the key in the security configuration
   * @pattern ^arn:[^:]+:kms:[^:]*:[^:]*:(key|alias)/.+$
   * @sample arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
   */
  readonly kmsArn?: string;

  /**
   * Name of the bucket of the project. It is checked and otherwise unused, since crawlers keep nothing in it.
   *
   * @default - that of the project
   * @pattern ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$
   * @sample example-org-project
   */
  readonly bucketName?: string;

  /**
   * ARN of the role that deploys code of the project. It is checked and otherwise unused, since crawlers have no code.
   *
   * @default - that of the project
   * @pattern ^arn:[^:]+:iam::[^:]*:role/.+$
   * @sample arn:aws:iam::111122223333:role/deployment
   */
  readonly deploymentRoleArn?: string;
}
