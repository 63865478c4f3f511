import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { PrefixList, SecurityGroup, Subnet } from 'aws-cdk-lib/aws-ec2';
import { FileSystem } from 'aws-cdk-lib/aws-efs';
import { LustreFileSystem } from 'aws-cdk-lib/aws-fsx';
import { ManagedPolicy, SamlProvider } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  AuditBucket, AuditTrail, DataOpsProject, DataOpsProjectProps, DataScienceTeam, GeneratedRoles, GeneratedRolesProps,
  SecurityGroupRules, StudioAuthMode, StudioUserSettings, TeamOptions,
} from '../../src';
import { ROLES } from '../dataops/project';
import { testStack } from '../support/stacks';

const ACCOUNT = '123456789012';
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const SAML = `arn:aws:iam::${ACCOUNT}:saml-provider/corporate`;
const POLICY = `arn:aws:iam::${ACCOUNT}:policy/boundary`;
const GROUP = 'sg-0123456789abcdef0';
const SUBNET = 'subnet-0123456789abcdef0';
const FILES = 'fs-0123456789abcdef0';
const VPC = 'vpc-0123456789abcdef0';

type Make<T> = (scope: Construct) => T;

function group(scope: Construct) {
  return SecurityGroup.fromSecurityGroupId(scope, 'Given', GROUP);
}

function project(props: Make<Partial<DataOpsProjectProps>>): Make<unknown> {
  return (stack) => new DataOpsProject(stack, 'Project', { ...ROLES, ...props(stack) });
}

function groupWith(egress: Make<SecurityGroupRules>): Make<unknown> {
  return project((stack) => ({
    securityGroupConfigs: { jobs: { vpcId: VPC, securityGroupEgressRules: egress(stack) } },
  }));
}

function roles(props: Make<GeneratedRolesProps>): Make<unknown> {
  return (stack) => new GeneratedRoles(stack, 'Roles', props(stack));
}

function team(options: Make<Partial<TeamOptions>>, settings: Make<StudioUserSettings> = () => ({})): Make<unknown> {
  return (stack) => new DataScienceTeam(stack, 'Team', {
    team: {
      dataAdminRoles: [{ name: 'admin' }],
      teamExecutionRole: { name: 'execution' },
      studioDomainConfig: {
        authMode: StudioAuthMode.IAM,
        vpcId: VPC,
        subnetIds: [SUBNET],
        defaultUserSettings: settings(stack),
        sdkDefaults: true,
      },
      ...options(stack),
    },
  });
}

function studio(settings: Make<StudioUserSettings>): Make<unknown> {
  return team(() => ({}), settings);
}

function audit(inventory: Make<{ bucketName?: string; bucket?: Bucket | ReturnType<typeof Bucket.fromBucketName> }>) {
  return (stack: Construct) => new AuditBucket(stack, 'Audit', {
    readRoles: [{ name: 'auditor' }], inventories: [{ inventoryName: 'all', ...inventory(stack) }],
  });
}

function trail(selector: Make<{ bucketName?: string; bucket?: ReturnType<typeof Bucket.fromBucketName> }>) {
  return (stack: Construct) => new AuditTrail(stack, 'Trail', {
    trail: { cloudTrailAuditBucketName: 'audit', cloudTrailAuditKmsKeyArn: KEY, eventSelectors: [selector(stack)] },
  });
}

const federated = (provider: object): Partial<DataOpsProjectProps> => ({
  databases: {
    sales: {
      description: 'Sales',
      lakeFormation: { grants: { users: { principals: { ann: { federatedUser: 'ann', ...provider } } } } },
    },
  },
});
const trusted = { trustedPrincipal: 'this_account' };

