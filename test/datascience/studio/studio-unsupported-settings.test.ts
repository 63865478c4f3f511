import { template, USER } from './studio-team';
import { StudioDomainOptions } from '../../../src';

test.each<[string, object, string]>([
  [
    'Canvas', { defaultUserSettings: { canvasAppSettings: {} } },
    'defaultUserSettings.canvasAppSettings: error DSP110: "canvasAppSettings" is not supported: only the SageMaker API',
  ],
  [
    'Canvas for one user', { userProfiles: { ada: { ...USER, userSettings: { canvasAppSettings: {} } } } },
    'userSettings.canvasAppSettings: error DSP110: "canvasAppSettings" is not supported: only the SageMaker API',
  ],
  [
    'idle shutdown for one user',
    { userProfiles: { ada: { ...USER, userSettings: { jupyterLabAppSettings: { appLifecycleManagement: {} } } } } },
    '"appLifecycleManagement" is not supported: CloudFormation supports it only for the domain',
  ],
])('a setting that CloudFormation does not support is rejected with that reason: %s', (_, studio, message) => {
  expect(() => template(studio as Partial<StudioDomainOptions>)).toThrow(message);
});
