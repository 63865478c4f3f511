import { Stack, Token } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnCrawler } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { CrawlerTargets, GlueCrawlerSettings } from './glue-crawler-options';
import { acknowledge } from '../private/acknowledge';
import { sortKeysDeep } from '../private/collections';
import { constructId } from '../private/names';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/** What a crawler needs to know. */
export interface CrawlerProps extends GlueCrawlerSettings {
  readonly name: string;
  readonly role: string;
  readonly databaseName: string;
  readonly description?: string;
  readonly targets: CrawlerTargets;
  readonly securityConfiguration: string;
  readonly useLakeFormationCredentials?: boolean;
}

const DELETE_BEHAVIORS = ['LOG', 'DELETE_FROM_DATABASE', 'DEPRECATE_IN_DATABASE'];
const UPDATE_BEHAVIORS = ['LOG', 'UPDATE_IN_DATABASE'];
const RECRAWL_BEHAVIORS = ['CRAWL_EVERYTHING', 'CRAWL_NEW_FOLDERS_ONLY', 'CRAWL_EVENT_MODE'];
const ADDITIONAL_METADATA = ['COMMENTS', 'RAWTYPES'];

/** A crawler, checked against what Glue accepts. */
export function createCrawler(scope: Construct, key: string, props: CrawlerProps): CfnCrawler {
  new CrawlerCheck(scope, key).check(props);
  const { schedule, schemaChangePolicy, recrawlBehavior, extraConfiguration, targets, useLakeFormationCredentials } = props;
  // Glue only looks for new folders where it changes nothing about what it knows.
  const onlyNew = recrawlBehavior === 'CRAWL_NEW_FOLDERS_ONLY';
  const crawler = new CfnCrawler(scope, `Crawler-${constructId(key)}`, {
    name: props.name,
    role: props.role,
    databaseName: props.databaseName,
    description: props.description,
    targets: {
      s3Targets: targets.s3Targets,
      jdbcTargets: targets.jdbcTargets,
      dynamoDbTargets: targets.dynamoDbTargets,
      catalogTargets: targets.catalogTargets,
    },
    classifiers: props.classifiers,
    tablePrefix: props.tablePrefix,
    crawlerSecurityConfiguration: props.securityConfiguration,
    schedule: schedule?.scheduleExpression === undefined ? undefined : { scheduleExpression: schedule.scheduleExpression },
    schemaChangePolicy: {
      deleteBehavior: schemaChangePolicy?.deleteBehavior ?? 'LOG',
      updateBehavior: schemaChangePolicy?.updateBehavior ?? (onlyNew ? 'LOG' : 'UPDATE_IN_DATABASE'),
    },
    recrawlPolicy: recrawlBehavior === undefined ? undefined : { recrawlBehavior },
    configuration: extraConfiguration === undefined ? undefined : Stack.of(scope).toJsonString(sortKeysDeep(extraConfiguration as object)),
    lakeFormationConfiguration: useLakeFormationCredentials ? { useLakeFormationCredentials: true, accountId: Stack.of(scope).account } : undefined,
  });
  acknowledge(crawler, { id: 'AwsSolutions-GL1', reason: 'The security configuration, which encrypts the logs, is named here and made in the stack of the project, where the rule does not look.' });
  return crawler;
}

/** One rule for several crawlers: a failed crawl is told to a topic. */
export function notifyOfFailedCrawls(scope: Construct, crawlerNames: string[], topicArn: string): void {
  if (crawlerNames.length === 0) return;
  new CfnRule(scope, 'FailureRule', {
    description: 'Failed crawls are told to the topic of the project',
    eventPattern: {
      'source': ['aws.glue'],
      'detail-type': ['Glue Crawler State Change'],
      'detail': { state: ['Failed'], crawlerName: crawlerNames },
    },
    targets: [{ id: 'Topic', arn: topicArn }],
  });
}

class CrawlerCheck {
  constructor(private readonly scope: Construct, private readonly key: string) {}

