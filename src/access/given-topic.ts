import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IAlias } from 'aws-cdk-lib/aws-kms';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { IConstruct } from 'constructs';
import { addKeyStatement, warnOfImportedTopic, warnOfTopicKey } from './given-objects';

/** The AWS managed key of Amazon SNS. Its policy cannot be changed. */
const AWS_MANAGED_KEY = 'alias/aws/sns';

/**
 * Lets a service publish to a topic that is passed as an object, and use the key of the topic. The policies of a topic
 * and a key that the app owns are extended; those of imported ones are not changed, which a warning says.
 */
export function letServicePublish(
  scope: IConstruct,
  topic: ITopic,
  service: string,
  conditions?: { readonly [operator: string]: { readonly [key: string]: string } },
): void {
  const { statementAdded } = topic.addToResourcePolicy(new PolicyStatement({
    principals: [new ServicePrincipal(service)],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions,
  }));
  if (!statementAdded) {
    warnOfImportedTopic(scope, topic, `in its policy, let "${service}" publish; in that of its key, if any, let it use `
      + 'the key');
  }
  const key = topic.masterKey;
  if (key === undefined || addKeyStatement(scope, key, keyUseOf(service))) return;
  const isManaged = (key as Partial<IAlias>).aliasName === AWS_MANAGED_KEY;
  warnOfTopicKey(scope, topic, isManaged
    ? `the policy of ${AWS_MANAGED_KEY} cannot be changed, so "${service}" cannot publish: use a customer managed key`
    : `in the key policy, allow "${service}" kms:Decrypt and kms:GenerateDataKey`);
}

/**
 * The permissions on its key that a service needs to publish to an encrypted topic. AWS documents no condition for
 * EventBridge, which does not send the source account, and none for AWS Budgets.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html
 */
export function keyUseOf(service: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'PublishEvents',
    principals: [new ServicePrincipal(service)],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
  });
}
