import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { USER, addTeam, team, template, domainOf } from './studio-team';
import {
  StudioAvailability,
  StudioDomainOptions,
  StudioNotebookOutput,
  StudioRStudioUserGroup,
  StudioUserSettings,
} from '../../../src';

function settings(
  defaultUserSettings: StudioUserSettings,
  rest: Partial<StudioDomainOptions> = {},
): { [key: string]: any } {
  return domainOf(template({ defaultUserSettings, ...rest })).DefaultUserSettings;
}

const sagemaker = (resource: string) => `arn:aws:sagemaker:us-east-1:111122223333:${resource}`;
const lifecycle = (name: string) => sagemaker(`studio-lifecycle-config/${name}`);

describe('settings of users', () => {
  test('the domain has every setting', () => {
    const spec = {
      instanceType: 'ml.m5.large',
      sageMakerImageArn: sagemaker('image/i'),
      sageMakerImageVersionArn: sagemaker('image-version/i/1'),
      lifecycleConfigArn: lifecycle('a'),
    };
    const images = { customImages: [{ appImageConfigName: 'c', imageName: 'i', imageVersionNumber: 2 }] };
    const wantedSpec = {
      InstanceType: 'ml.m5.large',
      SageMakerImageArn: sagemaker('image/i'),
      SageMakerImageVersionArn: sagemaker('image-version/i/1'),
      LifecycleConfigArn: lifecycle('a'),
    };
    const wantedImages = { CustomImages: [{ AppImageConfigName: 'c', ImageName: 'i', ImageVersionNumber: 2 }] };
    const arns = { LifecycleConfigArns: [lifecycle('b'), lifecycle('a')] };

    expect(
      settings(
        {
          jupyterLabAppSettings: {
            ...images,
            defaultResourceSpec: spec,
            lifecycleConfigArns: [lifecycle('b')],
            builtInLifecycleConfigArn: lifecycle('c'),
            codeRepositories: [{ repositoryUrl: 'https://x/y' }],
          },
          jupyterServerAppSettings: {
            defaultResourceSpec: { instanceType: 'system' },
            lifecycleConfigArns: [lifecycle('d')],
          },
          kernelGatewayAppSettings: { ...images, defaultResourceSpec: spec, lifecycleConfigArns: [lifecycle('b')] },
          rSessionAppSettings: { ...images, defaultResourceSpec: spec },
          rStudioServerProAppSettings: {
            userGroup: StudioRStudioUserGroup.R_STUDIO_ADMIN,
            accessStatus: StudioAvailability.DISABLED,
          },
          sharingSettings: {
            notebookOutputOption: StudioNotebookOutput.DISABLED,
            s3OutputPath: 's3://bucket/p',
            s3KmsKeyId: 'alias/notebooks',
          },
          securityGroups: ['sg-00000002'],
          studioWebPortal: StudioAvailability.DISABLED,
        },
        { securityGroupId: 'sg-00000001' },
      ),
    ).toMatchObject({
      JupyterLabAppSettings: {
        ...wantedImages,
        ...arns,
        DefaultResourceSpec: wantedSpec,
        BuiltInLifecycleConfigArn: lifecycle('c'),
        CodeRepositories: [{ RepositoryUrl: 'https://x/y' }],
      },
      JupyterServerAppSettings: {
        DefaultResourceSpec: { InstanceType: 'system' },
        LifecycleConfigArns: [lifecycle('d')],
      },
      KernelGatewayAppSettings: { ...wantedImages, ...arns, DefaultResourceSpec: wantedSpec },
      RSessionAppSettings: { ...wantedImages, DefaultResourceSpec: wantedSpec },
      RStudioServerProAppSettings: { UserGroup: 'R_STUDIO_ADMIN', AccessStatus: 'DISABLED' },
      SharingSettings: {
        NotebookOutputOption: 'Disabled',
        S3OutputPath: 's3://bucket/p',
        S3KmsKeyId: 'alias/notebooks',
      },
      SecurityGroups: ['sg-00000001', 'sg-00000002'],
      StudioWebPortal: 'DISABLED',
      DefaultLandingUri: 'app:JupyterServer:',
    });
  });

  test('only idle shutdown and sharing are set by default', () => {
    expect(Object.keys(settings({})).sort()).toEqual([
      'CodeEditorAppSettings',
      'DefaultLandingUri',
      'ExecutionRole',
      'JupyterLabAppSettings',
      'SecurityGroups',
      'SharingSettings',
      'StudioWebPortal',
    ]);
  });

  test('a list of lifecycle configurations includes an instance type, which SageMaker requires', () => {
    expect(
      settings({ kernelGatewayAppSettings: { lifecycleConfigArns: [lifecycle('a')] } }).KernelGatewayAppSettings
        .DefaultResourceSpec,
    ).toEqual({ InstanceType: 'ml.t3.medium' });
  });

  const idle = (idleSettings: object) => ({ jupyterLabAppSettings: { appLifecycleManagement: { idleSettings } } });
  test.each<[string, StudioUserSettings, RegExp]>([
    ['59 minutes', idle({ idleTimeoutInMinutes: 59 }), /DSP313: "idleTimeoutInMinutes" is 59/],
    ['525601 minutes', idle({ maxIdleTimeoutInMinutes: 525601 }), /DSP313: "maxIdleTimeoutInMinutes" is 525601/],
    [
      'a timeout below the ' + 'shortest',
      idle({ idleTimeoutInMinutes: 60, minIdleTimeoutInMinutes: 90 }),
      /DSP313: "idleTimeoutInMinutes" 60 is not between "minIdleTimeoutInMinutes"/,
    ],
    [
      'a timeout above the maximum',
      idle({ idleTimeoutInMinutes: 100, maxIdleTimeoutInMinutes: 90 }),
      /DSP313: "idleTimeoutInMinutes" 100 is not between "minIdleTimeoutInMinutes"/,
    ],
    [
      'lifecycle management of another ' + 'kind',
      idle({ lifecycleManagement: 'ON' }),
      /DSP304: "ON" is not one of ENABLED, DISABLED/,
    ],
    [
      'an EC2 instance type',
      { kernelGatewayAppSettings: { defaultResourceSpec: { instanceType: 't3.medium' } } },
      /DSP304: "t3\.medium" is not an instance type of Amazon SageMaker AI/,
    ],
    [
      'an instance for Jupyter ' + 'Server',
      { jupyterServerAppSettings: { defaultResourceSpec: { instanceType: 'ml.t3.medium' } } },
      /DSP304: "ml.t3.medium" in "jupyterServerAppSettings"/,
    ],
    [
      'an ARN of another resource type',
      { jupyterLabAppSettings: { lifecycleConfigArns: ['arn:aws:s3:::x'] } },
      /DSP304: "arn:aws:s3:::x" is not the ARN of a Studio lifecycle configuration/,
    ],
    [
      'an SSH repository URL',
      { jupyterLabAppSettings: { codeRepositories: [{ repositoryUrl: 'git@x:y' }] } },
      /DSP304: "git@x:y"/,
    ],
    [
      '11 repositories',
      { jupyterLabAppSettings: { codeRepositories: Array(11).fill({ repositoryUrl: 'https://x' }) } },
      /DSP313: "codeRepositories" has 11 entries, and SageMaker accepts at most 10/,
    ],
    [
      'a negative version',
      { rSessionAppSettings: { customImages: [{ appImageConfigName: 'a', imageName: 'b', imageVersionNumber: -1 }] } },
      /DSP313: "imageVersionNumber"/,
    ],
    [
      'six security groups',
      { securityGroups: ['a', 'b', 'c', 'd', 'e'].map((hex) => `sg-0000000${hex}`) },
      /DSP313: "securityGroups" has 6 entries, and SageMaker accepts at most 5/,
    ],
    ['sharing outside S3', { sharingSettings: { s3OutputPath: '/tmp' } }, /DSP304: "\/tmp" is not an S3 URI/],
    [
      'a group of RStudio that there is ' + 'not',
      { rStudioServerProAppSettings: { userGroup: 'ROOT' as never } },
      /DSP113: "ROOT"/,
    ],
  ])('%s is rejected', (_, defaultUserSettings, message) => {
    expect(() => template({ defaultUserSettings })).toThrow(message);
  });

  test('deploy-time values are not validated', () => {
    const later = '{{resolve:ssm:/x}}';

    expect(
      settings({ jupyterLabAppSettings: { defaultResourceSpec: { instanceType: later, sageMakerImageArn: later } } })
        .JupyterLabAppSettings.DefaultResourceSpec,
    ).toEqual({ InstanceType: later, SageMakerImageArn: later });
  });
});

