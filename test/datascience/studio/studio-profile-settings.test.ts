import { Template } from 'aws-cdk-lib/assertions';
import { addTeam, LIFECYCLE, team, USER } from './studio-team';
import { StudioAvailability, StudioDomainOptions, StudioUserProfileSettings, StudioUserSettings } from '../../../src';
import { AccessModel } from '../../support/access';
import { testStack } from '../../support/stacks';
import { member } from '../team/team';

function profile(userSettings: StudioUserProfileSettings, studio: Partial<StudioDomainOptions> = {}): any {
  const made = Template.fromStack(team({ ...studio, userProfiles: { ada: { ...USER, userSettings } } }));
  return Object.values(made.findResources('AWS::SageMaker::UserProfile'))[0].Properties.UserSettings;
}

describe('settings of one user', () => {
  test('a profile without settings uses the settings of the domain', () => {
    const [made] = Object.values(Template.fromStack(team()).findResources('AWS::SageMaker::UserProfile'));

    expect(made.Properties).not.toHaveProperty('UserSettings');
  });

  test('a profile contains only settings that differ from the domain', () => {
    const ebs = { defaultEbsVolumeSizeInGb: 50, maximumEbsVolumeSizeInGb: 500 };

    expect(profile({ spaceStorageSettings: { defaultEbsStorageSettings: ebs } })).toEqual({
      SpaceStorageSettings: {
        DefaultEbsStorageSettings: { DefaultEbsVolumeSizeInGb: 50, MaximumEbsVolumeSizeInGb: 500 },
      },
    });
  });

  test('the settings of an application are complete, because SageMaker does not merge them', () => {
    const idleSettings = { idleTimeoutInMinutes: 120 };
    const defaults: StudioUserSettings = { jupyterLabAppSettings: { appLifecycleManagement: { idleSettings } } };
    const made = profile(
      { jupyterLabAppSettings: { defaultResourceSpec: { instanceType: 'ml.m5.large' } } },
      { defaultUserSettings: defaults, lifecycleConfigs: LIFECYCLE },
    );

    expect(Object.keys(made)).toEqual(['JupyterLabAppSettings']);
    expect(made.JupyterLabAppSettings).not.toHaveProperty('AppLifecycleManagement');
    expect(made.JupyterLabAppSettings.DefaultResourceSpec.InstanceType).toBe('ml.m5.large');
    expect(made.JupyterLabAppSettings.LifecycleConfigArns).toHaveLength(1);
  });

  test('another portal has its own landing page', () => {
    expect(profile({ studioWebPortal: StudioAvailability.DISABLED })).toEqual({
      DefaultLandingUri: 'app:JupyterServer:', StudioWebPortal: 'DISABLED',
    });
  });

  test('a problem shows the profile', () => {
    expect(() => profile({ customPosixUserConfig: { uid: 1, gid: 2001 } })).toThrow(
      /userProfiles\.ada\.userSettings\.customPosixUserConfig\.uid: error DSP313: "uid" is 1/,
    );
  });
});

describe('an execution role for one user', () => {
  const stack = testStack();
  addTeam(stack, 'Team', {
    userProfiles: { ada: { ...USER, userSettings: { executionRole: { name: 'gpu' } } }, bob: USER },
  });
  const made = Template.fromStack(stack);

  test('runs the applications of that user', () => {
    const settings = Object.values(made.findResources('AWS::SageMaker::UserProfile'))
      .map(({ Properties: { UserProfileName, UserSettings } }) => [UserProfileName, JSON.stringify(UserSettings)]);

    expect(Object.fromEntries(settings)).toEqual({ ada: expect.stringContaining('role/gpu'), bob: undefined });
  });

  test('has the access and the guardrails of the team execution role', () => {
    const policies = Object.values(made.findResources('AWS::IAM::ManagedPolicy'))
      .filter(({ Properties: { Roles } }) => Roles.includes('execution'))
      .map(({ Properties: { Roles } }) => Roles.includes('gpu'));

    expect(policies).toHaveLength(5);
    expect(policies).not.toContain(false);
  });

  test('can read and write the bucket of the team', async () => {
    const model = AccessModel.fromApp(stack);
    const bucket = model.bucket(model.templates.ofType('AWS::S3::Bucket')[0].ref);

    await model.expectAllowed(member(model, 'gpu'), ['s3:GetObject', 's3:PutObject'], bucket.object('projects/x'));
  });
});
