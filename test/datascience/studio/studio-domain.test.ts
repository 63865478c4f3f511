import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  DataScienceTeam,
  StudioAuthMode,
  StudioAvailability,
  StudioDomainOptions,
  StudioNotebookOutput,
  StudioRStudioUserGroup,
  StudioUserSettings,
  TeamOptions,
} from '../../../src';
import { AccessModel } from '../../support/access';
import { nagFindings } from '../../support/nag';
import { directoryWith } from '../../support/scratch-kit';

const USER = { userRole: { id: 'AROAEXAMPLEEXAMPLE123' } };
const STUDIO: StudioDomainOptions = { authMode: StudioAuthMode.IAM, vpcId: 'vpc-00000001', subnetIds: ['subnet-00000001'], userProfiles: { ada: USER } };
const ASSETS = directoryWith({ 'start.sh': 'echo start', 'README.md': 'left out' });
const LIFECYCLE = {
  jupyterLab: { cmds: ['sh "$ASSETS_DIR/mine/start.sh"'], assets: { mine: { sourcePath: ASSETS } } },
};

function addTeam(
  stack: Stack,
  id: string,
  studio: Partial<StudioDomainOptions>,
  options: Partial<TeamOptions> = {},
): DataScienceTeam {
  return new DataScienceTeam(stack, id, {
    team: {
      dataAdminRoles: [{ name: 'admin' }],
      teamUserRoles: [{ name: 'scientist' }],
      teamExecutionRole: { name: 'execution' },
      studioDomainConfig: { ...STUDIO, ...studio },
      ...options,
    },
  });
}

function team(studio: Partial<StudioDomainOptions> = {}, options: Partial<TeamOptions> = {}, env = {}): Stack {
  const stack = new Stack(new App(), 'Stack', { env });
  addTeam(stack, 'Team', studio, options);
  return stack;
}

function template(studio: Partial<StudioDomainOptions> = {}): Template {
  return Template.fromStack(team(studio));
}

function settings(
  defaultUserSettings: StudioUserSettings,
  rest: Partial<StudioDomainOptions> = {},
): { [key: string]: any } {
  return domainOf(template({ defaultUserSettings, ...rest })).DefaultUserSettings;
}

function domainOf(made: Template): { [key: string]: any } {
  return Object.values(made.findResources('AWS::SageMaker::Domain'))[0].Properties;
}

const sagemaker = (resource: string) => `arn:aws:sagemaker:us-east-1:111122223333:${resource}`;
const lifecycle = (name: string) => sagemaker(`studio-lifecycle-config/${name}`);

