import { domainOf, template } from './studio-team';
import { StudioAppType, StudioAutoMountHomeEfs, StudioMlTool, StudioUserSettings } from '../../../src';

const settings = (defaultUserSettings: StudioUserSettings): { [key: string]: any } =>
  domainOf(template({ defaultUserSettings })).DefaultUserSettings;

test('the domain has the storage settings of spaces and file systems', () => {
  const made = settings({
    autoMountHomeEfs: StudioAutoMountHomeEfs.DISABLED,
    customFileSystemConfigs: [
      { efsFileSystemConfig: { fileSystemId: 'fs-0123456789abcdef0', fileSystemPath: '/data' } },
      { s3FileSystemConfig: { s3Uri: 's3://example-data/images', mountPath: 'images' } },
    ],
    customPosixUserConfig: { uid: 10001, gid: 2001 },
    spaceStorageSettings: {
      defaultEbsStorageSettings: { defaultEbsVolumeSizeInGb: 10, maximumEbsVolumeSizeInGb: 50 },
    },
  });

  expect(made).toMatchObject({
    AutoMountHomeEFS: 'Disabled',
    CustomFileSystemConfigs: [
      { EFSFileSystemConfig: { FileSystemId: 'fs-0123456789abcdef0', FileSystemPath: '/data' } },
      { S3FileSystemConfig: { S3Uri: 's3://example-data/images', MountPath: 'images' } },
    ],
    CustomPosixUserConfig: { Uid: 10001, Gid: 2001 },
    SpaceStorageSettings: {
      DefaultEbsStorageSettings: { DefaultEbsVolumeSizeInGb: 10, MaximumEbsVolumeSizeInGb: 50 },
    },
  });
});

test('the domain has the hidden UI items', () => {
  const made = settings({
    studioWebPortalSettings: {
      hiddenAppTypes: [StudioAppType.CANVAS],
      hiddenInstanceTypes: ['ml.p4d.24xlarge'],
      hiddenMlTools: [StudioMlTool.JUMP_START],
      hiddenSageMakerImageVersionAliases: [{ versionAliases: ['1.13'] }],
    },
  });

  expect(made.StudioWebPortalSettings).toEqual({
    HiddenAppTypes: ['Canvas'],
    HiddenInstanceTypes: ['ml.p4d.24xlarge'],
    HiddenMlTools: ['JumpStart'],
    HiddenSageMakerImageVersionAliases: [{ SageMakerImageName: 'sagemaker_distribution', VersionAliases: ['1.13'] }],
  });
});

test('Code Editor has its own idle settings, or those of JupyterLab', () => {
  const idle = (minutes: number) => ({ appLifecycleManagement: { idleSettings: { idleTimeoutInMinutes: minutes } } });
  const timeout = (made: { [key: string]: any }) =>
    made.CodeEditorAppSettings.AppLifecycleManagement.IdleSettings.IdleTimeoutInMinutes;

  expect(timeout(settings({}))).toBe(60);
  expect(timeout(settings({ jupyterLabAppSettings: idle(120) }))).toBe(120);
  expect(timeout(settings({ jupyterLabAppSettings: idle(120), codeEditorAppSettings: idle(90) }))).toBe(90);
});

const ebs = (size: number, max: number): StudioUserSettings => ({
  spaceStorageSettings: {
    defaultEbsStorageSettings: { defaultEbsVolumeSizeInGb: size, maximumEbsVolumeSizeInGb: max },
  },
});
const efs = { efsFileSystemConfig: { fileSystemId: 'fs-0123456789abcdef0' } };

test.each<[string, StudioUserSettings, RegExp]>([
  ['a volume of 4 GB', ebs(4, 10), /DSP313: "defaultEbsVolumeSizeInGb" is 4/],
  ['a volume of 16385 GB', ebs(5, 16385), /DSP313: "maximumEbsVolumeSizeInGb" is 16385/],
  ['a maximum below the default', ebs(20, 10), /DSP313: "maximumEbsVolumeSizeInGb" 10 is less than/],
  ['a reserved user ID', { customPosixUserConfig: { uid: 1000, gid: 1001 } }, /DSP313: "uid" is 1000/],
  ['a reserved group ID', { customPosixUserConfig: { uid: 10000, gid: 1000 } }, /DSP313: "gid" is 1000/],
  ['three file systems', { customFileSystemConfigs: [efs, efs, efs] }, /DSP313: "customFileSystemConfigs" has 3 entries/],
  [
    'a file system without a type',
    { customFileSystemConfigs: [{}] },
    /DSP314: a custom file system has 0 configurations/,
  ],
  [
    'a file system with two types',
    { customFileSystemConfigs: [{ ...efs, s3FileSystemConfig: { s3Uri: 's3://example-data' } }] },
    /DSP314: a custom file system has 2 configurations/,
  ],
  [
    'an ID of another resource type',
    { customFileSystemConfigs: [{ efsFileSystemConfig: { fileSystemId: 'vol-1' } }] },
    /DSP304: "vol-1" is not the ID of a file system/,
  ],
  [
    'an alias that is a tag',
    { studioWebPortalSettings: { hiddenSageMakerImageVersionAliases: [{ versionAliases: ['latest'] }] } },
    /DSP304: "latest" is not an alias of an image version/,
  ],
  [
    'an unknown tool',
    { studioWebPortalSettings: { hiddenMlTools: ['Wrangler' as never] } },
    /DSP113: "Wrangler"/,
  ],
])('%s is rejected', (_, options, message) => {
  expect(() => settings(options)).toThrow(message);
});
