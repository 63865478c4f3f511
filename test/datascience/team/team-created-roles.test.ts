import { App, Stack } from 'aws-cdk-lib';
import { arn, STUDIO } from './team';
import { DataScienceTeam, DataSciencePlatform, TeamOptions } from '../../../src';
import { AccessModel } from '../../support/access';
import { onlyOne } from '../../support/template-resolver';

const SIX_LINES: TeamOptions = {
  studioDomainConfig: {
    vpcId: 'vpc-00000001', subnetIds: ['subnet-00000001'], userProfiles: { alice: {}, bob: {} },
  },
};

function platformOf(teams: { [name: string]: TeamOptions }, others: object = {}): App {
  const app = new App();
  new DataSciencePlatform(app, 'Platform', {
    organization: 'acme',
    domains: {
      shared: {
        environments: {
          dev: {
            modules: {
              ...Object.fromEntries(Object.entries(teams).map(([name, team]) => [name, { dataScienceTeam: { team } }])),
              ...others,
            },
          },
        },
      },
    },
  });
  return app;
}

const ALL = { Effect: 'Allow', Action: '*', Resource: '*' };
const model = AccessModel.fromApp(platformOf({ fraud: SIX_LINES, churn: SIX_LINES }));
const trustOf = (access: AccessModel, role: string) =>
  onlyOne(
    access.templates.ofType('AWS::IAM::Role').filter(({ properties }) => properties.RoleName === role),
    `role ${role}`,
    [],
  ).properties.AssumeRolePolicyDocument.Statement;

describe('two teams without roles in one account', () => {
  const teams = ['fraud', 'churn'].map((name) => ({
    name,
    user: model.role(`acme-dev-shared-${name}-user`, { session: 'alice' }),
    admin: model.role(`acme-dev-shared-${name}-admin`),
    execution: model.role(`acme-dev-shared-${name}-execution`),
    bucket: onlyOne(
      model.templates.ofType('AWS::S3::Bucket').filter(({ stack }) => stack.endsWith(name)), 'bucket', [],
    ).attributes.Arn,
    key: onlyOne(
      model.templates.ofType('AWS::KMS::Key').filter(({ stack }) => stack.endsWith(name)), 'key', [],
    ).attributes.Arn,
    domain: onlyOne(
      model.templates.ofType('AWS::SageMaker::Domain').filter(({ stack }) => stack.endsWith(name)), 'domain', [],
    ),
    profileTag: onlyOne(
      model.templates.ofType('AWS::SageMaker::UserProfile')
        .filter(({ stack, properties }) => stack.endsWith(name) && properties.UserProfileName === 'alice'),
      'profile', [],
    ).properties.Tags[0].Value as string,
  }));
  const [fraud, churn] = teams;

  test('members and jobs work with the data of their own team only', async () => {
    for (const role of [fraud.user, fraud.execution]) {
      await model.expectAllowed(role, ['s3:GetObject', 's3:PutObject'], `${fraud.bucket}/projects/x.csv`);
      await model.expectAllowed(role, 'kms:Decrypt', fraud.key);
      await model.expectDenied(role.with(ALL), ['s3:GetObject', 's3:PutObject'], `${churn.bucket}/projects/x.csv`);
      await model.expectDenied(role, 'kms:Decrypt', churn.key);
    }
  });

  test('the admin role deletes data of its own team only', async () => {
    await model.expectAllowed(fraud.admin, 's3:DeleteObjectVersion', `${fraud.bucket}/projects/x.csv`);
    await model.expectDenied(fraud.admin.with(ALL), 's3:DeleteObjectVersion', `${churn.bucket}/projects/x.csv`);
    await model.expectDenied(fraud.user, 's3:DeleteObjectVersion', `${fraud.bucket}/projects/x.csv`);
  });

  test('a member can query only in the workgroup of the team', async () => {
    const group = (name: string) => `arn:aws:athena:us-east-1:111122223333:workgroup/acme-dev-shared-${name}`;

    await model.expectAllowed(fraud.user, 'athena:StartQueryExecution', group('fraud'));
    await model.expectDenied(fraud.user, 'athena:StartQueryExecution', group('churn'));
  });

  test('a member can open only their own Studio profile', async () => {
    const profile = (team: typeof fraud, userid: string) => [
      'sagemaker:CreatePresignedDomainUrl',
      arn(`user-profile/${team.domain.ref}/alice`),
      { 'aws:userid': fraud.profileTag, 'sagemaker:ResourceTag/userid': userid, 'aws:ResourceTag/userid': userid },
    ] as const;
    const bob = fraud.profileTag.replace('alice', 'bob');

    await model.expectAllowed(fraud.user, ...profile(fraud, fraud.profileTag));
    await model.expectDenied(fraud.user, ...profile(fraud, bob));
    await model.expectDenied(fraud.user, ...profile(churn, churn.profileTag));
    await model.expectDenied(fraud.admin, ...profile(fraud, fraud.profileTag));
  });

  test('jobs of a team cannot access resources of the other team or other roles', async () => {
    const tag = { 'aws:ResourceTag/sagemaker:domain-arn': String(churn.domain.attributes.DomainArn) };
    const passed = { 'iam:PassedToService': 'sagemaker.amazonaws.com' };
    const role = (name: string) => `arn:aws:iam::111122223333:role/acme-dev-shared-${name}`;

    await model.expectDenied(fraud.execution.with(ALL), 'sagemaker:InvokeEndpoint', arn('endpoint/x'), tag);
    await model.expectAllowed(fraud.execution, 'iam:PassRole', role('fraud-execution'), passed);
    await model.expectDenied(fraud.execution, 'iam:PassRole', role('churn-execution'), passed);
  });

  test('the admin role can stop applications of its team but not change profiles', async () => {
    const app = (team: typeof fraud) => arn(`app/${team.domain.ref}/alice/JupyterLab/default`);

    await model.expectAllowed(fraud.admin, 'sagemaker:DeleteApp', app(fraud));
    await model.expectDenied(fraud.admin, 'sagemaker:DeleteApp', app(churn));
    await model.expectDenied(fraud.admin, 'sagemaker:UpdateUserProfile', arn(`user-profile/${fraud.domain.ref}/bob`));
  });

  test('guardrails apply to the created execution role', async () => {
    await model.expectDenied(fraud.execution, 'sagemaker:CreateTrainingJob', arn('training-job/x'));
  });
});

