import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { FailureNotificationOptions } from './dataops-project-options';

/** The topic to which EventBridge reports failures of crawlers and jobs. */
export function failureTopic(
  scope: Construct, topicName: string, masterKey: IKey, notifications: FailureNotificationOptions | undefined,
): Topic {
  const topic = new Topic(scope, 'Topic', { topicName, masterKey, enforceSSL: true });
  topic.addToResourcePolicy(new PolicyStatement({
    sid: 'PublishEvents',
    effect: Effect.ALLOW,
    principals: [new ServicePrincipal('events.amazonaws.com')],
    actions: ['sns:Publish'],
    // EventBridge does not support conditions in a topic policy.
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
    resources: [topic.topicArn],
  }));
  for (const address of notifications?.email ?? []) topic.addSubscription(new EmailSubscription(address));
  return topic;
}
