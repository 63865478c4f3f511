/**
 * Size of an MLflow tracking server, which decides on its price and on how many people log at the same time.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-create-tracking-server.html#mlflow-create-tracking-server-sizes
 */
export enum MlflowServerSize {
  /**
   * For teams of up to 25 people.
   */
  SMALL = 'Small',

  /**
   * For teams of up to 50 people.
   */
  MEDIUM = 'Medium',

  /**
   * For teams of up to 100 people.
   */
  LARGE = 'Large',
}

/**
 * An MLflow tracking server of a team. It is billed by the hour, and kept when it leaves the template, with the experiments that it knows.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow.html
 */
export interface TeamMlflowOptions {
  /**
   * Whether the team has a tracking server.
   */
  readonly enabled: boolean;

  /**
   * Prefix of artifacts in the bucket of the team, where the server and the roles of the team read and write. It may not overlap the assets of
   * lifecycle configurations, which run in the applications of everybody.
   *
   * @default 'sagemaker/mlflow/'
   */
  readonly artifactStorePrefix?: string;

  /**
   * Whether models that are registered in MLflow are registered in the SageMaker model registry too.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-track-experiments-model-registration.html
   * @default false
   */
  readonly automaticModelRegistration?: boolean;

  /**
   * Name of the server, as it stands: 1 to 256 letters, digits and hyphens, unique in account and region. Another name is another server.
   *
   * @default - given by the naming scheme
   * @pattern ^[A-Za-z0-9](-*[A-Za-z0-9]){0,255}$
   * @sample research-experiments
   */
  readonly serverName?: string;

  /**
   * Size of the server.
   *
   * @default MlflowServerSize.SMALL
   */
  readonly serverSize?: MlflowServerSize;

  /**
   * Version of MLflow, for example `2.16`.
   *
   * @default - the version that SageMaker takes by default
   * @sample 2.16
   */
  readonly serverVersion?: string;
}
