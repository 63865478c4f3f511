/**
 * Who opens a space of Studio.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-jl-user-guide-share-space.html
 */
export enum StudioSpaceSharing {
  /**
   * The owner alone.
   */
  PRIVATE = 'Private',

  /**
   * Every user profile of the domain, in one application that all of them share.
   */
  SHARED = 'Shared',
}

/**
 * JupyterLab spaces of a team: one for each user profile of its Studio domain, which owns it. Spaces are kept with their volumes when they leave the
 * template. They carry no tags; what runs in them has the tag `sagemaker:domain-arn` that SageMaker sets.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-jl.html
 */
export interface TeamJupyterLabOptions {
  /**
   * Whether the spaces are made. It needs a `studioDomainConfig`.
   */
  readonly enabled: boolean;

  /**
   * Type of the instance that JupyterLab runs on, for example `ml.t3.medium`. The owner may choose another one of those that are allowed.
   *
   * @default 'ml.t3.medium'
   * @pattern ^ml\..+$
   * @sample ml.t3.large
   */
  readonly defaultInstanceType?: string;

  /**
   * Who opens the spaces. Another value makes other spaces, since the sharing of a space cannot be changed.
   *
   * @default StudioSpaceSharing.PRIVATE
   */
  readonly defaultSharingType?: StudioSpaceSharing;
}