describe('settings of users', () => {
  test('every setting reaches the domain', () => {
    const spec = { instanceType: 'ml.m5.large', sageMakerImageArn: sagemaker('image/i'), sageMakerImageVersionArn: sagemaker('image-version/i/1'), lifecycleConfigArn: lifecycle('a') };
    const images = { customImages: [{ appImageConfigName: 'c', imageName: 'i', imageVersionNumber: 2 }] };
    const wantedSpec = { InstanceType: 'ml.m5.large', SageMakerImageArn: sagemaker('image/i'), SageMakerImageVersionArn: sagemaker('image-version/i/1'), LifecycleConfigArn: lifecycle('a') };
    const wantedImages = { CustomImages: [{ AppImageConfigName: 'c', ImageName: 'i', ImageVersionNumber: 2 }] };
    const arns = { LifecycleConfigArns: [lifecycle('b'), lifecycle('a')] };
    expect(settings({
      jupyterLabAppSettings: {
        ...images, defaultResourceSpec: spec, lifecycleConfigArns: [lifecycle('b')], builtInLifecycleConfigArn: lifecycle('c'), codeRepositories: [{ repositoryUrl: 'https://x/y' }],
      },
      jupyterServerAppSettings: { defaultResourceSpec: { instanceType: 'system' }, lifecycleConfigArns: [lifecycle('d')] },
      kernelGatewayAppSettings: { ...images, defaultResourceSpec: spec, lifecycleConfigArns: [lifecycle('b')] },
      rSessionAppSettings: { ...images, defaultResourceSpec: spec },
      rStudioServerProAppSettings: {
        userGroup: StudioRStudioUserGroup.R_STUDIO_ADMIN,
        accessStatus: StudioAvailability.DISABLED,
      },
      sharingSettings: { notebookOutputOption: StudioNotebookOutput.DISABLED, s3OutputPath: 's3://bucket/p', s3KmsKeyId: 'alias/notebooks' },
      securityGroups: ['sg-00000002'],
      studioWebPortal: StudioAvailability.DISABLED,
    }, { securityGroupId: 'sg-00000001' })).toMatchObject({
      JupyterLabAppSettings: { ...wantedImages, ...arns, DefaultResourceSpec: wantedSpec, BuiltInLifecycleConfigArn: lifecycle('c'), CodeRepositories: [{ RepositoryUrl: 'https://x/y' }] },
      JupyterServerAppSettings: { DefaultResourceSpec: { InstanceType: 'system' }, LifecycleConfigArns: [lifecycle('d')] },
      KernelGatewayAppSettings: { ...wantedImages, ...arns, DefaultResourceSpec: wantedSpec },
      RSessionAppSettings: { ...wantedImages, DefaultResourceSpec: wantedSpec },
      RStudioServerProAppSettings: { UserGroup: 'R_STUDIO_ADMIN', AccessStatus: 'DISABLED' },
      SharingSettings: { NotebookOutputOption: 'Disabled', S3OutputPath: 's3://bucket/p', S3KmsKeyId: 'alias/notebooks' },
      SecurityGroups: ['sg-00000001', 'sg-00000002'],
      StudioWebPortal: 'DISABLED',
      DefaultLandingUri: 'app:JupyterServer:',
    });
  });

  test('nothing but idle shutdown and sharing is set where nobody asks', () => {
    expect(Object.keys(settings({})).sort()).toEqual([
      'CodeEditorAppSettings', 'DefaultLandingUri', 'ExecutionRole', 'JupyterLabAppSettings', 'SecurityGroups', 'SharingSettings', 'StudioWebPortal',
    ]);
  });

  test('a list of lifecycle configurations comes with an instance type, which SageMaker wants', () => {
    expect(settings({ kernelGatewayAppSettings: { lifecycleConfigArns: [lifecycle('a')] } }).KernelGatewayAppSettings.DefaultResourceSpec).toEqual({ InstanceType: 'ml.t3.medium' });
  });

  const idle = (idleSettings: object) => ({ jupyterLabAppSettings: { appLifecycleManagement: { idleSettings } } });
  test.each<[string, StudioUserSettings, RegExp]>([
    ['59 minutes', idle({ idleTimeoutInMinutes: 59 }), /DSP313: 59 minutes in "idleSettings"/],
    ['525601 minutes', idle({ maxIdleTimeoutInMinutes: 525601 }), /DSP313: 525601 minutes/],
    ['a timeout below the shortest', idle({ idleTimeoutInMinutes: 60, minIdleTimeoutInMinutes: 90 }), /DSP313: "idleTimeoutInMinutes" 60 does not lie between/],
    ['a timeout above the longest', idle({ idleTimeoutInMinutes: 100, maxIdleTimeoutInMinutes: 90 }), /DSP313: "idleTimeoutInMinutes" 100 does not lie between/],
    ['lifecycle management of another kind', idle({ lifecycleManagement: 'ON' }), /DSP304: "ON" is not one of ENABLED, DISABLED/],
    ['an instance of EC2', { kernelGatewayAppSettings: { defaultResourceSpec: { instanceType: 't3.medium' } } }, /DSP304: "t3\.medium" is not an instance type of Amazon SageMaker AI/],
    ['an instance for Jupyter Server', { jupyterServerAppSettings: { defaultResourceSpec: { instanceType: 'ml.t3.medium' } } }, /DSP304: "ml.t3.medium" in "jupyterServerAppSettings"/],
    ['an ARN of something else', { jupyterLabAppSettings: { lifecycleConfigArns: ['arn:aws:s3:::x'] } }, /DSP304: "arn:aws:s3:::x" is not the ARN of a Studio lifecycle configuration/],
    ['a repository by SSH', { jupyterLabAppSettings: { codeRepositories: [{ repositoryUrl: 'git@x:y' }] } }, /DSP304: "git@x:y"/],
    ['11 repositories', { jupyterLabAppSettings: { codeRepositories: Array(11).fill({ repositoryUrl: 'https://x' }) } }, /DSP313: 11 "codeRepositories"/],
    ['a negative version', { rSessionAppSettings: { customImages: [{ appImageConfigName: 'a', imageName: 'b', imageVersionNumber: -1 }] } }, /DSP313: "imageVersionNumber"/],
    ['six security groups', { securityGroups: ['a', 'b', 'c', 'd', 'e'].map((hex) => `sg-0000000${hex}`) }, /DSP313: 6 "securityGroups"/],
    ['sharing elsewhere than in S3', { sharingSettings: { s3OutputPath: '/tmp' } }, /DSP304: "\/tmp" is not an S3 URI/],
    ['a group of RStudio that there is not', { rStudioServerProAppSettings: { userGroup: 'ROOT' as never } }, /DSP113: "ROOT"/],
  ])('%s is refused', (_, defaultUserSettings, message) => {
    expect(() => template({ defaultUserSettings })).toThrow(message);
  });

  test('values that are known at deployment alone are not checked', () => {
    const later = '{{resolve:ssm:/x}}';
    expect(
      settings({ jupyterLabAppSettings: { defaultResourceSpec: { instanceType: later, sageMakerImageArn: later } } })
        .JupyterLabAppSettings.DefaultResourceSpec,
    ).toEqual({ InstanceType: later, SageMakerImageArn: later });
  });
});

