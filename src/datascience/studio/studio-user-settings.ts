import { CfnDomain, CfnUserProfile } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { StudioIdleSettings, StudioResourceSpec } from './studio-app-settings-options';
import { StudioLifecycleConfigs } from './studio-lifecycle-configs';
import {
  StudioCustomFileSystemConfig, StudioEfsFileSystemConfig, StudioFSxLustreFileSystemConfig,
} from './studio-storage-options';
import {
  checkLength, checkUserSettings, DEFAULT_IDLE_MINUTES, DEFAULT_INSTANCE_TYPE, SYSTEM,
} from './studio-user-settings-checks';
import {
  StudioAvailability, StudioCommonUserSettings, StudioNotebookOutput, StudioRStudioUserGroup,
  StudioUserProfileSettings, StudioUserSettings,
} from './studio-user-settings-options';
import { StudioWebPortalSettings } from './studio-web-portal-options';
import { unique } from '../../private/collections';
import { OptionPath } from '../../private/option-path';

/** Properties of the domain that the user settings use. */
export interface StudioUserSettingsFacts {
  readonly executionRoleArn: string;
  readonly securityGroupId: string;
  readonly sharedNotebooks: { readonly path: string; readonly keyArn: string };
  /** ARNs of the lifecycle configurations that the domain creates, by application. */
  readonly lifecycleConfigs: { readonly [app in keyof StudioLifecycleConfigs]?: string };
  /** ARNs of the built-in lifecycle configurations with the defaults of the SDK, by application. */
  readonly sdkDefaults?: { readonly [app in 'codeEditor' | 'jupyterLab']: string };
}

/** The image whose versions SageMaker can hide. */
const DISTRIBUTION = 'sagemaker_distribution';

/** The validated settings of every user of a domain. */
export function userSettings(
  scope: Construct, options: StudioUserSettings = {}, facts: StudioUserSettingsFacts,
): CfnDomain.UserSettingsProperty {
  return render(scope, ['defaultUserSettings'], options, facts);
}

/**
 * The validated settings of one user: those that differ from the settings of the domain, whose other values SageMaker
 * applies. The settings of an application are complete, because SageMaker does not merge them.
 */
export function userProfileSettings(
  scope: Construct,
  path: OptionPath,
  defaults: StudioUserSettings = {},
  { executionRole, ...options }: StudioUserProfileSettings,
  facts: StudioUserSettingsFacts,
): CfnUserProfile.UserSettingsProperty {
  const merged: { [setting: string]: unknown } = { ...defaults };
  for (const [setting, value] of Object.entries(options)) {
    const inherited = merged[setting];
    merged[setting] = isMap(value) && isMap(inherited) ? { ...inherited, ...value } : value;
  }
  const all = render(scope, path, merged, facts);
  const given = new Set<string>(Object.keys(options));
  if (given.has('studioWebPortal')) given.add('defaultLandingUri');
  if (given.has('additionalSecurityGroups')) given.add('securityGroups');
  if (executionRole !== undefined) given.add('executionRole');
  const own = Object.entries(all).filter(([setting]) => given.has(setting));
  return Object.fromEntries(own.map(([setting, value]) => [setting, isMap(value) ? withoutLife(value) : value]));
}

/**
 * The settings of shared spaces. SageMaker does not apply user settings to them.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DefaultSpaceSettings.html
 */
export function spaceSettings(users: CfnDomain.UserSettingsProperty): CfnDomain.DefaultSpaceSettingsProperty {
  return {
    executionRole: users.executionRole,
    securityGroups: users.securityGroups,
    customFileSystemConfigs: users.customFileSystemConfigs,
    customPosixUserConfig: users.customPosixUserConfig,
    jupyterLabAppSettings: users.jupyterLabAppSettings,
    jupyterServerAppSettings: users.jupyterServerAppSettings,
    kernelGatewayAppSettings: users.kernelGatewayAppSettings,
    spaceStorageSettings: users.spaceStorageSettings,
  };
}

