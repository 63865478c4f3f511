const API_ONLY = 'only the SageMaker API sets it, and CloudFormation has no property for it';
const DOMAIN_ONLY = 'CloudFormation has it only for the domain: write it in "defaultUserSettings"';

/**
 * Options that AWS has and that cannot be set here, by struct and key, with the reason.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UserSettings.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-usersettings.html
 */
export const UNSUPPORTED_OPTIONS: { readonly [struct: string]: { readonly [key: string]: string } } = {
  StudioUserSettings: { canvasAppSettings: API_ONLY, tensorBoardAppSettings: API_ONLY },
  StudioUserProfileSettings: {
    canvasAppSettings: API_ONLY, tensorBoardAppSettings: API_ONLY, rSessionAppSettings: DOMAIN_ONLY,
  },
  StudioJupyterLabAppSettings: { emrSettings: API_ONLY },
  StudioProfileCodeEditorAppSettings: { appLifecycleManagement: DOMAIN_ONLY },
  StudioProfileJupyterLabAppSettings: { appLifecycleManagement: DOMAIN_ONLY },
};