describe('RStudio', () => {
  const users = { rStudioServerProAppSettings: {} };

  test('access of people makes the domain ready, with the execution role and its licence', () => {
    const made = template({ defaultUserSettings: users });
    expect(domainOf(made)).toMatchObject({ AppSecurityGroupManagement: 'Service', DomainSettings: { RStudioServerProDomainSettings: { DomainExecutionRoleArn: expect.anything() } } });
    made.hasResourceProperties('AWS::IAM::ManagedPolicy', { ManagedPolicyName: Match.stringLikeRegexp('-rstudio$'), Roles: ['execution'] });
  });

  test('without access, or where it is disabled, the domain has nothing of it', () => {
    for (const defaultUserSettings of [
      undefined,
      { rStudioServerProAppSettings: { accessStatus: StudioAvailability.DISABLED } },
    ]) {
      const domain = domainOf(template({ defaultUserSettings }));
      expect(domain.DomainSettings).toBeUndefined();
      expect(domain.AppSecurityGroupManagement).toBeUndefined();
    }
  });

  test('a role and servers of its own', () => {
    const made = template({
      rStudioServerProDomainSettings: {
        domainExecutionRole: { arn: 'arn:aws:iam::111122223333:role/rstudio' },
        rStudioConnectUrl: 'https://c',
        rStudioPackageManagerUrl: 'https://p',
        defaultResourceSpec: { instanceType: 'ml.c5.xlarge' },
      },
    });
    expect(domainOf(made).DomainSettings.RStudioServerProDomainSettings).toEqual({
      DomainExecutionRoleArn: 'arn:aws:iam::111122223333:role/rstudio', RStudioConnectUrl: 'https://c', RStudioPackageManagerUrl: 'https://p', DefaultResourceSpec: { InstanceType: 'ml.c5.xlarge' },
    });
    made.hasResourceProperties('AWS::IAM::ManagedPolicy', { ManagedPolicyName: Match.stringLikeRegexp('-rstudio$'), Roles: ['rstudio'] });
  });
});

