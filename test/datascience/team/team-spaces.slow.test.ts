import { Stack, Tags } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { arn, member, modelOf, STUDIO, templateOf, teamOf } from './team';
import { StudioSpaceSharing, TeamJupyterLabOptions, TeamOptions } from '../../../src';
import { nagFindings } from '../../support/nag';

const withSpaces = (jupyterLab: Partial<TeamJupyterLabOptions> = {}, options: Partial<TeamOptions> = {}) => (
  teamOf({ studioDomainConfig: STUDIO, jupyterLab: { enabled: true, ...jupyterLab }, ...options })
);

test('each user profile owns a private JupyterLab space, which is deleted with the profile', () => {
  const team = withSpaces();
  const template = templateOf(team);
  template.resourceCountIs('AWS::SageMaker::Space', 2);
  for (const name of ['ada', 'bob']) {
    template.hasResource('AWS::SageMaker::Space', {
      Properties: {
        DomainId: Stack.of(team).resolve(team.studioDomain!.domainId),
        SpaceName: `${name}-jupyterlab`,
        OwnershipSettings: { OwnerUserProfileName: name },
        SpaceSharingSettings: { SharingType: 'Private' },
        SpaceSettings: {
          AppType: 'JupyterLab',
          JupyterLabAppSettings: { DefaultResourceSpec: { InstanceType: 'ml.t3.medium' } },
        },
      },
      DeletionPolicy: Match.absent(),
      DependsOn: [Stack.of(team).getLogicalId(team.studioDomain!.userProfile(name))],
    });
  }

  expect(team.jupyterLabSpace('ada').spaceName).toBe('ada-jupyterlab');
  expect(() => team.jupyterLabSpace('adda')).toThrow(
    /DSP204: there is no JupyterLab space for "adda"\n.*did you mean "ada"/,
  );
});

test('sets the instance type and sharing', () => {
  templateOf(
    withSpaces({ defaultInstanceType: 'ml.m5.large', defaultSharingType: StudioSpaceSharing.SHARED }),
  ).allResourcesProperties('AWS::SageMaker::Space', {
    SpaceSharingSettings: { SharingType: 'Shared' },
    SpaceSettings: { JupyterLabAppSettings: { DefaultResourceSpec: { InstanceType: 'ml.m5.large' } } },
  });
});

test('tags are never applied to a space', () => {
  const team = withSpaces();
  Tags.of(Stack.of(team)).add('project', 'x');
  const template = templateOf(team);
  for (const { Properties } of Object.values(template.findResources('AWS::SageMaker::Space'))) {
    expect(Properties).not.toHaveProperty('Tags');
  }
  template.hasResourceProperties('AWS::S3::Bucket', { Tags: [{ Key: 'project', Value: 'x' }] });
});

test('spaces that are not enabled are not created', () => {
  templateOf(withSpaces({ enabled: false })).resourceCountIs('AWS::SageMaker::Space', 0);
  templateOf(teamOf({ studioDomainConfig: STUDIO })).resourceCountIs('AWS::SageMaker::Space', 0);
});

test('a long profile name produces a name that SageMaker accepts', () => {
  const long = 'a'.repeat(63);
  const name = withSpaces(
    {},
    { studioDomainConfig: { ...STUDIO, userProfiles: { [long]: { userRole: { id: 'AROAEXAMPLEEXAMPLE123' } } } } },
  ).jupyterLabSpace(long).spaceName;

  expect(name).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
});