describe('principals that can assume the roles', () => {
  const ROOT = { AWS: 'arn:aws:iam::111122223333:root' };

  test('by default, principals that are tagged with the name of the team', () => {
    const tagged = (key: string) => [{
      Effect: 'Allow',
      Principal: ROOT,
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { [`aws:PrincipalTag/${key}`]: 'acme-dev-shared-fraud' } },
    }];

    expect(trustOf(model, 'acme-dev-shared-fraud-user')).toEqual(tagged('data-science-team'));
    expect(trustOf(model, 'acme-dev-shared-fraud-admin')).toEqual(tagged('data-science-team-admin'));
  });

  test('only SageMaker can assume the execution role', () => {
    expect(trustOf(model, 'acme-dev-shared-fraud-execution')).toEqual([{
      Effect: 'Allow',
      Principal: { Service: 'sagemaker.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
    }]);
  });

  test('roleTrust specifies principals and permission sets instead of the tag', () => {
    const access = AccessModel.fromApp(platformOf({
      fraud: {
        ...SIX_LINES,
        roleTrust: {
          user: {
            trustedPrincipals: ['arn:aws:iam::111122223333:role/engineers'],
            permissionSets: ['DataScientists', 'Analysts'],
          },
        },
      },
    }));
    const pattern = (set: string) =>
      `arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_${set}_${'?'.repeat(16)}`;

    expect(trustOf(access, 'acme-dev-shared-fraud-user')).toEqual([
      { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/engineers' }, Action: 'sts:AssumeRole' },
      {
        Effect: 'Allow',
        Principal: ROOT,
        Action: 'sts:AssumeRole',
        Condition: { ArnLike: { 'aws:PrincipalArn': [pattern('DataScientists'), pattern('Analysts')] } },
      },
    ]);
  });

  test.each([
    [{ dataAdminRoles: [{ name: 'admin' }], roleTrust: { admin: { trustedPrincipals: ['this_account'] } } },
      /roleTrust\.admin: error DSP314: "admin" of "roleTrust" has no effect/],
    [{ roleTrust: { user: { trustedPrincipals: ['federation:corporate'] } } },
      /roleTrust\.user\.trustedPrincipals\[0\]: error DSP306: "federation:corporate" is a federation/],
  ])('options that cannot work are errors: %j', (options, message) => {
    expect(() => new DataScienceTeam(new Stack(new App(), 'Stack'), 'Team', { team: options })).toThrow(message);
  });
});

describe('specified roles', () => {
  const teamOf = (team: TeamOptions) => new DataScienceTeam(new Stack(new App(), 'Stack'), 'Team', { team });

  test('are used instead of created ones', () => {
    const given = teamOf({ dataAdminRoles: [{ name: 'admin' }], teamExecutionRole: { name: 'execution' } });
    const shared = teamOf({ dataAdminRoles: [{ name: 'admin' }] });

    expect([given.adminRole, given.userRole, given.executionRole]).toEqual([undefined, undefined, undefined]);
    expect([shared.adminRole, shared.userRole?.node.id, shared.executionRole?.node.id])
      .toEqual([undefined, 'UserRole', 'ExecutionRole']);
  });

  test('a profile keeps its specified role', () => {
    const team = () => teamOf({ studioDomainConfig: STUDIO });

    expect(team).not.toThrow();
  });
});

test('created roles are published as generated roles with the name of the module', async () => {
  const app = platformOf({ fraud: SIX_LINES }, {
    lake: {
      dataLake: {
        roles: { scientists: [{ id: 'generated-role-id:fraud-user' }] },
        accessPolicies: { main: { rule: { prefix: 'data/', readRoles: ['scientists'] } } },
        buckets: { raw: { accessPolicies: ['main'] } },
      },
    },
  });

  const access = AccessModel.fromApp(app);
  const parameters = access.templates.ofType('AWS::SSM::Parameter').map(({ properties }) => properties.Name);

  expect(parameters).toEqual(expect.arrayContaining(['arn', 'id', 'name'].map(
    (attribute) => `/acme/shared/generated-role/fraud-user/${attribute}`)));

  await access.expectAllowed(
    access.role('fraud-user'), 's3:GetObject', access.bucket('raw').object('data/x.csv'));
  await access.expectDenied(
    access.role('fraud-execution'), 's3:GetObject', access.bucket('raw').object('data/x.csv'));
});
