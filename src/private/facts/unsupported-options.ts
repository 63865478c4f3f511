const API_ONLY = 'only the SageMaker API sets it, and CloudFormation has no property for it';
const DOMAIN_ONLY = 'CloudFormation supports it only for the domain: specify it in "defaultUserSettings"';

const ACROSS_PROJECTS = 'a blueprint belongs to a domain of Amazon SageMaker Unified Studio, not to a project; '
  + 'create it with the domain';
const PRODUCT = 'this library deploys modules and does not create AWS Service Catalog products';
const OF_MDAA = { sagemakerBlueprint: ACROSS_PROJECTS, service_catalog_product_config: PRODUCT };

/**
 * Options of AWS or AWS MDAA that this library does not support, by struct and key, with the reason.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UserSettings.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-usersettings.html
 */
export const UNSUPPORTED_OPTIONS: { readonly [struct: string]: { readonly [key: string]: string } } = {
  StudioUserSettings: { canvasAppSettings: API_ONLY, tensorBoardAppSettings: API_ONLY },
  StudioUserProfileSettings: {
    canvasAppSettings: API_ONLY, tensorBoardAppSettings: API_ONLY, rSessionAppSettings: DOMAIN_ONLY,
  },
  DataOpsProjectOptions: OF_MDAA,
  DataOpsProjectProps: OF_MDAA,
  StudioJupyterLabAppSettings: { emrSettings: API_ONLY },
  StudioProfileCodeEditorAppSettings: { appLifecycleManagement: DOMAIN_ONLY },
  StudioProfileJupyterLabAppSettings: { appLifecycleManagement: DOMAIN_ONLY },
};