describe('sharing', () => {
  const create = ['sagemaker:CreateSpace', 'sagemaker:UpdateSpace'];

  async function decisions(options: Partial<TeamOptions>) {
    const model = modelOf(teamOf({ studioDomainConfig: STUDIO, ...options }));
    const [{ ref: domain }] = model.templates.ofType('AWS::SageMaker::Domain');
    const execution = member(model, 'execution');
    return {
      model,
      execution,
      space: arn(`space/${domain}/x`),
      app: arn(`app/${domain}/x/JupyterLab/default`),
      otherApp: arn('app/d-other/x/JupyterLab/default'),
    };
  }
  const shared = { 'sagemaker:SpaceSharingType': 'Shared' };

  test.each<[string, Partial<TeamOptions>]>([['by default', {}], ['if specified', { privateSpacesOnly: true }]])(
    'shared spaces are denied %s, regardless of other permissions of the execution role', async (_, options) => {
      const { model, execution, space, app } = await decisions(options);
      const broad = execution.with({ Effect: 'Allow', Action: 'sagemaker:*', Resource: '*' });
      await model.expectDenied(broad, create, space, shared);
      await model.expectDenied(broad, 'sagemaker:CreateApp', app, shared);
      await model.expectAllowed(broad, create, space, { 'sagemaker:SpaceSharingType': 'Private' });
      await model.expectAllowed(broad, 'sagemaker:CreateApp', app, { 'sagemaker:SpaceSharingType': 'Private' });
    },
  );

  test.each<[string, Partial<TeamOptions>]>([
    ['privateSpacesOnly is false', { privateSpacesOnly: false }],
    [
      'the spaces of the team are shared',
      { jupyterLab: { enabled: true, defaultSharingType: StudioSpaceSharing.SHARED } },
    ],
  ])('applications in shared spaces of the domain are allowed if %s', async (_, options) => {
    const { model, execution, app, otherApp } = await decisions(options);
    await model.expectAllowed(execution, ['sagemaker:CreateApp', 'sagemaker:DeleteApp'], app, shared);
    await model.expectDenied(execution, ['sagemaker:CreateApp', 'sagemaker:DeleteApp'], otherApp, shared);
    await model.expectDenied(execution, 'sagemaker:CreateApp', app, { 'sagemaker:SpaceSharingType': 'Private' });
  });

  test('shared spaces can be created only by their owner', async () => {
    const { model, execution, space } = await decisions({ privateSpacesOnly: false });
    const { Statement: statements } = model.templates
      .ofType('AWS::IAM::ManagedPolicy')
      .find(({ properties }) => String(properties.ManagedPolicyName).endsWith('-execution'))!.properties
      .PolicyDocument as { Statement: { Sid: string }[] };
    const own = JSON.stringify(statements.find(({ Sid }) => Sid === 'OwnSpaces')).replaceAll(
      '${sagemaker:UserProfileName}',
      'ada',
    );
    const ada = execution.with(JSON.parse(own) as object as { [key: string]: unknown });
    const owner = (name: string) => ({
      ...shared,
      'sagemaker:OwnerUserProfileArn': arn(`user-profile/${space.split('/')[1]}/${name}`),
    });
    await model.expectAllowed(ada, create, space, owner('ada'));
    await model.expectDenied(ada, create, space, owner('bob'));
  });
});

test('the compliance packs report no findings', () => {
  expect(nagFindings(withSpaces({ defaultSharingType: StudioSpaceSharing.SHARED }))).toEqual([]);
});

test.each<[string, () => unknown, RegExp]>([
  [
    'spaces without a domain',
    () => withSpaces({}, { studioDomainConfig: undefined }),
    /DSP357: "jupyterLab" is enabled, and the team has no Studio domain/,
  ],
  [
    'shared spaces with privateSpacesOnly',
    () => withSpaces({ defaultSharingType: StudioSpaceSharing.SHARED }, { privateSpacesOnly: true }),
    /DSP357: "privateSpacesOnly" is true/,
  ],
  [
    'an invalid instance type',
    () => withSpaces({ defaultInstanceType: 't3.medium' }),
    /DSP304: "t3\.medium" is not an instance type of Amazon SageMaker AI/,
  ],
  [
    'an instance type that is not allowed',
    () => withSpaces({ defaultInstanceType: 'ml.m5.large' }, { allowedInstanceTypes: ['ml.t3.*'] }),
    /DSP356: "ml.m5.large" .* is not one of the "allowedInstanceTypes"/,
  ],
  [
    'a default instance type that is not allowed',
    () => withSpaces({}, { allowedInstanceTypes: ['ml.m5.*'] }),
    /DSP356: "ml.t3.medium" .* is not one of the/,
  ],
])('%s is rejected', (_, make, message) => {
  expect(make).toThrow(message);
});

test('a type that a pattern allows is accepted', () => {
  expect(() => withSpaces({ defaultInstanceType: 'ml.m5.large' }, { allowedInstanceTypes: ['ml.m?.*'] })).not.toThrow();
});
