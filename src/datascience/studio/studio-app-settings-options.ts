/**
 * Settings for the shutdown of idle applications.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-idle-shutdown.html
 */
export interface StudioIdleSettings {
  /**
   * `ENABLED` or `DISABLED`.
   *
   * @default ENABLED
   * @pattern ^(ENABLED|DISABLED)$
   * @sample ENABLED
   */
  readonly lifecycleManagement?: string;

  /**
   * Idle time in minutes after which an application is shut down: 60 to 525600.
   *
   * @default 60
   */
  readonly idleTimeoutInMinutes?: number;

  /**
   * Minimum idle time that users can set, in minutes: 60 to 525600, and not more than `idleTimeoutInMinutes`.
   *
   * @default - users cannot choose
   */
  readonly minIdleTimeoutInMinutes?: number;

  /**
   * Maximum idle time that users can set, in minutes: 60 to 525600, and not less than `idleTimeoutInMinutes`.
   *
   * @default - users cannot choose
   */
  readonly maxIdleTimeoutInMinutes?: number;
}

/**
 * Lifecycle settings of applications.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AppLifecycleManagement.html
 */
export interface StudioAppLifecycleManagement {
  /**
   * Settings for the shutdown of idle applications.
   *
   * @default - after 60 minutes
   */
  readonly idleSettings?: StudioIdleSettings;
}

/**
 * The default instance type, image and lifecycle configuration of an application.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-resourcespec.html
 */
export interface StudioResourceSpec {
  /**
   * Instance type, for example `ml.t3.medium`. For Jupyter Server, it is always `system`.
   *
   * @default - SageMaker chooses. If there are lifecycle configurations, `ml.t3.medium`, and `system` for Jupyter
   * Server
   * @format mlInstanceType
   */
  readonly instanceType?: string;

  /**
   * ARN of the lifecycle configuration that runs whenever the application starts. It is added to `lifecycleConfigArns`.
   *
   * @default - the one that `lifecycleConfigs` of the domain creates, if any
   * @format sageMakerLifecycleConfigArn
   */
  readonly lifecycleConfigArn?: string;

  /**
   * ARN of the image.
   *
   * @default - SageMaker chooses
   * @format sageMakerImageArn
   */
  readonly sageMakerImageArn?: string;

  /**
   * ARN of the image version.
   *
   * @default - the latest version
   * @format sageMakerImageVersionArn
   */
  readonly sageMakerImageVersionArn?: string;
}

/**
 * A custom image.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-byoi.html
 */
export interface StudioCustomImage {
  /**
   * Name of the `AppImageConfig`.
   *
   * @format sageMakerName
   */
  readonly appImageConfigName: string;

  /**
   * Name of the image.
   *
   * @format sageMakerName
   */
  readonly imageName: string;

  /**
   * Version number, 0 or more.
   *
   * @default - the latest version
   */
  readonly imageVersionNumber?: number;
}

/**
 * A Git repository that JupyterLab suggests to clone.
 */
export interface StudioCodeRepository {
  /**
   * URL of the repository. It must begin with `https://`.
   *
   * @format gitRepositoryUrl
   */
  readonly repositoryUrl: string;
}

/**
 * JupyterLab settings of one user. CloudFormation supports idle shutdown only for the domain.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-userprofile-jupyterlabappsettings.html
 */
export interface StudioProfileJupyterLabAppSettings {
  /**
   * ARN of the lifecycle configuration that runs before all others and that users cannot skip.
   *
   * @default - none
   * @format sageMakerLifecycleConfigArn
   */
  readonly builtInLifecycleConfigArn?: string;

  /**
   * Git repositories that JupyterLab suggests to clone, at most 10.
   *
   * @default - none
   */
  readonly codeRepositories?: StudioCodeRepository[];

  /**
   * Custom images, at most 200.
   *
   * @default - the images of SageMaker
   */
  readonly customImages?: StudioCustomImage[];

