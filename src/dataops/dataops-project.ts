import {
  CfnConnection as CfnDataZoneConnection, CfnDataSource, CfnEnvironment, CfnEnvironmentProfile, CfnProject,
  CfnProjectMembership,
} from 'aws-cdk-lib/aws-datazone';
import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnClassifier, CfnConnection, CfnCrawler, CfnDatabase, CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { Grant, IGrantable, IManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import {
  CfnPrincipalPermissions, CfnResource as CfnLocation, CfnTag, CfnTagAssociation,
} from 'aws-cdk-lib/aws-lakeformation';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { catalogKeyPolicy } from './catalog-key-policy';
import { GlueClassifiers } from './classifiers/glue-classifiers';
import { GlueConnections, projectSecurityGroups } from './connections/glue-connections';
import { DatabaseCrawlers } from './crawlers/database-crawlers';
import { notifyOfFailures } from './crawlers/glue-crawler';
import { GlueDatabases, ProjectRoles } from './databases/glue-databases';
import { GlueResourceLink } from './databases/resource-links';
import { DataOpsProjectProps } from './dataops-project-options';
import { failureTopic } from './failure-topic';
import { LakeFormationTags } from './lake-formation/lake-formation-tags';
import { checkOutputKeys } from './output-keys';
import { projectBucket } from './project-bucket';
import { furtherConfigurations, securityConfiguration, serviceStatements } from './security-configuration';
import { UnifiedProjects } from './unified-studio/unified-projects';
import { addKeyStatement, textOf } from '../access/given-objects';
import { platformKey } from '../access/platform-key';
import { AccessLevel } from '../access/prefix-access';
import { grantPrefixes } from '../access/role-grants';
import { RoleReference, uniqueRoles } from '../access/role-reference';
import { namingOf, physicalName } from '../naming/names';
import { resourcesBelow } from '../private/cfn-resources';
import { sortedEntries } from '../private/collections';
import { valueOf } from '../private/lookup';
import { checkOptions } from '../private/options-reader';
import { RETAIN } from '../private/removal';

/**
 * The resources that the jobs and crawlers of a project share: a key, a bucket, a security configuration, a topic for
 * failures, and databases with their Lake Formation permissions, classifiers, connections and security groups.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html
 *
 * @example
 * declare const lake: DataLake;
 * new DataOpsProject(stack, 'Project', {
 *   dataAdminRoles: [{ name: 'data-admin' }],
 *   projectExecutionRoles: [{ name: 'glue-etl' }],
 *   databases: {
 *     sales: { description: 'Tables of sales', locationBucket: lake.bucket('raw'), locationPrefix: 'data/sales' },
 *   },
 * });
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
   * The role that writes code to `deployment/`. Lambda can assume it, for CDK bucket deployments.
   */
  public readonly deploymentRole: Role;

  /**
   * Name of the deployment role.
   */
  public readonly deploymentRoleName: string;

  /**
   * Name of the Glue security configuration, which encrypts job output, logs and job bookmarks.
   */
  public readonly securityConfigurationName: string;

  /**
   * The Glue security configuration.
   */
  public readonly securityConfiguration: CfnSecurityConfiguration;

  /**
   * The policy that allows the roles of the project to use the key of the Glue Data Catalog, if `glueCatalogKmsKeyArn`
   * is specified.
   */
  public readonly catalogKeyPolicy?: IManagedPolicy;

  /**
   * The topic that is notified of failures.
   */
  public readonly topic: ITopic;

  /**
   * Name of the topic.
   */
  public readonly topicName: string;

  /**
   * ID of the project in Amazon DataZone, if any.
   */
  public readonly datazoneProjectId?: string;

  /**
   * ID of the project in SageMaker Unified Studio, if any.
   */
  public readonly sagemakerProjectId?: string;

  private readonly furtherConfigurations: { readonly [key: string]: CfnSecurityConfiguration };
  private readonly databases: GlueDatabases;
  private readonly crawlers: DatabaseCrawlers;
  private readonly classifiers: GlueClassifiers;
  private readonly connections: GlueConnections;
  private readonly securityGroups: { [key: string]: ISecurityGroup };

  constructor(scope: Construct, id: string, props: DataOpsProjectProps) {
    super(scope, id);
    checkOptions(this, 'DataOpsProjectProps', props);
    const naming = props.naming ?? namingOf(this);
    const roles: ProjectRoles = {
      dataAdmins: RoleReference.list(this, props.dataAdminRoles, ['dataAdminRoles']),
      dataEngineers: RoleReference.list(this, props.dataEngineerRoles, ['dataEngineerRoles']),
      execution: RoleReference.list(this, props.projectExecutionRoles, ['projectExecutionRoles']),
    };
    const crawlerRoles = sortedEntries(props.databases).flatMap(([name, { crawler }]) => (
      crawler === undefined ? [] : [new RoleReference(this, crawler.role, ['databases', name, 'crawler', 'role'])]
    ));
    const everybody = uniqueRoles([...roles.dataAdmins, ...roles.dataEngineers, ...roles.execution, ...crawlerRoles]);

    this.deploymentRoleName = physicalName(naming, 'role', 'deployment');
    this.deploymentRole = new Role(this, 'DeploymentRole', {
      roleName: this.deploymentRoleName,
      description: 'Puts code of the project into its bucket',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    const deployment = new RoleReference(this, { role: this.deploymentRole, refId: 'deployment' });

    const key = platformKey(this, 'Key', {
      existingKeyArn: props.existingKeyArn,
      givenKey: props.key,
      naming,
      description: 'Encrypts the bucket, logs, bookmarks and notifications of the DataOps project',
      encrypt: [...everybody, deployment],
      removalPolicy: props.removalPolicy,
    });
    for (const statement of serviceStatements(this)) addKeyStatement(this, key, statement);
    this.key = key;

    this.bucket = projectBucket(this, props, { naming, key, roles, deployment });

    this.securityConfigurationName = physicalName(naming, 'glue');
    this.securityConfiguration = securityConfiguration(this, this.securityConfigurationName, {
      keyArn: key.keyArn,
      s3OutputKmsKeyArn: textOf(this, {
        object: 's3OutputKey', given: props.s3OutputKey, option: 's3OutputKmsKeyArn', text: props.s3OutputKmsKeyArn,
      }, props.s3OutputKey?.keyArn),
    });
    this.furtherConfigurations = furtherConfigurations(this, naming, key.keyArn, props);
    this.topicName = physicalName(naming, 'topic');
    this.topic = failureTopic(this, this.topicName, key, props.failureNotifications);
    const glueCatalogKmsKeyArn = textOf(this, {
      object: 'glueCatalogKey',
      given: props.glueCatalogKey,
      option: 'glueCatalogKmsKeyArn',
      text: props.glueCatalogKmsKeyArn,
    }, props.glueCatalogKey?.keyArn);
    if (glueCatalogKmsKeyArn !== undefined) {
      this.catalogKeyPolicy = catalogKeyPolicy(this, glueCatalogKmsKeyArn, everybody, naming);
    }

    checkOutputKeys(this, props.databases, roles.execution, [
      this.securityConfiguration, ...Object.values(this.furtherConfigurations),
    ]);

    this.classifiers = new GlueClassifiers(this, naming);
    this.classifiers.create(props.classifiers);
    this.securityGroups = projectSecurityGroups(this, naming, props.securityGroupConfigs);
    this.connections = new GlueConnections(this, naming, this.securityGroups);
    this.connections.create(props.connections);

    this.crawlers = new DatabaseCrawlers(this, naming, this.classifiers, this.securityConfiguration);
    this.databases = new GlueDatabases(this, {
      naming,
      roles,
      removalPolicy: props.removalPolicy ?? RETAIN,
      tags: new LakeFormationTags(this, props.lakeFormation?.lfTags),
      crawlers: this.crawlers,
      bucketName: this.bucket.bucketName,
    });
    this.databases.create(props.databases);
    notifyOfFailures(this, 'CrawlerFailureRule', Object.values(this.crawlers.names), this.topic.topicArn);
    // Must be last: its grants depend on all the others.
    const unified = new UnifiedProjects(this, naming, roles.dataAdmins, props, this.databases.names);
    this.datazoneProjectId = unified.datazone?.projectId;
    this.sagemakerProjectId = unified.sagemaker?.projectId;
  }

  /**
   * Grants a role the permissions of `projectExecutionRoles`: read and write `data/` and `temp/` in the bucket, read
   * `deployment/`, and use the key. It grants no access to databases. Throws an error for a grantee without a role,
   * and for a role of another stack without an explicit name.
   *
   * @param grantee the role, or a construct with a role, such as a function
   *
   * @example
   * declare const project: DataOpsProject;
   * declare const role: IRole;
   * project.grantExecution(role);
   */
  public grantExecution(grantee: IGrantable): Grant {
    return grantPrefixes(this.bucket, this.key, grantee, [
      { prefix: 'data/', level: AccessLevel.READ_WRITE },
      { prefix: 'temp/', level: AccessLevel.READ_WRITE },
      { prefix: 'deployment/', level: AccessLevel.READ },
    ]);
  }

  /**
   * Keys of the additional security configurations, sorted.
   */
  public get furtherSecurityConfigurationKeys(): string[] {
    return Object.keys(this.furtherConfigurations);
  }

  /**
   * The security configuration for an additional output key. Throws an error if the key does not exist.
   *
   * @param key the key in `s3OutputKmsKeyArns`
   */
  public furtherSecurityConfiguration(key: string): CfnSecurityConfiguration {
    return this.named('security configuration', this.furtherConfigurations, key);
  }

  /**
   * Keys of the databases, sorted.
   */
  public get databaseKeys(): string[] {
    return Object.keys(this.databases.names);
  }

  /**
   * Name of a database in the Glue Data Catalog. Throws an error if the key does not exist.
   *
   * @param key the key of the database in `databases`
   */
  public databaseName(key: string): string {
    return this.named('database', this.databases.names, key);
  }

  /**
   * Keys of the databases that have a crawler, sorted.
   */
  public get crawlerKeys(): string[] {
    return Object.keys(this.crawlers.names);
  }

  /**
   * Name of the crawler of a database. Throws an error if the database has no crawler.
   *
   * @param key the key of the database in `databases`
   */
  public crawlerName(key: string): string {
    return this.named('crawler of a database', this.crawlers.names, key);
  }

  /**
   * Keys of the classifiers, sorted.
   */
  public get classifierKeys(): string[] {
    return Object.keys(this.classifiers.names);
  }

  /**
   * Name of a classifier. Throws an error if the key does not exist.
   *
   * @param key the key of the classifier in `classifiers`
   */
  public classifierName(key: string): string {
    return this.named('classifier', this.classifiers.names, key);
  }

  /**
   * Keys of the connections, sorted.
   */
  public get connectionKeys(): string[] {
    return Object.keys(this.connections.names);
  }

  /**
   * Name of a connection. Throws an error if the key does not exist.
   *
   * @param key the key of the connection in `connections`
   */
  public connectionName(key: string): string {
    return this.named('connection', this.connections.names, key);
  }

  /**
   * Keys of the security groups, sorted.
   */
  public get securityGroupKeys(): string[] {
    return Object.keys(this.securityGroups);
  }

  /**
   * ID of a security group. Throws an error if the key does not exist.
   *
   * @param key the key of the group in `securityGroupConfigs`
   */
  public securityGroupId(key: string): string {
    return this.securityGroup(key).securityGroupId;
  }

  /**
   * A database of the Glue Data Catalog. Throws an error if the key does not exist.
   *
   * @param key the key of the database in `databases`
   */
  public database(key: string): CfnDatabase {
    return this.named('database', this.databases.resources, key);
  }

  /**
   * The crawler of a database. Throws an error if the database has no crawler.
   *
   * @param key the key of the database in `databases`
   */
  public crawler(key: string): CfnCrawler {
    return this.named('crawler of a database', this.crawlers.resources, key);
  }

  /**
   * A classifier. Throws an error if the key does not exist.
   *
   * @param key the key of the classifier in `classifiers`
   */
  public classifier(key: string): CfnClassifier {
    return this.named('classifier', this.classifiers.byKey, key);
  }

  /**
   * A connection. Throws an error if the key does not exist.
   *
   * @param key the key of the connection in `connections`
   */
  public connection(key: string): CfnConnection {
    return this.named('connection', this.connections.resources, key);
  }

  /**
   * A security group. Throws an error if the key does not exist.
   *
   * @param key the key of the security group in `securityGroupConfigs`
   */
  public securityGroup(key: string): ISecurityGroup {
    return this.named('security group', this.securityGroups, key);
  }

  /**
   * The rules that report failed crawls to the topic.
   */
  public get crawlerFailureRules(): CfnRule[] {
    return resourcesBelow(this, CfnRule);
  }

  /**
   * The permissions that Lake Formation grants on databases, tables and locations.
   */
  public get lakeFormationPermissions(): CfnPrincipalPermissions[] {
    return resourcesBelow(this, CfnPrincipalPermissions);
  }

  /**
   * The locations that are registered with Lake Formation.
   */
  public get lakeFormationLocations(): CfnLocation[] {
    return resourcesBelow(this, CfnLocation);
  }

  /**
   * The LF-tags of the project.
   */
  public get lakeFormationTags(): CfnTag[] {
    return resourcesBelow(this, CfnTag);
  }

  /**
   * The associations of LF-tags with databases.
   */
  public get lakeFormationTagAssociations(): CfnTagAssociation[] {
    return resourcesBelow(this, CfnTagAssociation);
  }

  /**
   * The projects in Amazon DataZone and SageMaker Unified Studio.
   */
  public get datazoneProjects(): CfnProject[] {
    return resourcesBelow(this, CfnProject);
  }

  /**
   * The memberships of these projects.
   */
  public get datazoneMemberships(): CfnProjectMembership[] {
    return resourcesBelow(this, CfnProjectMembership);
  }

  /**
   * The environments of these projects.
   */
  public get datazoneEnvironments(): CfnEnvironment[] {
    return resourcesBelow(this, CfnEnvironment);
  }

  /**
   * The environment profiles of these projects.
   */
  public get datazoneEnvironmentProfiles(): CfnEnvironmentProfile[] {
    return resourcesBelow(this, CfnEnvironmentProfile);
  }

  /**
   * The connections of these projects.
   */
  public get datazoneConnections(): CfnDataZoneConnection[] {
    return resourcesBelow(this, CfnDataZoneConnection);
  }

  /**
   * The data sources of these projects.
   */
  public get datazoneDataSources(): CfnDataSource[] {
    return resourcesBelow(this, CfnDataSource);
  }

  /**
   * Resource links to the databases of the project in the catalogs of other accounts. They are created in stacks of
   * those accounts; the project itself grants these accounts permission to describe the databases.
   */
  public get resourceLinks(): GlueResourceLink[] {
    return [...this.databases.links];
  }

  private named<T>(kind: string, values: { readonly [key: string]: T }, key: string): T {
    return valueOf(this, `the project has no ${kind}`, values, key);
  }
}
