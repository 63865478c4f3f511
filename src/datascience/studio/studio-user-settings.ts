import { Token } from 'aws-cdk-lib';
import { CfnDomain } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { StudioLifecycleConfigs } from './studio-lifecycle-configs';
import {
  StudioAvailability,
  StudioIdleSettings,
  StudioJupyterLabAppSettings,
  StudioNotebookOutput,
  StudioResourceSpec,
  StudioRStudioUserGroup,
  StudioUserSettings,
} from './studio-user-settings-options';
import { unique } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';

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

/** The path of the settings in the options of a domain. */
const SETTINGS = 'defaultUserSettings';

/** The settings of every user of a domain, checked. */
export function userSettings(
  scope: Construct,
  options: StudioUserSettings = {},
  facts: StudioUserSettingsFacts,
): CfnDomain.UserSettingsProperty {
  checkSettings(scope, options);
  const { lifecycleConfigs } = facts;
  const {
    jupyterLabAppSettings: lab,
    jupyterServerAppSettings: server,
    kernelGatewayAppSettings: kernel,
    rSessionAppSettings: rSession,
  } = options;
  const idle = {
    appLifecycleManagement: { idleSettings: idleSettings(scope, lab?.appLifecycleManagement?.idleSettings) },
  };
  const portal = options.studioWebPortal ?? StudioAvailability.ENABLED;
  const securityGroups = unique([facts.securityGroupId, ...options.securityGroups ?? []]);
  checkLength(scope, [SETTINGS, 'securityGroups'], 'securityGroups', securityGroups);
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
    jupyterServerAppSettings: whereGiven(
      server ?? lifecycleConfigs.jupyter,
      scripts(server, lifecycleConfigs.jupyter, SYSTEM),
    ),
    kernelGatewayAppSettings: whereGiven(kernel ?? lifecycleConfigs.kernel, {
      customImages: kernel?.customImages, ...scripts(kernel, lifecycleConfigs.kernel, INSTANCE_TYPE),
    }),
    rSessionAppSettings: whereGiven(rSession, {
      customImages: rSession?.customImages,
      defaultResourceSpec: rSession?.defaultResourceSpec,
    }),
    rStudioServerProAppSettings: whereGiven(options.rStudioServerProAppSettings, {
      accessStatus: options.rStudioServerProAppSettings?.accessStatus ?? StudioAvailability.ENABLED,
      userGroup: options.rStudioServerProAppSettings?.userGroup ?? StudioRStudioUserGroup.R_STUDIO_USER,
    }),
    sharingSettings: sharingSettings(options, facts),
  };
}

/** Throws where an application cannot run on the resources that its settings at `path` name. */
export function checkResourceSpec(
  scope: Construct,
  path: OptionPath,
  spec: StudioResourceSpec | undefined,
  system = false,
): void {
  const type = spec?.instanceType;
  const at = [...path, 'defaultResourceSpec'];
  if (
    type !== undefined &&
    !isDeferred(type) &&
    !(system ? type === SYSTEM : /^ml\.[a-z0-9-]+\.[a-z0-9-]+$/.test(type))
  ) {
    failAt(scope, [...at, 'instanceType'], {
      code: 'DSP304',
      message: `"${type}" in "${path[path.length - 1]}" is not an instance type that the application runs on`,
      hint: system ? `write ${SYSTEM}, or leave "instanceType" out` : `for example ${INSTANCE_TYPE}`,
    });
  }
}

function checkSettings(scope: Construct, options: StudioUserSettings): void {
  const apps = [
    'jupyterLabAppSettings',
    'jupyterServerAppSettings',
    'kernelGatewayAppSettings',
    'rSessionAppSettings',
  ] as const;
  // The settings of one application have a part of these properties each.
  for (const app of apps) {
    checkApplication(scope, [SETTINGS, app], options[app] ?? {}, app === 'jupyterServerAppSettings');
  }
}

function checkApplication(
  scope: Construct,
  path: OptionPath,
  settings: StudioJupyterLabAppSettings,
  system: boolean,
): void {
  checkResourceSpec(scope, path, settings.defaultResourceSpec, system);
  checkLength(scope, [...path, 'customImages'], 'customImages', settings.customImages);
  checkLength(scope, [...path, 'codeRepositories'], 'codeRepositories', settings.codeRepositories);
  settings.customImages?.forEach(({ imageVersionNumber: version }, index) => {
    const at = [...path, 'customImages', index];
    if (version !== undefined && !Token.isUnresolved(version) && !(Number.isInteger(version) && version >= 0)) {
      failAt(scope, [...at, 'imageVersionNumber'], {
        code: 'DSP313',
        message: `"imageVersionNumber" is ${version}`,
        hint: 'write a whole number, 0 or more',
      });
    }
  });
}