/** The option, with the construct, with the text, and with both. */
const PAIRS: [string, Make<unknown>, Make<unknown>, Make<unknown>][] = [
  [
    'security group of a rule',
    groupWith((stack) => ({ sg: [{ protocol: 'tcp', port: 443, securityGroup: group(stack) }] })),
    groupWith(() => ({ sg: [{ protocol: 'tcp', port: 443, sgId: GROUP }] })),
    groupWith((stack) => ({ sg: [{ protocol: 'tcp', port: 443, sgId: GROUP, securityGroup: group(stack) }] })),
  ],
  [
    'prefix list of a rule',
    groupWith((stack) => ({
      prefixList: [{ protocol: 'tcp', managedPrefixList: PrefixList.fromPrefixListId(stack, 'List', 'pl-12345678') }],
    })),
    groupWith(() => ({ prefixList: [{ protocol: 'tcp', prefixList: 'pl-12345678' }] })),
    groupWith((stack) => ({
      prefixList: [{
        protocol: 'tcp',
        prefixList: 'pl-12345678',
        managedPrefixList: PrefixList.fromPrefixListId(stack, 'List', 'pl-12345678'),
      }],
    })),
  ],
  [
    'bucket whose events a trail records',
    trail((stack) => ({ bucket: Bucket.fromBucketName(stack, 'Selected', 'acme-lake') })),
    trail(() => ({ bucketName: 'acme-lake' })),
    trail((stack) => ({ bucketName: 'acme-lake', bucket: Bucket.fromBucketName(stack, 'Selected', 'acme-lake') })),
  ],
  [
    'further output key of a project',
    project((stack) => ({ s3OutputKeys: { lake: Key.fromKeyArn(stack, 'Key', KEY) } })),
    project(() => ({ s3OutputKmsKeyArns: { lake: KEY } })),
    project((stack) => ({
      s3OutputKmsKeyArns: { lake: KEY }, s3OutputKeys: { lake: Key.fromKeyArn(stack, 'Key', KEY) },
    })),
  ],
  [
    'SAML provider of a principal of Lake Formation',
    project((stack) => federated({ federationProvider: SamlProvider.fromSamlProviderArn(stack, 'Saml', SAML) })),
    project(() => federated({ federationProviderArn: SAML })),
    project((stack) => federated({
      federationProviderArn: SAML, federationProvider: SamlProvider.fromSamlProviderArn(stack, 'Saml', SAML),
    })),
  ],
  [
    'SAML provider of a federation',
    roles((stack) => ({
      federations: { corporate: { provider: SamlProvider.fromSamlProviderArn(stack, 'Saml', SAML) } },
      generateRoles: { analyst: { trustedPrincipal: 'federation:corporate' } },
    })),
    roles(() => ({
      federations: { corporate: { providerArn: SAML } },
      generateRoles: { analyst: { trustedPrincipal: 'federation:corporate' } },
    })),
    roles((stack) => ({
      federations: {
        corporate: { providerArn: SAML, provider: SamlProvider.fromSamlProviderArn(stack, 'Saml', SAML) },
      },
    })),
  ],
  [
    'permissions boundary of generated roles',
    roles((stack) => ({
      permissionsBoundary: ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', POLICY),
      generateRoles: { analyst: trusted },
    })),
    roles(() => ({ permissionsBoundaryArn: POLICY, generateRoles: { analyst: trusted } })),
    roles((stack) => ({
      permissionsBoundaryArn: POLICY,
      permissionsBoundary: ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', POLICY),
    })),
  ],
  [
    'bucket of an inventory',
    audit((stack) => ({ bucket: Bucket.fromBucketName(stack, 'Listed', 'acme-lake') })),
    audit(() => ({ bucketName: 'acme-lake' })),
    audit((stack) => ({ bucketName: 'acme-lake', bucket: Bucket.fromBucketName(stack, 'Listed', 'acme-lake') })),
  ],
  [
    'network of jobs',
    team((stack) => ({
      jobNetwork: { subnets: [Subnet.fromSubnetId(stack, 'Subnet', SUBNET)], securityGroups: [group(stack)] },
    })),
    team(() => ({ jobNetwork: { subnetIds: [SUBNET], securityGroupIds: [GROUP] } })),
    team((stack) => ({ jobNetwork: { securityGroupIds: [GROUP], securityGroups: [group(stack)] } })),
  ],
  [
    'Amazon EFS file system',
    studio((stack) => ({
      customFileSystemConfigs: [{
        efsFileSystemConfig: {
          fileSystemPath: '/projects',
          fileSystem: FileSystem.fromFileSystemAttributes(stack, 'Efs', {
            fileSystemId: FILES, securityGroup: group(stack),
          }),
        },
      }],
    })),
    studio(() => ({
      customFileSystemConfigs: [{ efsFileSystemConfig: { fileSystemId: FILES, fileSystemPath: '/projects' } }],
    })),
    studio((stack) => ({
      customFileSystemConfigs: [{
        efsFileSystemConfig: {
          fileSystemId: FILES,
          fileSystem: FileSystem.fromFileSystemAttributes(stack, 'Efs', {
            fileSystemId: FILES, securityGroup: group(stack),
          }),
        },
      }],
    })),
  ],
  [
    'Amazon FSx for Lustre file system',
    studio((stack) => ({
      customFileSystemConfigs: [{
        fSxLustreFileSystemConfig: {
          fileSystem: LustreFileSystem.fromLustreFileSystemAttributes(stack, 'Fsx', {
            dnsName: 'fs.example.com', fileSystemId: FILES, securityGroup: group(stack),
          }),
        },
      }],
    })),
    studio(() => ({ customFileSystemConfigs: [{ fSxLustreFileSystemConfig: { fileSystemId: FILES } }] })),
    studio((stack) => ({
      customFileSystemConfigs: [{
        fSxLustreFileSystemConfig: {
          fileSystemId: FILES,
          fileSystem: LustreFileSystem.fromLustreFileSystemAttributes(stack, 'Fsx', {
            dnsName: 'fs.example.com', fileSystemId: FILES, securityGroup: group(stack),
          }),
        },
      }],
    })),
  ],
  [
    'key of shared notebooks',
    studio((stack) => ({ sharingSettings: { s3KmsKey: Key.fromKeyArn(stack, 'Key', KEY) } })),
    studio(() => ({ sharingSettings: { s3KmsKeyId: KEY } })),
    studio((stack) => ({ sharingSettings: { s3KmsKeyId: KEY, s3KmsKey: Key.fromKeyArn(stack, 'Key', KEY) } })),
  ],
];

