import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { USER, LIFECYCLE, team, template, domainOf } from './studio-team';
import {
  StudioAvailability,
  StudioDomain,
  StudioDomainOptions,
} from '../../../src';
import { AccessModel } from '../../support/access';
import { nagFindings } from '../../support/nag';

test('the source identity is recorded if requested', () => {
  expect(domainOf(template({ sourceIdentity: true })).DomainSettings).toEqual({
    ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME',
  });
  expect(domainOf(template({ sourceIdentity: false })).DomainSettings).toBeUndefined();
});

describe('security group', () => {
  test('egress rules replace HTTPS to any destination, and members can still reach each other', () => {
    const made = template({
      securityGroupEgress: { prefixList: [{ prefixList: 'pl-00000001', protocol: 'tcp', port: 443 }] },
    });

    expect(JSON.stringify(made.toJSON())).not.toContain('0.0.0.0/0');

    made.resourceCountIs('AWS::EC2::SecurityGroupEgress', 2);
    made.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      DestinationPrefixListId: 'pl-00000001',
      FromPort: 443,
      ToPort: 443,
    });
    made.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      DestinationSecurityGroupId: Match.anyValue(),
      FromPort: 0,
      ToPort: 65535,
    });
  });

  test('ingress rules are added', () => {
    const made = template({
      securityGroupIngress: {
        ipv4: [{ cidr: '10.0.0.0/8', protocol: 'tcp', port: 1 }],
        sg: [{ sgId: 'sg-00000009', protocol: 'tcp', port: 2 }],
      },
    });
    made.resourceCountIs('AWS::EC2::SecurityGroupIngress', 3);
    made.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '0.0.0.0/0', FromPort: 443 })],
    });
  });

  test('rules for an existing group are rejected', () => {
    expect(() => template({ securityGroupId: 'sg-00000001', securityGroupEgress: {} })).toThrow(
      /DSP314: "securityGroupEgress" cannot be specified together with "securityGroupId" "sg-00000001"/,
    );
  });
});

describe('access to the resources of a domain', () => {
  const model = AccessModel.fromApp([
    team({
      lifecycleConfigs: LIFECYCLE,
      assetPrefix: 'own',
      notebookSharingPrefix: 'notebooks',
      defaultExecutionRole: { name: 'applications' },
      dataAdminRoles: [{ name: 'studio-admin' }],
    }),
  ]);
  const bucket = model.bucket(model.templates.ofType('AWS::S3::Bucket')[0].ref);
  const deployer = model.role(
    model.templates.ofType('AWS::IAM::Role').find(({ logicalId }) => logicalId.startsWith('StudioAssetDeployment'))!
      .ref,
  );
  const asset = bucket.object('own/jupyterLab/mine/start.sh');
  const notebook = bucket.object('notebooks/a.ipynb');
  const key = model.key('Stack', 'TeamKey');

  test('the deployment can write only assets', async () => {
    await model.expectAllowed(deployer, ['s3:PutObject', 's3:DeleteObject'], asset);
    await model.expectAllowed(deployer, ['kms:GenerateDataKey', 'kms:Decrypt'], key);
    await model.expectDenied(deployer, ['s3:PutObject', 's3:GetObject'], [notebook, bucket.object('projects/x')]);
    await model.expectDenied(deployer, 's3:DeleteObjectVersion', asset);
  });

  test('members and applications can read but not write assets', async () => {
    for (const name of ['scientist', 'execution', 'applications']) {
      const member = model.otherRole(name);
      await model.expectAllowed(member, 's3:GetObject', asset);
      await model.expectDenied(member, ['s3:PutObject', 's3:DeleteObject'], asset);
      await model.expectAllowed(member, ['s3:GetObject', 's3:PutObject'], notebook);
    }
  });

  test('domain administrators can access domain data but not the projects of the team', async () => {
    const admin = model.otherRole('studio-admin');
    await model.expectAllowed(admin, ['s3:GetObject', 's3:PutObject', 's3:DeleteObjectVersion'], [asset, notebook]);
    await model.expectAllowed(admin, 'kms:Decrypt', key);
    await model.expectDenied(admin, ['s3:GetObject', 's3:PutObject'], bucket.object('projects/x'));
  });

  test('other principals have no access, regardless of their identity policies', async () => {
    await model.expectDenied(model.administrator(), ['s3:GetObject', 's3:PutObject'], [asset, notebook]);
  });

  test('applications assume the default execution role, which has the team policies and can pass itself', () => {
    const [domain] = model.templates.ofType('AWS::SageMaker::Domain');

    expect(domain.properties.DefaultUserSettings.ExecutionRole).toBe('arn:aws:iam::111122223333:role/applications');

    const policies = model.templates
      .ofType('AWS::IAM::ManagedPolicy')
      .filter(({ properties }) => (properties.Roles as string[]).includes('applications'));

    expect(policies.map(({ properties }) => String(properties.ManagedPolicyName).replace(/.*-/, '')).sort()).toEqual([
      'execution',
      'guardrails',
      'isolation',
      'jobs',
      'usage',
    ]);
    expect(JSON.stringify(policies.map(({ properties }) => properties.PolicyDocument))).toContain(
      'PassRoleOfApplications',
    );
  });
});