test('the source identity is recorded where that is wanted', () => {
  expect(domainOf(template({ sourceIdentity: true })).DomainSettings).toEqual({ ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' });
  expect(domainOf(template({ sourceIdentity: false })).DomainSettings).toBeUndefined();
});

describe('security group', () => {
  test('egress rules take the place of HTTPS to anywhere, and members still talk', () => {
    const made = template({ securityGroupEgress: { prefixList: [{ prefixList: 'pl-00000001', protocol: 'tcp', port: 443 }] } });
    expect(JSON.stringify(made.toJSON())).not.toContain('0.0.0.0/0');
    made.resourceCountIs('AWS::EC2::SecurityGroupEgress', 2);
    made.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { DestinationPrefixListId: 'pl-00000001', FromPort: 443, ToPort: 443 });
    made.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { DestinationSecurityGroupId: Match.anyValue(), FromPort: 0, ToPort: 65535 });
  });

  test('ingress rules are added', () => {
    const made = template({ securityGroupIngress: { ipv4: [{ cidr: '10.0.0.0/8', protocol: 'tcp', port: 1 }], sg: [{ sgId: 'sg-00000009', protocol: 'tcp', port: 2 }] } });
    made.resourceCountIs('AWS::EC2::SecurityGroupIngress', 3);
    made.hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupEgress: [Match.objectLike({ CidrIp: '0.0.0.0/0', FromPort: 443 })] });
  });

  test('rules are no part of an existing group', () => {
    expect(() => template({ securityGroupId: 'sg-00000001', securityGroupEgress: {} })).toThrow(/DSP314: "securityGroupEgress" is given beside "securityGroupId" "sg-00000001"/);
  });
});

