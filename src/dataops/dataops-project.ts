import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { GlueDatabaseOptions } from './glue-database-options';
import { GlueDatabases, ProjectRoles } from './glue-databases';
import { ProjectDataZoneOptions } from './project-datazone-options';
import { ProjectSagemakerOptions } from './project-sagemaker-options';
import { UnifiedProjects } from './unified-projects';
import { attachedPolicy } from '../access/attached-policy';
import { PlatformKey } from '../access/platform-key';
import { AccessLevel } from '../access/prefix-access';
import { ProtectedBucket } from '../access/protected-bucket';
import { RoleRef } from '../access/role-ref';
import { RoleReference, uniqueRoles } from '../access/role-reference';
import { ComponentProps } from '../naming/component-props';
import { IResourceNaming } from '../naming/resource-naming';
import { namingOf, physicalName } from '../private/names';
import { checkOptions } from '../private/options-model';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

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
}

/**
 * Properties of a `DataOpsProject`.
 */
export interface DataOpsProjectProps extends DataOpsProjectOptions, ComponentProps {}

/**
 * What the jobs and crawlers of one project share: a key, a bucket, a security configuration, a topic for failures, and databases with their
 * Lake Formation permissions.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html
 */
export class DataOpsProject extends Construct {
  /**
   * The key of the project.
   */
  public readonly key: IKey;

  /**
   * The bucket of the project: `data/` and `temp/` for jobs, `deployment/` for their code.
   */
  public readonly bucket: IBucket;

  /**
   * The role that puts code below `deployment/`. Lambda may assume it, which is how CDK's bucket deployments run.
   */
  public readonly deploymentRole: Role;

  /**
   * Name of the deployment role.
   */
  public readonly deploymentRoleName: string;

  /**
   * Name of the Glue security configuration: encryption of what jobs write, of their logs and of their bookmarks.
   */
  public readonly securityConfigurationName: string;

  /**
   * The topic that is told of failures.
   */
  public readonly topic: ITopic;

  /**
   * Name of the topic.
   */
  public readonly topicName: string;

  /**
   * Id of the project in Amazon DataZone, where there is one.
   */
  public readonly datazoneProjectId?: string;

  /**
   * Id of the project in SageMaker Unified Studio, where there is one.
   */
  public readonly sagemakerProjectId?: string;

  private readonly databases: GlueDatabases;