/** Whether users of the domain open applications that belong to their profile instead of a space. */
export function hasProfileApps(options: StudioUserSettings | undefined, lifecycle?: StudioLifecycleConfigs): boolean {
  const { studioWebPortal, jupyterServerAppSettings, kernelGatewayAppSettings } = options ?? {};
  const classic = studioWebPortal === StudioAvailability.DISABLED
    || (jupyterServerAppSettings ?? kernelGatewayAppSettings ?? lifecycle?.jupyter ?? lifecycle?.kernel) !== undefined;
  return classic || hasRStudio(options);
}

/** Whether users of the domain can open RStudio. */
export function hasRStudio(options: StudioUserSettings | undefined): boolean {
  const rStudio = options?.rStudioServerProAppSettings;
  return rStudio !== undefined && rStudio.accessStatus !== StudioAvailability.DISABLED;
}

function render(
  scope: Construct, path: OptionPath, options: StudioUserSettings, facts: StudioUserSettingsFacts,
): CfnDomain.UserSettingsProperty {
  checkUserSettings(scope, path, options);
  const { lifecycleConfigs } = facts;
  const {
    codeEditorAppSettings: editor,
    jupyterLabAppSettings: lab,
    jupyterServerAppSettings: server,
    kernelGatewayAppSettings: kernel,
    rSessionAppSettings: rSession,
    rStudioServerProAppSettings: rStudio,
  } = options;
  const portal = options.studioWebPortal ?? StudioAvailability.ENABLED;
  const securityGroups = unique([facts.securityGroupId, ...securityGroupIdsOf(options)]);
  checkLength(scope, [...path, 'securityGroups'], 'securityGroups', securityGroups);
  return {
    executionRole: facts.executionRoleArn,
    securityGroups,
    autoMountHomeEfs: options.autoMountHomeEfs,
    customFileSystemConfigs: options.customFileSystemConfigs?.map(fileSystem),
    customPosixUserConfig: options.customPosixUserConfig,
    defaultLandingUri: portal === StudioAvailability.ENABLED ? 'studio::' : 'app:JupyterServer:',
    spaceStorageSettings: options.spaceStorageSettings,
    studioWebPortal: portal,
    studioWebPortalSettings: whereGiven(options.studioWebPortalSettings, webPortal),
    jupyterLabAppSettings: {
      ...lifeOf(lab?.appLifecycleManagement?.idleSettings),
      builtInLifecycleConfigArn: lab?.builtInLifecycleConfigArn ?? facts.sdkDefaults?.jupyterLab,
      codeRepositories: lab?.codeRepositories,
      customImages: lab?.customImages,
      ...scripts(lab, lifecycleConfigs.jupyterLab, DEFAULT_INSTANCE_TYPE),
    },
    codeEditorAppSettings: {
      ...lifeOf((editor?.appLifecycleManagement ?? lab?.appLifecycleManagement)?.idleSettings),
      builtInLifecycleConfigArn: editor?.builtInLifecycleConfigArn ?? facts.sdkDefaults?.codeEditor,
      customImages: editor?.customImages,
      ...scripts(editor, lifecycleConfigs.codeEditor, DEFAULT_INSTANCE_TYPE),
    },
    jupyterServerAppSettings: whereGiven(server ?? lifecycleConfigs.jupyter, () =>
      scripts(server, lifecycleConfigs.jupyter, SYSTEM),
    ),
    kernelGatewayAppSettings: whereGiven(kernel ?? lifecycleConfigs.kernel, () => ({
      customImages: kernel?.customImages, ...scripts(kernel, lifecycleConfigs.kernel, DEFAULT_INSTANCE_TYPE),
    })),
    rSessionAppSettings: whereGiven(rSession, ({ customImages, defaultResourceSpec }) => ({
      customImages, defaultResourceSpec,
    })),
    rStudioServerProAppSettings: whereGiven(rStudio, ({ accessStatus, userGroup }) => ({
      accessStatus: accessStatus ?? StudioAvailability.ENABLED,
      userGroup: userGroup ?? StudioRStudioUserGroup.R_STUDIO_USER,
    })),
    sharingSettings: sharingSettings(options, facts),
  };
}

