import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { DataOpsProjectOptions, FailureNotificationOptions } from './dataops-project-options';
import { createClassifiers } from './glue-classifiers';
import { createConnections } from './glue-connections';
import { GlueDatabases, ProjectRoles } from './glue-databases';
import { notifyOfFailedCrawls } from './glue-crawler';
import { createSecurityGroups } from './project-security-groups';
import { createResourceLinks } from './resource-links';
import { UnifiedProjects } from './unified-projects';
import { attachedPolicy } from '../access/attached-policy';
import { platformKey } from '../access/platform-key';
import { AccessLevel } from '../access/prefix-access';
import { protectedBucket } from '../access/protected-bucket';
import { RoleReference, uniqueRoles } from '../access/role-reference';
import { ComponentProps } from '../naming/component-props';
import { IResourceNaming } from '../naming/resource-naming';
import { unique } from '../private/collections';
import { namingOf, physicalName } from '../private/names';
import { checkOptions } from '../private/options-model';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

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
  private readonly classifiers: { [key: string]: string };
  private readonly connections: { [key: string]: string };
  private readonly securityGroups: { [key: string]: ISecurityGroup };

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

    const key = platformKey(this, 'Key', {
      existingKeyArn: props.existingKeyArn,
      naming,
      description: 'Encrypts the bucket, logs, bookmarks and notifications of the DataOps project',
      encrypt: [...everybody, deployment],
      removalPolicy: props.removalPolicy,
    });
    for (const statement of serviceStatements(this)) key.addToResourcePolicy(statement);
    this.key = key;

    const workers = uniqueRoles([...roles.dataEngineers, ...roles.execution]);
    this.bucket = protectedBucket(this, 'Bucket', {
      existingBucketName: props.existingBucketName,
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

    this.classifiers = createClassifiers(this, naming, props.classifiers);
    this.securityGroups = createSecurityGroups(this, naming, props.securityGroupConfigs);
    this.connections = createConnections(
      this, naming, props.connections, Object.fromEntries(Object.entries(this.securityGroups).map(([name, group]) => [name, group.securityGroupId])),
    );
    this.databases = new GlueDatabases(this, {
      naming,
      roles,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
      securityConfiguration: this.securityConfigurationName,
      classifiers: this.classifiers,
    });
    this.databases.create(props.databases, props.lakeFormation?.lfTags);
    notifyOfFailedCrawls(this, this.databases.crawlerNames, this.topic.topicArn);
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
   * Keys of the classifiers, sorted.
   */
  public get classifierKeys(): string[] {
    return Object.keys(this.classifiers);
  }

  /**
   * Keys of the connections, sorted.
   */
  public get connectionKeys(): string[] {
    return Object.keys(this.connections);
  }

  /**
   * Keys of the security groups, sorted.
   */
  public get securityGroupKeys(): string[] {
    return Object.keys(this.securityGroups);
  }

  /**
   * Name of a database in the Glue Data Catalog. Throws where the project has no such database.
   *
   * @param key the key of the database in `databases`
   */
  public databaseName(key: string): string {
    return this.lookUp('database', key, this.databases.names);
  }

  /**
   * Name of a classifier. Throws where the project has no such classifier.
   *
   * @param key the key of the classifier in `classifiers`
   */
  public classifierName(key: string): string {
    return this.lookUp('classifier', key, this.classifiers);
  }

  /**
   * Name of a connection. Throws where the project has no such connection.
   *
   * @param key the key of the connection in `connections`
   */
  public connectionName(key: string): string {
    return this.lookUp('connection', key, this.connections);
  }

  /**
   * A security group. Throws where the project has no such group.
   *
   * @param key the key of the group in `securityGroupConfigs`
   */
  public securityGroup(key: string): ISecurityGroup {
    return this.lookUp('security group', key, this.securityGroups);
  }

  /**
   * The accounts in which links to databases of the project are wanted, sorted.
   */
  public get resourceLinkAccounts(): string[] {
    return unique(this.databases.links.map(({ account }) => account)).sort();
  }

  /**
   * Makes the links to databases of the project that are wanted in an account.
   *
   * @param scope a construct in a stack of that account
   * @param account the account, one of `resourceLinkAccounts`
   */
  public createResourceLinks(scope: Construct, account: string): void {
    createResourceLinks(scope, this.databases.links.filter((link) => link.account === account), Stack.of(this));
  }

  private lookUp<T>(kind: string, key: string, map: { [key: string]: T }): T {
    if (Object.hasOwn(map, key)) return map[key];
    return fail({ code: 'DSP204', where: this.node.path, message: `the project has no ${kind} "${key}"`, hint: didYouMean(key, Object.keys(map)) });
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