  constructor(scope: Construct, id: string, props: DataOpsProjectProps) {
    super(scope, id);
    checkOptions(this, 'DataOpsProjectProps', props);
    const naming = props.naming ?? namingOf(this);
    const roles: ProjectRoles = {
      dataAdmins: RoleReference.list(this, props.dataAdminRoles),
      dataEngineers: RoleReference.list(this, props.dataEngineerRoles),
      execution: RoleReference.list(this, props.projectExecutionRoles),
    };
    const everybody = uniqueRoles([...roles.dataAdmins, ...roles.dataEngineers, ...roles.execution]);

    this.deploymentRoleName = physicalName(naming, 'role', 'deployment');
    this.deploymentRole = new Role(this, 'DeploymentRole', {
      roleName: this.deploymentRoleName,
      description: 'Puts code of the project into its bucket',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    const deployment = new RoleReference(this, { role: this.deploymentRole, refId: 'deployment' });

    const key = new PlatformKey(this, 'Key', {
      naming,
      description: 'Encrypts the bucket, logs, bookmarks and notifications of the DataOps project',
      encrypt: [...everybody, deployment],
      removalPolicy: props.removalPolicy,
    });
    for (const statement of serviceStatements(this)) key.allowService(statement);
    this.key = key;

    const workers = uniqueRoles([...roles.dataEngineers, ...roles.execution]);
    this.bucket = new ProtectedBucket(this, 'Bucket', {
      naming,
      key,
      grants: [
        { prefix: '/', level: AccessLevel.READ_WRITE_SUPER, roles: roles.dataAdmins },
        { prefix: 'data/', level: AccessLevel.READ_WRITE, roles: workers },
        { prefix: 'temp/', level: AccessLevel.READ_WRITE, roles: workers },
        { prefix: 'deployment/', level: AccessLevel.READ, roles: workers },
        { prefix: 'deployment/', level: AccessLevel.READ_WRITE, roles: [deployment] },
      ],
      removalPolicy: props.removalPolicy,
    });

    this.securityConfigurationName = physicalName(naming, 'glue');
    this.createSecurityConfiguration(props.s3OutputKmsKeyArn ?? key.keyArn);
    this.topicName = physicalName(naming, 'topic');
    this.topic = this.createTopic(props.failureNotifications);
    if (props.glueCatalogKmsKeyArn !== undefined) this.allowCatalogKey(props.glueCatalogKmsKeyArn, everybody, naming);

    this.databases = new GlueDatabases(this, naming, roles, props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.databases.create(props.databases);
    const unified = new UnifiedProjects(this, naming, roles.dataAdmins, props, this.databases.names);
    this.datazoneProjectId = unified.datazone?.projectId;
    this.sagemakerProjectId = unified.sagemaker?.projectId;
  }

  /**
   * Keys of the databases, sorted.
   */
  public get databaseKeys(): string[] {
    return Object.keys(this.databases.names);
  }

  /**
   * Name of a database in the Glue Data Catalog. Throws where the project has no such database.
   *
   * @param key the key of the database in `databases`
   */
  public databaseName(key: string): string {
    if (Object.hasOwn(this.databases.names, key)) return this.databases.names[key];
    return fail({
      code: 'DSP204', where: this.node.path, message: `the project has no database "${key}"`, hint: didYouMean(key, this.databaseKeys),
    });
  }

  private createSecurityConfiguration(s3KeyArn: string): void {
    const kmsKeyArn = this.key.keyArn;
    new CfnSecurityConfiguration(this, 'SecurityConfiguration', {
      name: this.securityConfigurationName,
      encryptionConfiguration: {
        s3Encryptions: [{ s3EncryptionMode: 'SSE-KMS', kmsKeyArn: s3KeyArn }],
        cloudWatchEncryption: { cloudWatchEncryptionMode: 'SSE-KMS', kmsKeyArn },
        jobBookmarksEncryption: { jobBookmarksEncryptionMode: 'CSE-KMS', kmsKeyArn },
      },
    });
  }

  private createTopic(notifications: FailureNotificationOptions | undefined): Topic {
    const topic = new Topic(this, 'Topic', { topicName: this.topicName, masterKey: this.key, enforceSSL: true });
    topic.addToResourcePolicy(new PolicyStatement({
      sid: 'PublishEvents',
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    }));
    for (const address of notifications?.email ?? []) topic.addSubscription(new EmailSubscription(address));
    return topic;
  }

  private allowCatalogKey(keyArn: string, roles: RoleReference[], naming: IResourceNaming): void {
    attachedPolicy(this, 'CatalogKeyPolicy', {
      managedPolicyName: physicalName(naming, 'managedPolicy', 'catalog-key'),
      description: 'Use of the key of the Glue Data Catalog, through Glue',
      roles,
      document: new PolicyDocument({
        statements: [new PolicyStatement({
          sid: 'UseThroughGlue',
          actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
          resources: [keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `glue.${Stack.of(this).region}.amazonaws.com` } },
        })],
      }),
    });
  }
}

/** What CloudWatch Logs and EventBridge may do with the key. */
function serviceStatements(scope: Construct): PolicyStatement[] {
  const { account, region } = Stack.of(scope);
  const logGroups = Stack.of(scope).formatArn({ service: 'logs', resource: 'log-group:/aws-glue/*' });
  return [
    new PolicyStatement({
      sid: 'EncryptGlueLogs',
      principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
    }),
    new PolicyStatement({
      sid: 'PublishEvents',
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  ];
}
