import { Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnCrawler } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { checkCrawler, CrawlerPlace } from './crawler-checks';
import { CrawlerBehaviorOptions } from './crawler-options';
import { CrawlerTargets } from './crawler-targets';
import { textTargets } from './target-objects';
import { sortKeysDeep } from '../../private/collections';
import { EVENT_PATTERN_LENGTH } from '../../private/facts/service-limits';

/** Properties of a crawler in addition to its behavior. */
export interface GlueCrawlerProps {
  readonly place: CrawlerPlace;
  readonly name: string;
  readonly roleArn: string;
  readonly databaseName: string;
  readonly description: string;
  readonly targets: CrawlerTargets;
  readonly securityConfigurationName: string;
  readonly behavior: CrawlerBehaviorOptions;
  /** Names of classifiers, which replace those in `behavior`. */
  readonly classifiers?: string[];
}

/** A crawler with validated options. */
export function createCrawler(scope: Construct, id: string, props: GlueCrawlerProps): CfnCrawler {
  const { behavior } = props;
  const { targets, resources } = textTargets(props.place, props.targets);
  checkCrawler(props.place, targets, behavior);
  const { schedule, schemaChangePolicy, recrawlBehavior, extraConfiguration: configuration } = behavior;
  const crawler = new CfnCrawler(scope, id, {
    name: props.name,
    role: props.roleArn,
    databaseName: props.databaseName,
    description: props.description,
    targets: {
      s3Targets: targets.s3Targets,
      jdbcTargets: targets.jdbcTargets,
      dynamoDbTargets: targets.dynamoDbTargets,
      catalogTargets: targets.catalogTargets,
    },
    classifiers: props.classifiers,
    tablePrefix: behavior.tablePrefix,
    crawlerSecurityConfiguration: props.securityConfigurationName,
    schedule:
      schedule?.scheduleExpression === undefined ? undefined : { scheduleExpression: schedule.scheduleExpression },
    schemaChangePolicy: {
      deleteBehavior: schemaChangePolicy?.deleteBehavior ?? 'LOG',
      updateBehavior:
        schemaChangePolicy?.updateBehavior ??
        (recrawlBehavior === 'CRAWL_NEW_FOLDERS_ONLY' ? 'LOG' : 'UPDATE_IN_DATABASE'),
    },
    recrawlPolicy: recrawlBehavior === undefined ? undefined : { recrawlBehavior },
    configuration:
      configuration === undefined
        ? undefined
        : Stack.of(scope).toJsonString(sortKeysDeep({ Version: 1, ...configuration })),
    lakeFormationConfiguration: behavior.useLakeFormationCredentials
      ? { useLakeFormationCredentials: true, accountId: behavior.lakeFormationAccountId }
      : undefined,
  });
  if (resources.length > 0) crawler.node.addDependency(...resources);
  return crawler;
}

/** Characters of an event pattern that are left for what is not a name, and for the placeholders of names. */
const REST_OF_PATTERN = 548;
const NAMES_PER_RULE = EVENT_PATTERN_LENGTH - REST_OF_PATTERN;

/** Failed crawls are reported to a topic: by one rule, or by several if the names do not fit in one event pattern. */
export function notifyOfFailures(scope: Construct, id: string, names: string[], topicArn: string): void {
  inRules(names).forEach((crawlerName, index) => new CfnRule(scope, index === 0 ? id : `${id}${index + 1}`, {
    description: 'Failed crawls are told to the topic of the project',
    eventPattern: {
      'source': ['aws.glue'],
      'detail-type': ['Glue Crawler State Change'],
      'detail': { state: ['Failed'], crawlerName },
    },
    targets: [{ id: 'Topic', arn: topicArn }],
  }));
}

function inRules(names: string[]): string[][] {
  const rules: string[][] = [];
  let length = 0;
  for (const name of names) {
    length += name.length + 3;
    if (rules.length === 0 || length > NAMES_PER_RULE) {
      rules.push([]);
      length = name.length + 3;
    }
    rules[rules.length - 1].push(name);
  }
  return rules;
}
