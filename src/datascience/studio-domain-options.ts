import { RoleRef } from '../access/role-ref';

/**
 * How people sign in to Studio.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/onboard-custom.html
 */
export enum StudioAuthMode {
  /**
   * With a session of an IAM role, through a presigned URL.
   */
  IAM = 'IAM',

  /**
   * With IAM Identity Center.
   */
  SSO = 'SSO',
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
   */
  readonly lifecycleManagement?: string;

  /**
   * Minutes without activity after which an application is shut down: 60 to 525600.
   *
   * @default 60
   */
  readonly idleTimeoutInMinutes?: number;

  /**
   * Shortest time that people may choose, in minutes.
   *
   * @default - people do not choose
   */
  readonly minIdleTimeoutInMinutes?: number;

  /**
   * Longest time that people may choose, in minutes.
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
 * Settings of JupyterLab.
 */
export interface StudioJupyterLabAppSettings {
  /**
   * The life of applications.
   *
   * @default - idle applications are shut down after 60 minutes
   */
  readonly appLifecycleManagement?: StudioAppLifecycleManagement;
}

/**
 * Settings of every user of a domain.
 */
export interface StudioUserSettings {
  /**
   * Settings of JupyterLab. Its idle settings hold for the code editor too.
   *
   * @default - idle applications are shut down after 60 minutes
   */
  readonly jupyterLabAppSettings?: StudioJupyterLabAppSettings;
}

/**
 * A user profile of a domain.
 */
export interface StudioUserProfileOptions {
  /**
   * The role whose sessions open the profile; required where people sign in with IAM. Its unique id becomes part of the `userid` tag.
   *
   * @default - people sign in with IAM Identity Center
   */
  readonly userRole?: RoleRef;
}

/**
 * Configuration of a SageMaker Studio domain.
 */
export interface StudioDomainOptions {
  /**
   * How people sign in.
   */
  readonly authMode: StudioAuthMode;

  /**
   * Id of the VPC that the domain lives in. Its applications reach nothing but what the VPC reaches.
   */
  readonly vpcId: string;

  /**
   * Ids of the subnets.
   */
  readonly subnetIds: string[];

  /**
   * Prefix in the bucket of the team where shared notebooks are kept.
   *
   * @default 'sagemaker/notebooks/'
   */
  readonly notebookSharingPrefix?: string;

  /**
   * User profiles. The key is the session name of the user where people sign in with IAM, and the name of the user in IAM Identity Center otherwise.
   *
   * @default - none
   */
  readonly userProfiles?: { [name: string]: StudioUserProfileOptions };

  /**
   * Id of an existing security group.
   *
   * @default - a security group that allows HTTPS to anywhere the VPC reaches and traffic between its members
   */
  readonly securityGroupId?: string;

  /**
   * Settings of every user.
   *
   * @default - idle applications are shut down after 60 minutes
   */
  readonly defaultUserSettings?: StudioUserSettings;
}