function idleSettings(scope: Construct, idle: StudioIdleSettings | undefined): CfnDomain.IdleSettingsProperty {
  const settings = {
    lifecycleManagement: idle?.lifecycleManagement ?? 'ENABLED',
    idleTimeoutInMinutes: idle?.idleTimeoutInMinutes ?? idle?.minIdleTimeoutInMinutes ?? DEFAULT_IDLE_MINUTES,
    minIdleTimeoutInMinutes: idle?.minIdleTimeoutInMinutes,
    maxIdleTimeoutInMinutes: idle?.maxIdleTimeoutInMinutes,
  };
  const {
    idleTimeoutInMinutes: timeout,
    minIdleTimeoutInMinutes: min = timeout,
    maxIdleTimeoutInMinutes: max = timeout,
  } = settings;
  const path = [SETTINGS, 'jupyterLabAppSettings', 'appLifecycleManagement', 'idleSettings'];
  if ([timeout, min, max].some(Token.isUnresolved)) return settings;
  for (const option of ['idleTimeoutInMinutes', 'minIdleTimeoutInMinutes', 'maxIdleTimeoutInMinutes'] as const) {
    const minutes = idle?.[option];
    if (
      minutes === undefined ||
      (Number.isInteger(minutes) && minutes >= IDLE_MINUTES.min && minutes <= IDLE_MINUTES.max)
    ) {continue;}
    failAt(scope, [...path, option], {
      code: 'DSP313',
      message: `${minutes} minutes in "idleSettings"`,
      hint: `write whole minutes, ${IDLE_MINUTES.min} to ${IDLE_MINUTES.max}`,
    });
  }
  if (min > timeout || timeout > max) {
    failAt(scope, [...path, 'idleTimeoutInMinutes'], {
      code: 'DSP313',
      message: `"idleTimeoutInMinutes" ${timeout} does not lie between "minIdleTimeoutInMinutes" ${min} and `
        + `"maxIdleTimeoutInMinutes" ${max}`,
      hint: 'change one of the three',
    });
  }
  return settings;
}

/**
 * Lifecycle configurations of an application, and what it runs on: SageMaker takes no list of the first without the
 * second.
 */
function scripts(
  settings: { lifecycleConfigArns?: string[]; defaultResourceSpec?: StudioResourceSpec } | undefined,
  made: string | undefined,
  instanceType: string,
) {
  const spec = settings?.defaultResourceSpec;
  const lifecycleConfigArn = spec?.lifecycleConfigArn ?? made;
  const arns = unique(
    [...(settings?.lifecycleConfigArns ?? []), made, spec?.lifecycleConfigArn].filter((arn) => arn !== undefined),
  );
  if (arns.length === 0) return { defaultResourceSpec: spec };
  return {
    defaultResourceSpec: { ...spec, instanceType: spec?.instanceType ?? instanceType, lifecycleConfigArn },
    lifecycleConfigArns: arns,
  };
}

function sharingSettings(
  options: StudioUserSettings,
  { sharedNotebooks }: StudioUserSettingsFacts,
): CfnDomain.SharingSettingsProperty {
  const {
    notebookOutputOption = StudioNotebookOutput.ALLOWED,
    s3OutputPath = sharedNotebooks.path,
    s3KmsKeyId = sharedNotebooks.keyArn,
  } = options.sharingSettings ?? {};
  return { notebookOutputOption, s3OutputPath, s3KmsKeyId };
}

function whereGiven<T>(option: unknown, settings: T): T | undefined {
  return option === undefined ? undefined : settings;
}

function checkLength(
  scope: Construct,
  path: OptionPath,
  list: keyof typeof LIMITS,
  items: unknown[] | undefined,
): void {
  if (items === undefined || Token.isUnresolved(items) || items.length <= LIMITS[list]) return;
  failAt(scope, path, {
    code: 'DSP313',
    message: `${items.length} "${list}"`,
    hint: `SageMaker takes at most ${LIMITS[list]}`,
  });
}
