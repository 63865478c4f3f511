import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { GlueClassifierOptions } from './classifiers/classifier-options';
import { GlueConnectionOptions, ProjectSecurityGroupOptions } from './connections/connection-options';
import { GlueDatabaseOptions } from './databases/glue-database-options';
import { ProjectLakeFormationOptions } from './lake-formation/lake-formation-options';
import { ProjectDataZoneOptions, ProjectSageMakerOptions } from './unified-studio/unified-studio-options';
import { RoleRef } from '../access/role-ref';
import { ComponentProps } from '../naming/component-props';

/**
 * Who is told of failures.
 */
export interface FailureNotificationOptions {
  /**
   * E-mail addresses. Each receives a message that asks to confirm the subscription.
   *
   * @default - no role
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
   * Roles that administer the project: its bucket and, if a database specifies so, its data.
   */
  readonly dataAdminRoles: RoleRef[];

  /**
   * Roles of the people who build in the project.
   *
   * @default - no role
   */
  readonly dataEngineerRoles?: RoleRef[];

  /**
   * Roles that jobs and crawlers of the project run as.
   *
   * @default - none
   */
  readonly projectExecutionRoles?: RoleRef[];

  /**
   * ARN of the key that encrypts what jobs write to S3, usually the key of the data lake.
   *
   * @default - the key of the project
   * @format kmsKeyOrAliasArn
   */
  readonly s3OutputKmsKeyArn?: string;

  /**
   * ARNs of the keys of further data lakes that jobs write to. A security configuration has one key for output, so each
   * key has a separate security configuration, published as `securityConfiguration/<key>`: a job that writes to that
   * data lake uses it.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html
   * @default - jobs write with the key of `s3OutputKmsKeyArn`
   * @format kmsKeyOrAliasArn
   */
  readonly s3OutputKmsKeyArns?: { [key: string]: string };

  /**
   * ARN of the key that encrypts the Glue Data Catalog. The roles of the project are allowed to use it through Glue.
   *
   * @default - the roles of the project need no such right
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
   * Who is told of failures of crawlers and jobs.
   *
   * @default - no role; the topic is created in any case
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
   * ARN of an existing KMS key that is used in the place of a new one. Its policy stays with its owner and must let the
   * roles of the project encrypt and decrypt, CloudWatch Logs encrypt the log groups below `/aws-glue/`, and
   * EventBridge (`events.amazonaws.com`) decrypt and generate data keys.
   *
   * @default - a new key
   * @format kmsKeyArn
   */
  readonly existingKeyArn?: string;

  /**
   * Name of an existing bucket that is used in the place of a new one. Its policy stays with its owner and must let
   * engineers and execution roles read and write `data/` and `temp/` and read `deployment/`, the deployment role write
   * `deployment/`, and data administrators do everything. The bucket is encrypted with the key of the project.
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
   * The key that encrypts what jobs write to S3, in place of `s3OutputKmsKeyArn`.
   *
   * @default - the key of `s3OutputKmsKeyArn`
   */
  readonly s3OutputKey?: IKey;

  /**
   * The keys of further data lakes, in addition to those of `s3OutputKmsKeyArns` and in the same way.
   *
   * @default - the keys of `s3OutputKmsKeyArns`
   */
  readonly s3OutputKeys?: { [key: string]: IKey };

  /**
   * The key that encrypts the Glue Data Catalog, in place of `glueCatalogKmsKeyArn`: for example that of
   * `GlueCatalogSettings`.
   *
   * @default - the key of `glueCatalogKmsKeyArn`
   */
  readonly glueCatalogKey?: IKey;

  /**
   * An existing key, in place of `existingKeyArn`. The policy of a key that the app owns is extended. The policy of an
   * imported key is not changed, and a warning is issued.
   *
   * @default - a new key, or that of `existingKeyArn`
   */
  readonly key?: IKey;

  /**
   * An existing bucket, in place of `existingBucketName`. The policy of a bucket that the app owns is extended. The
   * policies of an imported bucket, and of one that another component of this library protects, do not change: a
   * warning lists what they must allow.
   *
   * @default - a new bucket, or that of `existingBucketName`
   */
  readonly bucket?: IBucket;
}
