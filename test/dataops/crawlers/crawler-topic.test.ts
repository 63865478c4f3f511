import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { DataScienceTeam, GlueCrawlers } from '../../../src';
import { AccessModel } from '../../support/access';
import { testStack } from '../../support/stacks';

const TOPIC_ARN = 'arn:aws:sns:us-east-1:123456789012:alerts';
const KEY_ARN = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const KEY_USE = ['kms:Decrypt', 'kms:GenerateDataKey'];

function crawlers(stack: Stack, notificationTopic: ITopic): void {
  new GlueCrawlers(stack, 'Crawlers', {
    notificationTopic,
    securityConfigurationName: 'encrypted',
    crawlers: {
      sales: {
        description: 'Sales',
        databaseName: 'sales',
        executionRoleArn: 'arn:aws:iam::123456789012:role/crawler',
        targets: { s3Targets: [{ path: 's3://lake/data' }] },
      },
    },
  });
}

function budget(stack: Stack, topic: ITopic): void {
  new DataScienceTeam(stack, 'Team', {
    team: {
      dataAdminRoles: [{ name: 'admin' }],
      teamExecutionRole: { name: 'execution' },
      budget: { monthlyAmount: 100, topic },
    },
  });
}

/** The warnings about the topic, with their hints. */
function warningsOf(stack: Stack): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('the (topic|key of the topic) "'))
    .map(({ entry }) => String(entry.data));
}

describe('a service publishes to a topic and uses the key of the app', () => {
  test('EventBridge for failed crawls, without a condition', async () => {
    const stack = testStack();
    crawlers(stack, new Topic(stack, 'Topic', { masterKey: new Key(stack, 'Key') }));
    const model = AccessModel.fromApp(stack);
    const [topic] = model.templates.ofType('AWS::SNS::Topic');
    const [key] = model.templates.ofType('AWS::KMS::Key');
    const events = model.service('events.amazonaws.com');
    const other = model.service('cloudwatch.amazonaws.com');

    await model.expectAllowed(events, 'sns:Publish', topic.ref);
    await model.expectAllowed(events, KEY_USE, key.attributes.Arn);
    await model.expectDenied(events, ['kms:Encrypt', 'kms:PutKeyPolicy'], key.attributes.Arn);
    await model.expectDenied(other, 'sns:Publish', topic.ref);
    await model.expectDenied(other, KEY_USE, key.attributes.Arn);

    expect(warningsOf(stack)).toEqual([]);
  });

  test('AWS Budgets for a budget, in a separate stack', async () => {
    const app = new App();
    const env = { account: '111122223333', region: 'eu-central-1' };
    const [alerts, team] = [new Stack(app, 'Alerts', { env }), new Stack(app, 'TeamStack', { env })];
    budget(team, new Topic(alerts, 'Topic', { topicName: 'alerts', masterKey: new Key(alerts, 'Key') }));
    const model = AccessModel.fromApp(app);
    const [{ attributes }] = model.templates.ofType('AWS::KMS::Key')
      .filter(({ properties }) => JSON.stringify(properties.KeyPolicy).includes('budgets.amazonaws.com'));
    const budgets = model.service('budgets.amazonaws.com');

    await model.expectAllowed(budgets, KEY_USE, attributes.Arn);
    await model.expectDenied(budgets, 'kms:Encrypt', attributes.Arn);

    expect(warningsOf(team)).toEqual([]);
  });
});

describe('a policy that is not in the app is a warning that says what it must allow', () => {
  test.each<[string, (stack: Stack) => ITopic, RegExp]>([
    ['of an imported topic', (stack) => Topic.fromTopicArn(stack, 'Topic', TOPIC_ARN),
      /imported[^]*let "events.amazonaws.com" publish; in that of its key, if any, let it use the key/],
    ['of an imported key', (stack) => new Topic(stack, 'Topic', { masterKey: Key.fromKeyArn(stack, 'Key', KEY_ARN) }),
      /not in this app[^]*allow "events.amazonaws.com" kms:Decrypt and kms:GenerateDataKey/],
    ['of the AWS managed key', (stack) => new Topic(stack, 'Topic', {
      masterKey: Alias.fromAliasName(stack, 'Key', 'alias/aws/sns'),
    }), /not in this app[^]*alias\/aws\/sns cannot be changed[^]*use a customer managed key/],
  ])('%s', (_, topic, warning) => {
    const stack = testStack();
    crawlers(stack, topic(stack));

    expect(warningsOf(stack)).toEqual([expect.stringMatching(warning)]);
  });

  test('and a topic without a key needs none', () => {
    const stack = testStack();
    crawlers(stack, new Topic(stack, 'Topic'));

    expect(warningsOf(stack)).toEqual([]);
  });
});
