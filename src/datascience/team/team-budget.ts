import { Stack, Tags, Token } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { textOf } from '../../access/given-objects';
import { letServicePublish } from '../../access/given-topic';
import { physicalName, shortHash } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { unique } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { TAG_LENGTHS } from '../../private/facts/aws-limits';
import { BUDGET_LIMITS } from '../../private/facts/service-limits';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';
import { StudioDomain } from '../studio/studio-domain';

/**
 * A monthly budget of a team, which sends notifications when costs reach a percentage of the amount. It does not stop
 * anything. It counts resources with the cost allocation tag of the team and, if the team has a Studio domain,
 * everything that runs in the domain, which SageMaker tags with `sagemaker:domain-arn`. Activate both tags for cost
 * allocation in the paying account; costs count from then on. The tag of the team is set on every resource of its stack
 * whose tags CloudFormation can update in place; jobs that are started outside Studio count if they have the tag.
 *
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
 */
export interface TeamBudgetOptions {
  /**
   * Monthly amount, greater than 0, in `currency`.
   *
   * @sample 1000
   */
  readonly monthlyAmount: number;

  /**
   * Currency of the bill, as a three-letter code.
   *
   * @default 'USD'
   * @format currencyCode
   */
  readonly currency?: string;

  /**
   * Percentages of the amount at which the actual costs are reported: greater than 0, at most five, or four with a
   * forecast.
   *
   * @default - 50, 80 and 100
   * @sample 80
   */
  readonly thresholds?: number[];

  /**
   * Whether to send a notification when the forecast monthly costs exceed the amount.
   *
   * @default true
   */
  readonly forecast?: boolean;

  /**
   * Email addresses that receive notifications, at most ten.
   *
   * @default - none; a topic is required instead
   * @format emailAddress
   * @distinct
   */
  readonly emailAddresses?: string[];

  /**
   * ARN of an SNS topic that receives notifications. Its policy must allow `budgets.amazonaws.com` to publish, and the
   * policy of its key must allow `budgets.amazonaws.com` to encrypt.
   *
   * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
   * @default - none; an email address is required instead
   * @format snsTopicArn
   */
  readonly topicArn?: string;

  /**
   * The SNS topic that receives notifications, instead of `topicArn`. The policy of a topic that the app owns is
   * extended to allow AWS Budgets to publish, and so is the policy of its key, if any. The policies of an imported
   * topic or key are not changed, and a warning is issued.
   *
   * @default - the topic of `topicArn`
   */
  readonly topic?: ITopic;

  /**
   * Key of the cost allocation tag of the team.
   *
   * @default 'team'
   * @sample cost-center
   */
  readonly costTagKey?: string;

  /**
   * Value of the cost allocation tag of the team.
   *
   * @default - the name of the module in the naming scheme
   */
  readonly costTagValue?: string;
}

const THRESHOLDS = [50, 80, 100];
const FORECAST_THRESHOLD = 100;

/** CloudFormation replaces or can replace these resources when a tag changes, and they contain users' work. */
const UNTAGGED = [
  'AWS::SageMaker::Domain',
  'AWS::SageMaker::Space',
  'AWS::SageMaker::StudioLifecycleConfig',
  'AWS::SageMaker::UserProfile',
];

/** A monthly budget for the costs of a team, and the tag that identifies its resources. */
export function createBudget(
  team: Construct,
  options: TeamBudgetOptions,
  naming: IResourceNaming,
  domain: StudioDomain | undefined,
): CfnBudget {
  check(team, options);
  const tag = {
    key: options.costTagKey ?? 'team',
    value: options.costTagValue ?? naming.resourceName({ maxLength: TAG_LENGTHS.value }),
  };
  Tags.of(team).add(tag.key, tag.value, { excludeResourceTypes: UNTAGGED });

  const costs = [
    withTag(tag.key, tag.value),
    ...domain ? [withTag('sagemaker:domain-arn', domain.domainArn)] : [],
  ];
  const { topic } = options;
  const source = { object: 'topic', given: topic, option: 'topicArn', text: options.topicArn };
  const topicArn = textOf(team, source, topic?.topicArn);
  const notifications = notificationsOf({ ...options, topicArn });
  // CloudFormation replaces a budget if its notifications change, and creates the new one first, so the new one needs a
  // different name.
  const hash = shortHash(JSON.stringify(Stack.of(team).resolve(notifications)));
  const budget = new CfnBudget(team, 'Budget', {
    budget: {
      budgetName: physicalName(naming, 'budget', `monthly-${hash}`),
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: options.monthlyAmount, unit: options.currency ?? 'USD' },
      filterExpression: costs.length === 1 ? costs[0] : { or: costs },
      metrics: ['UnblendedCost'],
    },
    notificationsWithSubscribers: notifications,
  });
  // A budget has no costs to allocate, and a change of tags must not replace it.
  budget.addPropertyDeletionOverride('ResourceTags');
  if (topic !== undefined) letBudgetsPublish(team, topic);
  return budget;
}

