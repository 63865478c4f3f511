import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { GlueClassifierOptions } from './classifiers/classifier-options';
import { GlueConnectionOptions, ProjectSecurityGroupOptions } from './connections/connection-options';
import { GlueDatabaseOptions } from './databases/glue-database-options';
import { ProjectLakeFormationOptions } from './lake-formation/lake-formation-options';
import { ProjectLifecycleRule } from './project-lifecycle';
import { ProjectDataZoneOptions, ProjectSageMakerOptions } from './unified-studio/unified-studio-options';
import { RoleRef } from '../access/role-ref';
import { ComponentProps } from '../naming/component-props';

/**
 * The recipients of failure notifications.
 */
export interface FailureNotificationOptions {
  /**
   * Email addresses. Each address receives a message to confirm the subscription.
   *
   * @default - none
   * @format emailAddress
   * @sample operations@example.com
   * @distinct
   */
  readonly email?: string[];
}

/**
 * Configuration of a DataOps project.
 */
export interface DataOpsProjectOptions {
  /**
   * Roles that administer the bucket of the project and, if a database specifies it, the data.
   */
  readonly dataAdminRoles: RoleRef[];

  /**
   * Roles of the data engineers of the project.
   *
   * @default - none
   */
  readonly dataEngineerRoles?: RoleRef[];

  /**
   * Roles that jobs and crawlers of the project run as.
   *
   * @default - none
   */
  readonly projectExecutionRoles?: RoleRef[];

  /**
   * ARN of the key that encrypts job output in S3, usually the key of the data lake.
   *
   * @default - the key of the project
   * @format kmsKeyOrAliasArn
   */
  readonly s3OutputKmsKeyArn?: string;

  /**
   * ARNs of the keys of additional data lakes that jobs write to. A security configuration has one key for output, so
   * there is a separate security configuration for each key, published as `securityConfiguration/<key>`, for jobs that
   * write to that data lake.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html
   * @default - jobs write only with the key of `s3OutputKmsKeyArn`
   * @format kmsKeyOrAliasArn
   */
  readonly s3OutputKmsKeyArns?: { [key: string]: string };

  /**
   * ARN of the key that encrypts the Glue Data Catalog. The roles of the project can use it through Glue. The policy of
   * a key that `GlueCatalogSettings` creates allows this to all principals of its account, so specify a key only if
   * another tool created it, or if it is in another account.
   *
   * @default - no permissions in addition to those in the policy of the key
   * @format kmsKeyArn
   */
  readonly glueCatalogKmsKeyArn?: string;

  /**
   * Databases of the Glue Data Catalog by key.
   *
   * @default - none
   */
  readonly databases?: { [name: string]: GlueDatabaseOptions };

  /**
   * Recipients of notifications about failed crawlers and jobs.
   *
   * @default - none; the topic is always created
   */
  readonly failureNotifications?: FailureNotificationOptions;

  /**
   * Classifiers of crawlers by key.
   *
   * @default - none
   */
  readonly classifiers?: { [name: string]: GlueClassifierOptions };

  /**
   * Connections to data stores by key.
   *
   * @default - none
   */
  readonly connections?: { [name: string]: GlueConnectionOptions };

  /**
   * Security groups for connections by key.
   *
   * @default - none
   */
  readonly securityGroupConfigs?: { [name: string]: ProjectSecurityGroupOptions };

  /**
   * Lake Formation settings of the project.
   *
   * @default - none
   */
  readonly lakeFormation?: ProjectLakeFormationOptions;

  /**
   * A project in an Amazon DataZone domain, with data sources for databases that have `createDatazoneDatasource`.
   *
   * @default - none
   */
  readonly datazone?: ProjectDataZoneOptions;

  /**
   * A project in a SageMaker Unified Studio domain, with data sources for databases that have
   * `createSagemakerDatasource`.
   *
   * @default - none
   */
  readonly sagemaker?: ProjectSageMakerOptions;

  /**
   * Lifecycle rules of the bucket of the project. Not with an existing bucket, whose rules only its owner can set.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
   * @default - uploads in parts that are not completed end after 7 days
   */
  readonly lifecycleConfiguration?: ProjectLifecycleRule[];

  /**
   * ARN of an existing KMS key to use instead of a new one. Its owner manages its policy, which must allow the roles of
   * the project to encrypt and decrypt, CloudWatch Logs to encrypt the log groups under `/aws-glue/`, and EventBridge
   * (`events.amazonaws.com`) to decrypt and generate data keys.
   *
   * @default - a new key
   * @format kmsKeyArn
   */
  readonly existingKeyArn?: string;

  /**
   * Name of an existing bucket to use instead of a new one. Its owner manages its policy, which must allow engineers
   * and execution roles to read and write `data/` and `temp/` and to read `deployment/`, the deployment role to write
   * `deployment/`, and data administrators all actions on objects. Objects are encrypted with the key of the project.
   *
   * @default - a new bucket
   * @format bucketName
   * @sample example-org-project
   */
  readonly existingBucketName?: string;
}

/**
 * Properties of a `DataOpsProject`.
 */
export interface DataOpsProjectProps extends DataOpsProjectOptions, ComponentProps {
  /**
   * The key that encrypts job output in S3, instead of `s3OutputKmsKeyArn`.
   *
   * @default - the key of `s3OutputKmsKeyArn`
   */
  readonly s3OutputKey?: IKey;

  /**
   * The keys of additional data lakes, in addition to those of `s3OutputKmsKeyArns` and in the same way.
   *
   * @default - the keys of `s3OutputKmsKeyArns`
   */
  readonly s3OutputKeys?: { [key: string]: IKey };

  /**
   * The key that encrypts the Glue Data Catalog, instead of `glueCatalogKmsKeyArn`: for example that of
   * `GlueCatalogSettings`.
   *
   * @default - the key of `glueCatalogKmsKeyArn`
   */
  readonly glueCatalogKey?: IKey;

  /**
   * An existing key, instead of `existingKeyArn`. The policy of a key that the app owns is extended. The policy of an
   * imported key is not changed, and a warning is issued.
   *
   * @default - a new key, or that of `existingKeyArn`
   */
  readonly key?: IKey;

  /**
   * An existing bucket, instead of `existingBucketName`. The policy of a bucket that the app owns is extended. The
   * policies of an imported bucket, and of a bucket that another component of this library protects, are not changed: a
   * warning lists what they must allow.
   *
   * @default - a new bucket, or that of `existingBucketName`
   */
  readonly bucket?: IBucket;
}
