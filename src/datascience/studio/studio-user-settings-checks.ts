import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { StudioIdleSettings, StudioJupyterLabAppSettings, StudioResourceSpec } from './studio-app-settings-options';
import { StudioCustomFileSystemConfig, StudioSpaceStorageSettings } from './studio-storage-options';
import { StudioUserSettings } from './studio-user-settings-options';
import { checkOneSource } from '../../access/given-objects';
import { isDeferred } from '../../private/deferred';
import { STUDIO_LISTS, STUDIO_RANGES } from '../../private/facts/service-limits';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';

/** Default idle time in minutes after which an application is shut down. */
export const DEFAULT_IDLE_MINUTES = 60;
/** Jupyter Server does not run on an instance that users choose. */
export const SYSTEM = 'system';
export const DEFAULT_INSTANCE_TYPE = 'ml.t3.medium';

/** Throws an error if SageMaker does not accept the user settings at `path`. */
export function checkUserSettings(scope: Construct, path: OptionPath, options: StudioUserSettings): void {
  const apps = [
    'codeEditorAppSettings',
    'jupyterLabAppSettings',
    'jupyterServerAppSettings',
    'kernelGatewayAppSettings',
    'rSessionAppSettings',
  ] as const;
  // The settings of each application have some of these properties.
  for (const app of apps) {
    checkApplication(scope, [...path, app], options[app] ?? {}, app === 'jupyterServerAppSettings');
  }
  checkRange(scope, [...path, 'customPosixUserConfig'], options.customPosixUserConfig, ['uid', 'gid']);
  checkOneSource(scope, [...path, 'sharingSettings'], {
    object: 's3KmsKey',
    given: options.sharingSettings?.s3KmsKey,
    option: 's3KmsKeyId',
    text: options.sharingSettings?.s3KmsKeyId,
  });
  checkFileSystems(scope, [...path, 'customFileSystemConfigs'], options.customFileSystemConfigs);
  checkStorage(scope, [...path, 'spaceStorageSettings', 'defaultEbsStorageSettings'], options.spaceStorageSettings);
  const hidden = options.studioWebPortalSettings?.hiddenSageMakerImageVersionAliases;
  const aliases = [...path, 'studioWebPortalSettings', 'hiddenSageMakerImageVersionAliases'];
  checkLength(scope, aliases, 'hiddenSageMakerImageVersionAliases', hidden);
  hidden?.forEach(({ versionAliases }, index) =>
    checkLength(scope, [...aliases, index, 'versionAliases'], 'versionAliases', versionAliases),
  );
}

/** Throws an error if an application cannot run on the resources that its settings at `path` specify. */
export function checkResourceSpec(
  scope: Construct, path: OptionPath, spec: StudioResourceSpec | undefined, system = false,
): void {
  const type = spec?.instanceType;
  if (type === undefined || isDeferred(type)) return;
  if (system ? type === SYSTEM : /^ml\.[a-z0-9-]+\.[a-z0-9-]+$/.test(type)) return;
  failAt(scope, [...path, 'defaultResourceSpec', 'instanceType'], {
    code: 'DSP304',
    message: `"${type}" in "${path[path.length - 1]}" is not an instance type that the application runs on`,
    hint: system ? `use ${SYSTEM}, or omit "instanceType"` : `for example ${DEFAULT_INSTANCE_TYPE}`,
  });
}

/** Throws an error if a list of settings is too long. */
export function checkLength(
  scope: Construct, path: OptionPath, list: keyof typeof STUDIO_LISTS, items: unknown[] | undefined,
): void {
  if (items === undefined || Token.isUnresolved(items) || items.length <= STUDIO_LISTS[list]) return;
  failAt(scope, path, {
    code: 'DSP313',
    message: `"${list}" has ${items.length} entries, and SageMaker accepts at most ${STUDIO_LISTS[list]}`,
    hint: 'remove some of them',
  });
}

