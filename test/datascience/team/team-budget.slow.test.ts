import { Stack, Tags } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { STUDIO, templateOf, teamOf } from './team';
import { TeamBudgetOptions, TeamOptions } from '../../../src';
import { nagFindings } from '../../support/nag';

const BUDGET: TeamBudgetOptions = { monthlyAmount: 500, emailAddresses: ['team@example.com'] };
const withBudget = (options: Partial<TeamBudgetOptions> = {}, others: Partial<TeamOptions> = {}) =>
  teamOf({ budget: { ...BUDGET, ...options }, ...others });
const notification = (NotificationType: string, Threshold: number, ...addresses: [string, string][]) => ({
  Notification: { NotificationType, Threshold, ThresholdType: 'PERCENTAGE', ComparisonOperator: 'GREATER_THAN' },
  Subscribers: addresses.map(([SubscriptionType, Address]) => ({ SubscriptionType, Address })),
});
const TEAM: [string, string] = ['EMAIL', 'team@example.com'];

test('50%, 80% and 100% of the amount, and a forecast above it, send notifications', () => {
  const team = withBudget();
  templateOf(team).hasResourceProperties('AWS::Budgets::Budget', {
    Budget: {
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: 500, Unit: 'USD' },
      FilterExpression: { Tags: { Key: 'team', Values: ['stack-team'], MatchOptions: ['EQUALS'] } },
      Metrics: ['UnblendedCost'],
    },
    NotificationsWithSubscribers: [50, 80, 100]
      .map((threshold) => notification('ACTUAL', threshold, TEAM))
      .concat([notification('FORECASTED', 100, TEAM)]),
  });

  expect(team.budget).toBeDefined();
});

test('sets every option of a budget', () => {
  const topicArn = 'arn:aws:sns:us-east-1:111122223333:costs';
  templateOf(
    withBudget({
      currency: 'CNY',
      thresholds: [90, 40.5],
      forecast: false,
      topicArn,
      costTagKey: 'cost-center',
      costTagValue: '42',
    }),
  ).hasResourceProperties('AWS::Budgets::Budget', {
    Budget: { BudgetLimit: { Unit: 'CNY' }, FilterExpression: { Tags: { Key: 'cost-center', Values: ['42'] } } },
    NotificationsWithSubscribers: [40.5, 90].map((threshold) =>
      notification('ACTUAL', threshold, TEAM, ['SNS', topicArn]),
    ),
  });
});

test('costs of the Studio domain are filtered by the tag that SageMaker sets', () => {
  const team = withBudget({}, { studioDomainConfig: STUDIO });
  templateOf(team).hasResourceProperties('AWS::Budgets::Budget', {
    Budget: {
      FilterExpression: {
        Or: [
          { Tags: { Key: 'team', Values: ['stack-team'] } },
          { Tags: { Key: 'sagemaker:domain-arn', Values: [Stack.of(team).resolve(team.studioDomain!.domainArn)] } },
        ],
      },
    },
  });
});

test('resources of the team have the tag, except those that CloudFormation would replace', () => {
  const template = templateOf(
    withBudget({}, { studioDomainConfig: STUDIO, jupyterLab: { enabled: true }, mlflow: { enabled: true } }),
  );
  const tag = { Key: 'team', Value: 'stack-team' };
  for (const type of [
    'AWS::S3::Bucket',
    'AWS::KMS::Key',
    'AWS::Athena::WorkGroup',
    'AWS::SageMaker::MlflowTrackingServer',
  ]) {
    template.hasResourceProperties(type, { Tags: [tag] });
  }
  for (const type of ['AWS::SageMaker::Domain', 'AWS::SageMaker::UserProfile', 'AWS::SageMaker::Space']) {
    for (const { Properties } of Object.values(template.findResources(type))) {
      expect(Properties.Tags ?? []).not.toContainEqual(tag);
    }
  }
});

test('without a budget, no resource is tagged', () => {
  templateOf(teamOf()).hasResourceProperties('AWS::S3::Bucket', { Tags: Match.absent() });
});

test('a budget that is replaced for other notifications gets another name; otherwise its name is stable', () => {
  const name = (options: Partial<TeamBudgetOptions>, tag?: string) => {
    const team = withBudget(options);
    if (tag) Tags.of(Stack.of(team)).add(tag, 'x');
    const [{ Properties }] = Object.values(templateOf(team).findResources('AWS::Budgets::Budget'));

    expect(Properties).not.toHaveProperty('ResourceTags');

    return Properties.Budget.BudgetName as string;
  };

  expect(name({})).toMatch(/^stack-team-monthly-[0-9a-f]{8}$/);
  expect(name({ monthlyAmount: 700 }, 'project')).toBe(name({}));
  expect(name({ thresholds: [100, 80, 50, 50] })).toBe(name({}));
  expect(name({ thresholds: [75] })).not.toBe(name({}));
  expect(name({ emailAddresses: ['others@example.com'] })).not.toBe(name({}));
});

test('the compliance packs report no findings', () => {
  expect(nagFindings(withBudget())).toEqual([]);
});

test.each<[string, Partial<TeamBudgetOptions>, RegExp]>([
  ['no amount', { monthlyAmount: 0 }, /DSP359: "monthlyAmount" is 0/],
  ['no currency', { currency: 'Dollar' }, /DSP304: "Dollar" is not a currency code/],
  ['a threshold of zero', { thresholds: [0] }, /DSP359: 0 in "thresholds"/],
  ['too many notifications', { thresholds: [10, 20, 30, 40, 50] }, /DSP359: the budget has 6 notifications/],
  ['no notification', { thresholds: [], forecast: false }, /DSP359: "thresholds" is empty and "forecast" is false/],
  ['no recipients', { emailAddresses: [] }, /DSP359: the budget has no recipients/],
  [
    'too many addresses',
    { emailAddresses: Array.from({ length: 11 }, (_, index) => `a${index}@example.com`) },
    /DSP359: "emailAddresses" has 11 entries/,
  ],
  ['no address', { emailAddresses: ['team'] }, /DSP304: "team" is not an email address/],
  ['no topic', { topicArn: 'costs' }, /DSP304: "costs" is not the ARN of an SNS topic/],
  ['a reserved tag', { costTagKey: 'aws:team' }, /DSP359: "aws:team" in "costTagKey"/],
  ['a value with invalid characters', { costTagValue: 'a*b' }, /DSP359: "a\*b" in "costTagValue"/],
])('%s is rejected', (_, options, message) => {
  expect(() => withBudget(options)).toThrow(message);
});

test('five notifications and ten addresses are accepted, and so are deploy-time values', () => {
  expect(() =>
    withBudget({
      thresholds: [10, 20, 30, 40],
      emailAddresses: Array.from({ length: 10 }, (_, index) => `a${index}@example.com`),
    }),
  ).not.toThrow();
  expect(() =>
    withBudget({ thresholds: [10, 20, 30, 40, 50], forecast: false, topicArn: '{{resolve:ssm:/x/topic}}' }),
  ).not.toThrow();
});
