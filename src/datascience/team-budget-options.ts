/**
 * A monthly budget of a team: who is told when its costs reach a part of an amount. Nothing is stopped.
 *
 * What counts are resources with the cost allocation tag of the team and, where it has a Studio domain, whatever runs in that: SageMaker tags it with
 * `sagemaker:domain-arn`. Both tags must be activated for cost allocation in the account that pays, and count from then on. A resource with the tag of
 * the team is each one of its stack for which CloudFormation changes tags in place; jobs that are started outside of Studio count where they are given the tag.
 *
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
 */
export interface TeamBudgetOptions {
  /**
   * Amount for a month, greater than 0, in `currency`.
   *
   * @sample 1000
   */
  readonly monthlyAmount: number;

  /**
   * Currency of the bill, in three letters.
   *
   * @default 'USD'
   * @pattern ^[A-Z]{3}$
   * @sample EUR
   */
  readonly currency?: string;

  /**
   * Percentages of the amount at which the costs so far are reported: greater than 0, at most five, or four beside a forecast.
   *
   * @default - 50, 80 and 100
   * @sample 80
   */
  readonly thresholds?: number[];

  /**
   * Whether it is also reported when the costs of the month are forecast to exceed the whole amount.
   *
   * @default true
   */
  readonly forecast?: boolean;

  /**
   * E-mail addresses that are told, at most ten.
   *
   * @default - none; then a topic is needed
   * @pattern ^[^@\s]+@[^@\s]+$
   * @sample team@example.com
   */
  readonly emailAddresses?: string[];

  /**
   * ARN of an SNS topic that is told. Its policy must let `budgets.amazonaws.com` publish, and that of its key must let it encrypt.
   *
   * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
   * @default - none; then an address is needed
   * @pattern ^arn:[^:]+:sns:[^:]*:[^:]*:.+$
   * @sample arn:aws:sns:eu-central-1:111122223333:alerts
   */
  readonly topicArn?: string;

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