describe('an existing bucket and key', () => {
  const kmsKeyArn = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';
  const existing = {
    kmsKeyArn,
    domainBucket: { domainBucketName: 'theirs', assetDeploymentRole: { name: 'deployer' } },
    lifecycleConfigs: LIFECYCLE,
  };

  test('replace the bucket and key of the team', () => {
    const made = template(existing);

    expect(domainOf(made)).toMatchObject({
      KmsKeyId: kmsKeyArn,
      DefaultUserSettings: {
        SharingSettings: { S3OutputPath: 's3://theirs/sagemaker/notebooks/', S3KmsKeyId: kmsKeyArn },
      },
    });

    made.hasResourceProperties('Custom::CDKBucketDeployment', { DestinationBucketName: 'theirs' });

    expect(JSON.stringify(made.findResources('AWS::SageMaker::StudioLifecycleConfig'))).toContain('s3://theirs/');
  });

  test('the specified role copies assets with its own policy', () => {
    const made = template(existing);
    made.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      ManagedPolicyName: Match.stringLikeRegexp('-studio-assets$'),
      Roles: ['deployer'],
    });
    made.resourceCountIs('AWS::IAM::Role', 0);
  });

  test('can be deploy-time values', () => {
    const [name, arn, role] = ['name', 'arn', 'role'].map((value) => `{{resolve:ssm:/x/${value}}}`);
    const made = template({
      ...existing,
      kmsKeyArn: arn,
      domainBucket: { domainBucketName: name, assetDeploymentRole: { arn: role } },
    });

    expect(domainOf(made)).toMatchObject({
      KmsKeyId: arn,
      DefaultUserSettings: { SharingSettings: { S3OutputPath: `s3://${name}/sagemaker/notebooks/`, S3KmsKeyId: arn } },
    });

    made.hasResourceProperties('AWS::Lambda::Function', { Role: role });
  });

  test('an invalid bucket name is rejected', () => {
    expect(() =>
      template({ domainBucket: { domainBucketName: 's3://x', assetDeploymentRole: { name: 'deployer' } } }),
    ).toThrow(/DSP304: "s3:\/\/x" is not a valid S3 bucket name/);
  });

  test('the bucket of the team is not changed', () => {
    const policy = (made: Template) => made.findResources('AWS::S3::BucketPolicy');
    const rest = {
      assetPrefix: 'sagemaker/assets',
      notebookSharingPrefix: 'elsewhere',
      dataAdminRoles: [{ name: 'studio-admin' }],
    };

    expect(policy(template({ ...existing, ...rest }))).toEqual(policy(template()));
  });

  test('an immutable role is not changed', () => {
    const made = template({
      ...existing,
      domainBucket: { domainBucketName: 'theirs', assetDeploymentRole: { name: 'deployer', immutable: true } },
    });
    made.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      ManagedPolicyName: Match.stringLikeRegexp('-studio-assets$'),
      Roles: Match.absent(),
    });
  });
});