/** Only the domain has idle settings: CloudFormation does not support them for a profile. */
function withoutLife({ appLifecycleManagement, ...settings }: { readonly appLifecycleManagement?: unknown }): object {
  return settings;
}

function lifeOf(idle: StudioIdleSettings | undefined): { appLifecycleManagement: object } {
  return {
    appLifecycleManagement: {
      idleSettings: {
        lifecycleManagement: idle?.lifecycleManagement ?? 'ENABLED',
        idleTimeoutInMinutes: idle?.idleTimeoutInMinutes ?? idle?.minIdleTimeoutInMinutes ?? DEFAULT_IDLE_MINUTES,
        minIdleTimeoutInMinutes: idle?.minIdleTimeoutInMinutes,
        maxIdleTimeoutInMinutes: idle?.maxIdleTimeoutInMinutes,
      },
    },
  };
}

/**
 * Lifecycle configurations and default resources of an application: SageMaker accepts a list of the first only with the
 * second.
 */
function scripts(
  settings: { lifecycleConfigArns?: string[]; defaultResourceSpec?: StudioResourceSpec } | undefined,
  created: string | undefined,
  instanceType: string,
) {
  const spec = settings?.defaultResourceSpec;
  const lifecycleConfigArn = spec?.lifecycleConfigArn ?? created;
  const arns = unique(
    [...(settings?.lifecycleConfigArns ?? []), created, spec?.lifecycleConfigArn].filter((arn) => arn !== undefined),
  );
  if (arns.length === 0) return { defaultResourceSpec: spec };
  return {
    defaultResourceSpec: { ...spec, instanceType: spec?.instanceType ?? instanceType, lifecycleConfigArn },
    lifecycleConfigArns: arns,
  };
}

function sharingSettings(
  options: StudioUserSettings, { sharedNotebooks }: StudioUserSettingsFacts,
): CfnDomain.SharingSettingsProperty {
  const {
    notebookOutputOption = StudioNotebookOutput.ALLOWED,
    s3OutputPath = sharedNotebooks.path,
    s3KmsKey,
    s3KmsKeyId = s3KmsKey?.keyArn ?? sharedNotebooks.keyArn,
  } = options.sharingSettings ?? {};
  return { notebookOutputOption, s3OutputPath, s3KmsKeyId };
}

function webPortal(options: StudioWebPortalSettings): CfnDomain.StudioWebPortalSettingsProperty {
  return {
    ...options,
    hiddenSageMakerImageVersionAliases: options.hiddenSageMakerImageVersionAliases?.map((image) => ({
      sageMakerImageName: image.sageMakerImageName ?? DISTRIBUTION, versionAliases: image.versionAliases,
    })),
  };
}

/** The security groups of users in addition to that of the domain. */
export function securityGroupIdsOf(
  { securityGroups, additionalSecurityGroups }: StudioCommonUserSettings,
): string[] {
  return [
    ...securityGroups ?? [],
    ...(additionalSecurityGroups ?? []).map(({ securityGroupId }) => securityGroupId),
  ];
}

function fileSystem(config: StudioCustomFileSystemConfig): CfnDomain.CustomFileSystemConfigProperty {
  return {
    efsFileSystemConfig: config.efsFileSystemConfig && withId(config.efsFileSystemConfig),
    fSxLustreFileSystemConfig: config.fSxLustreFileSystemConfig && withId(config.fSxLustreFileSystemConfig),
    s3FileSystemConfig: config.s3FileSystemConfig,
  };
}

function withId<T extends StudioEfsFileSystemConfig | StudioFSxLustreFileSystemConfig>(
  { fileSystem: given, fileSystemId, fileSystemPath }: T,
): { fileSystemId: string; fileSystemPath?: string } {
  // One of the two is given, which is checked.
  return { fileSystemId: given?.fileSystemId ?? fileSystemId!, fileSystemPath };
}

function whereGiven<O, T>(option: O | undefined, settings: (option: O) => T): T | undefined {
  return option === undefined ? undefined : settings(option);
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
