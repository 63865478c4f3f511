import { Token } from 'aws-cdk-lib';
import { CfnDomain } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { StudioLifecycleConfigs } from './studio-lifecycle-options';
import {
  StudioAvailability, StudioIdleSettings, StudioJupyterLabAppSettings, StudioNotebookOutput, StudioResourceSpec, StudioRStudioUserGroup, StudioUserSettings,
} from './studio-user-settings-options';
import { unique } from '../private/collections';
import { isDeferred } from '../private/deferred';
import { fail } from '../private/problems';

/** What the settings of users need to know of their domain. */
export interface StudioUserSettingsFacts {
  readonly executionRoleArn: string;
  readonly securityGroupId: string;
  readonly sharedNotebooks: { readonly path: string; readonly keyArn: string };
  /** ARNs of the lifecycle configurations that the domain makes, by application. */
  readonly lifecycleConfigs: { readonly [app in keyof StudioLifecycleConfigs]?: string };
}

/** Lists of settings, with the limits of the service. */
const LIMITS = { securityGroups: 5, codeRepositories: 10, customImages: 200 };
const DEFAULT_IDLE_MINUTES = 60;
const IDLE_MINUTES = { min: 60, max: 525600 };
const INSTANCE_TYPE = 'ml.t3.medium';
/** Jupyter Server runs beside the domain and not on an instance that anybody chooses. */
const SYSTEM = 'system';

/** The settings of every user of a domain, checked. */
export function userSettings(scope: Construct, options: StudioUserSettings = {}, facts: StudioUserSettingsFacts): CfnDomain.UserSettingsProperty {
  checkSettings(scope, options);
  const { lifecycleConfigs } = facts;
  const { jupyterLabAppSettings: lab, jupyterServerAppSettings: server, kernelGatewayAppSettings: kernel, rSessionAppSettings: rSession } = options;
  const idle = { appLifecycleManagement: { idleSettings: idleSettings(scope, lab?.appLifecycleManagement?.idleSettings) } };
  const portal = options.studioWebPortal ?? StudioAvailability.ENABLED;
  const securityGroups = unique([facts.securityGroupId, ...options.securityGroups ?? []]);
  checkLength(scope, 'securityGroups', securityGroups);
  return {
    executionRole: facts.executionRoleArn,
    securityGroups,
    defaultLandingUri: portal === StudioAvailability.ENABLED ? 'studio::' : 'app:JupyterServer:',
    studioWebPortal: portal,
    jupyterLabAppSettings: {
      ...idle,
      builtInLifecycleConfigArn: lab?.builtInLifecycleConfigArn,
      codeRepositories: lab?.codeRepositories,
      customImages: lab?.customImages,
      ...scripts(lab, lifecycleConfigs.jupyterLab, INSTANCE_TYPE),
    },
    codeEditorAppSettings: { ...idle, ...scripts(undefined, lifecycleConfigs.codeEditor, INSTANCE_TYPE) },
    jupyterServerAppSettings: whereGiven(server ?? lifecycleConfigs.jupyter, scripts(server, lifecycleConfigs.jupyter, SYSTEM)),
    kernelGatewayAppSettings: whereGiven(kernel ?? lifecycleConfigs.kernel, {
      customImages: kernel?.customImages, ...scripts(kernel, lifecycleConfigs.kernel, INSTANCE_TYPE),
    }),
    rSessionAppSettings: whereGiven(rSession, { customImages: rSession?.customImages, defaultResourceSpec: rSession?.defaultResourceSpec }),
    rStudioServerProAppSettings: whereGiven(options.rStudioServerProAppSettings, {
      accessStatus: options.rStudioServerProAppSettings?.accessStatus ?? StudioAvailability.ENABLED,
      userGroup: options.rStudioServerProAppSettings?.userGroup ?? StudioRStudioUserGroup.R_STUDIO_USER,
    }),
    sharingSettings: sharingSettings(options, facts),
  };
}

/** Throws where an application cannot run on what `spec` says. */
export function checkResourceSpec(scope: Construct, app: string, spec: StudioResourceSpec | undefined, system = false): void {
  const type = spec?.instanceType;
  if (type !== undefined && !isDeferred(type) && !(system ? type === SYSTEM : /^ml\.[a-z0-9-]+\.[a-z0-9-]+$/.test(type))) {
    fail({
      code: 'DSP304',
      where: scope.node.path,
      message: `"${type}" in "${app}" is not an instance type that the application runs on`,
      hint: system ? `write ${SYSTEM}, or leave "instanceType" out` : `for example ${INSTANCE_TYPE}`,
    });
  }
  checkArn(scope, app, 'studio-lifecycle-config', spec?.lifecycleConfigArn);
  checkArn(scope, app, 'image', spec?.sageMakerImageArn);
  checkArn(scope, app, 'image-version', spec?.sageMakerImageVersionArn);
}