describe('endpoints', () => {
  /** The services that a domain needs by default. */
  const SERVICES = [
    'athena', 'ecr.api', 'ecr.dkr', 'glue', 'kms', 'logs', 'monitoring', 'sagemaker.api',
    'sagemaker.featurestore-runtime', 'sagemaker.runtime', 'studio', 'sts',
  ];

  test('none are created by default', () => {
    template().resourceCountIs('AWS::EC2::VPCEndpoint', 0);
  });

  test('applications can reach them over HTTPS, only for this account', () => {
    const made = template({ createVpcEndpoints: { services: ['kms', 'studio'] }, securityGroupEgress: {} });
    made.resourceCountIs('AWS::EC2::VPCEndpoint', 2);
    const account = { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } };
    made.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.kms']] },
      VpcEndpointType: 'Interface',
      PrivateDnsEnabled: true,
      SubnetIds: ['subnet-00000001'],
      PolicyDocument: { Statement: [Match.objectLike({ Condition: account })] },
    });
    made.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      ServiceName: { 'Fn::Join': ['', ['aws.sagemaker.', { Ref: 'AWS::Region' }, '.studio']] },
      PolicyDocument: Match.absent(),
    });
    made.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      FromPort: 443,
      ToPort: 443,
      Description: 'Calls of AWS services',
      SourceSecurityGroupId: Match.anyValue(),
    });
    made.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      FromPort: 443,
      ToPort: 443,
      Description: 'Endpoints of AWS services',
    });
  });

  test('S3 has a gateway endpoint if route tables are specified', () => {
    const made = template({ createVpcEndpoints: { services: [], s3RouteTableIds: ['rtb-00000001'] } });
    made.resourceCountIs('AWS::EC2::VPCEndpoint', 1);
    made.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Gateway',
      RouteTableIds: ['rtb-00000001'],
    });
  });

  test.each<[string, Partial<StudioDomainOptions>, string[]]>([
    ['Athena', { createVpcEndpoints: { services: SERVICES.slice(1) } }, ['athena', 's3']],
    ['S3', { createVpcEndpoints: {} }, ['s3']],
    [
      'the license manager with RStudio',
      {
        createVpcEndpoints: { services: SERVICES, s3RouteTableIds: ['rtb-00000001'] },
        defaultUserSettings: { rStudioServerProAppSettings: {} },
      },
      ['license-manager'],
    ],
  ])('a warning lists %s if it has no endpoint', (_, studio, missing) => {
    Annotations.fromStack(team(studio)).hasWarning(
      '*', Match.stringLikeRegexp(`createVpcEndpoints: warning DSP363: .* is created: ${missing.join(', ')}\n`),
    );
  });

  test('there is no warning if every service has an endpoint', () => {
    const studio = { createVpcEndpoints: { s3RouteTableIds: ['rtb-00000001'] } };
    Annotations.fromStack(team(studio)).hasNoWarning('*', Match.stringLikeRegexp('DSP363'));
  });

  test('MLflow has an endpoint if the team has a tracking server', () => {
    const made = Template.fromStack(team({ createVpcEndpoints: {} }, { mlflow: { enabled: true } }));
    made.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      ServiceName: { 'Fn::Join': ['', ['aws.sagemaker.', { Ref: 'AWS::Region' }, '.experiments']] },
    });
    made.resourceCountIs('AWS::EC2::VPCEndpoint', SERVICES.length + 1);
  });

  test('the default endpoints, in other subnets, without private DNS', () => {
    const made = template({ createVpcEndpoints: { subnetIds: ['subnet-00000009'], privateDns: false } });
    made.allResourcesProperties('AWS::EC2::VPCEndpoint', { SubnetIds: ['subnet-00000009'], PrivateDnsEnabled: false });
    made.resourceCountIs('AWS::EC2::VPCEndpoint', SERVICES.length);
  });
});

