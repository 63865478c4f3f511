import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IKey } from 'aws-cdk-lib/aws-kms';
import {
  StudioCodeEditorAppSettings,
  StudioJupyterLabAppSettings,
  StudioJupyterServerAppSettings,
  StudioKernelGatewayAppSettings,
  StudioProfileCodeEditorAppSettings,
  StudioProfileJupyterLabAppSettings,
  StudioRSessionAppSettings,
} from './studio-app-settings-options';
import {
  StudioAutoMountHomeEfs,
  StudioCustomFileSystemConfig,
  StudioCustomPosixUserConfig,
  StudioSpaceStorageSettings,
} from './studio-storage-options';
import { StudioWebPortalSettings } from './studio-web-portal-options';
import { RoleRef } from '../../access/role-ref';

/**
 * Whether a feature of Studio is available.
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
 * Whether shared notebooks of Studio Classic include cell output.
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
 * Access level of a user in RStudio.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/rstudio-create-user.html
 */
export enum StudioRStudioUserGroup {
  /**
   * Work in sessions.
   */
  R_STUDIO_USER = 'R_STUDIO_USER',

  /**
   * Work in sessions, and administer RStudio in its dashboard.
   */
  R_STUDIO_ADMIN = 'R_STUDIO_ADMIN',
}

/**
 * RStudio access of users. If it is enabled, the domain gets the settings that RStudio needs: see
 * `rStudioServerProDomainSettings`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/rstudio.html
 */
export interface StudioRStudioServerProAppSettings {
  /**
   * Whether users can open RStudio.
   *
   * @default StudioAvailability.ENABLED
   */
  readonly accessStatus?: StudioAvailability;

  /**
   * Access level of users in RStudio.
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
   * Whether shared notebooks include cell output.
   *
   * @default StudioNotebookOutput.ALLOWED
   */
  readonly notebookOutputOption?: StudioNotebookOutput;

  /**
   * ARN or ID of the key that encrypts shared notebooks. Its owner manages its policy, which must allow users who share
   * notebooks to encrypt and decrypt.
   *
   * @default - the key of the domain
   * @sample arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
   * @format kmsKeyId
   */
  readonly s3KmsKeyId?: string;

  /**
   * The key that encrypts shared notebooks, instead of `s3KmsKeyId`. Its policy does not change.
   *
   * @default - the key of `s3KmsKeyId`
   */
  readonly s3KmsKey?: IKey;

  /**
   * S3 location for shared notebooks: `s3://bucket/prefix`. The policy of a bucket other than that of the domain is not
   * changed.
   *
   * @default - `notebookSharingPrefix` in the bucket of the domain
   * @format s3Uri
   * @sample s3://example-bucket/notebooks
   */
  readonly s3OutputPath?: string;
}

/**
 * User settings of a domain, for all users or for one user profile.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-usersettings.html
 */
export interface StudioCommonUserSettings {
  /**
   * Whether the home directory on the EFS volume of the domain is mounted in private spaces.
   *
   * @default - SageMaker mounts it
   * @yaml autoMountHomeEFS
   */
  readonly autoMountHomeEfs?: StudioAutoMountHomeEfs;

  /**
   * File systems that users mount in their spaces, at most 2.
   *
   * @default - none
   */
  readonly customFileSystemConfigs?: StudioCustomFileSystemConfig[];

  /**
   * The POSIX identity for file system operations.
   *
   * @default - SageMaker chooses
   */
  readonly customPosixUserConfig?: StudioCustomPosixUserConfig;

  /**
   * Settings of Jupyter Server.
   *
   * @default - those of SageMaker
   */
  readonly jupyterServerAppSettings?: StudioJupyterServerAppSettings;

  /**
   * Settings of Studio Classic kernels.
   *
   * @default - those of SageMaker
   */
  readonly kernelGatewayAppSettings?: StudioKernelGatewayAppSettings;

  /**
   * RStudio access of users.
   *
   * @default - no user has access
   */
  readonly rStudioServerProAppSettings?: StudioRStudioServerProAppSettings;

  /**
   * IDs of additional security groups for applications. With that of the domain, at most 5 are allowed.
   *
   * @default - none
   * @format securityGroupId
   * @distinct
   */
  readonly securityGroups?: string[];

  /**
   * Security groups that applications get in addition to that of the domain and to `securityGroups`.
   *
   * @default - none
   */
  readonly additionalSecurityGroups?: ISecurityGroup[];

  /**
   * How notebooks of Studio Classic are shared.
   *
   * @default - in the bucket of the domain, with cell output
   */
  readonly sharingSettings?: StudioSharingSettings;

  /**
   * Storage of spaces.
   *
   * @default - 5 GB by default and 100 GB at most
   */
  readonly spaceStorageSettings?: StudioSpaceStorageSettings;

  /**
   * Whether users open the current version of Studio. If it is `DISABLED`, they open Studio Classic.
   *
   * @default StudioAvailability.ENABLED
   */
  readonly studioWebPortal?: StudioAvailability;

  /**
   * Applications, tools, instance types and image versions that the Studio UI hides. This is not access control: use
   * `allowedInstanceTypes` of the team to restrict instance types.
   *
   * @default - none
   */
  readonly studioWebPortalSettings?: StudioWebPortalSettings;
}

/**
 * Settings of every user of a domain.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-usersettings.html
 */
export interface StudioUserSettings extends StudioCommonUserSettings {
  /**
   * Settings of Code Editor.
   *
   * @default - idle applications are shut down with the settings of JupyterLab
   */
  readonly codeEditorAppSettings?: StudioCodeEditorAppSettings;

  /**
   * Settings of JupyterLab. Its idle settings also apply to Code Editor, unless `codeEditorAppSettings` has its own.
   *
   * @default - idle applications are shut down after 60 minutes
   */
  readonly jupyterLabAppSettings?: StudioJupyterLabAppSettings;

  /**
   * Settings of RStudio sessions.
   *
   * @default - those of SageMaker
   */
  readonly rSessionAppSettings?: StudioRSessionAppSettings;
}

/**
 * Settings of one user. They take precedence over `defaultUserSettings` of the domain, one application at a time;
 * security groups are added to those of the domain. To change the RStudio access of a profile, the profile must be
 * replaced: remove it in one deployment, and add it in the next.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-userprofile-usersettings.html
 */
export interface StudioUserProfileSettings extends StudioCommonUserSettings {
  /**
   * Settings of Code Editor.
   *
   * @default - those of the domain
   */
  readonly codeEditorAppSettings?: StudioProfileCodeEditorAppSettings;

  /**
   * Settings of JupyterLab.
   *
   * @default - those of the domain
   */
  readonly jupyterLabAppSettings?: StudioProfileJupyterLabAppSettings;

  /**
   * The role that applications of this user run as. `sagemaker.amazonaws.com` must be able to assume it. It gets the
   * same permissions and guardrails as the execution role of the team.
   *
   * @default - the execution role of the domain
   */
  readonly executionRole?: RoleRef;
}