function checkSettings(scope: Construct, options: StudioUserSettings): void {
  const apps = (['jupyterLabAppSettings', 'jupyterServerAppSettings', 'kernelGatewayAppSettings', 'rSessionAppSettings'] as const);
  for (const app of apps) {
    // The settings of one application have a part of these properties each.
    const settings: StudioJupyterLabAppSettings = options[app] ?? {};
    checkResourceSpec(scope, app, settings.defaultResourceSpec, app === 'jupyterServerAppSettings');
    for (const arn of [...settings.lifecycleConfigArns ?? [], settings.builtInLifecycleConfigArn]) checkArn(scope, app, 'studio-lifecycle-config', arn);
    checkLength(scope, 'customImages', settings.customImages);
    checkLength(scope, 'codeRepositories', settings.codeRepositories);
    for (const { imageVersionNumber: version } of settings.customImages ?? []) {
      if (version !== undefined && !Token.isUnresolved(version) && !(Number.isInteger(version) && version >= 0)) {
        fail({ code: 'DSP304', where: scope.node.path, message: `"imageVersionNumber" in "${app}" is ${version}`, hint: 'write a whole number, 0 or more' });
      }
    }
    for (const { repositoryUrl } of settings.codeRepositories ?? []) {
      if (!isDeferred(repositoryUrl) && !repositoryUrl.startsWith('https://')) {
        fail({ code: 'DSP304', where: scope.node.path, message: `"${repositoryUrl}" is not the URL of a repository that Studio can clone`, hint: 'write https://...' });
      }
    }
  }
  const path = options.sharingSettings?.s3OutputPath;
  if (path !== undefined && !isDeferred(path) && !/^s3:\/\/[^/]+/.test(path)) {
    fail({ code: 'DSP304', where: scope.node.path, message: `"${path}" in "s3OutputPath" is not a place in S3`, hint: 'write s3://BUCKET/PREFIX' });
  }
}

function idleSettings(scope: Construct, idle: StudioIdleSettings | undefined): CfnDomain.IdleSettingsProperty {
  const settings = {
    lifecycleManagement: idle?.lifecycleManagement ?? 'ENABLED',
    idleTimeoutInMinutes: idle?.idleTimeoutInMinutes ?? idle?.minIdleTimeoutInMinutes ?? DEFAULT_IDLE_MINUTES,
    minIdleTimeoutInMinutes: idle?.minIdleTimeoutInMinutes,
    maxIdleTimeoutInMinutes: idle?.maxIdleTimeoutInMinutes,
  };
  const { lifecycleManagement, idleTimeoutInMinutes: timeout, minIdleTimeoutInMinutes: min = timeout, maxIdleTimeoutInMinutes: max = timeout } = settings;
  const where = scope.node.path;
  if (!isDeferred(lifecycleManagement) && !['ENABLED', 'DISABLED'].includes(lifecycleManagement)) {
    fail({ code: 'DSP304', where, message: `"${lifecycleManagement}" in "lifecycleManagement" is not one of ENABLED, DISABLED` });
  }
  if ([timeout, min, max].some(Token.isUnresolved)) return settings;
  for (const minutes of [timeout, min, max]) {
    if (Number.isInteger(minutes) && minutes >= IDLE_MINUTES.min && minutes <= IDLE_MINUTES.max) continue;
    fail({ code: 'DSP304', where, message: `${minutes} minutes in "idleSettings"`, hint: `write whole minutes, ${IDLE_MINUTES.min} to ${IDLE_MINUTES.max}` });
  }
  if (min > timeout || timeout > max) {
    fail({
      code: 'DSP304',
      where,
      message: `"idleTimeoutInMinutes" ${timeout} does not lie between "minIdleTimeoutInMinutes" ${min} and "maxIdleTimeoutInMinutes" ${max}`,
      hint: 'mend one of the three',
    });
  }
  return settings;
}

/** Lifecycle configurations of an application, and what it runs on: SageMaker takes no list of the first without the second. */
function scripts(settings: { lifecycleConfigArns?: string[]; defaultResourceSpec?: StudioResourceSpec } | undefined, made: string | undefined, instanceType: string) {
  const spec = settings?.defaultResourceSpec;
  const lifecycleConfigArn = spec?.lifecycleConfigArn ?? made;
  const arns = unique([...settings?.lifecycleConfigArns ?? [], made, spec?.lifecycleConfigArn].filter((arn) => arn !== undefined));
  if (arns.length === 0) return { defaultResourceSpec: spec };
  return { defaultResourceSpec: { ...spec, instanceType: spec?.instanceType ?? instanceType, lifecycleConfigArn }, lifecycleConfigArns: arns };
}

function sharingSettings(options: StudioUserSettings, { sharedNotebooks }: StudioUserSettingsFacts): CfnDomain.SharingSettingsProperty {
  const { notebookOutputOption = StudioNotebookOutput.ALLOWED, s3OutputPath = sharedNotebooks.path, s3KmsKeyId = sharedNotebooks.keyArn } = options.sharingSettings ?? {};
  return { notebookOutputOption, s3OutputPath, s3KmsKeyId };
}

function whereGiven<T>(option: unknown, settings: T): T | undefined {
  return option === undefined ? undefined : settings;
}

function checkLength(scope: Construct, list: keyof typeof LIMITS, items: unknown[] | undefined): void {
  if (items === undefined || Token.isUnresolved(items) || items.length <= LIMITS[list]) return;
  fail({ code: 'DSP304', where: scope.node.path, message: `${items.length} "${list}"`, hint: `SageMaker takes at most ${LIMITS[list]}` });
}

function checkArn(scope: Construct, app: string, resource: string, arn: string | undefined): void {
  if (arn === undefined || isDeferred(arn) || new RegExp(`^arn:[^:]+:sagemaker:[^:]*:[^:]*:${resource}/.+`).test(arn)) return;
  fail({ code: 'DSP304', where: scope.node.path, message: `"${arn}" in "${app}" is not the ARN of a ${resource}`, hint: `write arn:aws:sagemaker:REGION:ACCOUNT:${resource}/...` });
}
