import { arn, member, modelOf, teamOf } from './team';
import { StudioAvailability, StudioDomainOptions } from '../../../src';
import { STUDIO } from '../studio/studio-team';

/** The decisions about applications of profiles; `session` is the profile that the session runs in. */
function decisions(studio: Partial<StudioDomainOptions>, session = 'ada') {
  const model = modelOf(teamOf({ studioDomainConfig: { ...STUDIO, ...studio } }));
  const [{ ref: domain }] = model.templates.ofType('AWS::SageMaker::Domain');
  const statements = model.templates
    .ofType('AWS::IAM::ManagedPolicy')
    .filter(({ properties }) => (properties.Roles as string[]).includes('execution'))
    .flatMap(({ properties }) => (properties.PolicyDocument as { Statement: { Sid: string }[] }).Statement)
    .filter(({ Sid }) => Sid === 'AppsOfOwnProfile');
  // The simulator has no Studio session and therefore no value for the profile variable.
  const own = JSON.stringify(statements).replaceAll('${sagemaker:UserProfileName}', session);
  return {
    model,
    execution: member(model, 'execution').with(...(JSON.parse(own) as { [key: string]: unknown }[])),
    app: (profile: string, of = domain) => arn(`app/${of}/${profile}/JupyterServer/default`),
  };
}

const actions = ['sagemaker:CreateApp', 'sagemaker:DeleteApp'];

test.each<[string, Partial<StudioDomainOptions>]>([
  ['Studio Classic is the portal', { defaultUserSettings: { studioWebPortal: StudioAvailability.DISABLED } }],
  ['the kernels of Studio Classic have settings', { defaultUserSettings: { kernelGatewayAppSettings: {} } }],
  ['Jupyter Server has a lifecycle configuration', { lifecycleConfigs: { jupyter: { cmds: ['echo'] } } }],
  ['users can open RStudio', { defaultUserSettings: { rStudioServerProAppSettings: {} } }],
  [
    'one user can open Studio Classic',
    { userProfiles: { ada: { ...STUDIO.userProfiles!.ada, userSettings: { jupyterServerAppSettings: {} } } } },
  ],
])('users can manage the applications of their own profile if %s', async (_, studio) => {
  const { model, execution, app } = decisions(studio);

  await model.expectAllowed(execution, [...actions, 'sagemaker:DescribeApp'], app('ada'));
  await model.expectDenied(execution, actions, app('bob'));
  await model.expectDenied(execution, actions, app('ada', 'd-other'));
});

test('an application in a space of another user does not belong to the profile', async () => {
  const { model, execution, app } = decisions({ defaultUserSettings: { rStudioServerProAppSettings: {} } });
  const owner = {
    'sagemaker:OwnerUserProfileArn': arn('user-profile/d-1/bob'), 'sagemaker:SpaceSharingType': 'Private',
  };

  await model.expectDenied(execution, actions, app('ada'), owner);
});

test('applications of profiles are denied if users open only the current Studio', async () => {
  const { model, execution, app } = decisions({});

  await model.expectDenied(execution, actions, app('ada'));
});
