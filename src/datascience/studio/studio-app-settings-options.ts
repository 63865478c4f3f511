/**
 * When idle applications are shut down.
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
   * Minutes without activity after which an application is shut down: 60 to 525600.
   *
   * @default 60
   */
  readonly idleTimeoutInMinutes?: number;

  /**
   * Shortest time that people may choose, in minutes: 60 to 525600, and not more than `idleTimeoutInMinutes`.
   *
   * @default - users cannot choose
   */
  readonly minIdleTimeoutInMinutes?: number;

  /**
   * Longest time that people may choose, in minutes: 60 to 525600, and not less than `idleTimeoutInMinutes`.
   *
   * @default - users cannot choose
   */
  readonly maxIdleTimeoutInMinutes?: number;
}

/**
 * The life of applications.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AppLifecycleManagement.html
 */
export interface StudioAppLifecycleManagement {
  /**
   * When idle applications are shut down.
   *
   * @default - after 60 minutes
   */
  readonly idleSettings?: StudioIdleSettings;
}

/**
 * What an application runs on by default.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-resourcespec.html
 */
export interface StudioResourceSpec {
  /**
   * Type of the instance, for example `ml.t3.medium`. For Jupyter Server it is always `system`.
   *
   * @default - SageMaker chooses. Where there are lifecycle configurations `ml.t3.medium`, and `system` for Jupyter
   * Server
   * @format mlInstanceType
   */
  readonly instanceType?: string;

  /**
   * ARN of the lifecycle configuration that runs at every start. It is added to `lifecycleConfigArns`.
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
   * ARN of the version of the image.
   *
   * @default - the latest
   * @format sageMakerImageVersionArn
   */
  readonly sageMakerImageVersionArn?: string;
}

/**
 * An image of your own.
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
   * Number of the version, 0 or more.
   *
   * @default - the latest
   */
  readonly imageVersionNumber?: number;
}

/**
 * A Git repository that JupyterLab offers to clone.
 */
export interface StudioCodeRepository {
  /**
   * URL of the repository; it begins with `https://`.
   *
   * @format gitRepositoryUrl
   */
  readonly repositoryUrl: string;
}

/**
 * Settings of JupyterLab for one user. CloudFormation sets idle shutdown only for the domain.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-userprofile-jupyterlabappsettings.html
 */
export interface StudioProfileJupyterLabAppSettings {
  /**
   * ARN of the lifecycle configuration that runs before every other and that people cannot leave out.
   *
   * @default - none
   * @format sageMakerLifecycleConfigArn
   */
  readonly builtInLifecycleConfigArn?: string;

  /**
   * Git repositories that are offered to clone, at most 10.
   *
   * @default - none
   */
  readonly codeRepositories?: StudioCodeRepository[];

  /**
   * Images of your own, at most 200.
   *
   * @default - those of SageMaker
   */
  readonly customImages?: StudioCustomImage[];

  /**
   * What applications run on by default.
   *
   * @default - SageMaker chooses
   */
  readonly defaultResourceSpec?: StudioResourceSpec;

  /**
   * ARNs of lifecycle configurations that people may choose.
   *
   * @default - the one that `lifecycleConfigs` of the domain creates, if any
   * @format sageMakerLifecycleConfigArn
   */
  readonly lifecycleConfigArns?: string[];
}

/**
 * Settings of JupyterLab.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-jupyterlabappsettings.html
 */
export interface StudioJupyterLabAppSettings extends StudioProfileJupyterLabAppSettings {
  /**
   * The life of applications.
   *
   * @default - idle applications are shut down after 60 minutes
   */
  readonly appLifecycleManagement?: StudioAppLifecycleManagement;
}

/**
 * Settings of Code Editor for one user. CloudFormation sets idle shutdown only for the domain.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-userprofile-codeeditorappsettings.html
 */
export interface StudioProfileCodeEditorAppSettings {
  /**
   * ARN of the lifecycle configuration that runs before every other and that users cannot leave out.
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
   * ARNs of lifecycle configurations that users may choose.
   *
   * @default - the one that `lifecycleConfigs` of the domain creates, if any
   * @format sageMakerLifecycleConfigArn
   */
  readonly lifecycleConfigArns?: string[];
}

/**
 * Settings of Code Editor.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-codeeditorappsettings.html
 */
export interface StudioCodeEditorAppSettings extends StudioProfileCodeEditorAppSettings {
  /**
   * When idle applications are shut down.
   *
   * @default - as for JupyterLab
   */
  readonly appLifecycleManagement?: StudioAppLifecycleManagement;
}

/**
 * Settings of Jupyter Server, the application of Studio Classic itself.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-jupyterserverappsettings.html
 */
export interface StudioJupyterServerAppSettings {
  /**
   * What the application runs on.
   *
   * @default - SageMaker chooses
   */
  readonly defaultResourceSpec?: StudioResourceSpec;

  /**
   * ARNs of lifecycle configurations that people may choose.
   *
   * @default - the one that `lifecycleConfigs` of the domain creates, if any
   * @format sageMakerLifecycleConfigArn
   */
  readonly lifecycleConfigArns?: string[];
}

/**
 * Settings of the kernels of Studio Classic.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-kernelgatewayappsettings.html
 */
export interface StudioKernelGatewayAppSettings {
  /**
   * Images of your own, at most 200.
   *
   * @default - those of SageMaker
   */
  readonly customImages?: StudioCustomImage[];

  /**
   * What kernels run on by default.
   *
   * @default - SageMaker chooses
   */
  readonly defaultResourceSpec?: StudioResourceSpec;

  /**
   * ARNs of lifecycle configurations that people may choose.
   *
   * @default - the one that `lifecycleConfigs` of the domain creates, if any
   * @format sageMakerLifecycleConfigArn
   */
  readonly lifecycleConfigArns?: string[];
}

/**
 * Settings of the sessions of RStudio.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-rsessionappsettings.html
 */
export interface StudioRSessionAppSettings {
  /**
   * Images of your own, at most 200.
   *
   * @default - that of SageMaker
   */
  readonly customImages?: StudioCustomImage[];

  /**
   * What sessions run on by default.
   *
   * @default - SageMaker chooses
   */
  readonly defaultResourceSpec?: StudioResourceSpec;
}
