import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { DataOpsProject } from './dataops-project';
import { createCrawler, notifyOfFailedCrawls } from './glue-crawler';
import { GlueCrawlersOptions } from './glue-crawler-options';
import { ComponentProps } from '../naming/component-props';
import { sortedEntries } from '../private/collections';
import { namingOf, physicalName } from '../private/names';
import { checkOptions } from '../private/options-model';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

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
      createCrawler(this, key, {
        ...options,
        classifiers: options.classifiers?.map((classifier) => (props.project?.classifierKeys.includes(classifier) ? props.project.classifierName(classifier) : classifier)),
        name,
        role: options.executionRoleArn,
        securityConfiguration,
      });
    }
    checkArn(this, 'kmsArn', props.kmsArn, /^arn:[^:]+:kms:/);
    checkArn(this, 'deploymentRoleArn', props.deploymentRoleArn, /^arn:[^:]+:iam::[^:]*:role\//);
    const topicArn = props.notificationTopicArn ?? props.project?.topic.topicArn;
    if (topicArn !== undefined) notifyOfFailedCrawls(this, Object.values(this.names), topicArn);
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
}

function checkArn(scope: Construct, option: string, arn: string | undefined, pattern: RegExp): void {
  if (arn === undefined || Token.isUnresolved(arn) || arn.includes('{{resolve:') || pattern.test(arn)) return;
  fail({ code: 'DSP304', where: scope.node.path, message: `"${option}" is "${arn}", which is no such ARN`, hint: 'correct it, or leave it out: the project knows it' });
}
