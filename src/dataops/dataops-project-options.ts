import { GlueClassifierOptions } from './glue-classifier-options';
import { GlueConnectionOptions } from './glue-connection-options';
import { GlueDatabaseOptions } from './glue-database-options';
import { LakeFormationTag } from './lake-formation-tag-options';
import { ProjectDataZoneOptions } from './project-datazone-options';
import { ProjectSagemakerOptions } from './project-sagemaker-options';
import { RoleRef } from '../access/role-ref';
import { SecurityGroupRules } from '../network/security-group-rules';

/**
 * Who is told of failures.
 */
export interface FailureNotificationOptions {
  /**
   * E-mail addresses. Each receives a message that asks to confirm the subscription.
   *
   * @default - nobody
   */
  readonly email?: string[];
}

/**
 * Configuration of a DataOps project.
 */
export interface DataOpsProjectOptions {
  /**
   * Roles that administer the project: its bucket and, where a database says so, its data.
   */
  readonly dataAdminRoles: RoleRef[];

  /**
   * Roles of the people who build in the project.
   *
   * @default - nobody
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
   */
  readonly s3OutputKmsKeyArn?: string;

  /**
   * ARN of the key that encrypts the Glue Data Catalog. The roles of the project are allowed to use it through Glue.
   *
   * @default - the roles of the project need no such right
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
   * @default - nobody, though the topic is there to subscribe to
   */
  readonly failureNotifications?: FailureNotificationOptions;

  /**
   * Classifiers by key, which crawlers name.
   *
   * @default - none
   */
  readonly classifiers?: { [name: string]: GlueClassifierOptions };

  /**
   * Connections by key.
   *
   * @default - none
   */
  readonly connections?: { [name: string]: GlueConnectionOptions };

  /**
   * Security groups by key, which connections name.
   *
   * @default - none
   */
  readonly securityGroupConfigs?: { [name: string]: SecurityGroupConfig };

  /**
   * Tags of Lake Formation.
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
   * A project in a SageMaker Unified Studio domain, with data sources for databases that have `createSagemakerDatasource`.
   *
   * @default - none
   */
  readonly sagemaker?: ProjectSagemakerOptions;

  /**
   * ARN of an existing key to use instead of one of its own. Its policy stays with its owner, and must let the roles of the project encrypt and decrypt,
   * CloudWatch Logs encrypt logs of Glue, and EventBridge publish to the topic.
   *
   * @default - a key of its own
   */
  readonly existingKeyArn?: string;

  /**
   * Name of an existing bucket to use instead of one of its own. Its policy stays with its owner, and must let jobs read and write below `data/` and
   * `temp/`, and read below `deployment/`.
   *
   * @default - a bucket of its own
   */
  readonly existingBucketName?: string;
}

/**
 * A security group of a project. Its members reach each other on every TCP port, as Glue wants it; nothing else comes in.
 */
export interface SecurityGroupConfig {
  /**
   * Id of the VPC.
   */
  readonly vpcId: string;

  /**
   * What may go out.
   *
   * @default - nothing but what goes to members of the group
   */
  readonly securityGroupEgressRules?: SecurityGroupRules;
}

/**
 * Tags of Lake Formation, by which permissions are granted.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/tag-based-access-control.html
 */
export interface ProjectLakeFormationOptions {
  /**
   * Tags and their values, to be made. A key exists once in a catalog.
   *
   * @default - none
   */
  readonly lfTags?: LakeFormationTag[];
}