describe('lifecycle configurations', () => {
  const scripts = (made: Template) => Object.values(made.findResources('AWS::SageMaker::StudioLifecycleConfig')).map(({ Properties }) => Properties);

  test('each becomes the default of its application', () => {
    const made = template({ lifecycleConfigs: { jupyter: { cmds: ['a'] }, jupyterLab: { cmds: ['b'] }, kernel: { cmds: ['c'] }, codeEditor: { cmds: ['d'] } } });
    expect(scripts(made).map((script) => script.StudioLifecycleConfigAppType).sort()).toEqual(['CodeEditor', 'JupyterLab', 'JupyterServer', 'KernelGateway']);
    const users = domainOf(made).DefaultUserSettings;
    for (const [app, instance] of [['JupyterServer', 'system'], ['JupyterLab', 'ml.t3.medium'], ['KernelGateway', 'ml.t3.medium'], ['CodeEditor', 'ml.t3.medium']]) {
      const { DefaultResourceSpec: spec, LifecycleConfigArns: arns } = users[`${app}AppSettings`];
      expect(spec).toEqual({ InstanceType: instance, LifecycleConfigArn: arns[0] });
      expect(arns).toHaveLength(1);
    }
  });

  test('the script runs the commands in order and stops at the first that fails', () => {
    const [script] = scripts(template({ lifecycleConfigs: { kernel: { cmds: ['first', 'second'] } } }));
    expect(script.StudioLifecycleConfigContent).toEqual({ 'Fn::Base64': '#!/bin/bash\nset -eo pipefail\nfirst\nsecond\n' });
  });

  test('other commands make another configuration, in the same place, and the same commands the same', () => {
    const made = (cmd: string) => template({ lifecycleConfigs: { kernel: { cmds: [cmd] } } }).findResources('AWS::SageMaker::StudioLifecycleConfig');
    const [one, same, other] = [made('a'), made('a'), made('b')];
    expect(one).toEqual(same);
    expect(Object.keys(one)).toEqual(Object.keys(other));
    const names = [one, other].map((resources) => Object.values(resources)[0].Properties.StudioLifecycleConfigName);
    expect(names[0]).not.toEqual(names[1]);
    expect(Object.values(one)[0]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Delete' });
  });

  test('a script that is longer than SageMaker takes is refused with its length', () => {
    const of = (bytes: number) => ({ lifecycleConfigs: { kernel: { cmds: ['x'.repeat(bytes - '#!/bin/bash\nset -eo pipefail\n\n'.length)] } } });
    expect(() => template(of(12288))).not.toThrow();
    expect(() => template(of(12289))).toThrow(/DSP350: the script of the lifecycle configuration "kernel" has 16388 characters in Base64, and SageMaker takes 16384/);
  });

  test('the script fetches its assets before the commands', () => {
    const made = template({ lifecycleConfigs: LIFECYCLE, assetPrefix: 'own/' });
    const text = JSON.stringify(scripts(made)[0].StudioLifecycleConfigContent);
    expect(text).toContain('/own/jupyterLab');
    expect(text).toMatch(/ASSETS_DIR=.*aws s3 cp --recursive --only-show-errors.*\$ASSETS_S3_URI\/mine\/.*\$ASSETS_DIR\/mine\/.*sh .*start\.sh/);
    made.hasResourceProperties('Custom::CDKBucketDeployment', { DestinationBucketKeyPrefix: 'own/jupyterLab/mine/', Prune: true });
  });

  test('what is excluded does not count', () => {
    const key = (exclude?: string[], files = ASSETS) => Object.values(template({
      lifecycleConfigs: { kernel: { cmds: ['a'], assets: { mine: { sourcePath: files, exclude } } } },
    }).findResources('Custom::CDKBucketDeployment'))[0].Properties.SourceObjectKeys;
    expect(key(['*.md'])).not.toEqual(key());
    expect(key(['*.md'])).toEqual(key(['*.md'], directoryWith({ 'start.sh': 'echo start', 'README.md': 'other' })));
  });

  test('no function is deployed without assets', () => {
    template({ lifecycleConfigs: { kernel: { cmds: ['a'] } } }).resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('memory of the function', () => {
    template({ lifecycleConfigs: LIFECYCLE, assetDeploymentMemoryLimitMB: 256 }).hasResourceProperties('AWS::Lambda::Function', { MemorySize: 256 });
  });

  const asset = (name: string, sourcePath: string) => ({ lifecycleConfigs: { kernel: { cmds: ['a'], assets: { [name]: { sourcePath } } } } });
  test.each<[string, Partial<StudioDomainOptions>, RegExp]>([
    ['no command', { lifecycleConfigs: { kernel: { cmds: [] } } }, /DSP314: "cmds" of the lifecycle configuration "kernel" is empty/],
    ['a path that there is not', asset('a', '/nowhere/x'), /DSP351: "\/nowhere\/x" in the asset "a"/],
    ['a single file', asset('a', `${ASSETS}/start.sh`), /DSP351: .*start\.sh" in the asset "a"/],
    ['a name that leads elsewhere', asset('..', ASSETS), /DSP303: "\.\." is not a name for an asset/],
    ['a name with a command', asset('$(id)', ASSETS), /DSP303/],
    ['too little memory', { lifecycleConfigs: LIFECYCLE, assetDeploymentMemoryLimitMB: 64 }, /DSP313: "assetDeploymentMemoryLimitMB" is 64/],
    ['assets where people write', { assetPrefix: 'sagemaker/assets' }, /DSP352: people of the team write below "assetPrefix" "sagemaker\/assets\/"/],
    ['assets among shared notebooks', { assetPrefix: 'shared/x', notebookSharingPrefix: 'shared' }, /DSP352/],
  ])('%s is refused', (_, studio, message) => {
    expect(() => template(studio)).toThrow(message);
  });

  test('two teams of a stack share the function; with different roles they cannot', () => {
    const stack = new Stack(new App(), 'Stack');
    addTeam(stack, 'One', { lifecycleConfigs: LIFECYCLE });
    addTeam(stack, 'Two', { lifecycleConfigs: LIFECYCLE });
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 1);
    const domainBucket = { domainBucketName: 'theirs', assetDeploymentRole: { name: 'deployer' } };
    expect(() => addTeam(stack, 'Three', { lifecycleConfigs: LIFECYCLE, domainBucket })).toThrow(/DSP351: two Studio domains of one stack deploy assets with different roles/);
  });
});

describe('access to what a domain keeps', () => {
  const model = AccessModel.fromApp([team({
    lifecycleConfigs: LIFECYCLE,
    assetPrefix: 'own',
    notebookSharingPrefix: 'notebooks',
    defaultExecutionRole: { name: 'applications' },
    dataAdminRoles: [{ name: 'studio-admin' }],
  })]);
  const bucket = model.bucket(model.templates.ofType('AWS::S3::Bucket')[0].ref);
  const deployer = model.role(model.templates.ofType('AWS::IAM::Role').find(({ logicalId }) => logicalId.startsWith('StudioAssetDeployment'))!.ref);
  const asset = bucket.object('own/jupyterLab/mine/start.sh');
  const notebook = bucket.object('notebooks/a.ipynb');
  const key = model.key('Stack', 'TeamKey');

  test('the deployment writes assets and nothing else', async () => {
    await model.expectAllowed(deployer, ['s3:PutObject', 's3:DeleteObject'], asset);
    await model.expectAllowed(deployer, ['kms:GenerateDataKey', 'kms:Decrypt'], key);
    await model.expectDenied(deployer, ['s3:PutObject', 's3:GetObject'], [notebook, bucket.object('projects/x')]);
    await model.expectDenied(deployer, 's3:DeleteObjectVersion', asset);
  });

  test('members and applications read assets and do not write them', async () => {
    for (const name of ['scientist', 'execution', 'applications']) {
      const member = model.otherRole(name);
      await model.expectAllowed(member, 's3:GetObject', asset);
      await model.expectDenied(member, ['s3:PutObject', 's3:DeleteObject'], asset);
      await model.expectAllowed(member, ['s3:GetObject', 's3:PutObject'], notebook);
    }
  });

  test('administrators of the domain have what the domain keeps, and not the projects of the team', async () => {
    const admin = model.otherRole('studio-admin');
    await model.expectAllowed(admin, ['s3:GetObject', 's3:PutObject', 's3:DeleteObjectVersion'], [asset, notebook]);
    await model.expectAllowed(admin, 'kms:Decrypt', key);
    await model.expectDenied(admin, ['s3:GetObject', 's3:PutObject'], bucket.object('projects/x'));
  });

  test('strangers have nothing, whatever their own policies allow', async () => {
    await model.expectDenied(model.administrator(), ['s3:GetObject', 's3:PutObject'], [asset, notebook]);
  });

  test('the applications run as the default execution role, with the policies of the team, and pass it on', () => {
    const [domain] = model.templates.ofType('AWS::SageMaker::Domain');
    expect(domain.properties.DefaultUserSettings.ExecutionRole).toBe('arn:aws:iam::111122223333:role/applications');
    const policies = model.templates.ofType('AWS::IAM::ManagedPolicy').filter(({ properties }) => (properties.Roles as string[]).includes('applications'));
    expect(policies.map(({ properties }) => String(properties.ManagedPolicyName).replace(/.*-/, '')).sort()).toEqual(['execution', 'guardrails', 'jobs', 'usage']);
    expect(JSON.stringify(policies.map(({ properties }) => properties.PolicyDocument))).toContain('PassRoleOfApplications');
  });
});

describe('an existing bucket and key', () => {
  const kmsKeyArn = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';
  const existing = { kmsKeyArn, domainBucket: { domainBucketName: 'theirs', assetDeploymentRole: { name: 'deployer' } }, lifecycleConfigs: LIFECYCLE };

  test('they take the place of those of the team', () => {
    const made = template(existing);
    expect(domainOf(made)).toMatchObject({ KmsKeyId: kmsKeyArn, DefaultUserSettings: { SharingSettings: { S3OutputPath: 's3://theirs/sagemaker/notebooks/', S3KmsKeyId: kmsKeyArn } } });
    made.hasResourceProperties('Custom::CDKBucketDeployment', { DestinationBucketName: 'theirs' });
    expect(JSON.stringify(made.findResources('AWS::SageMaker::StudioLifecycleConfig'))).toContain('s3://theirs/');
  });

  test('the given role copies, with a policy of its own', () => {
    const made = template(existing);
    made.hasResourceProperties('AWS::IAM::ManagedPolicy', { ManagedPolicyName: Match.stringLikeRegexp('-studio-assets$'), Roles: ['deployer'] });
    made.resourceCountIs('AWS::IAM::Role', 0);
  });

  test('they may be known at deployment alone', () => {
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

  test('what is not the name of a bucket is refused', () => {
    expect(() => template({ domainBucket: { domainBucketName: 's3://x', assetDeploymentRole: { name: 'deployer' } } })).toThrow(/DSP304: "s3:\/\/x" is not the name of an S3 bucket/);
  });

  test('the bucket of the team stays as it is', () => {
    const policy = (made: Template) => made.findResources('AWS::S3::BucketPolicy');
    const rest = { assetPrefix: 'sagemaker/assets', notebookSharingPrefix: 'elsewhere', dataAdminRoles: [{ name: 'studio-admin' }] };
    expect(policy(template({ ...existing, ...rest }))).toEqual(policy(template()));
  });

  test('an immutable role is left alone', () => {
    const made = template({ ...existing, domainBucket: { domainBucketName: 'theirs', assetDeploymentRole: { name: 'deployer', immutable: true } } });
    made.hasResourceProperties('AWS::IAM::ManagedPolicy', { ManagedPolicyName: Match.stringLikeRegexp('-studio-assets$'), Roles: Match.absent() });
  });
});

describe('endpoints', () => {
  test('none are made unless somebody asks', () => {
    template().resourceCountIs('AWS::EC2::VPCEndpoint', 0);
  });

  test('applications reach them by HTTPS, for this account alone', () => {
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
    made.hasResourceProperties('AWS::EC2::VPCEndpoint', { ServiceName: { 'Fn::Join': ['', ['aws.sagemaker.', { Ref: 'AWS::Region' }, '.studio']] }, PolicyDocument: Match.absent() });
    made.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 443, ToPort: 443, Description: 'Calls of AWS services', SourceSecurityGroupId: Match.anyValue() });
    made.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { FromPort: 443, ToPort: 443, Description: 'Endpoints of AWS services' });
  });

  test('S3 has a gateway where route tables are named', () => {
    const made = template({ createVpcEndpoints: { services: [], s3RouteTableIds: ['rtb-00000001'] } });
    made.resourceCountIs('AWS::EC2::VPCEndpoint', 1);
    made.hasResourceProperties('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway', RouteTableIds: ['rtb-00000001'] });
  });

  test('the usual ones, in other subnets, without private DNS', () => {
    const made = template({ createVpcEndpoints: { subnetIds: ['subnet-00000009'], privateDns: false } });
    made.allResourcesProperties('AWS::EC2::VPCEndpoint', { SubnetIds: ['subnet-00000009'], PrivateDnsEnabled: false });
    made.resourceCountIs('AWS::EC2::VPCEndpoint', 11);
  });
});

describe('user profiles', () => {
  const tags = (made: Template) => Object.values(made.findResources('AWS::SageMaker::UserProfile')).map(({ Properties }) => JSON.stringify(Properties.Tags[0].Value));

  test.each<[string, object, RegExp]>([
    ['id', { id: 'AROAXEXAMPLEEXAMPLE' }, /AROAXEXAMPLEEXAMPLE:ada/],
    ['name', { name: 'x' }, /RoleLookup.*"Id"/],
    ['ARN', { arn: 'arn:aws:iam::111122223333:role/p/x' }, /RoleLookup.*"Id"/],
    ['permission set', { name: 'X', sso: true }, /RoleLookup.*"Id"/],
    ['ARN of a permission set', { arn: 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_X_0123456789abcdef', sso: true }, /RoleLookup.*"Id"/],
    ['immutable role', { name: 'x', immutable: true }, /RoleLookup.*"Id"/],
  ])('the role is known by %s', (_, userRole, tag) => {
    expect(tags(template({ userProfiles: { ada: { userRole } } }))[0]).toMatch(tag);
  });

  test('the role is a construct', () => {
    const stack = new Stack(new App(), 'Stack');
    addTeam(stack, 'Team', { userProfiles: { ada: { userRole: { role: new Role(stack, 'Mine', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }) } } } });
    expect(tags(Template.fromStack(stack))[0]).toContain('["Mine');
  });

  test('a role of another account must come with its id', () => {
    const userRole = { arn: 'arn:aws:iam::999999999999:role/x' };
    const env = { account: '111122223333', region: 'us-east-1' };
    expect(() => team({ userProfiles: { ada: { userRole } } }, {}, env)).toThrow(/DSP203: the unique id of the role of the user profile "ada" is not known, and it lies in another account/);
    expect(() => team({ userProfiles: { ada: { userRole: { ...userRole, id: 'AROAXEXAMPLEEXAMPLE' } } } }, {}, env)).not.toThrow();
  });

  test('forty profiles, with names as long as they may be', () => {
    const userProfiles = Object.fromEntries([...Array(40).keys()].map((n) => [`${String(n).padStart(2, '0')}-${'x'.repeat(53)}@example`, USER]));
    const made = template({ userProfiles });
    made.resourceCountIs('AWS::SageMaker::UserProfile', 40);
    for (const { Properties } of Object.values(made.findResources('AWS::SageMaker::UserProfile'))) {
      expect(Properties.UserProfileName).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
    }
  });

  test('a name cut at a hyphen does not end with it', () => {
    template({ userProfiles: { [`${'x'.repeat(62)}@y`]: USER } }).hasResourceProperties('AWS::SageMaker::UserProfile', { UserProfileName: 'x'.repeat(62) });
  });
});

describe('nothing is lost', () => {
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
    expect(type(after, 'AWS::SageMaker::Domain')[id].Properties).toMatchObject({ AuthMode, DomainName, KmsKeyId, VpcId, AppNetworkAccessType });
    expect(Object.keys(type(after, 'AWS::EC2::SecurityGroup'))).toEqual(expect.arrayContaining(Object.keys(type(before, 'AWS::EC2::SecurityGroup'))));
  });

  test('domain and profiles outlive the stack', () => {
    for (const resource of ['AWS::SageMaker::Domain', 'AWS::SageMaker::UserProfile']) {
      before.allResources(resource, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });
});

test('the compliance packs find nothing, whatever is asked for', () => {
  expect(nagFindings(team({
    lifecycleConfigs: LIFECYCLE,
    defaultUserSettings: { rStudioServerProAppSettings: {} },
    createVpcEndpoints: { s3RouteTableIds: ['rtb-00000001'] },
    defaultExecutionRole: { name: 'applications' },
    dataAdminRoles: [{ name: 'StudioAdmin', sso: true }],
    userProfiles: { ada: { userRole: { name: 'x' } } },
  }))).toEqual([]);
  expect(nagFindings(team({ lifecycleConfigs: LIFECYCLE, domainBucket: { domainBucketName: 'theirs', assetDeploymentRole: { id: 'AROAXEXAMPLEEXAMPLE' } } }))).toEqual([]);
});

test('17 subnets are too many', () => {
  expect(() => template({ subnetIds: [...Array(17).keys()].map((n) => `subnet-${10000000 + n}`) })).toThrow(/DSP313: "subnetIds" has 17 subnets/);
});