describe('RStudio', () => {
  const users = { rStudioServerProAppSettings: {} };

  test('user access configures the domain, with the execution role and its license', () => {
    const made = template({ defaultUserSettings: users });

    expect(domainOf(made)).toMatchObject({
      AppSecurityGroupManagement: 'Service',
      DomainSettings: { RStudioServerProDomainSettings: { DomainExecutionRoleArn: expect.anything() } },
    });

    made.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      ManagedPolicyName: Match.stringLikeRegexp('-rstudio$'),
      Roles: ['execution'],
    });
  });

  test('without access, or if access is disabled, the domain has no RStudio settings', () => {
    for (const defaultUserSettings of [
      undefined,
      { rStudioServerProAppSettings: { accessStatus: StudioAvailability.DISABLED } },
    ]) {
      const domain = domainOf(template({ defaultUserSettings }));

      expect(domain.DomainSettings).toBeUndefined();
      expect(domain.AppSecurityGroupManagement).toBeUndefined();
    }
  });

  test('uses its own role and servers', () => {
    const made = template({
      rStudioServerProDomainSettings: {
        domainExecutionRole: { arn: 'arn:aws:iam::111122223333:role/rstudio' },
        rStudioConnectUrl: 'https://c',
        rStudioPackageManagerUrl: 'https://p',
        defaultResourceSpec: { instanceType: 'ml.c5.xlarge' },
      },
    });

    expect(domainOf(made).DomainSettings.RStudioServerProDomainSettings).toEqual({
      DomainExecutionRoleArn: 'arn:aws:iam::111122223333:role/rstudio',
      RStudioConnectUrl: 'https://c',
      RStudioPackageManagerUrl: 'https://p',
      DefaultResourceSpec: { InstanceType: 'ml.c5.xlarge' },
    });

    made.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      ManagedPolicyName: Match.stringLikeRegexp('-rstudio$'),
      Roles: ['rstudio'],
    });
  });
});

