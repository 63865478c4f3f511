import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { ISubnet, Subnet } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { DataScienceTeam, StudioAuthMode, StudioDomainOptions, TeamOptions } from '../../src';
import { messageOf, testStack } from '../support/stacks';

const KEY_ARN = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const TOPIC_ARN = 'arn:aws:sns:us-east-1:123456789012:alerts';
const SUBNET_ID = 'subnet-0123456789abcdef0';
const DEPLOYER = { name: 'deployer' };

function team(scope: Construct, studio: Partial<StudioDomainOptions>, options: Partial<TeamOptions> = {}): void {
  new DataScienceTeam(scope, 'Team', {
    team: {
      dataAdminRoles: [{ name: 'admin' }],
      teamExecutionRole: { name: 'execution' },
      studioDomainConfig: {
        authMode: StudioAuthMode.SSO, vpcId: 'vpc-0123456789abcdef0', subnetIds: [SUBNET_ID], ...studio,
      },
      ...options,
    },
  });
}

function withStudio(make: (scope: Construct) => Partial<StudioDomainOptions>): Stack {
  const stack = testStack();
  team(stack, make(stack));
  return stack;
}

function subnet(scope: Construct): ISubnet {
  return Subnet.fromSubnetId(scope, 'Subnet', SUBNET_ID);
}

function warningsOf(stack: Stack): unknown[] {
  return Annotations.fromStack(stack)
    .findWarning('*', Match.stringLikeRegexp('is imported'))
    .map(({ entry }) => entry.data);
}

test.each<[string, (scope: Construct) => Partial<StudioDomainOptions>, Partial<StudioDomainOptions>]>([
  ['a key', (scope) => ({ kmsKey: Key.fromKeyArn(scope, 'Key', KEY_ARN) }), { kmsKeyArn: KEY_ARN }],
  [
    'subnets of endpoints',
    (scope) => ({ createVpcEndpoints: { subnets: [subnet(scope)] } }),
    { createVpcEndpoints: { subnetIds: [SUBNET_ID] } },
  ],
])('%s: produces the same template as the string', (_, objects, texts) => {
  const one = withStudio(objects);
  const other = withStudio(() => texts);

  expect(Template.fromStack(one).toJSON()).toEqual(Template.fromStack(other).toJSON());
});

describe('a key of the domain', () => {
  test('that the app owns lets the execution role use it and create grants', () => {
    const stack = withStudio((scope) => ({ kmsKey: new Key(scope, 'Key') }));
    const statements = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'))
      .map(({ Properties }) => Properties.KeyPolicy.Statement as { Action: string | string[] }[])
      .find((list) => list.some(({ Action }) => Action === 'kms:*'))!;

    expect(statements).toEqual(expect.arrayContaining([
      expect.objectContaining({ Action: 'kms:CreateGrant' }),
      expect.objectContaining({ Action: expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey']) }),
    ]));
  });

  test('that is imported is not changed, with a warning', () => {
    expect(warningsOf(withStudio((scope) => ({ kmsKey: Key.fromKeyArn(scope, 'Key', KEY_ARN) })))).toHaveLength(1);
  });

  test('can be specified only once', () => {
    const make = (scope: Construct) => team(scope, { kmsKey: new Key(scope, 'Key'), kmsKeyArn: KEY_ARN });

    expect(messageOf(make)).toMatch(/kmsKeyArn: error DSP314: "kmsKey" and "kmsKeyArn"/);
  });
});

describe('a bucket of the domain', () => {
  test('that the app owns grants roles access by prefix', () => {
    const stack = withStudio((scope) => ({
      domainBucket: { bucket: new Bucket(scope, 'Bucket'), assetDeploymentRole: DEPLOYER },
    }));
    const policies = Object.entries(Template.fromStack(stack).findResources('AWS::S3::BucketPolicy'));
    const [, policy] = policies.find(([id]) => id.startsWith('BucketPolicy'))!;
    const text = JSON.stringify(policy);

    expect(text).toContain('role/execution');
    expect(text).toContain('role/deployer');
    expect(text).toContain('/sagemaker/notebooks/*');
    expect(text).not.toContain('"Deny"');
  });

  test('that is imported is used by name, with a warning', () => {
    const stack = withStudio((scope) => ({
      domainBucket: { bucket: Bucket.fromBucketName(scope, 'Bucket', 'studio'), assetDeploymentRole: DEPLOYER },
    }));

    expect(warningsOf(stack)).toHaveLength(1);

    Template.fromStack(stack).hasResourceProperties('AWS::SageMaker::Domain', {
      DefaultUserSettings: { SharingSettings: { S3OutputPath: 's3://studio/sagemaker/notebooks/' } },
    });
  });

  test('is specified by name or as an object', () => {
    const given = (scope: Construct) => ({ bucket: new Bucket(scope, 'Bucket'), domainBucketName: 'studio' });

    expect(messageOf((scope) => team(scope, { domainBucket: { ...given(scope), assetDeploymentRole: DEPLOYER } })))
      .toMatch(/domainBucket\.domainBucketName: error DSP314/);
    expect(messageOf((scope) => team(scope, { domainBucket: { assetDeploymentRole: DEPLOYER } })))
      .toMatch(/DSP112: "domainBucketName" is missing/);
  });
});

describe('the topic of a budget', () => {
  test('that the app owns lets only AWS Budgets of this account publish', () => {
    const stack = testStack();
    team(stack, {}, { budget: { monthlyAmount: 100, topic: new Topic(stack, 'Topic') } });

    Template.fromStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'budgets.amazonaws.com' },
            Action: 'sns:Publish',
            Condition: Match.objectLike({ StringEquals: { 'aws:SourceAccount': stack.account } }),
          }),
        ],
      },
    });
  });

  test('that is imported is notified, with a warning', () => {
    const stack = testStack();
    team(stack, {}, { budget: { monthlyAmount: 100, topic: Topic.fromTopicArn(stack, 'Topic', TOPIC_ARN) } });

    expect(warningsOf(stack)).toHaveLength(1);
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::Budgets::Budget'))).toContain(TOPIC_ARN);
  });
});

test('an inventory can use a bucket of another stack, whose policy lets S3 write to it', () => {
  const app = new App();
  const env = { account: '123456789012', region: 'us-east-1' };
  const audit = new Bucket(new Stack(app, 'Audit', { env }), 'Bucket', { bucketName: 'audit-records' });
  const stack = new Stack(app, 'Stack', { env });
  team(stack, {}, { inventories: { all: { prefix: '/', destination: audit } } });

  Template.fromStack(Stack.of(audit)).hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: [Match.objectLike({ Action: 's3:PutObject', Principal: { Service: 's3.amazonaws.com' } })],
    },
  });
});