  public check(props: CrawlerProps): void {
    const { s3Targets = [], jdbcTargets = [], dynamoDbTargets = [], catalogTargets = [] } = props.targets;
    const others = s3Targets.length + jdbcTargets.length + dynamoDbTargets.length;
    if (others + catalogTargets.length === 0) this.refuse('has nothing to crawl', 'give at least one target, for example s3Targets: [{ path: s3://bucket/prefix }]');
    if (others > 0 && catalogTargets.length > 0) this.refuse('has catalog targets besides others', 'give the catalog targets a crawler of their own');
    for (const { path, sampleSize } of s3Targets) {
      if (isKnown(path) && !path.startsWith('s3://')) this.refuse(`has the path "${path}", which is not in S3`, 'write s3://bucket/prefix');
      if (sampleSize !== undefined && !Token.isUnresolved(sampleSize) && (sampleSize < 1 || sampleSize > 249)) this.refuse(`has the sample size ${sampleSize}`, 'write 1 to 249');
    }
    for (const { connectionName, path, enableAdditionalMetadata } of jdbcTargets) {
      if (connectionName === undefined || path === undefined) this.refuse('has a JDBC target without "connectionName" or "path"', 'give both, for example path: database/schema/%');
      for (const metadata of enableAdditionalMetadata ?? []) this.oneOf('enableAdditionalMetadata', metadata, ADDITIONAL_METADATA);
    }
    for (const { path, scanRate } of dynamoDbTargets) {
      if (path === undefined) this.refuse('has a DynamoDB target without "path"', 'name the table');
      if (scanRate !== undefined && !Token.isUnresolved(scanRate) && (scanRate < 0.1 || scanRate > 1.5)) this.refuse(`has the scan rate ${scanRate}`, 'write 0.1 to 1.5');
    }
    for (const { databaseName, tables } of catalogTargets) {
      if (databaseName === undefined || !tables?.length) this.refuse('has a catalog target without "databaseName" or "tables"', 'name the database and its tables');
    }
    this.checkSchedule(props.schedule?.scheduleExpression);
    this.checkBehavior(props);
  }

  private checkSchedule(expression: string | undefined): void {
    if (expression !== undefined && isKnown(expression) && !/^cron\(.+\)$/.test(expression)) {
      this.refuse(`has the schedule "${expression}"`, 'write a cron expression, for example cron(0 3 * * ? *)');
    }
  }

  private checkBehavior({ recrawlBehavior: recrawl, schemaChangePolicy, targets }: CrawlerProps): void {
    const { deleteBehavior, updateBehavior } = schemaChangePolicy ?? {};
    this.oneOf('deleteBehavior', deleteBehavior, DELETE_BEHAVIORS);
    this.oneOf('updateBehavior', updateBehavior, UPDATE_BEHAVIORS);
    this.oneOf('recrawlBehavior', recrawl, RECRAWL_BEHAVIORS);
    if (recrawl === 'CRAWL_NEW_FOLDERS_ONLY' && [deleteBehavior, updateBehavior].some((behavior) => behavior !== undefined && behavior !== 'LOG')) {
      this.refuse('looks for new folders only, and would change what it knows', 'let deleteBehavior and updateBehavior be LOG, or crawl everything');
    }
    if (targets.catalogTargets?.length && deleteBehavior !== undefined && deleteBehavior !== 'LOG') {
      this.refuse(`has catalog targets and deleteBehavior ${deleteBehavior}`, 'Glue accepts LOG alone for them');
    }
    const queues = [...targets.s3Targets ?? [], ...targets.catalogTargets ?? []].map((target) => target.eventQueueArn);
    if (recrawl === 'CRAWL_EVENT_MODE' && !queues.some((queue) => queue !== undefined)) {
      this.refuse('crawls by events, and no target has an "eventQueueArn"', 'name the queue of S3 events');
    }
  }

  private oneOf(option: string, value: string | undefined, accepted: string[]): void {
    if (value === undefined || !isKnown(value) || accepted.includes(value)) return;
    this.refuse(`has ${option} "${value}"`, didYouMean(value, accepted) ?? `write one of ${accepted.join(', ')}`);
  }

  private refuse(message: string, hint: string): never {
    return fail({ code: 'DSP304', where: this.scope.node.path, message: `crawler "${this.key}" ${message}`, hint });
  }
}

function isKnown(text: string): boolean {
  return !Token.isUnresolved(text) && !text.includes('{{resolve:');
}
