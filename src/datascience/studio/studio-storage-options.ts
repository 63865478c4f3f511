import { IFileSystem as IElasticFileSystem } from 'aws-cdk-lib/aws-efs';
import { IFileSystem as ILustreFileSystem } from 'aws-cdk-lib/aws-fsx';
/**
 * Whether the home directory on the EFS volume of the domain is mounted.
 */
export enum StudioAutoMountHomeEfs {
  /**
   * Mounted.
   */
  ENABLED = 'Enabled',

  /**
   * Not mounted.
   */
  DISABLED = 'Disabled',

  /**
   * As specified for the domain. Only for the settings of one user.
   */
  DEFAULT_AS_DOMAIN = 'DefaultAsDomain',
}

/**
 * A directory of an Amazon EFS file system. The security groups of the domain must be able to reach its mount targets.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/domain-custom-file-system.html
 */
export interface StudioEfsFileSystemConfig {
  /**
   * ID of the file system.
   *
   * @default - the ID of `fileSystem`
   * @unless fileSystem
   * @format fileSystemId
   */
  readonly fileSystemId?: string;

  /**
   * The file system, instead of `fileSystemId`. Its security groups must let those of the domain in.
   *
   * @default - the file system of `fileSystemId`
   */
  readonly fileSystem?: IElasticFileSystem;

  /**
   * Path of the directory. It must begin with a slash.
   *
   * @default - the root directory
   * @format fileSystemPath
   */
  readonly fileSystemPath?: string;
}

/**
 * A directory of an Amazon FSx for Lustre file system.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/domain-custom-file-system.html
 */
export interface StudioFSxLustreFileSystemConfig {
  /**
   * ID of the file system.
   *
   * @default - the ID of `fileSystem`
   * @unless fileSystem
   * @format fileSystemId
   */
  readonly fileSystemId?: string;

  /**
   * The file system, instead of `fileSystemId`. Its security groups must let those of the domain in.
   *
   * @default - the file system of `fileSystemId`
   */
  readonly fileSystem?: ILustreFileSystem;

  /**
   * Path of the directory. It must begin with a slash.
   *
   * @default - the root directory
   * @format fileSystemPath
   */
  readonly fileSystemPath?: string;
}

/**
 * A prefix of an Amazon S3 bucket. The execution role needs access to it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3FileSystemConfig.html
 */
export interface StudioS3FileSystemConfig {
  /**
   * Path at which the prefix is mounted in the space.
   *
   * @default - SageMaker chooses
   */
  readonly mountPath?: string;

  /**
   * URI of the prefix: `s3://bucket/prefix`.
   *
   * @format s3Uri
   */
  readonly s3Uri: string;
}

/**
 * A file system that users mount in their spaces. Specify exactly one of the properties.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-customfilesystemconfig.html
 */
export interface StudioCustomFileSystemConfig {
  /**
   * A directory of an Amazon EFS file system.
   *
   * @default - another kind of file system
   */
  readonly efsFileSystemConfig?: StudioEfsFileSystemConfig;

  /**
   * A directory of an Amazon FSx for Lustre file system.
   *
   * @default - another kind of file system
   */
  readonly fSxLustreFileSystemConfig?: StudioFSxLustreFileSystemConfig;

  /**
   * A prefix of an Amazon S3 bucket.
   *
   * @default - another kind of file system
   */
  readonly s3FileSystemConfig?: StudioS3FileSystemConfig;
}

/**
 * The POSIX identity for file system operations.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-customposixuserconfig.html
 */
export interface StudioCustomPosixUserConfig {
  /**
   * Group ID: 1001 to 4000000.
   */
  readonly gid: number;

  /**
   * User ID: 10000 to 4000000.
   */
  readonly uid: number;
}

/**
 * Sizes of the EBS volume of a space.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-defaultebsstoragesettings.html
 */
export interface StudioDefaultEbsStorageSettings {
  /**
   * Default size in GB: 5 to 16384.
   */
  readonly defaultEbsVolumeSizeInGb: number;

  /**
   * Maximum size that users can choose, in GB: `defaultEbsVolumeSizeInGb` to 16384.
   */
  readonly maximumEbsVolumeSizeInGb: number;
}

/**
 * Storage of spaces.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-domain-defaultspacestoragesettings.html
 */
export interface StudioSpaceStorageSettings {
  /**
   * Sizes of the EBS volume of a space.
   *
   * @default - 5 GB by default and 100 GB at most
   */
  readonly defaultEbsStorageSettings?: StudioDefaultEbsStorageSettings;
}
