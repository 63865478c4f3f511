import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ISecurityGroup, IVpc, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { DataSciencePlatform, DataScienceTeam, StudioAuthMode, StudioDomainOptions } from '../../src';
import { TEST_ACCOUNT, TEST_REGION } from '../support/access';
import { messageOf, testStack } from '../support/stacks';

const VPC_ID = 'vpc-0123456789abcdef0';
const PRIVATE = ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'];
const PUBLIC = ['subnet-0123456789abcdefa', 'subnet-0123456789abcdefb'];
const GROUP_ID = 'sg-0123456789abcdef0';

function vpc(scope: Construct): IVpc {
  return Vpc.fromVpcAttributes(scope, 'Vpc', {
    vpcId: VPC_ID, availabilityZones: ['us-east-1a', 'us-east-1b'], privateSubnetIds: PRIVATE, publicSubnetIds: PUBLIC,
  });
}

function group(scope: Construct): ISecurityGroup {
  return SecurityGroup.fromSecurityGroupId(scope, 'Group', GROUP_ID);
}

function team(scope: Construct, studio: Partial<StudioDomainOptions>): DataScienceTeam {
  return new DataScienceTeam(scope, 'Team', {
    team: {
      dataAdminRoles: [{ name: 'admin' }],
      teamExecutionRole: { name: 'execution' },
      studioDomainConfig: { authMode: StudioAuthMode.SSO, ...studio },
    },
  });
}

test.each<[string, (scope: Construct) => Partial<StudioDomainOptions>, Partial<StudioDomainOptions>]>([
  ['a VPC with its private subnets', (scope) => ({ vpc: vpc(scope) }), { vpcId: VPC_ID, subnetIds: PRIVATE }],
  [
    'a VPC and a subnet selection',
    (scope) => ({ vpc: vpc(scope), subnetSelection: { subnetType: SubnetType.PUBLIC } }),
    { vpcId: VPC_ID, subnetIds: PUBLIC },
  ],
  [
    'a security group', (scope) => ({ vpc: vpc(scope), securityGroup: group(scope) }),
    { vpcId: VPC_ID, subnetIds: PRIVATE, securityGroupId: GROUP_ID },
  ],
  [
    'endpoints in a VPC', (scope) => ({ vpc: vpc(scope), createVpcEndpoints: {} }),
    { vpcId: VPC_ID, subnetIds: PRIVATE, createVpcEndpoints: {} },
  ],
])('%s: produces the same template as the IDs', (_, objects, texts) => {
  const [one, other] = [testStack(), testStack()];

  team(one, objects(one));
  team(other, texts);

  expect(Template.fromStack(one).toJSON()).toEqual(Template.fromStack(other).toJSON());
});

test('a VPC of another stack is a cross-stack reference', () => {
  const app = new App();
  const env = { account: TEST_ACCOUNT, region: TEST_REGION };
  const network = new Stack(app, 'Network', { env });
  const stack = new Stack(app, 'Stack', { env });

  team(stack, { vpc: new Vpc(network, 'Vpc', { maxAzs: 2 }) });

  Template.fromStack(stack).hasResourceProperties('AWS::SageMaker::Domain', {
    VpcId: { 'Fn::ImportValue': Match.stringLikeRegexp('^Network:') },
  });

  expect(stack.dependencies.map(({ stackName }) => stackName)).toEqual(['Network']);
});

test.each<[string, (scope: Construct) => Partial<StudioDomainOptions>, string]>([
  [
    'a VPC and a VPC ID', (scope) => ({ vpc: vpc(scope), vpcId: VPC_ID }),
    'vpcId: error DSP314: "vpc" and "vpcId" cannot be combined',
  ],
  [
    'a VPC and subnet IDs', (scope) => ({ vpc: vpc(scope), subnetIds: PRIVATE }),
    'subnetIds: error DSP314: "vpc" and "subnetIds" cannot be combined',
  ],
  [
    'a security group and a security group ID',
    (scope) => ({ vpc: vpc(scope), securityGroup: group(scope), securityGroupId: GROUP_ID }),
    'securityGroupId: error DSP314: "securityGroup" and "securityGroupId" cannot be combined',
  ],
  [
    'a security group and rules',
    (scope) => ({ vpc: vpc(scope), securityGroup: group(scope), securityGroupEgress: {} }),
    'securityGroupEgress: error DSP314: "securityGroupEgress" cannot be specified together with "securityGroup"',
  ],
  [
    'a subnet selection without a VPC',
    () => ({ vpcId: VPC_ID, subnetIds: PRIVATE, subnetSelection: { subnetType: SubnetType.PUBLIC } }),
    'subnetSelection: error DSP314: "subnetSelection" is specified without "vpc"',
  ],
  ['neither a VPC nor a VPC ID', () => ({}), '"vpcId" is missing'],
])('%s: an error', (_, studio, expected) => {
  const message = messageOf((scope) => team(scope, studio(scope)));

  expect(message).toContain(expected);
});

test('a typed platform also accepts a VPC', () => {
  const app = new App();
  const network = new Stack(app, 'Network', { env: { account: TEST_ACCOUNT, region: TEST_REGION } });
  const dataScienceTeam = {
    team: {
      dataAdminRoles: [{ name: 'admin' }],
      teamExecutionRole: { name: 'execution' },
      studioDomainConfig: { authMode: StudioAuthMode.SSO, vpc: vpc(network) },
    },
  };

  const platform = new DataSciencePlatform(app, 'Platform', {
    organization: 'acme', domains: { science: { environments: { dev: { modules: { team: { dataScienceTeam } } } } } },
  });

  Template.fromStack(platform.module('science', 'dev', 'team').stack).hasResourceProperties('AWS::SageMaker::Domain', {
    VpcId: VPC_ID, SubnetIds: PRIVATE,
  });
});
