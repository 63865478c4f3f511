/**
 * Whether something of Studio is available.
 */
export enum StudioAvailability {
  /**
   * Available.
   */
  ENABLED = 'ENABLED',

  /**
   * Not available.
   */
  DISABLED = 'DISABLED',
}

/**
 * Whether shared notebooks of Studio Classic carry the output of their cells.
 */
export enum StudioNotebookOutput {
  /**
   * With output.
   */
  ALLOWED = 'Allowed',

  /**
   * Without output.
   */
  DISABLED = 'Disabled',
}

/**
 * What a user may do in RStudio.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/rstudio-create-user.html
 */
export enum StudioRStudioUserGroup {
  /**
   * Work in sessions.
   */
  R_STUDIO_USER = 'R_STUDIO_USER',

  /**
   * Work in sessions, and administer RStudio through its dashboard.
   */
  R_STUDIO_ADMIN = 'R_STUDIO_ADMIN',
}

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
   * @default - people do not choose
   */
  readonly minIdleTimeoutInMinutes?: number;

  /**
   * Longest time that people may choose, in minutes: 60 to 525600, and not less than `idleTimeoutInMinutes`.
   *
   * @default - people do not choose
   */
  readonly maxIdleTimeoutInMinutes?: number;
}

/**
 * The life of applications.
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
   * Type of the instance, for example `ml.t3.medium`. For Jupyter Server it is `system` and nothing else.
   *
   * @default - SageMaker chooses. Where there are lifecycle configurations `ml.t3.medium`, and `system` for Jupyter
   * Server
   * @format mlInstanceType
   */
  readonly instanceType?: string;

  /**
   * ARN of the lifecycle configuration that runs at every start. It is added to `lifecycleConfigArns`.
   *
   * @default - the one that `lifecycleConfigs` of the domain makes, if any
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
 * Settings of JupyterLab.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-jupyterlabappsettings.html
 */
export interface StudioJupyterLabAppSettings {
  /**
   * The life of applications.
   *
   * @default - idle applications are shut down after 60 minutes
   */
  readonly appLifecycleManagement?: StudioAppLifecycleManagement;

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
   * @default - the one that `lifecycleConfigs` of the domain makes, if any
   * @format sageMakerLifecycleConfigArn
   */
  readonly lifecycleConfigArns?: string[];
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
   * @default - the one that `lifecycleConfigs` of the domain makes, if any
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
   * @default - the one that `lifecycleConfigs` of the domain makes, if any
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

/**
 * Access of people to RStudio. Where it is enabled, the domain gets the settings that RStudio needs: see
 * `rStudioServerProDomainSettings`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/rstudio.html
 */
export interface StudioRStudioServerProAppSettings {
  /**
   * Whether people may open RStudio.
   *
   * @default StudioAvailability.ENABLED
   */
  readonly accessStatus?: StudioAvailability;

  /**
   * What people may do in RStudio.
   *
   * @default StudioRStudioUserGroup.R_STUDIO_USER
   */
  readonly userGroup?: StudioRStudioUserGroup;
}

/**
 * How notebooks of Studio Classic are shared.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/notebooks-sharing.html
 */
export interface StudioSharingSettings {
  /**
   * Whether shared notebooks carry the output of their cells.
   *
   * @default StudioNotebookOutput.ALLOWED
   */
  readonly notebookOutputOption?: StudioNotebookOutput;

  /**
   * ARN or id of the key that encrypts shared notebooks. Its policy stays with its owner and must let those who share
   * encrypt and decrypt.
   *
   * @default - the key of the domain
   * @sample arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
   * @format kmsKeyId
   */
  readonly s3KmsKeyId?: string;

  /**
   * Where shared notebooks are kept: `s3://bucket/prefix`. The policy of a bucket other than that of the domain stays
   * with its owner.
   *
   * @default - `notebookSharingPrefix` in the bucket of the domain
   * @format s3Uri
   * @sample s3://example-bucket/notebooks
   */
  readonly s3OutputPath?: string;
}

/**
 * Settings of every user of a domain.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-usersettings.html
 */
export interface StudioUserSettings {
  /**
   * Settings of JupyterLab. Its idle settings hold for the code editor too.
   *
   * @default - idle applications are shut down after 60 minutes
   */
  readonly jupyterLabAppSettings?: StudioJupyterLabAppSettings;

  /**
   * Settings of Jupyter Server.
   *
   * @default - those of SageMaker
   */
  readonly jupyterServerAppSettings?: StudioJupyterServerAppSettings;

  /**
   * Settings of the kernels of Studio Classic.
   *
   * @default - those of SageMaker
   */
  readonly kernelGatewayAppSettings?: StudioKernelGatewayAppSettings;

  /**
   * Settings of the sessions of RStudio.
   *
   * @default - those of SageMaker
   */
  readonly rSessionAppSettings?: StudioRSessionAppSettings;

  /**
   * Access of people to RStudio.
   *
   * @default - no user has access
   */
  readonly rStudioServerProAppSettings?: StudioRStudioServerProAppSettings;

  /**
   * IDs of security groups that applications get in addition to that of the domain. There may be 5 in all.
   *
   * @default - none
   * @format securityGroupId
   * @distinct
   */
  readonly securityGroups?: string[];

  /**
   * How notebooks of Studio Classic are shared.
   *
   * @default - in the bucket of the domain, with the output of their cells
   */
  readonly sharingSettings?: StudioSharingSettings;

  /**
   * Whether people open the Studio of today. Where it is `DISABLED`, they open Studio Classic.
   *
   * @default StudioAvailability.ENABLED
   */
  readonly studioWebPortal?: StudioAvailability;
}
