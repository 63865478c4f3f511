import { Template } from 'aws-cdk-lib/assertions';
import { ISecurityGroup, ISubnet, IVpc, SecurityGroup, Subnet, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Role } from 'aws-cdk-lib/aws-iam';
import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  DataLake, DataOpsProject, DataOpsProjectProps, GlueConnectionType, GlueCrawlers, GluePhysicalConnectionRequirements,
} from '../../src';
import { messageOf, propertiesOf, testStack } from '../support/stacks';

const VPC_ID = 'vpc-0123456789abcdef0';
const SUBNET_ID = 'subnet-0123456789abcdef0';
const GROUP_ID = 'sg-0123456789abcdef0';
const KEY_ARN = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const TOPIC_ARN = 'arn:aws:sns:us-east-1:123456789012:alerts';
const ROLE_ARN = 'arn:aws:iam::123456789012:role/crawler';

function vpc(scope: Construct): IVpc {
  return Vpc.fromVpcAttributes(scope, 'Vpc', { vpcId: VPC_ID, availabilityZones: ['us-east-1a'] });
}

function subnet(scope: Construct): ISubnet {
  return Subnet.fromSubnetAttributes(scope, 'Subnet', { subnetId: SUBNET_ID, availabilityZone: 'us-east-1a' });
}

function group(scope: Construct): ISecurityGroup {
  return SecurityGroup.fromSecurityGroupId(scope, 'Group', GROUP_ID);
}

function project(scope: Construct, options: Partial<DataOpsProjectProps>): DataOpsProject {
  return new DataOpsProject(scope, 'Project', { dataAdminRoles: [{ name: 'admin' }], ...options });
}

function connection(physicalConnectionRequirements: GluePhysicalConnectionRequirements): Partial<DataOpsProjectProps> {
  return { connections: { net: { connectionType: GlueConnectionType.NETWORK, physicalConnectionRequirements } } };
}

function key(scope: Construct): IKey {
  return Key.fromKeyArn(scope, 'Key', KEY_ARN);
}

function lakeBucket(scope: Construct): IBucket {
  return Bucket.fromBucketName(scope, 'Lake', 'lake');
}

const DATABASE = { description: 'Sales', locationPrefix: 'data/sales' };

const PAIRS: [string, (scope: Construct) => Partial<DataOpsProjectProps>, Partial<DataOpsProjectProps>][] = [
  [
    'a subnet and security groups of a connection',
    (scope) => connection({ subnet: subnet(scope), securityGroups: [group(scope)] }),
    connection({ subnetId: SUBNET_ID, availabilityZone: 'us-east-1a', securityGroupIdList: [GROUP_ID] }),
  ],
  [
    'a subnet in an unknown zone',
    (scope) => connection({
      subnet: Subnet.fromSubnetId(scope, 'Subnet', SUBNET_ID),
      availabilityZone: 'us-east-1a',
      securityGroups: [group(scope)],
    }),
    connection({ subnetId: SUBNET_ID, availabilityZone: 'us-east-1a', securityGroupIdList: [GROUP_ID] }),
  ],
  [
    'the VPC of a security group',
    (scope) => ({ securityGroupConfigs: { jdbc: { vpc: vpc(scope) } } }),
    { securityGroupConfigs: { jdbc: { vpcId: VPC_ID } } },
  ],
  ['the output key', (scope) => ({ s3OutputKey: key(scope) }), { s3OutputKmsKeyArn: KEY_ARN }],
  ['the catalog key', (scope) => ({ glueCatalogKey: key(scope) }), { glueCatalogKmsKeyArn: KEY_ARN }],
  [
    'the bucket of a database',
    (scope) => ({ databases: { sales: { ...DATABASE, locationBucket: lakeBucket(scope) } } }),
    { databases: { sales: { ...DATABASE, locationBucketName: 'lake' } } },
  ],
];

test.each(PAIRS)('%s as an object produces the same template as the string', (_, objects, texts) => {
  const [one, other] = [testStack(), testStack()];

  project(one, objects(one));
  project(other, texts);

  expect(Template.fromStack(one).toJSON()).toEqual(Template.fromStack(other).toJSON());
});