/** See https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html */
function letBudgetsPublish(team: Construct, topic: ITopic): void {
  const { account } = Stack.of(topic);
  letServicePublish(team, topic, 'budgets.amazonaws.com', {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': Stack.of(topic).formatArn({ service: 'budgets', region: '', resource: '*' }) },
  });
}

function withTag(key: string, value: string): CfnBudget.ExpressionProperty {
  return { tags: { key, values: [value], matchOptions: ['EQUALS'] } };
}

function notificationsOf(options: TeamBudgetOptions): CfnBudget.NotificationWithSubscribersProperty[] {
  const subscribers = [
    ...unique(options.emailAddresses ?? []).map((address) => ({ subscriptionType: 'EMAIL', address })),
    ...options.topicArn === undefined ? [] : [{ subscriptionType: 'SNS', address: options.topicArn }],
  ];
  const notify = (notificationType: string, threshold: number) => ({
    notification: { notificationType, threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
    subscribers,
  });
  return [
    ...thresholdsOf(options).map((threshold) => notify('ACTUAL', threshold)),
    ...options.forecast ?? true ? [notify('FORECASTED', FORECAST_THRESHOLD)] : [],
  ];
}

function thresholdsOf(options: TeamBudgetOptions): number[] {
  return unique(options.thresholds ?? THRESHOLDS).sort((one, other) => one - other);
}

function check(scope: Construct, options: TeamBudgetOptions): void {
  const refuse = (path: OptionPath, message: string, hint: string) =>
    failAt(scope, ['budget', ...path], { code: 'DSP359', message, hint });
  const { monthlyAmount, emailAddresses = [], topicArn, topic, costTagKey = 'team', costTagValue = '' } = options;
  const thresholds = thresholdsOf(options);
  if (!Token.isUnresolved(monthlyAmount) && monthlyAmount <= 0) {
    refuse(['monthlyAmount'], `"monthlyAmount" is ${monthlyAmount}`, 'specify an amount greater than 0');
  }
  const wrong = thresholds.find(
    (threshold) => !Token.isUnresolved(threshold) && (threshold <= 0 || threshold > BUDGET_LIMITS.thresholdPercent),
  );
  if (wrong !== undefined) {
    refuse(
      ['thresholds', (options.thresholds ?? []).indexOf(wrong)],
      `${wrong} in "thresholds" is not a percentage that AWS Budgets accepts`,
      'specify percentages greater than 0, for example 80',
    );
  }
  const count = thresholds.length + ((options.forecast ?? true) ? 1 : 0);
  if (count === 0) {
    refuse(
      ['thresholds'],
      '"thresholds" is empty and "forecast" is false',
      'specify at least one of them to receive notifications',
    );
  }
  if (count > BUDGET_LIMITS.notifications) {
    refuse(
      ['thresholds'],
      `the budget has ${count} notifications, including the forecast`,
      `AWS Budgets accepts ${BUDGET_LIMITS.notifications}: remove some of "thresholds"`,
    );
  }
  if (emailAddresses.length === 0 && (topicArn ?? topic) === undefined) {
    refuse([], 'the budget has no recipients', 'specify "emailAddresses" or a "topicArn"');
  }
  if (unique(emailAddresses).length > BUDGET_LIMITS.addresses) {
    refuse(
      ['emailAddresses'],
      `"emailAddresses" has ${emailAddresses.length} entries`,
      `AWS Budgets accepts ${BUDGET_LIMITS.addresses}: use a mailing list, or a "topicArn"`,
    );
  }
  const [key, value] = [
    [costTagKey, TAG_LENGTHS.key, 1],
    [costTagValue, TAG_LENGTHS.value, 0],
  ].map(
    ([text, max, min]) =>
      isDeferred(text as string) ||
      new RegExp(`^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{${min},${max}}$`, 'u').test(text as string),
  );
  if (!key || /^aws:/i.test(costTagKey)) {
    refuse(
      ['costTagKey'],
      `"${costTagKey}" in "costTagKey" is not a valid tag key`,
      `use up to ${TAG_LENGTHS.key} letters, digits, spaces and _.:/=+-@; the key must not begin with "aws:"`,
    );
  }
  if (!value) {
    refuse(
      ['costTagValue'],
      `"${costTagValue}" in "costTagValue" is not a valid tag value`,
      `use up to ${TAG_LENGTHS.value} letters, digits, spaces and _.:/=+-@`,
    );
  }
}
