import { Template } from 'aws-cdk-lib/assertions';
import { domainOf, LIFECYCLE, team } from './studio-team';
import { StudioDomainOptions, StudioSpaceSharing, TeamOptions } from '../../../src';

function spaces(options: Partial<TeamOptions>, studio: Partial<StudioDomainOptions> = {}): any {
  return domainOf(Template.fromStack(team(studio, options))).DefaultSpaceSettings;
}

const SHARED: Partial<TeamOptions> = { jupyterLab: { enabled: true, defaultSharingType: StudioSpaceSharing.SHARED } };

test.each<[string, Partial<TeamOptions>]>([
  ['the spaces of the team are shared', SHARED],
  ['users can share spaces', { privateSpacesOnly: false }],
])('shared spaces have settings if %s', (_, options) => {
  const settings = spaces(options);
  const users = domainOf(Template.fromStack(team({}, options))).DefaultUserSettings;

  expect(settings.ExecutionRole).toEqual(users.ExecutionRole);
  expect(settings.SecurityGroups).toEqual(users.SecurityGroups);
  expect(settings.JupyterLabAppSettings.AppLifecycleManagement.IdleSettings).toEqual({
    IdleTimeoutInMinutes: 60, LifecycleManagement: 'ENABLED',
  });
});

test('shared spaces use the lifecycle configurations, images and file systems of users', () => {
  const images = [{ appImageConfigName: 'c', imageName: 'i' }];
  const settings = spaces(SHARED, {
    lifecycleConfigs: LIFECYCLE,
    defaultUserSettings: {
      jupyterLabAppSettings: { customImages: images },
      kernelGatewayAppSettings: { customImages: images },
      customFileSystemConfigs: [{ efsFileSystemConfig: { fileSystemId: 'fs-0123456789abcdef0' } }],
      spaceStorageSettings: {
        defaultEbsStorageSettings: { defaultEbsVolumeSizeInGb: 10, maximumEbsVolumeSizeInGb: 50 },
      },
    },
  });

  expect(settings.JupyterLabAppSettings.LifecycleConfigArns).toHaveLength(1);
  expect(settings).toMatchObject({
    JupyterLabAppSettings: { CustomImages: [{ AppImageConfigName: 'c', ImageName: 'i' }] },
    KernelGatewayAppSettings: { CustomImages: [{ AppImageConfigName: 'c', ImageName: 'i' }] },
    CustomFileSystemConfigs: [{ EFSFileSystemConfig: { FileSystemId: 'fs-0123456789abcdef0' } }],
    SpaceStorageSettings: { DefaultEbsStorageSettings: { DefaultEbsVolumeSizeInGb: 10 } },
  });
});

test('a team with only private spaces has no settings for shared spaces', () => {
  expect(spaces({})).toBeUndefined();
});