test.each<[string, (scope: Construct) => Partial<DataOpsProjectProps>, string]>([
  [
    'subnet', (scope) => connection({ subnet: subnet(scope), subnetId: SUBNET_ID }),
    'connections.net.physicalConnectionRequirements.subnetId: error DSP314: "subnet" and "subnetId" cannot be combined',
  ],
  [
    'zone of a subnet that does not know it',
    (scope) => connection({
      subnet: Subnet.fromSubnetId(scope, 'Subnet', SUBNET_ID), securityGroupIdList: [GROUP_ID],
    }),
    'physicalConnectionRequirements: error DSP314: connection "net" has a subnet and no Availability Zone',
  ],
  [
    'key', (scope) => ({ s3OutputKey: key(scope), s3OutputKmsKeyArn: KEY_ARN }),
    's3OutputKmsKeyArn: error DSP314: "s3OutputKey" and "s3OutputKmsKeyArn" cannot be combined',
  ],
  [
    'VPC', (scope) => ({ securityGroupConfigs: { jdbc: { vpc: vpc(scope), vpcId: VPC_ID } } }),
    'securityGroupConfigs.jdbc.vpcId: error DSP314: "vpc" and "vpcId" cannot be combined',
  ],
  [
    'bucket',
    (scope) => ({
      databases: { sales: { ...DATABASE, locationBucketName: 'lake', locationBucket: lakeBucket(scope) } },
    }),
    'databases.sales.locationBucketName: error DSP314: "locationBucket" and "locationBucketName" cannot be combined',
  ],
])('a %s given both as an object and as a string is rejected', (_, options, expected) => {
  const message = messageOf((scope) => project(scope, options(scope)));

  expect(message).toContain(expected);
});

test('a missing VPC and VPC ID is an error', () => {
  const message = messageOf((scope) => project(scope, { securityGroupConfigs: { jdbc: {} } }));

  expect(message).toContain('"vpcId" is missing');
});

test('a database can be in the bucket of a lake in the same stack', () => {
  const stack = testStack();
  const lake = new DataLake(stack, 'Lake', {
    roles: { Admins: [{ name: 'admin' }] },
    accessPolicies: { Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } } },
    buckets: { raw: { accessPolicies: ['Root'] } },
  });

  project(stack, { databases: { sales: { ...DATABASE, locationBucket: lake.bucket('raw') } } });

  const bucketName = stack.resolve(lake.bucket('raw').bucketName);
  Template.fromStack(stack).hasResourceProperties('AWS::Glue::Database', {
    DatabaseInput: { LocationUri: { 'Fn::Join': ['', ['s3://', bucketName, '/data/sales']] } },
  });
});

describe('the role of a crawler', () => {
  const crawler = { description: 'Sales', databaseName: 'sales', targets: { s3Targets: [{ path: 's3://lake/data' }] } };

  test('can be an object', () => {
    const stack = testStack();

    new GlueCrawlers(stack, 'Crawlers', {
      securityConfigurationName: 'secure',
      crawlers: { sales: { ...crawler, executionRole: Role.fromRoleArn(stack, 'Role', ROLE_ARN) } },
    });

    expect(propertiesOf(stack, 'AWS::Glue::Crawler').Role).toBe(ROLE_ARN);
  });

  test('cannot be specified twice', () => {
    const message = messageOf((scope) => new GlueCrawlers(scope, 'Crawlers', {
      securityConfigurationName: 'secure',
      crawlers: {
        sales: { ...crawler, executionRoleArn: ROLE_ARN, executionRole: Role.fromRoleArn(scope, 'Role', ROLE_ARN) },
      },
    }));

    expect(message).toContain('crawlers.sales.executionRoleArn: error DSP314: "executionRole" and "executionRoleArn"');
  });
});

describe('the Availability Zone of the subnet of a connection', () => {
  const inZone = (availabilityZone: string) => (scope: Construct) => project(scope, {
    securityGroupConfigs: { net: { vpcId: VPC_ID } },
    ...connection({
      subnet: Subnet.fromSubnetAttributes(scope, 'Subnet', { subnetId: SUBNET_ID, availabilityZone }),
      projectSecurityGroupNames: ['net'],
    }),
  });

  test.each(['us-east-1a', 'us-east-1-bos-1a', 'dummy1a'])('%s is in the Region of the stack, or not known', (zone) => {
    const stack = testStack();
    inZone(zone)(stack);

    expect(propertiesOf(stack, 'AWS::Glue::Connection').ConnectionInput.PhysicalConnectionRequirements)
      .toMatchObject({ AvailabilityZone: zone });
  });

  test('of another Region is rejected', () => {
    expect(messageOf(inZone('eu-west-1a')))
      .toMatch(/physicalConnectionRequirements\.subnet: error DSP317: "eu-west-1a" is not in the Region "us-east-1"/);
  });
});

test('crawlers accept a topic and a key', () => {
  const crawlers = {
    sales: {
      description: 'Sales',
      databaseName: 'sales',
      executionRoleArn: ROLE_ARN,
      targets: { s3Targets: [{ path: 's3://lake/data' }] },
    },
  };
  const [one, other] = [testStack(), testStack()];

  const notificationTopic = Topic.fromTopicArn(one, 'Topic', TOPIC_ARN);
  new GlueCrawlers(one, 'Crawlers', { crawlers, key: key(one), notificationTopic });
  new GlueCrawlers(other, 'Crawlers', { crawlers, kmsArn: KEY_ARN, notificationTopicArn: TOPIC_ARN });

  expect(Template.fromStack(one).toJSON()).toEqual(Template.fromStack(other).toJSON());
});