function templateWith(create: Make<unknown>): object {
  const stack = testStack();
  create(stack);
  return Template.fromStack(stack).toJSON();
}

describe.each(PAIRS)('%s', (_, construct, text, both) => {
  test('as a construct produces the same template as the text', () => {
    expect(templateWith(construct)).toEqual(templateWith(text));
  });

  test('cannot be a construct and a text', () => {
    expect(() => both(new Stack())).toThrow(/DSP314/);
  });
});

test('security groups of users as constructs are added to those that are given by ID', () => {
  const other = 'sg-11111111111111111';
  const texts = studio(() => ({ securityGroups: [other, GROUP] }));
  const both = studio((stack) => ({ securityGroups: [other], additionalSecurityGroups: [group(stack)] }));

  expect(templateWith(both)).toEqual(templateWith(texts));
});

test('policies of generated roles as constructs are attached, and count among the ten', () => {
  const policies = (stack: Construct, count: number) => Array.from({ length: count }, (_, index) =>
    ManagedPolicy.fromManagedPolicyArn(stack, `Policy${index}`, `${POLICY}-${index}`));
  const stack = testStack();

  new GeneratedRoles(stack, 'Roles', {
    generateRoles: { analyst: { ...trusted, managedPolicies: policies(stack, 2) } },
  });

  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
    ManagedPolicyArns: [`${POLICY}-0`, `${POLICY}-1`],
  });

  const full = testStack();

  expect(() => new GeneratedRoles(full, 'Roles', {
    generateRoles: { analyst: { ...trusted, managedPolicies: policies(full, 11) } },
  })).toThrow(/DSP302: .*11 managed policies/);
});