function checkApplication(
  scope: Construct, path: OptionPath, settings: StudioJupyterLabAppSettings, system: boolean,
): void {
  checkResourceSpec(scope, path, settings.defaultResourceSpec, system);
  checkLength(scope, [...path, 'customImages'], 'customImages', settings.customImages);
  checkLength(scope, [...path, 'codeRepositories'], 'codeRepositories', settings.codeRepositories);
  settings.customImages?.forEach((image, index) =>
    checkRange(scope, [...path, 'customImages', index], image, ['imageVersionNumber']),
  );
  checkIdle(scope, [...path, 'appLifecycleManagement', 'idleSettings'], settings.appLifecycleManagement?.idleSettings);
}

function checkIdle(scope: Construct, path: OptionPath, idle: StudioIdleSettings | undefined): void {
  checkRange(scope, path, idle, ['idleTimeoutInMinutes', 'minIdleTimeoutInMinutes', 'maxIdleTimeoutInMinutes']);
  const timeout = idle?.idleTimeoutInMinutes ?? idle?.minIdleTimeoutInMinutes ?? DEFAULT_IDLE_MINUTES;
  const { minIdleTimeoutInMinutes: min = timeout, maxIdleTimeoutInMinutes: max = timeout } = idle ?? {};
  if ([timeout, min, max].some(Token.isUnresolved) || (min <= timeout && timeout <= max)) return;
  failAt(scope, [...path, 'idleTimeoutInMinutes'], {
    code: 'DSP313',
    message: `"idleTimeoutInMinutes" ${timeout} is not between "minIdleTimeoutInMinutes" ${min} and `
      + `"maxIdleTimeoutInMinutes" ${max}`,
    hint: 'change one of the three',
  });
}

function checkFileSystems(
  scope: Construct, path: OptionPath, configs: readonly StudioCustomFileSystemConfig[] | undefined,
): void {
  checkLength(scope, path, 'customFileSystemConfigs', configs as unknown[] | undefined);
  configs?.forEach((config, index) => {
    for (const kind of ['efsFileSystemConfig', 'fSxLustreFileSystemConfig'] as const) {
      checkOneSource(scope, [...path, index, kind], {
        object: 'fileSystem', given: config[kind]?.fileSystem, option: 'fileSystemId', text: config[kind]?.fileSystemId,
      });
    }
    const given = Object.values(config).filter((value) => value !== undefined).length;
    if (given === 1) return;
    failAt(scope, [...path, index], {
      code: 'DSP314',
      message: `a custom file system has ${given} configurations`,
      hint: 'specify one of "efsFileSystemConfig", "fSxLustreFileSystemConfig" and "s3FileSystemConfig"',
    });
  });
}

function checkStorage(scope: Construct, path: OptionPath, storage: StudioSpaceStorageSettings | undefined): void {
  const ebs = storage?.defaultEbsStorageSettings;
  checkRange(scope, path, ebs, ['defaultEbsVolumeSizeInGb', 'maximumEbsVolumeSizeInGb']);
  if (ebs === undefined) return;
  const { defaultEbsVolumeSizeInGb: size, maximumEbsVolumeSizeInGb: max } = ebs;
  if ([size, max].some(Token.isUnresolved) || size <= max) return;
  failAt(scope, [...path, 'maximumEbsVolumeSizeInGb'], {
    code: 'DSP313',
    message: `"maximumEbsVolumeSizeInGb" ${max} is less than "defaultEbsVolumeSizeInGb" ${size}`,
    hint: 'change one of the two',
  });
}

function checkRange<K extends keyof typeof STUDIO_RANGES>(
  scope: Construct, path: OptionPath, options: { readonly [key in K]?: number } | undefined, keys: readonly K[],
): void {
  for (const key of keys) {
    const value: number | undefined = options?.[key];
    const [min, max] = STUDIO_RANGES[key];
    if (value === undefined || Token.isUnresolved(value)) continue;
    if (Number.isInteger(value) && value >= min && value <= max) continue;
    failAt(scope, [...path, key], {
      code: 'DSP313',
      message: `"${key}" is ${value}, and SageMaker accepts whole numbers ${max === Infinity ? `from ${min}` : `from ${min} to ${max}`}`,
      hint: value < min ? `specify at least ${min}` : value > max ? `specify at most ${max}` : 'specify a whole number',
    });
  }
}
