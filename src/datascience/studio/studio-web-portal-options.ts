/**
 * An application that the Studio UI can hide.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StudioWebPortalSettings.html
 */
export enum StudioAppType {
  /**
   * Jupyter Server.
   */
  JUPYTER_SERVER = 'JupyterServer',

  /**
   * TensorBoard.
   */
  TENSOR_BOARD = 'TensorBoard',

  /**
   * RStudio.
   */
  RSTUDIO_SERVER_PRO = 'RStudioServerPro',

  /**
   * JupyterLab.
   */
  JUPYTER_LAB = 'JupyterLab',

  /**
   * Code Editor.
   */
  CODE_EDITOR = 'CodeEditor',

  /**
   * Detailed Profiler.
   */
  DETAILED_PROFILER = 'DetailedProfiler',

  /**
   * Canvas.
   */
  CANVAS = 'Canvas',
}

/**
 * A machine learning tool that the Studio UI can hide.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StudioWebPortalSettings.html
 */
export enum StudioMlTool {
  /**
   * Data Wrangler.
   */
  DATA_WRANGLER = 'DataWrangler',

  /**
   * Feature Store.
   */
  FEATURE_STORE = 'FeatureStore',

  /**
   * EMR clusters.
   */
  EMR_CLUSTERS = 'EmrClusters',

  /**
   * AutoML.
   */
  AUTO_ML = 'AutoMl',

  /**
   * Experiments.
   */
  EXPERIMENTS = 'Experiments',

  /**
   * Training.
   */
  TRAINING = 'Training',

  /**
   * Model Evaluation.
   */
  MODEL_EVALUATION = 'ModelEvaluation',

  /**
   * Pipelines.
   */
  PIPELINES = 'Pipelines',

  /**
   * Models.
   */
  MODELS = 'Models',

  /**
   * JumpStart.
   */
  JUMP_START = 'JumpStart',

  /**
   * Inference Recommender.
   */
  INFERENCE_RECOMMENDER = 'InferenceRecommender',

  /**
   * Endpoints.
   */
  ENDPOINTS = 'Endpoints',

  /**
   * Projects.
   */
  PROJECTS = 'Projects',

  /**
   * Inference Optimization.
   */
  INFERENCE_OPTIMIZATION = 'InferenceOptimization',

  /**
   * HyperPod clusters.
   */
  HYPERPOD_CLUSTERS = 'HyperPodClusters',

  /**
   * Comet.
   */
  COMET = 'Comet',

  /**
   * Deepchecks LLM Evaluation.
   */
  DEEPCHECKS_LLM_EVALUATION = 'DeepchecksLLMEvaluation',

  /**
   * Fiddler.
   */
  FIDDLER = 'Fiddler',

  /**
   * Lakera Guard.
   */
  LAKERA_GUARD = 'LakeraGuard',

  /**
   * Performance Evaluation.
   */
  PERFORMANCE_EVALUATION = 'PerformanceEvaluation',
}

/**
 * Versions of an image that the Studio UI hides.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HiddenSageMakerImage.html
 */
export interface StudioHiddenSageMakerImage {
  /**
   * Name of the image. SageMaker can hide versions only of `sagemaker_distribution`.
   *
   * @default sagemaker_distribution
   * @pattern ^sagemaker_distribution$
   * @sample sagemaker_distribution
   */
  readonly sageMakerImageName?: string;

  /**
   * Aliases of versions: `major.minor`, at most 20.
   *
   * @format imageVersionAlias
   * @distinct
   */
  readonly versionAliases: string[];
}

/**
 * Applications, tools, instance types and image versions that the Studio UI hides.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-studiowebportalsettings.html
 */
export interface StudioWebPortalSettings {
  /**
   * Hidden applications.
   *
   * @default - none
   * @distinct
   */
  readonly hiddenAppTypes?: StudioAppType[];

  /**
   * Instance types that the portal does not show.
   *
   * @default - none
   * @format mlInstanceType
   * @distinct
   */
  readonly hiddenInstanceTypes?: string[];

  /**
   * Hidden machine learning tools.
   *
   * @default - none
   * @distinct
   */
  readonly hiddenMlTools?: StudioMlTool[];

  /**
   * Hidden image versions, at most 5.
   *
   * @default - none
   */
  readonly hiddenSageMakerImageVersionAliases?: StudioHiddenSageMakerImage[];
}