  /**
   * Instance type, image and lifecycle configuration that applications use by default.
   *
   * @default - SageMaker chooses
   */
  readonly defaultResourceSpec?: StudioResourceSpec;

  /**
   * ARNs of lifecycle configurations that users can choose.
   *
   * @default - the one that `lifecycleConfigs` of the domain creates, if any
   * @format sageMakerLifecycleConfigArn
   */
  readonly lifecycleConfigArns?: string[];
}

/**
 * JupyterLab settings.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-jupyterlabappsettings.html
 */
export interface StudioJupyterLabAppSettings extends StudioProfileJupyterLabAppSettings {
  /**
   * Lifecycle settings of applications.
   *
   * @default - idle applications are shut down after 60 minutes
   */
  readonly appLifecycleManagement?: StudioAppLifecycleManagement;
}

/**
 * Code Editor settings of one user. CloudFormation supports idle shutdown only for the domain.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-userprofile-codeeditorappsettings.html
 */
export interface StudioProfileCodeEditorAppSettings {
  /**
   * ARN of the lifecycle configuration that runs before all others and that users cannot skip.
   *
   * @default - none
   * @format sageMakerLifecycleConfigArn
   */
  readonly builtInLifecycleConfigArn?: string;

  /**
   * Custom images, at most 200.
   *
   * @default - the images of SageMaker
   */
  readonly customImages?: StudioCustomImage[];

  /**
   * Instance type, image and lifecycle configuration that applications use by default.
   *
   * @default - SageMaker chooses
   */
  readonly defaultResourceSpec?: StudioResourceSpec;

  /**
   * ARNs of lifecycle configurations that users can choose.
   *
   * @default - the one that `lifecycleConfigs` of the domain creates, if any
   * @format sageMakerLifecycleConfigArn
   */
  readonly lifecycleConfigArns?: string[];
}

/**
 * Code Editor settings.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-codeeditorappsettings.html
 */
export interface StudioCodeEditorAppSettings extends StudioProfileCodeEditorAppSettings {
  /**
   * Lifecycle settings of applications.
   *
   * @default - those of JupyterLab
   */
  readonly appLifecycleManagement?: StudioAppLifecycleManagement;
}

/**
 * Settings of Jupyter Server, the main application of Studio Classic.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-jupyterserverappsettings.html
 */
export interface StudioJupyterServerAppSettings {
  /**
   * Instance type, image and lifecycle configuration that the application uses by default.
   *
   * @default - SageMaker chooses
   */
  readonly defaultResourceSpec?: StudioResourceSpec;

  /**
   * ARNs of lifecycle configurations that users can choose.
   *
   * @default - the one that `lifecycleConfigs` of the domain creates, if any
   * @format sageMakerLifecycleConfigArn
   */
  readonly lifecycleConfigArns?: string[];
}

/**
 * Settings of Studio Classic kernels.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-kernelgatewayappsettings.html
 */
export interface StudioKernelGatewayAppSettings {
  /**
   * Custom images, at most 200.
   *
   * @default - the images of SageMaker
   */
  readonly customImages?: StudioCustomImage[];

  /**
   * Instance type, image and lifecycle configuration that kernels use by default.
   *
   * @default - SageMaker chooses
   */
  readonly defaultResourceSpec?: StudioResourceSpec;

  /**
   * ARNs of lifecycle configurations that users can choose.
   *
   * @default - the one that `lifecycleConfigs` of the domain creates, if any
   * @format sageMakerLifecycleConfigArn
   */
  readonly lifecycleConfigArns?: string[];
}

/**
 * Settings of RStudio sessions.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-rsessionappsettings.html
 */
export interface StudioRSessionAppSettings {
  /**
   * Custom images, at most 200.
   *
   * @default - the image of SageMaker
   */
  readonly customImages?: StudioCustomImage[];

  /**
   * Instance type, image and lifecycle configuration that sessions use by default.
   *
   * @default - SageMaker chooses
   */
  readonly defaultResourceSpec?: StudioResourceSpec;
}