describe('user profiles', () => {
  const tags = (made: Template) =>
    Object.values(made.findResources('AWS::SageMaker::UserProfile')).map(({ Properties }) =>
      JSON.stringify(Properties.Tags[0].Value),
    );

  test.each<[string, object, RegExp]>([
    ['id', { id: 'AROAXEXAMPLEEXAMPLE' }, /AROAXEXAMPLEEXAMPLE:ada/],
    ['name', { name: 'x' }, /RoleLookup.*"Id"/],
    ['ARN', { arn: 'arn:aws:iam::111122223333:role/p/x' }, /RoleLookup.*"Id"/],
    ['permission set', { name: 'X', sso: true }, /RoleLookup.*"Id"/],
    [
      'ARN of a permission set',
      {
        arn: 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_X_0123456789abcdef',
        sso: true,
      },
      /RoleLookup.*"Id"/,
    ],
    ['immutable role', { name: 'x', immutable: true }, /RoleLookup.*"Id"/],
  ])('the role is specified by %s', (_, userRole, tag) => {
    const stack = team({ userProfiles: { ada: { userRole } } }, { teamUserRoles: [userRole] });

    expect(tags(Template.fromStack(stack))[0]).toMatch(tag);
  });

  test('the role can be a construct', () => {
    const stack = new Stack(new App(), 'Stack');
    addTeam(stack, 'Team', {
      userProfiles: {
        ada: { userRole: { role: new Role(stack, 'Mine', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }) } },
      },
    });

    expect(tags(Template.fromStack(stack))[0]).toContain('["Mine');
  });

  test('a role of another account must include its ID', () => {
    const userRole = { arn: 'arn:aws:iam::999999999999:role/x' };
    const env = { account: '111122223333', region: 'us-east-1' };

    expect(() => team({ userProfiles: { ada: { userRole } } }, { teamUserRoles: [userRole] }, env)).toThrow(
      /DSP203: the unique id of the role of the user profile "ada" is not known, and the role is in another account/,
    );
    expect(() =>
      team(
        { userProfiles: { ada: { userRole: { ...userRole, id: 'AROAXEXAMPLEEXAMPLE' } } } },
        { teamUserRoles: [userRole] },
        env,
      ),
    ).not.toThrow();
  });

  test('forty profiles with names of maximum length are accepted', () => {
    const userProfiles = Object.fromEntries(
      [...Array(40).keys()].map((n) => [`${String(n).padStart(2, '0')}-${'x'.repeat(53)}@example`, USER]),
    );
    const made = template({ userProfiles });
    made.resourceCountIs('AWS::SageMaker::UserProfile', 40);
    for (const { Properties } of Object.values(made.findResources('AWS::SageMaker::UserProfile'))) {
      expect(Properties.UserProfileName).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
    }
  });

  test('a name that is truncated at a hyphen does not end with a hyphen', () => {
    template({ userProfiles: { [`${'x'.repeat(62)}@y`]: USER } }).hasResourceProperties('AWS::SageMaker::UserProfile', {
      UserProfileName: 'x'.repeat(62),
    });
  });
});
