import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnCrawler, CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { GlueCrawlerOptions, GlueCrawlersOptions } from './crawler-options';
import { createCrawler, notifyOfFailures } from './glue-crawler';
import { databaseNameOf, securityConfigurationNameOf } from './target-objects';
import { checkOneSource, textOf } from '../../access/given-objects';
import { letServicePublish } from '../../access/given-topic';
import { ComponentProps } from '../../naming/component-props';
import { constructId, namingOf, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { acknowledge } from '../../private/acknowledge';
import { resourcesBelow } from '../../private/cfn-resources';
import { sortedEntries } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { valueOf } from '../../private/lookup';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';
import { checkOptions } from '../../private/options-reader';
import { DataOpsProject } from '../dataops-project';
import { securityConfiguration } from '../security-configuration';

/**
 * Properties of `GlueCrawlers`.
 */
export interface GlueCrawlersProps extends GlueCrawlersOptions, ComponentProps {
  /**
   * The project, in code. The crawlers are created after it.
   *
   * @default - the project is specified by name
   */
  readonly project?: DataOpsProject;

  /**
   * The topic that is notified of failed crawls, instead of `notificationTopicArn`. The policy of a topic that the app
   * owns is extended to allow Amazon EventBridge to publish, and so is the policy of its key, if any. The policies of
   * an imported topic or key are not changed, and a warning is issued.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
   * @default - the topic of `notificationTopicArn`, or that of the project
   */
  readonly notificationTopic?: ITopic;

  /**
   * The Glue security configuration that encrypts what crawlers write, instead of `securityConfigurationName`. The
   * crawlers are created after it.
   *
   * @default - that of `securityConfigurationName`
   */
  readonly securityConfiguration?: CfnSecurityConfiguration;

  /**
   * The key of a separate security configuration for the crawlers, instead of `kmsArn`.
   *
   * @default - the key of `kmsArn`
   */
  readonly key?: IKey;
}

/**
 * Crawlers of a DataOps project.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/add-crawler.html
 *
 * @example
 * declare const project: DataOpsProject;
 * declare const lake: DataLake;
 * declare const crawlerRole: IRole;
 * new GlueCrawlers(stack, 'Crawlers', {
 *   project,
 *   crawlers: {
 *     sales: {
 *       description: 'Finds the tables of sales',
 *       executionRole: crawlerRole,
 *       database: project.database('sales'),
 *       targets: { s3Targets: [{ bucket: lake.bucket('raw'), prefix: 'data/sales' }] },
 *     },
 *   },
 * });
 */
export class GlueCrawlers extends Construct {
  /**
   * The roles that the crawlers run as.
   *
   * @internal
   */
  public readonly _executionRoles: readonly { readonly name: string; readonly path: OptionPath }[];

  private readonly names: { [key: string]: string } = {};
  private readonly resources: { [key: string]: CfnCrawler } = {};

  constructor(scope: Construct, id: string, props: GlueCrawlersProps) {
    super(scope, id);
    checkOptions(this, 'GlueCrawlersProps', props);
    const naming = props.naming ?? namingOf(this);
    this._executionRoles = sortedEntries(props.crawlers).map(([key, { executionRoleArn = '' }]) => ({
      // The account and the partition are often resolved at deployment, but not the name.
      name: executionRoleArn.split(':role/')[1]?.split('/').pop() ?? '',
      path: ['crawlers', key, 'executionRoleArn'],
    })).filter(({ name }) => name !== '' && !isDeferred(name));
    const known = this.knownSecurityConfiguration(props);
    const securityConfigurationName = known ?? this.createSecurityConfiguration(props, naming);
    for (const [key, options] of sortedEntries(props.crawlers)) {
      const name = physicalName(naming, 'glue', key);
      this.names[key] = name;
      const crawler = createCrawler(this, `Crawler-${constructId(key)}`, {
        place: { label: `crawler "${key}"`, scope: this, path: ['crawlers', key] },
        name,
        roleArn: this.roleArnOf(key, options),
        databaseName: this.databaseNameOf(key, options),
        description: options.description,
        targets: options.targets,
        securityConfigurationName,
        behavior: options,
        classifiers: options.classifiers?.map((classifier) =>
          props.project?.classifierKeys.includes(classifier) ? props.project.classifierName(classifier) : classifier,
        ),
      });
      this.resources[key] = crawler;
      if (options.database !== undefined) crawler.node.addDependency(options.database);
      if (known === undefined) {
        crawler.node.addDependency(this.node.findChild('SecurityConfiguration'));
      } else {
        acknowledge(crawler, {
          id: 'AwsSolutions-GL1',
          reason:
            'The security configuration, which encrypts the logs, is in the stack of the project, which the rule does '
              + 'not evaluate.',
        });
      }
    }
    const notificationTopicArn = textOf(this, {
      object: 'notificationTopic',
      given: props.notificationTopic,
      option: 'notificationTopicArn',
      text: props.notificationTopicArn,
    }, props.notificationTopic?.topicArn);
    const topicArn = notificationTopicArn ?? props.project?.topic.topicArn;
    if (props.notificationTopic !== undefined) letServicePublish(this, props.notificationTopic, 'events.amazonaws.com');
    if (topicArn !== undefined) notifyOfFailures(this, 'FailureRule', Object.values(this.names), topicArn);
    if (props.project !== undefined) this.node.addDependency(props.project);
  }

  /**
   * Name of a crawler. Throws an error if it does not exist.
   *
   * @param key the key of the crawler in `crawlers`
   */
  public crawlerName(key: string): string {
    return valueOf(this, 'there is no crawler', this.names, key);
  }

  /**
   * Keys of the crawlers, sorted.
   */
  public get crawlerKeys(): string[] {
    return Object.keys(this.resources);
  }

  /**
   * A crawler. Throws an error if it does not exist.
   *
   * @param key the key of the crawler in `crawlers`
   */
  public crawler(key: string): CfnCrawler {
    return valueOf(this, 'there is no crawler', this.resources, key);
  }

  /**
   * The rules that report failed crawls to the topic.
   */
  public get failureRules(): CfnRule[] {
    return resourcesBelow(this, CfnRule);
  }

  /**
   * The Glue security configuration of `kmsArn`, if one is created for the crawlers.
   */
  public get securityConfiguration(): CfnSecurityConfiguration | undefined {
    return this.node.tryFindChild('SecurityConfiguration') as CfnSecurityConfiguration | undefined;
  }

  private knownSecurityConfiguration(props: GlueCrawlersProps): string | undefined {
    const { securityConfiguration: given, securityConfigurationName } = props;
    if (given !== undefined) this.node.addDependency(given);
    const name = textOf(this, {
      object: 'securityConfiguration', given, option: 'securityConfigurationName', text: securityConfigurationName,
    }, given && securityConfigurationNameOf(given));
    return name ?? props.project?.securityConfigurationName;
  }

  private createSecurityConfiguration(props: GlueCrawlersProps, naming: IResourceNaming): string {
    const { projectName, key } = props;
    const kmsArn = textOf(this, { object: 'key', given: key, option: 'kmsArn', text: props.kmsArn }, key?.keyArn);
    if (kmsArn === undefined) {
      failAt(this, projectName === undefined ? [] : ['projectName'], {
        code: 'DSP204',
        message:
          projectName === undefined
            ? 'no security configuration is known'
            : `the project "${projectName}" is not known here`,
        hint: 'specify "project" in code, "projectName" on a platform, "securityConfigurationName", or "kmsArn"',
      });
    }
    const name = physicalName(naming, 'glue');
    securityConfiguration(this, name, { keyArn: kmsArn });
    return name;
  }

  private databaseNameOf(key: string, { database, databaseName }: GlueCrawlerOptions): string {
    checkOneSource(this, ['crawlers', key], {
      object: 'database', given: database, option: 'databaseName', text: databaseName,
    });
    // One of them is given, which is checked.
    return database === undefined ? databaseName! : databaseNameOf(database);
  }

  private roleArnOf(key: string, { executionRole, executionRoleArn }: GlueCrawlerOptions): string {
    checkOneSource(this, ['crawlers', key], {
      object: 'executionRole', given: executionRole, option: 'executionRoleArn', text: executionRoleArn,
    });
    // One of them is specified, which is checked.
    return executionRole?.roleArn ?? executionRoleArn!;
  }
}