describe('data protection', () => {
  const before = template();
  const type = (made: Template, name: string) => made.findResources(name);

  test.each<[string, Partial<StudioDomainOptions>]>([
    ['another profile', { userProfiles: { grace: USER, ada: USER } }],
    ['an administrator', { dataAdminRoles: [{ name: 'new' }] }],
    ['a role for applications', { defaultExecutionRole: { name: 'new' } }],
    ['a lifecycle configuration', { lifecycleConfigs: LIFECYCLE }],
    ['a rule', { securityGroupIngress: { ipv4: [{ cidr: '10.0.0.0/8', protocol: 'tcp', port: 1 }] } }],
    ['endpoints', { createVpcEndpoints: {} }],
    ['settings', { defaultUserSettings: { studioWebPortal: StudioAvailability.DISABLED }, sourceIdentity: true }],
  ])('%s replaces neither the domain nor a profile', (_, studio) => {
    const after = template(studio);

    expect(type(after, 'AWS::SageMaker::UserProfile')).toMatchObject(type(before, 'AWS::SageMaker::UserProfile'));

    const [[id, domain]] = Object.entries(type(before, 'AWS::SageMaker::Domain'));
    const { AuthMode, DomainName, KmsKeyId, VpcId, AppNetworkAccessType } = domain.Properties;

    expect(type(after, 'AWS::SageMaker::Domain')[id].Properties).toMatchObject({
      AuthMode,
      DomainName,
      KmsKeyId,
      VpcId,
      AppNetworkAccessType,
    });
    expect(Object.keys(type(after, 'AWS::EC2::SecurityGroup'))).toEqual(
      expect.arrayContaining(Object.keys(type(before, 'AWS::EC2::SecurityGroup'))),
    );
  });

  test('the domain is deleted with its stack, so that its name can be used again; SageMaker keeps its files', () => {
    const configured = template({ lifecycleConfigs: LIFECYCLE });

    for (const resource of [
      'AWS::SageMaker::Domain', 'AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress',
      'AWS::SageMaker::StudioLifecycleConfig', 'AWS::SageMaker::UserProfile',
    ]) {
      configured.allResources(resource, { DeletionPolicy: Match.absent(), UpdateReplacePolicy: Match.absent() });
    }
  });

  test('what a retained domain needs is retained with it, but not rules from the configuration', () => {
    const retained = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

    const stack = new Stack();
    new StudioDomain(stack, 'Studio', {
      vpcId: 'vpc-00000001',
      subnetIds: ['subnet-00000001'],
      key: new Key(stack, 'Key'),
      bucket: new Bucket(stack, 'Bucket'),
      executionRole: { name: 'execution' },
      userProfiles: { ann: USER },
      lifecycleConfigs: LIFECYCLE,
      securityGroupIngress: { ipv4: [{ cidr: '10.0.0.0/8', protocol: 'tcp', port: 8443 }] },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const made = Template.fromStack(stack);

    made.allResources('AWS::SageMaker::Domain', retained);
    made.allResources('AWS::EC2::SecurityGroup', retained);
    made.hasResource('AWS::EC2::SecurityGroupIngress', { Properties: { FromPort: 0 }, ...retained });
    made.allResources('AWS::SageMaker::StudioLifecycleConfig', {
      DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Delete',
    });
    made.hasResource('AWS::EC2::SecurityGroupIngress', {
      Properties: { FromPort: 8443 }, DeletionPolicy: Match.absent(),
    });
    made.allResources('AWS::SageMaker::UserProfile', { DeletionPolicy: Match.absent() });
  });
});

test('the compliance packs report no findings for any options', () => {
  expect(
    nagFindings(
      team({
        lifecycleConfigs: LIFECYCLE,
        defaultUserSettings: { rStudioServerProAppSettings: {} },
        createVpcEndpoints: { s3RouteTableIds: ['rtb-00000001'] },
        defaultExecutionRole: { name: 'applications' },
        dataAdminRoles: [{ name: 'StudioAdmin', sso: true }],
        userProfiles: { ada: { userRole: { name: 'scientist' } } },
      }),
    ),
  ).toEqual([]);
  expect(
    nagFindings(
      team({
        lifecycleConfigs: LIFECYCLE,
        domainBucket: { domainBucketName: 'theirs', assetDeploymentRole: { id: 'AROAXEXAMPLEEXAMPLE' } },
      }),
    ),
  ).toEqual([]);
});

test('17 subnets are too many', () => {
  expect(() => template({ subnetIds: [...Array(17).keys()].map((n) => `subnet-${10000000 + n}`) })).toThrow(
    /DSP313: "subnetIds" has 17 subnets/,
  );
});
