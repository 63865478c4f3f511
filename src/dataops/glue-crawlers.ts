import { Stack, Token } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnCrawler } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { DataOpsProject } from './dataops-project';
import { ComponentProps } from '../naming/component-props';
import { acknowledge } from '../private/acknowledge';
import { sortedEntries, sortKeysDeep } from '../private/collections';
import { constructId, namingOf, physicalName } from '../private/names';
import { checkOptions } from '../private/options-model';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

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
 * A crawler.
 */
export interface GlueCrawlerOptions {
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
   * Names of classifiers that are tried before those of Glue.
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
}

/**
 * Properties of `GlueCrawlers`.
 */
export interface GlueCrawlersProps extends GlueCrawlersOptions, ComponentProps {
  /**
   * The project, when composing in code.
   *
   * @default - the project is given by its names
   */
  readonly project?: DataOpsProject;
}

/**
 * Crawlers of a DataOps project.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/add-crawler.html
 */
export class GlueCrawlers extends Construct {
  private readonly names: { [key: string]: string } = {};

  constructor(scope: Construct, id: string, props: GlueCrawlersProps) {
    super(scope, id);
    checkOptions(this, 'GlueCrawlersProps', props);
    const naming = props.naming ?? namingOf(this);
    const securityConfiguration = props.securityConfigurationName ?? props.project?.securityConfigurationName ?? fail({
      code: 'DSP204',
      where: this.node.path,
      message: props.projectName === undefined ? 'no security configuration is known' : `the project "${props.projectName}" is not known here`,
      hint: 'give "project" in code, "projectName" on a platform, or "securityConfigurationName"',
    });
    for (const [key, options] of sortedEntries(props.crawlers)) {
      const name = physicalName(naming, 'glue', key);
      this.names[key] = name;
      this.createCrawler(key, name, options, securityConfiguration);
    }
    const topicArn = props.notificationTopicArn ?? props.project?.topic.topicArn;
    if (topicArn !== undefined) this.notify(topicArn);
  }

  /**
   * Name of a crawler. Throws where there is none.
   *
   * @param key the key of the crawler in `crawlers`
   */
  public crawlerName(key: string): string {
    if (Object.hasOwn(this.names, key)) return this.names[key];
    return fail({ code: 'DSP204', where: this.node.path, message: `there is no crawler "${key}"`, hint: didYouMean(key, Object.keys(this.names)) });
  }

  private createCrawler(key: string, name: string, options: GlueCrawlerOptions, securityConfiguration: string): void {
    this.check(key, options);
    const { schedule, schemaChangePolicy, recrawlBehavior, extraConfiguration } = options;
    const crawler = new CfnCrawler(this, `Crawler-${constructId(key)}`, {
      name,
      role: options.executionRoleArn,
      databaseName: options.databaseName,
      description: options.description,
      targets: { s3Targets: options.targets.s3Targets },
      classifiers: options.classifiers,
      tablePrefix: options.tablePrefix,
      crawlerSecurityConfiguration: securityConfiguration,
      schedule: schedule?.scheduleExpression === undefined ? undefined : { scheduleExpression: schedule.scheduleExpression },
      schemaChangePolicy: {
        deleteBehavior: schemaChangePolicy?.deleteBehavior ?? 'LOG',
        updateBehavior: schemaChangePolicy?.updateBehavior ?? 'UPDATE_IN_DATABASE',
      },
      recrawlPolicy: recrawlBehavior === undefined ? undefined : { recrawlBehavior },
      configuration: extraConfiguration === undefined ? undefined : Stack.of(this).toJsonString(sortKeysDeep(extraConfiguration as object)),
    });
    acknowledge(crawler, { id: 'AwsSolutions-GL1', reason: 'The security configuration, which encrypts the logs, is named here and made in the stack of the project, where the rule does not look.' });
  }

  private check(key: string, { targets, schedule }: GlueCrawlerOptions): void {
    const where = this.node.path;
    if ((targets.s3Targets ?? []).length === 0) {
      fail({ code: 'DSP304', where, message: `crawler "${key}" has nothing to crawl`, hint: 'give at least one target, for example s3Targets: [{ path: s3://bucket/prefix }]' });
    }
    for (const { path } of targets.s3Targets ?? []) {
      if (!Token.isUnresolved(path) && !path.startsWith('s3://')) {
        fail({ code: 'DSP304', where, message: `crawler "${key}" has the path "${path}", which is not in S3`, hint: 'write s3://bucket/prefix' });
      }
    }
    const expression = schedule?.scheduleExpression;
    if (expression !== undefined && !Token.isUnresolved(expression) && !/^cron\(.+\)$/.test(expression)) {
      fail({ code: 'DSP304', where, message: `crawler "${key}" has the schedule "${expression}"`, hint: 'write a cron expression, for example cron(0 3 * * ? *)' });
    }
  }

  /** One rule for the crawlers of the module: a failed crawl is told to the topic. */
  private notify(topicArn: string): void {
    new CfnRule(this, 'FailureRule', {
      description: 'Failed crawls are told to the topic of the project',
      eventPattern: {
        'source': ['aws.glue'],
        'detail-type': ['Glue Crawler State Change'],
        'detail': { state: ['Failed'], crawlerName: Object.values(this.names) },
      },
      targets: [{ id: 'Topic', arn: topicArn }],
    });
  }
}
